"""A division of a cohort into sets, made member by member and bettered by exchanges.

What many exchanges would gain is worked out at once, in arrays: one of two sets has some thirty.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from random import Random

import numpy as np

from leaders_network.peering.costs import SAME_SECTOR, Costs, Numbers

Group = tuple[int, ...]

_START = SAME_SECTOR / 2
"""What a member adds to an empty set."""

_NOTHING = 1e-9
"""A gain below it is none: sums of the same costs may differ by as much."""


def built(costs: Costs, number: int, random: Random) -> list[list[int]]:
    """Return a division, each member put where they cost least among the sets that have room.

    Args:
        costs: Of the cohort's sets.
        number: How many sets there are.
        random: Gives the order in which members are put.
    """
    count = len(costs.gathering.members)
    order = list(range(count))
    random.shuffle(order)
    most, larger = -(-count // number), count % number or number
    room = [most if place < larger else most - 1 for place in range(number)]
    groups: list[list[int]] = [[] for _ in range(number)]
    making = _Making.of(costs, number)
    for member in order:
        open_ = [place for place in range(number) if len(groups[place]) < room[place]]
        best = open_[int(np.argmin(making.added(member, open_).round(6)))]
        making.put(member, best)
        groups[best].append(member)
    return groups


@dataclass(slots=True)
class _Making:
    """Sets that are being made: for each what is needed to say what one more member adds."""

    costs: Costs
    size: Numbers
    known: Numbers
    there: Numbers
    near: Numbers
    """What each member, across, costs with all who are in each set, down."""
    far: Numbers
    """What it costs each set to meet."""

    @classmethod
    def of(cls, costs: Costs, number: int) -> _Making:
        members, places = costs.serving.shape
        empty = np.zeros(number)
        return cls(
            costs,
            empty,
            empty.copy(),
            np.zeros((number, places)),
            np.zeros((number, members)),
            empty.copy(),
        )

    def added(self, member: int, chosen: list[int]) -> Numbers:
        """Return what a member adds to some sets; to an empty one, less than a good start."""
        more = self.near[chosen, member] + self._distances(member, chosen) - self.far[chosen]
        return np.where(self.size[chosen] > 0, more, _START)

    def put(self, member: int, chosen: int) -> None:
        """Put a member into a set."""
        self.far[chosen] = self._distances(member, [chosen])[0]
        self.size[chosen] += 1
        self.known[chosen] += self.costs.placed[member]
        self.there[chosen] += self.costs.serving[member]
        self.near[chosen] += self.costs.pairs[member]

    def _distances(self, member: int, chosen: list[int]) -> Numbers:
        there = self.there[chosen] + self.costs.serving[member]
        known = self.known[chosen] + self.costs.placed[member]
        return self.costs.distances(there, known, self.size[chosen] + 1, self.costs.wide)


def bettered(costs: Costs, groups: list[list[int]]) -> list[Group]:
    """Return a division after every exchange of two members that makes it cheaper."""
    settled: dict[tuple[int, int], tuple[int, int]] = {}
    turns = [0] * len(groups)
    improved = True
    while improved:
        improved = False
        for one, other in combinations(range(len(groups)), 2):
            if settled.get((one, other)) == (turns[one], turns[other]):
                continue
            while _exchange(costs, groups[one], groups[other]):
                turns[one], turns[other] = turns[one] + 1, turns[other] + 1
                improved = True
            settled[one, other] = turns[one], turns[other]
    return [tuple(sorted(group)) for group in groups]


def _exchange(costs: Costs, one: list[int], other: list[int]) -> bool:
    """Exchange two members of two sets where that gains most; return whether it gained."""
    before = costs.of(one) + costs.of(other)
    between = _between(costs, one, other)
    if np.min(between) >= before - _NOTHING:
        return False  # to meet never costs less than nothing
    after = between + _distances(costs, one, other) + _distances(costs, other, one).T
    here, there = divmod(int(np.argmin(after.round(6))), len(other))
    if after[here, there] >= before - _NOTHING:
        return False
    one[here], other[there] = other[there], one[here]
    return True


def _between(costs: Costs, one: list[int], other: list[int]) -> Numbers:
    """Return what the pairs in two sets cost after each exchange, the first set's members down."""
    pairs = costs.pairs
    within = pairs[np.ix_(one, one)], pairs[np.ix_(other, other)]
    across = pairs[np.ix_(one, other)]
    left = across.sum(axis=1) - within[0].sum(axis=1)
    right = across.sum(axis=0) - within[1].sum(axis=1)
    now = (within[0].sum() + within[1].sum()) / 2
    changed: Numbers = now + left[:, None] + right[None, :] - 2 * across
    return changed


def _distances(costs: Costs, one: list[int], other: list[int]) -> Numbers:
    """Return what it costs the first set to meet after each exchange, its members down."""
    leaving, coming = costs.serving[one], costs.serving[other]
    touched = leaving.any(axis=0) | coming.any(axis=0)
    leaving, coming = leaving[:, touched], coming[:, touched]
    there = leaving.sum(axis=0) - leaving[:, None, :] + coming[None, :, :]
    known = costs.placed[one].sum() - costs.placed[one][:, None] + costs.placed[other][None, :]
    return costs.distances(there, known, np.float64(len(one)), costs.wide[touched])
