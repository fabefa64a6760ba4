"""What of the content one audience gets, and under which paths."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from leaders_network.addresses import ITEM, NETWORK_FROM_ROOM
from leaders_network.audiences import Audience
from leaders_network.content.checks import path_from
from leaders_network.content.links import WrittenLink, links_in
from leaders_network.content.pages import (
    HOME,
    ROOM_FRONT,
    SEARCH_FRONT,
    Content,
    ContentFile,
    ContentFolder,
    ContentPage,
    Fronts,
)
from leaders_network.content.paths import ROOMS, address_of, staged_path
from leaders_network.lean import frozen


@frozen
class StagedPage:
    """A page as the generator gets it: no restriction and no name of an audience is left in it."""

    path: str
    page: ContentPage
    text: str
    generated: bool = False
    """Whether it comes with the theme, so that there is no file of the editors' to edit."""


@frozen
class Selection:
    """One audience's pages and files by path, and the folders they stand in."""

    pages: Mapping[str, StagedPage] = field(default_factory=dict)
    items: Mapping[str, ContentPage] = field(default_factory=dict)
    """Those of a kind, which are pages of our own and never the generator's."""
    files: Mapping[str, ContentFile] = field(default_factory=dict)
    folders: Mapping[str, ContentFolder] = field(default_factory=dict)

    def digest(self) -> str:
        """Return a digest that changes with anything the audience gets, and with nothing else."""
        total = hashlib.blake2b(digest_size=16)
        for line in self._facts():
            total.update(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        return total.hexdigest()

    def _facts(self) -> Iterator[list[str | int | bool | None]]:
        for path, staged in sorted(self.pages.items()):
            page = staged.page
            yield ["page", path, staged.text, page.order, page.navigation, page.hidden]
        for path, file in sorted(self.files.items()):
            yield ["file", path, file.digest]
        for path, folder in sorted(self.folders.items()):
            yield ["folder", path, folder.title, folder.order]


def select(content: Content, fronts: Fronts, audience: Audience) -> Selection:
    """Return what an audience gets: what it may see of the content, and a front for each gap.

    A rung of the ladder gets what it sees. A room gets its own only, with its folder as the root;
    paths that lead out of it lead to the network's site.

    Args:
        content: Everything that people wrote.
        fronts: The pages that sites have in any case.
        audience: Whom it is for.
    """
    room = audience.name if audience.is_room else None
    places = {
        found.path: staged_path(found.path, room)
        for found in content.everything()
        if is_for(found.audience, audience)
    }
    items = {item.id: page.path for item, page in content.items()}
    ways = _Ways(room, places, items, frozenset(items.values()))
    written = {
        place: content.pages[path] for path, place in places.items() if path in content.pages
    }
    pages = {
        place: _staged(place, page, ways.rewritten(place, page))
        for place, page in written.items()
        if page.item is None
    }
    for path, front in _fronts_of(fronts, audience).items():
        if path not in pages:
            pages[path] = _staged(path, front, front.body, generated=True)
    files = {place: content.files[path] for path, place in places.items() if path in content.files}
    own = {place: page for place, page in written.items() if page.item is not None}
    return Selection(pages, own, files, _folders(content, room, places))


def is_for(restriction: str, audience: Audience) -> bool:
    """Return whether an audience's own site holds what is restricted so; a room's, its own only."""
    return restriction == audience.name if audience.is_room else audience.sees(restriction)


def _fronts_of(fronts: Fronts, audience: Audience) -> dict[str, ContentPage]:
    if not audience.is_room:
        return {
            path: page
            for path, page in fronts.items()
            if path != ROOM_FRONT and audience.sees(page.audience)
        }
    own = {path: page for path, page in fronts.items() if path == SEARCH_FRONT}
    if ROOM_FRONT in fronts:
        own[HOME] = replace(fronts[ROOM_FRONT], title=audience.title)
    return own


def _folders(content: Content, room: str | None, paths: Iterable[str]) -> dict[str, ContentFolder]:
    """Return the folders that hold something of this audience's, by where they stand on its site.

    A folder that holds nothing for it tells it nothing, not even its title.
    """
    holding = {parent for path in paths for parent in _parents(path)} & content.folders.keys()
    if room is not None:
        holding -= {ROOMS, f"{ROOMS}/{room}"}
    own_last = sorted(holding, key=lambda path: (path.startswith(f"{ROOMS}/"), path))
    return {staged_path(path, room): content.folders[path] for path in own_last}


def _parents(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def _staged(path: str, page: ContentPage, body: str, *, generated: bool = False) -> StagedPage:
    lines = ["---", f"title: {_quoted(page.title)}"]
    if page.description:
        lines.append(f"description: {_quoted(page.description)}")
    if page.tags:
        lines.append(f"tags: [{', '.join(map(_quoted, page.tags))}]")
    if page.hide:
        lines.append(f"hide: [{', '.join(page.hide)}]")
    if generated:
        lines.append("generated: true")
    return StagedPage(path, page, "\n".join([*lines, "---", body]), generated)


def _quoted(text: str) -> str:
    """Return a text in YAML's double quotes, which are JSON's."""
    return json.dumps(text, ensure_ascii=False)


@frozen
class _Ways:
    """Where links lead on a site, when that is not where they seem to lead as they are written.

    The root of a room's site is not that of the content, and the generator knows of no item.
    """

    room: str | None
    places: Mapping[str, str]
    """Where each path of the content stands on the site."""
    items: Mapping[str, str]
    """The path of each item of a kind, by its id."""
    item_paths: frozenset[str]

    def rewritten(self, path: str, page: ContentPage) -> str:
        """Return a page's body with its relative links as they hold on the site."""
        if self.room is None and not self.items:
            return page.body
        changes = {
            place: (link.written, way + _rest(link.written))
            for link in links_in(page.body)
            if (way := self.way(path, page, link)) is not None
            for place in link.places
        }
        body = page.body
        for place, (old, new) in sorted(changes.items(), reverse=True):
            body = body[:place] + new + body[place + len(old) :]
        return body

    def way(self, path: str, page: ContentPage, link: WrittenLink) -> str | None:
        """Return where a link leads from a page, or None when it stays as it is written."""
        target = path_from(page.path, link.target) if link.scheme is None else None
        if link.scheme == ITEM:
            target = self.items.get(link.target)
        if target in self.item_paths:
            return f"{ITEM}:{self.address(str(target))}"
        if target is None or self.room is None:
            return None
        if target in self.places:
            return posixpath.relpath(self.places[target], posixpath.dirname(path) or ".")
        return "../" * address_of(path).count("/") + self.address(target)

    def address(self, target: str) -> str:
        """Return where a path has its page, seen from the root of the site."""
        if self.room is None or target in self.places:
            return address_of(self.places.get(target, target))
        return NETWORK_FROM_ROOM + address_of(target)


def _rest(link: str) -> str:
    """Return the query and the fragment of a link."""
    ends = [place for mark in "?#" if (place := link.find(mark)) >= 0]
    return link[min(ends) :] if ends else ""
