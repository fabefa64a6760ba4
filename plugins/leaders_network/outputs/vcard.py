"""The writing of vCards: values escaped, lines folded, nothing that a strict reader would refuse.

Source: https://www.rfc-editor.org/rfc/rfc6350 (vCard 4.0),
https://www.rfc-editor.org/rfc/rfc6868 (values of parameters).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from leaders_network.lean import slotted

_LONGEST = 75
"""Octets a line may have, without its end (RFC 6350, section 3.2)."""
_PARAMETER = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})
_ENDS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")
"""How a line may end, other than by `\\n`; the longest first."""
_SPECIAL = frozenset(',;:"^')


@slotted
class Card:
    """One vCard, a line at a time; a property's name brings its parameters, as in `TEL;PREF=1`."""

    _lines: list[str] = field(default_factory=lambda: ["BEGIN:VCARD", "VERSION:4.0"])
    _items: int = 0

    def text(self, name: str, value: str) -> None:
        """Add a property whose value is text; an empty one is left out."""
        if value:
            self._lines.append(f"{name}:{escaped(value)}")

    def parts(self, name: str, values: Sequence[str]) -> None:
        """Add a property whose value has parts, as a name has."""
        if any(values):
            self._lines.append(f"{name}:{';'.join(map(_part, values))}")

    def listed(self, name: str, values: Iterable[str]) -> None:
        """Add a property whose value is a list."""
        found = [escaped(value) for value in values if value]
        if found:
            self._lines.append(f"{name}:{','.join(found)}")

    def uri(self, name: str, value: str | None) -> None:
        """Add a property whose value is an address; an empty one is left out."""
        if value:
            self._lines.append(f"{name}:{_one_line(value)}")

    def labelled(self, name: str, value: str, label: str) -> None:
        """Add text with a label of its own, in the form that telephones show."""
        self._items += 1
        self.text(f"item{self._items}.{name}", value)
        self.text(f"item{self._items}.X-ABLabel", label)

    def file(self) -> bytes:
        """Return the card as a file."""
        return file_of([*self._lines, "END:VCARD"])


def escaped(text: str) -> str:
    """Return text as a value; most of it holds nothing that must be escaped, nor any line's end.

    A semicolon need not be escaped where a value has no parts, and not everybody undoes it there.
    """
    if "," not in text and "\\" not in text and text.isprintable():
        return text
    text = _ended(text).replace("\\", "\\\\")
    return text.replace(",", "\\,").replace("\n", "\\n")


def _ended(text: str) -> str:
    """Return text whose lines end in one way; one search each costs less than a pattern."""
    for end in _ENDS:
        text = text.replace(end, "\n")
    return text


def _part(text: str) -> str:
    return escaped(text).replace(";", "\\;")


def file_of(lines: Iterable[str]) -> bytes:
    """Return lines as a file; nearly all of them are seen at a glance to be short enough."""
    return "".join(
        [
            f"{line if len(line) <= _LONGEST and line.isascii() else _folded(line)}\r\n"
            for line in lines
        ]
    ).encode()


def _folded(line: str) -> str:
    """Return a line cut so that no part is too long, and no character is torn (section 3.2)."""
    octets = line.encode()
    if len(octets) <= _LONGEST:
        return line
    parts, start, room = [], 0, _LONGEST
    while start < len(octets):
        end = min(start + room, len(octets))
        # An octet of the form 10xxxxxx goes on with the character before it.
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[start:end])
        start, room = end, _LONGEST - 1
    return b"\r\n ".join(parts).decode()


def parameter(name: str, text: str) -> str:
    """Return a parameter as it follows a property's name."""
    quoted = _ended(text).translate(_PARAMETER)
    if _SPECIAL.intersection(text):
        quoted = f'"{quoted}"'
    return f";{name}={quoted}"


def _one_line(address: str) -> str:
    return "".join(address.split())
