"""Bytes of a file become text, where they are UTF-8 and hold nothing that no text file may."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from pathlib import Path

from leaders_network.problems import Location, Problems, SettingsError

MAXIMUM_BYTES = 256 * 1024

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WIDEST_MARKS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_OPENING = 4
_MAXIMUM_REPEATS = 20
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def bytes_of(file: Path) -> bytes:
    """Return the bytes of a file that somebody named.

    Raises:
        SettingsError: When there is no such file or it may not be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}") from None


def decode(content: bytes, path: str, problems: Problems) -> str | None:
    """Return the text of a file, or None with the problem recorded when it is not UTF-8."""
    if len(content) > MAXIMUM_BYTES:
        problems.add(
            Location(path),
            f"the file is {len(content) // 1024} KiB; at most {MAXIMUM_BYTES // 1024} are read",
            "file-too-large",
            fix="shorten it, or split it into several files",
        )
        return None
    if wide := _wide(content):
        problems.add(
            Location(path),
            f"the file is not UTF-8 text; it looks like {wide}",
            "encoding",
            fix="save it again, and choose the encoding UTF-8",
        )
        return None
    content = content.removeprefix(BOM_UTF8)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        problems.add(
            Location(path, line, column),
            f"byte 0x{content[error.start]:02X} is not UTF-8 text",
            "encoding",
            fix="save it again, and choose the encoding UTF-8",
        )
        return None


def _wide(content: bytes) -> str | None:
    """Return the encoding of several bytes a character that a file begins like, if it does.

    Source: Unicode, chapter 23.8, "Byte Order Mark (BOM)"; YAML 1.2.2, 5.2 "Character Encodings".
    """
    begins = content[:_OPENING]
    if begins.startswith(_WIDEST_MARKS) or begins.count(0) == _OPENING - 1:
        return "UTF-32"
    return "UTF-16" if begins.startswith(_WIDE_MARKS) or 0 in begins else None


def has_unprintable(text: str, path: str, problems: Problems, *, first_line: int = 1) -> bool:
    """Return whether a text holds characters that no text file may hold, recording each."""
    bad = list(_UNPRINTABLE.finditer(text))
    for match in bad[:_MAXIMUM_REPEATS]:
        before = text[: match.start()]
        line = before.count("\n") + first_line
        column = match.start() - (before.rfind("\n") + 1) + 1
        problems.add(
            Location(path, line, column),
            f"the character U+{ord(match[0]):04X} cannot stand in a text file",
            "control-character",
            fix="delete it",
        )
    return bool(bad)


def without_unprintable(text: str) -> str:
    """Return a text without characters that no text file may hold; what parts words is a space."""
    return _UNPRINTABLE.sub(lambda found: " " if found[0] in "\v\f" else "", text)
