"""Tables that come with a study: CSV files, read by the columns that a chart names.

Source: https://www.rfc-editor.org/rfc/rfc4180
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import lru_cache

from leaders_network.content.pages import ContentFile
from leaders_network.lean import frozen
from leaders_network.problems import Fault, near_word
from leaders_network.records.research import Chart

MOST_ROWS = 60
"""How many rows of a table can be told apart in a picture on a telephone."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


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
        UnicodeDecodeError: When it is not written in UTF-8.
        csv.Error: When it is not CSV.
    """
    return _read(file.source.read_bytes())


@lru_cache(maxsize=64)
def _read(raw: bytes) -> Table:
    reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    heads: tuple[str, ...] = ()
    rows = []
    for cells in reader:
        found = tuple(cell.strip() for cell in cells)
        if not any(found):
            continue
        if heads:
            rows.append((reader.line_num, found))
        else:
            heads = found
    return Table(heads, tuple(rows))


def figure(cell: str) -> float | None:
    """Return the number in a cell, or None where nothing was measured."""
    return float(cell) if cell else None


def decimals(cell: str) -> int:
    """Return to how many places a number is written."""
    return len(cell.partition(".")[2])


def file_faults(file: ContentFile) -> Iterator[tuple[int, Fault]]:
    """Yield what is wrong with a table whatever is drawn from it, each with its line."""
    try:
        table = table_of(file)
    except UnicodeDecodeError:
        yield 1, ("encoding", "the table is not UTF-8", "save it as CSV in UTF-8")
        return
    except csv.Error as error:
        yield 1, ("table", f"the table is not CSV: {error}", "save it as CSV anew")
        return
    for head in sorted({one for one in table.heads if table.heads.count(one) > 1}):
        fix = "give each column a name of its own"
        yield 1, ("repeated-column", f"two columns are called `{head}`", fix)
    if not table.rows:
        yield 1, ("empty-table", "the table has no rows", "write a row of figures below its heads")
    if len(table.rows) > MOST_ROWS:
        message = f"the table has {len(table.rows)} rows; at most {MOST_ROWS} can be drawn"
        yield 1, ("long-table", message, "draw from a shorter table, and let the text link to this")
    yield from _row_faults(table)


def _row_faults(table: Table) -> Iterator[tuple[int, Fault]]:
    if len(table.heads) == 1 and ";" in table.heads[0]:
        fix = "save it with commas between, and points in numbers"
        yield 1, ("table", "semicolons stand between the cells of the table", fix)
        return
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
    for (line, _), cell in zip(table.rows, table.column(name), strict=True):
        if cell and not _NUMBER.fullmatch(cell):
            fix = "write digits, as in 1240 or 12.5; leave it empty where nothing was measured"
            yield line, ("no-number", f"`{cell}` in the column `{name}` is not a number", fix)


def below_nothing(table: Table, name: str) -> Iterator[tuple[int, Fault]]:
    """Yield each number of a column that is below nothing, with its line: no part of a whole is."""
    for (line, _), cell in zip(table.rows, table.column(name), strict=True):
        if _NUMBER.fullmatch(cell) and float(cell) < 0:
            fix = "draw it with `kind: bar`, which shows numbers below nothing"
            yield line, ("below-nothing", f"`{cell}` cannot be a part of a stacked bar", fix)


def figure_columns(chart: Chart) -> Iterator[tuple[str, int, str]]:
    """Yield each column that must hold numbers: its field, its place there, and its name."""
    for field in ("y", "lower", "upper"):
        for place, name in enumerate(getattr(chart, field)):
            if name:
                yield field, place, name
