"""A first look at a text: whether it can speak of somebody at all, as most files do not.

An expression for every way in which somebody may be written takes a second for two megabytes. Plain
letters that each of its matches holds are found in a few milliseconds.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_RUN = re.compile("[a-z0-9]+")
_NOT_DIGITS = bytes(set(range(256)) - set(string.digits.encode()))
_DOTLESS, _DOT = "\N{LATIN SMALL LETTER DOTLESS I}", "\N{COMBINING DOT ABOVE}"


@dataclass(frozen=True, slots=True)
class Hints:
    """What a text holds that speaks of somebody."""

    words: tuple[tuple[str, ...], ...]
    """For each word for them the letters and figures of ASCII that stand together in it."""
    numbers: tuple[str, ...]
    """The digits of each number of theirs, as far as they are always written."""

    @classmethod
    def of(cls, words: Iterable[str], numbers: Iterable[str]) -> Hints:
        """Return the hints at some words, however they are written, and at some digits."""
        runs = (_RUN.findall(_folded(unicodedata.normalize("NFC", word))) for word in words)
        return cls(tuple(tuple(dict.fromkeys(found)) for found in runs), tuple(numbers))

    def may_stand_in(self, text: str) -> bool:
        """Return whether a text may speak of them; False is certain, True is not."""
        folded = _folded(text)
        if any(all(run in folded for run in runs) for runs in self.words):
            return True
        digits = text.encode("ascii", "ignore").translate(None, _NOT_DIGITS).decode()
        return any(number in digits for number in self.numbers)


def _folded(text: str) -> str:
    """Return a text in lower case, with an i for all that `re.IGNORECASE` takes for one."""
    folded = text.casefold()
    return folded if folded.isascii() else folded.replace(_DOTLESS, "i").replace(_DOT, "")
