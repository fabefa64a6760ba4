"""A folder of Markdown and other files becomes pages and files that each have an audience."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field, replace
from itertools import chain
from pathlib import Path

from leaders_network.content.markdown import without_comments
from leaders_network.content.paths import ROOMS, room_of
from leaders_network.lean import frozen, slotted
from leaders_network.marks import Mark, Step
from leaders_network.problems import Location, Problems, near_word
from leaders_network.records.field import LADDER
from leaders_network.records.items import ItemFront

DEFAULT_ORDER = 1000
"""The place of what names none: after everything that does."""

HOME = "index.md"


@frozen
class Grant:
    """An audience, and where it is written."""

    audience: str
    at: Location
    is_guess: bool = False
    """Whether it stands for an audience that a fault hides; what depends on that is not asked."""


@frozen
class Item:
    """What an item of a kind says at its top, and where it says it."""

    id: str
    kind: str
    front: ItemFront
    mark: Mark
    faulty: frozenset[tuple[Step, ...]] | None = None
    """Where values cannot be made out, in an item that has a fault and is published to nobody."""


@frozen
class ContentPage:
    """A page in Markdown. Paths are relative to the folder of all content."""

    path: str
    title: str
    grant: Grant
    body: str
    body_line: int = 1
    description: str | None = None
    order: int = DEFAULT_ORDER
    navigation: str | None = None
    hidden: bool = False
    hide: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    item: Item | None = None
    """What it says of itself, where it is of a kind; the site generator never sees it then."""

    @property
    def audience(self) -> str:
        """The restriction it is published under."""
        return self.grant.audience

    @property
    def shown(self) -> str:
        """Its text as readers get it: its comments are for those who edit it."""
        return without_comments(self.body)


@frozen
class ContentFile:
    """An image, a document, a table: anything that is copied as it is."""

    path: str
    grant: Grant
    source: Path
    digest: str

    @property
    def audience(self) -> str:
        """The restriction it is published under."""
        return self.grant.audience


@frozen
class ContentFolder:
    """What a folder is called in the navigation, and its place there."""

    title: str | None = None
    order: int = DEFAULT_ORDER
    kind: str | None = None
    """The kind of the pages in it, but for its `index.md`."""


@slotted
class Content:
    """Everything that people wrote, by path."""

    name: str
    """What the folder is called in messages."""
    pages: dict[str, ContentPage] = field(default_factory=dict)
    files: dict[str, ContentFile] = field(default_factory=dict)
    folders: dict[str, ContentFolder] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Paths of what is there and has problems; a link to one is no further problem."""
    halves: dict[str, ContentPage] = field(default_factory=dict)
    """Pages among these, as far as they can be made out, so that all that is wrong in them is told;
    they are published to nobody."""
    obscure: set[str] = field(default_factory=set)
    """Paths among these of what may be of any kind."""
    meant: dict[str, str] = field(default_factory=dict)
    """The paths that some among these should have, by their own."""
    grants: set[Grant] = field(default_factory=set)
    """Every audience that is named anywhere."""

    def everything(self) -> Iterator[ContentPage | ContentFile]:
        """Yield every page and every other file."""
        return chain(self.pages.values(), self.files.values())

    def at(self, path: str) -> ContentPage | ContentFile | None:
        """Return the page or file of a path."""
        return self.pages.get(path) or self.files.get(path)

    def hides(self, path: str) -> bool:
        """Return whether something may stand at a path that has a fault, or in such a folder."""
        if path in self.unread or path in self.meant.values():
            return True
        above = (path[:place] for place, sign in enumerate(path) if sign == "/")
        return not self.obscure.isdisjoint(("", *above))

    def made_out(self) -> Content:
        """Return everything, pages with faults as well, as far as they can be made out.

        It serves to find faults; nothing may be published from it.
        """
        if not self.halves:
            return self
        return replace(self, pages=dict(sorted((self.pages | self.halves).items())))

    def items(self) -> Iterator[tuple[Item, ContentPage]]:
        """Yield every item of a kind, and the page it is."""
        return ((page.item, page) for page in self.pages.values() if page.item)

    def address(self, path: str) -> str:
        """Return a path as messages show it."""
        return f"{self.name}/{path}"


def check_rooms(content: Content, rooms: Collection[str], problems: Problems) -> None:
    """Record every audience that is neither a rung of the ladder nor one of the rooms there are."""
    for grant in content.grants:
        if grant.audience in LADDER or grant.audience in rooms:
            continue
        room = room_of(grant.at.path.removeprefix(f"{content.name}/"))
        problems.add(
            grant.at,
            f"there is no audience `{grant.audience}`",
            "unknown-audience",
            fix=_rename(room, rooms) if room else _meant(grant.audience, rooms),
        )


def _meant(written: str, rooms: Collection[str]) -> str:
    near = near_word(written, (*LADDER, *rooms))
    return f"write `{near}`" if near else "write public, network or team, or a room's id"


def _rename(folder: str, rooms: Collection[str]) -> str:
    """Return what to do where what stands in a room's folder is for a room that is not there."""
    if folder in rooms:
        return f"write `{folder}`"
    near = near_word(folder, rooms)
    if near:
        return f"write `{near}`, and call the folder `{ROOMS}/{near}`"
    return f"add groups/{folder}.yml, or call the folder, and whom it is for, after a room"


Fronts = Mapping[str, ContentPage]
"""Pages that every site has unless somebody wrote one of the same path.

A room's site has `ROOM_FRONT` for its home and a search of its own, and none of the others, which
are the directory's.
"""

ROOM_FRONT = "room.md"
SEARCH_FRONT = "search/index.md"
