"""The pocket edition: names, posts and the ways to offices, for when networks are down."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day


@view
class PocketWay:
    """A way to reach an office: what it is called, and its number or address."""

    label: str
    shown: str
    href: str | None
    has_lapsed: bool = False
    hours: str | None = None
    """When a number is answered, where that is known."""


@view
class PocketPost:
    """A post, whoever holds it today, and its own office's ways."""

    title: str
    holders: tuple[str, ...]
    ways: tuple[PocketWay, ...]


@view
class PocketBody:
    """An organisation, where it is, and its ways."""

    name: str
    place: str
    ways: tuple[PocketWay, ...]
    posts: tuple[PocketPost, ...]
    covers: tuple[str, ...] = ()
    """The places in its area, which no other line of it names."""


@view
class PocketSector:
    """A sector's organisations."""

    name: str
    bodies: tuple[PocketBody, ...]


@view
class PocketView:
    """A whole pocket edition, and the last day it may be trusted."""

    made: Day
    expires: Day
    leaders: int
    sectors: tuple[PocketSector, ...]
