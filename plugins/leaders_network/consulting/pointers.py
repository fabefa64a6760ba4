"""What in a quotation points to somebody: a name, however it is spelt, an address, a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from leaders_network.records.records import Records
from leaders_network.search.names import likely_parts, name_parts
from leaders_network.search.tables import writing_tables
from leaders_network.search.writing import Written, words, writing

_WAYS = re.compile(
    r"[\w.+-]*@\w[\w-]*|https?://|www\.|\d[\d ()-]{4,}\d"
    r"|\b[\w-]+\.(?:com|eu|gov|info|io|net|org|uk)\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)
"""What leads to somebody: an address, of whatever kind, a telephone number."""

_WORDS = frozenset(
    "able art ball banks barber bell best bill bishop black bob bond brown bull bush butcher"
    " carpenter case cash chance chase church clay cook cross dawn day dean drew fair faith"
    " farmer field fields fish fisher flood ford fox frank frost gene gill good grace grant"
    " gray green grey guy hall hand hill holder home hope house hunt ivy jack joy june king"
    " lane law little long love march mark marks marsh mason may miles mills moody moon moore"
    " more new nick north page park pat peace penny poor pope power price pride priest rice"
    " rich rivers rob rose ruby sandy self sharp short singer small smart south speed stone"
    " strong sue summer summers swift temple victor violet waters wells west white wild will"
    " winter wise wood woods young".split()
)
"""Names that are words of every day; written small they are the words."""

_LITTLE = frozenset("an do he in my no so the to we you".split())
"""Given names that are words of nearly every text; alone they name nobody."""

_POSSESSIVE = re.compile(rf"[{writing_tables().apostrophes}][sS]$")


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

        So is `Siân’s`. A name that is a word of every day counts only where it begins with a
        capital.
        """
        written = writing().written(text)
        found = (
            name
            for at, word in enumerate(written)
            for first in _forms(word)
            for wanted, name in self._by_first.get(first, ())
            if _stands(wanted, written[at : at + len(wanted)])
            and not (len(wanted) == 1 and _is_a_word(word, wanted[0]))
        )
        yield from dict.fromkeys(found)


def pointers(quote: str, names: Names) -> Iterator[str]:
    """Yield what in a quotation points to somebody, in words for whoever redacts it."""
    for name in names.inside(quote):
        yield f"the quotation names `{name}`"
    if way := _WAYS.search(quote):
        yield f"the quotation holds `{way[0]}`, which leads to somebody"


def names_in(records: Records) -> Iterator[str]:
    """Yield each name of a person or an organisation, a person's also in its parts."""
    for leader in records.leaders.values():
        helping = [one.name for held in leader.appointments for one in held.assistants]
        yield from _names_of(leader.name, leader.family_name)
        for name in (*leader.other_names, *helping):
            yield from _names_of(name)
        if leader.given_name:
            yield leader.given_name
    for contributor in records.contributors.values():
        yield from _names_of(contributor.name, contributor.family_name)
        for name in contributor.other_names:
            yield from _names_of(name)
    for organisation in records.organisations.values():
        yield from (organisation.name, *organisation.other_names)


def _names_of(name: str, family: str | None = None) -> Iterator[str]:
    """Yield a person's name, and each part of it that they may be called by alone."""
    parts = name_parts(name, family) if family else likely_parts(name)
    yield from (name, parts.family, parts.family.rsplit(maxsplit=1)[-1])
    for word in writing().written(parts.titled[1]):
        if len(word.folded) > 1 and word.folded not in _LITTLE:
            yield word.text


def _forms(word: Written) -> Iterator[str]:
    """Yield a word as it is compared; of `Penrose’s`, `penrose` as well."""
    yield word.folded
    if _POSSESSIVE.search(word.text):
        yield word.folded[:-1]


def _stands(wanted: tuple[str, ...], found: Sequence[Written]) -> bool:
    """Return whether some words are those of a name."""
    return (
        len(found) == len(wanted)
        and tuple(word.folded for word in found[:-1]) == wanted[:-1]
        and wanted[-1] in _forms(found[-1])
    )


def _is_a_word(word: Written, name: str) -> bool:
    return name in _WORDS and word.text[:1].islower()
