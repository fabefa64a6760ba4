"""What stands in several lists, said once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from leaders_network.publish.views.contact import Reach, RouteView

T = TypeVar("T")


def once(items: Sequence[T], named: Callable[[T], object]) -> Sequence[T]:
    """Return items in their order, each once.

    Args:
        items: Views, which cost much to compare.
        named: Gives a part of each that equal ones have in common. It costs little to compare, and
            mostly tells that all of them differ.
    """
    if len(set(map(named, items))) == len(items):
        return items
    return list(dict.fromkeys(items))


def ways_of(reach: Sequence[Reach]) -> Iterator[tuple[str, Sequence[RouteView]]]:
    """Yield the routes of each post with its name, which is empty where all posts have the same."""
    alike = all(one.routes == reach[0].routes for one in reach[1:])
    for one in reach[:1] if alike else reach:
        yield "" if alike else f"{one.post.name}, {one.organisation.name}", one.routes
