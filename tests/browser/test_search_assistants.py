"""Whoever remembers only an assistant's name finds the office, from any page and by keyboard."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opening
from tests.browser.holding import Held
from tests.browser.test_accessibility import violations
from tests.browser.test_search import BOX, EITHER, IDA, at, is_active, typed

pytestmark = pytest.mark.browser

ROWAN = "network/assistants/rowan-tregear-9174c2/"
SUPPORTS = "Supports Dr Perran Nance, "


def assistants(page: Page) -> Locator:
    """Return the options of the box that lead to offices."""
    return page.get_by_role("group", name="Assistants").get_by_role("option")


def groups(page: Page) -> list[str]:
    """Return the ids of the headings of the box's groups, in the order in which they stand."""
    found = page.get_by_role("listbox").get_by_role("group")
    return [group.get_attribute("aria-labelledby") or "" for group in found.all()]


@pytest.mark.parametrize(
    "text", ["Rowan Tregear", "tregaer rowan", "rowen tregear", "rowan harbour"]
)
def test_an_assistant_is_found_by_their_own_name_and_stands_first(
    reader: Opening, text: str
) -> None:
    page = at(reader(), "network/notes/")
    typed(page, text)
    expect(assistants(page).first).to_contain_text("Rowan Tregear")
    expect(assistants(page).first).to_contain_text("and one other")
    expect(assistants(page).first.locator("mark").first).to_be_visible()
    assert groups(page)[0].endswith("assistants")
    is_active(page, 0)


def test_enter_opens_the_office_of_who_is_meant(reader: Opening) -> None:
    visitor = reader()
    page = at(visitor)
    typed(page, "rowan tregear")
    expect(assistants(page).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(visitor.address + ROWAN)
    expect(page.locator("h1")).to_have_text("Rowan Tregear")


def test_who_walked_on_before_assistants_came_stays_where_they_are(reader: Opening) -> None:
    page = reader(service_workers="block", height=880).open("network/")
    held = Held(page, "**/assets/search/assistants-*")
    typed(page, "rowan harbour")
    held.wait()
    page.keyboard.press("ArrowDown")
    is_active(page, 1)
    chosen = page.locator("[role=option][aria-selected=true]").get_attribute("href")
    held.let_go()
    expect(assistants(page).first).to_be_visible()
    assert groups(page)[0].endswith("assistants")
    is_active(page, 2)
    expect(page.get_by_role("option").nth(2)).to_have_attribute("href", chosen or "")


def test_who_seeks_a_leader_finds_the_leader_first(reader: Opening) -> None:
    page = at(reader())
    options = typed(page, "Ida Penhaligon")
    expect(options.first).to_contain_text(IDA)
    expect(page.locator(".search__status")).to_have_text(re.compile("^1 person"))
    expect(assistants(page)).to_have_count(0)
    is_active(page, 0)


def test_assistants_are_counted_in_what_is_announced(reader: Opening) -> None:
    page = at(reader())
    typed(page, "rowan tregear")
    expect(page.locator(".search__status")).to_have_text(re.compile("1 assistant"))
    expect(page.locator(".search__status")).to_have_text(re.compile("found. Use the arrow keys"))


def test_the_search_page_shows_assistants_with_whom_they_support(reader: Opening) -> None:
    visitor = reader()
    page = visitor.open("network/search/?q=rowan+tregear")
    row = page.locator("[data-kind='Assistants'] > li").first
    expect(row.locator(".found__link")).to_contain_text("Rowan Tregear")
    expect(row.locator(".found__line")).to_contain_text(SUPPORTS)
    expect(row.locator(".shortlist-button")).to_have_count(0)
    expect(page.locator(".search-page__status")).to_contain_text("1 assistant")
    expect(page.locator(".search-page__results h2").first).to_have_text("Assistants")
    row.locator(".found__link").click()
    page.wait_for_url(visitor.address + ROWAN)


def test_filters_are_of_leaders_alone(reader: Opening) -> None:
    page = reader().open("network/search/?q=rowan+tregear&new=")
    expect(page.locator(".search-page__status")).not_to_be_empty()
    page.wait_for_timeout(500)
    expect(page.locator("[data-kind='Assistants']")).to_have_count(0)


def test_leaders_are_found_where_the_names_of_assistants_cannot_be_had(reader: Opening) -> None:
    visitor = reader(service_workers="block")
    page = visitor.open("network/")
    page.route("**/assets/search/assistants-*", lambda route: route.abort())
    expect(typed(page, "ida penhaligon quay").first).to_contain_text(IDA)
    page.locator(BOX).fill("tides")
    expect(page.get_by_role("group", name="Pages and articles")).to_be_attached()
    visitor.errors.clear()


@pytest.mark.parametrize("window", [*EITHER, {"width": 320}])
def test_the_list_with_assistants_is_accessible(reader: Opening, window: dict[str, Any]) -> None:
    page = reader(**window).open("network/")
    typed(page, "rowan tregear")
    expect(assistants(page).first).to_be_visible()
    assert violations(page, ".search") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_public_site_names_no_assistant(site: Path) -> None:
    index = site / "public/assets/search"
    assert "assistants" not in json.loads((index / "people.json").read_text("utf-8"))
    assert not list(index.glob("assistants-*"))
    assert len(list((site / "network/assets/search").glob("assistants-*"))) == 1


@pytest.mark.parametrize("audience", ["network", "team"])
def test_the_index_names_everybody_who_has_an_office_and_nobody_else(
    site: Path, audience: str
) -> None:
    (index,) = (site / audience / "assets/search").glob("assistants-*")
    columns = json.loads(index.read_text("utf-8"))
    offices = {page.parent.name for page in (site / audience / "assistants").glob("*/index.html")}
    ids = columns["people"]["ids"].split("\n")
    assert len(ids) == len(offices)
    assert all(any(office.endswith(one.removeprefix("/")) for office in offices) for one in ids)
    assert columns["path"] == "assistants/"


def test_a_room_leads_to_the_leader_within_it(reader: Opening, site: Path) -> None:
    room = site / "rooms/winter-resilience"
    (index,) = (room / "assets/search").glob("assistants-*")
    name = json.loads(index.read_text("utf-8"))["people"]["families"][0].split("\n")[0][1:]
    visitor = reader()
    page = visitor.open("rooms/winter-resilience/")
    typed(page, name)
    href = assistants(page).first.evaluate("each => each.href")
    assert href.startswith(f"{visitor.address}rooms/winter-resilience/leaders/")
    assert (
        room / href.removeprefix(f"{visitor.address}rooms/winter-resilience/") / "index.html"
    ).exists()
