"""Ways into a row: `terms[-1].type`, and texts made of several, `{name.first} {name.last}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

MISSING: Final = object()
"""What a path leads to where nothing is."""

_STEP = re.compile(r"([^.\[\]]+)|\[(-?\d+|\*)\]|\.")
_POSITION = re.compile(r"-?\d+")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def is_template(text: str) -> bool:
    """Return whether a text holds placeholders, and so is no path."""
    return "{" in text or "}" in text


def path_fault(path: str) -> str | None:
    """Return what is wrong with a path as it is written, or None."""
    rest = _STEP.sub("", path.removeprefix("/"))
    if not path.strip("/") or rest:
        return f"`{path}` is not a path"
    return None


def template_fault(template: str) -> str | None:
    """Return what is wrong with a template as it is written, or None."""
    if is_template(_PLACEHOLDER.sub("", template)):
        return f"a bracket of `{template}` has no partner"
    return next(filter(None, map(path_fault, placeholders(template))), None)


def placeholders(template: str) -> list[str]:
    """Return the paths that stand in a template."""
    return _PLACEHOLDER.findall(template)


def filled(template: str, texts: Iterator[str]) -> str:
    """Return a template with its placeholders replaced, in their order."""
    return _PLACEHOLDER.sub(lambda _: next(texts), template)


def follow(values: Any, path: str) -> Any:
    """Return what a path leads to, or `MISSING`.

    A key that is spelt just like the whole path wins, so that a column may be called `Org. name`.
    `[0]` and `[-1]` are the first and the last of a list; `[*]` is every item, so that
    `names[*].last` is the list of all last names.
    """
    if isinstance(values, dict) and path in values:
        return values[path]
    steps = [key or index for key, index in _STEP.findall(path) if key or index]
    return _follow(values, steps)


def _follow(values: Any, steps: list[str]) -> Any:
    for number, step in enumerate(steps):
        if isinstance(values, dict):
            values = values.get(step, MISSING)
        elif isinstance(values, list) and step == "*":
            found = (_follow(item, steps[number + 1 :]) for item in values)
            return [item for item in found if item is not MISSING]
        elif isinstance(values, list) and _POSITION.fullmatch(step):
            position = int(step)
            inside = -len(values) <= position < len(values)
            values = values[position] if inside else MISSING
        else:
            return MISSING
    return values
