"""Takes the pictures of editing and reviewing from the running program.

`python -m tools.pictures` takes them all.

They show the demonstration: its files in a repository of their own, the web editor on the team's
site, Decap's own server for one machine, `serve` with a mistake in a file, and a page before and
after a change.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from tools.editing import (
    build_team,
    decap,
    open_form,
    options,
    process,
    repository_of,
    serving,
    sign_in,
    window,
)
from tools.environment import ROOT
from tools.listening import free_port

FOLDER = ROOT / "docs" / "images"
DAY = "2026-11-22"

_LEADER = "directory_data/leaders/callum-braithwaite.yml"
_COLOURS = 256


def main() -> int:
    """Take every picture, and say where it is."""
    expect.set_options(timeout=60_000)
    with tempfile.TemporaryDirectory(prefix="pictures-") as name:
        folder = Path(name)
        repository = repository_of(ROOT, folder / "network")
        build_team(repository, folder, DAY)
        with (
            serving(folder / "site") as address,
            decap(repository, folder) as proxy,
            window(1280, 860) as page,
        ):
            _editor(page, address, proxy)
        with _previewing(repository, folder) as address, window(1000, 620) as page:
            _mistake(page, address, repository)
        with _compared(repository, folder) as address, window(960, 900) as page:
            _change(page, address)
    return 0


def _editor(page: Page, address: str, proxy: str) -> None:
    sign_in(page, address, proxy)
    expect(page.get_by_text("Callum Braithwaite").first).to_be_visible()
    take(page, "editor-list")
    open_form(page, address, "collections/leaders/entries/callum-braithwaite")
    summary = page.get_by_label("Summary")
    expect(summary).to_be_visible()
    page.wait_for_timeout(1500)
    take(page, "editor-form")
    topics = page.get_by_role("combobox", name="Knows about")
    topics.scroll_into_view_if_needed()
    topics.fill("res")
    expect(page.get_by_role("option").first).to_be_visible()
    take(page, "editor-choice")
    topics.press("Escape")
    summary.fill("Keeps fires from starting, and people from being there when they do.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Changes saved")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    take(page, "editor-saved")
    open_form(page, address, "workflow")
    expect(page.get_by_text("Callum Braithwaite").first).to_be_visible()
    take(page, "editor-waiting")


def _mistake(page: Page, address: str, repository: Path) -> None:
    page.goto(f"{address}/network/leaders/callum-braithwaite/")
    file = repository / _LEADER
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  - post: northmoor-fire/", "  - post: northmoor-fir/", 1))
    expect(page.get_by_text("no post")).to_be_visible(timeout=30_000)
    take(page, "serve-mistake")
    file.write_text(text)


def _change(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="callum-braithwaite").first.click()
    expect(page.get_by_text("What is gone is struck through")).to_be_visible()
    take(page, "review")


def take(page: Page, name: str) -> None:
    """Keep a picture as small as it can be without losing a letter."""
    page.wait_for_timeout(400)
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        few = shot.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        few.save(FOLDER / f"{name}.png", optimize=True)
    print(FOLDER / f"{name}.png")


@contextmanager
def _previewing(repository: Path, folder: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, ROOT / "build.py", "serve", f"--port={port}", "--audience=network"]
    with process([*command, *options(repository, folder, DAY)], port, folder / "serve.log", {}):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _compared(repository: Path, folder: Path) -> Iterator[str]:
    """Change a number and a sentence of a leader, and give the address of what that changes."""
    file = repository / _LEADER
    text = file.read_text(encoding="utf-8")
    for before, after in (("960403", "960499"), ("eleven days", "twelve days")):
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, str(ROOT / "build.py"), "review", "main..HEAD", "--for=network"]
    places = [one for one in options(repository, folder, DAY) if not one.startswith("--site")]
    for words in (
        ["git", "switch", "--quiet", "--create", "change"],
        ["git", "commit", "--quiet", "--all", "--message", "Correct a number"],
        [*command, *places, f"--site={folder / 'preview'}"],
    ):
        subprocess.run(words, cwd=repository, check=True)
    with serving(folder / "preview") as address:
        yield address


if __name__ == "__main__":
    sys.exit(main())
