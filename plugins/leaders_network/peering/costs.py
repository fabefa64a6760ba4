"""What putting members together costs: little where they differ, can meet, and have not met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from leaders_network.peering.cohort import Gathering, Member

APART = 1000.0
"""Somebody wished not to be with somebody: it is never done while there is another way."""
MET = 200.0
SAME_ORGANISATION = 60.0
SAME_SECTOR = 12.0
SAME_ROLE = 3.0
SHARED_TOPIC = -0.4
TOGETHER = -30.0
FAR = 5.0
"""Each member who serves no part of the place where the set can best meet."""
WIDE = 8.0
"""Each member of a set, times how wide the narrowest place is in which most of it can meet."""


Numbers = NDArray[np.float64]


@dataclass(slots=True)
class Costs:
    """The costs of a cohort's sets; those of pairs are worked out once."""

    gathering: Gathering
    pairs: Numbers = field(init=False)
    """What each two members cost together."""
    serving: Numbers = field(init=False)
    """Which members, down, serve which places, across; the places by their names."""
    placed: Numbers = field(init=False)
    """Which members serve any place."""
    wide: Numbers = field(init=False)
    """How wide each place is."""
    _places: list[str] = field(init=False)
    _known: dict[tuple[int, ...], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        members = self.gathering.members
        self.pairs = np.zeros((len(members), len(members)))
        for one, other in combinations(range(len(members)), 2):
            cost = self._pair(members[one], members[other])
            self.pairs[one, other] = self.pairs[other, one] = cost
        self._places = sorted({place for member in members for place in member.places})
        serving = [[place in member.places for place in self._places] for member in members]
        self.serving = np.array(serving, np.float64).reshape(len(members), len(self._places))
        self.placed = np.array([bool(member.places) for member in members], np.float64)
        self.wide = np.array([self.width(place) for place in self._places], np.float64)

    def of(self, chosen: Iterable[int]) -> float:
        """Return what a set costs, by the places of its members among all."""
        key = tuple(sorted(chosen))
        if key not in self._known:
            between = sum(self.pairs[one, other] for one, other in combinations(key, 2))
            self._known[key] = float(between + self.distance(key))
        return self._known[key]

    def distance(self, chosen: Sequence[int]) -> float:
        """Return what it costs a set to meet where that is easiest for them."""
        there = self.serving[list(chosen)].sum(axis=0)
        known = self.placed[list(chosen)].sum()
        return float(self.distances(there, known, np.float64(len(chosen)), self.wide))

    def distances(
        self, there: Numbers, known: Numbers, size: Numbers | np.float64, wide: Numbers
    ) -> Numbers:
        """Return what it costs sets to meet, each where that is easiest for it.

        Args:
            there: How many of each set serve each of some places, the places last.
            known: How many of each serve any place.
            size: How many are in each.
            wide: How wide each of these places is.
        """
        each = np.asarray(size)[..., None]
        least = _at_each(there, each, wide).min(axis=-1, initial=np.inf)
        nowhere = (FAR + WIDE) * size
        return np.where(np.isinf(least), nowhere, least - FAR * (size - known))

    def meeting(self, chosen: Sequence[int]) -> tuple[str, int]:
        """Return the place where a set can best meet, and how many of it serve some part of it."""
        there = self.serving[list(chosen)].sum(axis=0)
        if not there.any():
            return "", 0
        costs = _at_each(there, np.float64(len(chosen)), self.wide)
        best = int(np.argmin(costs.round(6)))
        return self._places[best], int(there[best])

    def width(self, place: str) -> float:
        """Return how wide a place is: what part of all places lies in it."""
        return self.gathering.width.get(place, 0.0)

    def _pair(self, one: Member, other: Member) -> float:
        gathering, pair = self.gathering, frozenset((one.id, other.id))
        cost = SHARED_TOPIC * len(one.topics & other.topics)
        for is_so, worth in (
            (pair in gathering.apart, APART),
            (pair in gathering.met, MET),
            (pair in gathering.together, TOGETHER),
            (bool(one.organisations & other.organisations), SAME_ORGANISATION),
            (bool(one.sectors & other.sectors), SAME_SECTOR),
            (bool(one.roles & other.roles), SAME_ROLE),
        ):
            cost += worth if is_so else 0.0
        return cost


def _at_each(there: Numbers, size: Numbers | np.float64, wide: Numbers) -> Numbers:
    """Return what it costs sets to meet at each place, which nobody does where none of them is."""
    return np.where(there > 0, FAR * (size - there) + WIDE * size * wide, np.inf)
