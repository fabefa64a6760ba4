"""Which of many groups to take, so that everybody is in one and all together cost least.

A set-partitioning problem, solved by HiGHS (Huangfu and Hall, 2018). It runs on one thread from one
seed and stops by its number of nodes, never by the clock: the same groups have the same answer on
every machine.
"""

from __future__ import annotations

from collections.abc import Sequence

import highspy
import numpy as np

_NODES = 2_000
_GAP = 1e-6


class UncoveredError(Exception):
    """The groups cannot be chosen so that everybody is in one."""


class _Solver(highspy.Highs):
    """HiGHS without its callbacks: as it sets these up, it prints who made it."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()


def cheapest(
    count: int,
    groups: Sequence[tuple[int, ...]],
    costs: Sequence[float],
    *,
    spare: bool = False,
) -> list[tuple[int, ...]]:
    """Return the groups to take, in their order.

    Args:
        count: How many members there are; they are numbered from 0.
        groups: What may be taken, each the numbers of its members.
        costs: What each costs.
        spare: Whether one member may be in two groups, for there is an odd number of them.

    Raises:
        UncoveredError: When there is no such choice.
    """
    solver = _Solver()
    for option, value in (
        ("output_flag", False),
        ("parallel", "off"),
        ("random_seed", 1),
        ("mip_max_nodes", _NODES),
        ("mip_rel_gap", _GAP),
    ):
        solver.setOptionValue(option, value)
    columns = len(groups)
    total = columns + (count if spare else 0)
    solver.addVars(total, np.zeros(total), np.ones(total))
    prices = np.array([*costs, *([0.0] * (total - columns))])
    solver.changeColsCost(total, np.arange(total, dtype=np.int32), prices)
    whole = np.full(total, highspy.HighsVarType.kInteger.value, dtype=np.uint8)
    solver.changeColsIntegrality(total, np.arange(total, dtype=np.int32), whole)
    for member, holding in enumerate(_holding(count, groups)):
        indices = [*holding, *([columns + member] if spare else [])]
        values = [1.0] * len(holding) + ([-1.0] if spare else [])
        solver.addRow(1.0, 1.0, len(indices), np.array(indices, np.int32), np.array(values))
    if spare:
        doubled = np.arange(columns, total, dtype=np.int32)
        solver.addRow(1.0, 1.0, count, doubled, np.ones(count))
    solver.run()
    values = solver.getSolution().col_value
    if not solver.getSolution().value_valid or len(values) < columns:
        raise UncoveredError(solver.modelStatusToString(solver.getModelStatus()))
    return [group for group, value in zip(groups, values, strict=False) if value > 1 / 2]


def _holding(count: int, groups: Sequence[tuple[int, ...]]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for column, group in enumerate(groups):
        for member in group:
            found[member].append(column)
    return found
