"""A page asks nothing of anybody else, and works under a strict policy."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opening
from tests.browser.places import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_no_other_host_and_breaks_no_policy(reader: Opening, name: str) -> None:
    visitor = reader()
    visitor.requests.clear()
    visitor.errors.clear()
    visitor.open(PAGES[name])
    assert visitor.elsewhere() == []
    assert visitor.errors == []
    assert visitor.violations() == []
    assert len(visitor.requests) > 5


def test_a_request_for_another_host_is_noticed(reader: Opening) -> None:
    visitor = reader(bypass_csp=True)
    page = visitor.open(PAGES["home"])
    page.evaluate("fetch('http://elsewhere.invalid/').catch(() => 0)")
    visitor.settled()
    assert visitor.elsewhere() == ["http://elsewhere.invalid/"]


def test_a_breach_of_the_policy_is_noticed(reader: Opening) -> None:
    visitor = reader(390)
    page = visitor.open(PAGES["home"])
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.planted = true";
      document.body.append(script);
    }""")
    page.wait_for_function("window.violations.length > 0")
    assert page.evaluate("window.planted") is None
    assert any("script-src" in found for found in visitor.violations())
    assert any("Content Security Policy" in error for error in visitor.errors)
