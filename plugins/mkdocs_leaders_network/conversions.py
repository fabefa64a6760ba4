"""Markdown is converted by one converter a site, and once for all sites in which it says the same.

MkDocs makes a converter for each page, which takes a quarter of the time that the page takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeAlias

from markdown import Markdown
from mkdocs.structure import pages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from leaders_network.addresses import RoomPages
    from mkdocs_leaders_network.marks import MarksExtension

_Words: TypeAlias = "tuple[str, str, RoomPages | None]"

_MADE = ("content", "toc", "_title_from_render", "present_anchor_ids")
"""What a page of MkDocs gets from its Markdown, besides the links to places on it."""

_KEPT: dict[_Words, tuple[Mapping[str, Any], dict[str, str]]] = {}
"""What pages of the sites so far got, by all that it follows from."""


class Conversions:
    """The conversions of one site's pages, one after the other."""

    def __init__(self, config: MkDocsConfig, marks: MarksExtension) -> None:
        """Give MkDocs one converter, which forgets a page before the next."""
        self.marks = marks
        converter = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        pages.markdown = SimpleNamespace(  # type: ignore[attr-defined, assignment]
            Markdown=lambda **_: converter.reset()
        )

    def needed(self, text: str, address: str) -> str:
        """Return what has to be converted of the text of a page: nothing where it was before."""
        self.marks.begin(address)
        self.words = text, self.marks.root, self.marks.room
        return "" if self.words in _KEPT else text

    def made(self, page: Page) -> str:
        """Return a page's HTML, and give the page all else that comes of its text."""
        if self.words not in _KEPT and not self.marks.looked_up:
            within = (page.links_to_anchors or {}).get(page.file, {})
            _KEPT[self.words] = {name: getattr(page, name) for name in _MADE}, within
        if self.words in _KEPT:
            made, within = _KEPT[self.words]
            for name, value in made.items():
                setattr(page, name, value)
            page.links_to_anchors = {page.file: within}
        return page.content or ""
