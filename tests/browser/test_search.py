"""Somebody who types finds the person they mean, by keyboard too, whatever they type."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Opening, Reader
from tests.browser.holding import Held
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

BOX = "form.search input[name=q]"
INDEX = "**/assets/search/people.json"
IDA = "Captain Ida Penhaligon-Quay"
IDAS = "network/leaders/ida-penhaligon-quay/"
EITHER = [
    pytest.param({}, id="light-1280"),
    pytest.param({"width": 390, "color_scheme": "dark"}, id="dark-390"),
]
"""Windows of both colours and both widths, each once: a fault is of the one or of the other."""
ANSWERED = """(text) => {
  const found = document.querySelector(".search__found");
  const all = found?.querySelector("a.found--all");
  return found?.checkVisibility() && (found.querySelector(".search__note a")
    || (all && new URL(all.href).searchParams.get("q") === text));
}"""
"""Whether the list is shown for a text, or says that nothing can be searched."""
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<script>window.planted = true</script>",
    "constructor __proto__ hasOwnProperty toString",
    "(.*)+$ [a-z]{1,9999} \\u0000 name:- +role^2 ~*",
    "\u202eadi\u202c \ufeff\u200d \u0007",
    "%00 ' OR 1=1 -- ; DROP",
]


def at(visitor: Reader, path: str = "network/") -> Page:
    """Return a page with an empty box, opened only where the window does not stand there yet."""
    page = visitor.page
    if page.url != visitor.address + path:
        visitor.open(path)
    page.locator(BOX).fill("")
    return page


def typed(page: Page, text: str) -> Locator:
    """Put a text into the box, and return the options that are shown for it."""
    box = page.locator(BOX)
    box.fill("")
    box.fill(text)
    # What was found before may be shown until then.
    page.wait_for_function(ANSWERED, arg=text)
    return page.get_by_role("option")


def is_active(page: Page, place: int) -> None:
    """Wait until the box says that the option at a place, also counted from the end, is active."""
    page.wait_for_function(
        """([box, place]) => {
          const options = [...document.querySelectorAll(".search__found [role=option]")];
          const [active, ...others] = options.filter((one) => one.ariaSelected === "true");
          return active && !others.length && active === options.at(place)
            && document.querySelector(box).getAttribute("aria-activedescendant") === active.id;
        }""",
        arg=[BOX, place],
    )


@pytest.mark.parametrize("path", ["network/", IDAS, "network/notes/tides/", "404.html"])
def test_every_page_has_the_box_and_finds_a_name(reader: Opening, path: str) -> None:
    visitor = reader()
    page = visitor.open(path)
    text = "Ida Penhaligon" if path != "404.html" else "Ida"
    expect(typed(page, text).first).to_contain_text(IDA)
    expect(page.locator(".search__found mark").first).to_have_text(re.compile("^Ida"))
    expect(page.locator(".search__found .portrait").first).not_to_be_empty()


@pytest.mark.parametrize("text", ["penhaligon", "Ida Penhalligan", "penhaligon quay ida"])
def test_a_name_is_found_however_it_is_put(reader: Opening, text: str) -> None:
    expect(typed(at(reader()), text).first).to_contain_text(IDA)


def test_a_row_says_which_topic_found_somebody_and_only_then(reader: Opening) -> None:
    page = at(reader())
    expect(typed(page, "flood risk").first).to_contain_text("Knows about Flood risk")
    expect(typed(page, "Ida Penhaligon").first).to_contain_text(IDA)
    expect(page.get_by_role("option").first).not_to_contain_text("Knows about")


def test_a_role_and_a_place_find_who_holds_the_post(reader: Opening) -> None:
    expect(typed(at(reader()), "harbour master watch").first).to_contain_text(IDA)


def test_a_post_and_an_organisation_stand_in_groups_of_their_own(reader: Opening) -> None:
    page = at(reader())
    typed(page, "deputy harbour master")
    posts = page.get_by_role("group", name="Posts").get_by_role("option")
    expect(posts.first).to_contain_text("Deputy Harbour Master")
    typed(page, "harbour watch")
    bodies = page.get_by_role("group", name="Organisations").get_by_role("option")
    expect(bodies.first).to_contain_text("Harbour Watch")


def test_enter_opens_the_first(reader: Opening) -> None:
    visitor = reader()
    page = visitor.open("network/notes/tides/")
    page.locator(BOX).press_sequentially("ida penhaligon")
    page.keyboard.press("Enter")
    page.wait_for_url(visitor.address + IDAS)
    expect(page.locator("h1")).to_have_text(IDA)


def test_the_list_is_walked_and_left_by_keyboard(reader: Opening) -> None:
    visitor = reader()
    page = visitor.open("network/")
    page.keyboard.press("/")
    box = page.locator(BOX)
    expect(box).to_be_focused()
    options = typed(page, "harbour")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    is_active(page, 1)
    expect(options.first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowUp")
    is_active(page, 0)
    page.keyboard.press("ArrowUp")
    is_active(page, -1)
    page.keyboard.press("Escape")
    expect(page.locator(".search__found")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("harbour")
    expect(box).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/network/search/?q=harbour")


def test_what_is_found_after_the_box_was_left_opens_no_list(reader: Opening) -> None:
    visitor = reader(1120, service_workers="block")
    page = visitor.open("network/")
    held = Held(page, INDEX)
    page.locator(BOX).fill("ida")
    page.locator(BOX).blur()
    held.wait()
    held.let_go()
    visitor.settled()
    page.wait_for_timeout(300)
    expect(page.locator(".search__found")).to_be_hidden()
    expect(typed(page, "ida").first).to_contain_text(IDA)  # the control


def test_while_the_index_is_on_its_way_it_is_said_that_somebody_searches(reader: Opening) -> None:
    visitor = reader(1120, service_workers="block")
    page = visitor.open("network/")
    held = Held(page, INDEX)
    page.locator(BOX).fill("ida")
    expect(page.locator(".search__note")).to_have_text("Searching…")
    expect(page.locator(".search__status")).to_have_text("Searching…")
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "false")
    held.wait()
    held.let_go()
    expect(page.get_by_role("option").first).to_contain_text(IDA)
    expect(page.locator(".search__note")).to_be_hidden()
    expect(page.locator(".search__status")).to_have_text(re.compile("Use the arrow keys"))
    page.unroute_all()
    held = Held(page, INDEX)
    page.goto(visitor.address + "network/search/?q=ida")
    expect(page.locator(".search-page__waiting")).to_have_text("Searching…")
    held.wait()
    held.let_go()
    expect(page.locator(".search-page__results")).to_contain_text(IDA)
    expect(page.locator(".search-page__waiting")).to_have_count(0)
    page.unroute_all()


def test_where_the_script_does_not_come_the_search_page_leads_to_the_ways_to_browse(
    reader: Opening,
) -> None:
    visitor = reader(1120, service_workers="block")
    page = visitor.page
    page.route("**/search-box.mjs", lambda route: route.abort())
    try:
        visitor.open("network/search/?q=ida")
        expect(page.locator(".search-page__waiting")).to_contain_text("found by browsing")
        expect(page.locator(".search-browse").get_by_role("link", name="Roles")).to_be_visible()
    finally:
        page.unroute_all()


def test_a_slash_is_typed_where_somebody_types_and_control_k_leads_to_the_box(
    reader: Opening,
) -> None:
    page = at(reader())
    page.keyboard.press("Control+k")
    box = page.locator(BOX)
    expect(box).to_be_focused()
    page.keyboard.type("a/b")
    expect(box).to_have_value("a/b")


def test_the_slash_is_switched_off_for_good(reader: Opening) -> None:
    page = reader(1140).open("network/search/")
    page.get_by_label("The / key leads to the search box").uncheck()
    page.goto(page.url.replace("search/", "notes/tides/"))
    box = page.locator(BOX)
    expect(box).to_have_role("combobox")  # the script that listens has run
    page.keyboard.press("/")
    expect(box).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(box).to_be_focused()
    page.go_back()
    page.get_by_label("The / key leads to the search box").check()
    page.go_forward()
    expect(box).to_have_role("combobox")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(box).to_be_focused()


def test_vacant_posts_are_a_choice_that_combines(reader: Opening) -> None:
    page = reader().open("network/search/")
    status = page.locator(".search-page__status")
    page.locator("#choices-more > summary").click()
    vacant = page.locator("#choices-more label", has_text="Vacant posts")
    count = int(vacant.locator(".choices__count").inner_text())
    vacant.click()
    expect(status).to_have_text(f"{count} posts")
    expect(page.locator(".found .lozenge--vacant", has_text="Vacant").first).to_be_visible()
    expect(page).to_have_url(re.compile("vacant="))
    choice = page.locator("#choices-sector label").first
    some = int(choice.locator(".choices__count").inner_text())
    choice.click()
    expect(status).to_have_text(f"{some} post{'s' if some > 1 else ''}")
    page.get_by_role("button", name="Remove the filter Vacant posts").click()
    expect(status).to_contain_text("people")


def test_what_is_found_is_announced_once_typing_pauses(reader: Opening) -> None:
    page = reader().open("network/")
    page.evaluate("""() => {
      window.said = [];
      const status = document.querySelector(".search__status");
      new MutationObserver(() => window.said.push(status.textContent))
        .observe(status, {childList: true});
    }""")
    page.locator(BOX).fill("ida")
    page.locator(BOX).fill("ida penhaligon")
    expect(page.locator(".search__status")).to_have_text(re.compile("^1 person"))
    page.wait_for_timeout(900)
    said: list[str] = page.evaluate("window.said")
    assert [words.startswith("1 person") for words in said] == [True]
    page.locator(BOX).press("Escape")
    expect(page.locator(".search__status")).to_have_text("")


def test_a_word_that_finds_nothing_is_told_above_what_the_rest_finds(reader: Opening) -> None:
    page = reader().open("network/")
    told = "Nothing found for “xqzptkw”."
    typed(page, "police xqzptkw")
    expect(page.locator(".search__note")).to_have_text(f"{told} This answers the rest:")
    is_active(page, 0)
    page.goto(page.locator(".found--all").evaluate("one => one.href"))
    expect(page.locator(".search-page__status")).to_contain_text(f"{told} For the rest: ")


def test_a_link_holds_the_query_and_the_filters(reader: Opening) -> None:
    page = reader().open("network/search/?q=harbour&new=")
    expect(page.locator("#search-page-text")).to_have_value("harbour")
    expect(page.get_by_role("button", name="Remove the filter Newly in post")).to_be_visible()
    page.goto(page.url.split("?")[0] + "?q=ida+penhaligon")
    expect(page.locator(".found__link").first).to_contain_text(IDA)
    expect(page.locator(".found .found__assistant").first).to_contain_text("Assistant: ")


def test_an_address_that_does_not_fit_beside_who_assists_is_broken_before_its_host(
    reader: Opening,
) -> None:
    page = reader().open("network/search/?q=ida+penhaligon")
    address = page.locator(".found__assistant a[href^='mailto:']").first
    fallen = """link => {
      const [local, host] = [...link.childNodes].filter((one) => one.data).map((text) => {
        const range = document.createRange();
        range.selectNode(text);
        return range;
      });
      link.style.width = `${local.getBoundingClientRect().width + 20}px`;
      return host.getClientRects()[0].top > local.getClientRects()[0].top;
    }"""
    assert address.evaluate(fallen)
    address.evaluate("link => link.querySelectorAll('wbr').forEach((one) => one.remove())")
    assert not address.evaluate(fallen)


def test_where_there_is_room_the_first_filters_are_open_until_they_are_closed(
    reader: Opening,
) -> None:
    page = reader().open("network/search/")
    groups = page.locator("details.choices")
    expect(groups.first).to_have_attribute("open", "")
    expect(page.locator("#choices-more")).not_to_have_attribute("open", "")
    page.locator("#choices-sector > summary").click()
    page.locator("#choices-area label").first.click()
    expect(page.locator("#choices-area input").first).to_be_checked()
    expect(page.locator("#choices-sector")).not_to_have_attribute("open", "")


def test_whoever_filters_by_keyboard_stays_where_they_are(reader: Opening) -> None:
    page = reader().open("network/search/")
    page.locator("#choices-more > summary").click()
    vacant = page.get_by_role("checkbox", name="Vacant posts")
    vacant.press("Space")
    expect(page.get_by_label("Newly in post")).to_have_count(0)
    expect(vacant).to_be_focused()
    expect(vacant).to_be_checked()
    page.get_by_role("button", name="Remove the filter Vacant posts").press("Enter")
    status = page.locator(".search-page__status")
    expect(status).to_be_focused()
    expect(status).to_contain_text("people")


def test_with_all_filters_dropped_the_focus_is_where_it_is_told_what_is_left(
    reader: Opening,
) -> None:
    page = reader().open("network/search/?q=harbour&topic=none-of-these")
    page.get_by_role("button", name="Drop all filters").press("Enter")
    expect(page.locator(".found__link").first).to_be_visible()
    expect(page.locator(".search-page__status")).to_be_focused()


def test_filters_count_combine_and_come_off_again(reader: Opening) -> None:
    page = reader().open("network/search/")
    status = page.locator(".search-page__status")
    expect(status).to_contain_text("people")
    everybody = status.inner_text()
    choice = page.locator("#choices-sector label").first
    count = choice.locator(".choices__count").inner_text()
    choice.click()
    expect(status).to_have_text(f"{count} people")
    expect(page.locator("#choices-sector input").first).to_be_checked()
    expect(page).to_have_url(re.compile("sector="))
    page.locator(".lozenge").click()
    expect(status).to_have_text(everybody)
    page.go_back()
    expect(status).to_have_text(f"{count} people")
    expect(page).to_have_url(re.compile("sector="))


def test_more_is_shown_and_sorted_by_name(reader: Opening) -> None:
    page = reader().open("network/search/?sort=name")
    rows = page.locator(".found__link")
    expect(rows).to_have_count(20)
    page.get_by_role("button", name="Show more").click()
    expect(rows).to_have_count(40)
    expect(rows.nth(20)).to_be_focused()


def test_finding_nothing_helps(reader: Opening) -> None:
    page = reader().open("network/search/?q=xqzptkw&new=")
    expect(page.locator(".search-page__status")).to_have_text("Nothing found.")
    page.get_by_text("what you did not find").click()
    page.get_by_label("Whom or what you were looking for").fill("Somebody who knows about tides")
    letter = page.locator(".failed__letter")
    expect(letter).to_have_text(
        "Searched for: xqzptkw\nNarrowed by: Newly in post\nIn: Network\n"
        "Wanted: Somebody who knows about tides"
    )
    expect(page.get_by_role("button", name="Drop all filters")).to_be_visible()
    expect(page.locator(".search-browse").get_by_role("link", name="Sectors")).to_be_visible()


def test_hostile_input_draws_only_text_in_the_box(reader: Opening) -> None:
    visitor = reader()
    visitor.errors.clear()
    page = at(visitor)
    for text in HOSTILE:
        page.locator(BOX).fill(text)
        page.wait_for_function(ANSWERED, arg=page.locator(BOX).input_value())
        visitor.settled()
        drawn_as_text(visitor, ".search", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_addresses_draw_only_text_on_the_page(reader: Opening, text: str) -> None:
    visitor = reader()
    visitor.errors.clear()
    hostile = "&".join(f"{name}={quote(text)}" for name in ("q", "sector", "sort", "kind"))
    page = visitor.open(f"network/search/?{hostile}")
    expect(page.locator(".search-page__status")).not_to_be_empty()
    drawn_as_text(visitor, ".search-page", text)


def drawn_as_text(visitor: Reader, within: str, text: str) -> None:
    """Tell whether a part of a page holds nothing that runs, and nothing has run."""
    page = visitor.page
    assert page.locator(f"{within} :is(script, iframe, [onerror], [style])").count() == 0, text
    assert page.evaluate("window.planted") is None, text
    assert visitor.errors == [], text
    assert visitor.violations() == [], text


def test_ten_thousand_characters_are_answered(reader: Opening) -> None:
    page = at(reader())
    typed(page, "ida")
    page.evaluate(
        """box => {
          const input = document.querySelector(box);
          input.value = "ida (a+)+$ ".repeat(1000);
          input.dispatchEvent(new Event("input", {bubbles: true}));
        }""",
        BOX,
    )
    expect(page.locator("a.found--all")).to_have_attribute("href", re.compile(r"q=ida\+"))
    expect(page.get_by_role("option").first).to_contain_text(IDA)


def test_a_room_finds_its_members_and_leads_out_of_it(reader: Opening) -> None:
    visitor = reader()
    page = visitor.open("rooms/winter-resilience/")
    options = typed(page, "tamsin okoro")
    expect(options.first).to_contain_text("Tamsin Okoro")
    href = options.first.evaluate("each => each.href")
    assert href.startswith(f"{visitor.address}rooms/winter-resilience/leaders/")
    page.goto(visitor.address + "rooms/winter-resilience/search/?q=harbour")
    expect(page.locator(".search-page__status")).not_to_be_empty()
    page.locator(".search-browse").get_by_role("link", name="Sectors").click()
    page.wait_for_url(f"{visitor.address}network/sectors/")


def test_without_script_the_form_leads_to_the_ways_to_browse(reader: Opening) -> None:
    page = reader(java_script_enabled=False).open("network/notes/tides/")
    page.locator(BOX).fill("ida")
    page.locator(BOX).press("Enter")
    page.wait_for_url("**/network/search/?q=ida")
    page.locator(".search-browse").get_by_role("link", name="Leaders", exact=True).click()
    page.wait_for_url("**/network/leaders/")


DAMAGED: dict[str, dict[str, Any]] = {
    "missing": {"status": 404},
    "cut short": {"body": '{"version": 1, "people": '},
    "another version": {"body": "{}"},
    "not an index": {"body": '{"version": 1}'},
}


def test_a_damaged_index_says_so_and_leaves_the_ways_to_browse(reader: Opening) -> None:
    page = reader(1120, service_workers="block").open("network/")
    note = page.locator(".search__note")
    try:
        for damage, answer in DAMAGED.items():
            page.unroute_all()
            page.route(INDEX, partial(Route.fulfill, **answer))
            with page.expect_request(INDEX):
                page.locator(BOX).fill("")
                expect(note).to_be_hidden()
                typed(page, f"ida {damage}")
            expect(note).to_contain_text("cannot be used just now. Load the page again")
        note.get_by_role("link", name="browse instead").click()
        expect(page.locator(".search-page__status")).to_contain_text("Load the page again")
        expect(page.locator(".search-browse").get_by_role("link", name="Roles")).to_be_visible()
    finally:
        page.unroute_all()


def test_a_page_that_was_open_while_the_site_was_made_anew_still_finds_all(
    reader: Opening,
) -> None:
    """The files that its index names are gone by then; the new head names others."""
    visitor = reader(1120, service_workers="block")
    page = visitor.page
    asked: list[str] = []

    def older(route: Route) -> None:
        asked.append(route.request.url)
        answer = route.fetch()
        body = answer.text()
        if len(asked) == 1:
            body = re.sub(r"-[0-9a-f]+\.json", "-gone.json", body)
        route.fulfill(response=answer, body=body)

    visitor.open("network/")
    # Only now: what the page before still asks for would be the one answer that is older. And to
    # the end: a request that is held back while a route is taken away may be held for ever.
    page.route(INDEX, older)
    try:
        with page.expect_response("**/part-gone.json"):
            expect(typed(page, "harbour master").first).to_contain_text(IDA)
        expect(
            page.get_by_role("option").first.locator("img, .portrait:not(:empty)")
        ).to_be_visible()
    finally:
        page.unroute_all()
    assert len(asked) == 2


OPENED = """() => {
  const folded = "details:not(.choices), #choices-sector, #choices-more";
  document.querySelectorAll(folded).forEach((each) => each.open = true);
}"""
"""Opens what is folded; of the filters one that chooses and the one with the rest."""


@pytest.mark.parametrize("window", EITHER)
def test_axe_finds_no_fault_with_the_list_open(reader: Opening, window: dict[str, Any]) -> None:
    page = reader(**window).open("network/")
    typed(page, "harbour")
    expect(page.locator(".search__found .portrait").first).not_to_be_empty()
    assert violations(page, ".search") == []


@pytest.mark.parametrize("window", EITHER)
@pytest.mark.parametrize("query", ["?q=harbour&new=", "?q=xqzptkw"])
def test_axe_finds_no_fault_with_what_is_found_and_with_nothing(
    reader: Opening, query: str, window: dict[str, Any]
) -> None:
    page = reader(**window).open(f"network/search/{query}")
    expect(page.locator(".search-page__status")).not_to_be_empty()
    page.evaluate(OPENED)
    assert violations(page, ".search-page") == []


def test_on_a_phone_the_filters_are_folded_away_until_they_are_wanted(reader: Opening) -> None:
    page = reader(390).open("network/search/?q=harbour")
    sector = page.locator("#choices-sector > summary")
    expect(page.locator(".found__link").first).to_be_visible()
    expect(sector).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    expect(sector).to_be_visible()


def test_typing_on_the_page_changes_what_is_found_and_the_address(reader: Opening) -> None:
    page = reader().open("network/search/")
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator("#search-page-text")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("ida penhaligon")
    expect(page.locator(".found__link").first).to_contain_text(IDA)
    page.wait_for_url("**/network/search/?q=ida+penhaligon")


@pytest.mark.parametrize("path", ["network/", "network/search/?q=harbour"])
def test_nothing_sticks_out_of_a_narrow_window(reader: Opening, path: str) -> None:
    page = reader(320, 256).open(path)
    if "?" not in path:
        typed(page, "harbour")
    expect(page.locator(".found").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_chosen_option_shows_in_forced_colours(reader: Opening) -> None:
    page = reader(forced_colors="active").open("network/")
    first = typed(page, "harbour").first
    expect(first).to_have_css("outline-style", "solid")


def test_searching_asks_no_other_host_and_breaks_no_policy(reader: Opening, site: Path) -> None:
    visitor = reader(1100)
    visitor.requests.clear()
    visitor.errors.clear()
    page = visitor.open("network/")
    before = [url for url in visitor.requests if "/assets/search/" in url]
    typed(page, "ida")
    visitor.settled()
    assert before == []
    assert any(url.endswith("/network/assets/search/people.json") for url in visitor.requests)
    assert visitor.elsewhere() == []
    assert visitor.errors == []
    assert visitor.violations() == []
    assert (site / "network" / "assets" / "search" / "people.json").is_file()


def test_a_vacant_post_that_is_asked_for_stands_before_who_holds_another(own: Reader) -> None:
    page = own.open("network/")
    for text, first in (("vacant medical director", "Posts"), ("medical director", "People")):
        typed(page, text)
        expect(page.locator(".search__group").first).to_have_text(first)
        is_active(page, 0)
    typed(page, "vacant medical director")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisations/saltmarsh-hospital/medical-director/")
    for order, first in (("relevance", "Posts"), ("name", "People")):
        own.open(f"network/search/?q=vacant+medical+director&sort={order}")
        expect(page.locator(".search-page__results h2").first).to_have_text(first)


def test_a_number_as_a_telephone_shows_it_finds_whose_it_is(own: Reader) -> None:
    page = own.open("network/assistants/")
    dialled = page.locator(".office a[href^='tel:']").first.get_attribute("href") or ""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    typed(page, "penhaligon")
    assert not any("/telephones-" in url for url in asked)
    numbers = page.get_by_role("group", name="Telephone numbers").get_by_role("option")
    expect(numbers).to_have_count(0)
    for text in (dialled.removeprefix("tel:"), f"0{dialled.removeprefix('tel:+44')}"):
        typed(page, text)
        expect(numbers).to_have_count(1)
        expect(numbers.locator("mark")).to_be_visible()
        is_active(page, 0)
    assert any("/telephones-" in url for url in asked)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/network/assistants/.+"))
    expect(page.locator(f"a[href='{dialled}']").first).to_be_visible()


def test_the_search_page_says_whose_a_number_is(own: Reader) -> None:
    page = own.open("network/assistants/")
    dialled = page.locator(".office a[href^='tel:']").first.get_attribute("href") or ""
    for digits, times in ((dialled[-6:], 1), ("999999", 0)):
        own.open(f"network/search/?q={digits}")
        expect(page.get_by_role("status").first).to_have_text(
            re.compile("1 telephone number" if times else "Nothing found")
        )
        expect(page.get_by_role("heading", name="Telephone numbers")).to_have_count(times)
