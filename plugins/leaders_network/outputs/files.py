"""What a site's files are made of."""

from __future__ import annotations

from collections.abc import Callable

from leaders_network.lean import frozen


@frozen
class File:
    """A file of a site: a digest of what it is made from, and how to make it."""

    key: Callable[[], bytes]
    make: Callable[[], bytes]
