"""A cohort as far as it matters for who is put together: its members, who met, what they wish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from leaders_network.directory.linking import Directory
from leaders_network.directory.room import room_id
from leaders_network.problems import SettingsError, near_word
from leaders_network.records.gathering import Cohort

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the cohort, as they are on the day."""

    id: str
    name: str
    sectors: frozenset[str]
    organisations: frozenset[str]
    roles: frozenset[str]
    places: frozenset[str]
    """Every area that holds or shares ground with what they serve, but for what holds all."""
    topics: frozenset[str]
    began: date | None


@dataclass(frozen=True, slots=True)
class Gathering:
    """A cohort's members in the order of their ids, and what is known between them."""

    programme: str
    cohort: Cohort
    members: tuple[Member, ...]
    met: frozenset[Pair]
    """Who was in a set, or a pair of buddies, with whom before: in this cohort or another."""
    together: frozenset[Pair]
    apart: frozenset[Pair]
    width: Mapping[str, float]
    """For each place what part of all places lies in it."""

    @property
    def indices(self) -> dict[str, int]:
        """Return each member's place among the members, by their id."""
        return {member.id: place for place, member in enumerate(self.members)}


def found(directory: Directory, named: str) -> tuple[str, Cohort]:
    """Return the programme and the cohort that somebody names.

    Args:
        directory: The whole directory.
        named: `PROGRAMME/COHORT`, a room's id, or a cohort's id where one programme alone has it.

    Raises:
        SettingsError: When there is none, or more than one.
    """
    known = {
        f"{identifier}/{cohort.id}": (identifier, cohort)
        for identifier, programme in directory.records.programmes.items()
        for cohort in programme.cohorts
    }
    if named in known:
        return known[named]
    fitting = [name for name, (_, cohort) in known.items() if named in (cohort.id, room_id(cohort))]
    if len(fitting) == 1:
        return known[fitting[0]]
    if fitting:
        raise SettingsError(f"several cohorts are called {named}: say {' or '.join(fitting)}")
    near = near_word(named, known) or ", ".join(known) or "none is written yet"
    raise SettingsError(f"there is no cohort {named}; there is {near}")


def gathering(directory: Directory, programme: str, cohort: Cohort, day: date) -> Gathering:
    """Return what matters of a cohort on a day."""
    members = tuple(_members(directory, programme, cohort.id, day))
    wishes = {
        kind: frozenset(
            frozenset((wish.leader, other))
            for wish in cohort.wishes
            for other in getattr(wish, kind)
            if other != wish.leader
        )
        for kind in ("together", "apart")
    }
    met = frozenset(_met(directory))
    wished = wishes["together"], wishes["apart"]
    return Gathering(programme, cohort, members, met, *wished, _widths(directory))


def _widths(directory: Directory) -> dict[str, float]:
    """Return what part of all places lies in each: a nation is wide, a region is not."""
    counted: dict[str, int] = {}
    for code in directory.areas:
        for area in directory.areas_above(code):
            counted[area.id] = counted.get(area.id, 0) + 1
    return {code: count / len(directory.areas) for code, count in counted.items()}


def _members(directory: Directory, programme: str, cohort: str, day: date) -> Iterator[Member]:
    for identifier, leader in sorted(directory.records.leaders.items()):
        if not leader.is_in(programme, cohort):
            continue
        now = directory.tenures(leader, "current", day)
        yield Member(
            identifier,
            leader.name,
            frozenset(held.organisation.sector for _, held in now),
            frozenset(held.organisation_id for _, held in now),
            frozenset(held.post.role for _, held in now if held.post.role),
            frozenset(_places(directory, (code for _, held in now for code in held.areas))),
            frozenset(leader.knows_about),
            max((appointment.start for appointment, _ in now), default=None),
        )


def _places(directory: Directory, codes: Iterable[str]) -> Iterator[str]:
    for code in codes:
        for area in directory.areas_above(code):
            if area.parents:
                yield area.id
        if code in directory.areas:
            yield from directory.areas[code].overlaps


def _met(directory: Directory) -> Iterator[Pair]:
    for programme in directory.records.programmes.values():
        for cohort in programme.cohorts:
            for peers in cohort.peer_rounds:
                for one in (*peers.sets, *peers.buddies):
                    yield from map(frozenset, combinations(set(one.members), 2))
