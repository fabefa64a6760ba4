"""A built page as a program reads it, and as a screen reader says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

_SPACE = re.compile(r"\s+")
_UNSHOWN = {"script", "style", "svg", "title", "noscript"}
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NAMED = {"title", "a", "button", "summary", "figcaption", *_HEADINGS}
"""What is called by the words in it; of nothing else are they kept."""


@dataclass(slots=True)
class Element:
    """An element with what it says, as far as it is said."""

    tag: str
    given: Mapping[str, str]
    inside: tuple[str, ...] = ()
    is_unsaid: bool = False
    is_unshown: bool = False
    words: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return " ".join((self.given.get("aria-label") or self.words).split())


@dataclass
class PageText(HTMLParser):
    """Gathers a page's elements in the order they are met, and its text."""

    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield the elements of some kinds."""
        return (one for one in self.elements if one.tag in tags)

    @property
    def text(self) -> str:
        """Everything that is shown, in one line."""
        return _SPACE.sub(" ", "".join(self._text))

    @property
    def lang(self) -> str:
        """The language it says it is in."""
        return next((one.given.get("lang", "") for one in self.all("html")), "")

    @property
    def title(self) -> str:
        """Its title, and no picture's."""
        return next((one.words for one in self.all("title") if "svg" not in one.inside), "")

    @property
    def canonical(self) -> str:
        """The address it says it has."""
        links = (one.given for one in self.all("link"))
        return next((given["href"] for given in links if given.get("rel") == "canonical"), "")

    @cached_property
    def meta(self) -> dict[str, str]:
        """What its head says by name."""
        given = (one.given for one in self.all("meta"))
        return {each["name"]: each.get("content", "") for each in given if "name" in each}

    @property
    def headings(self) -> list[tuple[int, str]]:
        """The level and the words of each heading."""
        return [(int(one.tag[1]), one.words) for one in self.all(*_HEADINGS)]

    @cached_property
    def landmarks(self) -> list[str]:
        """What a reader can skip to."""
        return [one.tag for one in self.all("main", "header", "footer", "nav")]

    @property
    def addresses(self) -> list[str]:
        """Where it leads, and what it loads."""
        given = (one.given for one in self.elements)
        return [each[name] for each in given for name in ("href", "src") if name in each]

    @property
    def scripts(self) -> list[str]:
        """The JSON-LD of the page."""
        scripts = self.all("script")
        return [one.words for one in scripts if one.given.get("type") == "application/ld+json"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        around = self._open[-1] if self._open else Element("", {})
        element = Element(
            tag,
            given,
            (*around.inside, around.tag),
            around.is_unsaid or tag in ("script", "style") or given.get("aria-hidden") == "true",
            around.is_unshown or tag in _UNSHOWN,
        )
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)
        elif given.get("alt"):
            self._say(given["alt"])

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass
        self._text.append(" ")

    def handle_data(self, data: str) -> None:
        if self._open and not self._open[-1].is_unshown:
            self._text.append(data)
        self._say(data)

    def _say(self, data: str) -> None:
        if not self._open:
            return
        if self._open[-1].tag == "script":
            self._open[-1].words += data
        elif not self._open[-1].is_unsaid:
            for one in self._open:
                if one.tag in _NAMED:
                    one.words += data


def parsed(html: str) -> PageText:
    """Return what a page says."""
    page = PageText()
    page.feed(html)
    return page


def is_redirect(page: PageText) -> bool:
    """Return whether a page only leads on."""
    return not page.landmarks
