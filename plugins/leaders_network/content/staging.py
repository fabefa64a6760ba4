"""One audience's Markdown and files are written into a folder of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

from leaders_network.content.selection import Selection
from leaders_network.problems import BuildError


def stage(selection: Selection, into: Path) -> None:
    """Write a selection into a folder, so that it holds this selection and nothing else.

    Files are copied, never linked: nobody can change what an editor has open by writing here.

    Args:
        selection: What one audience gets.
        into: A folder that is empty or does not exist yet.

    Raises:
        BuildError: When the folder holds something already.
    """
    into.mkdir(parents=True, exist_ok=True)
    if any(into.iterdir()):
        raise BuildError(f"{into} is to be filled with pages, but is not empty.")
    for path, staged in selection.pages.items():
        _room_for(into / path).write_text(staged.text, encoding="utf-8", newline="\n")
    for path, file in selection.files.items():
        shutil.copyfile(file.source, _room_for(into / path))


def _room_for(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
