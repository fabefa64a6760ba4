"""The items of content that one audience sees on one day, each pruned as records are."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping
from dataclasses import field
from datetime import date
from itertools import chain
from typing import Any

from leaders_network.addresses import ITEM, NETWORK_FROM_ROOM
from leaders_network.compact import replaced
from leaders_network.content.checks import path_from
from leaders_network.content.items import appears
from leaders_network.content.links import links_in
from leaders_network.content.pages import HOME, Content, ContentFile, ContentPage
from leaders_network.content.paths import address_of, staged_path
from leaders_network.content.restriction import within
from leaders_network.content.selection import is_for
from leaders_network.lean import frozen
from leaders_network.publish.sight import Sight
from leaders_network.publish.times import is_past
from leaders_network.publish.views.basics import Link
from leaders_network.records.event import Event
from leaders_network.records.field import NETWORK


@frozen
class Shown:
    """An item as one audience sees it, and where its page stands."""

    id: str
    kind: str
    front: Any
    """Front matter of the kind's class, without what the audience may not see."""
    page: ContentPage
    path: str
    """Where its page stands, seen from the root of the audience's site."""
    section: Link | None = None
    """The front page of the folder it stands in, or of one around it."""
    section_page: str = ""
    """The path on the audience's own site, `library/index.md`, of the nearest that stands there.

    A room's item may stand below a front page of the network's, which the room's site has not.
    """


@frozen
class Curation:
    """Everything of content that has a page of our own for one audience, by id."""

    items: Mapping[str, Shown] = field(default_factory=dict)
    """Those whose pages stand in the audience's own site."""
    beside: Mapping[str, Shown] = field(default_factory=dict)
    """For a room, those in the network's site beside it."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Where every path of content that the audience may open stands, from its site's root."""
    files: Mapping[str, ContentFile] = field(default_factory=dict)
    """Those of these paths that are files and no pages."""

    def __iter__(self) -> Iterator[Shown]:
        return iter(self.items.values())

    def everything(self) -> Iterator[Shown]:
        """Yield every item that the audience may open, in its own site or beside it."""
        return chain(self.items.values(), self.beside.values())

    def find(self, identifier: str) -> Shown | None:
        """Return an item that the audience may open."""
        return self.items.get(identifier) or self.beside.get(identifier)

    def place(self, page: ContentPage, way: str) -> str | None:
        """Return where a file or page stands that an item names by the way from its own file."""
        target = path_from(page.path, way)
        return self.places.get(target) if target else None

    def ways(self, page: ContentPage) -> Iterator[tuple[str, str]]:
        """Yield each link of an item's text to other content, and where it leads."""
        for link in links_in(page.body):
            place = None
            if link.scheme is None:
                place = self.place(page, link.target)
            elif link.scheme == ITEM and (found := self.find(link.target)):
                place = found.path
            if place is not None:
                yield link.written, place + _fragment(link.written)


def curation_of(content: Content, sight: Sight) -> Curation:
    """Return what one audience sees of the content's items on one day.

    Args:
        content: Everything that people wrote.
        sight: The audience's eyes.
    """
    room = sight.audience.name if sight.audience.is_room else None
    places = dict(_places(content, sight, room))
    inside = {path for path, page in content.pages.items() if is_for(page.audience, sight.audience)}
    own: dict[str, Shown] = {}
    beside: dict[str, Shown] = {}
    for item, page in content.items():
        if page.path not in places or not appears(item, sight.day):
            continue
        front = _as_of(sight.item(item.front), sight.day)
        section = section_of(page.path, content, places)
        link = Link(_title(content, section), places[section]) if section else None
        lit = section_of(page.path, content, inside)
        staged = staged_path(lit, room) if lit else ""
        shown = Shown(item.id, item.kind, front, page, places[page.path], link, staged)
        shelf = own if is_for(page.audience, sight.audience) else beside
        shelf[item.id] = shown
    files = {path: file for path, file in content.files.items() if path in places}
    return Curation(own, beside, places, files)


def _as_of(front: Any, today: date) -> Any:
    """Return front matter as it holds on a day: nobody joins what is over or cancelled."""
    if isinstance(front, Event) and (front.cancelled or is_past(front, today)):
        return replaced(front, {"joining": None, "joining_link": None})
    return front


def section_of(path: str, content: Content, places: Container[str]) -> str:
    """Return the nearest front page, `index.md`, at or above an item's folder, or nothing."""
    folder = posixpath.dirname(path)
    while folder:
        front = f"{folder}/{HOME}"
        if front in places and front in content.pages:
            return front
        folder = posixpath.dirname(folder)
    return ""


def _title(content: Content, front: str) -> str:
    folder = content.folders.get(posixpath.dirname(front))
    page = content.pages[front]
    return (folder.title if folder else None) or page.navigation or page.title


def _places(content: Content, sight: Sight, room: str | None) -> Iterator[tuple[str, str]]:
    for found in content.everything():
        if is_for(found.audience, sight.audience):
            yield found.path, address_of(staged_path(found.path, room))
        elif room is not None and within(NETWORK, found.audience):
            yield found.path, NETWORK_FROM_ROOM + address_of(found.path)


def _fragment(link: str) -> str:
    _, mark, fragment = link.partition("#")
    return mark + fragment
