"""One browser for every test that drives one."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATIENCE = 30_000
"""Milliseconds that a test waits for what must come, as Playwright itself does for what it presses.

What comes ends the wait, so a long one costs nothing but where a test fails; a short one fails
where the cores are busy with other tests.
"""

# Each run tries the same examples, however long one takes: a run fails only where something was
# changed. `make check` tries the first few of them; `--hypothesis-profile=default` goes looking
# for others.
STEADY = settings(
    max_examples=100,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("steady", STEADY)
settings.register_profile("few", STEADY, max_examples=10)
settings.load_profile("steady")

# A shell starts what runs in the background deaf to Ctrl-C, and what tests start would be so too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

gc.disable()  # until all tests are collected: what is imported and collected stays to the end


SLOW = (
    "browser/test_accessibility integration/test_indifference integration/test_real_directories"
    " gate/test_voice integration/test_canaries integration/test_serving browser/test_search"
    " integration/test_killed_build browser/test_editor gate/test_signing_in browser/test_mine"
    " reviewing/test_approvals browser/test_contact integration/test_mine"
    " integration/test_reproducible gate/test_browser"
).split()
"""The files that take most of a minute or more, the longest first.

Each is run by one process from end to end, so they begin first: what begins last is short, and no
process is waited for at the end. A file that is missing here costs time and nothing else.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long."""
    places = {name: place for place, name in enumerate(SLOW)}
    items.sort(key=lambda item: places.get(f"{item.path.parent.name}/{item.path.stem}", len(SLOW)))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, started once: a process can drive no second one meanwhile."""
    # Thousands of tests need no browser, and nothing that drives one is loaded for them.
    from playwright.sync_api import expect, sync_playwright

    from tests.browser.chromium import launched

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright, launched(playwright) as browser:
        yield browser


def pytest_collection_finish() -> None:
    """Look for garbage from now on, but never through thousands of tests: there is none there."""
    gc.freeze()
    gc.enable()
