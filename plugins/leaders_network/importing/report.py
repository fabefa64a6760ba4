"""What an import did, row by row and kind by kind."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from leaders_network.importing.sources import Source
from leaders_network.importing.tables import Row
from leaders_network.problems import Location, Problem
from leaders_network.publish.phrases import count

_ROW = re.compile(r"row (\d+): ")
_NAMED = 10
"""How many rows are named of which the same is to be said."""
OUTCOMES = ("written", "updated", "unchanged", "skipped")


@dataclass(slots=True)
class ImportReport:
    """Everything worth telling about an import.

    `problems` are what could not be placed: a whole row, or a value of it; `notes` are worth
    knowing and need nobody: what was kept because somebody edited it. A row is left aside where
    the mapping's `when` says so, or where somebody removed its record.
    """

    name: str
    source: Source
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    problems: set[Problem] = field(default_factory=set)
    skipped: dict[int, str] = field(default_factory=dict)
    faulty: set[int] = field(default_factory=set)
    """The numbers of the rows of which something could not be read."""
    aside: set[int] = field(default_factory=set)
    kept: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def count(self, kind: str, outcome: str) -> None:
        """Count one record of a kind as written, updated, unchanged or skipped."""
        self.outcomes.setdefault(kind, Counter())[outcome] += 1

    def complain(self, row: Row, message: str, code: str, fix: str) -> None:
        """Record what is wrong with a value of a row."""
        place = Location(self.source.path, row.line)
        self.faulty.add(row.number)
        self.problems.add(Problem(place, f"row {row.number}: {message}", code, fix))

    def skip(self, row: Row, kind: str, message: str, code: str, fix: str) -> None:
        """Record that a row makes no record of a kind, and why."""
        self.count(kind, "skipped")
        self.skipped.setdefault(row.number, message)
        self.complain(row, f"{message}; no {kind} was made of it", code, fix)

    def keep(self, file: str, field_name: str, why: str) -> None:
        """Record that a value stays as somebody left it."""
        self.kept.append((file, field_name, why))

    @property
    def left_aside(self) -> set[int]:
        """The numbers of the rows left aside, but for those that could not be placed either."""
        return self.aside - self.skipped.keys()

    @property
    def placed(self) -> int:
        """How many rows made every record they were to make."""
        return len(self.source.rows) - len(self.skipped) - len(self.left_aside)

    @property
    def read(self) -> int:
        """How many rows the source has."""
        return len(self.source.rows) + self.source.lost

    @property
    def not_placed(self) -> int:
        """How many rows could not be read, or lack a record they were to make."""
        return len(self.skipped) + self.source.lost

    def faults(self) -> str:
        """Return the problems for a person; what is wrong in many rows is told of the first."""
        alike: dict[tuple[str, ...], list[Problem]] = {}
        for one in sorted(self.problems, key=lambda one: (one.location, _row(one), one)):
            said = _ROW.sub("", one.message)
            alike.setdefault((one.location.path, said, one.code, one.fix), []).append(one)
        return "\n".join(_told_once(first, others) for first, *others in alike.values())

    def text(self) -> str:
        """Return the counts and what was kept, for a person."""
        source = self.source
        read = ", ".join(filter(None, (source.format, source.encoding)))
        read += f", delimiter {_shown(source.delimiter)}" if source.delimiter else ""
        lines = [f"{self.name}: {count(self.read, 'row')} read from {source.path} ({read})"]
        aside = f", {len(self.left_aside):,} left aside" if self.left_aside else ""
        lines.append(
            f"  rows            {self.placed:>7,} placed, {self.not_placed:,} not placed{aside}"
        )
        for kind, counted in self.outcomes.items():
            told = ", ".join(f"{counted[outcome]:,} {outcome}" for outcome in OUTCOMES[1:])
            lines.append(f"  {kind:<15} {counted['written']:>7,} written, {told}")
        lines += [f"  kept            {file}: `{name}` {why}" for file, name, why in self.kept]
        lines += [f"  note            {note}" for note in self.notes]
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """Return the whole report as plain values."""
        return {
            "import": self.name,
            "source": self.source.path,
            "format": self.source.format,
            "encoding": self.source.encoding,
            "delimiter": self.source.delimiter,
            "rows": {
                "read": self.read,
                "unreadable": self.source.lost,
                "placed": self.placed,
                "not placed": [{"row": n, "why": why} for n, why in sorted(self.skipped.items())],
                "left aside": sorted(self.left_aside),
            },
            "records": {
                kind: {outcome: counted[outcome] for outcome in OUTCOMES}
                for kind, counted in self.outcomes.items()
            },
            "changed": sorted(self.changed),
            "kept": [dict(zip(("file", "field", "why"), kept, strict=True)) for kept in self.kept],
            "notes": self.notes,
            "problems": [
                {
                    "path": problem.location.path,
                    "line": problem.location.line,
                    "message": problem.message,
                    "code": problem.code,
                    "fix": problem.fix,
                }
                for problem in sorted(self.problems)
            ],
        }


def _row(problem: Problem) -> int:
    """Return the number of the row that a problem is of, or 0 where it is of none."""
    found = _ROW.match(problem.message)
    return int(found[1]) if found else 0


def _told_once(first: Problem, others: list[Problem]) -> str:
    """Return a problem, and the numbers of the other rows that have it too."""
    rows = [number for number in map(_row, others) if number]
    if not rows:
        return str(first)
    more = count(len(rows), "more row")
    rest = ", …" if rows[_NAMED:] else ""
    return f"{first}\n    the same in {more}: {', '.join(map(str, rows[:_NAMED]))}{rest}"


def _shown(delimiter: str) -> str:
    return {"\t": "tab"}.get(delimiter, f"`{delimiter}`")
