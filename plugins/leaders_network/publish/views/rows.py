"""Items of content in lists."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day, Link


@view
class Facet:
    """Something a list can be narrowed by: what it is called, and an item's values for it."""

    name: str
    values: tuple[str, ...]


@view
class ItemRow:
    """An item in a list."""

    id: str
    kind: str
    noun: str
    title: str
    path: str
    description: str
    date: Day | None
    """The day it is listed under, where it has one."""
    facts: tuple[str, ...]
    """What to know before opening it, in words: `Read`, `12 minutes`."""
    topics: tuple[Link, ...]
    facets: tuple[Facet, ...] = ()
    minutes: int | None = None
    notice: str = ""
    """What to know of it today: that it is overdue for review, cancelled, or open for answers."""


@view
class ItemShelf:
    """Some of a long list's items, under a heading of their own."""

    name: str
    rows: tuple[ItemRow, ...]


@view
class ItemList:
    """Items in their order."""

    rows: tuple[ItemRow, ...] = ()
    shelves: tuple[ItemShelf, ...] = ()
    """The same under headings, where there are many."""
