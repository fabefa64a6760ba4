"""What an import last wrote, so that the next one knows its own values from an editor's.

A ledger holds no value and no name: only hashes, each made with what the source knows the row
by, so that it is no second copy of anybody's data, and equal values of two people do not look
alike. Without the source a hash says nothing but that a guess is right.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leaders_network.imported import FOLDER
from leaders_network.problems import SettingsError

_VERSION = 1


@dataclass(slots=True)
class ImportedRecord:
    """One record an import made: its row's hash, and each field's with its value's.

    An entry without fields is of a record that somebody removed; it is not made again.
    """

    row: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Ledger:
    """Every record that an import of one name made."""

    name: str
    entries: dict[str, ImportedRecord] = field(default_factory=dict)
    was: str = ""
    """The text of the file as it was read."""
    _by_row: dict[str, str] = field(init=False)
    """The record of each row, as the last import left it."""

    def __post_init__(self) -> None:
        self._by_row = {entry.row: record for record, entry in self.entries.items()}

    @property
    def file(self) -> str:
        """Where it is kept, relative to the data folder."""
        return f"{FOLDER}/{self.name}.jsonl"

    def record_of(self, row: str) -> str | None:
        """Return the hash of the record that was made of a row, or None."""
        return self._by_row.get(row)

    def taken_out(self, row: str, record: str) -> ImportedRecord:
        """Take out and return the entry of a row, or else of a record; a new one where none is.

        A record that was renamed since has its entry under the hash of its former id.
        """
        entry = self.entries.pop(self._by_row.get(row, record), None)
        return entry or ImportedRecord(row)

    def text(self) -> str:
        """Return the ledger as JSON Lines, sorted, so that a change is a change of few lines."""
        lines: list[dict[str, Any]] = [{"import": self.name, "version": _VERSION}]
        for record, entry in sorted(self.entries.items()):
            lines.append({"record": record, "row": entry.row, "fields": entry.fields})
        return "".join(f"{json.dumps(line, separators=(',', ':'))}\n" for line in lines)


def read_ledger(folder: Path, name: str) -> Ledger:
    """Return the ledger of an import; an empty one where there is none.

    Raises:
        SettingsError: When the file is no ledger this program can read.
    """
    file = folder / Ledger(name).file
    if not file.is_file():
        return Ledger(name)
    try:
        text = file.read_text("utf-8")
        return Ledger(name, _entries(text), text)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SettingsError(
            f"{file} is damaged; bring it back with git, or delete it: the import then takes every "
            "value that differs from the source for an editor's"
        ) from None


def _entries(text: str) -> dict[str, ImportedRecord]:
    first, *others = map(json.loads, text.splitlines())
    if first["version"] != _VERSION:
        raise ValueError
    return {
        str(line["record"]): ImportedRecord(
            str(line["row"]), {str(way): str(value) for way, value in line["fields"].items()}
        )
        for line in others
    }
