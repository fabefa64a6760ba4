"""What a reader knows of numbers that nobody is told: how they hang together, and cells told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from leaders_network.consulting.bounds import Bounds, UnsolvedError
from leaders_network.consulting.layout import Layout
from leaders_network.consulting.tables import Cell, Survey

_INFINITY = float("inf")


@dataclass(frozen=True, slots=True)
class Known:
    """What was told of a consultation before, and cannot be taken back."""

    cells: Mapping[Cell, int] = field(default_factory=dict)
    least: Mapping[Cell, int] = field(default_factory=dict)
    """What cells are said to reach where they are not told, now or while it was open."""
    most: Mapping[Cell, int] = field(default_factory=dict)
    """What they cannot exceed then, for whoever knows that counts are rounded down to tens."""
    may_be_left: bool = False
    """Whether some of it has not been said yet, and need not be."""


class Facts:
    """The numbers of a survey as linear programs, and the cells of it that are told."""

    def __init__(self, survey: Survey, known: Known, cells: Iterable[Cell]) -> None:
        self.layout = Layout(survey)
        self.bounds = Bounds(self.layout.size)
        for plus, minus in self.layout.identities():
            self.bounds.know(plus, 0, 0, minus)
        self._reach: dict[Cell, tuple[float, float]] = {}
        self.rows: dict[Cell, int] = {}
        for cell in cells:
            count = survey.count(cell)
            least = min(known.least.get(cell, -_INFINITY), count)
            self._reach[cell] = least, max(known.most.get(cell, _INFINITY), count)
            columns = self.layout.columns(cell)
            self.rows[cell] = self.bounds.know(columns, *self._reach[cell])

    def hide(self, cell: Cell) -> None:
        """Let a cell be unknown, but for what is said of how far it reaches."""
        if cell in self.rows:
            self.bounds.change(self.rows[cell], *self._reach[cell])

    def show(self, cell: Cell, count: int) -> None:
        """Let a cell be known."""
        if cell in self.rows:
            self.bounds.change(self.rows[cell], count, count)


class Strand(Facts):
    """One strand of a survey, for whoever knows how many took part of each stratum.

    Strands hang together by that alone. So once there are numbers that fit everything, those of one
    strand may be varied by themselves: a small linear program in place of a large one.
    """

    def __init__(self, survey: Survey, known: Known, whole: Survey, layout: Layout) -> None:
        super().__init__(survey, known, [cell for cell in survey.cells() if cell.variable])
        self._theirs = self.layout.among(layout)
        question = survey.variables[0].question
        alone = len(survey.variables) == sum(v.question == question for v in whole.variables)
        self._given = 2 * len(survey.strata) + (0 if alone else len(self.layout.unsaid))

    def given(self, point: np.ndarray) -> None:
        """Take from numbers that fit everything those that other strands have a share in."""
        self.bounds.fix(np.maximum(point[self._theirs[: self._given]], 0))

    def varied(self, point: np.ndarray, costs: np.ndarray) -> np.ndarray | None:
        """Return numbers that fit everything, those of this strand as large as they can be.

        Args:
            point: Numbers that fit everything, as they were `given`.
            costs: How often each number counts.

        Returns:
            None where none of this strand's counts.
        """
        own = costs[self._theirs]
        own[: self._given] = 0
        if not own.any():
            return None
        try:
            found = self.bounds.most(own).point
        except UnsolvedError:  # given numbers are rounded, and may just not fit
            return None
        other = point.copy()
        other[self._theirs] = found
        return other
