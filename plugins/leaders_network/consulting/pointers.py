"""What in a quotation points to somebody: a name, however it is spelt, an address, a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaders_network.search.writing import Written, words, writing

_WAYS = re.compile(r"[\w.+-]+@[\w-]+|https?://|www\.|\d[\d ()-]{4,}\d")
"""What leads to somebody: an address, a telephone number."""

_WORDS = frozenset(
    "able ball banks barber bell best bishop black bond brown bull bush butcher carpenter case cash"
    " chance church clay cook cross day dean drew fair farmer field fields fish fisher flood ford"
    " fox frost gill good grant gray green grey hall hand hill holder home hope house hunt king law"
    " lane little long love march mark marks marsh may mason mills moody moon moore more new north"
    " page park peace pope poor power price priest pride rice rich rivers rose self sharp short"
    " singer small smart south speed stone strong summers swift temple waters wells west white wild"
    " will winter wise wood woods young".split()
)
"""Family names that are words of every day; written small they are the words."""


class Names:
    """Names that nobody may be quoted with."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in sorted(set(names)):
            folded = words(name)
            if any(not word.isdecimal() for word in folded):
                self._by_first.setdefault(folded[0], []).append((folded, name))

    def inside(self, text: str) -> Iterator[str]:
        """Yield the names in a text: folded as the search folds, so that `Sian` is Siân.

        A name that is a word of every day counts only where it is not written small.
        """
        written = writing().written(text)
        folded = tuple(word.folded for word in written)
        found = (
            name
            for at, word in enumerate(written)
            for wanted, name in self._by_first.get(word.folded, ())
            if folded[at : at + len(wanted)] == wanted
            and not (len(wanted) == 1 and _is_a_word(word))
        )
        yield from dict.fromkeys(found)


def pointers(quote: str, names: Names) -> Iterator[str]:
    """Yield what in a quotation points to somebody, in words for whoever redacts it."""
    for name in names.inside(quote):
        yield f"the quotation names `{name}`"
    if way := _WAYS.search(quote):
        yield f"the quotation holds `{way[0]}`, which leads to somebody"


def _is_a_word(word: Written) -> bool:
    return word.folded in _WORDS and word.text[:1].islower()
