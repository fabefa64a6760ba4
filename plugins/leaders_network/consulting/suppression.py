"""Which cells of a consultation may be told, so that no group under a threshold can be worked out.

*Primary suppression* is the minimum frequency rule (Hundepool and others, Statistical Disclosure
Control, Wiley 2012, section 4.2): no cell below the threshold is told. Neither is an empty one, for
that nobody of a sector agreed is said of each of them; so no cell with everybody in it is told
either.

*Complementary suppression* follows the audit by linear programs of Fischetti and Salazar-González
(Solving the cell suppression problem on tabular data with linear constraints, Management Science
47, 2001). Whoever reads the tables knows every cell told, how the tables hang together, how many
leaders the network has in each sector and area, and what was told before. Of every number that is
not told (cells, and each answer of each sector in each area) we ask how large it can be for all
that the reader knows. That must be the threshold at least, or as many as there are at all.

This is enough for every group, not only for cells: a group whose size can be worked out and is
under the threshold would keep each number that it is made of under the threshold too.

Where a number is held too low, the linear program's dual values name the cells that hold it. The
least useful of them is suppressed, and all is asked again. Each round suppresses one cell more, so
it ends, with nothing told at the worst. Then each cell that was suppressed for others' sake is
told again if that holds nothing too low.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leaders_network.consulting.audit import Audit
from leaders_network.consulting.facts import Known
from leaders_network.consulting.tables import ALL, Cell, Survey


def told(
    survey: Survey, threshold: int, known: Known | None = None, *, complementary: bool = True
) -> dict[Cell, int]:
    """Return the cells that may be told, with their counts.

    Args:
        survey: What was counted.
        threshold: The smallest group that anything may be told of.
        known: What was told before. It stays told.
        complementary: Without it, cells are suppressed for their own sake alone. That protects
            nobody: it is there to show that an attack on it succeeds.

    Raises:
        AlreadyDisclosedError: When what was told before gives a group away.
    """
    known = known or Known()
    counts = {cell: survey.count(cell) for cell in survey.cells()}
    large = {cell: count for cell, count in counts.items() if count >= threshold}
    shown = {**large, **known.cells}
    if complementary and survey.strata:
        # Most can be worked out within a question, which is soon asked; then all are asked at once.
        worth = {cell: _worth(survey, cell) for cell in counts}
        parts = _audits(survey.parts(), threshold, shown, known)
        hidden = _protected(parts, worth, shown)
        _told_again(parts, hidden, counts, worth, shown)
        _protected(_audits([survey], threshold, shown, known), worth, shown)
    return {cell: shown[cell] for cell in (*counts, *known.cells) if cell in shown}


def _audits(
    surveys: Iterable[Survey], threshold: int, shown: Mapping[Cell, int], known: Known
) -> list[Audit]:
    """Return two audits of each survey, that of whoever knows the network before the other."""
    found = []
    for survey in surveys:
        looser = Audit(survey, threshold, shown, known, capped=False)
        found += [Audit(survey, threshold, shown, known, capped=True, looser=looser), looser]
    return found


def _protected(
    audits: list[Audit], worth: Mapping[Cell, float], shown: dict[Cell, int]
) -> list[Cell]:
    """Take cells out of what is shown until nothing can be worked out; return these cells."""
    hidden: list[Cell] = []
    safe = False
    while not safe:
        safe = True
        for audit in audits:
            while holding := audit.fault():
                cheapest = min(holding, key=lambda cell: (worth[cell], cell))
                hidden.append(cheapest)
                del shown[cheapest]
                for other in audits:
                    other.hide(cheapest)
                safe = False
    return hidden


def _told_again(
    audits: list[Audit],
    hidden: list[Cell],
    counts: Mapping[Cell, int],
    worth: Mapping[Cell, float],
    shown: dict[Cell, int],
) -> None:
    """Show again what need not have been hidden, the most useful first."""
    for cell in sorted(hidden, key=lambda cell: (-worth[cell], cell)):
        if all(audit.allows(cell, counts[cell]) for audit in audits):
            shown[cell] = counts[cell]
        else:
            for audit in audits:
                audit.hide(cell)


def _worth(survey: Survey, cell: Cell) -> float:
    """Return how much is lost when a cell is not told: totals are read first, and large cells.

    Of groups it is how large the network's are, not how many of them answered: which of them is not
    told would else say something of how many those were (Wong and others, Minimality attack in
    privacy preserving data publishing, VLDB 2007).
    """
    weight = 50.0 if cell.group == ALL else 1.0
    if cell.categories:
        return weight * (10 + survey.count(cell))
    return 20.0 * weight * (10 + survey.size(cell.group))
