"""Leaders find people beyond their sector: by place, when new in post, and without a network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Opening
from tests.browser.test_accessibility import MODES, violations

pytestmark = pytest.mark.browser

IDA = "Captain Ida Penhaligon-Quay"
IDAS = "network/leaders/ida-penhaligon-quay/"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_leader_new_in_post_opens_their_pack_and_finds_who_held_the_post(reader: Opening) -> None:
    page = reader(390, 844).open(IDAS)
    page.get_by_role("link", name="The first hundred days").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(IDA)
    expect(page.locator("article")).to_contain_text("Day 83 of the first 100")
    page.get_by_role("link", name="Oswin Strand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oswin Strand")


def test_everybody_new_in_post_is_led_to_their_pack_from_one_page(reader: Opening) -> None:
    page = reader().open("network/new-in-post/")
    page.locator("ul.tags").get_by_role("link", name=IDA).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("First hundred days")


def test_a_place_shows_who_serves_it_on_a_map_and_in_a_table(reader: Opening) -> None:
    visitor = reader()
    page = visitor.open("network/areas/E12000003/")
    image = page.locator(".place__map img")
    assert image.evaluate("image => image.complete && image.naturalWidth > 0")
    assert "Yorkshire and The Humber covers 1 of 12" in (image.get_attribute("alt") or "")
    row = page.locator(".place__facts tbody tr").first
    expect(row).to_contain_text("England")
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("England")
    expect(page.locator("article")).to_contain_text("Harbour Watch")
    assert visitor.violations() == []


def test_offers_and_asks_are_found_by_their_topic(reader: Opening) -> None:
    page = reader().open("network/offers-and-asks/")
    for topic in ("Flood risk", "Net zero"):
        fold = page.locator("details", has=page.get_by_role("heading", level=2, name=topic))
        offered = fold.locator(".notice", has_text=IDA).first
        expect(offered).not_to_be_visible()
        fold.locator("summary").click()
        expect(offered).to_be_visible()


@pytest.mark.parametrize(("topic", "heading"), [("flood-risk", "Offered"), ("net-zero", "Asked")])
def test_a_topics_page_says_what_is_offered_and_asked_on_it(
    reader: Opening, topic: str, heading: str
) -> None:
    page = reader().open(f"network/topics/{topic}/")
    section = page.locator("section", has=page.get_by_role("heading", name=heading, exact=True))
    expect(section).to_contain_text(IDA)
    page.get_by_role("link", name="All offers and asks").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Offers and asks")


def test_a_mark_keeps_its_look_beside_the_filters_of_the_search(reader: Opening) -> None:
    mark = reader().open(IDAS).locator(".lozenge--new-in-post").first
    expect(mark).to_have_css("border-radius", "2px")
    expect(mark).to_have_css("cursor", "auto")


def test_a_room_shows_its_convener_and_what_is_kept_for_it(reader: Opening) -> None:
    page = reader().open("rooms/cohort-2026/")
    expect(page.locator("article")).to_contain_text("Kept for this room")


def test_the_feed_is_linked_from_every_page_and_can_be_read(reader: Opening) -> None:
    page = reader().open(IDAS)
    href = page.locator("link[type='application/atom+xml'][href$='/feed.xml']").evaluate(
        "link => link.href"
    )
    root = ElementTree.fromstring(page.request.get(href).text())
    titles = [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]
    assert f"{IDA} is now Harbour Master, Harbour Watch" in titles
    for entry in root.findall(f"{ATOM}entry"):
        datetime.fromisoformat(str(entry.findtext(f"{ATOM}updated")))


@pytest.fixture
def pocket(browser: Browser, site: Path) -> Iterator[Page]:
    """The pocket edition, opened from the disk."""
    with browser.new_context(viewport={"width": 390, "height": 844}, offline=True) as context:
        page = context.new_page()
        page.clock.set_fixed_time(datetime(2026, 11, 25, tzinfo=UTC))
        page.goto((site / "network" / "pocket-edition.html").as_uri())
        yield page


def test_the_pocket_edition_opens_from_disk_and_finds_a_post(pocket: Page) -> None:
    pocket.get_by_role("searchbox").fill("watch MASTER ida")
    expect(pocket.get_by_role("status")).to_have_text("1 organisation")
    article = pocket.locator("article:visible")
    expect(article).to_contain_text(f"Harbour Master: {IDA}")
    pocket.get_by_role("searchbox").fill("01632960599")
    expect(pocket.get_by_role("status")).to_have_text("0 organisations")
    pocket.get_by_role("searchbox").fill("01632960501")
    expect(article).to_contain_text(f"Harbour Master: {IDA}")
    expect(article.get_by_role("link", name="01632 960501")).to_have_attribute(
        "href", "tel:+441632960501"
    )
    expect(pocket.locator(".until")).not_to_contain_text("Out of date")


def test_the_pocket_edition_finds_names_by_plain_letters(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    text = (site / "network" / "pocket-edition.html").read_text("utf-8")
    assert "Captain Ida Penhaligon-Quay" in text
    named = text.replace("Captain Ida Penhaligon-Quay", "Łubomir Øđegård-O’Shea")
    copy = tmp_path / "pocket.html"
    copy.write_text(named, "utf-8")
    page = browser.new_page()
    page.goto(copy.as_uri())
    for typed in ("lubomir odegard", "ŁUBOMIR", "oshea", "o'shea", "o’shea"):
        page.get_by_role("searchbox").fill("nobody at all")
        expect(page.get_by_role("status")).to_have_text("0 organisations")
        page.get_by_role("searchbox").fill(typed)
        expect(page.get_by_role("status")).to_have_text("1 organisation")
    page.close()


def test_the_pocket_edition_says_when_it_is_over(pocket: Page) -> None:
    pocket.clock.set_fixed_time(datetime(2026, 12, 21, 12, tzinfo=UTC))
    pocket.reload()
    expect(pocket.locator(".until")).to_contain_text("Out of date")


def test_the_policy_of_the_pocket_edition_refuses_what_is_not_its_own(pocket: Page) -> None:
    refused = pocket.evaluate(
        """() => new Promise((done) => {
          document.addEventListener("securitypolicyviolation", (e) => done(e.violatedDirective));
          const script = document.createElement("script");
          script.textContent = "window.planted = true";
          document.head.append(script);
          setTimeout(() => done("nothing"), 1000);
        })"""
    )
    assert refused.startswith("script-src")
    assert pocket.evaluate("window.planted") is None


def test_the_pocket_edition_can_be_read_without_script(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "network" / "pocket-edition.html").as_uri())
        expect(page.locator("form")).to_be_hidden()
        expect(page.locator("article").filter(has_text="Harbour Watch")).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), MODES)
def test_axe_finds_no_fault_in_the_pocket_edition(
    browser: Browser, site: Path, scheme: str, width: int
) -> None:
    # What checks it is not its own, so its policy is put aside for the check alone.
    options = {"viewport": {"width": width, "height": 900}, "bypass_csp": True}
    with browser.new_context(color_scheme=scheme, **options) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((site / "network" / "pocket-edition.html").as_uri())
        assert violations(page) == []


def test_the_pocket_edition_fits_a_window_at_400_percent(browser: Browser, site: Path) -> None:
    with browser.new_context(viewport={"width": 320, "height": 256}) as context:
        page = context.new_page()
        page.goto((site / "network" / "pocket-edition.html").as_uri())
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
