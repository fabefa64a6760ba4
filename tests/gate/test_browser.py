"""The whole network site in a browser behind the gate, under its policy, with the search in use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import keeping_pages
from tests.browser.conftest import VIOLATIONS
from tests.browser.places import PAGES
from tests.browser.test_accessibility import violations
from tests.gate.conftest import Post, secret_of

pytestmark = [pytest.mark.gate, pytest.mark.browser]

BACK = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
"""What a browser tells a page that it kept, once somebody comes back to it."""


@dataclass(slots=True)
class Window:
    """A window of somebody who signed in, and what went wrong in it."""

    page: Page
    gate: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def elsewhere(self) -> list[str]:
        return [url for url in self.requests if not url.startswith((f"{self.gate}/", "data:"))]

    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.violations")
        return found


@pytest.fixture(scope="module")
def own_browser(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps pages for the way back, as people's own do."""
    with keeping_pages(browser) as own:
        yield own


@pytest.fixture(scope="module")
def window(browser: Browser, post: Post) -> Iterator[Window]:
    """Somebody of the team, who signed in by pressing what is there to press."""
    context = browser.new_context(ignore_https_errors=True)
    context.add_init_script(VIOLATIONS)
    page = context.new_page()
    made = Window(page, post.visitors["team"].gate)
    page.goto(f"{made.gate}/network/planted/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_role("link", name="Demonstration one").click()
    page.get_by_role("button", name="Team").click()
    page.wait_for_url(f"{made.gate}/network/planted/")
    page.on("request", lambda request: made.requests.append(request.url))
    page.on("pageerror", lambda error: made.errors.append(str(error)))
    page.on("console", lambda said: made.errors.append(said.text) if said.type == "error" else None)
    yield made
    context.close()


LOOKED_AT = (
    "home",
    "search",
    "shortlist",
    "for you",
    "leader, everything",
    "post, held",
    "consultation, open",
    "study",
    "calendar",
    "overview",
    "not found",
)
"""Pages that differ in what a policy sees: in the scripts they hold, in what those fetch and draw.

Every page is opened under as strict a policy where there is no gate.
"""


def test_pages_break_no_policy_and_ask_no_other_host(window: Window) -> None:
    violations: dict[str, list[str]] = {}
    for name in LOOKED_AT:
        window.page.goto(f"{window.gate}/{PAGES[name]}")
        window.page.wait_for_timeout(150)
        if found := window.violations():
            violations[name] = found
    assert violations == {}
    assert window.elsewhere() == []
    assert [error for error in window.errors if "Content Security" in error] == []
    assert len(window.requests) > 5 * len(LOOKED_AT)


def test_the_search_finds_people_behind_the_gate(window: Window) -> None:
    page = window.page
    page.goto(f"{window.gate}/network/search/?q=penhaligon")
    expect(page.get_by_role("main").get_by_text("Penhaligon-Quay").first).to_be_visible()
    assert window.violations() == []
    assert window.elsewhere() == []


def test_a_breach_of_the_policy_would_be_noticed(window: Window) -> None:
    page = window.page
    page.goto(f"{window.gate}/network/")
    page.evaluate("""() => {
      const image = document.createElement("img");
      image.src = "https://elsewhere.invalid/pixel.png";
      document.body.append(image);
    }""")
    page.wait_for_function("window.violations.length > 0")
    assert any("img-src" in found for found in window.violations())


def test_somebody_signs_out_by_the_link_on_the_page_that_is_not_theirs(
    browser: Browser, post: Post
) -> None:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    gate = post.visitors["team"].gate
    page.goto(f"{gate}/team/planted/")
    page.get_by_role("link", name="Demonstration one").click()
    page.get_by_role("button", name="Leader", exact=False).first.click()
    expect(page.get_by_role("heading", name="This page is not open to you")).to_be_visible()
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("heading", name="You have signed out")).to_be_visible()
    page.goto(f"{gate}/network/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    context.close()


def sign_in_as_member(page: Page, gate: str) -> None:
    """Ask for a page of the network, and come back to it by way of the provider."""
    page.goto(f"{gate}/network/planted/")
    page.get_by_role("link", name="Demonstration one").click()
    page.get_by_role("button", name="Member").click()
    page.wait_for_url(f"{gate}/network/planted/")


def test_going_back_after_signing_out_shows_nothing_of_what_was_read(
    own_browser: Browser, post: Post
) -> None:
    """On a computer that others use: the browser may keep no page that it shows without asking."""
    context = own_browser.new_context(ignore_https_errors=True)
    page, gate = context.new_page(), post.visitors["member"].gate
    sign_in_as_member(page, gate)
    read = f"/rooms/{post.room}/planted/"
    page.goto(gate + read)
    page.goto(f"{gate}/network/leaders/")
    page.go_back(wait_until="commit")
    words = secret_of(f"rooms/{post.room}").decode()
    expect(page.get_by_text(words)).to_be_visible()
    page.evaluate("localStorage.setItem('leaders-network:answer:x', '{}')")
    page.goto(f"{gate}/sign-out")
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("heading", name="You have signed out")).to_be_visible()
    page.get_by_role("button", name="Remove it from this computer").click()
    expect(page.get_by_role("status")).to_be_focused()
    assert "leaders-network:answer:x" not in page.evaluate("Object.keys(localStorage)")
    seen = []
    for _ in range(4):
        # The provider's own page comes first, and leads here again by itself.
        page.go_back(wait_until="commit")
        page.wait_for_timeout(400)
        seen.append(page.url)
        assert words not in page.content(), seen
    context.close()


