"""The sign that cuts the rows of a table into cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

_SAMPLE = 200
"""How many rows are looked at."""


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
