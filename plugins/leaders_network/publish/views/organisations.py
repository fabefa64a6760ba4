"""Posts and organisations, in lists and on their own pages."""

from __future__ import annotations

from typing import Literal

from leaders_network.compact import view
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.contact import ContactView, RouteView
from leaders_network.publish.views.people import Holder, PostLine

PostState = Literal["held", "vacant", "undisclosed", "coming", "abolished"]


@view
class PostRow:
    """A post in a list, with whoever holds it today."""

    line: PostLine
    state: PostState
    holders: tuple[Holder, ...]


@view
class PostView:
    """A post's own page, whoever holds it."""

    id: str
    row: PostRow
    other_titles: tuple[str, ...]
    role: Link | None
    sector: Link
    areas: tuple[Link, ...]
    coming: tuple[Holder, ...]
    past: tuple[Holder, ...]
    contacts: tuple[ContactView, ...]
    routes: tuple[RouteView, ...]
    organisation_contacts: tuple[ContactView, ...]
    card: str = ""
    """The path of the file that saves the office to an address book."""


@view
class OrganisationRow:
    """An organisation in a list."""

    name: str
    path: str
    sector: Link
    place: str
    kind: str


@view
class PostShelf:
    """Some of an organisation's posts, under a heading of their own."""

    name: str
    posts: tuple[PostRow, ...]


@view
class OrganisationView:
    """An organisation's own page."""

    id: str
    organisation: OrganisationRow
    summary: str
    other_names: tuple[str, ...]
    areas: tuple[Link, ...]
    parent: Link | None
    parts: tuple[OrganisationRow, ...]
    website: str | None
    identifiers: tuple[tuple[str, str], ...]
    contacts: tuple[ContactView, ...]
    routes: tuple[RouteView, ...]
    posts: tuple[PostRow, ...]
    shelves: tuple[PostShelf, ...] = ()
    """The same posts under headings, where there are many."""
    is_long: bool = False
    """Whether there are so many that one is looked for by a word, not by eye."""
