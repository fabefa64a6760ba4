"""Files become grids of text: workbooks, and CSV in any encoding and with any delimiter."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from leaders_network.decoding import bytes_of
from leaders_network.importing.delimiter import cut, delimiter_of
from leaders_network.importing.encoding import decoded
from leaders_network.importing.opendocument import (
    UnreadableError,
    is_open_document,
    open_sheets,
)
from leaders_network.outputs.cells import unsafe
from leaders_network.problems import Location, Problems, SettingsError

FIRST_DAY = date(1899, 12, 30)
"""From which spreadsheets count days, as they do it since 1 March 1900."""

_FORMULA = re.compile(rb"<f[ >/]")
_NEVER = "that was never worked out; open the file in a spreadsheet program, and save it"
_TORN = re.compile("[\u00c3\u00c2\u00c5\u00e2][^\x00-\x7f]")
"""What UTF-8 looks like where somebody took it for windows-1252: `SiÃ¢n`."""


@dataclass(slots=True)
class Grid:
    """One table of cells, and what it is called in messages; notes say what was mended."""

    name: str
    lines: list[tuple[int, list[str]]]
    """Each line with its number in the file."""
    notes: list[str] = field(default_factory=list)
    faults: dict[int, str] = field(default_factory=dict)
    """Lines with a cell from which nothing can be read, and why."""
    is_hidden: bool = False
    """Whether whoever opens the workbook does not see it."""


def grids_of(file: Path, problems: Problems) -> list[Grid]:
    """Return the tables of a file, or of every file of a folder; what cannot be read is recorded.

    Raises:
        SettingsError: When there is no such file, or no table in the folder.
    """
    if file.is_dir():
        tables = sorted(file.glob("*.csv"))
        if not tables:
            raise SettingsError(f"{file} is a folder without a table: no file in it ends in .csv")
        return [grid for each in tables for grid in grids_of(each, problems)]
    content = bytes_of(file)
    if content.startswith(b"PK"):
        return [_mended(grid) for grid in _workbook(file.name, content, problems)]
    grid = _table(file.name, content, problems)
    return [_mended(grid)] if grid else []


def _workbook(name: str, content: bytes, problems: Problems) -> Iterator[Grid]:
    if is_open_document(content):
        yield from _open_document(name, content, problems)
        return
    try:
        book = load_workbook(io.BytesIO(content), data_only=True)
        formulas = _formulas(content)
    except Exception:  # noqa: BLE001 - what is damaged makes the libraries raise a dozen kinds
        _say_unreadable(name, problems)
        return
    for sheet in book.worksheets:
        for block in list(sheet.merged_cells.ranges):
            value = sheet.cell(block.min_row, block.min_col).value
            sheet.unmerge_cells(str(block))
            # A heading over several columns names the first; over several rows, each of them.
            for row in range(block.min_row, block.max_row + 1):
                sheet.cell(row, block.min_col).value = value
        is_hidden = sheet.sheet_state != "visible"
        grid = Grid(f"{name}, sheet {sheet.title}", [], is_hidden=is_hidden)
        for number, held in enumerate(sheet.iter_rows(), 1):
            grid.lines.append((number, [_cell(cell.value) for cell in held]))
            grid.faults |= dict(_faults(number, held, formulas))
        yield grid


def _open_document(name: str, content: bytes, problems: Problems) -> Iterator[Grid]:
    try:
        sheets = open_sheets(content)
    except UnreadableError:
        _say_unreadable(name, problems)
        return
    for sheet in sheets:
        grid = f"{name}, sheet {sheet.name}"
        yield Grid(grid, sheet.lines, faults=sheet.faults, is_hidden=sheet.is_hidden)


def _say_unreadable(name: str, problems: Problems) -> None:
    fix = "open it in a spreadsheet program, and save it as .xlsx again"
    problems.add(Location(name), "this is no workbook that can be read", "source", fix=fix)


def _faults(
    number: int, row: Iterable[Any], formulas: set[tuple[str, str]]
) -> Iterator[tuple[int, str]]:
    """Yield the line of each cell from which nothing can be read, and why."""
    for cell in row:
        if cell.data_type == "e":
            yield number, f"{cell.coordinate} holds the error {cell.value}"
        elif cell.value is None and (cell.parent.title, cell.coordinate) in formulas:
            yield number, f"{cell.coordinate} holds a formula {_NEVER}"


def _formulas(content: bytes) -> set[tuple[str, str]]:
    """Return the sheet and the place of each formula; most workbooks have none."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        if not any(_FORMULA.search(packed.read(name)) for name in sheets):
            return set()
    return {
        (sheet.title, cell.coordinate)
        for sheet in load_workbook(io.BytesIO(content)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _table(name: str, content: bytes, problems: Problems) -> Grid | None:
    text = decoded(content, name, problems)
    if text is None:
        return None
    lines = cut(text.text, delimiter_of(text.text), name, problems)
    if lines is None:
        return None
    return Grid(name, [(line, [unsafe(cell) for cell in cells]) for line, cells in lines])


def _mended(grid: Grid) -> Grid:
    """Return a grid with accents composed, spaces tidied, and torn letters put together again."""
    mended = 0
    for _, cells in grid.lines:
        for place, text in enumerate(cells):
            tidy = _tidied(text)
            whole = _joined(tidy)
            mended += whole != tidy
            cells[place] = whole
    if mended:
        cells_ = "1 cell" if mended == 1 else f"{mended} cells"
        grid.notes.append(f"{grid.name}: {cells_} with torn letters (“Ã©” for “é”) were put right")
    return grid


def _tidied(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).replace("\xa0", " ")
    return plain.strip()


def _joined(text: str) -> str:
    """Return text whose UTF-8 was read as windows-1252 as it was meant, or the text itself."""
    if not _TORN.search(text):
        return text
    try:
        return unicodedata.normalize("NFC", text.encode("cp1252").decode("utf-8"))
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
