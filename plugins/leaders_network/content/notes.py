"""What pictures and drawings say besides: notes that nobody named an audience for."""

from __future__ import annotations

from leaders_network.content.besides import is_noted
from leaders_network.content.drawings import DRAWINGS
from leaders_network.content.paths import PICTURES
from leaders_network.content.pictures import bare
from leaders_network.content.plain_drawings import plain_drawing
from leaders_network.problems import Fault

NOTING = PICTURES | DRAWINGS
"""The endings of files that may hold notes, and are looked into."""

_BROKEN, _NOTED = "picture-broken", "picture-metadata"
_PICTURE: tuple[Fault, Fault] = (
    (_BROKEN, "the picture is not whole", "save it again from where it was made"),
    (
        _NOTED,
        "the picture holds more than a picture: where, when or by what it was taken",
        "run `python build.py format`, or export it without metadata",
    ),
)
_UNCLEAN: Fault = (
    _NOTED,
    _PICTURE[1][1],
    "save it as a JPEG or PNG and run `python build.py format`, or export it without metadata",
)
_DRAWING: tuple[Fault, Fault] = (
    (
        _BROKEN,
        "what the drawing holds besides cannot be told apart",
        "save it again as plain SVG, or as a PNG",
    ),
    (
        _NOTED,
        "the drawing holds more than a drawing: notes of the program that drew it",
        "run `python build.py format`",
    ),
)


def notes_fault(name: str, content: bytes) -> Fault | None:
    """Return the code, message and remedy where a file of this name holds notes, or None."""
    made = without_notes(name, content)
    if made is None and is_noted(content):
        return _UNCLEAN
    broken, noted = _DRAWING if _ending(name) in DRAWINGS else _PICTURE
    if made is None:
        return broken
    return noted if made != content else None


def without_notes(name: str, content: bytes) -> bytes | None:
    """Return what a file holds besides notes, or None where that cannot be told or parted."""
    if _ending(name) in DRAWINGS:
        return plain_drawing(content)
    if _ending(name) not in PICTURES:
        return content
    return None if is_noted(content) else bare(content)


def _ending(name: str) -> str:
    return name[name.rfind(".") :].casefold()
