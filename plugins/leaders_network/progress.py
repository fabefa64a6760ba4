"""How far something long has come, for whoever watches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Somebody who watches; the command line draws bars."""

    def step(self, name: str) -> None:
        """Say what begins now."""
        ...

    def track(self, items: Iterable[T], name: str, total: int) -> Iterator[T]:
        """Yield each item, saying how many of them are done."""
        ...


class Silent:
    """Watches nothing."""

    def step(self, name: str) -> None:
        """Do nothing."""

    def track(self, items: Iterable[T], name: str, total: int) -> Iterator[T]:
        """Yield each item."""
        yield from items
