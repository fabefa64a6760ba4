"""Pages fit narrow windows, paper and forced colours, under a strict policy and by themselves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening, Reader
from tests.browser.contrast import unreadable
from tests.browser.places import PAGES
from tests.browser.test_search import typed

pytestmark = pytest.mark.browser

FURNITURE = ".md-header, .md-tabs, .md-sidebar, .site-footer, .edit-link, .crumbs, .md-top"
ZOOMED = 320, 256
"""What is left of a window of 1280 by 1024 at 400%."""


WHOLE = 1280, 1024


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, reader: Opening) -> Reader:
    """Each page, loaded once, in a window that is enlarged; a test leaves it so."""
    visitor = reader(*ZOOMED)
    visitor.requests.clear()
    visitor.errors.clear()
    visitor.open(PAGES[request.param])
    return visitor


def sized(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def test_a_page_asks_no_other_host_and_breaks_no_policy(opened: Reader) -> None:
    assert opened.elsewhere() == []
    assert opened.errors == []
    assert opened.violations() == []
    assert len(opened.requests) > 5


def test_whatever_has_the_focus_can_be_read(opened: Reader) -> None:
    assert unreadable(opened.page) == []


def test_a_link_that_takes_the_colour_of_its_ground_is_noticed(reader: Opening) -> None:
    page = reader(*ZOOMED).open(PAGES["leader, everything"])
    main = page.locator("a.tool--main")
    main.evaluate("e => { e.style.color = getComputedStyle(e).backgroundColor }")
    (found,) = unreadable(page)
    assert "Save to contacts: 1.0" in found


def test_nothing_runs_off_the_side_at_400_percent(opened: Reader) -> None:
    page = opened.page
    assert page.evaluate("innerWidth") == ZOOMED[0]
    assert page.evaluate("document.scrollingElement.scrollWidth") <= ZOOMED[0]


def test_what_runs_off_the_side_is_noticed(reader: Opening) -> None:
    page = reader(*ZOOMED).open(PAGES["home"])
    page.evaluate("document.querySelector('article').style.width = '400px'")
    assert page.evaluate("document.scrollingElement.scrollWidth") > ZOOMED[0]


def test_paper_shows_the_words_and_not_the_furniture(opened: Reader) -> None:
    page = opened.page
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
    expect(page.locator(".contact__way a, .route__where a").first).to_be_visible()
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


def test_what_unfolds_has_its_sign_in_colours_that_a_system_forces(reader: Opening) -> None:
    page = reader(forced_colors="active", color_scheme="dark").open("network/assistants/")
    grounds = page.locator(".fold > summary").first.evaluate(
        "e => [getComputedStyle(e, '::after').backgroundColor,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert grounds[0] not in ("rgba(0, 0, 0, 0)", grounds[1])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_search_marks_can_be_read_in_colours_that_a_system_forces(
    reader: Opening, scheme: str
) -> None:
    page = reader(forced_colors="active", color_scheme=scheme).open("network/")
    mark = typed(page, "harbour").locator("mark").first
    colours = mark.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert "rgba(0, 0, 0, 0)" not in colours
    assert colours[0] != colours[1]


@pytest.mark.parametrize("path", ["network/", "team/"])
def test_whose_site_it_is_takes_one_line_of_a_phone(reader: Opening, path: str) -> None:
    page = reader(width=360, height=740).open(path)
    told = page.locator(".audience > :visible").evaluate_all(
        "all => all.map(one => Math.round(one.getBoundingClientRect().bottom))"
    )
    assert len(told) == 3
    assert max(told) - min(told) < 10


def test_a_table_that_is_too_wide_scrolls_by_itself_and_by_keyboard(reader: Opening) -> None:
    page = reader(*ZOOMED).open(PAGES["article"])
    table = page.locator(".md-typeset__table, .md-typeset__scrollwrap, .table").first
    assert table.evaluate(
        "e => { for (; e; e = e.parentElement) if (e.scrollWidth > e.clientWidth"
        " && getComputedStyle(e).overflowX !== 'visible') return true; return false; }"
    )


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


BELOW_THE_BAR = """async id => {
  location.hash = id;
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  const target = document.getElementById(id);
  const shown = target.closest("details")?.querySelector("summary") ?? target;
  const bar = document.querySelector(".md-header").getBoundingClientRect();
  return shown.getBoundingClientRect().top - bar.bottom;
}"""
"""How far below the bar that stays a link into the page leads."""


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize(
    ("name", "target"),
    [("cohort's room", "members"), ("consultation, open", "answer")],
)
def test_a_link_into_a_page_leads_to_below_the_bar(
    reader: Opening, name: str, target: str, width: int
) -> None:
    page = reader(width, 700, reduced_motion="reduce").open(PAGES[name])
    assert page.evaluate(BELOW_THE_BAR, target) >= 0


def test_a_link_that_leads_to_behind_the_bar_is_noticed(reader: Opening) -> None:
    page = reader(390, 700, reduced_motion="reduce").open(PAGES["consultation, open"])
    page.evaluate("document.documentElement.style.scrollPaddingTop = 0")
    assert page.evaluate(BELOW_THE_BAR, "answer") < 0


def test_a_village_whose_name_is_one_long_word_fits_a_narrow_page(reader: Opening) -> None:
    page = reader(*ZOOMED).open(PAGES["place"])
    page.evaluate(
        """name => {
          const named = document.querySelectorAll("h1, .crumbs [aria-current]");
          if (named.length < 2) throw new Error("the page names its place otherwise");
          for (const one of named) one.textContent = name;
        }""",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    )
    assert page.evaluate("document.scrollingElement.scrollWidth") <= ZOOMED[0]
