"""Leaders are collected on a shortlist, which is printed, taken along and sent."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
import vobject
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Reader
from tests.browser.test_contact import saved

pytestmark = pytest.mark.browser

APART = """() => {
  const name = document.createRange();
  name.selectNodeContents(document.querySelector(".wordmark"));
  const way = document.querySelector(".shortlist-way");
  const [a, b] = [name, way].map((one) => one.getBoundingClientRect());
  return a.right <= b.left || a.bottom <= b.top;
}"""
"""Whether the network's name stands clear of the way to the shortlist."""
KEPT = "JSON.parse(localStorage.getItem('leaders-network:shortlist'))"


def test_an_assistant_collects_eight_prints_the_sheet_and_imports_the_contacts(
    own: Reader, browser: Browser, tmp_path: Path
) -> None:
    page = own.open("network/search/")
    buttons = page.locator(".found .shortlist-button")
    expect(buttons.nth(8)).to_be_visible()
    names = [buttons.nth(i).get_attribute("aria-label") for i in range(8)]
    for number in range(8):
        buttons.nth(number).click()
        expect(buttons.nth(number)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Shortlist 8").click()
    people = page.locator(".sheet__person")
    expect(people).to_have_count(8)
    shown = [str(name).removeprefix("Shortlist ") for name in names]
    expect(page.locator(".sheet__name > a")).to_have_text(shown)
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    assert pages_of(tmp_path / "sheet.pdf") == 1
    cards = list(vobject.readComponents(saved(page, "Save all contacts")))
    assert [card.fn.value for card in cards] == shown
    assert len({card.uid.value for card in cards}) == 8
    rows = list(csv.reader(io.StringIO(saved(page, "Save as a table"))))
    assert [row[0] for row in rows[1:]] == shown
    page.get_by_role("button", name="Copy e-mail addresses").click()
    expect(page.locator(".tools__status")).to_contain_text("Keep them no longer than you need")
    colleague = browser.new_page()
    colleague.goto(page.url)
    expect(colleague.locator(".sheet__person")).to_have_count(8)
    expect(colleague.get_by_role("button", name="Keep as my shortlist")).to_be_visible()
    colleague.close()
    page.get_by_role("button", name=f"Remove {shown[0]}", exact=True).click()
    expect(people).to_have_count(7)


def test_whoever_shortens_a_list_by_keyboard_stays_where_they_are(own: Reader) -> None:
    page = own.open("network/shortlist/?people=ida-penhaligon-quay,bo-lund")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Keep as my shortlist").press("Enter")
    expect(page.get_by_text("Kept in this browser only.")).to_be_focused()
    page.get_by_role("button", name="Remove Captain Ida Penhaligon-Quay").press("Enter")
    expect(page.get_by_role("button", name="Remove Bo Lund")).to_be_focused()
    page.get_by_role("button", name="Clear the list").press("Enter")
    expect(page.get_by_text("Nobody is on it yet.")).to_be_focused()
    expect(page.get_by_text("Everybody is off your shortlist.")).to_be_visible()


def test_a_list_knows_people_by_their_former_ids_and_lets_go_of_who_is_gone(own: Reader) -> None:
    page = own.open("network/shortlist/?people=ida-quay,bo-lund,nobody-here,ida-penhaligon-quay")
    names = page.locator(".sheet__name > a")
    expect(names).to_have_text(["Captain Ida Penhaligon-Quay", "Bo Lund"])
    expect(page.get_by_text("1 cannot be shown here.")).to_be_visible()
    drop = page.get_by_role("button", name="Take off who cannot be shown")
    expect(drop).to_have_count(0)
    page.get_by_role("button", name="Keep as my shortlist").click()
    drop.click()
    expect(page.get_by_text("cannot be shown here.")).to_have_count(0)
    assert page.evaluate(KEPT) == ["ida-penhaligon-quay", "bo-lund"]
    assert page.url.endswith("?people=ida-penhaligon-quay,bo-lund")
    page.evaluate("localStorage.setItem('leaders-network:me', '{\"leader\": \"ida-quay\"}')")
    page = own.open("network/leaders/perran-nance/")
    body = page.locator(".route a[href^='mailto:']").first
    expect(body).to_have_attribute("href", re.compile("Ida%20Penhaligon-Quay"))


def test_whoever_cannot_be_had_just_now_is_not_taken_for_gone(own: Reader) -> None:
    page = own.open("network/shortlist/?people=ida-penhaligon-quay,bo-lund,nobody-here")
    page.get_by_role("button", name="Keep as my shortlist").click()
    page.route("**/leaders/bo-lund/", lambda route: route.abort())
    page.route("**/leaders/ida-penhaligon-quay/", lambda route: route.fulfill(status=401))
    page.reload()
    expect(page.get_by_text("1 cannot be shown here. 2 cannot be had just now.")).to_be_visible()
    page.get_by_role("button", name="Take off who cannot be shown").click()
    expect(page.get_by_text("2 cannot be had just now.")).to_be_visible()
    assert page.evaluate(KEPT) == ["ida-penhaligon-quay", "bo-lund"]


def test_the_sheet_says_of_whom_it_knows_no_way(own: Reader) -> None:
    page = own.open("network/shortlist/?people=ida-penhaligon-quay,bo-lund")
    people = page.locator(".sheet__person")
    expect(people.nth(1)).to_contain_text("No contact details are listed here.")
    expect(people.nth(0)).not_to_contain_text("No contact details")


def test_nine_people_need_a_second_sheet(own: Reader, tmp_path: Path) -> None:
    page = own.open("network/search/")
    links = page.locator(".found__link")
    expect(links.nth(8)).to_be_visible()
    hrefs = [links.nth(i).get_attribute("href") or "" for i in range(9)]
    ids = [href.rstrip("/").rpartition("/")[2] for href in hrefs if "/leaders/" in href]
    page.goto(f"{own.address}network/shortlist/?people={','.join(ids)}")
    expect(page.locator(".sheet__person")).to_have_count(9)
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    assert pages_of(tmp_path / "sheet.pdf") == 2


def pages_of(pdf: Path) -> int:
    return pdf.read_bytes().count(b"/Type /Page\n") or pdf.read_bytes().count(b"/Type /Page")


def test_the_way_to_the_shortlist_stands_on_nothing_else(own: Reader) -> None:
    page = own.open("network/")
    page.evaluate("localStorage.setItem('leaders-network:shortlist', '[\"bo-lund\"]')")
    page.reload()
    page.evaluate(
        "document.querySelector('.wordmark span').textContent = 'Invented Leaders’ Network'"
    )
    expect(page.locator(".shortlist-way")).to_be_visible()
    for width in (320, 390, 479):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate(APART), width
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_shortlist_holds_no_more_than_its_limit(own: Reader) -> None:
    page = own.open("network/search/")
    page.evaluate(
        "localStorage.setItem('leaders-network:shortlist', JSON.stringify("
        "Array.from({length: 40}, (_, i) => `nobody-${i}`)))"
    )
    page = own.open("network/search/")
    page.locator(".found .shortlist-button").first.click()
    expect(page.locator(".shortlist-status")).to_contain_text("it holds 40 people")
    expect(page.get_by_role("link", name="Shortlist 40")).to_be_visible()


def test_a_list_over_the_limit_says_how_many_it_leaves_out(own: Reader) -> None:
    people = [f"nobody-{number}" for number in range(42)]
    page = own.open(f"network/shortlist/?people={','.join(people)}")
    expect(page.get_by_text("2 more whom the address names are left out.")).to_be_visible()
    page = own.open(f"network/shortlist/?people={','.join(people[:40])}")
    expect(page.get_by_text("40 cannot be shown here.")).to_be_visible()
    expect(page.get_by_text("left out")).to_have_count(0)


def test_a_list_that_was_sent_takes_nobody_off_ones_own(own: Reader) -> None:
    page = own.open("network/shortlist/?people=perran-nance")
    page.get_by_role("button", name="Keep as my shortlist").click()
    expect(page.get_by_text("Kept in this browser only.")).to_be_visible()
    page = own.open("network/shortlist/?people=ida-penhaligon-quay,bo-lund")
    page.get_by_role("button", name="Remove Bo Lund").click()
    expect(page.locator(".sheet__name > a")).to_have_text(["Captain Ida Penhaligon-Quay"])
    expect(page.get_by_text("A list that was sent to you.")).to_be_visible()
    assert page.evaluate(KEPT) == ["perran-nance"]
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Keep as my shortlist").click()
    assert page.evaluate(KEPT) == ["perran-nance"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Keep as my shortlist").click()
    assert page.evaluate(KEPT) == ["ida-penhaligon-quay"]


def test_a_browser_that_keeps_nothing_keeps_no_list_and_says_so(own: Reader) -> None:
    own.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('closed'); };")
    page = own.open("network/shortlist/?people=ida-penhaligon-quay,bo-lund")
    page.get_by_role("button", name="Keep as my shortlist").click()
    expect(page.get_by_text("This browser keeps nothing")).to_be_visible()
    page.get_by_role("button", name="Remove Bo Lund").click()
    expect(page.locator(".sheet__person")).to_have_count(1)
    own.open("network/leaders/ida-penhaligon-quay/")
    page.get_by_role("button", name="Shortlist Captain Ida").first.click()
    said = page.locator(".shortlist-status")
    expect(said).to_have_text("This browser keeps nothing, so there is no shortlist.")
    assert (said.bounding_box() or {"width": 0})["width"] > 200


def test_a_page_that_was_left_open_knows_who_is_on_the_shortlist_by_now(own: Reader) -> None:
    page = own.open("network/leaders/a-z/p/")
    expect(page.get_by_role("link", name="Shortlist 1")).to_have_count(0)
    other = page.context.new_page()
    other.goto(f"{own.address}network/leaders/ida-penhaligon-quay/")
    other.get_by_role("button", name="Shortlist Captain Ida").first.click()
    expect(page.get_by_role("link", name="Shortlist 1")).to_be_visible()
    ida = page.get_by_role("button", name="Shortlist Captain Ida Penhaligon-Quay")
    expect(ida).to_have_attribute("aria-pressed", "true")
