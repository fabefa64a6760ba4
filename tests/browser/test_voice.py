"""A consultation is answered on its page: kept as it is written, sent, changed until it closes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from leaders_network.gate.tokens import token
from leaders_network.inbox.letter import read_letter
from tests.browser.conftest import TOKEN_KEY, Opening
from tests.browser.post_office import PostOffice, post_office
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

PATH = "network/voice/dredging/"
IDA = "leader:ida-penhaligon-quay"
ROWAN = "assistant:rowan.tregear@harbour-watch.example"
SEND = "Send my answer"
KEY = "leaders-network:answer:dredging:ida-penhaligon-quay"
KEPT = f"JSON.parse(localStorage.getItem('{KEY}'))"


@pytest.fixture(scope="module")
def house(site: Path) -> Iterator[PostOffice]:
    with post_office(site, token(IDA, TOKEN_KEY), "answers-dredging") as office:
        yield office


def opened(page: Page, office: PostOffice, fragment: str = "") -> Page:
    page.goto(f"{office.address}{PATH}{fragment}")
    expect(page.get_by_role("heading", name="Your answer")).to_be_visible()
    return page


def fill(page: Page) -> None:
    page.get_by_role("radio", name="The ships that use it").check()
    page.get_by_role("radio", name="2", exact=True).check()
    for name in ("The pilots", "The channel", "The lights"):
        page.get_by_role("checkbox", name=name).check()


def send(page: Page) -> None:
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_text("Your answer is in.")).to_be_visible()


def test_an_answer_lies_in_the_box_once_however_often_it_is_changed(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    fill(page)
    send(page)
    page.get_by_role("radio", name="The harbour").check()
    page.get_by_label("in one sentence?").fill("Ask the pilots.")
    page.get_by_role("checkbox", name="You may quote my words").check()
    send(page)
    (raw,) = office.letters
    letter = read_letter(raw)
    assert (letter.kind, letter.about) == ("answer", "consultation:dredging")
    assert {value.field: value.now for value in letter.values} == {
        "answers/pays": "harbour",
        "answers/fair": "2",
        "answers/first": ["pilots", "channel", "lights"],
        "answers/words": "Ask the pilots.",
        "quote": "true",
        "leader": "ida-penhaligon-quay",
    }
    page.reload()
    expect(page.get_by_text("You sent your answer on")).to_be_visible()
    assert page.evaluate("window.violations") == []


def test_nothing_says_that_an_answer_is_in_while_another_is_on_its_way(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    fill(page)
    send(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "PUT":
            held.append(route)
        else:
            route.continue_()

    page.route("**/inbox/**", hold)
    page.get_by_role("radio", name="The harbour").check()
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_text("Your answer is being sent.")).to_be_visible()
    expect(page.get_by_text("Your answer is in.")).to_be_hidden()
    while not held:  # the request is on its way to whoever holds it
        page.wait_for_timeout(50)
    page.wait_for_timeout(1000)  # by then what was chosen would have been kept, and that been said
    assert page.get_by_text("Your answer is being sent.").is_visible()
    (route,) = held
    route.continue_()
    expect(page.get_by_text("Your answer is in.")).to_be_visible()
    expect(page.get_by_text("Your answer is being sent.")).to_have_count(0)


def test_what_is_entered_while_an_answer_is_on_its_way_is_kept_and_not_said_to_be_sent(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    fill(page)

    def enter(route: Route) -> None:
        if route.request.method == "PUT":
            page.get_by_label("in one sentence?").fill("Ask the pilots.")
        route.continue_()

    page.route("**/inbox/**", enter)
    page.get_by_role("button", name=SEND).click()
    unsent = page.get_by_text("What you changed since then is not sent yet")
    expect(page.get_by_text("Your answer is in.")).to_be_visible()
    expect(unsent).to_be_visible()
    assert page.evaluate(KEPT)["values"]["words"] == "Ask the pilots."
    page.reload()
    expect(page.get_by_label("in one sentence?")).to_have_value("Ask the pilots.")
    expect(unsent).to_be_visible()
    page.unroute("**/inbox/**")
    send(page)
    expect(unsent).to_have_count(0)
    page.reload()
    expect(page.get_by_text("You sent your answer on")).to_be_visible()
    expect(unsent).to_have_count(0)


def test_a_page_that_was_left_open_takes_nothing_from_a_later_one(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    fill(page)
    expect(page.get_by_text("Kept in this browser.")).to_be_visible()
    later = page.context.new_page()
    opened(later, office).get_by_label("in one sentence?").fill("Ask the pilots.")
    expect(later.get_by_text("Kept in this browser.")).to_be_visible()
    expect(page.get_by_label("in one sentence?")).to_have_value("Ask the pilots.")
    page.evaluate("document.querySelector('textarea').value = 'as it was before'")
    page.goto(f"{office.address}network/")
    assert page.evaluate(KEPT)["values"]["words"] == "Ask the pilots."
    later.close()


def test_an_answer_that_was_sent_later_from_elsewhere_takes_the_place_of_the_one_sent_here(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    fill(page)
    send(page)
    page.evaluate(
        f"localStorage.setItem('{KEY}', JSON.stringify({{...{KEPT}, sent: '2026-01-01'}}))"
    )
    (letter,) = office.letters
    letter["values"][0]["now"] = "harbour"
    office.content = json.dumps({"letters": [letter]}).encode()
    page.reload()
    expect(page.get_by_role("radio", name="The harbour")).to_be_checked()


@pytest.mark.parametrize(
    ("accepts", "shown"), [(True, "The ships that use it"), (False, "The harbour")]
)
def test_what_somebody_prepared_takes_the_place_of_what_is_not_sent_yet_only_when_one_says_so(
    page: Page, office: PostOffice, *, accepts: bool, shown: str
) -> None:
    opened(page, office)
    fill(page)
    page.get_by_role("radio", name="I prepare it for a leader").check()
    page.get_by_role("button", name="Make a link for the leader").click()
    link = page.get_by_label("The link for the leader").input_value()
    page.get_by_role("radio", name="The harbour").check()
    expect(page.get_by_text("Kept in this browser.")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept() if accepts else dialog.dismiss())
    page.goto(f"{office.address}network/")
    page.goto(link)
    expect(page.get_by_role("radio", name=shown)).to_be_checked()
    expect(page).not_to_have_url(re.compile("#"))
    page.reload()
    expect(page.get_by_role("radio", name=shown)).to_be_checked()


def test_what_is_entered_is_kept_until_it_is_cleared(page: Page, office: PostOffice) -> None:
    opened(page, office)
    fill(page)
    expect(page.get_by_text("Kept in this browser.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio", name="The ships that use it")).to_be_checked()
    expect(page.locator("[data-question='first'] [data-rank]")).to_have_text(["2", "3", "1"])
    page.get_by_role("button", name="Clear what is kept here").click()
    page.reload()
    expect(page.get_by_role("radio", name="The ships that use it")).not_to_be_checked()
    assert office.letters == []


def test_whoever_signs_in_next_at_one_computer_reads_no_answer_of_another(
    page: Page, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where nobody signed out: a session ends by itself, and what a browser keeps does not."""
    opened(page, office)
    fill(page)
    expect(page.get_by_text("Kept in this browser.")).to_be_visible()
    ships = page.get_by_role("radio", name="The ships that use it")
    monkeypatch.setattr(office, "token", token(ROWAN, TOKEN_KEY))
    page.reload()
    expect(page.get_by_text("You are not signed in as a leader")).to_be_visible()
    expect(ships).not_to_be_checked()
    page.get_by_role("radio", name="The harbour").check()
    expect(page.get_by_text("Kept in this browser.")).to_be_visible()
    monkeypatch.undo()
    page.reload()
    expect(ships).to_be_checked()


