"""On which lines the items of a JSON list or group stand, which the parser itself does not tell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from leaders_network.marks import Mark, Step

_BETWEEN = re.compile(r"[\s,:]*")
_NOWHERE = (1, 1)


def marked(text: str, steps: Sequence[str]) -> Mark:
    """Return the marks of the items of a list in sound JSON, or of the values of a group.

    Args:
        text: The whole of it.
        steps: The keys that lead to the list or the group; none where it is all there is.
    """
    start: int | None = _skip(text, 0)
    top = mark = Mark(_NOWHERE, _NOWHERE)
    for step in steps:
        # The last value of a key counts, as to the parser.
        start = None if start is None else dict(_entries(text, start)).get(step)
        mark.inside[step] = mark = Mark(_NOWHERE, _NOWHERE)
    line, counted = 1, 0
    for place, at in _entries(text, start) if start is not None else ():
        line, counted = line + text.count("\n", counted, at), at
        mark.inside[place] = Mark((line, 1), (line, 1))
    return top


def _entries(text: str, start: int) -> Iterator[tuple[Step, int]]:
    """Yield where each item of a list or value of a group begins, with the step to it."""
    is_group, number = text[start] == "{", 0
    start = _skip(text, start + 1) if text[start] in "[{" else len(text)
    while text[start : start + 1] not in ("}", "]", ""):
        step: Step = number
        if is_group:
            step, end = json.JSONDecoder().raw_decode(text, start)
            start = _skip(text, end)
        yield step, start
        start = _after(text, start)
        number += 1


def _after(text: str, start: int) -> int:
    """Return where what follows a value begins."""
    return _skip(text, json.JSONDecoder().raw_decode(text, start)[1])


def _skip(text: str, start: int) -> int:
    match = _BETWEEN.match(text, start)
    return match.end() if match else start
