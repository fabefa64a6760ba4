"""Pages fit narrow windows, paper and colours that a system forces."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import Opening
from tests.browser.places import PAGES
from tests.browser.test_accessibility import ZOOMED
from tests.browser.test_search import typed

pytestmark = pytest.mark.browser


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


@pytest.mark.parametrize(
    ("name", "words"),
    [("leader, everything", "Everyone they support"), ("consultation, open", "Answer now")],
)
def test_what_only_leads_elsewhere_is_not_on_paper(reader: Opening, name: str, words: str) -> None:
    page = reader().open(PAGES[name])
    link = page.get_by_text(words, exact=True).first
    expect(link).to_be_visible()
    page.emulate_media(media="print")
    expect(link).to_be_hidden()
    page.emulate_media(media="screen")


@pytest.mark.parametrize("name", ["leader, in public", "post, undisclosed"])
def test_what_fits_on_a_sheet_takes_no_second_one(reader: Opening, name: str) -> None:
    page = reader().open(PAGES[name])
    # The window is shared: another test may have told it to print what the screen shows.
    page.emulate_media(media="print")
    assert _sheets(page.pdf(format="A4")) == 1
    page.evaluate("document.querySelector('article').append(document.createElement('hr'))")
    page.evaluate("document.querySelector('hr').style.marginTop = '400mm'")
    assert _sheets(page.pdf(format="A4")) > 1
    page.emulate_media(media="screen")


def test_paper_is_light_whatever_the_screen_was(reader: Opening) -> None:
    page = reader(color_scheme="dark").open(PAGES["report"])
    told = """() => {
      const colour = (name) => getComputedStyle(document.body).getPropertyValue(name);
      const picture = document.querySelector(".chart__picture");
      return [colour("--tint-0-paper"), colour("--tint-0-ink"), getComputedStyle(picture).filter];
    }"""
    paper, ink, plain = page.evaluate(told)
    page.emulate_media(media="print")
    # Light and dark are the other way round, and the ground of a picture is made white.
    lit, dark, whitened = page.evaluate(told)
    page.emulate_media(media="screen")
    assert int(paper[1:3], 16) < int(ink[1:3], 16)
    assert int(lit[1:3], 16) > int(dark[1:3], 16)
    assert (plain, whitened) == ("none", "brightness(1.05)")


def test_the_longest_brief_prints_on_two_sheets(reader: Opening) -> None:
    """Seven questions of four answers, a statement of seven paragraphs, and forty who signed it."""
    page = reader().open(PAGES["brief"])
    page.emulate_media(media="print")
    page.evaluate("""() => {
      const repeat = (one, times) => {
        const made = Array.from({ length: times }, () => one.cloneNode(true));
        one.parentElement.replaceChildren(...made);
      };
      const row = document.querySelector(".brief__bars tr:has(.brief__interval)");
      repeat(row, 4);
      repeat(row.ownerDocument.querySelector(".brief__question:has(.brief__interval)"), 7);
      const letter = document.querySelector(".brief .letter > p");
      letter.textContent = "We say it is to be done well, soon, and paid for, by all. ".repeat(3);
      repeat(letter, 7);
      const name = document.querySelector(".brief__names > li");
      name.textContent = "Dame Ada Penhaligon-Vale, Chief Harbour Master, Quayside Harbours Trust";
      repeat(name, 40);
    }""")
    assert _sheets(page.pdf(format="A4", prefer_css_page_size=True)) == 2
    page.emulate_media(media="screen")


def _sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("name", ["directory", "search"])
def test_no_heading_on_paper_stands_over_nothing(reader: Opening, name: str) -> None:
    page = reader().open(PAGES[name])
    page.emulate_media(media="print")
    over = page.locator("article > h2:visible").evaluate_all(
        "all => all.map((each) => each.nextElementSibling.innerText.trim().length)"
    )
    page.emulate_media(media="screen")
    assert min(over, default=1) > 0
    assert page.locator("article > h2:visible").count() > len(over)


def test_totals_stand_below_the_last_row_on_paper(reader: Opening) -> None:
    page = reader().open(PAGES["freshness"])
    total = page.locator("tfoot").first
    displays = []
    for media in ("print", "screen"):
        page.emulate_media(media=media)
        displays.append(total.evaluate("e => getComputedStyle(e).display"))
    assert displays == ["table-row-group", "table-footer-group"]


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


_MOVED = """new Promise((done) => {
    let moved = 0;
    new PerformanceObserver((list) => { for (const one of list.getEntries()) moved += one.value; })
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(moved), 100);
})"""


@pytest.mark.parametrize("name", ["search", "report"])
def test_little_moves_on_a_page_when_its_faces_and_what_is_found_come_late(
    reader: Opening, name: str
) -> None:
    """A tenth is the most that web vitals call good."""

    def late(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    window = reader()
    window.page.route("**/*.woff2", late)
    assert window.open(PAGES[name]).evaluate(_MOVED) < 0.1
    window.page.unroute_all()


def test_days_that_are_over_stand_back_in_the_month_of_today(reader: Opening) -> None:
    page = reader().open(PAGES["calendar"])
    days = page.locator("table:has(.calendar__day--today) .calendar__day").evaluate_all(
        "all => all.map(one => [one.className, getComputedStyle(one).backgroundColor])"
    )
    today = next(place for place, (name, _) in enumerate(days) if "--today" in name)
    over, others = {colour for _, colour in days[:today]}, days[today:]
    assert len(over) == 1
    assert over == {colour for name, colour in others if "--other" in name}
    assert not over & {colour for name, colour in others if "--other" not in name}


def test_numbers_in_a_table_end_below_one_another(reader: Opening) -> None:
    page = reader().open(PAGES["place"])
    cells = page.locator(".place__facts tr > :is(th, td)")
    how = "all => all.map(one => [one.className, getComputedStyle(one).textAlign])"
    assert {tuple(one) for one in cells.evaluate_all(how)} == {("", "left"), ("number", "end")}


@pytest.mark.parametrize("name", ["freshness", "who sees what"])
def test_a_table_of_the_team_stands_row_by_row_on_a_phone_and_whole_on_paper(
    reader: Opening, name: str
) -> None:
    page = reader(width=390, height=844).open(PAGES[name])
    told = "e => [e.scrollWidth - e.clientWidth, getComputedStyle(e.querySelector('td')).display]"
    table = page.locator(".mine-sights__scroll")
    assert table.evaluate(told) == [0, "grid"]
    head = table.locator("thead th").nth(1).text_content()
    assert table.locator("td").first.get_attribute("data-head") == head
    page.emulate_media(media="print")
    assert table.evaluate(told)[1] == "table-cell"
    page.emulate_media(media="screen")


@pytest.mark.parametrize("name", ["consultation, open", "report"])
def test_the_lines_above_the_parts_of_a_page_end_where_one_another_end(
    reader: Opening, name: str
) -> None:
    page = reader(width=1280).open(PAGES[name])
    ends = page.locator(".columns__main > .block > h2").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().right)"
    )
    assert len(ends) > 1
    assert len(set(ends)) == 1


def test_a_short_text_leaves_no_empty_band_beside_many_facts(reader: Opening) -> None:
    page = reader(width=1280).open(PAGES["event"])
    last = page.locator(":is(.columns__main, .columns__side) > :last-child")
    text, facts = last.evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    more = page.locator(".columns__more").evaluate("one => one.getBoundingClientRect().top")
    assert more - text < 80 < facts - text


def test_no_line_of_facts_begins_or_ends_with_a_dot(reader: Opening) -> None:
    page = reader(*ZOOMED).open(PAGES["leader, everything"])
    parts = page.locator(".dotted:visible > span + span")
    # A dot takes a quarter of its letters' height, and its ink ends within three quarters of that.
    dots = """all => all.map(one => [
      one.offsetLeft === one.parentElement.offsetLeft,
      parseFloat(getComputedStyle(one, '::before').marginInlineStart)
        + 0.19 * parseFloat(getComputedStyle(one).fontSize)
    ])"""
    cut = page.locator(".dotted").first.evaluate("one => getComputedStyle(one).clipPath")
    assert cut == "inset(-6px -6px -6px -5px)"
    found = parts.evaluate_all(dots)
    # The first of a line has its dot further out than what is cut off there.
    assert any(first for first, _ in found)
    assert all(ends < -5 for _, ends in found)
    assert not re.search(r"·\n", page.locator("article").inner_text())


def test_a_fact_does_not_end_on_a_line_of_one_word(reader: Opening) -> None:
    page = reader(width=1280).open(PAGES["leader, everything"])
    last = """(fact, wrap) => {
      fact.textContent = "from one to two three four five six seven";
      Object.assign(fact.style, { width: "max-content", textWrap: wrap });
      fact.style.width = `${fact.offsetWidth - 4}px`;
      const text = document.createRange();
      text.selectNodeContents(fact);
      return [...text.getClientRects()].at(-1).width / fact.offsetWidth;
    }"""
    fact = page.locator(".facts dd").first
    assert fact.evaluate(last, "auto") < 0.2
    assert fact.evaluate(last, "") > 0.2


def test_a_bar_stands_in_the_middle_beside_a_share_and_its_interval(reader: Opening) -> None:
    page = reader(width=1280).open(PAGES["brief"])
    apart = """cells => cells.map(cell => {
      const [bar, figure] = [...cell.children].map(one => one.getBoundingClientRect());
      return Math.abs(bar.top + bar.bottom - figure.top - figure.bottom) / 2;
    })"""
    found = page.locator(".brief__bars td:has(.share):has(.brief__interval)").evaluate_all(apart)
    assert found
    assert max(found) < 2


def test_a_bar_and_its_number_stand_in_one_line(reader: Opening) -> None:
    page = reader(width=1280).open(PAGES["at a glance"])
    apart = """(cell, wrap) => {
      cell.innerHTML = '<svg class="share"></svg> 48';
      cell.style.whiteSpace = wrap;
      cell.closest("table").style.width = "8rem";
      const number = document.createRange();
      number.selectNode(cell.lastChild);
      const bar = cell.firstChild.getBoundingClientRect();
      return number.getBoundingClientRect().top - bar.bottom;
    }"""
    cell = page.locator(".glance__places td").first
    assert cell.evaluate(apart, "normal") >= 0
    assert cell.evaluate(apart, "") < 0


def test_what_a_list_can_be_narrowed_by_stays_within_a_phone(reader: Opening) -> None:
    def longer(route: Route) -> None:
        answer = route.fetch()
        items = "".join(re.findall(r'<li class="item .*?</li>', answer.text(), flags=re.DOTALL))
        assert items
        route.fulfill(
            response=answer, body=answer.text().replace(items[:40], items * 3 + items[:40])
        )

    visitor = reader(width=320, height=700)
    visitor.page.route("**/network/shelf/", longer)
    groups = visitor.open("network/shelf/").locator(".listing__group")
    visitor.page.unroute("**/network/shelf/")
    edges = groups.evaluate_all(
        """all => all.map(one => {
          one.open = true;
          const { left, right } = one.querySelector("ul").getBoundingClientRect();
          return [left, right];
        })"""
    )
    assert len(edges) > 1
    assert all(0 <= left < right <= 320 for left, right in edges)


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


CLOSED = """
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, {
      get() { throw new DOMException("Access is denied", "SecurityError"); },
    });
  }
"""


def test_the_themes_scripts_run_in_a_browser_that_keeps_nothing(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(color_scheme="light")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(CLOSED)
    page.goto(f"{address}{PAGES['article']}")
    page.get_by_title("Use the dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert "denied" in page.evaluate(
        "() => { try { localStorage } catch (e) { return e.message } }"
    )
    assert errors == []
    page.close()
