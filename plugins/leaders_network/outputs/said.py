"""What a page says: the text that its readers see, line by line, out of its HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from leaders_network.outputs.frames import CLOSE, OPEN
from leaders_network.search.articles import HEADING, TEXT

_LEFT_OUT = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}|<!--.*?-->|<[!?][^>]*>", re.DOTALL)
"""The places of parts, comments and declarations."""
_SPACE = re.compile(r"\s+")
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_WITHIN = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q s samp small span strong "
    "sub sup time u var wbr".split()
)
"""Elements that stand within a line; any other begins one."""
_SILENT = frozenset("head math noscript object script style svg template title".split())
_SIGNS = frozenset(["headerlink", "footnote-backref", "footnote-ref"])
"""Links that are signs and no words."""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements that hold nothing and are never closed."""


def said(markup: str) -> list[str]:
    """Return the lines that a page's own HTML says, each with the character of its kind.

    What readers do not see is left out, and so are the parts that the directory fills in: whoever
    is named there is found as a person, a post or an organisation. The heading that is the page's
    title is left out too.
    """
    reading = _Reading()
    reading.feed(_LEFT_OUT.sub("", markup))
    reading.close()
    reading.end_line()
    return reading.lines


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._words: list[str] = []
        self._kind = TEXT
        self._titles = 0
        self._silent: list[str] = []
        """The element that is not seen, and those of its name within it."""

    def parse_html_declaration(self, i: int) -> int:
        """Pass over a declaration as browsers do; the parser's own fails on what is not SGML.

        Source: https://html.spec.whatwg.org/multipage/parsing.html#markup-declaration-open-state
        """
        is_comment = self.rawdata.startswith("<!--", i)
        return self.parse_comment(i, False) if is_comment else self.parse_bogus_comment(i, False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            if tag == self._silent[0] and tag not in VOID:
                self._silent.append(tag)
            return
        given = dict(attrs)
        if tag not in _WITHIN:
            self.end_line()
        if tag == "img":
            self._words.append(f" {given.get('alt') or ''} ")
        elif tag not in VOID and _is_unseen(tag, given):
            self._silent.append(tag)
        elif tag in _HEADINGS:
            self._titles += tag == "h1"
            self._kind = "" if tag == "h1" and self._titles == 1 else HEADING

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[0]:
                self._silent.pop()
        elif tag not in _WITHIN:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def end_line(self) -> None:
        """Keep what was read since the last line ended, unless it is nothing or the title."""
        line = _SPACE.sub(" ", "".join(self._words)).strip()
        if line and self._kind:
            self.lines.append(f"{self._kind}{line}")
        self._words.clear()
        self._kind = TEXT


def _is_unseen(tag: str, given: dict[str, str | None]) -> bool:
    return (
        tag in _SILENT
        or "hidden" in given
        or given.get("aria-hidden") == "true"
        or not _SIGNS.isdisjoint((given.get("class") or "").split())
    )
