"""The sign beside a heading that leads to it is for the mouse: read aloud, it ends each name."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class HeadingsExtension(Extension):
    """Takes the links of headings to themselves out of what is read aloud and reached by keys."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's own name
        """Register it with a Markdown converter."""
        md.treeprocessors.register(_Silencing(md), "leaders-network-headings", 0.3)


class _Silencing(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iterfind(".//a[@class='headerlink']"):
            link.set("aria-hidden", "true")
            link.set("tabindex", "-1")
