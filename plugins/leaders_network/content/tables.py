"""Tables that come with a study: CSV files, read by the columns that a chart names.

Source: https://www.rfc-editor.org/rfc/rfc4180
"""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from functools import lru_cache

from leaders_network.content.pages import ContentFile
from leaders_network.lean import frozen
from leaders_network.problems import Fault, near_word
from leaders_network.records.research import Chart

MOST_ROWS = 60
"""How many rows of a table can be told apart in a picture on a telephone."""

_MOST_DIGITS = 15
"""How many digits before the point a number keeps when it is counted with (IEEE 754)."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_OTHER_MARKS = {";": "semicolons", "\t": "tabs"}
"""What programs put between cells where they put no commas."""


class UnreadTableError(Exception):
    """A file cannot be taken apart into cells; holds the line, and what is wrong there."""

    def __init__(self, line: int, fault: Fault) -> None:
        super().__init__(line, fault)
        self.line = line
        self.fault = fault


@frozen
class Table:
    """A CSV file as it was read: the names of its columns, and its rows with their lines."""

    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def column(self, name: str) -> tuple[str, ...]:
        """Return the cells of a column; empty ones where a row is too short.

        Raises:
            ValueError: When there is no such column.
        """
        place = self.heads.index(name)
        return tuple(cells[place] if place < len(cells) else "" for _, cells in self.rows)


def table_of(file: ContentFile) -> Table:
    """Return a file's table, read once.

    Raises:
        UnreadTableError: When it is not written in UTF-8, or no CSV.
    """
    return _read(file.source.read_bytes())


@lru_cache(maxsize=64)
def _read(raw: bytes) -> Table:
    text = _text(raw)
    _refuse_other_marks(text)
    found = [(line, cells) for line, cells in _rows(text) if any(cells)]
    if len(found) <= 1:
        fix = "write a row of figures below its headings"
        raise UnreadTableError(1, ("empty-table", "the table has no rows", fix))
    (_, heads), *rest = found
    return Table(heads, tuple(rest))


def _refuse_other_marks(text: str) -> None:
    """Refuse a table whose heads stand apart by another mark, whatever commas are inside them."""
    by_commas = _heads(text, ",")
    if len(by_commas) > 1 and not any('"' in head for head in by_commas):
        return
    for mark, name in _OTHER_MARKS.items():
        if len(_heads(text, mark)) > 1:
            fix = "save it with commas between, and points in numbers"
            told = f"{name} stand between the cells of the table"
            raise UnreadTableError(1, ("table", told, fix))


def _heads(text: str, mark: str) -> list[str]:
    """Return the first cells of a table that a mark parts; none where it cannot be."""
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True), [])
    except csv.Error:
        return []


def _rows(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        for cells in reader:
            before = reader.line_num
            yield before, tuple(cell.strip() for cell in cells)
    except csv.Error as error:
        # A quotation mark that nothing closes is noticed at the end of the file alone.
        fault = "table", f"the table is not CSV: {error}", "save it as CSV again"
        raise UnreadTableError(before + 1, fault) from None


def _text(raw: bytes) -> str:
    raw = raw.removeprefix(BOM_UTF8)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        fault = "encoding", "the table is not UTF-8", "save it as CSV in UTF-8"
        raise UnreadTableError(raw.count(b"\n", 0, error.start) + 1, fault) from None


def figure(cell: str) -> float | None:
    """Return the number in a cell, or None where nothing was measured."""
    return float(cell) if cell else None


def decimals(cell: str) -> int:
    """Return to how many places a number is written."""
    return len(cell.partition(".")[2])


def table_faults(table: Table) -> Iterator[tuple[int, Fault]]:
    """Yield what is wrong with a table whatever is drawn from it, each with its line."""
    for head in sorted({one for one in table.heads if table.heads.count(one) > 1}):
        fix = "give each column a name of its own"
        yield 1, ("repeated-column", f"two columns are called `{head}`", fix)
    if len(table.rows) > MOST_ROWS:
        message = f"the table has {len(table.rows)} rows; at most {MOST_ROWS} can be drawn"
        yield 1, ("long-table", message, "draw from a shorter table, and let the text link to this")
    for line, cells in table.rows:
        if len(cells) > len(table.heads):
            message = f"this row has {len(cells)} cells under {len(table.heads)} heads"
            yield line, ("table-row", message, "put a cell with a comma in it in quotes")


def column_fault(table: Table, name: str) -> Fault | None:
    """Return what is wrong with a column's name."""
    if name in table.heads:
        return None
    near = near_word(name, table.heads)
    fix = f"write `{near}`" if near else f"write one of {', '.join(table.heads)}"
    return "unknown-column", f"the table has no column `{name}`", fix


def figure_faults(table: Table, name: str) -> Iterator[tuple[int, Fault]]:
    """Yield each cell of a column that is no number, with its line."""
    for line, cell in _cells(table, name):
        if cell and not _NUMBER.fullmatch(cell):
            fix = "write digits, as in 1240 or 12.5; leave it empty where nothing was measured"
            yield line, ("no-number", f"`{cell}` in the column `{name}` is not a number", fix)
        elif (digits := len(cell.lstrip("-").partition(".")[0])) > _MOST_DIGITS:
            told = f"a number in the column `{name}` has {digits} digits before its point"
            fix = f"write at most {_MOST_DIGITS}, in a larger unit such as millions"
            yield line, ("long-number", told, fix)


def below_nothing(table: Table, name: str) -> Iterator[tuple[int, Fault]]:
    """Yield each number of a column that is below nothing, with its line: no part of a whole is."""
    for line, cell in _cells(table, name):
        if _NUMBER.fullmatch(cell) and float(cell) < 0:
            fix = "draw it with `kind: bar`, which shows numbers below nothing"
            yield line, ("below-nothing", f"`{cell}` cannot be a part of a stacked bar", fix)


def reversed_ends(table: Table, lower: str, upper: str) -> Iterator[tuple[int, Fault]]:
    """Yield each interval that ends before it begins, with its line."""
    for (line, low), (_, high) in zip(_cells(table, lower), _cells(table, upper), strict=True):
        if _NUMBER.fullmatch(low) and _NUMBER.fullmatch(high) and float(low) > float(high):
            message = f"`{low}` in the column `{lower}` is above `{high}` in `{upper}`"
            yield line, ("interval", message, "exchange the two, or correct one")


def _cells(table: Table, name: str) -> Iterator[tuple[int, str]]:
    """Yield a column's cells with their lines, but for rows in which cells are out of place."""
    for (line, cells), cell in zip(table.rows, table.column(name), strict=True):
        if len(cells) <= len(table.heads):
            yield line, cell


def figure_columns(chart: Chart) -> Iterator[tuple[str, int, str]]:
    """Yield each column that must hold numbers: its field, its place there, and its name."""
    for field in ("y", "lower", "upper"):
        for place, name in enumerate(getattr(chart, field)):
            if name:
                yield field, place, name
