"""How columns of an index are written: numbers as characters, texts as lines that compress well."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

_LAST_OF_ONE_UNIT = "\uffff"
"""Characters beyond it count as two in a browser, so no shared part may hold any."""

_ZERO = 0x30
_FIRST_SURROGATE = 0xD800
_LARGEST = _FIRST_SURROGATE - _ZERO


def numbers(values: Iterable[int]) -> str:
    """Return whole numbers as one character each.

    Raises:
        OverflowError: When a number is too large for one; a shard holds no such number.
    """
    return "".join(map(_character, values))


def _character(value: int) -> str:
    code = value + _ZERO
    if value < 0 or code >= _FIRST_SURROGATE:
        raise OverflowError(f"{value} does not fit into a column")
    return chr(code)


_LARGE = 2**14


def wide(values: Sequence[int]) -> list[str]:
    """Return whole numbers as one column, or as two where any is too large for one character."""
    return [numbers(values)] if max(values, default=0) < _LARGEST else large(values)


def large(values: Sequence[int]) -> list[str]:
    """Return whole numbers that may not fit into one character each as two columns of them."""
    return [
        numbers(value // _LARGE for value in values),
        numbers(value % _LARGE for value in values),
    ]


def lists(values: Iterable[Sequence[int]]) -> list[str]:
    """Return lists of numbers as two columns: how many stand in each, and all of them."""
    rows = list(values)
    return [numbers(len(row) for row in rows), numbers(one for row in rows for one in row)]


def packed(value: object) -> bytes:
    """Return what is made of columns as a file: JSON without a needless character."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _shared(one: str, other: str) -> int:
    length = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its or mine > _LAST_OF_ONE_UNIT:
            break
        length += 1
    return length


def texts(values: Iterable[str]) -> str:
    """Return texts of one line each as lines."""
    return "\n".join(values)


def shared(values: Sequence[str]) -> list[str]:
    """Return texts that rows share as columns: each once, the commonest first, and each row's.

    The rows' are two columns where there are more texts than one character can tell apart.
    """
    counts = Counter(values)
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    places = {value: place for place, value in enumerate(ordered)}
    return [texts(places), *wide([places[value] for value in values])]


def few(values: Iterable[str]) -> list[str]:
    """Return texts that few rows have as two columns: how far after the last each is, and it."""
    places = {place: value for place, value in enumerate(values) if value}
    steps = (place - last for last, place in pairwise((0, *places)))
    return [numbers(steps), texts(places.values())]


def fronted(values: Sequence[str]) -> str:
    """Return texts in their order as lines, each without what it shares with the line above.

    A line begins with the number of shared characters, as one character.
    """
    rows, above = [], ""
    for value in values:
        shared = _shared(above, value)
        rows.append(_character(shared) + value[shared:])
        above = value
    return "\n".join(rows)
