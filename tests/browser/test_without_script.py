"""Everything can be read, and every leader reached, in a browser that runs no script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening, Reader
from tests.browser.places import PAGES

pytestmark = pytest.mark.browser


def links(page: Page, within: str) -> dict[str, str]:
    """Return the links that can be seen within a part of a page: where each leads, and its text."""
    found = page.locator(f"{within} a[href]:visible").evaluate_all(
        "all => all.map(each => [each.href.split('#')[0], each.textContent.trim()])"
    )
    return dict(found)


def letters(visitor: Reader) -> set[str]:
    """Return where the lists of leaders stand to which the front page leads."""
    page = visitor.open("network/")
    if page.evaluate("innerWidth") < 1000:
        page.locator(".menu summary").click()
    page.locator("header, .md-tabs").get_by_role("link", name="Directory").locator(
        "visible=true"
    ).first.click()
    return {*links(page, "[aria-label^='Leaders']")}


def test_every_leader_is_reached_from_the_front_page(reader: Opening, site: Path) -> None:
    visitor = reader(390, java_script_enabled=False)
    page = visitor.page
    lists = letters(visitor)
    assert lists == letters(reader(java_script_enabled=False))
    met: set[str] = set()
    for letter in lists:
        page.goto(letter)
        met |= {url.removeprefix(visitor.address) for url in links(page, ".people")}
    leaders = {
        f"network/leaders/{file.parent.name}/"
        for file in (site / "network" / "leaders").glob("*/index.html")
        if "http-equiv" not in file.read_text(encoding="utf-8")
    }
    assert {path for path in met if path.startswith("network/leaders/")} == leaders
    assert len(leaders) > 60


def test_a_leader_can_be_written_to_and_rung(reader: Opening) -> None:
    page = reader(390, java_script_enabled=False).open(PAGES["leader, everything"])
    ways = links(page, "article")
    assert ways["mailto:ida@harbour-watch.example"] == "ida@harbour-watch.example"
    assert ways["tel:+441632960502"] == "01632 960502"


def test_a_long_page_begins_with_its_headings_where_none_stand_beside_it(reader: Opening) -> None:
    page = reader(390, java_script_enabled=False).open(PAGES["article"])
    page.locator("summary", has_text="On this page").click()
    page.get_by_role("navigation", name="On this page").get_by_role("link").last.click()
    expect(page).to_have_url(re.compile("#the-long-table$"))
    expect(page.get_by_role("heading", name="The long table")).to_be_in_viewport()
    beside = reader(java_script_enabled=False).open(PAGES["article"])
    expect(beside.locator(".contents")).to_be_hidden()
    expect(beside.get_by_role("navigation", name="On this page")).to_have_count(1)


def test_a_former_address_leads_on(reader: Opening) -> None:
    page = reader(java_script_enabled=False).open("network/leaders/ida-quay/")
    page.wait_for_url("**/leaders/ida-penhaligon-quay/")
    assert page.locator("h1").inner_text() == "Captain Ida Penhaligon-Quay"


def test_a_room_leads_back_to_the_network(reader: Opening) -> None:
    visitor = reader(java_script_enabled=False)
    page = visitor.open(PAGES["room member"])
    page.locator(".md-tabs").get_by_role("link", name="The network").click()
    assert page.url == f"{visitor.address}network/"


@pytest.mark.parametrize("name", ["home", "leader, everything", "room", "room member", "not found"])
def test_every_foot_leads_to_the_notices(reader: Opening, name: str) -> None:
    visitor = reader(java_script_enabled=False)
    page = visitor.open(PAGES[name])
    page.locator(".site-footer").get_by_role("link", name="Privacy notice").click()
    assert page.locator("h1").inner_text().startswith("Privacy notice")
