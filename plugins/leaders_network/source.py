"""YAML text becomes plain values, with the line and column each one was written at."""

from __future__ import annotations

from typing import Any

from leaders_network.lines import read_lines
from leaders_network.marks import Mark, mark_of
from leaders_network.problems import Problems


def read_yaml(
    text: str, path: str, problems: Problems, *, first_line: int = 1
) -> tuple[Any, Mark] | None:
    """Return the one value a YAML text holds and its marks, or None when it cannot be read.

    Args:
        text: One YAML document.
        path: The file's name in messages.
        problems: Gets what is wrong; a repeated key is recorded and reading goes on.
        first_line: The line of the file on which the text begins.
    """
    value = read_lines(text)
    if value is not None:
        return value, mark_of(text, first_line)
    from leaders_network.parsing import parse_yaml  # the parser takes longer to load than a change

    return parse_yaml(text, path, problems, first_line=first_line)
