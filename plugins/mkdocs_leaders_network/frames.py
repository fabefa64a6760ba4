"""Frames as pages of MkDocs: virtual files that the theme draws and that are never written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from leaders_network.content.navigation import DIRECTORY
from leaders_network.outputs.frames import (
    RenderRequest,
    frame_name,
    front_page,
    marker,
    section_name,
)

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
}

_NAME, _UNEDITED, _LIT = marker("frame"), marker("unedited"), marker("lit")
"""No file that people write can have these in its name."""

_BODY = marker("body")
CONTENT = f"<h1{_BODY}"
"""The theme puts a heading before any content that has no `<h1`, and a body brings its own."""


def files_for(request: RenderRequest, config: MkDocsConfig) -> Iterator[File]:
    """Yield a virtual page for every frame that a request asks for.

    Where nothing leads to where files are edited, one that would is no other than one without.
    """
    wanted = {(depth, "") for depth in request.depths}
    wanted |= {(d, front) for front, depths in request.sections.items() for d in depths}
    with_edit_link = (True, False) if request.repository else (False,)
    for (depth, section), edited in product(sorted(wanted), with_edit_link):
        yield file(depth, config, edited=edited, section=section)


def file(depth: int, config: MkDocsConfig, *, edited: bool, section: str = "") -> File:
    """Return a virtual page whose address is `depth` folders deep.

    It shares no folder with any page, so every link in it goes by way of the site's root and is
    right on whatever page of that depth it is stamped.
    """
    address = "/".join([_NAME] * depth) + ("" if edited else _UNEDITED)
    if section:
        address += _LIT + section_name(section)
    return File.generated(config, f"{address}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)


def is_frame(page_file: File) -> bool:
    """Return whether a file is one of these."""
    return _NAME in page_file.src_uri


def is_edited(page_file: File) -> bool:
    """Return whether a frame is for pages that have a file to edit."""
    return _UNEDITED not in page_file.src_uri


def meta(page_file: File) -> dict[str, object]:
    """Return the front matter of a frame: its slots, and the section it belongs to."""
    lit = page_file.src_uri.removesuffix(".md").partition(_LIT)[2]
    return {**META, SECTION: front_page(lit) if lit else DIRECTORY}


def settle(page: Page, files: Files) -> None:
    """Put a page outside the navigation into the section that its front matter names, if any.

    So the reader sees which part of the site the page belongs to.
    """
    index = files.get_file_from_path(str(page.meta.get(SECTION, "")))
    if index is not None and index.page is not None and page.parent is None:
        page.parent = index.page.parent


def save(output: str, page: Page, out: Path) -> None:
    """Write a frame that the theme drew to the folder of frames."""
    section = str(page.meta[SECTION])
    name = frame_name(
        page.url.count("/"),
        edited=is_edited(page.file),
        section=section if _LIT in page.file.src_uri else "",
    )
    path = out / "frames" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(output.replace(CONTENT, _BODY), encoding="utf-8")
