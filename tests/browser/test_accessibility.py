"""Every page keeps each rule of WCAG 2.2, level AA, that a program can check, however it is read.

It is read in either colours, in wide and narrow windows and on paper, under a strict policy.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening, Reader
from tests.browser.contrast import unreadable
from tests.browser.places import PAGES, SHOWN

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MODES = [("light", 1280), ("dark", 390)]
"""Either colours and either width, for what is looked at in one state of its own."""
BEGINNINGS = [*MODES, ("dark", 1280), ("light", 390)]
"""How pages are loaded in turn; each then changes in place to the other colours and width."""
DRAWN = {"light": "default", "dark": "slate"}
ZOOMED = 320, 256
"""What is left of a window of 1280 by 1024 at 400%."""
FURNITURE = ".md-header, .md-tabs, .md-sidebar, .site-footer, .edit-link, .crumbs, .md-top"
FORGET = (
    "for (const key of Object.keys(localStorage).filter((key) => key.endsWith('.__palette')))"
    " localStorage.removeItem(key)"
)


def violations(page: Page, within: str = "html") -> list[str]:
    """Return each rule that is broken, with the elements that break it.

    Args:
        page: What is looked at.
        within: Which part of it, as a selector.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "([tags, within]) => axe.run({include: [[within]]}, {runOnly: {type: 'tag', values: tags},"
        " rules: {'target-size': {enabled: true}}, resultTypes: ['violations']})"
        ".then((all) => all.violations)",
        [TAGS, within],
    )
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def to_top(page: Page) -> None:
    """Scroll a page to its top, and wait until the tabs are drawn there.

    Elsewhere a target may lie half below the bar that stays, which is no fault.
    """
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    page.wait_for_function("() => !document.querySelector('.md-tabs[hidden]')?.checkVisibility()")
    _settled(page)


def _settled(page: Page) -> None:
    page.evaluate(
        "Promise.all(document.getAnimations().filter((each) => each instanceof CSSTransition)"
        ".map((each) => each.finished.catch(() => null)))"
    )


@pytest.fixture(scope="module")
def visitor(reader: Opening) -> Reader:
    """Somebody who has chosen no colours when a page is loaded."""
    visitor = reader(1280, 1024)
    visitor.page.add_init_script(FORGET)
    return visitor


@pytest.fixture(scope="module", params=enumerate(PAGES), ids=[*PAGES])
def opened(request: pytest.FixtureRequest, visitor: Reader) -> Reader:
    """Each page, loaded once, in the state it is named for."""
    place, name = request.param
    scheme, width = BEGINNINGS[place % len(BEGINNINGS)]
    visitor.page.emulate_media(color_scheme=scheme, media="screen")
    sized(visitor.page, width, 900)
    visitor.requests.clear()
    visitor.errors.clear()
    page = visitor.open(PAGES[name])
    _drawn(page, DRAWN[scheme])
    if name in SHOWN:
        expect(page.locator("article")).to_contain_text(SHOWN[name], use_inner_text=True)
    return visitor


def test_a_page_asks_no_other_host_and_breaks_no_policy(opened: Reader) -> None:
    assert opened.elsewhere() == []
    assert opened.errors == []
    assert opened.violations() == []
    assert len(opened.requests) > 5


def test_axe_finds_no_fault(opened: Reader) -> None:
    assert violations(opened.page) == []


def test_axe_finds_no_fault_in_other_colours_at_another_width(opened: Reader) -> None:
    sized(opened.page, 1280 if opened.page.evaluate("innerWidth") == 390 else 390, 900)
    _change_colours(opened.page)
    assert violations(opened.page) == []


def test_whatever_has_the_focus_can_be_read(opened: Reader) -> None:
    sized(opened.page, *ZOOMED)
    assert unreadable(opened.page) == []


def test_nothing_runs_off_the_side_at_400_percent(opened: Reader) -> None:
    sized(opened.page, *ZOOMED)
    assert opened.page.evaluate("innerWidth") == ZOOMED[0]
    assert opened.page.evaluate("document.scrollingElement.scrollWidth") <= ZOOMED[0]


def test_paper_shows_the_words_and_not_the_furniture(opened: Reader) -> None:
    page = opened.page
    sized(page, 1280, 1024)
    expect(page.locator(".md-header")).to_be_visible()
    page.emulate_media(media="print")
    shown = page.locator(FURNITURE).locator("visible=true")
    assert shown.evaluate_all("all => all.map((each) => each.outerHTML.slice(0, 80))") == []
    expect(page.locator("h1:visible, .sheet__name:visible").first).to_be_visible()


def sized(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})


def _change_colours(page: Page) -> None:
    """Choose the other colours, as the button in the header does."""
    is_light = page.locator("body").get_attribute("data-md-color-scheme") == DRAWN["light"]
    other = DRAWN["dark" if is_light else "light"]
    page.evaluate(
        "drawn =>"
        " document.querySelector(`[name=__palette][data-md-color-scheme=${drawn}]`).click()",
        other,
    )
    _drawn(page, other)


def _drawn(page: Page, scheme: str) -> None:
    """Wait until a page is drawn in its colours, and none is on its way to another."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    _settled(page)


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        ("image-alt", '<img src="assets/images/favicon.svg">'),
        ("color-contrast", '<p class="planted">Grey on grey</p>'),
        ("target-size", '<a href="#1" class="tiny">1</a><a href="#2" class="tiny">2</a>'),
    ],
)
def test_axe_finds_a_planted_fault(reader: Opening, rule: str, planted: str) -> None:
    page = reader(color_scheme="light").open(PAGES["home"])
    page.evaluate(
        """html => {
          document.querySelector("article").insertAdjacentHTML("afterbegin", html);
          for (const each of document.querySelectorAll(".planted")) {
            Object.assign(each.style, {color: "#999", background: "#aaa"});
          }
          for (const each of document.querySelectorAll(".tiny")) {
            Object.assign(each.style, {display: "inline-block", width: "9px", height: "9px",
                                       overflow: "hidden"});
          }
        }""",
        planted,
    )
    assert any(found.startswith(f"{rule}:") for found in violations(page))


def test_a_link_that_takes_the_colour_of_its_ground_is_noticed(reader: Opening) -> None:
    page = reader(*ZOOMED).open(PAGES["leader, everything"])
    main = page.locator("a.tool--main")
    main.evaluate("e => { e.style.color = getComputedStyle(e).backgroundColor }")
    (found,) = unreadable(page)
    assert "Save to contacts: 1.0" in found


def test_what_runs_off_the_side_is_noticed(reader: Opening) -> None:
    page = reader(*ZOOMED).open(PAGES["home"])
    page.evaluate("document.querySelector('article').style.width = '400px'")
    assert page.evaluate("document.scrollingElement.scrollWidth") > ZOOMED[0]


def test_a_request_for_another_host_is_noticed(reader: Opening) -> None:
    visitor = reader(bypass_csp=True)
    page = visitor.open(PAGES["home"])
    page.evaluate("fetch('http://elsewhere.invalid/').catch(() => 0)")
    visitor.settled()
    assert visitor.elsewhere() == ["http://elsewhere.invalid/"]


def test_a_breach_of_the_policy_is_noticed(reader: Opening) -> None:
    visitor = reader(390)
    page = visitor.open(PAGES["home"])
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.planted = true";
      document.body.append(script);
    }""")
    page.wait_for_function("window.violations.length > 0")
    assert page.evaluate("window.planted") is None
    assert any("script-src" in found for found in visitor.violations())
    assert any("Content Security Policy" in error for error in visitor.errors)
