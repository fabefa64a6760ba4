"""Lines of a table become rows with named values: below its heading, and whatever stands above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from leaders_network.problems import Location, Problems

Lines = Sequence[tuple[int, list[str]]]
"""Each line's cells, with its number in the file."""

_HEADINGS = 12
"""Within how many lines the headings are looked for: above them stand titles and groups of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a source: its number, counted from 1, the line it begins on, and its values."""

    number: int
    line: int
    values: Mapping[str, Any]


def named_in(lines: Lines, columns: Set[str]) -> int:
    """Return how many of some columns the heading of a table names."""
    return max(_named(lines, columns), default=0)


def _named(lines: Lines, columns: Set[str]) -> list[int]:
    """Return how many of some columns each line names that may be the heading."""
    return [len(columns & set(_tidy(cells))) for _, cells in lines[:_HEADINGS]]


@dataclass(slots=True)
class Table:
    """A table in the reading."""

    path: str
    columns: Set[str]
    """Some of its columns, by which its heading is known."""
    problems: Problems
    faults: Mapping[int, str]
    """Lines with a cell from which nothing can be read, and why."""
    lost: int = 0
    """How many rows could not be read at all."""
    is_broken: bool = False
    """Whether none could, for want of a heading."""

    def rows(self, lines: Lines) -> Iterator[Row]:
        """Yield the rows; one that cannot be read is recorded and left out."""
        named = _named(lines, self.columns)
        heading = named.index(max(named)) if named else 0
        at, cells = lines[heading] if lines else (1, [])
        names = _tidy(cells)
        if not self._is_good(names, at):
            self.is_broken = True
            return
        filled = (line for line in lines[heading + 1 :] if any(_tidy(line[1])))
        for number, (line, cells) in enumerate(filled, 1):
            if why := self._unreadable(names, line, cells):
                self.lost += 1
                self._say(f"row {number}{why[0]}", why[1], line)
                continue
            values = zip_longest(names, cells[: len(names)], fillvalue="")
            yield Row(number, line, dict(values))

    def _unreadable(
        self, names: Sequence[str], line: int, cells: list[str]
    ) -> tuple[str, str] | None:
        """Return why nothing is made of a line and what to do, or None."""
        if line in self.faults:
            return f": {self.faults[line]}", "put it right, and save the file again"
        if any(_tidy(cells[len(names) :])):
            told = f" has {len(cells)} cells where the heading has {len(names)}"
            return told, "put a cell that holds the delimiter in quotation marks"
        return None

    def _is_good(self, names: Sequence[str], line: int) -> bool:
        twice = {name for name in names if name and names.count(name) > 1}
        for name in sorted(twice):
            self._say(f"two columns are called `{name}`", "give each column its own name", line)
        if not any(names):
            fix = "put the columns' names on the first line"
            self._say("the first line names no columns", fix, line)
        return bool(any(names) and not twice)

    def _say(self, message: str, fix: str, line: int) -> None:
        self.problems.add(Location(self.path, line), message, "source", fix=fix)


def _tidy(cells: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in cells]