def test_what_was_entered_before_signing_in_is_there_afterwards_and_then_for_that_person_alone(
    page: Page, office: PostOffice
) -> None:
    office.open = False
    opened(page, office)
    fill(page)
    expect(page.get_by_text("Kept in this browser.")).to_be_visible()
    office.open = True
    page.reload()
    ships = page.get_by_role("radio", name="The ships that use it")
    expect(ships).to_be_checked()
    office.open = False
    page.reload()
    expect(page.get_by_role("button", name=SEND)).to_be_visible()
    expect(ships).not_to_be_checked()


def test_a_browser_that_keeps_and_copies_nothing_is_not_said_to(
    page: Page, office: PostOffice
) -> None:
    page.add_init_script("""
      Storage.prototype.setItem = () => { throw new Error("closed"); };
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
    """)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    opened(page, office)
    fill(page)
    kept = page.locator("[data-kept]")
    expect(kept).to_contain_text("This browser keeps nothing")
    page.get_by_role("radio", name="I prepare it for a leader").check()
    page.get_by_role("button", name="Make a link for the leader").click()
    page.get_by_role("button", name="Copy the link").click()
    selected = "The link is selected: copy it with your keyboard."
    expect(kept).to_have_text(selected)
    page.wait_for_timeout(600)  # longer than the form waits before it keeps what was changed last
    expect(kept).to_have_text(selected)
    assert page.evaluate("getSelection().toString()").startswith("http")
    assert errors == []


