"""Letters go from a page, through the gate and Apache's box, to the command that reads them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from leaders_network.inbox.boxes import files_in
from leaders_network.inbox.letter import read_letter
from leaders_network.inbox.received import from_box
from tests.browser.conftest import VIOLATIONS
from tests.gate.conftest import Post
from tests.gate.test_inbox import box, put

pytestmark = [pytest.mark.gate, pytest.mark.browser]

OTHER = {
    "id": "5f3c2e1a-0b4d-4c6e-9f80-a1b2c3d4e5f6",
    "written": "2026-11-22T09:30:00Z",
    "kind": "search",
    "note": "From another window.",
}
IDA = "network/leaders/ida-penhaligon-quay/"


@pytest.fixture(autouse=True)
def _empty(post: Post) -> None:
    for file in post.stand.state.glob("inbox/*/*"):
        file.unlink()


@pytest.fixture
def page(browser: Browser, post: Post) -> Iterator[Page]:
    """A window in which a leader has signed in."""
    context = browser.new_context(ignore_https_errors=True)
    context.add_init_script(VIOLATIONS)
    page = context.new_page()
    page.goto(f"{post.visitors['leader'].gate}/network/")
    page.get_by_role("link", name="Demonstration one").click()
    page.locator("button[value=leader]").click()
    page.wait_for_url("**/network/")
    yield page
    context.close()


def waiting(post: Post) -> list[dict[str, Any]]:
    """Return the leader's letters as they lie on the server's disk."""
    file = Path(post.stand.state, "inbox", "letters", f"{post.token('leader')}.json")
    letters: list[dict[str, Any]] = json.loads(file.read_text())["letters"]
    return letters


def fill(post: Post, letters: list[dict[str, Any]]) -> int:
    """Put letters into the leader's empty box; return how many bytes they are."""
    body = json.dumps({"letters": letters}, separators=(",", ":")).encode()
    answer = put(post.visitors["leader"], box(post, "leader"), body, If_None_Match="*")
    assert answer.status == 201
    return len(body)


def own_page(page: Page, post: Post) -> Page:
    """Go to one's own page by the link that every page has."""
    page.get_by_role("link", name="Your details").first.click()
    expect(page).to_have_url(f"{post.visitors['leader'].gate}/mine/{post.token('leader')}/")
    return page


def test_the_link_on_every_page_leads_to_ones_own_and_what_is_sent_is_read_back(
    page: Page, post: Post
) -> None:
    own_page(page, post).get_by_role("button", name="Confirm all").click()
    expect(page.locator(".mine__status").first).to_have_text("Confirmed. Thank you.")
    (letter,) = waiting(post)
    assert read_letter(letter).about == f"leader:{post.access['leader'].person.leader}"
    page.reload()
    expect(page.locator(".mine__status").first).to_contain_text("You confirmed this on")
    assert page.evaluate("window.violations") == []


def test_a_letter_that_another_window_put_meanwhile_is_kept(page: Page, post: Post) -> None:
    own_page(page, post)
    answers: list[int] = []

    def interrupted(route: Route) -> None:
        if not answers:
            body = json.dumps({"letters": [OTHER]}).encode()
            assert (
                put(post.visitors["leader"], box(post, "leader"), body, If_None_Match="*").status
                == 201
            )
        response = route.fetch()
        answers.append(response.status)
        route.fulfill(response=response)

    page.route(
        "**/inbox/**",
        lambda route: interrupted(route) if route.request.method == "PUT" else route.continue_(),
    )
    page.get_by_role("button", name="Confirm all").click()
    expect(page.locator(".mine__status").first).to_have_text("Confirmed. Thank you.")
    assert answers[0] == 412
    assert answers[-1] in (200, 201, 204)
    assert [letter["kind"] for letter in waiting(post)] == ["search", "confirm"]


def test_where_a_box_is_full_the_letter_is_a_ready_email_and_the_box_stays_as_it_is(
    page: Page, post: Post
) -> None:
    own_page(page, post)
    ids = (f"5f3c2e1a-0b4d-4c6e-9f80-a1b2c3d4e5{number:02}" for number in range(7))
    full = [{**OTHER, "note": "x" * 4000, "id": identifier} for identifier in ids]
    size = fill(post, [*full, {**OTHER, "note": "y" * 3800}])
    assert 32_600 < size <= 32_768
    page.get_by_role("button", name="Confirm all").click()
    link = page.get_by_role("link", name="Open the e-mail that is ready")
    assert (link.get_attribute("href") or "").startswith("mailto:")
    assert len(waiting(post)) == 8


def test_a_report_and_a_request_for_an_introduction_reach_those_who_read_the_box(
    page: Page, post: Post
) -> None:
    page.goto(f"{post.visitors['leader'].gate}/{IDA}")
    page.get_by_role("button", name="Report a wrong detail").click()
    page.get_by_label("Watch room, phone").check()
    page.get_by_label("What it should be, if you know").fill("01632 960599")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("will look into it.")).to_be_visible()
    page.get_by_role("button", name="Ask for an introduction").click()
    page.get_by_label("What you would like to talk about").fill("Tides & towing")
    page.get_by_role("button", name="Ask for it").click()
    expect(page.get_by_text("will write to you both.")).to_be_visible()
    report, introduction = [read_letter(letter) for letter in waiting(post)]
    assert (report.kind, report.about) == ("report", "post:harbour-watch/harbour-master")
    assert report.values[0].now == "01632 960599"
    assert (introduction.kind, introduction.about) == ("introduce", "leader:ida-penhaligon-quay")
    assert "Tides & towing" in introduction.note
    person = post.access["leader"].person
    (file,) = files_in(post.stand.state / "inbox")
    received = list(from_box(file, {post.token("leader"): person}))
    assert [one.sender for one in received] == [person, person]
    assert all(one.fault is None and one.checked == "signed in" for one in received)
    assert datetime.fromisoformat(report.written).astimezone(UTC).year >= 2026
    assert page.evaluate("window.violations") == []
