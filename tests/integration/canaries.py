"""Words that stand nowhere else: each planted in one field, for the audiences that may read it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

Seen = frozenset[str]
"""The names of the audiences that may see something."""

NOBODY: Seen = frozenset()

_LETTERS = "abcdefghijklmnoprstuvwxy"
_RANGES = (
    "1632960 7700900 2079460 1134960 1144960 1154960 1164960 1174960 1184960 1214960 1314960 "
    "1414960 1514960 1614960 2920180"
).split()

WORD = r"zq[a-pr-y]{8}"
"""What every planted word looks like, and nothing else does."""
NUMBER = rf"(?:{'|'.join(_RANGES)})\d{{3}}"
"""What every planted telephone number looks like: the national digits, from Ofcom's ranges."""


@dataclass(frozen=True, slots=True)
class Canary:
    """A word or a number, where it was planted, and who may see it there."""

    mark: str
    field: str
    """Its record and field, as in `Contact.note`."""
    record: str
    """What it stands in: a leader's number in the specimen, a path of the content."""
    seen_by: Seen


@dataclass(slots=True)
class Hand:
    """Writes the values of a directory, and notes who may see each.

    A hand may write for a `blind` audience: then everything this audience may not see comes out
    different, or is left out where the hand is `sparing`. All else comes out the same.
    """

    blind: str | None = None
    sparing: bool = False
    lifted: frozenset[str] = frozenset()
    """Fields that are written otherwise although the audience sees them: the control."""
    places: dict[str, int] = field(default_factory=dict)
    """Places of numbers in the order they were first written, so that each keeps its number."""
    canaries: list[Canary] = field(default_factory=list)

    def hides(self, seen_by: Collection[str]) -> bool:
        """Return whether the blind audience may not see a value."""
        return self.blind is not None and self.blind not in seen_by

    def keeps(self, seen_by: Collection[str]) -> bool:
        """Return whether a value is written at all."""
        return not (self.sparing and self.hides(seen_by))

    def word(self, name: str, record: str, place: str, seen_by: Seen) -> str:
        """Return the word for a place, and plant it."""
        changed = "changed" if self.hides(seen_by) or name in self.lifted else ""
        digest = blake2b(f"{changed}:{name}:{place}".encode(), digest_size=8).digest()
        word = "zq" + "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest)
        self.canaries.append(Canary(word, name, record, seen_by))
        return word

    def number(self, name: str, record: str, place: str, seen_by: Seen) -> str:
        """Return a telephone number of its own for a place, and plant it."""
        thousand, last = divmod(self.places.setdefault(place, len(self.places)), 1000)
        others = self.hides(seen_by) or name in self.lifted
        digits = f"{_RANGES[-1 - thousand if others else thousand]}{last:03}"
        self.canaries.append(Canary(digits, name, record, seen_by))
        return f"+44{digits}"

    def chosen(self, options: Sequence[T], seen_by: Collection[str], at: int = 0) -> T:
        """Return one of several values; another one for a blind audience."""
        return options[(at + self.hides(seen_by)) % len(options)]

    def day(self, around: date, seen_by: Collection[str]) -> str:
        """Return a day; one two days earlier for a blind audience."""
        return (around - timedelta(days=2 * self.hides(seen_by))).isoformat()
