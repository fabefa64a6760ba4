"""One browser for every test that drives one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import launched

PATIENCE = 30_000
"""Milliseconds that a test waits for what must come, as Playwright itself does for what it presses.

What comes ends the wait, so a long one costs nothing but where a test fails; a short one fails
where the cores are busy with other tests.
"""

# Each run tries the same examples, however long one takes: a run fails only where something was
# changed. `--hypothesis-profile=default` goes looking for others.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, started once: a process can drive no second one meanwhile."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright, launched(playwright) as browser:
        yield browser
