"""The journeys of a fire chief at night and an assistant by day, and each step of a card."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import vobject
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening, Reader
from tests.browser.holding import Held
from tests.browser.places import PAGES
from tests.browser.test_accessibility import to_top, violations
from tests.browser.test_search import EITHER, typed
from tools.environment import program

pytestmark = pytest.mark.browser

IDA = "network/leaders/ida-penhaligon-quay/"
PERRAN = "network/leaders/perran-nance/"
TOOLS = ("QR code", "Ask for a meeting", "Ask for an introduction", "Report a wrong detail")
READ_CODE = """
import decodeQR from "qr/decode.js";
import { readFileSync } from "node:fs";
const { size, path } = JSON.parse(readFileSync(0, "utf8"));
const scale = 4, width = size * scale, data = new Uint8Array(width * width * 4).fill(255);
for (const [, x, y] of path.matchAll(/M(\\d+) (\\d+)h1v1h-1z/g)) {
  for (let dy = 0; dy < scale; dy += 1) for (let dx = 0; dx < scale; dx += 1) {
    data.set([0, 0, 0, 255], ((Number(y) * scale + dy) * width + Number(x) * scale + dx) * 4);
  }
}
process.stdout.write(decodeQR({ width, height: width, data }));
"""


@pytest.fixture
def card(reader: Opening) -> Iterator[Page]:
    """A card on a telephone, opened once, with all its panels closed."""
    visitor = reader(390, 844, color_scheme="dark")
    page = visitor.page if visitor.path == IDA else visitor.open(IDA)
    yield page
    for opened in page.locator(".tools__row [aria-expanded='true']").all():
        opened.click()
    expect(page.locator(".tools__panel")).to_be_hidden()
    assert visitor.errors == []


def say_who(page: Page, name: str, how: str = "This is me") -> None:
    page.locator(".me__question summary").click()
    page.get_by_label("Your name, or the name of the leader").fill(name)
    expect(page.locator(".me__status")).to_have_text(re.compile(r"^\d (person|people) to choose"))
    page.get_by_role("button", name=f"{how}: ").first.click()
    expect(page.locator(".me__answer")).to_be_visible()


def mail_of(href: str | None) -> tuple[str, str, str]:
    parts = urlsplit(href or "")
    assert parts.scheme == "mailto"
    said = parse_qs(parts.query)
    return unquote(parts.path), said["subject"][0], said["body"][0].replace("\r\n", "\n")


def saved(page: Page, press: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=press).click()
    return Path(download.value.path()).read_bytes().decode("utf-8-sig")


def test_a_fire_chief_finds_the_right_hospital_office_for_an_incident_at_night(own: Reader) -> None:
    page = own.open("network/")
    typed(page, "saltmarsh hospital chief").filter(has_text="Perran Nance").first.click()
    page.wait_for_url("**/leaders/perran-nance/")
    first = page.locator(".route").first
    expect(first.locator(".route__for")).to_have_text("Incident now")
    expect(first.locator(".route__via")).to_contain_text("Site control")
    expect(first).to_contain_text("at once")
    expect(first).to_contain_text("Ask for the site manager")
    expect(first).to_contain_text("Confirmed 12 October 2026 by the private office")
    call = first.locator("a.route__link--call")
    assert call.get_attribute("href") == "tel:+441632960521"
    box = call.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["width"] > 200
    # All that is above it fits on the screen, so nobody has to look for it.
    assert box["y"] + box["height"] < 844
    first.get_by_role("button", name="Copy 01632 960521").click()
    expect(page.locator(".tools__status")).to_contain_text("is copied")
    assert page.evaluate("navigator.clipboard.readText()") == "01632 960521"


def test_the_button_that_copies_an_address_of_two_lines_stands_where_it_ends(
    reader: Opening,
) -> None:
    page = reader(1280).open(IDA)
    place = page.locator(".contact__way:visible, .route__where:visible").filter(has_text="@").first
    gap = """(place, width) => {
      place.style.width = width;
      const lines = [...place.querySelector("a").getClientRects()];
      const { left, top, bottom } = place.querySelector(".copy").getBoundingClientRect();
      const end = lines.at(-1);
      return [lines.length, left - end.right, top < end.bottom && bottom > end.top];
    }"""
    for width, lines in (("40rem", 1), ("9rem", 2)):
        count, beside, is_level = place.evaluate(gap, width)
        assert count >= lines
        assert 0 <= beside < 16
        assert is_level


def test_a_vacant_post_is_answered_by_its_organisation(own: Reader) -> None:
    page = own.open("network/organisations/saltmarsh-hospital/medical-director/")
    expect(page.locator("article")).to_contain_text("Nobody holds this post today.")
    assert page.locator(".route__for").all_inner_texts()[0] == "Incident now"
    numbers = [link.get_attribute("href") for link in page.locator(".route__link--call").all()]
    assert numbers == ["tel:+441632960521", "tel:+441632960520"], "its site control, then others"


def test_an_organisations_ways_are_copied_and_reported_like_a_leaders(own: Reader) -> None:
    page = own.open("network/organisations/harbour-watch/")
    page.get_by_role("button", name="Copy 01632 960500").first.click()
    expect(page.locator(".tools__status")).to_contain_text("is copied")
    assert page.evaluate("navigator.clipboard.readText()") == "01632 960500"
    names = page.locator(".tools__row > *").all_inner_texts()
    assert names == ["Copy all", "QR code", "Report a wrong detail"]
    page.get_by_role("button", name="Copy all").click()
    expect(page.locator(".tools__status")).to_contain_text("Everything is copied")
    told = page.evaluate("navigator.clipboard.readText()")
    way = r"(?m)^Media: Switchboard, 01632 960500, .*; Every day 06:00–22:00$"
    assert re.search(way, told)
    page.get_by_role("button", name="Report a wrong detail").click()
    page.get_by_label("Switchboard, phone").check()
    page.get_by_role("button", name="Send the report").click()
    link = page.get_by_role("link", name="Open the e-mail and send it")
    _, _, body = mail_of(link.get_attribute("href"))
    assert "organisation:harbour-watch" in body
    assert "+441632960500" in body


def test_what_two_share_is_said_and_begins_the_message(own: Reader) -> None:
    page = own.open(PERRAN)
    expect(page.locator(".shared")).to_be_hidden()
    say_who(page, "ida penhaligon")
    line = page.locator(".shared")
    expect(line).to_contain_text("You share: both at Harbour Watch")
    expect(line).to_contain_text("Flood risk")
    mail = page.locator(".route__where a[href^='mailto:']").first
    expect(mail).to_have_attribute("href", re.compile("share"))
    to, subject, body = mail_of(mail.get_attribute("href"))
    assert to == "rowan.tregear@harbour-watch.example"
    assert "Captain Ida Penhaligon-Quay" in subject
    assert body.startswith(
        "Dear Dr Perran Nance,\n\nI am Captain Ida Penhaligon-Quay, Harbour Master"
    )
    assert "What we share: both at Harbour Watch" in body
    kept = page.evaluate(
        "JSON.stringify(Object.entries(localStorage).filter(([k]) => k.includes('me')))"
    )
    assert json.loads(kept) == [["leaders-network:me", '{"leader":"ida-penhaligon-quay"}']]
    page.get_by_role("button", name="Forget this").click()
    expect(line).to_be_hidden()
    assert page.evaluate("localStorage.getItem('leaders-network:me')") is None
    expect(mail).not_to_have_attribute("href", re.compile("Ida"))


def test_a_code_is_drawn_and_read_by_a_telephone(own: Reader) -> None:
    page = own.open(IDA)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    assert not any("/qr-" in url for url in loaded)
    page.get_by_role("button", name="QR code").click()
    drawn = page.locator("svg.code")
    expect(drawn).to_be_visible()
    assert any("/qr-" in url for url in loaded)
    size = int((drawn.get_attribute("viewBox") or "").split()[2])
    path = drawn.locator("path").get_attribute("d")
    text = subprocess.run(
        [str(program(Path(sys.prefix), "node")), "--input-type=module", "-e", READ_CODE],
        input=json.dumps({"size": size, "path": path}),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    card = vobject.readOne(text)
    assert card.fn.value == "Captain Ida Penhaligon-Quay"
    assert card.tel.value == "+441632960501"


def test_the_panel_of_a_code_has_the_focus_and_escape_leads_back_from_it(card: Page) -> None:
    button = card.get_by_role("button", name="QR code")
    button.press("Enter")
    expect(card.locator(".panel")).to_be_focused()
    card.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(card.locator(".panel")).to_have_count(0)


def test_three_times_are_proposed_as_text_and_for_calendars(card: Page) -> None:
    card.get_by_role("button", name="Ask for a meeting").click()
    for number, (day, time) in enumerate(
        (("2027-03-26", "09:30"), ("2027-03-29", "12:30"), ("2027-03-30", "16:00")), start=1
    ):
        card.get_by_label(f"Day of proposal {number}").fill(day)
        card.get_by_label(f"Time of proposal {number}").fill(time)
    free = "On a weekend, or on a bank holiday somewhere in the United Kingdom: time 1, time 2."
    expect(card.locator(".panel").get_by_role("status")).to_have_text(free)
    card.get_by_label("What it is about").fill("Merging estates; teams")
    text = card.get_by_label("The request").input_value()
    assert "1. Friday 26 March 2027, 09:30 to 10:00 (UK time)" in text
    assert "Merging estates; teams" in text
    to, _, body = mail_of(card.get_by_role("link", name="Open as an e-mail").get_attribute("href"))
    assert (to, body) == ("rowan.tregear@harbour-watch.example", text)
    calendar = Calendar.from_ical(saved(card, "Save for a calendar"))
    events = calendar.walk("VEVENT")
    starts = [event.decoded("dtstart").strftime("%m-%d %H:%M %z") for event in events]
    assert starts == ["03-26 09:30 +0000", "03-29 12:30 +0100", "03-30 16:00 +0100"]
    card.get_by_label("Day of proposal 1").fill("")
    told = card.locator(".panel").get_by_role("status")
    expect(told).to_contain_text("Give each a day and a time")


def test_a_wrong_detail_is_reported_in_three_taps(card: Page) -> None:
    card.get_by_role("button", name="Report a wrong detail").click()
    card.get_by_label("Watch room, phone").check()
    told = card.locator(".panel__choices label").all_inner_texts()
    calls, values = zip(*(one.split(": ") for one in told if ": " in one), strict=True)
    assert "Assistant" in calls
    assert not {*calls} & {*values}
    card.get_by_role("button", name="Send the report").click()
    link = card.get_by_role("link", name="Open the e-mail and send it")
    _, _, body = mail_of(link.get_attribute("href"))
    assert "post:harbour-watch/harbour-master" in body
    assert "+441632960501" in body
    assert "Watch room, phone" in body


def test_a_letter_too_long_for_an_e_mail_is_copied_first(card: Page) -> None:
    card.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card.get_by_role("button", name="Ask for an introduction").click()
    card.get_by_label("What you would like to talk about").fill("Llŷn, Môn a’r môr. " * 50)
    card.get_by_role("button", name="Ask for it").click()
    expect(card.get_by_text("It is too long for mail programs")).to_be_visible()
    copy = card.get_by_role("button", name="Copy the letter")
    expect(copy).to_be_focused()
    card.keyboard.press("Enter")
    expect(card.get_by_text("It is copied.")).to_be_visible()
    copied = card.evaluate("navigator.clipboard.readText()")
    assert copied.count("Llŷn, Môn") == 50
    assert "-----BEGIN LETTER-----" in copied
    link = card.get_by_role("link", name="Open the e-mail and send it")
    _, _, body = mail_of(link.get_attribute("href"))
    assert body.startswith("Please paste the letter here")


def test_a_report_of_nothing_leads_to_the_choice_and_escape_back_to_the_button(card: Page) -> None:
    card.get_by_role("button", name="Report a wrong detail").click()
    card.get_by_role("button", name="Send the report").click()
    expect(card.get_by_text("Please choose the detail that is wrong.")).to_be_visible()
    expect(card.locator(".panel input[type=radio]").first).to_be_focused()
    card.get_by_label("What it should be").fill("01632 960999")
    card.keyboard.press("Escape")
    button = card.get_by_role("button", name="Report a wrong detail")
    expect(button).to_be_focused()
    expect(card.get_by_label("What it should be")).to_have_count(0)
    button.press("Enter")
    expect(card.get_by_label("What it should be")).to_have_value("01632 960999")
    card.get_by_label("Something else").check()
    card.get_by_role("button", name="Send the report").click()
    expect(card.get_by_role("link", name="Open the e-mail and send it")).to_be_focused()
    button.click()
    button.click()
    expect(card.get_by_label("What it should be")).to_have_value("")


def test_a_panel_that_cannot_be_fetched_says_so_and_only_the_last_asked_for_opens(
    own: Reader,
) -> None:
    page = own.open(IDA)
    code, meeting = (page.get_by_role("button", name=name) for name in TOOLS[:2])
    page.route("**/vendor/search/panels-*.mjs", lambda route: route.abort())
    code.click()
    expect(page.locator(".tools__status")).to_contain_text("cannot be opened just now")
    expect(code).to_have_attribute("aria-expanded", "false")
    page.unroute_all()
    held = Held(page, "**/vendor/search/meeting-*.mjs")
    meeting.click()
    held.wait()
    page.get_by_role("button", name="Report a wrong detail").click()
    expect(page.locator(".panel legend")).to_have_text("Which detail is wrong?")
    held.let_go()
    own.settled()
    expect(page.locator(".panel legend")).to_have_text("Which detail is wrong?")
    expect(page.locator(".tools__row [aria-expanded='true']")).to_have_text(
        ["Report a wrong detail"]
    )


def test_what_is_written_of_a_meeting_outlives_another_panel_and_begins_with_who_writes(
    own: Reader,
) -> None:
    page = own.open(PERRAN)
    button = page.get_by_role("button", name="Ask for a meeting")
    button.click()
    page.get_by_label("What it is about").fill("The winter")
    page.get_by_label("Day of proposal 1").fill("2027-03-26")
    expect(page.get_by_label("The request")).to_have_value(re.compile("your name, post"))
    say_who(page, "ida penhaligon")
    expect(page.get_by_label("The request")).to_have_value(
        re.compile("I am Captain Ida Penhaligon-Quay(?s:.+)about: The winter")
    )
    for other in ("Ask for an introduction", "QR code"):
        page.get_by_role("button", name=other).click()
        expect(page.get_by_label("The request")).to_have_count(0)
    page.keyboard.press("Escape")
    button.click()
    expect(page.get_by_label("What it is about")).to_have_value("The winter")
    expect(page.get_by_label("Day of proposal 1")).to_have_value("2027-03-26")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_an_introduction_is_asked_for_with_what_is_shared(own: Reader) -> None:
    page = own.open(PERRAN)
    page.get_by_role("button", name="Ask for an introduction").click()
    page.get_by_label("What you would like to talk about").fill("Tides & towing")
    say_who(page, "ida penhaligon")
    expect(page.locator(".shared")).to_be_visible()
    page.get_by_role("button", name="Ask for it").click()
    link = page.get_by_role("link", name="Open the e-mail and send it")
    _, _, body = mail_of(link.get_attribute("href"))
    assert "leader:perran-nance" in body
    assert "From Captain Ida Penhaligon-Quay" in body
    assert "Tides & towing" in body


def test_without_script_a_card_is_saved_and_every_office_is_listed(reader: Opening) -> None:
    visitor = reader(390, java_script_enabled=False)
    page = visitor.open(IDA)
    href = page.get_by_role("link", name="Save to contacts").get_attribute("href") or ""
    answer = page.request.get(f"{visitor.address}{IDA}../../{href.removeprefix('../../')}")
    assert answer.ok
    card = vobject.readOne(answer.text())
    assert card.fn.value == "Captain Ida Penhaligon-Quay"
    visitor.open("network/assistants/")
    page.get_by_role("heading", name="T", exact=True).click()
    expect(page.get_by_role("link", name="Rowan Tregear")).to_be_visible()


def test_nothing_of_it_is_in_the_public_site(reader: Opening, site: Path) -> None:
    visitor = reader()
    page = visitor.open("leaders/ida-penhaligon-quay/")
    expect(page.locator(".shortlist-button")).to_have_count(0)
    expect(page.locator("article")).to_contain_text("is for members of the network")
    assert not (site / "public" / "assistants").exists()
    card = (site / "public/leaders/ida-penhaligon-quay/ida-penhaligon-quay.vcf").read_text()
    assert "TEL" not in card
    assert "EMAIL" not in card


@pytest.mark.parametrize("window", EITHER)
def test_axe_finds_no_fault_in_a_panel(reader: Opening, window: dict[str, Any]) -> None:
    visitor = reader(**window, reduced_motion="reduce")
    page = visitor.open(IDA)
    for tool in TOOLS:
        page.get_by_role("button", name=tool).click()
        expect(page.locator(".tools__panel .panel")).to_be_visible()
        if tool == "QR code":
            expect(page.locator("svg.code")).to_be_visible()
        to_top(page)
        assert violations(page, ".tools") == [], tool
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), tool
    assert visitor.violations() == []


def test_a_number_that_may_be_reported_is_not_parted_on_a_phone(reader: Opening) -> None:
    page = reader(390).open(IDA)
    page.get_by_role("button", name="Report a wrong detail").click()
    number = page.locator(".panel__choices strong", has_text=re.compile(r"^0[\d ]+$")).first
    # What stands before it leaves room for half of it on the line.
    lines = """(number, display) => {
      const width = number.getBoundingClientRect().width;
      const before = document.createElement("span");
      Object.assign(before.style, { display: "inline-block", width: `${width / 2}px` });
      number.parentElement.replaceChildren(before, number);
      Object.assign(number.parentElement.style, { flex: "none", width: `${width + 4}px` });
      number.style.display = display;
      return new Set([...number.getClientRects()].map((one) => one.top)).size;
    }"""
    assert number.evaluate(lines, "") == 1
    assert number.evaluate(lines, "inline") > 1


@pytest.mark.parametrize("path", [PAGES["shortlist"], IDA, "network/assistants/"])
def test_nothing_is_wider_than_the_narrowest_screen(reader: Opening, path: str) -> None:
    page = reader(320).open(path)
    if path == IDA:
        page.get_by_role("button", name="Ask for a meeting").click()
        expect(page.locator(".tools__panel .panel")).to_be_visible()
    wide: Any = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320
