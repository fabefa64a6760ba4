"""Rows out of a source: a workbook, CSV and its like, JSON, JSON Lines or YAML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from leaders_network.decoding import bytes_of
from leaders_network.importing.delimiter import cut, delimiter_of
from leaders_network.importing.encoding import decoded
from leaders_network.importing.marking import marked
from leaders_network.importing.opendocument import is_open_document
from leaders_network.importing.paths import MISSING, follow
from leaders_network.importing.tables import Lines, Row, Table, named_in
from leaders_network.marks import Mark
from leaders_network.problems import Location, Problems
from leaders_network.source import read_yaml

if TYPE_CHECKING:
    from leaders_network.importing.grids import Grid

Format = Literal["csv", "json", "jsonl", "yaml"]
Read = Format | Literal["xlsx", "ods"]

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
KEY = "@key"
"""What a row's key is called where rows stand in a group by their keys."""


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of a source, and how it was read."""

    path: str
    rows: tuple[Row, ...]
    format: Read
    encoding: str = ""
    delimiter: str = ""
    lost: int = 0
    """How many rows could not be read at all."""
    notes: tuple[str, ...] = ()
    """What of the file was left out."""

    @property
    def is_table(self) -> bool:
        """Whether every row has the same keys."""
        return self.format in ("csv", "xlsx", "ods")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a mapping says of how a source is to be read; what is empty is found out."""

    format: Format | None = None
    encoding: str = ""
    delimiter: str = ""
    records: str = ""
    columns: frozenset[str] = frozenset()
    """Some of a table's columns: the line that holds most of them is its heading."""


_WORKBOOK = b"PK\x03\x04"
_NO_TEXT = (b"\xd0\xcf\x11\xe0", b"%PDF-")
"""How old workbooks and PDFs begin."""


def read_source(file: Path, wanted: Wanted, problems: Problems) -> Source | None:
    """Return the rows of a source, or None with the problem recorded.

    A row that cannot be read at all is recorded and left out; the others are returned.

    Raises:
        SettingsError: When there is no such file or it may not be read.
    """
    content = bytes_of(file)
    if content.startswith(_NO_TEXT):
        told = "this is an old workbook, or another file of a program, and no text"
        fix = "save it as .xlsx, or its table as CSV, in UTF-8"
        problems.add(Location(file.name), told, "source", fix=fix)
        return None
    reading = _Reading(file.name, wanted, problems)
    if content.startswith(_WORKBOOK):
        from leaders_network.importing.grids import grids_of  # it needs what reads workbooks

        grids = grids_of(file, problems)
        return reading.source(
            "ods" if is_open_document(content) else "xlsx", reading.workbook(grids)
        )
    text = decoded(content, file.name, problems, wanted.encoding)
    if text is None:
        return None
    form = wanted.format or _ENDINGS.get(file.suffix.lower()) or _guess(text.text)
    return reading.source(form, reading.rows(form, text.text), text.encoding)


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
    notes: list[str] = field(default_factory=list)

    def source(self, form: Read, rows: Iterable[Row], encoding: str = "") -> Source | None:
        """Return what was read, or None where nothing could be."""
        found = tuple(rows)
        if self.broken:
            return None
        notes = tuple(self.notes)
        return Source(self.path, found, form, encoding, self.delimiter, self.lost, notes)

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
        self.delimiter = self.wanted.delimiter or delimiter_of(text)
        lines = cut(text, self.delimiter, self.path, self.problems)
        self.broken = lines is None
        return self.below_heading(lines, {}) if lines is not None else iter(())

    def below_heading(self, lines: Lines, faults: Mapping[int, str]) -> Iterator[Row]:
        """Yield the rows of a table."""
        table = Table(self.path, self.wanted.columns, self.problems, faults)
        yield from table.rows(lines)
        self.lost, self.broken = table.lost, table.is_broken

    def workbook(self, grids: Sequence[Grid]) -> Iterator[Row]:
        """Return the rows of the sheet that has most of the columns which are asked for."""
        named = [named_in(grid.lines, self.wanted.columns) for grid in grids]
        best = [grid for grid, count in zip(grids, named, strict=True) if count == max(named)]
        best = [grid for grid in best if not grid.is_hidden] or best
        if not any(named):
            best = best[:1]
        if len(best) != 1:
            self.broken = True
            if best:
                told = f"{_sheets(best)} have as many of the columns that are asked for"
                self.say(told, "save each as a file of its own, and import one after the other")
            elif not len(self.problems):
                self.say("there is no table in this workbook", "put one on a sheet of its own")
            return iter(())
        if others := [grid for grid in grids if grid not in best and grid.lines]:
            self.notes.append(f"left out: {_sheets(others)} of the workbook")
        return self.below_heading(best[0].lines, best[0].faults)

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
        if not isinstance(held, list) and not self.is_keyed(held):
            self.broken = True
            where = f"at `{self.wanted.records}`" if self.wanted.records else "at the top"
            found = next(_lists_in(values, ""), "")
            fix = (
                f"write `records: {found}`" if found else "name the path to the list as `records:`"
            )
            self.say(f"no list of records stands {where}", f"{fix} under `source:` in the mapping")
            return
        for step in self.steps:
            mark = mark.inside.get(step, Mark((1, 1), (1, 1)))
        keyed = (
            [(key, {KEY: key, **row}) for key, row in held.items()]
            if isinstance(held, dict)
            else ()
        )
        for number, (step, row) in enumerate(keyed or enumerate(held), 1):
            line = mark.inside[step].value[0] if step in mark.inside else 1
            yield from self.row(number, line, row)

    def is_keyed(self, held: Any) -> bool:
        """Return whether these are rows by their keys, which have what is asked for."""
        if not isinstance(held, dict) or not all(isinstance(row, dict) for row in held.values()):
            return False
        asked = self.wanted.columns - {KEY}
        return any(follow(row, path) is not MISSING for row in held.values() for path in asked)

    def row(self, number: int, line: int, values: Any) -> Iterator[Row]:
        if isinstance(values, dict):
            yield Row(number, line, values)
        else:
            self.lost += 1
            fix = "a row is a group of named values"
            self.say(f"row {number} has no named values", fix, line=line)


def _lists_in(values: Any, path: str) -> Iterator[str]:
    """Yield the paths to the lists of groups within a group, the outermost first."""
    inside = values.items() if isinstance(values, dict) else ()
    paths = {f"{path}.{key}".removeprefix("."): value for key, value in inside}
    for each, value in paths.items():
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            yield each
    for each, value in paths.items():
        yield from _lists_in(value, each)


def _sheets(grids: Sequence[Grid]) -> str:
    names = [f"`{grid.name.rpartition(', sheet ')[2]}`" for grid in grids]
    return f"the sheet{'s' if names[1:] else ''} {', '.join(names)}"
