"""Rows out of a source: CSV and its like, JSON, JSON Lines or YAML."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, Literal

from leaders_network.decoding import bytes_of
from leaders_network.importing.delimiter import delimiter_of
from leaders_network.importing.encoding import decoded
from leaders_network.importing.marking import marked
from leaders_network.importing.paths import MISSING, follow
from leaders_network.marks import Mark
from leaders_network.problems import Location, Problems
from leaders_network.source import read_yaml

Format = Literal["csv", "json", "jsonl", "yaml"]

_ENDINGS: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".yaml": "yaml",
    ".yml": "yaml",
}
_HEADINGS = 12
"""Within how many rows the headings are looked for: above them stand titles."""

_LONGEST_CELL = 1 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a source: its number, counted from 1, the line it begins on, and its values."""

    number: int
    line: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of a source, and how it was read."""

    path: str
    rows: tuple[Row, ...]
    format: Format
    encoding: str
    delimiter: str = ""
    lost: int = 0
    """How many rows could not be read at all."""

    @property
    def is_table(self) -> bool:
        """Whether every row has the same keys."""
        return self.format == "csv"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a mapping says of how a source is to be read; what is empty is found out."""

    format: Format | None = None
    encoding: str = ""
    delimiter: str = ""
    records: str = ""
    columns: frozenset[str] = frozenset()
    """Some of a table's columns: the first row that holds one is its heading."""


_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
"""How workbooks, new and old, and PDFs begin."""


def read_source(file: Path, wanted: Wanted, problems: Problems) -> Source | None:
    """Return the rows of a source, or None with the problem recorded.

    A row that cannot be read at all is recorded and left out; the others are returned.

    Raises:
        SettingsError: When there is no such file or it may not be read.
    """
    content = bytes_of(file)
    if content.startswith(_NO_TEXT):
        told = "this is a workbook or another file of a program, and no text"
        problems.add(Location(file.name), told, "source", fix="save its table as CSV, in UTF-8")
        return None
    text = decoded(content, file.name, problems, wanted.encoding)
    if text is None:
        return None
    form = wanted.format or _ENDINGS.get(file.suffix.lower()) or _guess(text.text)
    reading = _Reading(file.name, wanted, problems)
    rows = tuple(reading.rows(form, text.text))
    if reading.broken:
        return None
    return Source(file.name, rows, form, text.encoding, reading.delimiter, reading.lost)


def _guess(text: str) -> Format:
    start = text.lstrip()[:1]
    if start == "[":
        return "json"
    if start == "{":
        return "jsonl" if _is_json(text.lstrip().split("\n", 1)[0]) else "json"
    return "yaml" if text.startswith(("- ", "---")) else "csv"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _beyond(error: ValueError | RecursionError) -> str:
    """Return which bound of a reader of JSON was passed."""
    if isinstance(error, RecursionError):
        return "values stand too deep inside each other"
    return "a number has more digits than can be read"


