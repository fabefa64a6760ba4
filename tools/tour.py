"""Takes the pictures of docs/tour.md from the demonstration: `python -m tools.tour`.

They show it as the network sees it; the README shows one of them too.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect

from tools.editing import options, serving, window
from tools.environment import ROOT
from tools.pictures import DAY, take

_LEADER = "leaders/amara-penrose/"
_POST = "organisations/northmoor-fire/chief-fire-officer/"
_DESK = (1280, 860)


def main() -> int:
    """Take every picture, and say where it is."""
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory(prefix="tour-") as name:
        folder = Path(name)
        command = [sys.executable, str(ROOT / "build.py"), "build", "--audience=network"]
        subprocess.run([*command, *options(ROOT, folder, DAY)], check=True)
        with serving(folder / "site") as address, window(*_DESK) as page:
            assert page.context.browser
            _tour(page.context.browser, f"{address}/network/")
    return 0


def _tour(browser: Browser, network: str) -> None:
    for name, path in {
        "home": "",
        "directory": "directory/",
        "post": _POST,
        "leader": _LEADER,
    }.items():
        with _shown(browser, network + path) as page:
            take(page, name)
    with _shown(browser, network + _LEADER, scheme="dark") as page:
        take(page, "leader-dark")
    with _shown(browser, network + _LEADER, size=(390, 844), scale=2) as page:
        take(page, "leader-phone")
    with _shown(browser, network, size=(1280, 760)) as page:
        page.get_by_role("combobox").fill("amra penros")
        expect(page.get_by_role("option", name="Dame Amara Penrose").locator("img")).to_be_visible()
        take(page, "search")


@contextmanager
def _shown(
    browser: Browser,
    address: str,
    *,
    size: tuple[int, int] = _DESK,
    scheme: Literal["light", "dark"] = "light",
    scale: float = 1,
) -> Iterator[Page]:
    """Open a page as the pictures show it, with all that its scripts add."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        device_scale_factor=scale,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    yield page
    context.close()


if __name__ == "__main__":
    sys.exit(main())
