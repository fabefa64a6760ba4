"""Rules about cohorts: who is in a peer set is a member, and stands in one set of a round alone."""

from __future__ import annotations

from collections.abc import Iterator

from leaders_network.directory.ruling import Rules
from leaders_network.marks import Step
from leaders_network.records.gathering import Cohort, PeerRound


def members_of(rules: Rules, programme: str, cohort: str) -> set[str]:
    """Return the ids of the leaders who are in a cohort."""
    return {
        identifier
        for identifier, leader in rules.directory.records.leaders.items()
        if leader.is_in(programme, cohort)
    }


def peers_are_members(rules: Rules) -> None:
    """Record each wish and each place in a peer set of somebody who is not in the cohort."""
    for programme, file, steps, cohort in _cohorts(rules):
        if not (cohort.id and (cohort.wishes or cohort.peer_rounds)):
            continue
        members = members_of(rules, programme, cohort.id)
        for leader, place in leaders_named(cohort):
            known = rules.directory.records.leaders
            if leader in known and leader not in members and _tells_all(rules, leader):
                message = f"`{leader}` is not in the cohort `{cohort.id}`"
                fix = f"remove them here, or name the cohort in leaders/{leader}.yml"
                rules.say(file, (*steps, *place), "not-a-member", message, fix)


def _tells_all(rules: Rules, leader: str) -> bool:
    """Return whether a leader's file says of which cohorts they are, and all of these are there."""
    records = rules.directory.records
    known = {(p, cohort.id) for p, found in records.programmes.items() for cohort in found.cohorts}
    named = [(place.programme, place.cohort) for place in records.leaders[leader].programmes]
    return rules.knows(f"leaders/{leader}.yml", ("programmes",)) and known.issuperset(named)


def peers_meet_once(rules: Rules) -> None:
    """Record whoever stands in two peer sets of one round.

    Pairs of buddies need not be disjoint: of an odd number, one member has two buddies.
    """
    for _, file, steps, cohort in _cohorts(rules):
        for number, peers in enumerate(cohort.peer_rounds):
            _twice(rules, file, (*steps, "peer_rounds", number), peers)


def _twice(rules: Rules, file: str, steps: tuple[Step, ...], peers: PeerRound) -> None:
    seen: set[str] = set()
    for position, one in enumerate(peers.sets):
        for place, leader in enumerate(one.members):
            if leader and leader in seen:
                where = (*steps, "sets", position, "members", place)
                message = f"`{leader}` stands in two sets of `{peers.id}`"
                rules.say(file, where, "repeated-peer", message, "keep one of the two")
            seen.add(leader)


def _cohorts(rules: Rules) -> Iterator[tuple[str, str, tuple[Step, ...], Cohort]]:
    for identifier, programme in rules.directory.records.programmes.items():
        for position, cohort in enumerate(programme.cohorts):
            yield identifier, f"programmes/{identifier}.yml", ("cohorts", position), cohort


def leaders_named(cohort: Cohort) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """Yield each leader whom a wish or a peer set of a cohort names, and where."""
    for number, wish in enumerate(cohort.wishes):
        yield wish.leader, ("wishes", number, "leader")
        for kind in ("together", "apart"):
            for place, leader in enumerate(getattr(wish, kind)):
                yield leader, ("wishes", number, kind, place)
    for number, peers in enumerate(cohort.peer_rounds):
        for kind in ("sets", "buddies"):
            for position, one in enumerate(getattr(peers, kind)):
                for place, leader in enumerate(one.members):
                    yield leader, ("peer_rounds", number, kind, position, "members", place)
