"""A frame is a page of the theme rendered once, with slots; filling them makes a page.

The site generator renders the frames and the pages that people wrote, and is known here only as
a `Renderer`: whatever can render a folder of Markdown can take its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from markupsafe import Markup, escape

from leaders_network.addresses import RoomPages
from leaders_network.lean import frozen, slotted
from leaders_network.problems import Problem

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use characters around a slot's name; what people write may not hold them."""

TEXT_SLOTS = ("title", "description", "canonical", "edit")
"""Slots escaped when they are filled, for text and for attributes alike."""

ARTICLES = "articles"
"""The folder of what pages hold, in what a renderer makes."""

MARKUP_SLOTS = ("head", "body")
"""Slots filled with markup that is already escaped for where it stands."""

_MARKER = re.compile(f"{OPEN}([a-z0-9:-]+){CLOSE}")


_BANNER = re.compile(r'<p class="audience audience--.*?</p>', re.DOTALL)
"""Where the theme says whose site it is."""


def marker(slot: str) -> str:
    """Return the text that holds a slot's place in a rendered page."""
    return f"{OPEN}{slot}{CLOSE}"


@frozen
class Frame:
    """A rendered page cut at its markers: literal bytes, and the names of the slots between."""

    literals: tuple[bytes, ...]
    names: tuple[str, ...]
    digest: bytes

    @classmethod
    def of(cls, rendered: str) -> Frame:
        """Return the frame of a rendered page that holds markers."""
        digest = blake2b(rendered.encode(), digest_size=16).digest()
        pieces = _MARKER.split(rendered)
        return cls(tuple(text.encode() for text in pieces[::2]), tuple(pieces[1::2]), digest)

    @property
    def slots(self) -> frozenset[str]:
        """The names of the slots it has."""
        return frozenset(self.names)

    def moved(self, root: str, way: str, banner: Markup) -> Frame:
        """Return the frame for a page that stands outside its site, and links into it.

        Args:
            root: The way from the frame's depth to the root of the site, as in `../..`.
            way: The way to the same place from where the page stands.
            banner: Says whose page it is, in place of whose site it was.
        """
        leading = re.compile(rf"""(?<=["'=(]){re.escape(root)}(?:/|(?=["'?#)]))""")
        literals = tuple(
            _BANNER.sub(lambda _: banner, leading.sub(f"{way}/", literal.decode())).encode()
            for literal in self.literals
        )
        return Frame(literals, self.names, blake2b(b"\0".join(literals), digest_size=16).digest())

    def stamp(self, filling: Mapping[str, str]) -> bytes:
        """Return the page with every slot filled, in UTF-8.

        `Markup` is put in as it is; any other text is escaped for text and attributes.

        Raises:
            KeyError: When a slot has no filling.
        """
        filled = [self.literals[0]]
        for name, literal in zip(self.names, self.literals[1:], strict=True):
            text = filling[name]
            filled += (text if isinstance(text, Markup) else escape(text)).encode(), literal
        return b"".join(filled)


@frozen
class NavigationEntry:
    """A page in the navigation, or a heading with entries below it."""

    title: str
    page: str | None = None
    """The Markdown file, relative to the folder that is rendered."""
    entries: tuple[NavigationEntry, ...] = ()


@frozen
class RenderRequest:
    """What a renderer is asked for: one audience's Markdown as pages, and frames.

    The rendered pages and their assets go to `out/site`, two frames of each depth and section to
    `out/frames`: one for pages with a file to edit and one for those without (`frame_name`). A
    page of depth N stands N folders below the site's root. What a page holds between header and
    footer goes to `out/articles` too, by the same name as in the site.
    """

    audience: str
    audience_name: str
    name: str
    summary: str
    address: str
    repository: str | None
    centre: str
    """Who runs the network, in words."""
    email: str | None
    """Where readers write for help."""
    is_room: bool
    indexed: bool
    home: str
    """The address of the public site's root; links that every site needs begin with it."""
    docs: Path
    out: Path
    navigation: tuple[NavigationEntry, ...]
    origins: Mapping[str, str] = field(default_factory=dict)
    """The file people edit for each page that was staged from another path of `content/`."""
    notices: Mapping[str, str] = field(default_factory=dict)
    """What stands in every site's foot: for each title, the way from the root of this site."""
    depths: tuple[int, ...] = (2, 3)
    sections: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """For each front page of a kind's items, how deep they stand: frames in which its part of the
    site is the one that is lit. All others light the directory."""
    room: RoomPages | None = None
    """What stands in a room's site; None where the whole directory stands in the site."""
    shortlist_limit: int = 0
    """How many people a shortlist may hold; 0 where there is none."""
    own_pages: bool = False
    """Whether `mine/`, beside the sites, leads whoever signed in to a page of their own."""


class Renderer(Protocol):
    """A site generator, as far as this program needs one."""

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with how it is configured, as far as can be seen at once."""
        ...

    def fingerprint(self) -> bytes:
        """Return a digest of everything but the request that its output depends on."""
        ...

    def render(self, requests: Sequence[RenderRequest]) -> None:
        """Render each request into its `out` folder; a comment in a page's text is for nobody.

        Raises:
            BuildError: When a page cannot be rendered.
        """
        ...


def frame_name(depth: int, *, edited: bool, section: str = "") -> str:
    """Return the name of the file that holds a frame, below `frames/`.

    Args:
        depth: How deep its pages stand.
        edited: Whether they have a file that people edit.
        section: The front page of the part of the site they belong to, as in `library/index.md`;
            the directory's where nothing is given.
    """
    lit = f"@{section_name(section)}" if section else ""
    return f"{depth}{lit}.html" if edited else f"{depth}{lit}-unedited.html"


def section_name(section: str) -> str:
    """Return a front page's path as one word, which no other front page has."""
    return section.removesuffix("/index.md").replace("/", "+")


def front_page(name: str) -> str:
    """Return the front page whose `section_name` is a word."""
    return f"{name.replace('+', '/')}/index.md"


@frozen
class WrittenPage:
    """A page that people wrote, as a list or a search shows it."""

    path: str
    """Its address in the site: `news/winter/`."""
    kind: str
    """What sort of page it is, such as `news`."""
    title: str
    tags: tuple[str, ...] = ()


@slotted
class Rendering:
    """What a renderer made for one audience, read back when it is needed."""

    folder: Path
    pages: tuple[WrittenPage, ...] = ()
    """The pages whose words are searched."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """The kinds of those pages in the order of the navigation, and what each is called."""
    editable: bool = True
    """Whether pages lead to where their files are edited."""
    _frames: dict[tuple[int, bool, str], Frame] = field(default_factory=dict)

    def article(self, path: str) -> str:
        """Return what the page of an address holds between header and footer."""
        file = self.folder / ARTICLES / path / "index.html"
        return file.read_text(encoding="utf-8")

    def frame(self, depth: int, *, edited: bool = True, section: str = "") -> Frame:
        """Return the frame for pages that stand `depth` folders below the root.

        Args:
            depth: The number of folders.
            edited: Whether the page has a file that people edit; without one there is no `edit`
                slot, and no link that leads nowhere.
            section: The front page of the part of the site it belongs to; the directory's where
                nothing is given.
        """
        edited = edited and self.editable
        key = depth, edited, section
        if key not in self._frames:
            path = self.folder / "frames" / frame_name(depth, edited=edited, section=section)
            self._frames[key] = Frame.of(path.read_text(encoding="utf-8"))
        return self._frames[key]
