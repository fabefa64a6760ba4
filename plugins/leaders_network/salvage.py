"""What a text that is no YAML says all the same, above and below its fault.

It is taken apart before each key at its very left. A part that is no YAML by itself and one in
which a fault is told are left unread, but for the sound items of its list; what is wrong with one
below that fault is told as well. Left unread is also the part above such a one, where that may be
its end and only have lost its indentation; and what stands below it under a key that is no field.
Of several documents the first is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import field
from typing import Any

from leaders_network.lean import frozen
from leaders_network.marks import UNREAD, Mark, mark_of
from leaders_network.parsing import SECOND_DOCUMENT, mended, parse_yaml
from leaders_network.problems import Location, Problems

_PART = re.compile(r"^(?=[A-Za-z][A-Za-z0-9_-]*:\s)", re.MULTILINE)
_ITEM = re.compile(r"^( *)-\s", re.MULTILINE)
_ENDS = re.compile("[\x85\u2028\u2029]")
"""Ends of lines that are none to an editor."""
_BEGINS = re.compile(r"^(?:---|\.\.\.)(?=\s|\Z)", re.MULTILINE)
_SAYS = re.compile(r"^(?!---|\.\.\.)[ \t]*[^\s#%]", re.MULTILINE)


def salvage(
    text: str,
    path: str,
    fields: Mapping[str, Set[str]],
    problems: Problems,
    *,
    first_line: int = 1,
) -> tuple[dict[str, Any], Mark] | None:
    """Return what can be read of a text that is no YAML and its marks, or None for nothing.

    Args:
        text: What `source.read_yaml` returned nothing for.
        path: The file's name in messages.
        fields: The keys that may stand at its top, each with all that may stand below it; one
            that was not read is `UNREAD`, and so is an item of a list.
        problems: Gets which keys are repeated in what was read, and further faults of syntax.
        first_line: The line of the file on which the text begins.
    """
    if re.search("\r(?!\n)", text):
        return None
    text = mended(text, [end.start() for end in _ENDS.finditer(text)], path, problems, first_line)
    told, text = Problems(), _first_document(text, path, problems, first_line)
    parse_yaml(text, path, told, first_line=first_line)
    apart = _Apart(path, frozenset(where.line for where in told.places()), problems)
    parts = list(apart.pieces(text, _PART, first_line))
    broken = {number for number, part in enumerate(parts) if not part.is_sound}
    cut = set(apart.cut_short(parts, broken, fields))
    below, holes = min(broken | cut, default=0), dict[str, Set[int]]()
    for number, part in enumerate(parts):
        if number in cut or (number > below and part.key not in fields):
            parts[number], holes[part.key] = part.emptied(), set()
        elif number in broken:
            parts[number], holes[part.key] = apart.sound_items(part)
    legible = "".join(part.text for part in parts)
    found = parse_yaml(legible, path, problems, first_line=first_line)
    if found is None or not isinstance(found[0], dict):
        return None
    data, mark = found
    for key, numbers in holes.items():
        for number in numbers:
            data[key][number] = UNREAD
    unread = {name for name in fields if name not in data or not holes.get(name, True)}
    repeated = (*mark.repeated, *((name,) for name in unread))
    return data | dict.fromkeys(unread, UNREAD), mark_of(legible, first_line, repeated)


def _first_document(text: str, path: str, problems: Problems, first_line: int) -> str:
    """Return a text up to where a second document begins, recording that."""
    for mark in _BEGINS.finditer(text):
        if _SAYS.search(text, 0, mark.start()):
            message, code, fix = SECOND_DOCUMENT
            where = Location(path, text.count("\n", 0, mark.start()) + first_line)
            problems.add(where, message, code, fix=fix)
            return text[: mark.start()]
    return text


@frozen
class _Piece:
    """Some lines of a text, and what they are by themselves."""

    text: str
    value: Any = None
    first_line: int = 1
    faults: Problems = field(default_factory=Problems)
    is_hit: bool = False
    """Whether a fault of the whole text is told in them."""

    @property
    def key(self) -> str:
        """The key at their very left, where they begin with one."""
        return self.text.partition(":")[0] if _PART.match(self.text) else ""

    @property
    def is_sound(self) -> bool:
        """Whether they are to be relied on: as one key, one item, or no more than comments."""
        if self.is_hit or self.value is None:
            return not self.is_hit and not self.key
        if self.key:
            return isinstance(self.value, dict) and list(self.value) == [self.key]
        return isinstance(self.value, list) and len(self.value) == 1

    def emptied(self, left: str = "") -> _Piece:
        """Return as many lines, with nothing in them but at the beginning what is given."""
        return _Piece(left + re.sub(r"[^\r\n]+", "", self.text))


@frozen
class _Apart:
    """A text that is taken apart."""

    path: str
    lines: Set[int]
    """Those in which its faults are told."""
    problems: Problems

    def pieces(self, text: str, at: re.Pattern[str], first: int) -> Iterator[_Piece]:
        """Yield the pieces of some text, which begins on a line."""
        for part in at.split(text):
            faults, after = Problems(), first + part.count("\n")
            value, _ = parse_yaml(part, self.path, faults, first_line=first) or (UNREAD, None)
            is_hit = not self.lines.isdisjoint(range(first, after))
            yield _Piece(part, value, first, faults, is_hit)
            first = after

    def cut_short(
        self, parts: list[_Piece], broken: Set[int], fields: Mapping[str, Set[str]]
    ) -> Iterator[int]:
        """Yield the numbers of those whose end may be another; tell what is wrong in the others."""
        for number in broken:
            key, above = parts[number].key, max(number - 1, 0)
            if key not in fields or key in fields.get(parts[above].key, ()):
                yield from (above, number)
            else:
                self.tell(parts[number])

    def tell(self, piece: _Piece) -> None:
        """Record the faults of syntax of what stands below those that were told."""
        if piece.first_line > max(self.lines, default=piece.first_line):
            self.problems.extend(each for each in piece.faults if each.code == "yaml")

    def sound_items(self, part: _Piece) -> tuple[_Piece, Set[int]]:
        """Return what is left of a list, and the numbers of its items that nobody knows."""
        found = _ITEM.search(part.text)
        left = found[1] if found else ""
        at = re.compile(rf"^(?={left}-\s)", re.MULTILINE)
        head, *items = self.pieces(part.text, at, part.first_line)
        broken = {number for number, item in enumerate(items) if not item.is_sound}
        begun = re.compile(rf"{left}- .*\n{left}  \S")  # else it may be what has fallen out of it
        cut = {n - 1 for n in broken if n and not begun.match(items[n].text)}
        lost = broken | cut
        is_list = head.value == {part.key: None} and not head.is_hit
        if not is_list or _strays(items, left) or not broken or len(lost) == len(items):
            return part.emptied(), set()
        for number in lost:
            self.tell(items[number])
            items[number] = items[number].emptied(f"{left}-")
        return _Piece("".join(piece.text for piece in (head, *items))), lost


def _strays(items: list[_Piece], left: str) -> bool:
    """Return whether a line stands too far left for its item, and may begin what is none of it."""
    lines = (line for item in items for line in item.text.splitlines())
    return any(
        not line.startswith((f"{left}- ", f"{left}  ")) and line.strip()[:1] not in ("", "#")
        for line in lines
    )
