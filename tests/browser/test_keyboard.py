"""Everything can be reached and used with a keyboard alone, and it shows where one is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opening
from tests.browser.places import PAGES

pytestmark = pytest.mark.browser

READ = ["home", "leader, everything", "post, held", "article", "room", "letter of leaders"]
_CONTROLS = """() => {
  const all = document.querySelectorAll("a[href], button, input, summary, [tabindex]");
  const met = [...all].filter((each) => each.checkVisibility({visibilityProperty: true})
    && each.tabIndex >= 0 && !each.disabled);
  // A group of radio buttons is one stop.
  const names = new Set();
  return met.filter((each) => each.type !== "radio"
    || (!names.has(each.name) && names.add(each.name))).length;
}"""
_WHERE = """() => {
  const each = document.activeElement;
  if (each === document.body) return null;
  const shown = each.type === "radio" ? each.parentElement.querySelector("label:not([hidden])")
    : each;
  const style = getComputedStyle(shown);
  const box = [...shown.getClientRects()].find((one) => one.width > 0) ?? new DOMRect();
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const met = document.elementFromPoint(middle(box.left, box.right, innerWidth),
    middle(box.top, box.bottom, innerHeight));
  return {
    name: each.outerHTML.slice(0, 120),
    marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    covered: !met || !(shown.contains(met) || met.contains(shown)),
  };
}"""


def settled(page: Page) -> Page:
    """Wait until scripts, which are fetched after the page has loaded, add no more controls."""
    page.wait_for_load_state("networkidle")
    before = -1
    while before != (before := page.evaluate(_CONTROLS)):
        page.wait_for_timeout(200)
    return page


def stops(page: Page) -> list[dict[str, object]]:
    """Press Tab until it leaves the page; return every element it stopped at."""
    found: list[dict[str, object]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        where = page.evaluate(_WHERE)
        if where and where["covered"]:  # the page may still be scrolling to it
            page.wait_for_timeout(300)
            where = page.evaluate(_WHERE)
        if where is None or (found and where["name"] == found[0]["name"]):
            return found
        found.append(where)
    return found


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", READ)
def test_every_control_is_reached_and_shows_it(reader: Opening, name: str, width: int) -> None:
    page = settled(reader(width).open(PAGES[name]))
    met = stops(page)
    assert len(met) == page.evaluate(_CONTROLS)
    assert [each["name"] for each in met if not each["marked"]] == []
    assert [each["name"] for each in met if each["covered"]] == []


def test_a_control_without_a_mark_of_focus_is_noticed(reader: Opening) -> None:
    page = reader().open(PAGES["home"])
    page.evaluate("document.querySelector('article a').style.outline = 'none'")
    assert any(not each["marked"] for each in stops(page))


@pytest.mark.parametrize("name", READ)
def test_the_first_stop_skips_to_the_content(reader: Opening, name: str) -> None:
    page = reader().open(PAGES[name])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(reader: Opening) -> None:
    page = reader(390).open(PAGES["directory"])
    menu = page.locator(".menu")
    entry = menu.get_by_role("link", name="Directory").first
    assert not entry.is_visible()
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert entry.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.menu').contains(document.activeElement)")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert not entry.is_visible()


def test_the_choice_of_colours_is_made_by_keyboard_and_remembered(reader: Opening) -> None:
    page = reader(1280, color_scheme="light").open(PAGES["home"])
    body = page.locator("body")
    assert body.get_attribute("data-md-color-scheme") == "default"
    page.locator("input[name=__palette]").first.focus()
    page.keyboard.press("ArrowRight")
    assert body.get_attribute("data-md-color-scheme") == "slate"
    page.goto(page.url + "directory/")
    assert body.get_attribute("data-md-color-scheme") == "slate"
    page.locator(".md-header label:visible").click()
    assert body.get_attribute("data-md-color-scheme") == "default"
