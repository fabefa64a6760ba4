"""Parts of the directory that a page asks for: a line `::: NAME` of its own."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from leaders_network.content.markdown import code_lines
from leaders_network.problems import Location, Problems, near_word

_NAMELESS = "this line asks for a part and names none"
_PART = re.compile(r"(\s*):::+(.*)")


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part as it is written; line and column are counted from 1."""

    name: str
    line: int
    column: int


def parts_in(text: str) -> tuple[WrittenPart, ...]:
    """Return the parts a Markdown text asks for; what stands in fenced code asks for nothing."""
    if ":::" not in text:
        return ()
    code = code_lines(text)
    return tuple(
        WrittenPart(match[2].strip(), number + 1, len(match[1]) + 1)
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
        if part.name in known:
            continue
        near = near_word(part.name, known)
        problems.add(
            Location(at.path, at.line + part.line - 1, part.column),
            f"there is no part `{part.name}`" if part.name else _NAMELESS,
            "unknown-part",
            fix=f"write `::: {near}`" if near else f"write one of {', '.join(sorted(known))}",
        )
