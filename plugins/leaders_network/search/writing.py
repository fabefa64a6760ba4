"""How text becomes words that are compared: the same rule as `search/writing.mjs` in the theme."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from leaders_network.lean import frozen
from leaders_network.search.tables import WritingTables, writing_tables

_PLAIN = re.compile(r"[a-z0-9]*")
_PLAIN_WORDS = re.compile(r"[a-z0-9]+")


@frozen
class Written:
    """A word as it is written in a text, its folded form, and where it begins."""

    text: str
    folded: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


class Writing:
    """Splits text into words and folds them, by tables."""

    def __init__(self, tables: WritingTables) -> None:
        inner = rf"(?:(?![{tables.singles}])(?:[^\W_]|[{tables.within}]))+"
        self._word = re.compile(
            f"[{tables.singles}]|{inner}(?:[{tables.apostrophes}]+{inner})*", re.UNICODE
        )
        self._marks = re.compile(f"[{tables.marks}{tables.apostrophes}]")
        self._rest = re.compile(rf"(?:(?![{tables.within}])[\W_])+")
        self._without_apostrophes = str.maketrans("", "", tables.apostrophes)
        self._letters = str.maketrans(dict(tables.letters))
        self.honorifics = frozenset(tables.honorifics)
        self.particles = frozenset(tables.particles)

    def fold(self, word: str) -> str:
        """Return the form in which a word is compared.

        It is in lower case, without diacritics, and in Latin letters where the script has a common
        way to write it so.
        """
        lower = word.lower()
        if _PLAIN.fullmatch(lower):
            return lower
        apart = self._marks.sub("", unicodedata.normalize("NFKD", lower))
        joined = unicodedata.normalize("NFC", apart).lower().translate(self._letters)
        return self._rest.sub("", joined)

    def written(self, text: str) -> list[Written]:
        """Return the words of a text in its order; what holds no letter or digit is none."""
        found = (
            Written(match[0], self.fold(match[0]), match.start())
            for match in self._word.finditer(text)
        )
        return [word for word in found if word.folded]

    def words(self, text: str) -> list[str]:
        """Return the folded words of a text in its order."""
        if text.isascii():  # most are, and of their words folding changes only these
            return _PLAIN_WORDS.findall(text.lower().translate(self._without_apostrophes))
        return [folded for word in self._word.findall(text) if (folded := self.fold(word))]

    def slug(self, text: str) -> str:
        """Return the id that a name most likely has."""
        return "-".join(self.words(text))


@cache
def writing() -> Writing:
    """Return the writing of the package's own tables."""
    return Writing(writing_tables())


@lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text; texts that come again are remembered."""
    return tuple(writing().words(text))
