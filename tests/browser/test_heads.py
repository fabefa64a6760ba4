"""What every page of every audience tells readers, screen readers and search engines of itself."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import pytest

from tests.browser.pages import PageText, is_redirect, parsed
from tests.browser.speech import FAULTS

ADDRESS = "https://network.example/"
AUDIENCES = ["public", "network", "team", "rooms/winter-resilience", "rooms/cohort-2026"]

POCKET = "pocket-edition.html"
"""A file to take along, with a head of its own; other tests look at it."""

Pages = Mapping[str, Mapping[str, PageText]]


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Every page of every audience, by its path."""
    return {
        audience: {
            file.relative_to(site / audience).as_posix().removesuffix("index.html"): page
            for file in sorted((site / audience).rglob("*.html"))
            if file.name != POCKET and not is_redirect(page := parsed(file.read_text("utf-8")))
        }
        for audience in AUDIENCES
    }


def root(audience: str) -> str:
    return ADDRESS if audience == "public" else f"{ADDRESS}{audience}/"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_has_one_first_heading_and_skips_no_level(pages: Pages, audience: str) -> None:
    assert {
        path: fault for path, page in pages[audience].items() if (fault := outline_of(page))
    } == {}


def outline_of(page: PageText) -> str:
    levels = [level for level, _ in page.headings]
    if levels.count(1) != 1 or levels[0] != 1:
        return f"first headings: {levels}"
    if any(after - before > 1 for before, after in pairwise(levels)):
        return f"skips a level: {page.headings}"
    return "an empty heading" if not all(text.strip() for _, text in page.headings) else ""


@pytest.mark.parametrize(
    "html", ["<h2>a</h2><h1>b</h1>", "<h1>a</h1><h3>b</h3>", "<h1>a</h1><h1>b</h1>", "<h1></h1>"]
)
def test_a_bad_outline_is_noticed(html: str) -> None:
    assert outline_of(parsed(html))


@pytest.mark.parametrize("faults", FAULTS, ids=lambda one: one.__name__)
def test_no_page_says_a_thing_twice_or_has_one_without_a_name(
    pages: Pages, faults: Callable[[PageText], Iterator[str]]
) -> None:
    found = {
        f"{audience}/{path}": some
        for audience in AUDIENCES
        for path, page in pages[audience].items()
        if (some := [*faults(page)])
    }
    assert found == {}


@pytest.mark.parametrize("faults", FAULTS, ids=lambda one: one.__name__)
def test_a_page_that_is_badly_said_is_noticed(faults: Callable[[PageText], Iterator[str]]) -> None:
    assert [*faults(parsed(FAULTS[faults]))]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_says_what_it_is(pages: Pages, audience: str) -> None:
    for path, page in pages[audience].items():
        assert page.lang == "en", path
        assert page.landmarks.count("main") == 1, path
        assert {"header", "footer", "nav"} <= {*page.landmarks}, path
        assert "viewport" in page.meta, path
        assert page.meta.get("description", "").strip(), path


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_two_pages_of_an_audience_have_one_title(pages: Pages, audience: str) -> None:
    titles = Counter(page.title.strip() for page in pages[audience].values())
    assert "" not in titles
    assert [title for title, times in titles.items() if times > 1] == []


def test_a_rooms_home_is_called_after_the_room(pages: Pages) -> None:
    rooms = [audience for audience in AUDIENCES if audience.startswith("rooms/")]
    assert rooms
    for room in rooms:
        assert re.fullmatch(r"\S.* · Invented Leaders’ Network", pages[room][""].title)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_names_its_own_address(pages: Pages, audience: str) -> None:
    for path, page in pages[audience].items():
        assert page.canonical == ("" if path == "404.html" else root(audience) + path), path


@pytest.mark.parametrize("audience", AUDIENCES)
def test_only_the_public_site_is_for_search_engines(pages: Pages, audience: str) -> None:
    for path, page in pages[audience].items():
        assert ("noindex" in page.meta.get("robots", "")) == (audience != "public"), path


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_a_page_tells_machines_it_shows_to_readers(pages: Pages, audience: str) -> None:
    described = 0
    for path, page in pages[audience].items():
        for script in page.scripts:
            described += 1
            assert unshown(json.loads(script), page, root(audience) + path) == [], path
    assert described or audience == "rooms/cohort-2026"


def test_what_is_told_to_machines_alone_is_noticed(pages: Pages) -> None:
    page = pages["public"]["leaders/ida-penhaligon-quay/"]
    assert unshown({"email": "hidden@harbour-watch.example"}, page, ADDRESS) == [
        "hidden@harbour-watch.example"
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2026-12-03T20:00-04:00", "3 December 2026, 20:00 Halifax time"),
        ("2026-12-03T20:00-04:00", "3 December 2026, 20:00, and 4 December 2026, 01:00 UK time"),
        ("2026-12-01T09:30+00:00", "1 December 2026, 10:30"),
        ("2026-12-01T09:30+00:00", "2 December 2026, 09:30"),
        ("2026-03-02", "12 March 2026"),
        ("https://schema.org/EventCancelled", "Where Halifax"),
        ("https://schema.org/OnlineEventAttendanceMode", "Where Halifax"),
        ("https://schema.org/EventPostponed", "Postponed"),
    ],
)
def test_an_event_that_readers_are_told_otherwise_is_noticed(value: str, shown: str) -> None:
    page = parsed(f"<p>On {shown}</p>")
    assert unshown({"startDate": value}, page, ADDRESS) == [value]


def unshown(data: Any, page: PageText, address: str) -> list[str]:
    """Return the values in data that are neither in a page's text nor where a link leads."""
    led_to = {urljoin(address, each) for each in page.addresses} | {page.canonical}
    shown = {each.removeprefix("mailto:").removeprefix("tel:") for each in led_to}
    return [
        value
        for value in values(data)
        if value not in shown and not all(words in page.text for words in in_words(value))
    ]


IN_WORDS = {
    "EventCancelled": ["Cancelled:"],
    "EventScheduled": [],  # what is not called off takes place
    "OfflineEventAttendanceMode": ["Where"],
    "OnlineEventAttendanceMode": ["Where Online"],
    "MixedEventAttendanceMode": ["Where", "and online"],
}
"""What readers are told where machines are told a name of schema.org's."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
HOME = ZoneInfo("Europe/London")


def in_words(value: str) -> list[str]:
    """Return what readers must be shown of a value; most are shown as they are."""
    if MOMENT.fullmatch(value):
        there = datetime.fromisoformat(value)
        home = there.astimezone(HOME)
        if there.utcoffset() == home.utcoffset():
            return clock(there)
        return [*clock(there), *clock(home), "UK time"]
    if DAY.fullmatch(value):
        return clock(datetime.fromisoformat(value))[:1]
    return IN_WORDS.get(value.removeprefix("https://schema.org/"), [value])


def clock(moment: datetime) -> list[str]:
    """Return a day and a time as readers read them."""
    return [f" {moment.day} {moment:%B %Y}", f"{moment:%H:%M}"]


def values(data: Any) -> Iterator[str]:
    """Yield every value in JSON-LD that is not its grammar."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not key.startswith("@"):
                yield from values(value)
    elif isinstance(data, list):
        for each in data:
            yield from values(each)
    else:
        yield str(data)
