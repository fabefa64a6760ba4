"""The numbers of a consultation that nobody is told, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from leaders_network.consulting.answers import Stratum
from leaders_network.consulting.bounds import Columns
from leaders_network.consulting.tables import NONE, Cell, Survey


class Layout:
    """A column for each number that is not known: an answer of one stratum.

    Who took part and who did not of each stratum comes first, then who left out a question.
    """

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.size = 0
        self.taking = {stratum: self._next() for stratum in survey.strata}
        self.silent = {stratum: self._next() for stratum in survey.strata}
        self.unsaid: dict[tuple[Stratum, str], int] = {}
        self.atoms: dict[tuple[Stratum, str, str], int] = {}
        for variable in survey.variables:
            for stratum in survey.strata:
                if variable.optional and (stratum, variable.question) not in self.unsaid:
                    self.unsaid[stratum, variable.question] = self._next()
        for variable in survey.variables:
            for stratum in survey.strata:
                for category in variable.categories:
                    self.atoms[stratum, variable.key, category] = self._next()

    def _next(self) -> int:
        self.size += 1
        return self.size - 1

    def columns(self, cell: Cell) -> Columns:
        """Return the columns whose sum a cell is."""
        inside = [stratum for stratum in self.survey.strata if cell.group.holds(stratum)]
        if not cell.variable:
            return tuple(self.taking[stratum] for stratum in inside)
        question = cell.variable.partition("/")[0]
        return tuple(
            self.atoms[stratum, cell.variable, category]
            if category != NONE
            else self.unsaid[stratum, question]
            for stratum in inside
            for category in cell.categories
        )

    def among(self, whole: Layout) -> np.ndarray:
        """Return the column that each one is in the layout of a survey which holds this one."""
        pairs = [
            (column, there[key])
            for here, there in zip(self._tables(), whole._tables(), strict=True)
            for key, column in here.items()
        ]
        return np.array([theirs for _, theirs in sorted(pairs)], dtype=int)

    def _tables(self) -> tuple[dict[Any, int], ...]:
        return self.taking, self.silent, self.unsaid, self.atoms

    def identities(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield sums that equal others, whatever anybody answered."""
        for stratum in self.survey.strata:
            for variable in self.survey.variables:
                parts = [self.atoms[stratum, variable.key, one] for one in variable.categories]
                yield [*parts, *self._left_out(stratum, variable.question)], [self.taking[stratum]]
            for question, options in self.survey.rankings.items():
                for rank in range(1, len(options) + 1):
                    ranked = [self.atoms[stratum, option, str(rank)] for option in options]
                    yield [*ranked, *self._left_out(stratum, question)], [self.taking[stratum]]

    def _left_out(self, stratum: Stratum, question: str) -> list[int]:
        return [self.unsaid[stratum, question]] if (stratum, question) in self.unsaid else []
