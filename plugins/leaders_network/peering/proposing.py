"""Peer sets and buddies that cost least, found by building many ways and recombining the best.

Each way is a whole division of the cohort, built member by member from another order and bettered
by exchanges; so there is always an answer. The sets of all ways go to the solver, which finds the
cheapest division that can be made of them; that is bettered by exchanges, and so on, until nothing
is gained. Pairs of buddies are few enough to be given to the solver all at once.
"""

from __future__ import annotations

from itertools import combinations
from random import Random

from leaders_network.peering.cohort import Gathering
from leaders_network.peering.costs import Costs
from leaders_network.peering.covering import cheapest
from leaders_network.peering.division import Group, bettered, built

_WAYS = 60
_ROUNDS = 6
_SEED = "peer sets"
_IN_ONE_SET = 8.0
"""Buddies who are in one new set would see enough of each other anyway."""
_UNEVEN = -2.0
"""One who began lately with one who has been there for longer."""
_YEAR, _LONG = 365, 730


def peer_sets(costs: Costs, size: int) -> list[Group]:
    """Return the sets: as even as can be and none larger than `size`.

    Args:
        costs: Of the cohort's sets.
        size: How many members a set has at most.
    """
    count = len(costs.gathering.members)
    if count == 0:
        return []
    number = -(-count // size)
    random = Random(_SEED)
    pool: dict[Group, float] = {}
    ways = [bettered(costs, built(costs, number, random)) for _ in range(_WAYS)]
    for way in ways:
        _keep(pool, way, costs)
    best = min(ways, key=lambda way: _total(costs, way))
    for _ in range(_ROUNDS):
        groups = sorted(pool)
        chosen = cheapest(count, groups, [pool[group] for group in groups], known=best)
        division = bettered(costs, [list(group) for group in chosen])
        if _total(costs, division) >= _total(costs, best) - 1e-9:
            break
        best = division
        _keep(pool, best, costs)
    return sorted(best)


def buddies(costs: Costs, sets: list[Group]) -> list[Group]:
    """Return pairs in which everybody stands once, or one of an odd number twice.

    Args:
        costs: Of the cohort's pairs.
        sets: The new peer sets.
    """
    count = len(costs.gathering.members)
    if count < 2:
        return []
    together = {pair for group in sets for pair in combinations(sorted(group), 2)}
    pairs = list(combinations(range(count), 2))
    prices = [
        costs.of(pair)
        + (_IN_ONE_SET if pair in together else 0.0)
        + (_UNEVEN if _is_uneven(costs.gathering, pair) else 0.0)
        for pair in pairs
    ]
    return cheapest(count, pairs, prices, spare=count % 2 == 1)


def _keep(pool: dict[Group, float], groups: list[Group], costs: Costs) -> None:
    pool.update((group, costs.of(group)) for group in groups)


def _total(costs: Costs, groups: list[Group]) -> float:
    return sum(costs.of(group) for group in groups)


def _is_uneven(gathering: Gathering, pair: Group) -> bool:
    """Return whether one of two began within a year of the other's being there for two."""
    began = sorted(day for one in pair if (day := gathering.members[one].began))
    if len(began) < 2:
        return False
    latest = max(day for member in gathering.members if (day := member.began))
    ages = [(latest - day).days for day in began]
    return ages[0] >= _LONG and ages[1] <= _YEAR
