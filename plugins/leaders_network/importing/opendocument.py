"""The sheets of an OpenDocument spreadsheet (OpenDocument 1.3, part 3, 9 and 19)."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_WITHIN = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": " ", f"{_TEXT}s": " "}
_LARGEST = 256 * 1024 * 1024
_MOST = 1 << 14
"""So often at most a filled row or cell may be repeated; the empty ones behind all do not count."""
_ALL = 1 << 23
"""So many cells a spreadsheet may hold at most, each as often as it is repeated."""

_DAMAGE = (
    LookupError,
    OSError,
    ValueError,
    RuntimeError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
)
"""What is raised by reading a file that is damaged, or was made by hand."""


class UnreadableError(Exception):
    """What is no spreadsheet, or a hostile one."""


@dataclass(slots=True)
class OpenSheet:
    """A sheet: each line's cells with its number, lines with faults, and whether it is hidden."""

    name: str
    is_hidden: bool
    lines: list[tuple[int, list[str]]] = field(default_factory=list)
    faults: dict[int, str] = field(default_factory=dict)


def is_open_document(content: bytes) -> bool:
    """Return whether a packed file is OpenDocument: Office Open XML names no such part."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "content.xml" in packed.namelist()
    except zipfile.BadZipFile:
        return False


def open_sheets(content: bytes) -> list[OpenSheet]:
    """Return the sheets of a spreadsheet.

    Raises:
        UnreadableError: When it cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if packed.getinfo("content.xml").file_size > _LARGEST:
                raise UnreadableError
            return _Reader().read(packed.read("content.xml"))
    except _DAMAGE:
        raise UnreadableError from None


@dataclass(slots=True)
class _Reader:
    """Reads by events: a sheet, its rows, their cells, the paragraphs in these."""

    sheets: list[OpenSheet] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    """The styles of sheets that are not shown."""
    style: str = ""
    number: int = 0
    cells: int = 0
    row: list[str] = field(default_factory=list)
    row_repeats: int = 1
    fault: str = ""
    cell: dict[str, str] | None = None
    texts: list[str] = field(default_factory=list)
    paragraphs: int = 0
    """How many paragraphs one stands in: between them there is layout, and no text."""
    remarks: int = 0
    """How many remarks on a cell one stands in: their text is not the cell's."""
    below: dict[int, tuple[str, int]] = field(default_factory=dict)
    """What a merged cell puts into the rows below it, by its column, and into how many."""

    def read(self, content: bytes) -> list[OpenSheet]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.told
        parser.StartDoctypeDeclHandler = self.refuse
        parser.Parse(content, True)
        if not self.sheets:  # as in a letter
            raise UnreadableError
        return self.sheets

    def refuse(self, *_: object) -> None:
        raise UnreadableError

    def start(self, name: str, values: dict[str, str]) -> None:
        if name == f"{_STYLE}style":
            self.style = values.get(f"{_STYLE}name", "")
        elif name == f"{_STYLE}table-properties" and values.get(f"{_TABLE}display") == "false":
            self.hidden.add(self.style)
        elif name == f"{_TABLE}table":
            is_hidden = values.get(f"{_TABLE}style-name") in self.hidden
            self.sheets.append(OpenSheet(values.get(f"{_TABLE}name", ""), is_hidden))
            self.number, self.below = 0, {}
        elif name == f"{_TABLE}table-row":
            self.row, self.fault = [], ""
            self.row_repeats = int(values.get(f"{_TABLE}number-rows-repeated", 1))
        elif name in _CELLS:
            self.cell, self.texts = values, []
        elif name == f"{_OFFICE}annotation":
            self.remarks += 1
        elif self.cell is not None:
            self.within(name, values)

    def within(self, name: str, values: dict[str, str]) -> None:
        if name == f"{_TEXT}p":
            self.paragraphs += 1
            self.texts += ["\n"] if self.texts and not self.remarks else []
        elif name in _WITHIN:
            self.told(_WITHIN[name] * min(int(values.get(f"{_TEXT}c", 1)), _MOST))

    def told(self, text: str) -> None:
        if self.cell is not None and self.paragraphs and not self.remarks:
            self.texts.append(text)

    def end(self, name: str) -> None:
        if name in _CELLS and self.cell is not None:
            self.end_cell(self.cell)
            self.cell = None
        elif name == f"{_TABLE}table-row":
            self.end_row()
        elif name == f"{_OFFICE}annotation":
            self.remarks -= 1
        elif name == f"{_TEXT}p" and self.cell is not None:
            self.paragraphs -= 1

    def end_cell(self, cell: dict[str, str]) -> None:
        text = _value(cell, "".join(self.texts))
        if cell.get(f"{_CALC}value-type") == "error":
            self.fault = f"a cell holds the error {text}"
        repeats = int(cell.get(f"{_TABLE}number-columns-repeated", 1))
        if text and repeats > _MOST:
            raise UnreadableError
        rows = int(cell.get(f"{_TABLE}number-rows-spanned", 1)) - 1
        if rows > 0:
            self.below[len(self.row)] = text, rows
        columns = range(len(self.row), len(self.row) + min(repeats, _MOST))
        self.row += [text or self.above(column) for column in columns if rows < 1] or [text]

    def above(self, column: int) -> str:
        """Return what a merged cell above says, once for each of its rows."""
        text, rows = self.below.pop(column, ("", 0))
        if rows > 1:
            self.below[column] = text, rows - 1
        return text

    def end_row(self) -> None:
        while self.row and not self.row[-1]:
            self.row.pop()
        if not self.row:
            self.number += self.row_repeats
            return
        self.cells += len(self.row) * self.row_repeats
        if self.row_repeats > _MOST or self.cells > _ALL:
            raise UnreadableError
        sheet = self.sheets[-1]
        for number in range(self.number + 1, self.number + 1 + self.row_repeats):
            sheet.lines.append((number, list(self.row)))
            sheet.faults |= {number: self.fault} if self.fault else {}
        self.number += self.row_repeats


def _value(cell: dict[str, str], text: str) -> str:
    """Return what a cell holds, and not how it is shown: a whole number, or an ISO day."""
    sort = cell.get(f"{_OFFICE}value-type", "")
    if sort == "date":
        day, _, time = cell.get(f"{_OFFICE}date-value", text).partition("T")
        return day if time[:8] in ("", "00:00:00") else f"{day} {time[:5]}"
    if sort == "boolean":
        return cell.get(f"{_OFFICE}boolean-value", text)
    if sort in ("float", "currency", "percentage"):
        number = float(cell.get(f"{_OFFICE}value", text))
        return str(int(number)) if number.is_integer() else str(number)
    return text
