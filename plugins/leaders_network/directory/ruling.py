"""A rule examines the whole directory and says where it is broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import field
from typing import Any

from leaders_network.directory.linking import Directory
from leaders_network.lean import frozen, slotted
from leaders_network.marks import Step
from leaders_network.problems import Problems


@frozen
class Proven:
    """What a check that found no problem has proven."""

    files: Set[bytes] = frozenset()
    """Digests of files that keep the rules over single files."""
    known: bytes = b""
    """A digest of all that could be referred to: while it is the same, all that these files refer
    to is there."""


NOTHING = Proven()


@slotted
class Rules:
    """The directory under examination, and where its faults go."""

    directory: Directory
    problems: Problems
    proven: Proven = NOTHING
    _unproven: dict[str, Sequence[tuple[str, Any]]] = field(default_factory=dict)

    def unproven(self, kind: str) -> Sequence[tuple[str, Any]]:
        """Return the records of a kind that rules over single files have to look at, by id."""
        if kind not in self._unproven:
            records = self.directory.records
            self._unproven[kind] = [
                (identifier, record)
                for identifier, record in getattr(records, kind).items()
                if records.digests.get(f"{kind}/{identifier}") not in self.proven.files
            ]
        return self._unproven[kind]

    def knows(self, file: str, steps: Iterable[Step], *names: Step) -> bool:
        """Return whether values are what their file says: what has a fault is only stood in for.

        Args:
            file: The file, relative to the data folder.
            steps: The way to the values, or to what holds them.
            names: The keys of the values there.
        """
        records = self.directory.records
        if file not in records.halves:
            return True
        way = tuple(steps)
        return records.knows(file, *way) and all(records.knows(file, *way, one) for one in names)

    def say(self, file: str, steps: Iterable[Step], code: str, message: str, fix: str) -> None:
        """Record one problem at a value."""
        where = self.directory.records.locate(file, *steps)
        self.problems.add(where, message, code, fix=fix)
