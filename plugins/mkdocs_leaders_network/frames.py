"""Frames as pages of MkDocs: virtual files that the theme draws and that are never written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from leaders_network.outputs.frames import frame_name, marker

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

SECTION = "section"
"""The front matter that names another page: this one is shown as part of that one's section."""

CANONICAL, EDIT = marker("canonical"), marker("edit")

META = {
    "title": marker("title"),
    "description": marker("description"),
    "head_slot": marker("head"),
    "hide": ["navigation", "toc"],
    SECTION: "directory/index.md",
}

_NAME, _UNEDITED = marker("frame"), marker("unedited")
"""No file that people write can have these in its name."""

_BODY = marker("body")
CONTENT = f"<h1{_BODY}"
"""The theme puts a heading before any content that has no `<h1`, and a body brings its own."""


def file(depth: int, config: MkDocsConfig, *, edited: bool) -> File:
    """Return a virtual page whose address is `depth` folders deep.

    It shares no folder with any page, so every link in it goes by way of the site's root and is
    right on whatever page of that depth it is stamped.
    """
    address = "/".join([_NAME] * depth) + ("" if edited else _UNEDITED)
    return File.generated(config, f"{address}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)


def is_frame(page_file: File) -> bool:
    """Return whether a file is one of these."""
    return _NAME in page_file.src_uri


def is_edited(page_file: File) -> bool:
    """Return whether a frame is for pages that have a file to edit."""
    return _UNEDITED not in page_file.src_uri


def settle(page: Page, files: Files) -> None:
    """Put a page outside the navigation into the section that its front matter names, if any.

    So the reader sees which part of the site the page belongs to.
    """
    index = files.get_file_from_path(str(page.meta.get(SECTION, "")))
    if index is not None and index.page is not None and page.parent is None:
        page.parent = index.page.parent


def save(output: str, page: Page, out: Path) -> None:
    """Write a frame that the theme drew to the folder of frames."""
    name = frame_name(page.url.count("/"), edited=is_edited(page.file))
    path = out / "frames" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(output.replace(CONTENT, _BODY), encoding="utf-8")
