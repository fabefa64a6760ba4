"""Whoever assists leaders has a page, and is found in a list of offices."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.test_contact import IDA

pytestmark = pytest.mark.browser


def test_one_who_assists_two_has_one_page_that_names_both(own: Reader) -> None:
    page = own.open(IDA)
    page.get_by_role("link", name="Everyone they support").first.click()
    expect(page.locator("h1")).to_have_text("Rowan Tregear")
    names = page.locator(".principal .person__name a")
    expect(names).to_have_text(["Dr Perran Nance", "Captain Ida Penhaligon-Quay"])
    expect(page.locator(".principal").first).to_contain_text("Due for confirmation")


def test_an_office_is_found_by_leader_post_or_organisation(own: Reader) -> None:
    page = own.open("network/assistants/")
    box = page.get_by_label("Leader, post, organisation or assistant")
    for text in ("saltmarsh", "harbour master", "perran nance", "tregear"):
        box.fill(text)
        expect(page.locator(".office:visible")).to_have_count(1)
        expect(page.locator(".office:visible")).to_contain_text("Rowan Tregear")
        expect(page.locator(".fold:visible")).to_have_count(1)
        expect(page.locator(".fold:visible .fold__count")).to_have_text("1 office")
        box.fill("")
        expect(page.locator(".office:visible")).to_have_count(0)
        assert page.locator(".fold:visible").count() > 1


def test_an_office_is_found_by_a_number_as_a_telephone_shows_it(own: Reader) -> None:
    page = own.open("network/assistants/")
    box = page.get_by_label("Leader, post, organisation or assistant")
    way = page.locator(".office a[href^='tel:']").first
    office = page.locator(".office").filter(has=page.locator("a[href^='tel:']")).first
    dialled = (way.get_attribute("href") or "").removeprefix("tel:")
    for text in (dialled, f"0{dialled.removeprefix('+44')}", way.text_content() or ""):
        box.fill(text)
        expect(office).to_be_visible()
        assert page.locator(".office:visible").count() < 3
    box.fill(f"{dialled[:-4]}9999")
    expect(page.locator(".office:visible")).to_have_count(0)


def test_an_office_is_found_with_a_slip_and_what_is_no_office_leads_on(own: Reader) -> None:
    page = own.open("network/assistants/")
    box = page.get_by_label("Leader, post, organisation or assistant")
    box.fill("rowen tergear")
    expect(page.locator(".office:visible")).to_have_count(1)
    expect(page.locator(".office:visible")).to_contain_text("Rowan Tregear")
    expect(page.get_by_text("Nothing is spelt like that. These are near.")).to_be_visible()
    box.fill("rowan tregear")
    expect(page.get_by_text("Nothing is spelt like that.")).to_be_hidden()
    box.fill("lighthouse keeping")
    expect(page.locator(".office:visible")).to_have_count(0)
    expect(page.get_by_role("link", name="the search", exact=True)).to_have_attribute(
        "href", re.compile("/network/search/[?]q=lighthouse%20keeping$")
    )


def test_a_letter_tells_how_many_of_its_offices_are_left(own: Reader) -> None:
    page = own.open("network/assistants/")
    box = page.get_by_label("Leader, post, organisation or assistant")
    told = page.locator(".fold__count").all_inner_texts()
    letter = page.locator(".fold").nth(
        max(range(len(told)), key=lambda at: int(told[at].split()[0]))
    )
    name = letter.locator(".office__name").first.text_content() or ""
    box.fill(name)
    expect(letter.locator(".fold__count")).to_have_text("1 office")
    box.fill("")
    assert page.locator(".fold__count").all_inner_texts() == told
    assert not letter.locator(".fold__count", has_text="1 office").count()
