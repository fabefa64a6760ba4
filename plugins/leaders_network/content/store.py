"""Pages that were read before, kept by what their file held."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from leaders_network.problems import Problems
from leaders_network.records.store import RecordStore

_HERE = Path(__file__).parent


class PageStore:
    """What was read of pages and folders; without a file, nothing is kept.

    What had a problem is never kept, so that it is told of by every run.
    """

    def __init__(self, file: Path | None = None) -> None:
        """Open a file of what was read, which may be missing or damaged: then nothing is known."""
        self._store = RecordStore(file, _HERE) if file else None
        self._fresh: dict[bytes, Any] = {}
        self._used: list[bytes] = []

    def of(self, kind: str, raw: bytes, problems: Problems, read: Callable[[], Any]) -> Any:
        """Return what a file's bytes say, read only where that is not kept; None when it cannot be.

        Args:
            kind: What it is read as.
            raw: What the file holds.
            problems: Gets what is wrong.
            read: Reads it; nothing else decides what it says.
        """
        if self._store is None:
            return read()
        key = self._store.key(kind, raw)
        found = self._store.find(key)
        if found is None:
            before = len(problems)
            found = read()
            if found is None or len(problems) != before:
                return found
            self._fresh[key] = found
        self._used.append(key)
        return found

    def save(self) -> None:
        """Keep what was asked for, forget the rest, and let go of the file."""
        if self._store is not None:
            self._store.keep(self._fresh, only=self._used)
            self._store.close()
