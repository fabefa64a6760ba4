"""The browser that tests and measurements drive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Playwright

from tools import browser

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """Start the browser, or skip where there is none; `make test` never comes here without one."""
    program = browser.find()
    if program is None:
        pytest.skip(browser.REMEDY)
    chromium = playwright.chromium.launch(executable_path=program, args=_FLAGS)
    try:
        yield chromium
    finally:
        chromium.close()


@contextmanager
def keeping_pages(beside: Browser) -> Iterator[Browser]:
    """Start another that keeps the pages one leaves, for the way back, as people's own do.

    Where there is none with windows, it asks for them again: no other keeps them.
    """
    chromium = beside.browser_type.launch(
        executable_path=browser.whole() or browser.find(),
        args=_FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    try:
        yield chromium
    finally:
        chromium.close()
