"""Cohorts as an audience sees them on a day: how to apply, what they learn, who is put together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from leaders_network.compact import replaced
from leaders_network.directory.days import time_of
from leaders_network.directory.room import room_id
from leaders_network.publish.ground import Ground
from leaders_network.publish.items import resources_of, sessions_of
from leaders_network.publish.people import people_in_order, person
from leaders_network.publish.phrases import count
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.rows import item_row
from leaders_network.publish.views.gathering import (
    ApplyingState,
    ApplyingView,
    CohortView,
    ModuleView,
    PeerRoundView,
    PeerSetView,
)
from leaders_network.publish.views.rows import ItemRow
from leaders_network.records.field import NETWORK, TEAM
from leaders_network.records.gathering import Cohort, PeerRound, PeerSet
from leaders_network.records.leader import Leader

_MODULE = "module"
_STATES = ("current", "coming", "past")


def cohort_views(ground: Ground, programme: str) -> tuple[CohortView, ...]:
    """Return a programme's cohorts: today's first, then those to come, then the alumni."""
    cohorts = ground.directory.records.programmes[programme].cohorts
    views = [cohort_view(ground, programme, cohort) for cohort in reversed(cohorts)]
    return tuple(sorted(views, key=lambda one: _STATES.index(one.state)))


def cohort_view(ground: Ground, programme: str, cohort: Cohort) -> CohortView:
    """Return a cohort, with as much of it as the audience may see."""
    start = day_view(cohort.start).text
    members = members_of(ground.directory.records.leaders, programme, cohort.id)
    return CohortView(
        cohort.name,
        f"{start} to {day_view(cohort.end).text}" if cohort.end else f"From {start}",
        time_of(cohort.start, cohort.end, ground.day),
        cohort.summary or "",
        people_in_order(ground, members),
        cohort.terms,
        tuple(_round(ground, peers, members) for peers in reversed(cohort.peer_rounds)),
        f"../rooms/{room_id(cohort)}/" if ground.audience.name in (NETWORK, TEAM) else "",
    )


def applying(ground: Ground, programmes: Iterable[str]) -> tuple[ApplyingView, ...]:
    """Return where one may apply now, then where one soon may, then where it is too late."""
    found: list[tuple[int, date, ApplyingView]] = []
    for identifier in programmes:
        programme = ground.directory.records.programmes[identifier]
        link = ground.link("programme", identifier, programme.name)
        for cohort in programme.cohorts:
            given = cohort.applications
            # Nobody needs to be told for ever that it once was too late.
            if given and time_of(cohort.start, cohort.end, ground.day) == "coming":
                state, words = _state(given.opens, given.closes, ground.day)
                view = ApplyingView(link, cohort.name, state, words, given.how, given.link)
                order = ("open", "coming", "closed").index(state)
                found.append((order, given.closes, view))
    return tuple(view for _, _, view in sorted(found, key=lambda one: one[:2]))


def _state(opens: date, closes: date, on: date) -> tuple[ApplyingState, str]:
    if on < opens:
        return "coming", f"Opens on {day_view(opens).text}, closes on {day_view(closes).text}"
    if on > closes:
        return "closed", f"Closed on {day_view(closes).text}"
    left = (closes - on).days
    rest = "today is the last day" if not left else f"{count(left, 'day')} left"
    return "open", f"Open now, until {day_view(closes).text}: {rest}"


def module_views(
    ground: Ground, programme: str, cohort: Cohort | None = None
) -> tuple[ModuleView, ...]:
    """Return a programme's modules in their order.

    Args:
        ground: What the audience sees.
        programme: The programme's id.
        cohort: Whose days are shown, where they are shown to one cohort alone.
    """
    found = (
        ModuleView(
            item_row(ground, item),
            item.front.number,
            tuple(sessions_of(ground, item.front, cohort)),
            resources_of(ground, item),
            tuple(_reading(ground, item.front.reading)),
        )
        for item in ground.curation.everything()
        if item.kind == _MODULE and item.front.programme == programme
    )
    return tuple(sorted(found, key=lambda one: (one.number, one.row.title)))


def module_rows(ground: Ground) -> Iterator[ItemRow]:
    """Give every module as a row, programme by programme in their order, each told with its own."""
    for identifier, programme in ground.directory.records.programmes.items():
        for module in module_views(ground, identifier):
            yield replace(module.row, facts=(programme.name, *module.row.facts))


def _reading(ground: Ground, identifiers: Iterable[str]) -> Iterator[ItemRow]:
    for identifier in identifiers:
        found = ground.curation.find(identifier)
        if found is not None:
            yield item_row(ground, found)


def members_of(leaders: Mapping[str, Leader], programme: str, cohort: str) -> dict[str, None]:
    """Return the ids of those who are seen to be in a cohort."""
    return {key: None for key, leader in leaders.items() if leader.is_in(programme, cohort)}


def _round(ground: Ground, peers: PeerRound, members: Container[str]) -> PeerRoundView:
    known = among(peers, members)
    return PeerRoundView(
        peers.id,
        peers.name,
        day_view(peers.start),
        tuple(_set(ground, one) for one in known.sets),
        tuple(_set(ground, one) for one in known.buddies),
    )


def _set(ground: Ground, peers: PeerSet) -> PeerSetView:
    people = tuple(person(ground, member) for member in peers.members)
    return PeerSetView(peers.id, people, peers.why)


def among(peers: PeerRound, known: Container[str]) -> PeerRound:
    """Return who is put together, without those who are not seen, or not seen to be members.

    Where nobody is left of a set, there is nothing to show; nobody is a buddy of nobody. Why they
    are together tells of each of them, so it goes with the first.
    """

    def sets(given: Iterable[PeerSet], least: int) -> Iterator[PeerSet]:
        for one in given:
            members = tuple(filter(known.__contains__, one.members))
            if len(members) >= least:
                why = one.why if members == one.members else ()
                yield replaced(one, {"members": members, "why": why})

    return replaced(
        peers, {"sets": tuple(sets(peers.sets, 1)), "buddies": tuple(sets(peers.buddies, 2))}
    )
