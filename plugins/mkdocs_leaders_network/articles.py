"""What each page that people wrote holds between header and footer, for the search to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leaders_network.outputs.frames import ARTICLES

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


def save(page: Page, out: Path) -> None:
    """Write a page's own HTML, as the theme prints it, below the name its file has in the site."""
    path = out / ARTICLES / page.file.dest_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page.content or "", encoding="utf-8")
