"""Plain records as tables: one for each kind, and one for each list of records within it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from leaders_network.records.dictionary import DictionaryEntry, entries
from leaders_network.records.records import FOLDERS

ID, VERSION, ITEM = "id", "version", "item"
"""The columns that say what a row is of; the last counts the items of a list, from 1."""

SHEETS = ("leaders", "organisations", "programmes", "groups", "contributors")
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class Shape:
    """One table's shape: its name, the steps to its list from the record, the item's class."""

    name: str
    kind: str
    steps: tuple[str, ...]
    model: type

    @property
    def kind_model(self) -> type:
        """The class of the record that the table is of, or of a list within."""
        return FOLDERS[self.kind]

    @property
    def counters(self) -> list[str]:
        """The columns that count the items above and at this one."""
        return [f"{step} {ITEM}" if step != self.steps[-1] else ITEM for step in self.steps]

    @property
    def fields(self) -> dict[str, DictionaryEntry]:
        """The fields of the item that are columns; those of a single group within have a dot."""
        found = {}
        for entry in entries(self.model):
            if entry.inside is None:
                found[entry.key] = entry
            elif not entry.many:
                inside = (one for one in entries(entry.inside) if one.inside is None)
                found.update({f"{entry.key}.{one.key}": one for one in inside})
        return found

    @property
    def columns(self) -> list[str]:
        """Every column's heading."""
        return [f"{self.kind} {ID}", VERSION, *self.counters, *self.fields]


@dataclass(slots=True)
class Row:
    """One row: whose record, which item of which item, and its cells by their columns."""

    record: str
    version: str
    items: tuple[int, ...]
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """A shape and its rows."""

    shape: Shape
    rows: list[Row] = field(default_factory=list)


def shapes() -> Iterator[Shape]:
    """Yield the shape of every table."""
    for kind in SHEETS:
        yield from _shapes(kind, kind, (), FOLDERS[kind])


def _shapes(name: str, kind: str, steps: tuple[str, ...], model: type) -> Iterator[Shape]:
    yield Shape(name, kind, steps, model)
    for entry in entries(model):
        if entry.inside and entry.many:
            yield from _shapes(f"{name} {entry.key}", kind, (*steps, entry.key), entry.inside)


def tables(records: Mapping[str, Mapping[str, Any]]) -> list[Table]:
    """Return plain records as tables."""
    return [Table(shape, list(_rows(shape, records.get(shape.kind, {})))) for shape in shapes()]


def _rows(shape: Shape, records: Mapping[str, Any]) -> Iterator[Row]:
    for identifier, record in records.items():
        version = version_of(record)
        for items, values in _items(record, shape.steps):
            yield Row(identifier, version, items, cells(shape, values))


def _items(values: Any, steps: tuple[str, ...]) -> Iterator[tuple[tuple[int, ...], Any]]:
    if not steps:
        yield (), values
        return
    for number, item in enumerate(values.get(steps[0], ()), 1):
        for below, found in _items(item, steps[1:]):
            yield (number, *below), found


def cells(shape: Shape, values: Mapping[str, Any]) -> dict[str, str]:
    """Return an item's cells by their columns; what is not there is an empty cell."""
    found = {}
    for column in shape.fields:
        first, _, second = column.partition(".")
        value = values.get(first)
        found[column] = cell(value.get(second) if second and value else value)
    return found


def cell(value: Any) -> str:
    """Return a value as a cell: each of several on a line of its own."""
    if isinstance(value, list):
        return _BETWEEN.join(map(cell, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def version_of(record: Any) -> str:
    """Return a digest of a record as it was exported, by which a later change is noticed."""
    return blake2b(repr(record).encode(), digest_size=5).hexdigest()