def test_a_page_that_the_browser_kept_is_left_when_the_gate_shuts_it(
    browser: Browser, post: Post
) -> None:
    """Whoever was taken out of a room since, and goes back, does not go on reading there."""
    context = browser.new_context(ignore_https_errors=True)
    page, gate = context.new_page(), post.visitors["member"].gate
    sign_in_as_member(page, gate)
    room = page.goto(f"{gate}/rooms/{post.room}/")
    assert room
    assert room.status == 200
    with page.expect_response(room.url) as asked:
        page.evaluate(BACK)
    assert asked.value.status == 200
    identifier = post.access["member"].person.leader or ""
    left = replace(post.records.leaders[identifier], programmes=(), groups=())
    post.deploy(replace(post.records, leaders={**post.records.leaders, identifier: left}))
    try:
        page.evaluate(BACK)
        expect(page.get_by_role("heading", name="This page is not open to you")).to_be_visible()
    finally:
        post.deploy()
    context.close()


def test_the_web_editor_opens_behind_the_gate_under_its_own_policy(window: Window) -> None:
    page = window.page
    window.requests.clear()
    page.goto(f"{window.gate}/team/admin/")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert window.violations() == []
    assert window.elsewhere() == []


OWN = {
    "sign-in.html": "Sign in",
    "400.html": "That could not be read",
    "401.html": "Please sign in",
    "403.html": "This page is not open to you",
    "405.html": "That cannot be done here",
    "500.html": "The gate could not answer",
    "refused.html": "You were not signed in",
    "again.html": "Please sign in again",
    "signed-out.html": "You have signed out",
}
"""The gate's own pages, and what each is headed."""
WAYS: list[tuple[Literal["light", "dark"], int]] = [("light", 1280), ("dark", 320)]
"""In which colours and at which width each is looked at."""


def test_axe_finds_no_fault_in_the_gates_own_pages(browser: Browser, post: Post) -> None:
    context = browser.new_context(ignore_https_errors=True)
    context.add_init_script(VIOLATIONS)
    page = context.new_page()
    gate = post.visitors["team"].gate
    faults: dict[str, object] = {}
    for name, heading in OWN.items():
        page.goto(f"{gate}/gate/{name}")
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        for scheme, width in WAYS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if (found := violations(page)) or over > 0:
                faults[f"{name}, {scheme}"] = (found, over)
        if refused := page.evaluate("window.violations"):
            faults[name] = refused
    assert faults == {}
    context.close()


def test_what_does_not_exist_has_a_page_that_leads_on(browser: Browser, post: Post) -> None:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    answer = page.goto(f"{post.visitors['team'].gate}/no/such/page/")
    assert answer
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("folder", ["network", "team"])
def test_what_does_not_exist_is_said_by_the_site_that_one_reads(
    post: Post, folder: Literal["network", "team"]
) -> None:
    member, stranger = post.visitors["team"], post.visitors["stranger"]
    for missing in ("no/such/page/", "planted/no-such-page/", "no-0123456789ab.json"):
        answer = member.ask(f"/{folder}/{missing}")
        assert answer.status == 404
        assert f'href="/{folder}/assets/'.encode() in answer.body
        assert stranger.ask(f"/{folder}/{missing}").status == 403
    public = member.ask("/no/such/page/")
    assert public.status == 404
    assert f'href="/{folder}/assets/'.encode() not in public.body, "the control: the public's own"


def test_somebody_signs_out_at_the_foot_of_a_page(browser: Browser, post: Post) -> None:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    gate = post.visitors["team"].gate
    page.goto(f"{gate}/network/")
    page.get_by_role("link", name="Demonstration one").click()
    page.get_by_role("button", name="Team").click()
    page.wait_for_url(f"{gate}/network/")
    page.get_by_role("contentinfo").get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("heading", name="You have signed out")).to_be_visible()
    context.close()


def test_the_ways_to_sign_in_are_reached_by_keyboard(browser: Browser, post: Post) -> None:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.goto(f"{post.visitors['team'].gate}/network/")
    choice = page.get_by_role("link", name="Demonstration one")
    expect(choice).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        if choice.evaluate("(link) => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("button[value=leader]")).to_be_visible()
    context.close()
