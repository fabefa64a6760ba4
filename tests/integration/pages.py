"""What a page holds that a browser goes by: its links, its ids and its headings."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html.parser import HTMLParser
from urllib import parse

_ADDRESSED = {"href", "src", "poster", "data", "action", "formaction"}
_FETCHED = {
    ("img", "src"),
    ("script", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("form", "action"),
}
urlsplit = cache(parse.urlsplit)
"""Every page has the same few thousand links."""
_FETCHING = {"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect"}


@dataclass(slots=True)
class Page:
    """A page, or a part of one, read."""

    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    """What a browser asks for without being told to."""
    ids: list[str] = field(default_factory=list)
    headings: int = 0


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        page = self.page
        page.headings += tag == "h1"
        if "id" in given:
            page.ids.append(given["id"])
        relations = set(given.get("rel", "").split())
        for name in _ADDRESSED & given.keys():
            if (tag, name) in _FETCHED or (tag == "link" and relations & _FETCHING):
                page.fetched.append(given[name])
            if tag != "link" or relations & _FETCHING:
                page.links.append(given[name])
        for candidate in given.get("srcset", "").split(","):
            if candidate.strip():
                page.links.append(candidate.split()[0])
                page.fetched.append(candidate.split()[0])

    def updatepos(self, _i: int, j: int) -> int:
        """Count no lines: nobody asks in which one something stands."""
        return j


def read(text: str) -> Page:
    """Return a page as a browser reads it."""
    page = Page()
    # Pages have most of their lines in common, which are read once; no tag goes on in the next.
    for part in filter(None, map(_read, text.split(">\n"))):
        page.links += part.links
        page.fetched += part.fetched
        page.ids += part.ids
        page.headings += part.headings
    return page


@cache
def _read(part: str) -> Page | None:
    """Return a part, or None where it holds nothing of what is asked for."""
    reader = _Reader()
    reader.feed(f"{part}>")
    reader.close()
    return reader.page if reader.page != Page() else None


def target(at: str, link: str, home: str) -> str | None:
    """Return the path of the file that a link leads to, or None when it leads out of the sites.

    Args:
        at: The path of the page, below the folder of all sites.
        link: As the page has it.
        home: The folder of the page's site. Addresses that begin with a slash are seen from the
            host's root, where the public site stands and every other in its folder.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = parse.unquote(parts.path)
    return _file(posixpath.dirname(at), path, home) if path else at


@lru_cache(maxsize=1 << 16)
def _file(base: str, path: str, home: str) -> str:
    if path.startswith("/"):
        own = path.removeprefix("/")
        base, path = ("", own) if own.startswith(f"{home}/") else ("public", own)
    found = posixpath.normpath(posixpath.join(base, path))
    is_folder = path.rpartition("/")[2] in ("", ".", "..")
    return posixpath.normpath(f"{found}/index.html") if is_folder else found
