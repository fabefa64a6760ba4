"""What pictures and drawings say besides: notes that nobody named an audience for."""

from __future__ import annotations

from leaders_network.content.drawings import DRAWINGS
from leaders_network.content.paths import PICTURES
from leaders_network.content.pictures import bare, picture_fault
from leaders_network.content.plain_drawings import drawing_notes_fault, plain_drawing
from leaders_network.problems import Fault

NOTING = PICTURES | DRAWINGS
"""The endings of files that may hold notes, and are looked into."""


def notes_fault(name: str, content: bytes) -> Fault | None:
    """Return the code, message and remedy where a file of this name holds notes, or None."""
    if _ending(name) in DRAWINGS:
        return drawing_notes_fault(content)
    return picture_fault(content) if _ending(name) in PICTURES else None


def without_notes(name: str, content: bytes) -> bytes | None:
    """Return what a file holds besides notes, or None where that cannot be told."""
    if _ending(name) in DRAWINGS:
        return plain_drawing(content)
    return bare(content) if _ending(name) in PICTURES else content


def _ending(name: str) -> str:
    return name[name.rfind(".") :].casefold()
