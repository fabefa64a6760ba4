"""For you orders what there is in the reader's own browser, says why, and tells nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from leaders_network.gate.tokens import token
from tests.browser.conftest import TOKEN_KEY, Opening
from tests.browser.post_office import PostOffice, post_office
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

ME = """localStorage.setItem("leaders-network:me", '{"leader": "ida-penhaligon-quay"}')"""
FORGET = "localStorage.clear()"


@pytest.fixture
def page(reader: Opening) -> Iterator[Page]:
    """The page of a leader who has said who they are, and nothing else."""
    visitor = reader(1000)
    page = visitor.page if visitor.path else visitor.open("network/")
    page.evaluate(FORGET)
    page.evaluate(ME)
    visitor.open("network/for-you/")
    yield page
    page.evaluate(FORGET)


def test_it_orders_what_there_is_and_says_why(page: Page) -> None:
    titles = page.locator(".led-list .item__title")
    expect(titles.nth(3)).to_be_visible()
    first = page.locator(".led-list > li").filter(has_text="A quiet handover")
    expect(first.locator(".led__reason").first).to_have_text("For your first year in post")
    expect(page.get_by_role("heading", name="People to meet")).to_be_visible()
    expect(page.locator(".led-people .led__reason").first).to_be_visible()
    expect(page.get_by_text("You are Captain Ida Penhaligon-Quay")).to_be_visible()


def test_whoever_said_who_they_are_before_their_id_moved_is_known_as_before(page: Page) -> None:
    page.evaluate(ME.replace("ida-penhaligon-quay", "ida-quay"))
    page.reload()
    first = page.locator(".led-list > li").filter(has_text="A quiet handover")
    expect(first.locator(".led__reason").first).to_have_text("For your first year in post")


def test_the_slider_turns_the_list_towards_what_lies_beyond(page: Page) -> None:
    slider = page.get_by_label("How far to wander")
    expect(slider).to_have_attribute("aria-valuetext", "Close to you, with a little from elsewhere")
    titles = page.locator(".led-list .item__title")
    expect(titles.first).to_be_visible()
    before = titles.all_text_contents()
    slider.focus()
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "Mostly what you would not have looked for")
    expect(titles).not_to_have_text(before)
    page.reload()
    expect(slider).to_have_value("100")


def test_the_list_narrows_to_one_kind_by_the_keyboard(page: Page) -> None:
    page.get_by_role("radio", name="Everything").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Library")).to_be_checked()
    facts = page.locator(".led-list .item__facts")
    expect(facts.filter(has_not_text=re.compile("^Library item"))).to_have_count(0)
    expect(facts.first.locator("span").first).to_have_text("Library item")


def test_what_is_saved_is_a_list_with_an_address_to_send(page: Page) -> None:
    for title in ("A quiet handover", "Reading a weir"):
        button = page.get_by_role("button", name=f"Save for later: {title}")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Saved for later").first.click()
    expect(page.locator(".saved .item__title")).to_have_count(2)
    expect(page.get_by_text("Kept in this browser only. 2 saved.")).to_be_visible()
    sent = "?items=reading-a-weir,nothing-here,boats-in-the-street"
    page.goto(page.url.partition("?")[0] + sent)
    expect(page.get_by_text("A list that was sent to you. 2 saved. 1 is no longer")).to_be_visible()
    page.get_by_role("button", name="Save all of these").click()
    expect(page.locator(".saved .item__title")).to_have_count(3)
    expect(page).not_to_have_url(re.compile(r"\?"))


def test_what_a_browser_will_not_keep_or_the_list_not_hold_is_not_said_to_be_saved(
    browser: Browser, address: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        sent = f"{address}network/saved/?items=reading-a-weir,boats-in-the-street"
        page.goto(sent)
        page.evaluate("""localStorage.setItem("leaders-network:saved", JSON.stringify(
          Array.from({length: 99}, (_, i) => `thing-${i}`)))""")
        page.get_by_role("button", name="Save all of these").click()
        expect(page.get_by_text("The list is full: it holds 100")).to_be_visible()
        page.goto(sent)
        page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('closed'); }; }")
        page.get_by_role("button", name="Save all of these").click()
        expect(page.get_by_text("This browser keeps nothing")).to_be_visible()
        expect(page).to_have_url(sent)


def test_a_page_that_was_left_open_knows_what_is_saved_by_now(page: Page) -> None:
    button = page.get_by_role("button", name="Save for later: Reading a weir")
    expect(button).to_have_text("Save for later")
    other = page.context.new_page()
    other.goto(page.url.replace("for-you", "shelf/reading-a-weir"))
    other.get_by_role("button", name="Save for later").click()
    expect(button).to_have_text("Saved")
    expect(button).to_have_attribute("aria-pressed", "true")
    other.close()


def test_an_items_page_saves_it_and_remembers_that_it_was_opened(page: Page) -> None:
    page.locator(".led-list").get_by_role("link", name="Reading a weir").click()
    button = page.get_by_role("button", name="Save for later: Reading a weir")
    button.click()
    expect(button).to_have_text("Saved")
    page.go_back()
    page.get_by_role("radio", name="Library").check()
    opened = page.locator(".led-list > li").filter(has_text="Reading a weir")
    expect(opened.get_by_text("You have opened it before")).to_be_visible()


def test_a_leader_is_remembered_by_their_own_page_and_not_by_their_assistants(page: Page) -> None:
    opened = "localStorage.getItem('leaders-network:opened')"
    page.goto(page.url.replace("for-you/", "assistants/"))
    page.goto(page.locator(".office__name a").first.evaluate("(way) => way.href"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate(opened) is None
    page.locator(".principal .person__name a").first.click()
    page.wait_for_function(f"() => {opened}?.startsWith('[\"leader:')")


def test_nothing_is_remembered_of_who_said_nothing(reader: Opening) -> None:
    visitor = reader(1000)
    visitor.open("network/shelf/reading-a-weir/").evaluate(FORGET)
    page = visitor.open("network/shelf/reading-a-weir/")
    expect(page.get_by_role("button", name="Save for later")).to_be_visible()
    assert page.evaluate("localStorage.getItem('leaders-network:opened')") is None


def test_one_may_say_what_one_cares_about_instead(reader: Opening) -> None:
    page = reader(1000).open("network/for-you/")
    page.evaluate(FORGET)
    page.reload()
    expect(page.locator(".led-list > li")).to_have_count(0)
    page.get_by_text("Say what you care about").click()
    field = page.get_by_label("A topic, a sector, a role or a place")
    field.fill("nonesuch")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_text("Nothing here is called that.")).to_be_visible()
    field.fill("Net zero")
    field.press("Enter")
    chip = page.get_by_role("button", name="Remove Net zero")
    expect(chip).to_be_visible()
    first = page.locator(".led-list > li").first
    expect(first.locator(".led__reason").first).to_contain_text("About Net zero")
    other = page.context.new_page()
    other.goto(page.url)
    field.fill("begun")
    other.get_by_role("button", name="Remove Net zero").click()
    expect(chip).to_have_count(0)
    expect(page.locator(".led-list > li")).to_have_count(0)
    expect(field).to_have_value("begun")
    other.close()
    field.fill("Net zero")
    field.press("Enter")
    chip.click()
    expect(page.locator(".led-list > li")).to_have_count(0)
    expect(field).to_be_focused()


def test_all_of_it_can_be_forgotten_and_the_focus_goes_on(page: Page) -> None:
    page.get_by_role("button", name="Save for later: Reading a weir").click()
    page.get_by_role("button", name="Forget all of this").click()
    expect(page.locator(".led-list > li")).to_have_count(0)
    expect(page.get_by_text("Say what you care about")).to_be_focused()
    kept = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('leaders'))")
    assert kept == ["leaders-network:saved"]


def test_nothing_about_a_reader_leaves_the_browser(reader: Opening, page: Page) -> None:
    visitor = reader(1000)
    visitor.requests.clear()
    page.reload()
    page.get_by_label("How far to wander").press("End")
    page.get_by_role("radio", name="Library").check()
    page.get_by_role("button", name="Save for later").first.click()
    visitor.settled()
    assert visitor.elsewhere() == []
    asked = {urlsplit(url).path.rpartition("/")[2] for url in visitor.requests}
    assert "for-you.json" in asked
    # The leader's own page tells their name; nothing else that is asked for depends on the reader.
    assert not [url for url in visitor.requests if urlsplit(url).query]


def test_the_home_page_begins_with_a_few(reader: Opening, page: Page) -> None:
    home = reader(1000).open("network/")
    expect(home.locator(".for-you-few .item__title")).to_have_count(3)
    home.evaluate(FORGET)
    home.reload()
    expect(home.locator(".for-you-few").get_by_role("link")).to_have_text(
        "Say who you are or what you care about"
    )


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_no_fault_in_what_is_ordered(reader: Opening, scheme: str, width: int) -> None:
    visitor = reader(width, color_scheme=scheme)
    visitor.open("network/for-you/").evaluate(ME)
    page = visitor.open("network/for-you/")
    expect(page.locator(".led-list .item__title").first).to_be_visible()
    page.get_by_text("Say what you care about").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(FORGET)


def test_without_script_it_says_what_it_needs_and_leads_to_the_lists(reader: Opening) -> None:
    page = reader(390, java_script_enabled=False).open("network/for-you/")
    assert "This browser runs no scripts" in page.locator("article").inner_text()
    page.get_by_role("article").get_by_role("link", name="Shelf").click()
    expect(page.get_by_role("link", name="Reading a weir")).to_be_visible()


@pytest.fixture
def office(site: Path) -> Iterator[PostOffice]:
    with post_office(site, token("leader:ida-penhaligon-quay", TOKEN_KEY)) as office:
        yield office


def test_who_the_gate_says_is_signed_in_sets_it_with_one_click(
    browser: Browser, office: PostOffice
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{office.address}network/for-you/")
    page.get_by_role("button", name="Use the account I am signed in with").click()
    expect(page.get_by_text("You are Captain Ida Penhaligon-Quay")).to_be_visible()
    own = page.locator(".me__answer").get_by_role("link", name="Captain Ida Penhaligon-Quay")
    expect(own).to_have_attribute("href", re.compile("/network/leaders/ida-penhaligon-quay/$"))
    expect(page.get_by_role("button", name="Use the account I am signed in with")).to_be_hidden()
    expect(page.get_by_text("Say what you care about")).to_be_focused()
    kept = page.evaluate("localStorage.getItem('leaders-network:me')")
    assert kept == '{"leader":"ida-penhaligon-quay"}'
    context.close()


def test_where_no_gate_says_who_is_signed_in_the_page_says_so(
    browser: Browser, office: PostOffice
) -> None:
    office.open = False
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{office.address}network/for-you/")
    page.get_by_role("button", name="Use the account I am signed in with").click()
    expect(page.get_by_text("Nothing here says who is signed in.")).to_be_visible()
    context.close()


def test_a_failed_search_is_sent_as_a_letter(browser: Browser, office: PostOffice) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{office.address}network/search/?q=xqzptkw")
    page.get_by_text("what you did not find").click()
    page.get_by_label("Whom or what you were looking for").fill("Tide tables")
    page.get_by_role("button", name="Send it").press("Enter")
    expect(page.get_by_text("Thank you.")).to_be_visible()
    send = page.get_by_role("button", name="Send it")
    expect(send).to_be_focused()
    expect(send).to_have_attribute("aria-disabled", "true")
    (letter,) = office.letters
    assert letter["kind"] == "search"
    assert letter["note"] == "Searched for: xqzptkw\nIn: Network\nWanted: Tide tables"
    context.close()
