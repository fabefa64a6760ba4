"""A table that is wider than the window scrolls by itself, and by keyboard too."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_FRAME = {"class": "table", "role": "group", "aria-label": "Table", "tabindex": "0"}


class TablesExtension(Extension):
    """Puts every table into an element that can have the focus."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's own name
        """Register it with a Markdown converter."""
        md.treeprocessors.register(_Framing(md), "leaders-network-tables", 0.4)


class _Framing(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for position, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[position] = _framed(child)


def _framed(table: Element) -> Element:
    frame = Element("div", _FRAME)
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame
