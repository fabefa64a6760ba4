"""A text cut into rows and cells, and the sign that cuts it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from leaders_network.problems import Location, Problems

_LONGEST_CELL = 1 << 20
_SAMPLE = 200
"""How many rows are looked at."""


def cut(
    text: str, delimiter: str, path: str, problems: Problems
) -> list[tuple[int, list[str]]] | None:
    """Return the rows of a text, each with the line it begins on, or None where it breaks off."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[tuple[int, list[str]]] = []
    begin = 1
    try:
        for cells in reader:
            lines.append((begin, cells))
            begin = reader.line_num + 1
    except csv.Error as error:
        place = Location(path, reader.line_num or 1)
        fix = "look for a quotation mark that is not closed"
        problems.add(place, f"the table breaks off here: {error}", "source", fix=fix)
        return None
    return lines


def delimiter_of(text: str) -> str:
    """Return what cuts the most rows into equally many cells; titles above may have one."""
    return max(",;\t|", key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(cells) for cells in islice(reader, _SAMPLE) if any(cells))
    except csv.Error:
        return 0.0, 0
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0.0, 0
    width = max(several, key=lambda each: several[each])
    return several[width] / sum(widths.values()), width
