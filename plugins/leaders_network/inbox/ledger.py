"""What has become of each letter: a list that only grows, kept outside the repository.

Together with the trailers of the commits it makes sure that no letter counts twice. An entry is one
line of JSON, written and flushed in one go; a line that a crash cut short is not read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from leaders_network.placing import PRIVATE, private_folder

Outcome = Literal["followed", "refused", "kept"]
"""A commit follows it; it is set aside; it is kept for the team to read."""

FILE = "ledger.jsonl"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one letter."""

    id: str
    outcome: Outcome
    sender: str
    about: str
    commit: str = ""
    before: str = ""
    """The version of the leader's details that it was followed on, where it changed them."""
    after: str = ""


@dataclass(slots=True)
class Ledger:
    """The list, as it was when it was opened and what was added since."""

    file: Path
    entries: dict[str, Fate] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> Ledger:
        """Return the ledger of a folder; one that is not there yet is empty."""
        ledger = cls(folder / FILE)
        for entry in _read(ledger.file):
            ledger.entries[entry.id] = entry
        return ledger

    def add(self, entries: Iterable[Fate]) -> None:
        """Write what became of some letters."""
        fresh = [entry for entry in entries if entry.id not in self.entries]
        if not fresh:
            return
        private_folder(self.file.parent)
        self.file.touch(mode=PRIVATE)
        lines = [json.dumps(asdict(entry), ensure_ascii=False) for entry in fresh]
        # The first line break ends what a crash may have left without one.
        begin = "\n" if self.file.stat().st_size else ""
        with self.file.open("a", encoding="utf-8") as file:
            file.write(begin + "\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        self.entries |= {entry.id: entry for entry in fresh}

    def reached(self, version: str, about: str, sender: str) -> set[str]:
        """Return the versions that a sender's own letters made out of the one that they saw."""
        known = {version}
        for entry in self.entries.values():
            if (entry.sender, entry.about) == (sender, about) and entry.before in known:
                known.add(entry.after)
        return known


def _read(file: Path) -> Iterator[Fate]:
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            yield Fate(**json.loads(line))
        except (ValueError, TypeError):
            continue
