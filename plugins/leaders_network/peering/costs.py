"""What putting members together costs: little where they differ, can meet, and have not met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

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


@dataclass(slots=True)
class Costs:
    """The costs of a cohort's sets; those of pairs are worked out once."""

    gathering: Gathering
    pairs: list[list[float]] = field(default_factory=list)
    _known: dict[tuple[int, ...], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        members = self.gathering.members
        self.pairs = [[0.0] * len(members) for _ in members]
        for one, other in combinations(range(len(members)), 2):
            cost = self._pair(members[one], members[other])
            self.pairs[one][other] = self.pairs[other][one] = cost

    def of(self, chosen: Iterable[int]) -> float:
        """Return what a set costs, by the places of its members among all."""
        key = tuple(sorted(chosen))
        if key not in self._known:
            between = sum(self.pairs[one][other] for one, other in combinations(key, 2))
            self._known[key] = between + self.distance(key)
        return self._known[key]

    def distance(self, chosen: Sequence[int]) -> float:
        """Return what it costs a set to meet where that is easiest for them."""
        members = self.gathering.members
        place, there = self.meeting(chosen)
        if not place:
            return (FAR + WIDE) * len(chosen)
        known = sum(1 for one in chosen if members[one].places)
        return FAR * (known - there) + WIDE * len(chosen) * self.width(place)

    def meeting(self, chosen: Sequence[int]) -> tuple[str, int]:
        """Return the place where a set can best meet, and how many of it serve some part of it."""
        members = self.gathering.members
        counted: dict[str, int] = {}
        for one in chosen:
            for place in members[one].places:
                counted[place] = counted.get(place, 0) + 1
        if not counted:
            return "", 0

        def cost(place: str) -> tuple[float, str]:
            far = FAR * (len(chosen) - counted[place])
            return far + WIDE * len(chosen) * self.width(place), place

        best = min(counted, key=cost)
        return best, counted[best]

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
