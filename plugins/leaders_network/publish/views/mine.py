"""The page of somebody who signs in: whom they may edit, and how each audience sees these."""

from __future__ import annotations

from typing import Literal

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.contact import Freshness

MineKind = Literal["line", "text", "email", "tel", "url", "date", "flag", "one", "several", "lines"]
"""How a value is asked for."""


@view
class MineChoice:
    """One of several values that a field may have."""

    value: str
    name: str
    chosen: bool


@view
class MineField:
    """One value that may be changed: what it is, and how it is asked for."""

    id: str
    path: str
    label: str
    help: str
    kind: MineKind
    value: str
    was: str
    """The value as a letter says it, as JSON."""
    shown: str
    """The value as people read it; nothing where there is none."""
    seen_by: str
    required: bool
    limit: int | None
    choices: tuple[MineChoice, ...] = ()


@view
class MineItem:
    """A contact, an assistant, an offer: what stands together."""

    title: str
    path: str
    was: str
    """All it says, as JSON, for a letter that takes it away; nothing where it must stay."""
    fields: tuple[MineField, ...]
    seen_by: str
    freshness: Freshness | None = None


@view
class MineShelf:
    """A list of items under a heading, and what a new one would hold."""

    heading: str
    one: str
    """What one of them is called."""
    items: tuple[MineItem, ...]
    blank: tuple[MineField, ...] = ()


@view
class MineSight:
    """What one audience sees of a leader, in words, row by row."""

    audience: str
    cells: tuple[str, ...]


@view
class MineEntry:
    """One leader whose details may be confirmed and corrected."""

    id: str
    name: str
    posts: tuple[str, ...]
    version: str
    own: bool
    """Whether the reader is this leader."""
    invited: Day | None
    editors: tuple[str, ...]
    """Who else may confirm and correct, by name."""
    counts: tuple[tuple[str, int], ...]
    """How many details are confirmed, ageing, lapsed, unconfirmed; none of which there are none."""
    shelves: tuple[MineShelf, ...]
    rows: tuple[str, ...]
    sights: tuple[MineSight, ...]


@view
class MineView:
    """The page."""

    name: str
    entries: tuple[MineEntry, ...]
    assists: tuple[str, ...]
    """Leaders whom they assist and may not edit, by name."""


@view
class SeenView:
    """The team's page of how each audience sees one leader."""

    path: str
    leader: Link
    rows: tuple[str, ...]
    sights: tuple[MineSight, ...]
