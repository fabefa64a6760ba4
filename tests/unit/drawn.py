"""The directory's own templates, drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from leaders_network.outputs.templates import Templates
from tests.unit import sample_pieces as pieces

FOLDER = Path(__file__).parents[2] / "theme" / "directory"
TEMPLATES = Templates(FOLDER)


def draw(template: str, view: Any) -> str:
    return TEMPLATES.draw(template, {"view": view, "site": pieces.SITE, "base": "../../"})


def draw_part(name: str, front: Any) -> str:
    values = {"front": front, "site": pieces.SITE, "base": "./"}
    return TEMPLATES.draw(f"parts/{name}", values)
