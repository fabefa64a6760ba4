"""A request on its way from the program to MkDocs, which runs in a process of its own."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path
from typing import Any

from leaders_network.addresses import RoomPages
from leaders_network.outputs.frames import NavigationEntry, RenderRequest

VARIABLE = "LEADERS_NETWORK_REQUEST"
"""The environment variable that names the file with the request to build."""


def write(request: RenderRequest, path: Path) -> None:
    """Write a request to a file."""
    text = json.dumps(dataclasses.asdict(request), default=str, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")


def read(path: Path) -> RenderRequest:
    """Return the request that was written to a file."""
    fields = json.loads(path.read_text(encoding="utf-8"))
    fields["navigation"] = _navigation(fields["navigation"])
    fields["depths"] = tuple(fields["depths"])
    fields["sections"] = {front: tuple(found) for front, found in fields["sections"].items()}
    if fields["room"] is not None:
        room = {name: tuple(listed) for name, listed in fields["room"].items()}
        fields["room"] = RoomPages(**room)
    fields |= {name: Path(fields[name]) for name in ("docs", "out")}
    return RenderRequest(**fields)


def given() -> RenderRequest | None:
    """Return the request that the environment names, or None where it names none."""
    path = os.environ.get(VARIABLE)
    return read(Path(path)) if path else None


def _navigation(entries: list[dict[str, Any]]) -> tuple[NavigationEntry, ...]:
    return tuple(
        NavigationEntry(entry["title"], entry["page"], _navigation(entry["entries"]))
        for entry in entries
    )
