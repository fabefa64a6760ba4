"""What people may write in Markdown besides Markdown: links by id, and lines that put in a part."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from leaders_network.addresses import ITEM, SCHEMES, RoomPages, way_to
from leaders_network.outputs.frames import marker

_ADDRESSED = {"a": "href", "img": "src"}
_OUTWARD = "leaders-network-outward:"


class MarksExtension(Extension):
    """Makes `[text](leader:ID)` a relative link and the line `::: NAME` a part's place."""

    root = ""
    """The way to the site's root from the page that is being rendered."""

    looked_up = False
    """Whether a link of that page is one that MkDocs looks up among the site's other files."""

    def __init__(self, room: RoomPages | None = None) -> None:
        """Remember what stands in a room's site; None where the whole directory does."""
        super().__init__()
        self.room = room

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's own name
        """Register both with a Markdown converter."""
        # After code (80), so that code is left alone; before headings (70) and paragraphs (10).
        md.parser.blockprocessors.register(_Parts(md.parser), "leaders-network-parts", 75)
        # Around MkDocs' own links (0), which would take ours for broken ones.
        md.treeprocessors.register(_Readdressed(md, self.shielded), "leaders-network-shield", 0.5)
        md.treeprocessors.register(_Readdressed(md, self.finished), "leaders-network-links", -1)

    def begin(self, address: str) -> None:
        """Take up the page of an address."""
        self.root, self.looked_up = root_from(address), False

    def shielded(self, link: str) -> str:
        """Return a link so that MkDocs leaves it alone when it leads to another audience's site.

        Only the program makes such links; it has checked them, and MkDocs cannot.
        """
        if link.startswith(f"{self.root}../"):
            return f"{_OUTWARD}{link}"
        parts = urlsplit(link)
        self.looked_up = self.looked_up or bool(parts.path and not parts.scheme)
        return link

    def finished(self, link: str) -> str:
        """Return a link as it stands on the page."""
        return href_of(link, self.root, self.room) or link.removeprefix(_OUTWARD)


class _Readdressed(Treeprocessor):
    def __init__(self, md: Markdown, change: Callable[[str], str]) -> None:
        super().__init__(md)
        self.change = change

    def run(self, root: Element) -> None:
        for element in root.iter():
            attribute = _ADDRESSED.get(element.tag)
            if attribute and (link := element.get(attribute)):
                element.set(attribute, self.change(link))


class _Parts(BlockProcessor):
    LINE = re.compile(r"(?:^|\n):::[ \t]+(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)[ \t]*(?:\n|$)")

    def test(self, parent: Element, block: str) -> bool:
        return self.LINE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = self.LINE.search(block)
        assert match is not None
        if before := block[: match.start()]:
            self.parser.parseBlocks(parent, [before])
        place = SubElement(parent, "div", {"class": "network-part"})
        place.text = AtomicString(marker(f"part:{match['name']}"))
        if after := block[match.end() :]:
            blocks.insert(0, after)


def root_from(address: str) -> str:
    """Return the relative way from a page's address to the site's root: `../../` from `a/b/`.

    From the root itself the way is empty.
    """
    return "../" * address.count("/")


def href_of(link: str, root: str, room: RoomPages | None) -> str | None:
    """Return the relative address that a link by id stands for, or None for any other link.

    Args:
        link: As it was written, with its fragment if it has one: `leader:ID#contacts`.
        root: The way to the site's root from the page that the link stands on.
        room: What stands in a room's site; None where the whole directory does.
    """
    scheme, _, rest = link.partition(":")
    if scheme == ITEM:
        return f"{root}{rest}"  # an item's id has become its path when its page was selected
    if scheme not in SCHEMES:
        return None
    target, hash_sign, fragment = rest.partition("#")
    return f"{root}{way_to(scheme, target, room)}{hash_sign}{fragment}"
