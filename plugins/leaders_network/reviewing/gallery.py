"""The pages of a preview: a list of what differs, and each pair side by side, marked."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from leaders_network.audiences import Audience
from leaders_network.reviewing.preview import AFTER, BEFORE, Compared, Pair, pages_to_shoot
from leaders_network.reviewing.printed import marked

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MOST_PICTURES = 8
"""Of how many pages pictures are taken."""
_WIDTH, _HEIGHT = 1280, 1600
_PATIENCE = 60
_PAIRS = "pages"


def browser() -> str | None:
    """Return the browser that takes pictures: the one `CHROMIUM` names, one that is there, none."""
    named = os.environ.get("CHROMIUM")
    names = (named, *BROWSERS) if named else BROWSERS
    return next((found for name in names if (found := shutil.which(name))), None)


def write_gallery(
    folder: Path,
    compared: Compared,
    summary: str,
    audiences: Mapping[str, Audience],
    program: str | None,
) -> int:
    """Write the list and the pairs into a preview's folder; return how many pictures there are.

    Args:
        folder: Holds `before/` and `after/`.
        compared: How they differ.
        summary: The review in words.
        audiences: Those that were built for, by name.
        program: The browser to take pictures with, if there is one.
    """
    pictures = _pictures(folder, compared.pairs, program) if program else {}
    pages = {pair: f"{number}.html" for number, pair in enumerate(compared.pairs, start=1)}
    environment = _environment()
    _write_pairs(folder / _PAIRS, environment, pages, audiences, pictures)
    groups = [
        (audience.title, _pages_of(name, pages), compared.others.get(name, 0))
        for name, audience in audiences.items()
    ]
    index = environment.get_template("index.html").render(groups=groups, summary=summary)
    (folder / "index.html").write_text(index, encoding="utf-8")
    style = Path(__file__).parent / "templates" / "review.css"
    shutil.copyfile(style, folder / "review.css")
    return sum(len(sides) for sides in pictures.values())


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("leaders_network.reviewing", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["marked"] = marked
    return environment


def _write_pairs(
    folder: Path,
    environment: Environment,
    pages: Mapping[Pair, str],
    audiences: Mapping[str, Audience],
    pictures: Mapping[Pair, Mapping[str, str]],
) -> None:
    """Write a page for each pair, with the ways to those before and after it."""
    folder.mkdir()
    template, order = environment.get_template("pair.html"), [None, *pages, None]
    for previous, pair, following in zip(order, pages, order[2:], strict=False):
        page = template.render(
            pair=pair,
            audience=audiences[pair.audience].title,
            pictures=pictures.get(pair, {}),
            before=_address(pair, BEFORE) if pair.what != "added" else None,
            after=_address(pair, AFTER) if pair.what != "gone" else None,
            previous=previous and pages[previous],
            next=following and pages[following],
        )
        (folder / pages[pair]).write_text(page, encoding="utf-8")


def _pages_of(audience: str, pages: Mapping[Pair, str]) -> list[tuple[Pair, str]]:
    return [(pair, f"{_PAIRS}/{page}") for pair, page in pages.items() if pair.audience == audience]


def _address(pair: Pair, side: str) -> str:
    return f"../{side}/{pair.folder}/{pair.path}"


def _pictures(folder: Path, pairs: Sequence[Pair], program: str) -> dict[Pair, dict[str, str]]:
    """Take pictures of some pages; what the browser fails at has none."""
    found: dict[Pair, dict[str, str]] = {}
    target = folder / "pictures"
    target.mkdir()
    for number, (pair, side) in enumerate(pages_to_shoot(pairs, MOST_PICTURES)):
        name = f"{number}-{side}.png"
        page = folder / side / pair.folder / pair.path
        if _shoot(program, page, target / name):
            found.setdefault(pair, {})[side] = f"../pictures/{name}"
    return found


def _shoot(program: str, page: Path, picture: Path) -> bool:
    words: Iterable[str] = (
        program,
        "--headless=new",
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        "--allow-file-access-from-files",
        "--virtual-time-budget=3000",
        f"--window-size={_WIDTH},{_HEIGHT}",
        f"--screenshot={picture}",
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
        page.resolve().as_uri(),
    )
    try:
        done = subprocess.run([*words], capture_output=True, check=False, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and picture.is_file()
