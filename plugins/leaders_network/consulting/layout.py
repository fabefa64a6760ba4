"""The numbers of a consultation that nobody is told, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from leaders_network.consulting.bounds import Columns
from leaders_network.consulting.tables import NONE, Cell, Place, Survey


class Layout:
    """A column for each number that is not known: an answer of one sector in one area.

    Who took part and who did not at each place comes first, then who left out a question.
    """

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.size = 0
        self.taking = {place: self._next() for place in survey.places}
        self.silent = {place: self._next() for place in survey.places}
        self.unsaid: dict[tuple[Place, str], int] = {}
        self.atoms: dict[tuple[Place, str, str], int] = {}
        for variable in survey.variables:
            for place in survey.places:
                if variable.optional and (place, variable.question) not in self.unsaid:
                    self.unsaid[place, variable.question] = self._next()
        for variable in survey.variables:
            for place in survey.places:
                for category in variable.categories:
                    self.atoms[place, variable.key, category] = self._next()

    def _next(self) -> int:
        self.size += 1
        return self.size - 1

    def columns(self, cell: Cell) -> Columns:
        """Return the columns whose sum a cell is."""
        inside = [place for place in self.survey.places if cell.group.holds(place)]
        if not cell.variable:
            return tuple(self.taking[place] for place in inside)
        question = cell.variable.partition("/")[0]
        return tuple(
            self.atoms[place, cell.variable, category]
            if category != NONE
            else self.unsaid[place, question]
            for place in inside
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
        for place in self.survey.places:
            for variable in self.survey.variables:
                parts = [self.atoms[place, variable.key, one] for one in variable.categories]
                yield [*parts, *self._left_out(place, variable.question)], [self.taking[place]]
            for question, options in self.survey.rankings.items():
                for rank in range(1, len(options) + 1):
                    ranked = [self.atoms[place, option, str(rank)] for option in options]
                    yield [*ranked, *self._left_out(place, question)], [self.taking[place]]

    def _left_out(self, place: Place, question: str) -> list[int]:
        return [self.unsaid[place, question]] if (place, question) in self.unsaid else []
