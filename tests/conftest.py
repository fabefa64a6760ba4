"""One browser for every test that drives one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launched


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, started once: a process can drive no second one meanwhile."""
    with sync_playwright() as playwright, launched(playwright) as browser:
        yield browser
