"""Sound keys: words that are said alike share one; the same rule as the theme's `sounds.mjs`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from leaders_network.lean import frozen
from leaders_network.search.tables import SoundTables, sound_tables

_RULE = re.compile(r"(\^?)([^<>$]+)([<>]?)(\$?)")
_LATIN = re.compile(r"(?!.*(.)\1\1)[a-z]{3,}")
"""Of three like letters in a row, nobody could say how they sound: a key was held down."""
_FRONT = "eiy"


@frozen
class Rule:
    """A spelling, how it sounds, and where it stands."""

    letters: str
    sound: str
    first: bool
    last: bool
    before: str
    """The letters one of which follows; empty where any may."""

    def fits(self, word: str, at: int) -> bool:
        """Return whether the rule holds at a place of a word."""
        end = at + len(self.letters)
        return (
            word.startswith(self.letters, at)
            and not (self.first and at)
            and not (self.last and end != len(word))
            and (not self.before or word[end : end + 1] in set(self.before))
        )


class Sounds:
    """Tells how words sound, by tables."""

    def __init__(self, tables: SoundTables) -> None:
        self._vowels = frozenset(tables.vowels)
        self._readings = [
            _by_letter(_rule(spelling, sound, tables.vowels) for spelling, sound in reading)
            for reading in tables.readings.values()
        ]

    def keys(self, word: str) -> list[str]:
        """Return how a folded word sounds, once for each way it may be read.

        There is none for what is not in Latin letters, too short to tell, or no word.
        """
        if not _LATIN.fullmatch(word):
            return []
        keys = (self._key(word, reading) for reading in self._readings)
        return list(dict.fromkeys(key for key in keys if len(key) > 1))

    def _key(self, word: str, reading: Mapping[str, Sequence[Rule]]) -> str:
        key, touching, at = "", False, 0
        while at < len(word):
            letter = word[at]
            rule = next((one for one in reading.get(letter, ()) if one.fits(word, at)), None)
            vowel = rule is None and letter in self._vowels
            sound = rule.sound if rule else ("" if at else "A") if vowel else letter
            key += "" if touching and len(sound) == 1 and key.endswith(sound) else sound
            touching = not vowel
            at += len(rule.letters) if rule else 1
        return key


def _by_letter(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Return rules by the letter that they begin with, in the order in which they are tried."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        found[rule.letters[0]].append(rule)
    return dict(found)


def _rule(spelling: str, sound: str, vowels: str) -> Rule:
    found = _RULE.fullmatch(spelling)
    if found is None:
        raise ValueError(f"`{spelling}` is not a rule of sounds")
    first, letters, before, last = found.groups()
    around = {">": _FRONT, "<": vowels, "": ""}[before]
    return Rule(letters, sound, bool(first), bool(last), around)


@cache
def sounds() -> Sounds:
    """Return the sounds of the package's own tables."""
    return Sounds(sound_tables())
