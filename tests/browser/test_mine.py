"""On a page of their own people confirm with one click and correct with a form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from leaders_network.gate.tokens import token
from leaders_network.inbox.letter import read_letter
from tests.browser.conftest import SHARED, TOKEN_KEY
from tests.browser.holding import Held
from tests.browser.post_office import PostOffice, post_office
from tests.browser.test_accessibility import to_top, violations

pytestmark = pytest.mark.browser

IDA = "leader:ida-penhaligon-quay"
ROWAN = "assistant:rowan.tregear@harbour-watch.example"
POST = "appointments/harbour-watch/harbour-master"


@pytest.fixture(scope="module")
def house(site: Path) -> Iterator[PostOffice]:
    with post_office(site, token(IDA, TOKEN_KEY)) as office:
        yield office


def opened(page: Page, office: PostOffice) -> Page:
    page.goto(f"{office.address}mine/")
    expect(page).to_have_url(f"{office.address}mine/{office.token}/")
    return page


def test_one_click_confirms_with_the_version_that_was_seen(page: Page, office: PostOffice) -> None:
    opened(page, office).get_by_role("button", name="Confirm all").click()
    expect(page.locator(".mine__status")).to_have_text("Confirmed. Thank you.")
    (letter,) = office.letters
    version = page.locator("[data-leader]").get_attribute("data-version")
    assert (letter["kind"], letter["about"], letter["version"]) == ("confirm", IDA, version)
    read_letter(letter)
    page.reload()
    expect(page.locator(".mine__status")).to_contain_text("You confirmed this on")


def test_a_form_sends_what_changed_and_nothing_else(page: Page, office: PostOffice) -> None:
    opened(page, office).locator("[data-correct]").click()
    form = page.locator("form[data-form]")
    form.locator(f"[data-field='{POST}/contacts/mobile/phone'] input").fill("07700 900299")
    form.locator("[data-field='pronouns'] input").fill("")
    form.get_by_role("button", name="Add an assistant").click()
    expect(form.locator(f"[data-field='{POST}/assistants/+1/name'] input")).to_be_focused()
    page.keyboard.type("Ada Vale")
    form.locator(f"[data-field='{POST}/assistants/+1/email'] input").fill("ada@a.example")
    form.get_by_role("button", name="Take away A day on the pilot boat").click()
    form.get_by_label("Anything else").fill("A new photo follows.")
    form.get_by_role("button", name="Send the corrections").click()
    expect(page.locator(".mine__status")).to_contain_text("Sent. Thank you")
    letter = read_letter(office.letters[0])
    told = {value.field: (value.was, value.now) for value in letter.values}
    offer = next(field for field in told if field.startswith("offers/"))
    assert told == {
        f"{POST}/contacts/mobile/phone": ("+447700900200", "07700 900299"),
        "pronouns": ("she/her", None),
        f"{POST}/assistants/+1/name": (None, "Ada Vale"),
        f"{POST}/assistants/+1/email": (None, "ada@a.example"),
        offer: (["text: A day on the pilot boat", "topics: flood-risk", "until: 2027-01-31"], None),
    }
    assert letter.note == "A new photo follows."


def test_faults_are_summed_up_led_to_and_said_beside_each_field(
    page: Page, office: PostOffice
) -> None:
    opened(page, office).locator("[data-correct]").click()
    form = page.locator("form[data-form]")
    form.get_by_role("button", name="Send the corrections").click()
    summary = form.locator("[data-faults]")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Nothing is changed yet")
    name = form.locator("[data-field='name'] input")
    name.fill("")
    form.locator(f"[data-field='{POST}/contacts/desk/email'] input").fill("no address")
    form.get_by_role("button", name="Send the corrections").click()
    expect(summary.get_by_role("link")).to_have_text(
        ["Enter: Name", "E-mail must be one address, like name@example.org"]
    )
    assert violations(page, "form[data-form]") == []
    summary.get_by_role("link").first.click()
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    assert office.letters == []


def test_what_another_window_wrote_is_kept(page: Page, office: PostOffice) -> None:
    other = {"id": "5f3c2e1a-0b4d-4c6e-9f80-a1b2c3d4e5f6", "written": "2026-11-22T09:30:00Z"}
    opened(page, office)
    office.interrupted = [json.dumps({"letters": [other]}).encode()]
    page.get_by_role("button", name="Confirm all").click()
    expect(page.locator(".mine__status")).to_have_text("Confirmed. Thank you.")
    assert office.letters[0]["id"] == other["id"]
    assert len(office.letters) == 2


def test_what_lay_in_the_box_is_not_said_over_what_was_just_sent(
    page: Page, office: PostOffice
) -> None:
    held = Held(page, "**/inbox/**")
    opened(page, office)
    held.wait()
    page.get_by_role("button", name="Confirm all").click()
    expect(page.locator(".mine__status")).to_have_text("Confirmed. Thank you.")
    with page.expect_response("**/inbox/**") as late:
        held.let_go()
    assert late.value.json()["letters"][0]["kind"] == "confirm"
    page.wait_for_timeout(300)
    expect(page.locator(".mine__status")).to_have_text("Confirmed. Thank you.")


def test_what_was_sent_can_be_read_back_and_taken_back(page: Page, office: PostOffice) -> None:
    opened(page, office)
    waiting = page.locator("[data-waiting]")
    expect(waiting).to_be_hidden()
    page.get_by_role("button", name="Correct").click()
    page.get_by_label("In one sentence").fill("Keeps the harbour open.")
    page.get_by_role("button", name="Send the corrections").click()
    letter = waiting.get_by_role("listitem")
    expect(letter).to_contain_text("Corrected: ")
    expect(letter).to_contain_text("In one sentence: Keeps the harbour open.")
    page.reload()
    expect(letter).to_contain_text("Keeps the harbour open.")
    assert violations(page, "[data-waiting]") == []
    told = page.locator(".mine__status")
    expect(told).to_contain_text("it waits to be put into the files")
    page.get_by_role("button", name="Take it back").click()
    expect(waiting.get_by_role("status")).to_contain_text("Taken back.")
    expect(letter).to_have_count(0)
    expect(told).to_have_text("")
    assert office.letters == []


def test_of_two_letters_the_one_that_was_not_taken_back_is_still_said_to_wait(
    page: Page, office: PostOffice
) -> None:
    opened(page, office).get_by_role("button", name="Confirm all").click()
    page.get_by_role("button", name="Correct").click()
    page.get_by_label("In one sentence").fill("Keeps the harbour open.")
    page.get_by_role("button", name="Send the corrections").click()
    expect(page.locator("[data-correct]")).to_be_focused()
    page.get_by_role("button", name="Take it back: Corrected").click()
    expect(page.locator(".mine__status")).to_contain_text("You confirmed this on")


def test_what_is_collected_meanwhile_cannot_be_taken_back(page: Page, office: PostOffice) -> None:
    opened(page, office)
    page.get_by_role("button", name="Confirm all").click()
    back = page.get_by_role("button", name="Take it back")
    expect(back).to_be_visible()
    office.content = None
    back.click()
    expect(page.locator("[data-waiting] [role='status']")).to_contain_text("collected already")
    expect(back).to_have_count(0)


def test_what_waits_still_waits_where_the_box_does_not_answer(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    page.get_by_role("button", name="Confirm all").click()
    back = page.get_by_role("button", name="Take it back")
    expect(back).to_be_visible()
    page.route("**/inbox/**", lambda route: route.abort())
    back.click()
    told = page.locator("[data-waiting] [role='status']")
    expect(told).to_contain_text("does not answer now")
    page.unroute_all()
    back.dblclick()
    expect(told).to_contain_text("Taken back.")
    expect(back).to_have_count(0)
    assert office.letters == []


def test_a_note_that_is_too_long_for_a_letter_is_not_sent(page: Page, office: PostOffice) -> None:
    opened(page, office).get_by_role("button", name="Correct").click()
    note = page.get_by_label("Anything else")
    note.fill("a" * 4_001)
    page.get_by_role("button", name="Send the corrections").click()
    expect(page.locator("[data-faults]")).to_contain_text("must have 4000 characters or fewer")
    assert office.letters == []
    note.fill("a" * 4_000)
    page.get_by_role("button", name="Send the corrections").click()
    expect(page.locator(".mine-entry .mine__status")).to_contain_text("Sent. Thank you")
    read_letter(office.letters[0])


def test_whoever_was_signed_out_while_writing_signs_in_again_and_sends_it(
    page: Page, office: PostOffice
) -> None:
    opened(page, office)
    page.get_by_role("button", name="Correct").click()
    page.get_by_label("In one sentence").fill("Keeps the harbour open.")
    office.signed_in = False
    page.get_by_role("button", name="Send the corrections").click()
    status = page.locator(".mine-entry .mine__status")
    expect(status).to_contain_text("You are not signed in now")
    expect(status.get_by_role("link", name="Sign in in another tab")).to_be_visible()
    expect(status.get_by_role("link", name="Open the e-mail")).to_be_visible()
    expect(page.get_by_label("In one sentence")).to_have_value("Keeps the harbour open.")
    assert office.letters == []
    office.signed_in = True
    page.get_by_role("button", name="Send the corrections").click()
    expect(status).to_contain_text("Sent. Thank you")
    assert office.letters[0]["values"][0]["now"] == "Keeps the harbour open."


def test_nobody_leaves_unasked_while_corrections_are_not_sent(
    page: Page, office: PostOffice
) -> None:
    asked: list[Dialog] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog)
        dialog.dismiss()

    opened(page, office)
    page.on("dialog", stay)
    page.get_by_role("button", name="Correct").click()
    page.get_by_label("In one sentence").fill("Keeps the harbour open.")
    page.route("**/inbox/**", lambda route: route.abort())
    page.get_by_role("button", name="Send the corrections").click()
    expect(page.locator(".mine-entry .mine__status")).to_contain_text("send it again")
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    expect(page.get_by_label("In one sentence")).to_have_value("Keeps the harbour open.")
    page.unroute_all()
    page.get_by_role("button", name="Send the corrections").click()
    expect(page.locator(".mine-entry .mine__status")).to_contain_text("Sent. Thank you")
    page.reload()
    assert [dialog.type for dialog in asked] == ["beforeunload"]


def test_the_name_of_what_is_corrected_stands_inside_its_box(
    page: Page, office: PostOffice
) -> None:
    opened(page, office).get_by_role("button", name="Correct").click()
    item = page.locator(".mine-form__item").first
    tops = item.evaluate(
        "e => [e, e.querySelector('legend'), e.querySelector('.field')]"
        ".map((each) => each.getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
    assert tops[1] - tops[0] > 8


def test_without_a_letter_box_the_same_letter_is_a_ready_email(
    page: Page, office: PostOffice
) -> None:
    office.open = False
    page.goto(f"{office.address}mine/{office.token}/")
    page.get_by_role("button", name="Confirm all").click()
    link = page.get_by_role("link", name="Open the e-mail that is ready")
    address = link.get_attribute("href") or ""
    assert address.startswith("mailto:")
    assert "BEGIN%20LETTER" in address
    expect(page.locator(".mine__status")).to_contain_text("nothing is sent yet")


def test_an_assistant_corrects_for_the_leader_and_gives_nobody_rights(
    page: Page, site: Path
) -> None:
    with post_office(site, token(ROWAN, TOKEN_KEY)) as office:
        opened(page, office).locator("[data-correct]").click()
        assert page.locator("[data-field$='/may_edit']").count() == 0
        page.locator("[data-correct]").click()
        page.get_by_role("button", name="Confirm all").click()
        expect(page.locator(".mine__status")).to_have_text("Confirmed. Thank you.")
        assert office.letters[0]["about"] == IDA


def test_an_assistant_of_five_leaders_does_all_five_in_one_sitting(page: Page, site: Path) -> None:
    with post_office(site, token(f"assistant:{SHARED}", TOKEN_KEY)) as office:
        opened(page, office)
        entries = page.locator("[data-leader]")
        expect(entries).to_have_count(5)
        leaders = [entry.get_attribute("data-leader") for entry in entries.all()]
        expect(page.get_by_role("navigation", name="Leaders on this page")).to_be_visible()
        first = entries.first
        first.locator("[data-correct]").click()
        first.locator("[data-field='summary'] textarea").fill("Leads what she leads.")
        first.get_by_role("button", name="Send the corrections").click()
        expect(first.locator(".mine__status").first).to_contain_text("Sent. Thank you")
        page.get_by_role("button", name="Confirm all 5").click()
        expect(page.locator("[data-all] .mine__status")).to_contain_text("Confirmed")
        letters = [read_letter(letter) for letter in office.letters]
        confirmed = {letter.about for letter in letters if letter.kind == "confirm"}
        assert confirmed == {f"leader:{leader}" for leader in leaders}
        (corrected,) = [letter for letter in letters if letter.kind == "correct"]
        assert corrected.about == f"leader:{leaders[0]}"
        page.reload()
        for entry in entries.all():
            expect(entry.locator(".mine__status").first).to_contain_text("You confirmed this on")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_no_fault_in_the_page_or_its_form(
    browser: Browser, office: PostOffice, scheme: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = opened(context.new_page(), office)
    page.locator(".mine-sights > summary").click()
    assert violations(page) == []
    page.locator("[data-correct]").click()
    page.get_by_role("button", name="Add an ask").click()
    to_top(page)
    assert violations(page) == []
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0
    context.close()


def test_without_script_everything_is_there_to_read_and_an_email_begins_the_answer(
    browser: Browser, office: PostOffice
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), office)
    expect(page.get_by_text("07700 900200")).to_be_visible()
    expect(page.get_by_role("link", name="Confirm or correct by e-mail")).to_be_visible()
    expect(page.get_by_role("button", name="Confirm all")).to_have_count(0)
    # What something is called by is told once.
    items = page.locator(".mine-item", has=page.locator(".mine-item__title"))
    told = items.evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('.mine-item__title > :first-child, dd')]"
        ".map(part => part.textContent))"
    )
    assert any(values for _, *values in told)
    assert all(title not in values for title, *values in told)
    context.close()
