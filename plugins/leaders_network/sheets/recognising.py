"""Which exported table a sheet is, by its headings, and what of them it lacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from leaders_network.importing.grids import Grid
from leaders_network.problems import Location, Problems
from leaders_network.sheets.tables import ID, VERSION, Shape, shapes
from leaders_network.sheets.writing import sheet_name

_HEADINGS = 12
"""Within how many lines the headings are looked for: above them stand titles."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """An exported table in a sheet: its shape, its headings, and where its rows begin."""

    table: Shape
    heading: list[str]
    first: int

    def is_whole(self, grid: Grid, problems: Problems) -> bool:
        """Return whether its rows can be told apart, and record what stands against it."""
        at = Location(grid.name, grid.lines[self.first - 1][0])
        twice = [name for name, count in Counter(self.heading).items() if name and count > 1]
        for name in twice:
            fix = "take one of them out, or give it another heading"
            problems.add(at, f"two columns are called `{name}`", "repeated-column", fix=fix)
        missing = [name for name in _needed(self.table) if name not in self.heading]
        for name in missing:
            fix = "put it back as it was exported, or export again"
            told = f"the column `{name}` is missing, by which its rows are known"
            problems.add(at, told, "missing-column", fix=fix)
        return not twice and not missing

    def unread(self, grid: Grid) -> list[str]:
        """Return the headings that are no column of the table, and have something below them."""
        rows = [texts for _, texts in grid.lines[self.first :]]
        strange = (
            place for place, name in enumerate(self.heading) if name not in self.table.columns
        )
        return [
            self.heading[place]
            for place in strange
            if any(texts[place] for texts in rows if place < len(texts))
        ]


def recognised(grid: Grid) -> Recognised | None:
    """Return the exported table that a sheet is, also where a column of it was taken out."""
    for number, (_, texts) in enumerate(grid.lines[:_HEADINGS]):
        heading = [text.casefold() for text in texts]
        fits = [table for table in shapes() if _is_of(table, grid.name, heading)]
        if fits:
            best = max(fits, key=lambda table: _fitness(table, grid.name, heading))
            return Recognised(best, heading, number + 1)
    return None


def depth(grid: Grid) -> int:
    """Return how deep in its records a table lies that was exported; 0 for every other sheet."""
    found = recognised(grid)
    return len(found.table.steps) if found else 0


def _is_of(table: Shape, name: str, heading: list[str]) -> bool:
    return f"{table.kind} {ID}" in heading or (VERSION in heading and _is_named(table, name))


def _fitness(table: Shape, name: str, heading: list[str]) -> tuple[int, bool, bool, int]:
    """Return how well a table fits a sheet; of two with the same columns its name decides."""
    complete = set(_needed(table)) <= set(heading)
    return (
        len(set(heading) & set(table.columns)),
        _is_named(table, name),
        complete,
        -len(table.columns),
    )


def _needed(table: Shape) -> list[str]:
    return [f"{table.kind} {ID}", *table.counters]


def _is_named(table: Shape, name: str) -> bool:
    if name.endswith(".csv"):
        return name.rpartition("/")[2] == f"{table.name.replace(' ', '.')}.csv"
    return name.rpartition(", sheet ")[2] == sheet_name(table.name)
