"""No page of any template fails a rule of WCAG 2.2, level AA, that a program can check."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening, Reader
from tests.browser.places import PAGES, SHOWN

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOADED = {1280: "light", 390: "dark"}
"""The colours in which a page is loaded at each width; then it changes to the others in place.

So each page begins in either, changes to either, and is drawn in both at both widths.
"""
MODES = [("light", 1280), ("dark", 1280), ("dark", 390), ("light", 390)]
DRAWN = {"light": "default", "dark": "slate"}
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
def begun(reader: Opening) -> Callable[[int], Reader]:
    """Gives a window of each width, in which a page is loaded as if no colours had been chosen."""

    @cache
    def window(width: int) -> Reader:
        opened = reader(width, color_scheme=LOADED[width])
        opened.page.add_init_script(FORGET)
        return opened

    return window


@pytest.mark.parametrize(("scheme", "width"), MODES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_fault(
    begun: Callable[[int], Reader], name: str, scheme: str, width: int
) -> None:
    window = begun(width)
    if scheme == LOADED[width] or window.path != PAGES[name]:
        _drawn(window.open(PAGES[name]), LOADED[width])
    if scheme != LOADED[width]:
        _change_colours(window.page, scheme)
    assert violations(window.page) == []


def _change_colours(page: Page, scheme: str) -> None:
    """Choose the other colours, as the button in the header does."""
    page.evaluate(
        "drawn =>"
        " document.querySelector(`[name=__palette][data-md-color-scheme=${drawn}]`).click()",
        DRAWN[scheme],
    )
    _drawn(page, scheme)


def _drawn(page: Page, scheme: str) -> None:
    """Wait until a page is drawn in its colours, and none is on its way to another."""
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", DRAWN[scheme])
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


@pytest.mark.parametrize("name", SHOWN)
def test_each_page_is_in_the_state_it_is_named_for(reader: Opening, name: str) -> None:
    article = reader().open(PAGES[name]).locator("article")
    expect(article).to_contain_text(SHOWN[name], use_inner_text=True)
