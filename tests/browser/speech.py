"""What a screen reader says badly: a thing twice, or one that has no name of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urljoin

from tests.browser.pages import PageText

_MENUS = {"nav", "footer"}
_BEGINNINGS = {"h1", "h2", "h3", "h4", "li", "tr", "dt", "section", "nav", "main", "header"}


def links_said_twice(page: PageText) -> Iterator[str]:
    """Yield what is read as link, link: one name for one page twice, and nothing begins between."""
    last: tuple[str, str] | None = None
    for one in page.elements:
        if one.tag in _BEGINNINGS:
            last = None
        elif one.tag == "a" and one.name and "summary" not in one.inside:
            this = one.name, one.given.get("href", "")
            if this == last:
                yield one.name
            last = this


def names_of_two_pages(page: PageText) -> Iterator[str]:
    """Yield each name that menus give to more than one page."""
    led = defaultdict(set)
    for one in page.all("a"):
        if _MENUS & {*one.inside} and "href" in one.given and not one.given["href"].startswith("#"):
            led[one.name].add(urljoin("/a/b/c/d/", one.given["href"]))
    # A letter stands in the list of leaders and in that of organisations, each of its own name.
    return (name for name, pages in led.items() if len(pages) > 1 and len(name) > 1)


def unnamed(page: PageText) -> Iterator[str]:
    """Yield what has no name: links, buttons, menus, what scrolls, and pictures without a text."""
    for one in page.all("a", "button", "summary"):
        is_met = one.given.get("aria-hidden") != "true" and (one.tag != "a" or "href" in one.given)
        if is_met and not one.name:
            yield f"{one.tag} {one.given}"
    for one in page.elements:
        is_part = one.tag == "nav" or one.given.get("role") in ("region", "group", "dialog")
        if is_part and not {"aria-label", "aria-labelledby"} & {*one.given}:
            yield f"{one.tag} {one.given}"
    yield from (f"img {one.given}" for one in page.all("img") if "alt" not in one.given)


def reached_and_silent(page: PageText) -> Iterator[str]:
    """Yield what keys reach and nothing says."""
    for one in page.elements:
        is_stop = "href" in one.given or one.tag in ("button", "input")
        is_silent = one.given.get("aria-hidden") == "true"
        if is_stop and is_silent and one.given.get("tabindex") != "-1":
            yield f"{one.tag} {one.given}"


def captions_said_twice(page: PageText) -> Iterator[str]:
    """Yield each sentence of a picture's text that its caption says as well."""
    captions = " ".join(one.name for one in page.all("figcaption"))
    for one in page.all("img"):
        sentences = re.split(r"(?<=[.!?]) ", one.given.get("alt", ""))
        yield from (each for each in sentences if each.endswith(".") and each in captions)


def signs_in_headings(page: PageText) -> Iterator[str]:
    """Yield each heading that ends in a sign for the mouse."""
    return (one.name for one in page.all("h1", "h2", "h3", "h4") if "¶" in one.name)


def tables_without_headings(page: PageText) -> Iterator[str]:
    """Yield each table whose cells nothing explains."""
    headings = sum(one.given.get("scope") in ("col", "row") for one in page.all("th"))
    if any(page.all("table")) and not headings and not any(page.all("th")):
        yield "a table"


FAULTS: Mapping[Callable[[PageText], Iterator[str]], str] = {
    links_said_twice: '<p><a href="a/">A</a> <b>·</b> <a href="a/">A</a></p>',
    names_of_two_pages: '<nav><a href="a/">Aa</a></nav><footer><a href="b/">Aa</a></footer>',
    unnamed: '<a href="a/"><img src="a.png" alt=""></a>',
    reached_and_silent: '<h2>A <a href="#a" aria-hidden="true">¶</a></h2>',
    captions_said_twice: '<figure><img alt="A. Up."><figcaption>Up.</figcaption></figure>',
    signs_in_headings: '<h2>A <a href="#a">¶</a></h2>',
    tables_without_headings: "<table><tr><td>1</td></tr></table>",
}
"""What is looked for, and a page on which it is found."""
