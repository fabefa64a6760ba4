"""Tables as files: workbooks for Excel and its like, and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from leaders_network.outputs.cells import safe
from leaders_network.sheets.tables import ID, ITEM, VERSION, Row, Shape, Table

_LONGEST_NAME = 31
_WIDE, _NARROW = 26, 12


def line(shape: Shape, row: Row) -> list[str]:
    """Return a row's cells in the order of the columns."""
    return [row.record, row.version, *map(str, row.items), *(row.cells[c] for c in shape.fields)]


def as_csv(table: Table) -> bytes:
    """Return a table as CSV (RFC 4180), with the mark by which Excel knows UTF-8."""
    out = io.StringIO(newline="")
    # Quoted, so that a formula behind a semicolon begins no cell where these part cells too.
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(table.shape.columns)
    for row in table.rows:
        writer.writerow(map(safe, line(table.shape, row)))
    return out.getvalue().encode("utf-8-sig")


def as_workbook(tables: Iterable[Table]) -> bytes:
    """Return tables as a workbook, a sheet each; every cell is text and none a formula."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    for table in tables:
        _write(book.create_sheet(sheet_name(table.shape.name)), table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_name(name: str) -> str:
    """Return a table's name as one of a sheet, which may not be long."""
    return (
        name.replace("appointments", "posts held") if len(name) <= _LONGEST_NAME else _short(name)
    )


def _short(name: str) -> str:
    """Return a long name with its first words cut, so that no two are cut to the same."""
    short = name.replace("appointments", "posts held").replace("organisations", "bodies")
    if len(short) <= _LONGEST_NAME:
        return short
    *before, last = short.split()
    return " ".join([*(word[:6] for word in before), last])[:_LONGEST_NAME]


def _write(sheet: Worksheet, table: Table) -> None:
    columns = table.shape.columns
    sheet.append(columns)
    for number, column in enumerate(columns, 1):
        sheet.cell(1, number).font = Font(bold=True)
        narrow = column.endswith((ITEM, VERSION, f" {ID}"))
        sheet.column_dimensions[get_column_letter(number)].width = _NARROW if narrow else _WIDE
    sheet.freeze_panes = "B2"
    for at, row in enumerate(table.rows, 2):
        for number, text in enumerate(line(table.shape, row), 1):
            held = sheet.cell(at, number)
            held.value = text or None
            if text:
                held.data_type = "s"
            held.number_format = "@"
            if "\n" in text:
                held.alignment = Alignment(wrap_text=True, vertical="top")
