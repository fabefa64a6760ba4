"""A built page as a program reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_SPACE = re.compile(r"\s+")
_SILENT = {"script", "style", "svg", "title", "noscript"}
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class PageText(HTMLParser):
    """Gathers what a page says: in its head, its headings, its links and its text."""

    lang: str = ""
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    landmarks: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    """The JSON-LD of the page."""
    _open: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _kind: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    @property
    def text(self) -> str:
        """Everything that is shown, in one line."""
        return _SPACE.sub(" ", "".join(self._text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._kind = given.get("type", "")
        if tag not in _VOID:
            self._open.append(tag)
        self.addresses += [given[name] for name in ("href", "src") if name in given]
        if tag == "html":
            self.lang = given.get("lang", "")
        elif tag == "meta" and "name" in given:
            self.meta[given["name"]] = given.get("content", "")
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]
        elif re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        elif tag in ("main", "header", "footer", "nav"):
            self.landmarks.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass
        self._text.append(" ")

    def handle_data(self, data: str) -> None:
        if "script" in self._open and self._kind == "application/ld+json":
            self.scripts.append(data)
        if self._open[-1:] == ["title"] and "svg" not in self._open:
            self.title += data
        if not _SILENT & {*self._open}:
            self._text.append(data)
            if any(re.fullmatch("h[1-6]", tag) for tag in self._open):
                level, before = self.headings[-1]
                self.headings[-1] = level, before + data


def read(file: Path) -> PageText:
    """Return what a built page says."""
    page = PageText()
    page.feed(file.read_text(encoding="utf-8"))
    return page


def is_redirect(page: PageText) -> bool:
    """Return whether a page only leads on."""
    return not page.landmarks
