"""How much is told of a group whose number is not: that so many tens of it have answered.

A step gives more away than it says. Whoever knows that counts are rounded down to tens knows that
a step is not exceeded by ten either, and what it means that a group has none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from leaders_network.consulting.audit import AlreadyDisclosedError
from leaders_network.consulting.facts import Known
from leaders_network.consulting.figures import group_of
from leaders_network.consulting.suppression import told
from leaders_network.consulting.tables import ALL, Cell, Group, Survey
from leaders_network.directory.response import at_least
from leaders_network.records.consultation import STEP, Response
from leaders_network.records.report import Report


def told_with_steps(
    survey: Survey, threshold: int, known: Known, since: Collection[Cell] = ()
) -> tuple[dict[Cell, int], dict[Cell, int]]:
    """Return the cells that may be told, and the steps of groups that may not.

    Args:
        survey: What was counted.
        threshold: The smallest group that anything may be told of.
        known: What was told before.
        since: Of which groups a step was told while answers came in: more have come since, so of
            these nobody knows what they do not exceed.

    Raises:
        AlreadyDisclosedError: When what was told before gives a group away.
    """
    least = {**steps(survey, threshold), **known.least}
    wished = Known(known.cells, least, _most(survey, threshold, least, since), may_be_left=True)
    # Tens can give away as well what is left between them; and that a group has none tells of it.
    without = replace(known, most=_most(survey, threshold, known.least, since))
    for one, steps_told in ((wished, least), (without, {})):
        try:
            return told(survey, threshold, one), steps_told
        except AlreadyDisclosedError:
            continue
    return told(survey, threshold, known), {}


def _most(
    survey: Survey, threshold: int, least: Mapping[Cell, int], since: Collection[Cell]
) -> dict[Cell, int]:
    most = most_of(survey, threshold, least)
    for cell in since:
        most.pop(cell, None)
    return most


def steps(survey: Survey, threshold: int) -> dict[Cell, int]:
    """Return what may be told of how many of each group answered, where that is not told itself.

    The lowest step is not told: a group without one would else be known to be under the threshold.
    """
    counts = {group: survey.count(Cell(group)) for group in survey.groups()}
    found = _may_be_told(survey, counts, threshold)
    return {cell: least for cell, least in found.items() if least >= threshold + STEP}


def most_of(survey: Survey, threshold: int, least: Mapping[Cell, int]) -> dict[Cell, int]:
    """Return what groups that are not told cannot exceed, for whoever knows how steps are made.

    Args:
        survey: What was counted.
        threshold: Of how many a figure may be told.
        least: The step that is told of groups; of a group that has none, this is told as well.
    """
    found: dict[Cell, int] = {}
    for group in survey.groups():
        cell = Cell(group)
        unsaid = (threshold + STEP - 1) // STEP * STEP
        told = least.get(cell, unsaid)
        # A step that leaves just enough who may have kept silent says nothing of what is above it.
        if (survey.size(group) - threshold) // STEP * STEP > told:
            found[cell] = told + STEP - 1
    return found


def least_of(
    survey: Survey, threshold: int, response: Response | None, earlier: Iterable[Report]
) -> dict[Cell, int]:
    """Return what each group was said to reach, while answers came in and in earlier reports.

    While they came in, a page told no more than may be told, whatever stood in its file.
    """
    rows = [row for report in earlier for row in report.response]
    reported = {Cell(group_of(row, row.by)): row.least for row in rows if row.least is not None}
    if response is None:
        return reported
    sectors = {Group("sector", one.sector): one.answers for one in response.sectors}
    areas = {Group("area", one.area): one.answers for one in response.areas}
    counts = {ALL: response.answers, **sectors, **areas}
    return {**_may_be_told(survey, counts, threshold), **reported}


def _may_be_told(survey: Survey, counts: Mapping[Group, int], threshold: int) -> dict[Cell, int]:
    found = {Cell(one): at_least(n, survey.size(one), threshold) for one, n in counts.items()}
    return {cell: least for cell, least in found.items() if least is not None}
