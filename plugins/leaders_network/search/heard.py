"""How names are said that are written otherwise: by their bearers' word, and by a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from leaders_network.search.sounds import sounds
from leaders_network.search.tables import lines, writing_tables
from leaders_network.search.writing import words

_REMARK = re.compile(r"[;,(].*")
_HYPHENS = str.maketrans("", "", writing_tables().hyphens)
_SHORTEST = 3


def heard_otherwise(name: Sequence[str], pronunciation: str) -> list[str]:
    """Return how a name is said, where nobody who knows its spelling would hear it.

    What is said as it is written is found by its sound anyway.

    Args:
        name: The folded words of a name.
        pronunciation: How its bearer says it, as in `ah-MAH-ra PEN-rohz`, or nothing.
    """
    told = words(_REMARK.sub("", pronunciation).translate(_HYPHENS)) if pronunciation else ()
    said = dict.fromkeys(one for one in (*told, *_by_table(tuple(name))) if len(one) >= _SHORTEST)
    if not said:  # as of nearly everybody: to work out how a name sounds takes long
        return []
    own = {key for word in name for key in sounds().keys(word)}
    return [one for one in said if own.isdisjoint(sounds().keys(one))]


def _by_table(name: tuple[str, ...]) -> Iterator[str]:
    for at, word in enumerate(name):
        for written, said in _table().get(word, ()):
            if name[at : at + len(written)] == written:
                yield from said


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Return the names of the table and how each is said, by their first words."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for line in lines("said.csv"):
        written, _, said = line.partition(",")
        phrase = words(written)
        found[phrase[0]].append((phrase, words(said)))
    return dict(found)
