"""Articles as they are searched: what a page says, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from leaders_network.lean import frozen
from leaders_network.search.stems import stems

HEADING, TAGS, TEXT, SHOWN = "#", "@", " ", "~"
"""The first character of a line says what it is; what is only shown is not searched."""
FIELDS = ("title", "tags", "headings", "body")
VERSION = 1
"""The version of the form in which articles are indexed; their reader asks for it."""
BLOCK = 8
"""The articles whose texts stand in one file."""


@frozen
class Article:
    """One page that people wrote: where it stands, what it is called, and what it says."""

    path: str
    title: str
    lines: tuple[str, ...]
    """Its text without the title, each line with the character that says what it is."""
    date: str = ""
    """The day it bears, as in `2026-11-22`; empty where it bears none."""

    def words(self) -> dict[str, list[str]]:
        """Return the stems of the words of each field."""
        return {
            "title": stems(self.title),
            "tags": list(self._said(TAGS)),
            "headings": list(self._said(HEADING)),
            "body": list(self._said(TEXT)),
        }

    def _said(self, kind: str) -> Iterator[str]:
        for line in self.lines:
            if line.startswith(kind):
                yield from stems(line[1:])
