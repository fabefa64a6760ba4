"""What stands in several lists, said once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

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
