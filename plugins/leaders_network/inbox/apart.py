"""The letters of a box's file, each by itself: one that cannot be read takes no other along.

A file is read whole where it can be. Where it cannot, what has the form of a letter is found one
after another, and what stands between is given as unreadable.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from leaders_network.inbox.letter import (
    BOX_LIMIT,
    LETTERS_LIMIT,
    letters_in,
    read_json,
    read_letter,
)

_OPENING = re.compile(r'"letters"\s*:\s*\[[\s,]*')
_BEGINNING = re.compile(r'(?<=[,\[\s])\{\s*"')
_BETWEEN = " ,\t\r\n"
_CLOSING = re.compile(r"(\]\s*\}\s*)?")
"""What stands after the letters; it is missing where a file was cut off."""

_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in a letter's place and is none, and why."""

    text: str
    reason: str


def letters_apart(content: bytes) -> list[Any]:
    """Return the letters of a box's file as plain values, those that are none as `Unreadable`.

    Raises:
        ValueError: With why the file is not one of a box, when no letter is found in it.
    """
    try:
        return letters_in(content)
    except ValueError as error:
        found = _found(content) if len(content) <= BOX_LIMIT else []
        if all(isinstance(each, Unreadable) for each in found):
            raise ValueError(str(error)) from None
        return found


def everything_in(content: bytes) -> list[Any]:
    """Return the letters of a file as `letters_apart` does; one without any is `Unreadable`."""
    try:
        return letters_apart(content)
    except ValueError as error:
        return [Unreadable(content.decode(errors="backslashreplace"), str(error))]


def _found(content: bytes) -> list[Any]:
    # Bytes that are no text are kept, and make unreadable only the letter that holds them.
    text = content.decode(errors="surrogateescape")
    opening = _OPENING.search(text)
    if opening is None:
        return []
    before = text[: opening.start()].rstrip()
    found: list[Any] = []
    if before != "{":
        found.append(Unreadable(_shown(before), "it stands before the list of letters"))
    at = opening.end()
    while not _CLOSING.fullmatch(text, at):
        end = _end(text, at)
        found.append(_letter(text[at:end].rstrip(_BETWEEN), surplus=len(found) >= LETTERS_LIMIT))
        at = end + len(text[end:]) - len(text[end:].lstrip(_BETWEEN))
    return found


def _end(text: str, at: int) -> int:
    """Return where what begins at a place ends, or where the next letter begins before that."""
    end = _json_end(text, at) or len(text)
    if _is_letter(text, at):
        return end
    starts = (found.start() for found in _BEGINNING.finditer(text, at + 1, end))
    return next((start for start in starts if _is_letter(text, start)), end)


def _json_end(text: str, at: int) -> int:
    """Return where the JSON that begins at a place ends; 0 where there is none."""
    try:
        return _DECODER.raw_decode(text, at)[1]
    except (ValueError, RecursionError):
        return 0


def _is_letter(text: str, at: int) -> bool:
    try:
        read_letter(_read(text[at : _json_end(text, at)]))
    except ValueError:
        return False
    return True


def _letter(piece: str, *, surplus: bool) -> Any:
    if surplus:
        return Unreadable(_shown(piece), f"at most {LETTERS_LIMIT} letters may wait")
    try:
        return _read(piece)
    except ValueError as error:
        return Unreadable(_shown(piece), f"it is not JSON: {error}")


def _read(piece: str) -> Any:
    return read_json(piece.encode(errors="surrogateescape"))


def _shown(piece: str) -> str:
    return piece.encode(errors="surrogateescape").decode(errors="backslashreplace")
