"""On which lines the items of a JSON list stand, which the parser itself does not tell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from leaders_network.marks import Mark

_BETWEEN = re.compile(r"[\s,:]*")
_NOWHERE = (1, 1)


def marked(text: str, steps: Sequence[str]) -> Mark:
    """Return the marks of a list's items in sound JSON; none where the steps lead to no list.

    Args:
        text: The whole of it.
        steps: The keys that lead to the list; none where it is all there is.
    """
    start: int | None = _skip(text, 0)
    top = mark = Mark(_NOWHERE, _NOWHERE)
    for step in steps:
        start = None if start is None else _value(text, start, step)
        mark.inside[step] = mark = Mark(_NOWHERE, _NOWHERE)
    line, counted = 1, 0
    for at in _items(text, start) if start is not None and text[start] == "[" else ():
        line, counted = line + text.count("\n", counted, at), at
        mark.inside[len(mark.inside)] = Mark((line, 1), (line, 1))
    return top


def _items(text: str, start: int) -> Iterator[int]:
    """Yield where each item of a list begins."""
    start = _skip(text, start + 1)
    while text[start] != "]":
        yield start
        start = _after(text, start)


def _value(text: str, start: int, key: str) -> int | None:
    """Return where the value of a key begins in a group; the last counts, as to the parser."""
    found, start = None, _skip(text, start + 1) if text[start] == "{" else len(text)
    while text[start : start + 1] not in ("}", ""):
        name, end = json.JSONDecoder().raw_decode(text, start)
        start = _skip(text, end)
        found = start if name == key else found
        start = _after(text, start)
    return found


def _after(text: str, start: int) -> int:
    """Return where what follows a value begins."""
    return _skip(text, json.JSONDecoder().raw_decode(text, start)[1])


def _skip(text: str, start: int) -> int:
    match = _BETWEEN.match(text, start)
    return match.end() if match else start
