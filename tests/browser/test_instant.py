"""Material's instant navigation, which puts another page in the place of the one that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.generate import generate
from leaders_network.building.build import build
from leaders_network.building.settings import Settings
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.browser.conftest import ROOT
from tests.browser.station import serving

FEATURES = "  features:\n"
LINK = """
    const link = document.createElement("a");
    link.href = "/search/";
    link.textContent = "To the search page";
    document.querySelector("article").append(link);
"""
OWN = "https://network.example/"
"""The address that invented networks give themselves."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small public site is served that was built with instant navigation."""
    folder = tmp_path_factory.mktemp("instant")
    generate(12, folder, article_count=1)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert text.count(FEATURES) == 1
    configuration = folder / "mkdocs.yml"
    configuration.write_text(
        text.replace(FEATURES, f"{FEATURES}    - navigation.instant\n"), encoding="utf-8"
    )
    (folder / "theme").symlink_to(ROOT / "theme")
    settings = Settings(
        data=folder / "directory_data",
        content=folder / "content",
        theme=folder / "theme",
        site=folder / "site",
        cache=folder / "cache",
        day=date(2026, 11, 22),
        audiences=("public",),
    )
    build(settings, MkDocsRenderer(configuration))
    with serving(settings.site) as root:
        yield root


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page in the place of the site's directory, in a window that tells if it is loaded anew.

    Instant navigation knows the pages of the site's list by their host, and forgets the port.
    """
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.route(
            f"{OWN}**",
            lambda route: route.fulfill(
                response=route.fetch(url=route.request.url.replace(OWN, address, 1))
            ),
        )
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        # Nothing is known of other pages until their list is here.
        with page.expect_response("**/sitemap.xml"):
            page.goto(f"{OWN}directory/", wait_until="networkidle")
        # What is asked for after it and has been read was read after it.
        page.evaluate("fetch('/sitemap.xml').then((answer) => answer.text())")
        page.evaluate("window.stayed = true")
        to_another(page)
        yield page
        context.unroute_all(behavior="ignoreErrors")
        assert not errors


def to_another(page: Page) -> None:
    """Go to another page, and return once it has taken the place of this one.

    The address changes before the page does, so the page that goes is marked.
    """
    page.locator("main article").evaluate("(article) => { article.dataset.leaving = 'yes'; }")
    page.locator("main article a[href*='sectors/']").nth(1).click()
    expect(page.locator("main article:not([data-leaving])")).to_be_visible()
    expect(page).to_have_url(re.compile("/sectors/"))
    assert page.evaluate("window.stayed")


def test_the_box_in_the_header_searches_from_a_page_in_anothers_place(page: Page) -> None:
    page.locator(".md-header [role='combobox']:visible").fill("chief")
    expect(page.locator("[role='option']").first).to_be_visible()
    way = page.locator(".md-header form[role='search']").first
    assert way.evaluate("(form) => form.action") == f"{OWN}search/"


def test_what_a_page_asks_for_starts_where_it_takes_anothers_place(page: Page) -> None:
    page.evaluate(LINK)
    page.get_by_text("To the search page").click()
    expect(page.locator(".search-page__status")).to_be_visible()
    assert page.evaluate("window.stayed")
