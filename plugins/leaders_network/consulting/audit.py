"""What can be worked out from cells that are told: one question for each number that is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from leaders_network.consulting.bounds import Bound, Bounds, Columns
from leaders_network.consulting.layout import Layout
from leaders_network.consulting.tables import NONE, Cell, Place, Survey
from leaders_network.problems import NetworkError

_NEARLY = 1e-5
"""How far a linear program's answer may lie beside the true one."""

_FEW = 4
"""So few numbers are asked for one by one."""

_INFINITY = float("inf")


class AlreadyDisclosedError(NetworkError):
    """What was told before gives a group under the threshold away; nothing more can be told."""

    def __init__(self) -> None:
        super().__init__(
            "what was told of this consultation before gives a group under the threshold away"
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What was told of a consultation before, and cannot be taken back."""

    cells: Mapping[Cell, int] = field(default_factory=dict)
    least: Mapping[Cell, int] = field(default_factory=dict)
    """What cells were said to reach while it was open."""


@dataclass(frozen=True, slots=True)
class _Target:
    """A number that must be able to be large."""

    columns: Columns
    need: float
    is_silence: bool = False
    """Whether it is how many did not answer."""


class Audit:
    """What can be worked out from cells, by whoever knows how tables hang together.

    Where it is *capped*, by whoever knows the network as well: how many leaders there are at each
    place. Both are asked, for neither holds the other: of three leaders, three is no small number.
    """

    def __init__(
        self,
        survey: Survey,
        threshold: int,
        shown: Mapping[Cell, int],
        known: Known,
        capped: bool,
    ) -> None:
        self.survey, self._threshold = survey, threshold
        self._known, self._capped = known, capped
        self._layout = Layout(survey)
        self._bounds = Bounds(self._layout.size)
        self._know_how_tables_hang_together()
        self._rows: dict[Cell, int] = {}
        self._shown: set[int] = set()
        """The rows of cells that are shown and may be hidden."""
        for cell in survey.cells():
            columns = self._layout.columns(cell)
            self._rows[cell] = self._bounds.know(columns, -_INFINITY, _INFINITY)
            self.hide(cell)
        for cell, count in shown.items():
            self.show(cell, count)
        self._cells = {row: cell for cell, row in self._rows.items()}
        self._targets = [one for one in self._wanted() if one.need > 0]
        self._pending = list(range(len(self._targets)))
        starts = np.cumsum([0, *(len(one.columns) for one in self._targets)])[:-1]
        self._starts = starts.astype(int)
        self._flat = np.array([column for one in self._targets for column in one.columns], int)
        self._needs = np.array([one.need for one in self._targets])
        self._points: list[np.ndarray] = []
        self._faulty: set[int] = set()

    def hide(self, cell: Cell) -> None:
        """Let a cell be unknown, but for what was said of it while answers came in."""
        if cell in self._rows:
            least = min(self._known.least.get(cell, -_INFINITY), self.survey.count(cell))
            self._bounds.change(self._rows[cell], least, _INFINITY)
            self._shown.discard(self._rows[cell])

    def show(self, cell: Cell, count: int) -> None:
        """Let a cell be known."""
        if cell in self._rows:
            self._bounds.change(self._rows[cell], count, count)
            if cell not in self._known.cells:
                self._shown.add(self._rows[cell])

    def fault(self) -> tuple[Cell, ...]:
        """Return the cells that hold a number too low, or none where all can be large enough.

        Once a number was found to be able to be large, it stays so while cells are hidden.

        Raises:
            AlreadyDisclosedError: When no cell that may be hidden holds it.
        """
        while (bound := self._too_low(self._pending)) is not None:
            if holding := tuple(self._cells[row] for row in bound.rows if row in self._shown):
                return holding
            target = self._pending[0]
            if not self._targets[target].is_silence:
                raise AlreadyDisclosedError
            # That few kept silent follows from counts that were told while it was open; how few
            # they are need not be told as well.
            self._needs[target] = bound.value
        return ()

    def allows(self, cell: Cell, count: int) -> bool:
        """Show a cell, and return whether that holds no number too low."""
        if cell not in self._rows:
            return True
        self.show(cell, count)
        columns = list(self._layout.columns(cell))
        self._points = [
            point for point in self._points if abs(point[columns].sum() - count) < _NEARLY
        ]
        pending = list(range(len(self._targets)))
        for point in self._points:
            self._strike(pending, point)
        # What was held too low the last time is likely to be so again.
        pending.sort(key=lambda one: (one not in self._faulty, one))
        return self._too_low(pending) is None

    def _too_low(self, pending: list[int]) -> Bound | None:
        """Return the bound of the first number that is held too low, striking out all before it."""
        ready = pending is not self._pending
        while pending:
            if not ready:
                self._settle(pending)
                ready = True
                continue
            target = self._targets[pending[0]]
            bound = self._bounds.most(target.columns)
            if bound.value < self._needs[pending[0]] - _NEARLY:
                self._faulty.add(pending[0])
                return bound
            self._keep(pending, bound.point)
            ready = len(pending) < _FEW
        return None

    def _settle(self, pending: list[int]) -> None:
        """Strike out what can be large at once with others: most of it, in a few programs."""
        left = len(pending) + 1
        while pending and len(pending) < left:
            left = len(pending)
            columns = [column for one in pending for column in self._targets[one].columns]
            self._keep(pending, self._bounds.most(columns).point)

    def _keep(self, pending: list[int], point: np.ndarray) -> None:
        self._points.append(point)
        self._strike(pending, point)

    def _strike(self, pending: list[int], point: np.ndarray) -> None:
        sums = np.add.reduceat(point[self._flat], self._starts)
        reached = sums >= self._needs - _NEARLY
        pending[:] = [one for one in pending if not reached[one]]

    def _know_how_tables_hang_together(self) -> None:
        layout, bounds = self._layout, self._bounds
        for plus, minus in layout.identities():
            bounds.know(plus, 0, 0, minus)
        if self._capped:
            for place in self.survey.places:
                members = self._members(place)
                bounds.know([layout.taking[place], layout.silent[place]], members, members)

    def _members(self, place: Place) -> int:
        """Return how many the network has at a place; of those gone since, we know who answered."""
        answered = self.survey.counts.get((place, "", NONE), 0)
        return max(self.survey.members.get(place, 0), answered)

    def _wanted(self) -> Iterator[_Target]:
        layout, survey = self._layout, self.survey
        for cell in survey.cells():
            inside = [place for place in survey.places if cell.group.holds(place)]
            yield _Target(layout.columns(cell), self._need(inside))
        for (place, _, _), column in layout.atoms.items():
            yield _Target((column,), self._need([place]))
        if self._capped:
            yield from self._silences()

    def _silences(self) -> Iterator[_Target]:
        """Yield those who did not answer.

        That nobody is such must not be known either: everybody else is then known to have answered.
        """
        places = self.survey.places
        groups = [[p for p in places if group.holds(p)] for group in self.survey.groups()]
        for inside in (*groups, *([place] for place in places)):
            columns = tuple(self._layout.silent[place] for place in inside)
            yield _Target(columns, self._need(inside), is_silence=True)

    def _need(self, places: Iterable[Place]) -> float:
        if not self._capped:
            return self._threshold
        return min(self._threshold, sum(map(self._members, places)))
