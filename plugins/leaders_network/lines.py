"""A YAML text in the plain style that nearly everybody writes becomes values, line by line.

It knows one style: a key and what is written for it on the same line, or indented below it; bare
text, text in quotes, lists between brackets, blocks after `|` and `>-`, comments on lines of their
own. Whatever else YAML has, and whatever is wrong with a text, is left to the parser, which takes
three times as long and alone tells problems: a line that is not wholly understood ends the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field
from typing import Any

from leaders_network.lean import slotted
from leaders_network.words import meaning

_MAXIMUM_DEPTH = 20
_WHOLE = "whole"

_KEY = r"[A-Za-z][A-Za-z0-9_-]{0,99}+"
_BARE = r"\w[^:#\n]*+(?:(?::(?=[^ \n])|(?<![ ])\#)[^:#\n]*+)*+"
_QUOTED = r""" "[^"\\\n]*+" | '[^'\n]*+' """
_REST = r"[^],:#\[{}\n]*+"
_ITEM = rf"(?: \w{_REST} (?: :(?=\w){_REST} )*+ (?<![ ]) | {_QUOTED} )"
_LIST = rf"\[ (?: {_ITEM} (?:,[ ]{_ITEM})*+ )? \]"
_ITEMS = re.compile(_ITEM, re.VERBOSE)

_PAD = r"\1 (?(2)[ ]{2}) [ ]{2}"
"""What stands before the words of a block: two spaces more than before its key."""
_LITERAL = rf"\|-?\n (?: {_PAD} (?![ ])[^\n]++\n (?: {_PAD} [^\n]++\n | \n )*+ )"
_FOLDED = rf">-?\n (?: {_PAD} (?![ ])[^\n]++\n )++ (?! \n*+ {_PAD} )"

_LINE = re.compile(
    rf"""
    ([ ]*+) (-[ ])? (?: ({_KEY}): (?:[ ]|(?=\n)) )?
        (?: ( {_BARE} | {_QUOTED} | {_LIST} )? (?:\n|\Z) | ( {_LITERAL} | {_FOLDED} ) )
    | [ ]*+ \#[^\n]*+\n
    | ( [^\n]++\n? )
    """,
    re.VERBOSE,
)
"""A line: its indentation, its hyphen, its key, and what is written or the block that follows. Or a
comment, which gives nothing; or, last, any line that is none of these."""


def read_lines(text: str) -> Any:
    """Return the mapping or the list that a text holds, or None unless all of it is in plain style.

    Where it returns a value, the parser returns the same.
    """
    if text.endswith(" ") or " \n" in text or not text.replace("\n", "").isprintable():
        return None
    reading = _Reading()
    return reading.whole[_WHOLE] if reading.takes(_LINE.findall(text)) else None


@slotted
class _Reading:
    """The mapping or list that lines are written in, and those around it."""

    whole: dict[str, Any] = field(default_factory=lambda: {_WHOLE: None})
    into: Any = None
    level: int = -1
    """Where its lines begin: twice their column, and one more for the items of a list."""
    awaited: str = _WHOLE
    """The key for which nothing is written yet, as long as it may follow."""
    around: list[tuple[int, Any]] = field(default_factory=list)

    def takes(self, lines: Iterable[tuple[str, ...]]) -> bool:
        """Take what each line says; return whether all of them were understood."""
        self.into = self.whole
        for indent, hyphen, key, written, block, other in lines:
            level = 2 * len(indent)
            if hyphen:
                is_known = self.adds(level + 1, {} if key else _value(written, block))
            elif key:
                is_known = level == self.level or self.reaches(level)
            else:
                is_known = not (written or block or other)
            if not is_known or (key and key in self.into):
                return False
            if key:
                self.into[key] = _value(written, block)
                self.awaited = "" if written or block else key
        return True

    def adds(self, level: int, item: Any) -> bool:
        """Add an item to the list at a level; return whether there is one."""
        if not self.reaches(level):
            return False
        self.into.append(item)
        if type(item) is dict:
            self.begin(level + 3, item)
        return True

    def reaches(self, level: int) -> bool:
        """Come to the mapping or list that has its lines at a level; return whether there is one.

        What stands deeper than it is finished; where a key awaits its value, that may begin here.
        """
        while level < self.level:
            self.level, self.into = self.around.pop()
            self.awaited = ""
        if level > self.level and self.awaited and len(self.around) < _MAXIMUM_DEPTH:
            value: Any = [] if level % 2 else {}
            self.into[self.awaited] = value
            self.begin(level, value)
        return level == self.level

    def begin(self, level: int, value: Any) -> None:
        self.around.append((self.level, self.into))
        self.level, self.into, self.awaited = level, value, ""


def _value(written: str, block: str = "") -> Any:
    if block:
        return _text_of(block)
    sign = written[:1]
    if sign == "[":
        return [_value(item) for item in _ITEMS.findall(written)]
    return written[1:-1] if sign in ("'", '"') else meaning(written)


def _text_of(block: str) -> str:
    sign, _, lines = block.partition("\n")
    pad = lines[: len(lines) - len(lines.lstrip(" "))]
    text = lines[len(pad) :].replace(f"\n{pad}", "\n").rstrip("\n")
    if sign.startswith(">"):
        text = text.replace("\n", " ")
    return text if sign.endswith("-") else f"{text}\n"