@dataclass(slots=True)
class _Reading:
    path: str
    wanted: Wanted
    problems: Problems
    delimiter: str = ""
    lost: int = 0
    broken: bool = False

    def say(self, message: str, fix: str, *, line: int = 1, column: int = 1) -> None:
        place = Location(self.path, line, column)
        self.problems.add(place, message, "source", fix=fix)

    def rows(self, form: Format, text: str) -> Iterator[Row]:
        if form == "csv":
            return self.table(text)
        if form == "jsonl":
            return self.json_lines(text)
        return self.listed(*(self.json(text) if form == "json" else self.yaml(text)))

    def table(self, text: str) -> Iterator[Row]:
        csv.field_size_limit(_LONGEST_CELL)
        self.delimiter = self.wanted.delimiter or delimiter_of(text)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True)
        try:
            for _ in range(self.titles(text)):
                next(reader)
            yield from self.cells(reader)
        except csv.Error as error:
            self.broken = True
            self.say(
                f"the table breaks off here: {error}",
                "look for a quotation mark that is not closed",
                line=reader.line_num or 1,
            )

    def titles(self, text: str) -> int:
        """Return how many rows stand above a table's heading."""
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter)
        for number, cells in enumerate(islice(reader, _HEADINGS)):
            if not self.wanted.columns.isdisjoint(cell.strip() for cell in cells):
                return number
        return 0

    def cells(self, reader: Any) -> Iterator[Row]:
        names = [name.strip() for name in next(reader, [])]
        if not self.names_are_good(names, reader.line_num or 1):
            self.broken = True
            return
        line, number = reader.line_num + 1, 0
        for cells in reader:
            begin, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            number += 1
            if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
                self.lost += 1
                self.say(
                    f"row {number} has {len(cells)} cells where the heading has {len(names)}",
                    "put a cell that holds the delimiter in quotation marks",
                    line=begin,
                )
                continue
            filled = zip_longest(names, cells[: len(names)], fillvalue="")
            yield Row(number, begin, dict(filled))

    def names_are_good(self, names: Sequence[str], line: int) -> bool:
        twice = {name for name in names if name and names.count(name) > 1}
        for name in sorted(twice):
            told = f"two columns are called `{name}`"
            self.say(told, "give each column its own name", line=line)
        if not any(names):
            self.say("the first line names no columns", "put the columns' names on the first line")
        return bool(any(names) and not twice)

    def json_lines(self, text: str) -> Iterator[Row]:
        number = 0
        for line, written in enumerate(text.split("\n"), 1):
            if not written.strip():
                continue
            number += 1
            try:
                values = json.loads(written, object_pairs_hook=partial(self.group, line))
            except (ValueError, RecursionError) as error:
                self.lost += 1
                told = f"row {number} is not JSON: {error}"
                if not isinstance(error, json.JSONDecodeError):
                    told = f"row {number}: {_beyond(error)}"
                self.say(told, "correct the line", line=line)
                continue
            yield from self.row(number, line, values)

    def json(self, text: str) -> tuple[Any, Mark]:
        nowhere = Mark((1, 1), (1, 1))
        try:
            values = json.loads(text, object_pairs_hook=partial(self.group, 1))
            return values, marked(text, self.steps)
        except json.JSONDecodeError as error:
            self.say(
                f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}",
                "look for a missing comma, quotation mark or bracket just above",
                line=error.lineno,
                column=error.colno,
            )
        except (ValueError, RecursionError) as error:
            self.say(_beyond(error), "look for brackets or digits that are too many")
        return MISSING, nowhere

    def group(self, line: int, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return the named values of a group of JSON, where the last of a name counts."""
        values = dict(pairs)
        if len(values) < len(pairs):
            names = [name for name, _ in pairs]
            for name in sorted(name for name in values if names.count(name) > 1):
                self.say(f"the key `{name}` stands twice in a group", "keep one of them", line=line)
        return values

    def yaml(self, text: str) -> tuple[Any, Mark]:
        found = read_yaml(text, self.path, self.problems)
        return found or (MISSING, Mark((1, 1), (1, 1)))

    @property
    def steps(self) -> list[str]:
        """The keys that lead to the list of rows."""
        return self.wanted.records.split(".") if self.wanted.records else []

    def listed(self, values: Any, mark: Mark) -> Iterator[Row]:
        if values is MISSING:
            self.broken = True
            return
        held = follow(values, self.wanted.records) if self.wanted.records else values
        if not isinstance(held, list):
            self.broken = True
            where = f"at `{self.wanted.records}`" if self.wanted.records else "at the top"
            self.say(
                f"no list of records stands {where}",
                "name the path to the list in the mapping, as `records:` under `source:`",
            )
            return
        for step in self.steps:
            mark = mark.inside.get(step, Mark((1, 1), (1, 1)))
        for number, row in enumerate(held, 1):
            line = mark.inside[number - 1].value[0] if number - 1 in mark.inside else 1
            yield from self.row(number, line, row)

    def row(self, number: int, line: int, values: Any) -> Iterator[Row]:
        if isinstance(values, dict):
            yield Row(number, line, values)
        else:
            self.lost += 1
            fix = "a row is a group of named values"
            self.say(f"row {number} has no named values", fix, line=line)
