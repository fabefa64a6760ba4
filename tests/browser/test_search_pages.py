"""Pages and articles are found after people, with what was typed marked in an excerpt."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opening
from tests.browser.test_accessibility import to_top, violations
from tests.browser.test_search import BOX, EITHER, HOSTILE, at, drawn_as_text, is_active, typed

pytestmark = pytest.mark.browser

GROUP = "Pages and articles"
IN_ADDRESS = "(text) => new URLSearchParams(location.search).get('q') === text"


def pages(page: Page) -> Locator:
    """Return the options of the box that lead to pages."""
    return page.get_by_role("group", name=GROUP).get_by_role("option")


def rows(page: Page) -> Locator:
    """Return the rows of the search page that lead to pages."""
    return page.locator(f"[data-kind='{GROUP}'] > li")


def test_an_article_is_found_from_any_page_by_what_it_says(reader: Opening) -> None:
    visitor = reader()
    page = visitor.open("network/notes/")
    typed(page, "quay floods twice")
    expect(pages(page).first).to_contain_text("Tide tables")
    expect(pages(page).first).to_contain_text("Notes")
    marks = pages(page).first.locator(".found__line mark")
    expect(marks).to_have_text(["quay", "floods", "twice"])
    pages(page).first.click()
    page.wait_for_url(f"{visitor.address}network/notes/tides/")


def test_what_a_leader_offers_is_found_by_what_it_says_and_leads_to_them(reader: Opening) -> None:
    visitor = reader()
    page = at(visitor)
    typed(page, "day on the pilot boat")
    expect(pages(page).first).to_contain_text("Offered by Captain Ida Penhaligon-Quay")
    pages(page).first.click()
    page.wait_for_url(f"{visitor.address}network/leaders/ida-penhaligon-quay/")
    page = visitor.open("network/search/?q=penhaligon+pilot+boat")
    shortlisting = page.get_by_role("button", name=re.compile("^Shortlist "))
    expect(rows(page).first).to_contain_text("Offered by")
    expect(shortlisting).to_have_count(page.locator("[data-kind='People'] > li").count())
    expect(page.get_by_role("button", name="Shortlist Captain Ida Penhaligon-Quay")).to_be_visible()


def test_people_stand_before_pages(reader: Opening) -> None:
    page = at(reader())
    typed(page, "harbour")
    expect(pages(page).first).to_be_attached()
    groups = page.get_by_role("listbox").get_by_role("group")
    names = [group.get_attribute("aria-labelledby") or "" for group in groups.all()]
    assert names[0].endswith("people")
    assert names[-1].endswith("pages-and-articles")


def test_pages_are_reached_by_keyboard_and_the_first_stays_chosen(reader: Opening) -> None:
    visitor = reader()
    page = at(visitor)
    options = typed(page, "spring tides")
    expect(pages(page).first).to_be_attached()
    for place in (-1, -2):
        page.keyboard.press("ArrowUp")
        is_active(page, place)
    words = options.all_text_contents()
    tides = next(i for i, text in enumerate(words) if text.startswith("Tide tables"))
    for place in range(len(words) - 3, tides - 1, -1):
        page.keyboard.press("ArrowUp")
        is_active(page, place)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{visitor.address}network/notes/tides/")


def test_the_search_page_shows_pages_with_kind_and_excerpt(reader: Opening) -> None:
    page = reader().open("network/search/?q=high+water")
    expect(rows(page).first.locator(".found__link")).to_contain_text("Tide tables")
    expect(rows(page).first.locator(".found__quiet")).to_have_text("Notes")
    expect(rows(page).first.locator("mark").filter(has_text="High").first).to_be_visible()
    assert "High water" in " ".join(rows(page).first.locator("mark").all_inner_texts())
    expect(page.locator(".search-page__status")).to_contain_text(f"in {GROUP.lower()}")


def test_one_kind_can_be_chosen_and_the_address_holds_it(reader: Opening) -> None:
    page = reader().open("network/search/?q=first+page")
    kinds = page.get_by_role("list", name="Kinds of page")
    choice = kinds.get_by_role("button").first
    count = choice.locator(".choices__count").inner_text()
    everything = rows(page).count()
    choice.click()
    expect(rows(page)).to_have_count(int(count))
    assert int(count) < everything
    expect(page).to_have_url(re.compile("kind="))
    pressed = kinds.get_by_role("button", pressed=True)
    expect(pressed).to_be_focused()
    page.reload()
    expect(rows(page)).to_have_count(int(count))
    pressed.click()
    expect(rows(page)).to_have_count(everything)
    expect(page).not_to_have_url(re.compile("kind="))


def test_finding_only_pages_keeps_what_helps_to_find_people_below_them(reader: Opening) -> None:
    page = reader().open("network/search/?q=neap")
    # A word of a title counts more than one of the text.
    expect(rows(page)).to_contain_text(["The neap tide", "Tide tables"])
    expect(page.locator(".search-page__status")).to_have_text(f"2 in {GROUP.lower()}")
    helping = page.locator(".search-page__results > :last-child")
    expect(helping.get_by_text("The nearest names are:")).to_be_visible()
    expect(helping.get_by_text("Tell the Centre what you did not find")).to_be_visible()


def test_a_room_finds_its_own_pages_and_the_public_none_of_the_networks(reader: Opening) -> None:
    visitor = reader()
    page = visitor.open("rooms/winter-resilience/search/?q=keep+the+tables")
    expect(rows(page).first).to_contain_text("Winter resilience, our room")
    page = visitor.open("search/?q=quay+floods")
    expect(page.locator(".search-page__status")).not_to_be_empty()
    visitor.settled()
    expect(page.get_by_text("Tide tables")).to_have_count(0)


def test_nothing_of_it_is_fetched_before_people_are_found(reader: Opening, site: Path) -> None:
    visitor = reader(1160)
    visitor.requests.clear()
    page = visitor.open("network/")
    page.locator(BOX).focus()
    visitor.settled()
    mine = ("/assets/content/", "/vendor/search/pages.mjs", "/vendor/search/written")
    assert [url for url in visitor.requests if any(part in url for part in mine)] == []
    page.locator(BOX).fill("neap tides")  # at once: each letter asks for what it finds
    expect(pages(page).first).to_be_attached()
    fetched = [url for url in visitor.requests if "/assets/content/" in url]
    kinds = json.loads((site / "network/assets/content/kinds.json").read_text())["kinds"]
    assert len([url for url in fetched if "/index-" in url]) == len(kinds) > 1
    assert len([url for url in fetched if "/text-" in url]) <= 3
    assert visitor.elsewhere() == []
    assert visitor.violations() == []


def test_people_are_found_where_pages_cannot_be(reader: Opening) -> None:
    visitor = reader(1100, service_workers="block")
    for missing in ("kinds.json", "notes/index-*.json", "pages.mjs"):
        page = visitor.open("network/")
        page.route(f"**/{missing}", lambda route: route.fulfill(status=404))
        with page.expect_request(f"**/{missing}"):
            typed(page, "ida tides")
        expect(page.get_by_role("option").first).to_contain_text("Ida Penhaligon-Quay")
        visitor.settled()
        expect(page.get_by_text("Tide tables", exact=True)).to_have_count(0)
        page.unroute_all()
        # They are asked for again with the next word: what was missing may have come.
        typed(page, "quay floods twice")
        expect(pages(page).first).to_contain_text("Tide tables")


def test_hostile_input_draws_only_text_of_pages(reader: Opening) -> None:
    visitor = reader()
    visitor.errors.clear()
    page = visitor.open(f"network/search/?q=tides&kind={quote(HOSTILE[0])}")
    box, status = page.locator("#search-page-text"), page.locator(".search-page__status")
    for text in ("tides", *HOSTILE, "name:- tides", "title:tides^9 ~2 +*"):
        box.fill(text)
        page.wait_for_function(IN_ADDRESS, arg=box.input_value())
        expect(status).not_to_be_empty()
        visitor.settled()
        drawn_as_text(visitor, ".search-page", text)


@pytest.mark.parametrize("window", EITHER)
def test_axe_finds_no_fault_with_pages_found(reader: Opening, window: dict[str, Any]) -> None:
    page = reader(**window).open("network/")
    typed(page, "quay floods twice")
    expect(pages(page).first).to_be_attached()
    pages(page).first.scroll_into_view_if_needed()
    assert violations(page, ".search") == []
    page.goto(page.url + "search/?q=first+page")
    expect(page.get_by_role("list", name="Kinds of page")).to_be_visible()
    page.get_by_role("list", name="Kinds of page").get_by_role("button").first.click()
    expect(page.get_by_role("button", pressed=True)).to_be_visible()
    to_top(page)
    assert violations(page, ".search-page") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
