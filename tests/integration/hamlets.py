"""Very small directories, so that what is tested is the building and not what is built."""

from __future__ import annotations

from pathlib import Path

from tests.files import write
from tests.integration import likenesses

_PAGE = """\
---
title: Notice board
audience: {audience}
---

# Notice board

Today we say {word}.
"""
_FILES = {
    "directory_data/network.yml": "name: Hamlet\nsummary: {word}\naddress: https://hamlet.example/\n"
    "email: hello@hamlet.example\n",
    "directory_data/vocabulary/sectors.yml": "sectors:\n  - id: fire\n    name: Fire and rescue\n",
    "directory_data/vocabulary/areas.yml": "areas: []\n",
    "directory_data/vocabulary/roles.yml": "roles: []\n",
    "directory_data/vocabulary/topics.yml": "topics: []\n",
    "directory_data/organisations/mere-fire.yml": (
        "name: Mere Fire\nsector: fire\nsummary: {word}\n"
        "posts:\n  - id: chief\n    title: Chief\n  - id: deputy\n    title: Deputy\n"
    ),
    "directory_data/leaders/ada-mere.yml": (
        "name: Ada Mere\nsummary: {word}\nphoto: ada-mere.jpg\n"
        "appointments:\n  - post: mere-fire/chief\n    start: 2026-01-05\n"
    ),
    "directory_data/leaders/bo-fen.yml": (
        "name: Bo Fen\nappointments:\n  - post: mere-fire/deputy\n    start: 2026-12-01\n"
    ),
    "content/index.md": _PAGE.replace("{audience}", "public"),
    "content/notes/inside.md": _PAGE.replace("{audience}", "network"),
}


RECORDS = ("directory_data/leaders/", "directory_data/organisations/")
"""What may say another word without a page that MkDocs makes saying one."""


def hamlet(folder: Path, word: str = "first", only: tuple[str, ...] = ("",)) -> Path:
    """Write a directory that says a word on every kind of page, and return its folder.

    Bo Fen takes up a post on 1 December 2026.

    Args:
        folder: Where it is written.
        word: What is said.
        only: How the names of the files begin that are written.
    """
    texts = {name: text for name, text in _FILES.items() if name.startswith(only)}
    write(folder, {name: text.replace("{word}", word) for name, text in texts.items()})
    picture = folder / "directory_data/photos/ada-mere.jpg"
    picture.parent.mkdir(exist_ok=True)
    if not picture.exists():
        picture.write_bytes(likenesses.photo("ada"))
    return folder
