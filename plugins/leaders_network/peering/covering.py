"""Which of many groups to take, so that everybody is in one and all together cost least.

A set-partitioning problem. The solver runs from one seed and stops by its number of nodes, never by
the clock: the same groups have the same answer on every machine.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import highspy
import numpy as np

from leaders_network.solver import Solver

_NODES = 200
_GAP = 1e-6


class UncoveredError(Exception):
    """The groups cannot be chosen so that everybody is in one."""


def cheapest(
    count: int,
    groups: Sequence[tuple[int, ...]],
    costs: Sequence[float],
    *,
    known: Collection[tuple[int, ...]] = (),
    spare: bool = False,
) -> list[tuple[int, ...]]:
    """Return the groups to take, in their order.

    Args:
        count: How many members there are; they are numbered from 0.
        groups: What may be taken, each the numbers of its members.
        costs: What each costs.
        known: A choice to begin with; then just as many groups are taken.
        spare: Whether one member may be in two groups, for there is an odd number of them.

    Raises:
        UncoveredError: When there is no such choice.
    """
    solver = Solver(random_seed=1, mip_max_nodes=_NODES, mip_rel_gap=_GAP)
    _add_choices(solver, [*costs, *([0.0] * count if spare else [])])
    _bind_members(solver, count, groups, spare=spare)
    if known:
        _begin(solver, groups, known)
    solver.run()
    values = solver.getSolution().col_value
    if not solver.getSolution().value_valid or len(values) < len(groups):
        raise UncoveredError(solver.modelStatusToString(solver.getModelStatus()))
    return [group for group, value in zip(groups, values, strict=False) if value > 1 / 2]


def _add_choices(solver: Solver, costs: Sequence[float]) -> None:
    """Add a column for each thing that is taken whole or not at all, at its cost."""
    total = len(costs)
    columns = np.arange(total, dtype=np.int32)
    solver.addVars(total, np.zeros(total), np.ones(total))
    solver.changeColsCost(total, columns, np.array(costs))
    whole = np.full(total, highspy.HighsVarType.kInteger.value, dtype=np.uint8)
    solver.changeColsIntegrality(total, columns, whole)


def _bind_members(
    solver: Solver, count: int, groups: Sequence[tuple[int, ...]], *, spare: bool
) -> None:
    """See to it that each member is in one group; with `spare`, that just one of them is in two.

    Who is in two is chosen by a column for each member, behind those of the groups.
    """
    columns = len(groups)
    for member, holding in enumerate(_holding(count, groups)):
        indices = [*holding, *([columns + member] if spare else [])]
        values = [1.0] * len(holding) + ([-1.0] if spare else [])
        solver.addRow(1.0, 1.0, len(indices), np.array(indices, np.int32), np.array(values))
    if spare:
        doubled = np.arange(columns, columns + count, dtype=np.int32)
        solver.addRow(1.0, 1.0, count, doubled, np.ones(count))


def _begin(
    solver: Solver, groups: Sequence[tuple[int, ...]], known: Collection[tuple[int, ...]]
) -> None:
    """Let the solver look for what is better than a choice of as many groups."""
    every = np.arange(len(groups), dtype=np.int32)
    number = float(len(known))
    solver.addRow(number, number, len(groups), every, np.ones(len(groups)))
    solution = highspy.HighsSolution()
    taken = set(known)
    solution.col_value = [float(group in taken) for group in groups]
    solver.setSolution(solution)


def _holding(count: int, groups: Sequence[tuple[int, ...]]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for column, group in enumerate(groups):
        for member in group:
            found[member].append(column)
    return found
