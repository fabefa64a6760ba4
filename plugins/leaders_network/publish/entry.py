"""A page that can be made: where it stands, what it shows, and what that is made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from leaders_network.lean import frozen

T = TypeVar("T")


@frozen
class Entry(Generic[T]):
    """A page that can be made: its path, its view, and a digest of what the view is made from."""

    path: str
    view: Callable[[], T]
    basis: Callable[[], bytes]
    precise: bool = True
    """Whether the page is made again when its basis changed. A list's basis holds far more than
    the list shows; its page is made again when its view changed."""
    section: str = ""
    """The front page of the part of the site it belongs to; the directory's where it is empty."""
    of: str = ""
    """What it is of, as in `post:ORGANISATION/POST`. Its path does not tell: in a room, all that
    has no page of its own has one path."""
