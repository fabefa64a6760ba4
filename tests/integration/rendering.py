"""Projects, pages and requests to render with the real MkDocs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from leaders_network.outputs.frames import NavigationEntry, RenderRequest
from tests.files import write

ROOT = Path(__file__).parents[2]

PAGES = {
    "index.md": "# Welcome\n",
    "directory/index.md": "# Directory\n",
    "leaders/index.md": "# Leaders\n",
    "organisations/index.md": "# Organisations\n",
    "about.md": "# About\n",
}
NAVIGATION = (
    NavigationEntry("Home", "index.md"),
    NavigationEntry(
        "Directory",
        "directory/index.md",
        (
            NavigationEntry("Leaders", "leaders/index.md"),
            NavigationEntry("Organisations", "organisations/index.md"),
        ),
    ),
    NavigationEntry("About", "about.md"),
)


def stock_project(folder: Path) -> Path:
    """Return a configuration like ours whose theme is the stock one, with empty style sheets."""
    configuration = folder / "mkdocs.yml"
    write(folder, {"mkdocs.yml": (ROOT / "mkdocs.yml").read_text(encoding="utf-8")})
    settings = yaml.safe_load(configuration.read_text(encoding="utf-8"))
    named = [*settings["extra_css"], settings["theme"]["favicon"]]
    write(folder / "theme", dict.fromkeys(named, ""))
    (folder / settings["docs_dir"]).mkdir()
    return configuration


def request(docs: Path, out: Path, **changes: Any) -> RenderRequest:
    """Return a request for the public, or a changed one."""
    plain = RenderRequest(
        audience="public",
        audience_name="Public",
        name="Leaders' Network",
        summary="Who leads what.",
        address="https://network.example/",
        repository="https://git.example/network",
        centre="the Centre",
        email="help@network.example",
        is_room=False,
        indexed=True,
        home="https://network.example/",
        docs=docs,
        out=out,
        navigation=NAVIGATION,
    )
    return replace(plain, **changes)


def program(folder: Path, line: str) -> Path:
    """Return a program that does what one line of shell does."""
    path = folder / "program"
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)
    return path
