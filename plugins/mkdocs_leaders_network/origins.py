"""Which file a person would edit, for a page that MkDocs read from a staged folder."""

from __future__ import annotations

import re

from mkdocs.utils import meta

from leaders_network.outputs.frames import RenderRequest

CONTENT, FRONTS = "content", "theme/fronts"

_QUOTED_PAGE = re.compile(r"(?P<before>\b(?:Doc file|page) ')(?P<page>[^']+\.md)'")


def as_written(message: str, request: RenderRequest) -> str:
    """Return one of MkDocs' messages with every path as the person who wrote the file knows it."""
    message = message.replace(f"{request.docs}/", "").replace(str(request.docs), CONTENT)
    return _QUOTED_PAGE.sub(
        lambda match: f"{match['before']}{_origin(match['page'], request)}'", message
    )


def origin(page: str, request: RenderRequest) -> str:
    """Return the path of the file that people edit for a page of the staged folder."""
    return f"{CONTENT}/{request.origins.get(page, page)}"


def _origin(page: str, request: RenderRequest) -> str:
    """Return the path of a page's source: people's own, or the theme's for a generated one."""
    staged = request.docs / page
    if not staged.is_file():
        return page
    _, front_matter = meta.get_data(staged.read_text(encoding="utf-8-sig"))
    return f"{FRONTS}/{page}" if front_matter.get("generated") else origin(page, request)
