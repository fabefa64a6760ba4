"""What is held about somebody as one file to open and read, with everything beside it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from leaders_network.care.held import Held
from leaders_network.care.history import Commit

PAGE = "index.html"
_TEMPLATES = Path(__file__).with_name("templates")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The same for every file, so that the same holdings give the same bundle."""

_COMMIT = ("id", "author", "day", "message", "changes")
_ENDINGS = {b"\x89P": "png", b"\xff\xd8": "jpg", b"RI": "webp"}


def bundle(held: Held, centre: str) -> bytes:
    """Return a zip file: a page that tells everything in order, and each file it tells of.

    Args:
        held: What is held.
        centre: Who holds it.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in sorted(_files(held, centre).items()):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def page(held: Held, centre: str) -> str:
    """Return the page, which can be read without anything beside it."""
    drawing = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    drawing.filters["text"] = _text
    return drawing.get_template("held.html").render(held=held, centre=centre)


def _files(held: Held, centre: str) -> Mapping[str, bytes]:
    files = {PAGE: page(held, centre).encode(), "everything.json": _json(held)}
    files |= {f"files/{path}": content for path, content in held.files.items()}
    for blob, content in held.photos.items():
        if content not in held.files.values():
            ending = _ENDINGS.get(content[:2], "bin")
            files[f"photos-before/{blob[:12]}.{ending}"] = content
    for number, paper in enumerate(held.papers, start=1):
        files[f"letters/{number:03}-{paper.file.name}"] = paper.theirs
    for commit in held.commits:
        files[f"history/{commit.id[:12]}.txt"] = _commit(commit).encode()
    return files


def _commit(commit: Commit) -> str:
    return "\n\n".join(str(getattr(commit, name)) for name in _COMMIT) + "\n"


def _json(held: Held) -> bytes:
    access = held.access
    told = {
        "about": held.identity.as_data(),
        "name": held.name,
        "day": held.day.isoformat(),
        "files": sorted(held.files),
        "mentions": [{"path": m.path, "line": m.line, "text": m.text} for m in held.mentions],
        "signs_in_as": list(access.addresses) if access else [],
        "groups": list(access.groups) if access else [],
        "edits": list(access.edits) if access else [],
        "own_page": held.token,
        "published": held.published,
        "letters": [
            {"kind": p.kind, "file": p.file.name, "text": _text(p.theirs)} for p in held.papers
        ],
        "history": [{name: getattr(commit, name) for name in _COMMIT} for commit in held.commits],
        "approvals": [{"tag": a.name, "over": a.about, "text": a.text} for a in held.approvals],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")
