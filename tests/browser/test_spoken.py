"""What a screen reader says of every page: each thing once, and by a name of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests.browser.test_heads import AUDIENCES, POCKET

_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_MENUS = {"nav", "footer"}
_BEGINNINGS = {"h1", "h2", "h3", "h4", "li", "tr", "dt", "section", "nav", "main", "header"}


@dataclass
class Element:
    """An element with what it says, as far as it is said."""

    tag: str
    given: Mapping[str, str]
    inside: tuple[str, ...]
    words: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return " ".join((self.given.get("aria-label") or self.words).split())


@dataclass
class Speech(HTMLParser):
    """Gathers a page's elements in the order they are met, without what is hidden from ears."""

    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        element = Element(tag, given, tuple(one.tag for one in self._open))
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)
        elif given.get("alt"):
            self.handle_data(given["alt"])

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(_is_silent(one) for one in self._open):
            return
        for one in self._open:
            one.words += data

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield the elements of some kinds."""
        return (one for one in self.elements if one.tag in tags)


def _is_silent(one: Element) -> bool:
    return one.given.get("aria-hidden") == "true" or one.tag in ("script", "style")


def heard(html: str) -> Speech:
    speech = Speech()
    speech.feed(html)
    return speech


def links_said_twice(speech: Speech) -> Iterator[str]:
    """Yield what is read as link, link: one name for one page twice, and nothing begins between."""
    last: tuple[str, str] | None = None
    for one in speech.elements:
        if one.tag in _BEGINNINGS:
            last = None
        elif one.tag == "a" and one.name and "summary" not in one.inside:
            this = one.name, one.given.get("href", "")
            if this == last:
                yield one.name
            last = this


def names_of_two_pages(speech: Speech) -> Iterator[str]:
    """Yield each name that menus give to more than one page."""
    led = defaultdict(set)
    for one in speech.all("a"):
        if _MENUS & {*one.inside} and "href" in one.given and not one.given["href"].startswith("#"):
            led[one.name].add(urljoin("/a/b/c/d/", one.given["href"]))
    # A letter stands in the list of leaders and in that of organisations, each of its own name.
    return (name for name, pages in led.items() if len(pages) > 1 and len(name) > 1)


def unnamed(speech: Speech) -> Iterator[str]:
    """Yield what has no name: links, buttons, menus, what scrolls, and pictures without a text."""
    for one in speech.all("a", "button", "summary"):
        is_met = one.given.get("aria-hidden") != "true" and (one.tag != "a" or "href" in one.given)
        if is_met and not one.name:
            yield f"{one.tag} {one.given}"
    for one in speech.elements:
        is_part = one.tag == "nav" or one.given.get("role") in ("region", "group", "dialog")
        if is_part and not {"aria-label", "aria-labelledby"} & {*one.given}:
            yield f"{one.tag} {one.given}"
    yield from (f"img {one.given}" for one in speech.all("img") if "alt" not in one.given)


def reached_and_silent(speech: Speech) -> Iterator[str]:
    """Yield what keys reach and nothing says."""
    for one in speech.elements:
        is_stop = "href" in one.given or one.tag in ("button", "input")
        is_silent = one.given.get("aria-hidden") == "true"
        if is_stop and is_silent and one.given.get("tabindex") != "-1":
            yield f"{one.tag} {one.given}"


def captions_said_twice(speech: Speech) -> Iterator[str]:
    """Yield each sentence of a picture's text that its caption says as well."""
    captions = " ".join(one.name for one in speech.all("figcaption"))
    for one in speech.all("img"):
        sentences = re.split(r"(?<=[.!?]) ", one.given.get("alt", ""))
        yield from (each for each in sentences if each.endswith(".") and each in captions)


def signs_in_headings(speech: Speech) -> Iterator[str]:
    """Yield each heading that ends in a sign for the mouse."""
    return (one.name for one in speech.all("h1", "h2", "h3", "h4") if "¶" in one.name)


def tables_without_headings(speech: Speech) -> Iterator[str]:
    """Yield each table whose cells nothing explains."""
    headings = sum(one.given.get("scope") in ("col", "row") for one in speech.all("th"))
    if any(speech.all("table")) and not headings and not any(speech.all("th")):
        yield "a table"


FAULTS: Mapping[Callable[[Speech], Iterator[str]], str] = {
    links_said_twice: '<p><a href="a/">A</a> <b>·</b> <a href="a/">A</a></p>',
    names_of_two_pages: '<nav><a href="a/">Aa</a></nav><footer><a href="b/">Aa</a></footer>',
    unnamed: '<a href="a/"><img src="a.png" alt=""></a>',
    reached_and_silent: '<h2>A <a href="#a" aria-hidden="true">¶</a></h2>',
    captions_said_twice: '<figure><img alt="A. Up."><figcaption>Up.</figcaption></figure>',
    signs_in_headings: '<h2>A <a href="#a">¶</a></h2>',
    tables_without_headings: "<table><tr><td>1</td></tr></table>",
}
"""What is looked for, and a page on which it is found."""


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, Mapping[str, Speech]]:
    """Every page of every audience, as it is said."""
    return {
        audience: {
            file.relative_to(site / audience).as_posix(): heard(text)
            for file in sorted((site / audience).rglob("*.html"))
            if file.name != POCKET and "<main" in (text := file.read_text(encoding="utf-8"))
        }
        for audience in AUDIENCES
    }


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("faults", FAULTS, ids=lambda one: one.__name__)
def test_no_page_says_a_thing_twice_or_has_one_without_a_name(
    pages: Any, audience: str, faults: Callable[[Speech], Iterator[str]]
) -> None:
    assert pages[audience]
    found = {path: [*faults(page)] for path, page in pages[audience].items()}
    assert {path: some for path, some in found.items() if some} == {}


@pytest.mark.parametrize("faults", FAULTS, ids=lambda one: one.__name__)
def test_a_page_that_is_badly_said_is_noticed(faults: Callable[[Speech], Iterator[str]]) -> None:
    assert [*faults(heard(FAULTS[faults]))]
