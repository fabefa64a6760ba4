"""Parts of the directory that a page asks for: a line `::: NAME` of its own."""

from __future__ import annotations

import re
from collections.abc import Collection

from leaders_network.content.markdown import code_lines
from leaders_network.lean import frozen
from leaders_network.problems import Location, Problems, near_word

_PART = re.compile(r"(?P<indent>\s*)(?P<mark>:::+)(?P<gap>\s*)(?P<name>.*)")
_NESTING = 4


@frozen
class WrittenPart:
    """A part as it is written; line and column are counted from 1."""

    name: str
    line: int
    column: int
    is_exact: bool = True
    """Whether the site generator will know it for a part."""


def parts_in(text: str) -> tuple[WrittenPart, ...]:
    """Return the parts a Markdown text asks for; what stands in fenced code asks for nothing."""
    if ":::" not in text:
        return ()
    code = code_lines(text)
    return tuple(
        _written(match, number + 1)
        for number, line in enumerate(text.split("\n"))
        if number not in code and (match := _PART.fullmatch(line))
    )


def check_parts(text: str, at: Location, known: Collection[str], problems: Problems) -> None:
    """Record every part of a text that there is no template for.

    Args:
        text: Markdown.
        at: The text's file and its first line.
        known: The names of the parts there are.
        problems: Gets one problem for each part without a template.
    """
    for part in parts_in(text):
        if part.name in known and part.is_exact:
            continue
        near = near_word(part.name, known)
        problems.add(
            Location(at.path, at.line + part.line - 1, part.column),
            _message(part, known),
            "unknown-part",
            fix=f"write `::: {near}` on a line of its own"
            if near
            else f"write one of {', '.join(sorted(known))}",
        )


def _written(match: re.Match[str], line: int) -> WrittenPart:
    indent, name = match["indent"], match["name"].strip()
    is_exact = match["mark"] == ":::" and bool(match["gap"]) and len(indent) % _NESTING == 0
    return WrittenPart(name, line, len(indent) + 1, is_exact)


def _message(part: WrittenPart, known: Collection[str]) -> str:
    if not part.name:
        return "this line asks for a part and names none"
    if part.name in known:
        return f"this does not put in the part `{part.name}`: its colons or its indentation are off"
    return f"there is no part `{part.name}`"
