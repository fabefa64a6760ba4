"""Why some are put together, in words: for the room, and for the team that reviews it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from leaders_network.directory.linking import Directory
from leaders_network.peering.cohort import Member
from leaders_network.peering.costs import Costs
from leaders_network.publish.phrases import count, listed

_FEW = 2
_WIDE = 0.5
"""A place in which more than this part of all places lies says nothing of where to meet."""


def reasons(seen: Directory, shown: Costs, group: Iterable[str]) -> tuple[str, ...]:
    """Return why a set or a pair is together, as its members may read it.

    What anybody wished is for the team alone and is never among the reasons; nor is anything that
    the room does not see of a member.

    Args:
        seen: The directory as the cohort's room sees it.
        shown: Of the cohort's members whom the room sees, as it sees them.
        group: The ids of whoever is together.
    """
    known = shown.gathering.indices
    places = [known[one] for one in group if one in known]
    if len(places) < _FEW:
        return ()
    members = [shown.gathering.members[one] for one in places]
    found = [_sectors(seen, members), _place(seen, shown, places), _new(shown, members)]
    return (*(words for words in found if words), *_topics(seen, members))


def doubts(costs: Costs, groups: Sequence[Sequence[int]]) -> Iterator[str]:
    """Yield what the team should look at in sets or pairs: what could not be avoided."""
    gathering = costs.gathering
    for one, other in sorted(_together(groups)):
        first, second = gathering.members[one], gathering.members[other]
        pair = frozenset((first.id, second.id))
        if pair in gathering.apart:
            yield f"{first.name} and {second.name} are together, against a wish"
        if pair in gathering.met:
            yield f"{first.name} and {second.name} have been put together before"
        if first.organisations & second.organisations:
            yield f"{first.name} and {second.name} work at one organisation"


def unmet(costs: Costs, groups: Sequence[Sequence[int]]) -> Iterator[str]:
    """Yield each wish to be together that the sets do not meet."""
    gathering, together = costs.gathering, _together(groups)
    places = gathering.indices
    for pair in sorted(gathering.together, key=sorted):
        ids = sorted(pair)
        if all(each in places for each in ids):
            one, other = sorted(places[each] for each in ids)
            names = " and ".join(gathering.members[place].name for place in (one, other))
            if (one, other) not in together:
                yield f"{names} are not together, as was wished"


def _together(groups: Sequence[Sequence[int]]) -> set[tuple[int, ...]]:
    """Return every two who are in one group, the lower number first."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def spread(costs: Costs, sets: Sequence[Sequence[int]]) -> Iterator[str]:
    """Yield each set of which less than half serve one place, so that it must agree on one."""
    for number, group in enumerate(sets, start=1):
        place, there = costs.meeting(group)
        is_wide = not place or costs.width(place) > _WIDE
        if is_wide or there * 2 < len(group):
            most = "few" if is_wide else f"{there} of {len(group)}"
            yield f"Set {number} is spread out: {most} serve one place; agree where they meet"


def _sectors(directory: Directory, members: Sequence[Member]) -> str:
    counted = Counter(sector for member in members for sector in member.sectors)
    if not all(member.sectors for member in members):
        return ""
    known = directory.sectors
    twice = [known[sector].name for sector, number in sorted(counted.items()) if number > 1]
    if not twice:
        return "Each from another sector" if len(members) > _FEW else "From two sectors"
    return f"{count(len(counted), 'sector')}; more than one from {listed(twice)}"


def _place(directory: Directory, costs: Costs, group: Sequence[int]) -> str:
    place, there = costs.meeting(group)
    if not place or there < _FEW or costs.width(place) > _WIDE:
        return ""
    name = directory.areas[place].name
    if there == len(group):
        return f"{'Both' if there == _FEW else f'All {there}'} serve {name}"
    return f"{there} of {len(group)} serve {name}"


def _new(costs: Costs, members: Sequence[Member]) -> str:
    pairs = combinations([member.id for member in members], 2)
    met = any(frozenset(pair) in costs.gathering.met for pair in pairs)
    return "" if met or not costs.gathering.met else "Have not been put together before"


def _topics(directory: Directory, members: Sequence[Member]) -> Iterator[str]:
    needed = max(_FEW, len(members) // 2)
    counted = Counter(topic for member in members for topic in member.topics)
    shared = sorted(topic for topic, number in counted.items() if number >= needed)
    names = [directory.topics[topic].name for topic in shared if topic in directory.topics]
    if names:
        yield f"{'Both' if len(members) == _FEW else 'Several'} know about {listed(names, most=2)}"
