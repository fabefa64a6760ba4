"""Sites that tests build with the real program, and what stands in them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from leaders_network.building.build import BuildReport, build
from leaders_network.building.settings import Settings
from leaders_network.outputs.frames import Renderer
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.files import files
from tests.integration.dates import DAY
from tests.integration.rendering import ROOT
from tests.once import made_once

__all__ = ["built", "command", "demonstration", "files", "settings"]


def settings(
    folder: Path,
    *,
    site: Path | None = None,
    cache: Path | None = None,
    day: date = DAY,
    audiences: tuple[str, ...] = (),
) -> Settings:
    """Return the settings of a build of a folder that holds `directory_data` and `content`."""
    return Settings(
        data=folder / "directory_data",
        content=folder / "content",
        theme=ROOT / "theme",
        site=site or folder / "site",
        cache=cache or folder / "cache",
        day=day,
        audiences=audiences,
    )


def built(chosen: Settings, renderer: Renderer | None = None) -> BuildReport:
    """Build with MkDocs, as `python build.py build` does, or with another renderer."""
    return build(chosen, renderer or MkDocsRenderer(ROOT / "mkdocs.yml"))


def demonstration(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of every audience's site of the demonstration; nobody may change it."""

    def make(folder: Path) -> None:
        built(settings(ROOT, site=folder / "site", cache=folder / "cache"))

    return made_once(factory, "demonstration", make) / "site"


def command(chosen: Settings) -> list[str]:
    """Return the command that builds with these settings in a process of its own."""
    folders = {
        "data": chosen.data,
        "content": chosen.content,
        "theme": chosen.theme,
        "site": chosen.site,
        "cache": chosen.cache,
        "day": chosen.day,
    }
    options = [f"--{name}={value}" for name, value in folders.items()]
    named = [f"--audience={name}" for name in chosen.audiences]
    return [sys.executable, str(ROOT / "build.py"), "build", *options, *named]
