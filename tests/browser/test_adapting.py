"""Pages fit narrow windows, paper, and the colours that a reader's own system forces."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opening
from tests.browser.places import PAGES

pytestmark = pytest.mark.browser

FURNITURE = ".md-header, .md-tabs, .md-sidebar, .site-footer, .edit-link, .crumbs, .md-top"
ZOOMED = 320, 256
"""What is left of a window of 1280 by 1024 at 400%."""


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_off_the_side_at_400_percent(reader: Opening, name: str) -> None:
    page = reader(*ZOOMED).open(PAGES[name])
    assert page.evaluate("document.scrollingElement.scrollWidth") <= ZOOMED[0]


def test_what_runs_off_the_side_is_noticed(reader: Opening) -> None:
    page = reader(*ZOOMED).open(PAGES["home"])
    page.evaluate("document.querySelector('article').style.width = '400px'")
    assert page.evaluate("document.scrollingElement.scrollWidth") > ZOOMED[0]


@pytest.mark.parametrize("name", PAGES)
def test_paper_shows_the_words_and_not_the_furniture(reader: Opening, name: str) -> None:
    page = reader().open(PAGES[name])
    assert page.locator(".md-header").is_visible()
    page.emulate_media(media="print")
    furniture = page.locator(FURNITURE)
    assert [each.get_attribute("class") for each in furniture.all() if each.is_visible()] == []
    assert page.locator("h1:visible, .sheet__name:visible").count()
    page.emulate_media(media="screen")


@pytest.mark.parametrize("name", ["leader, everything", "room member", "post, held"])
def test_paper_says_where_the_page_came_from(reader: Opening, name: str) -> None:
    page = reader().open(PAGES[name])
    origin = page.locator(".page-foot .only-print")
    assert not origin.is_visible()
    page.emulate_media(media="print")
    assert f"https://network.example/{PAGES[name]}" in origin.inner_text()
    assert all(link.is_visible() for link in page.locator("a[href^='mailto:']:visible").all())
    assert page.locator(".contact__way a").first.is_visible()
    page.emulate_media(media="screen")


@pytest.mark.parametrize("name", ["home", "leader, everything", "article"])
def test_focus_shows_in_colours_that_a_system_forces(reader: Opening, name: str) -> None:
    page = reader(forced_colors="active").open(PAGES[name])
    link = page.locator("article a:visible").first
    page.keyboard.press("Tab")
    link.focus()
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
