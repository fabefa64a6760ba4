"""What was changed in a sheet that was exported: cell by cell, against the records as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, NamedTuple

from leaders_network.importing.fitting import fitted
from leaders_network.importing.grids import FIRST_DAY, Grid
from leaders_network.records.dictionary import is_of
from leaders_network.records.editing import REMOVED, Item, Way
from leaders_network.records.ids import id_fault
from leaders_network.records.shape import identity, shape
from leaders_network.records.slugs import slug
from leaders_network.sheets.recognising import Recognised
from leaders_network.sheets.tables import ID, VERSION, Shape, cells, version_of

Records = Mapping[str, Mapping[str, Any]]
_WITHOUT_MARKS = ("id", "code", "cohort", "post", "email")
"""What holds neither comma nor semicolon, so that these may part several on one line."""
_SERIALS = range(10_000, 100_000)
"""Days as spreadsheets count them: from 1927 to 2173."""


class Outcome(NamedTuple):
    """What became of one row, and why, or in which columns."""

    sheet: str
    line: int
    word: str
    why: str = ""


@dataclass(slots=True)
class Changed:
    """What a sheet changes in one record, and which outcomes that is."""

    changes: list[tuple[Way, Any]] = field(default_factory=list)
    outcomes: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Fresh:
    """A record that a sheet adds, and which outcomes that is."""

    values: dict[str, Any] = field(default_factory=dict)
    outcomes: list[int] = field(default_factory=list)


class Found(NamedTuple):
    """An item of a record: the way to it, and what it says; nothing where it is new."""

    way: Way
    values: Mapping[str, Any] | None


class _NotPlacedError(Exception):
    pass


@dataclass(slots=True)
class Reading:
    """The rows of exported sheets: what each says, and what becomes of it."""

    records: Records
    """What the same export would say today."""
    country: str
    outcomes: list[Outcome] = field(default_factory=list)
    changed: dict[tuple[str, str], Changed] = field(default_factory=dict)
    """What changes, by the kind and the id of the record."""
    fresh: dict[tuple[str, str], Fresh] = field(default_factory=dict)
    """Whole new records, by their kind and id."""
    notes: list[str] = field(default_factory=list)
    """What of the sheets was left out."""
    _lines: dict[tuple[str, ...], int] = field(default_factory=dict)
    """Where each item was met first."""

    def read(self, grid: Grid, found: Recognised) -> None:
        """Take in a table that was exported."""
        for name in found.unread(grid):
            self.notes.append(f"{grid.name}: no column is called `{name}`; it was left out")
        for line, texts in grid.lines[found.first :]:
            if any(texts) or line in grid.faults:
                row = dict(zip(found.heading, texts, strict=False))
                try:
                    if line in grid.faults:
                        raise _NotPlacedError(grid.faults[line])
                    word, why = self._row(found.table, row, line)
                except _NotPlacedError as reason:
                    word, why = "not placed", str(reason)
                self.outcomes.append(Outcome(grid.name, line, word, why))

    def _row(self, table: Shape, row: Mapping[str, str], line: int) -> tuple[str, str]:
        identifier = row.get(f"{table.kind} {ID}", "")
        record = self.records[table.kind].get(identifier)
        if record is None:
            return self._new(table, row, identifier)
        item = _item(table, record, row)
        key = (table.name, identifier, *(row.get(counter, "") for counter in table.counters))
        first = self._lines.setdefault(key, line)
        was = cells(table, item.values or {})
        columns = [name for name in was if name in row and _differs(was[name], row[name])]
        read = {name: self._value(table, name, row[name]) for name in columns}
        # A spreadsheet may write the same otherwise: a day as a number, say.
        parsed = {
            name: value
            for name, value in read.items()
            if value != self._value(table, name, was[name])
        }
        if not parsed:
            return "unchanged", ""
        if item.values is not None:
            _refuse_stale(identifier, record, row, line, first)
        into = self.changed.setdefault((table.kind, identifier), Changed())
        into.outcomes.append(len(self.outcomes))
        if item.values is None:
            values = _nested(parsed)
            into.changes.append(((*item.way, _identity(table.model, values)), values))
            return "added", ", ".join(parsed)
        into.changes += _ways(item.way, parsed)
        return "changed", ", ".join(parsed)

    def _new(self, table: Shape, row: Mapping[str, str], identifier: str) -> tuple[str, str]:
        """Take in a row of a record that is not there yet.

        A row of the kind's own table begins it; an id that is not written is made of the name. Rows
        of its lists follow by the same id, each counted within what was added so far.
        """
        texts = {name: row[name] for name in cells(table, {}) if row.get(name)}
        values = _nested({name: self._value(table, name, text) for name, text in texts.items()})
        if table.steps:
            added = self.fresh.get((table.kind, identifier))
            if added is None:
                raise _NotPlacedError(
                    f"there is no `{identifier}` among the {table.kind}; add it to the sheet"
                    f" {table.kind}, or correct the id"
                )
            _list_within(table, added.values, row).append(values)
        else:
            identifier = identifier or slug(row.get("name", ""))
            wrong = id_fault(identifier)
            if wrong or not values:
                told = f"{wrong[1]}: {wrong[2]}" if wrong else "there is nothing in it"
                raise _NotPlacedError(told)
            if identifier in self.records[table.kind] or (table.kind, identifier) in self.fresh:
                raise _NotPlacedError(f"the id `{identifier}` is taken; write another")
            added = self.fresh[(table.kind, identifier)] = Fresh(values)
        added.outcomes.append(len(self.outcomes))
        return "added", f"{identifier}: {', '.join(texts)}"

    def _value(self, table: Shape, column: str, text: str) -> Any:
        """Return what a cell says: a value, a list, or that there is none any more."""
        first, _, second = column.partition(".")
        slot = shape(table.model)[first]
        if second and slot.inside:
            slot = shape(slot.inside)[second]
        if not text:
            return REMOVED
        if text.isdecimal() and is_of(table.fields[column], int):
            return int(text)
        if slot.sort == "date" and text.isdecimal() and int(text) in _SERIALS:
            return (FIRST_DAY + timedelta(int(text))).isoformat()
        parting = r"[\n,;]" if slot.sort in _WITHOUT_MARKS else r"\n"
        value = re.split(parting, text) if slot.many else text
        return value if slot.sort == "prose" else fitted(value, slot, self.country)


def _refuse_stale(
    identifier: str, record: Mapping[str, Any], row: Mapping[str, str], line: int, first: int
) -> None:
    """Refuse a change that was not made to the record as it is, or is made a second time.

    Raises:
        _NotPlacedError: With why.
    """
    if first != line:
        raise _NotPlacedError(f"this row stands in line {first} already; leave one of the two")
    if VERSION not in row:
        raise _NotPlacedError(f"the column `{VERSION}` is missing; put it back, or export it again")
    if row[VERSION] != version_of(record):
        raise _NotPlacedError(f"`{identifier}` was changed since; export it again")


def _differs(was: str, now: str) -> bool:
    return was.strip() != now.strip()


def _item(table: Shape, record: Mapping[str, Any], row: Mapping[str, str]) -> Found:
    """Return the item that a row is of.

    Raises:
        _NotPlacedError: When there is none, or it cannot be told from another.
    """
    way: Way = ()
    values: Mapping[str, Any] = record
    model: type = table.kind_model
    for depth, (step, counter) in enumerate(zip(table.steps, table.counters, strict=True)):
        items = values.get(step, [])
        model = next(
            slot.inside for slot in shape(model).values() if slot.key == step and slot.inside
        )
        number = row.get(counter, "")
        if not number and depth == len(table.steps) - 1:
            return Found((*way, step), None)
        found = _numbered(items, number)
        if found is None:
            raise _NotPlacedError(
                f"there is no {step} number `{number}`; leave it empty for a new one"
            )
        values = found
        same = _identity(model, values)
        if [_identity(model, other) for other in items].count(same) > 1:
            raise _NotPlacedError(f"two of the {step} cannot be told apart; edit the file itself")
        way = (*way, step, same)
    return Found(way, values)


def _ways(way: Way, parsed: Mapping[str, Any]) -> Iterator[tuple[Way, Any]]:
    """Yield the way to each value of an item; each that it is known by changes the next one's."""
    known = way[-1] if way else None
    for name, value in parsed.items():
        if isinstance(known, Item) and name in dict(known.has):
            yield (*way[:-1], known, name), value
            known = Item(tuple(dict(known.has, **{name: str(value)}).items()))
        else:
            yield (*way, *name.split(".")), value


def _list_within(table: Shape, values: dict[str, Any], row: Mapping[str, str]) -> list[Any]:
    """Return the list of a new record that a row adds to.

    Raises:
        _NotPlacedError: When the item that the row belongs to is not there.
    """
    *above, last = zip(table.steps, table.counters, strict=True)
    for step, counter in above:
        items = values.get(step, [])
        number = row.get(counter, "")
        found = _numbered(items, number)
        if found is None:
            raise _NotPlacedError(f"there is no {step} number `{number}` of it yet")
        values = found
    held: list[Any] = values.setdefault(last[0], [])
    return held


def _numbered(items: Iterable[dict[str, Any]], number: str) -> dict[str, Any] | None:
    """Return the item of a number, counted from 1, or None where there is none."""
    return next((item for place, item in enumerate(items, 1) if str(place) == number), None)


def _identity(model: type, values: Mapping[str, Any]) -> Item:
    return Item(tuple((key, str(values.get(key))) for key in identity(model)))


def _nested(parsed: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in parsed.items():
        first, _, second = name.partition(".")
        if second:
            found.setdefault(first, {})[second] = value
        else:
            found[first] = value
    return found
