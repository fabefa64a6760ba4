"""How large a number can be, for all that is known of others: linear programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from leaders_network.solver import Solver

Columns = tuple[int, ...]
"""The unknown numbers whose sum is meant."""

_EXACT = 1e-7
_DUAL, _PRIMAL = 1, 4
"""The solver's numbers for two ways of the simplex method."""

_MANY = 1e6
"""More than any of the numbers: so a number of which nothing is known has a largest value too."""


class UnsolvedError(Exception):
    """A linear program has no solution, or none was found: what is known contradicts itself."""


@dataclass(frozen=True, slots=True)
class Bound:
    """The largest value of a sum."""

    value: float
    point: np.ndarray
    """The unknown numbers, as they may be when it is reached."""
    rows: tuple[int, ...]
    """What it follows from: with none of these rows known it would be larger."""


class Bounds:
    """Unknown numbers that are not negative, and what is known of their sums.

    The simplex method runs on one thread, so the same questions in the same order have the same
    answers. It goes on from the last one, which takes a fraction of the time.
    """

    def __init__(self, columns: int) -> None:
        self._solver = Solver(presolve="off", simplex_strategy=_PRIMAL)
        self._solver.addVars(columns, np.zeros(columns), np.full(columns, _MANY))
        self._solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._costs = np.zeros(columns)
        self._rows = 0

    def know(
        self, plus: Sequence[int], least: float, most: float, minus: Sequence[int] = ()
    ) -> int:
        """Add what is known of a sum, less another; return the number of its row."""
        indices = np.array([*plus, *minus], dtype=np.int32)
        values = np.array([1.0] * len(plus) + [-1.0] * len(minus))
        self._solver.addRow(least, most, len(indices), indices, values)
        self._rows += 1
        return self._rows - 1

    def change(self, row: int, least: float, most: float) -> None:
        """Change what is known of a sum."""
        self._solver.changeRowBounds(row, least, most)

    def fix(self, values: np.ndarray) -> None:
        """Let the first numbers be known."""
        columns = np.arange(len(values), dtype=np.int32)
        self._solver.changeColsBounds(len(values), columns, values, values)

    def most(self, costs: np.ndarray) -> Bound:
        """Return the largest value that a sum can have.

        Args:
            costs: How often each number stands in it.

        Raises:
            UnsolvedError: When what is known contradicts itself.
        """
        changed = np.flatnonzero(costs != self._costs).astype(np.int32)
        self._solver.changeColsCost(len(changed), changed, costs[changed])
        self._costs = costs.copy()
        status = self._solved()
        if status != highspy.HighsModelStatus.kOptimal:
            raise UnsolvedError(self._solver.modelStatusToString(status))
        solution = self._solver.getSolution()
        duals = np.array(solution.row_dual)
        rows = tuple(int(row) for row in np.flatnonzero(np.abs(duals) > _EXACT))
        value = self._solver.getInfo().objective_function_value
        return Bound(value, np.array(solution.col_value), rows)

    def _solved(self) -> highspy.HighsModelStatus:
        """Solve, from the last solution on; where that leads nowhere, from the beginning."""
        self._solver.run()
        for strategy in (_DUAL, _PRIMAL):
            if self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                break
            self._solver.clearSolver()
            self._solver.setOptionValue("simplex_strategy", strategy)
            self._solver.run()
        self._solver.setOptionValue("simplex_strategy", _PRIMAL)
        return self._solver.getModelStatus()
