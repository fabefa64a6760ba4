"""The web editor, in the team's site and in no other: its page, its program, its forms."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import Any

from leaders_network.addresses import EDITOR
from leaders_network.audiences import Audience
from leaders_network.building.settings import Settings
from leaders_network.building.sources import Sources
from leaders_network.content.pages import Content
from leaders_network.editing.forms import Pages, configuration, formats, origins, page_formats
from leaders_network.editing.shapes import shapes
from leaders_network.outputs.files import File
from leaders_network.publish.publication import Publication
from leaders_network.records.field import TEAM
from leaders_network.records.kinds import PAGE

POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: {origins};"
    " frame-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
)
"""The editor's own policy: Decap compiles templates and styles itself, so it needs more than other
pages may, and has nothing but itself in its folder."""

_SERVED = (".mjs", ".js", ".css", ".txt")
_PAGE = "index.html"


def policy(sources: Sources) -> str:
    """Return the policy that the editor's folder is served under, and nothing else."""
    return POLICY.format(origins=" ".join(origins(sources.records.network)))


def editor_files(
    settings: Settings, sources: Sources, publication: Publication
) -> Mapping[str, File]:
    """Return every file of the web editor, by its path in the team's site."""
    return {f"{EDITOR}{name}": file for name, file in _files(settings, sources, publication)}


def _files(
    settings: Settings, sources: Sources, publication: Publication
) -> Iterator[tuple[str, File]]:
    folder = settings.theme / "editor"
    for file in sorted(folder.rglob("*")):
        if file.suffix in _SERVED:
            yield file.relative_to(folder).as_posix(), File(partial(_stat, file), file.read_bytes)
    page = folder / _PAGE
    if page.is_file():
        text = page.read_text("utf-8").replace("{policy}", escape(policy(sources)))
        yield _PAGE, _made(text.encode())
        yield "forms.json", _made(_json(_forms(settings, sources)))
        yield "choices.json", _made(_json(publication.choices()))


def _forms(settings: Settings, sources: Sources) -> dict[str, Any]:
    config = configuration(
        sources.records.network,
        _folders(sources.content),
        data=settings.data.name,
        content=settings.content.name,
    )
    return {"config": config, "formats": formats(), "pages": page_formats(), "shapes": shapes()}


def _folders(content: Content) -> list[Pages]:
    """Return the folders that hold pages the team sees, each with its title and their kind."""
    team = Audience.rung(TEAM)
    seen = (path for path, page in content.pages.items() if team.sees(page.grant.audience))
    found = {path.rpartition("/")[0] for path in seen}
    return [Pages(folder, _title(content, folder), _kind(content, folder)) for folder in found]


def _kind(content: Content, folder: str) -> str:
    named = content.folders.get(folder)
    if named and named.kind:
        return named.kind
    return _kind(content, folder.rpartition("/")[0]) if folder else PAGE


def _title(content: Content, folder: str) -> str:
    named = content.folders.get(folder)
    if named and named.title:
        return named.title
    return folder.rpartition("/")[2].replace("-", " ").capitalize() or "Pages at the top"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _made(content: bytes) -> File:
    return File(lambda: blake2b(content, digest_size=16).digest(), lambda: content)


def _stat(file: Path) -> bytes:
    return blake2b(file.read_bytes(), digest_size=16).digest()
