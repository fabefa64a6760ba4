"""Everything can be reached and used with a keyboard alone, and it shows where one is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opening
from tests.browser.places import PAGES

pytestmark = pytest.mark.browser

READ = {
    "home": 1280,
    "leader, everything": 390,
    "post, held": 1280,
    "article": 390,
    "room": 1280,
    "letter of leaders": 390,
}
"""The pages that are read, and how wide: what stays beside them is met at either width."""
SCROLLING = 30
"""How many tenths of a second a page may take to scroll to a control."""
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


def stops(page: Page) -> list[dict[str, object]]:
    """Press Tab until it leaves the page; return every element it stopped at."""
    found: list[dict[str, object]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        where = page.evaluate(_WHERE)
        for _ in range(SCROLLING):
            if not (where and where["covered"]):
                break
            page.wait_for_timeout(100)  # the page may still be scrolling to it
            where = page.evaluate(_WHERE)
        if where is None or (found and where["name"] == found[0]["name"]):
            return found
        found.append(where)
    return found


@pytest.mark.parametrize(("name", "width"), READ.items())
def test_every_control_is_reached_and_shows_it_and_the_first_skips_to_the_content(
    reader: Opening, name: str, width: int
) -> None:
    page = reader(width, reduced_motion="reduce").open(PAGES[name])
    met = stops(page)
    assert len(met) == page.evaluate(_CONTROLS)
    assert [each["name"] for each in met if not each["marked"]] == []
    assert [each["name"] for each in met if each["covered"]] == []
    assert "md-skip" in str(met[0]["name"])
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#"))
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_a_control_without_a_mark_of_focus_is_noticed(reader: Opening) -> None:
    page = reader().open(PAGES["home"])
    page.evaluate("document.querySelector('article a:not(.headerlink)').style.outline = 'none'")
    assert any(not each["marked"] for each in stops(page))


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(reader: Opening) -> None:
    page = reader(390).open(PAGES["directory"])
    menu = page.locator(".menu")
    entry = menu.get_by_role("link", name="Directory").first
    expect(entry).to_be_hidden()
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(entry).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.locator(":focus")).to_have_count(1)
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(entry).to_be_hidden()


def test_the_choice_of_colours_is_made_by_keyboard_and_remembered(reader: Opening) -> None:
    page = reader(1280, color_scheme="light").open(PAGES["home"])
    body, scheme = page.locator("body"), "data-md-color-scheme"
    expect(body).to_have_attribute(scheme, "default")
    page.locator("input[name=__palette]").first.focus()
    page.keyboard.press("ArrowRight")
    expect(body).to_have_attribute(scheme, "slate")
    page.goto(page.url + "directory/")
    expect(body).to_have_attribute(scheme, "slate")
    page.locator(".md-header label:visible").click()
    expect(body).to_have_attribute(scheme, "default")


def test_a_choice_that_goes_when_it_is_taken_back_leaves_the_focus_to_its_like(
    reader: Opening,
) -> None:
    kinds = ("Format=Read|Topic=Tides|", "Format=Watch|Topic=Weirs|")
    items = "".join(f'<li class="item" data-facets="{kind}">A piece</li>' for kind in kinds * 3)

    def longer(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace('<ul class="items">', f'<ul class="items">{items}', 1)
        route.fulfill(response=answer, body=body)

    visitor = reader(1000)
    visitor.page.route("**/network/shelf/", longer)
    form = visitor.open("network/shelf/").locator(".listing__choices")
    visitor.page.unroute("**/network/shelf/")
    form.get_by_text("Format").click()
    form.get_by_label("Read").check()
    form.get_by_label("Watch").check()
    expect(form.get_by_label("Watch")).to_be_focused()  # the control
    form.get_by_text("Topic").click()
    form.get_by_label("Weirs").check()
    form.get_by_text("Format").click()
    form.get_by_label("Read").click()
    expect(form.get_by_label("Read")).to_have_count(0)
    expect(form.get_by_label("Watch")).to_be_focused()
    form.get_by_role("button", name="Show all").press("Enter")
    expect(visitor.page.locator(".listing__status")).to_be_focused()
