"""What in a quotation points to somebody: a name, however it is spelt, an address, a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaders_network.search.writing import Written, words, writing

_WAYS = re.compile(r"[\w.+-]+@[\w-]+|https?://|www\.|\d[\d ()-]{4,}\d")
"""What leads to somebody: an address, a telephone number."""


class Names:
    """Names that nobody may be quoted with."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in sorted(set(names)):
            if folded := words(name):
                self._by_first.setdefault(folded[0], []).append((folded, name))

    def inside(self, text: str) -> Iterator[str]:
        """Yield the names in a text: folded as the search folds, so that `Sian` is Siân.

        A name of one word counts only where it is not written small: many are words too.
        """
        written = writing().written(text)
        folded = tuple(word.folded for word in written)
        found = (
            name
            for at, word in enumerate(written)
            for wanted, name in self._by_first.get(word.folded, ())
            if folded[at : at + len(wanted)] == wanted and (len(wanted) > 1 or not _is_small(word))
        )
        yield from dict.fromkeys(found)


def pointers(quote: str, names: Names) -> Iterator[str]:
    """Yield what in a quotation points to somebody, in words for whoever redacts it."""
    for name in names.inside(quote):
        yield f"the quotation names `{name}`"
    if way := _WAYS.search(quote):
        yield f"the quotation holds `{way[0]}`, which leads to somebody"


def _is_small(word: Written) -> bool:
    return word.text[:1].islower()
