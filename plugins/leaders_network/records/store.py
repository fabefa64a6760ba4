"""Records that were read before, kept by what their file held."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from leaders_network.installed import version
from leaders_network.kept import kept
from leaders_network.program import modules_digest

_READING = ("pydantic", "phonenumbers", "email-validator", "PyYAML")


@cache
def fingerprint(*readers: Path) -> bytes:
    """Return a digest of everything but a file's content that decides what its record is.

    Args:
        readers: Folders of modules that decide too, beside those that read every record.
    """
    digest = blake2b(digest_size=16)
    here = Path(__file__).parent
    for folder in (here, here.parent, *readers):
        digest.update(modules_digest(folder))
    for package in _READING:
        digest.update(version(package).encode())
    return digest.digest()


class RecordStore:
    """A file of records by the digest of what they were read from; it may be deleted."""

    def __init__(self, file: Path, *readers: Path) -> None:
        """Open a file of records, which may be missing, damaged or closed: then none are known.

        Args:
            file: Where they are kept.
            readers: Folders of further modules that decide what the records are.
        """
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
        self._salt = fingerprint(*readers)
        self._kinds: dict[str, blake2b] = {}
        self._database = _opened(file)
        self._rows: dict[bytes, bytes] | None = None

    def key(self, kind: str, content: bytes) -> bytes:
        """Return the key of a file's record."""
        if kind not in self._kinds:
            person = kind.encode()[:16]
            self._kinds[kind] = blake2b(digest_size=16, key=self._salt, person=person)
        digest = self._kinds[kind].copy()
        digest.update(content)
        return digest.digest()

    def find(self, key: bytes) -> Any:
        """Return the record that is kept for a key, or None where there is none that is whole."""
        pickled = self._known().get(key)
        return None if pickled is None else kept(pickled)

    def _known(self) -> dict[bytes, bytes]:
        """Return all that is kept, read at once; none where the file is damaged."""
        if self._rows is None:
            try:
                self._rows = dict(self._database.execute("SELECT key, record FROM records"))
            except (sqlite3.Error, TypeError, ValueError):
                self._rows = {}
        return self._rows

    def keep(self, records: Mapping[bytes, Any], *, only: Iterable[bytes]) -> None:
        """Keep further records, and forget every one but those in `only`.

        What a file no longer says is not kept: a copy that outlives its record is a leak. While
        another process writes the file, nothing is kept.
        """
        wanted = set(only)
        if not records and self._known().keys() == wanted:
            return
        rows = ((key, pickle.dumps(record, 5)) for key, record in records.items())
        with suppress(sqlite3.Error), self._database as database:
            database.executemany("INSERT OR REPLACE INTO records VALUES (?, ?)", rows)
            there = database.execute("SELECT key FROM records").fetchall()
            gone = [row for row in there if row[0] not in wanted]
            database.executemany("DELETE FROM records WHERE key = ?", gone)
        self._rows = None

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _opened(file: Path) -> sqlite3.Connection:
    try:
        return _prepared(file)
    except sqlite3.OperationalError:
        return _prepared(":memory:")
    except sqlite3.DatabaseError:
        file.unlink()
        return _prepared(file)


def _prepared(file: Path | str) -> sqlite3.Connection:
    """Return a file of records that is open; one that cannot be read is let go of."""
    database = sqlite3.connect(file, check_same_thread=False)
    try:
        database.execute("PRAGMA secure_delete = ON")
        # What a power cut damages is made again, so nothing waits for a disk.
        database.execute("PRAGMA synchronous = OFF")
        database.execute("CREATE TABLE IF NOT EXISTS records (key BLOB PRIMARY KEY, record BLOB)")
    except sqlite3.Error:
        database.close()
        raise
    return database
