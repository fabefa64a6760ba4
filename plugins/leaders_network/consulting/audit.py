"""What can be worked out from cells that are told: one question for each number that is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from leaders_network.consulting.answers import Stratum
from leaders_network.consulting.bounds import Bound
from leaders_network.consulting.facts import Facts, Known, Strand
from leaders_network.consulting.tables import NONE, Cell, Survey
from leaders_network.consulting.targets import NEARLY, Target, Targets
from leaders_network.problems import NetworkError

_FEW = 4
"""So few numbers are asked for one by one."""


class AlreadyDisclosedError(NetworkError):
    """What was told before gives a group under the threshold away; nothing more can be told."""

    def __init__(self) -> None:
        super().__init__(
            "what was told of this consultation before gives a group under the threshold away"
        )


class Audit:
    """What can be worked out from cells, by whoever knows how tables hang together.

    Where it is *capped*, by whoever knows the network as well: how many leaders there are of each
    stratum. Both are asked, for neither holds the other: of three leaders, three is no small
    number.
    """

    def __init__(
        self,
        survey: Survey,
        threshold: int,
        shown: Mapping[Cell, int],
        known: Known,
        capped: bool,
        looser: Audit | None = None,
    ) -> None:
        """Begin an audit.

        Args:
            survey: What was counted.
            threshold: What every number must be able to reach.
            shown: The cells that are told.
            known: What was told before.
            capped: Whether the reader knows the network.
            looser: The audit of who knows less: what fits this one fits that one too.
        """
        self.survey, self._threshold = survey, threshold
        self._known, self._capped, self._looser = known, capped, looser
        self._facts = Facts(survey, known, survey.cells())
        if capped:
            self._know_the_network()
        strands = list(survey.strands())
        self._strands = [
            Strand(one, known, survey, self._facts.layout) for one in strands if len(strands) > 1
        ]
        self._shown: set[int] = set()
        """The rows of cells that are shown and may be hidden."""
        for cell, count in shown.items():
            self.show(cell, count)
        self._cells = {row: cell for cell, row in self._facts.rows.items()}
        wanted = [one for one in self._wanted() if one.need > 0]
        self._targets = Targets(wanted, self._facts.layout.size)
        self._pending = list(range(len(wanted)))
        self._points: list[np.ndarray] = []
        self._faulty: set[int] = set()

    def hide(self, cell: Cell) -> None:
        """Let a cell be unknown, but for what is said of how far it reaches."""
        for facts in (self._facts, *self._strands):
            facts.hide(cell)
        self._shown.discard(self._facts.rows.get(cell, -1))

    def show(self, cell: Cell, count: int) -> None:
        """Let a cell be known."""
        for facts in (self._facts, *self._strands):
            facts.show(cell, count)
        if cell in self._facts.rows and cell not in self._known.cells:
            self._shown.add(self._facts.rows[cell])

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
            if self._known.may_be_left or not self._targets.all[target].is_silence:
                raise AlreadyDisclosedError
            # That few kept silent follows from counts that were told while it was open; how few
            # they are need not be told as well.
            self._targets.needs[target] = bound.value
        return ()

    def allows(self, cell: Cell, count: int) -> bool:
        """Show a cell, and return whether that holds no number too low."""
        if cell not in self._facts.rows:
            return True
        self.show(cell, count)
        columns = list(self._facts.layout.columns(cell))
        self._points = [
            point for point in self._points if abs(point[columns].sum() - count) < NEARLY
        ]
        pending = list(range(len(self._targets.all)))
        for point in self._points:
            self._targets.strike(pending, point)
        # What was held too low the last time is likely to be so again.
        pending.sort(key=lambda one: (one not in self._faulty, one))
        return self._too_low(pending) is None

    def learn(self, point: np.ndarray) -> None:
        """Take over numbers that fit all that is known here, from whoever found them."""
        self._struck(self._pending, point)

    def _too_low(self, pending: list[int]) -> Bound | None:
        """Return the bound of the first number that is held too low, striking out all before it."""
        # Where nothing more can be large at once, several are asked for one by one.
        alone = 0 if pending is self._pending else 1
        patience = 1
        while pending:
            if not alone and len(pending) >= _FEW:
                patience = 1 if self._settle(pending) else 2 * patience
                alone = patience
                continue
            bound = self._facts.bounds.most(self._targets.costs(pending[:1]))
            if bound.value < self._targets.needs[pending[0]] - NEARLY:
                self._faulty.add(pending[0])
                return bound
            self._keep(pending, bound.point)
            alone = max(0, alone - 1)
        return None

    def _settle(self, pending: list[int]) -> bool:
        """Strike out what can be large at once with others; return whether that was anything."""
        before = left = len(pending)
        while pending:
            self._keep(pending, self._facts.bounds.most(self._targets.costs(pending)).point)
            if len(pending) == left:
                break
            left = len(pending)
        return left < before

    def _keep(self, pending: list[int], point: np.ndarray) -> None:
        """Strike out what is large enough in a solution, or in one that differs in a strand."""
        self._struck(pending, point)
        for strand in self._strands:
            strand.given(point)
            left = len(pending) + 1
            while pending and len(pending) < left:
                left = len(pending)
                varied = strand.varied(point, self._targets.costs(pending))
                if varied is not None:
                    self._struck(pending, varied)

    def _struck(self, pending: list[int], point: np.ndarray) -> None:
        """Strike out what is large enough in a solution, here and for who knows less."""
        self._targets.strike(pending, point)
        self._points.append(point)
        if self._looser:
            self._looser.learn(point)

    def _know_the_network(self) -> None:
        layout = self._facts.layout
        for stratum in self.survey.strata:
            both, members = [layout.taking[stratum], layout.silent[stratum]], self._members(stratum)
            self._facts.bounds.know(both, members, members)

    def _members(self, stratum: Stratum) -> int:
        """Return how many the network has of a stratum, or how many answered where some left."""
        answered = self.survey.counts.get((stratum, "", NONE), 0)
        return max(self.survey.members.get(stratum, 0), answered)

    def _wanted(self) -> Iterator[Target]:
        layout, survey = self._facts.layout, self.survey
        for cell in survey.cells():
            inside = [stratum for stratum in survey.strata if cell.group.holds(stratum)]
            yield Target(layout.columns(cell), self._need(inside))
        for (stratum, _, _), column in layout.atoms.items():
            yield Target((column,), self._need([stratum]))
        if self._capped:
            yield from self._silences()

    def _silences(self) -> Iterator[Target]:
        """Yield those who did not answer.

        That nobody is such must not be known either: everybody else is then known to have answered.
        """
        strata = self.survey.strata
        groups = [[one for one in strata if group.holds(one)] for group in self.survey.groups()]
        for inside in (*groups, *([stratum] for stratum in strata)):
            columns = tuple(self._facts.layout.silent[stratum] for stratum in inside)
            yield Target(columns, self._need(inside), is_silence=True)

    def _need(self, strata: Iterable[Stratum]) -> float:
        if not self._capped:
            return self._threshold
        return min(self._threshold, sum(map(self._members, strata)))