def test_faults_are_told_where_they_are_and_the_summary_leads_to_them(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    page.get_by_role("checkbox", name="The lights").check()
    page.get_by_label("in one sentence?").fill("<b>x</b>")
    page.get_by_role("button", name=SEND).click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        [
            "Question 1: choose one answer",
            "Question 2: choose a number",
            "Question 3: put all 3 in order; 2 are left",
            "Question 4: leave out the characters < and >",
        ]
    )
    assert violations(page, "#answer") == []
    group = page.get_by_role("group", name="Who pays for dredging today?")
    expect(group).to_have_accessible_description(
        "Choose one answer If several do, say who pays most. Choose one."
    )
    summary.get_by_role("link", name="Question 4").click()
    expect(page.get_by_label("in one sentence?")).to_be_focused()
    assert office.letters == []
    fill(page)
    page.get_by_label("in one sentence?").fill("x")
    send(page)
    expect(summary).to_be_hidden()


def test_options_are_put_in_order_from_the_keyboard_and_said(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    ranks = page.locator("[data-question='first'] [data-rank]")
    page.get_by_role("checkbox", name="The lights").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Number 1. 2 left.")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(ranks).to_have_text(["", "1", "2"])
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(ranks).to_have_text(["", "", "1"])


def test_an_assistant_prepares_and_only_the_leader_sends(
    page: Page, office: PostOffice, browser: Browser
) -> None:
    opened(page, office)
    fill(page)
    page.get_by_role("radio", name="I prepare it for a leader").check()
    expect(page.get_by_role("button", name=SEND)).to_be_hidden()
    page.get_by_role("button", name="Make a link for the leader").click()
    link = page.get_by_label("The link for the leader").input_value()
    assert violations(page, "#answer") == []
    assert office.letters == []
    other = browser.new_context()
    leader = other.new_page()
    asked: list[str] = []
    leader.on("request", lambda request: asked.append(request.url))
    leader.goto(link)
    expect(leader.get_by_text("Somebody prepared this answer for you.")).to_be_visible()
    expect(leader.get_by_role("radio", name="The ships that use it")).to_be_checked()
    # The answer stays in no history and no bookmark.
    expect(leader).not_to_have_url(re.compile("#"))
    assert office.letters == []
    send(leader)
    assert len(office.letters) == 1
    assert not any("draft" in url for url in asked)
    other.close()


def test_who_assists_a_leader_is_offered_the_link(page: Page, office: PostOffice) -> None:
    opened(page, office)
    page.evaluate(
        'localStorage.setItem(\'leaders-network:me\', \'{"leader": "bo-lund", "assistant": true}\')'
    )
    page.reload()
    expect(page.get_by_role("button", name="Make a link for the leader")).to_be_visible()
    expect(page.get_by_role("button", name=SEND)).to_be_hidden()


def test_who_is_signed_in_and_no_leader_can_only_prepare(page: Page, site: Path) -> None:
    with post_office(site, token(ROWAN, TOKEN_KEY), "answers-dredging") as office:
        opened(page, office)
        expect(page.get_by_text("You are not signed in as a leader")).to_be_visible()
        expect(page.get_by_role("button", name=SEND)).to_be_hidden()
        expect(page.get_by_role("radio", name="I am the leader")).to_be_disabled()


def test_without_a_letter_box_the_answer_is_ready_to_be_mailed(
    page: Page, office: PostOffice
) -> None:
    office.open = False
    opened(page, office)
    fill(page)
    page.get_by_role("button", name=SEND).click()
    expect(page.locator("[data-ways]")).to_contain_text("There is no letter box here")
    mail = page.get_by_role("link", name="Open the e-mail")
    query = parse_qs(urlsplit(mail.get_attribute("href") or "").query)
    assert query["subject"] == ["My answer (consultation:dredging)"]
    assert "Question 1: The ships that use it" in query["body"][0]
    assert "-----BEGIN LETTER-----" in query["body"][0]
    page.get_by_text("would rather hand it in").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save it as a file").click()
    assert download.value.suggested_filename == "answer-dredging.json"
    assert violations(page, "#answer") == []
    assert page.evaluate("window.violations") == []


def test_without_a_network_one_is_told_to_try_again_and_not_that_there_is_no_letter_box(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    fill(page)
    page.context.set_offline(True)
    page.get_by_role("button", name=SEND).click()
    ways = page.locator("[data-ways]")
    expect(ways).to_contain_text("The letter box cannot be reached just now")
    expect(ways).not_to_contain_text("There is no letter box here")
    page.context.set_offline(False)
    send(page)
    expect(ways).to_be_hidden()


def test_whoever_was_signed_out_while_answering_signs_in_again_and_sends_it(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    fill(page)
    office.signed_in = False
    page.get_by_role("button", name=SEND).click()
    ways = page.locator("[data-ways]")
    expect(ways).to_contain_text("You are not signed in now")
    expect(ways.get_by_role("link", name="Sign in in another tab")).to_be_visible()
    assert office.letters == []
    office.signed_in = True
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_text("Your answer is in.")).to_be_visible()
    expect(ways).to_be_hidden()
    assert len(office.letters) == 1


def test_a_page_that_is_still_open_when_it_closes_sends_nothing(
    browser: Browser, office: PostOffice
) -> None:
    def closed(route: Route) -> None:
        body = route.fetch().text().replace("2100-01-01T00:00:00+00:00", "2026-11-23T00:00:00Z")
        route.fulfill(body=body, content_type="text/html")

    page = browser.new_page()  # of its own: all the pages of a context have one clock
    page.route(f"**/{PATH}", closed)
    page.clock.set_fixed_time("2026-11-22T23:59:50Z")
    opened(page, office)
    fill(page)
    page.clock.set_fixed_time("2026-11-23T00:00:00Z")
    page.get_by_role("button", name=SEND).click()
    expect(page.get_by_text("so this answer cannot be sent any more")).to_be_visible()
    assert office.letters == []
    page.reload()
    expect(page.get_by_text("Thank you to everyone who answered")).to_be_visible()
    expect(page.get_by_role("button", name=SEND)).to_be_hidden()
    page.close()


def test_without_script_the_questions_are_read_and_answered_by_mail(reader: Opening) -> None:
    page = reader(390, java_script_enabled=False).open(PATH)
    for words in ("Who pays for dredging today?", "The pilots", "from 1 (not at all) to 5"):
        expect(page.get_by_text(words).first).to_be_visible()
    assert page.locator("#answer").locator("input, textarea, button").count() == 0
    link = page.get_by_role("link", name="Answer by e-mail")
    body = parse_qs(urlsplit(link.get_attribute("href") or "").query)["body"][0]
    lines = body.replace("\r\n", "\n").split("\n")
    assert lines[0] == "My answer (consultation:dredging)"
    assert [line.strip() for line in lines if line.startswith("Question")] == [
        "Question 1 (a letter):",
        "Question 2 (1 to 5):",
        "Question 3 (letters in order):",
        "Question 4:",
    ]


def test_on_paper_there_are_questions_and_no_buttons(page: Page, office: PostOffice) -> None:
    opened(page, office)
    page.emulate_media(media="print")
    expect(page.get_by_text("Who pays for dredging today?")).to_be_visible()
    expect(page.get_by_role("button", name=SEND)).to_be_hidden()
