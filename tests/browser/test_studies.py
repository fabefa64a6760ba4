"""Studies and events in a browser: charts that suit their page, references, months on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Opening
from tests.browser.places import PAGES

pytestmark = pytest.mark.browser

STUDY, CALENDAR, RESEARCH = PAGES["study"], PAGES["calendar"], PAGES["studies"]


@pytest.fixture
def copying(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    yield context.new_page()
    context.close()


def test_charts_are_drawn_under_the_policy_with_their_figures_beside_them(
    reader: Opening,
) -> None:
    visitor = reader()
    page = visitor.open(STUDY)
    pictures = page.locator(".chart__picture")
    expect(pictures).to_have_count(2)
    for number in range(2):
        pictures.nth(number).scroll_into_view_if_needed()
        pictures.nth(number).evaluate("image => image.decode()")
        assert pictures.nth(number).evaluate("image => image.naturalWidth") > 0
    assert visitor.violations() == []
    table = page.locator(".chart__table").first
    expect(table).to_contain_text("(3.0 to 4.8)")
    expect(page.locator(".chart__table").nth(1)).to_contain_text("–")


def test_a_reference_is_copied_in_one_click(copying: Page, address: str) -> None:
    copying.goto(address + STUDY)
    copying.locator(".cite").get_by_role("button", name="Copy").click()
    expect(copying.locator(".cite [role=status]")).to_have_text("Copied")
    copied = copying.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Vale, Perrin & Institute of Tides (2026). Night watches")
    assert copied.endswith("https://doi.org/10.5555/night.1")


def test_without_a_script_a_reference_is_there_to_mark_and_its_files_to_take(
    reader: Opening,
) -> None:
    page = reader(java_script_enabled=False).open(STUDY)
    expect(page.locator(".cite__text")).to_contain_text("Institute of Tides")
    ways = page.locator(".cite__ways a")
    expect(ways).to_have_text(["BibTeX", "RIS", "CSL-JSON"])
    for way in ways.all():
        answer = page.request.get(page.url + (way.get_attribute("href") or "").rpartition("/")[2])
        assert answer.ok
        assert "Institute of Tides" in answer.text()


def test_the_matrix_leads_to_what_was_found(reader: Opening) -> None:
    page = reader(java_script_enabled=False).open(RESEARCH)
    page.locator(".outcomes a").first.click()
    expect(page).to_have_url(re.compile("#well-being-on-leadership$"))
    expect(page.locator("#well-being-on-leadership")).to_be_in_viewport()


def test_a_month_is_a_grid_at_a_desk_and_a_list_of_days_on_a_phone(reader: Opening) -> None:
    desk = reader().open(CALENDAR)
    days = desk.locator("#month-2026-12 td:visible")
    assert days.count() % 7 == 0
    phone = reader(390).open(CALENDAR)
    shown = phone.locator("#month-2026-12 td:visible")
    assert [text.split("\n")[0] for text in shown.all_inner_texts()] == [
        "Tuesday 1",
        "Wednesday 2",
        "Friday 4",
    ]
    expect(shown.last).to_contain_text("cancelled")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_takes_the_colours_that_its_page_has_now(reader: Opening, scheme: str) -> None:
    page = reader(color_scheme=scheme).open(STUDY)
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", "default" if scheme == "light" else "slate"
    )
    shot = page.locator(".chart__picture").first
    shot.scroll_into_view_if_needed()
    shot.evaluate("image => image.decode()")
    with Image.open(BytesIO(shot.screenshot())) as taken:
        corner = taken.convert("RGB").getpixel((2, taken.height - 3))
    assert corner == {"light": (251, 250, 246), "dark": (16, 25, 30)}[scheme]
