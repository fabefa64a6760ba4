"""Pages fit narrow windows, paper, and the colours that a reader's own system forces."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening
from tests.browser.places import PAGES

pytestmark = pytest.mark.browser

FURNITURE = ".md-header, .md-tabs, .md-sidebar, .site-footer, .edit-link, .crumbs, .md-top"
ZOOMED = 320, 256
"""What is left of a window of 1280 by 1024 at 400%."""


WHOLE = 1280, 1024


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, reader: Opening) -> Page:
    """Each page, loaded once, in a window that is enlarged; a test leaves it so."""
    return reader(*ZOOMED).open(PAGES[request.param])


def sized(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def test_nothing_runs_off_the_side_at_400_percent(opened: Page) -> None:
    page = opened
    assert page.evaluate("innerWidth") == ZOOMED[0]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= ZOOMED[0]


def test_what_runs_off_the_side_is_noticed(reader: Opening) -> None:
    page = reader(*ZOOMED).open(PAGES["home"])
    page.evaluate("document.querySelector('article').style.width = '400px'")
    assert page.evaluate("document.scrollingElement.scrollWidth") > ZOOMED[0]


def test_paper_shows_the_words_and_not_the_furniture(opened: Page) -> None:
    page = opened
    sized(page, WHOLE)
    expect(page.locator(".md-header")).to_be_visible()
    page.emulate_media(media="print")
    shown = page.locator(FURNITURE).locator("visible=true")
    assert shown.evaluate_all("all => all.map((each) => each.outerHTML.slice(0, 80))") == []
    expect(page.locator("h1:visible, .sheet__name:visible").first).to_be_visible()
    page.emulate_media(media="screen")
    sized(page, ZOOMED)


@pytest.mark.parametrize("name", ["leader, everything", "room member", "post, held"])
def test_paper_says_where_the_page_came_from(reader: Opening, name: str) -> None:
    page = reader().open(PAGES[name])
    origin = page.locator(".page-foot .only-print")
    expect(origin).to_be_hidden()
    page.emulate_media(media="print")
    expect(origin).to_be_visible()
    expect(origin).to_contain_text(f"https://network.example/{PAGES[name]}")
    expect(page.locator(".contact__way a").first).to_be_visible()
    page.emulate_media(media="screen")


@pytest.mark.parametrize("name", ["home", "leader, everything", "article"])
def test_focus_shows_in_colours_that_a_system_forces(reader: Opening, name: str) -> None:
    page = reader(forced_colors="active").open(PAGES[name])
    link = page.locator("article a:visible").first
    page.keyboard.press("Tab")
    link.focus()
    expect(link).to_be_focused()
    outline = link.evaluate("e => [getComputedStyle(e).outlineStyle, e.matches(':focus-visible')]")
    assert outline[0] not in ("none", "hidden")
    assert outline[1]


def test_a_table_that_is_too_wide_scrolls_by_itself_and_by_keyboard(reader: Opening) -> None:
    page = reader(*ZOOMED).open(PAGES["article"])
    table = page.locator(".md-typeset__table, .md-typeset__scrollwrap, .table").first
    assert table.evaluate(
        "e => { for (; e; e = e.parentElement) if (e.scrollWidth > e.clientWidth"
        " && getComputedStyle(e).overflowX !== 'visible') return true; return false; }"
    )
