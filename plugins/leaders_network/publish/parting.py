"""Long lists, parted under headings so that nobody has to look through all of one by eye."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

BY_EYE = 100
"""So many are still looked through by eye."""

_RUN = 25
"""So many stand together where nothing but their order parts them."""

FEW = 3
"""So many a heading should have on the whole, for otherwise it is no shorter way."""


def parted(things: Sequence[T], headings: Iterable[Callable[[T], str]]) -> dict[str, tuple[T, ...]]:
    """Return things by the first sort of heading that tells them well apart.

    Headings come as they are first met, and the things of each in their order. There are none
    where headings would hardly part them: most under one, or few under each.

    Args:
        things: Many, in their order.
        headings: Each says of a thing under which of its headings it stands.
    """
    for heading in headings:
        shelves = shelved(things, heading)
        most = max(map(len, shelves.values()), default=0)
        if 2 * most <= len(things) and len(shelves) * FEW <= len(things):
            return {name: tuple(shelf) for name, shelf in shelves.items()}
    return {}


def shelved(things: Iterable[T], heading: Callable[[T], str]) -> dict[str, list[T]]:
    """Return things by their headings, as these are first met, and each in their order."""
    shelves: dict[str, list[T]] = {}
    for thing in things:
        shelves.setdefault(heading(thing), []).append(thing)
    return shelves


def runs(things: Sequence[T]) -> Iterator[tuple[int, str, tuple[T, ...]]]:
    """Yield things in runs: the number of each run's first, what it is called, and the things."""
    for before in range(0, len(things), _RUN):
        run = tuple(things[before : before + _RUN])
        first, last = before + 1, before + len(run)
        yield first, f"{first} to {last}" if first < last else f"{first}", run
