"""A room as its members see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaders_network.directory.room import Room
from leaders_network.publish.cohorts import cohort_view, module_views
from leaders_network.publish.ground import Ground
from leaders_network.publish.people import person
from leaders_network.publish.phrases import PURPOSES, day
from leaders_network.publish.prose import Prose
from leaders_network.publish.reach import contact_view, reach
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.contact import ContactView, RouteView
from leaders_network.publish.views.gathering import MemberView
from leaders_network.publish.views.rooms import RoomContact, RoomView
from leaders_network.records.gathering import Cohort


def room_view(ground: Ground, room: Room, convener: Link | None) -> RoomView:
    """Return what a room's front page shows.

    Args:
        ground: What the room's members see.
        room: The room.
        convener: Who convenes it, as far as its members may know.
    """
    group = ground.directory.records.groups.get(room.id) if not room.programme else None
    cohort = _cohort(ground, room)
    subjects = (*ground.topics(group.topics), *ground.area_links(group.areas)) if group else ()
    return RoomView(
        room.name,
        (group.summary or "") if group else "",
        Prose.of(group.description if group else None, ground.resolver(0)),
        convener,
        day(room.end) if room.end else None,
        day(room.closes) if room.closes else None,
        bool(room.end and room.end < ground.day),
        subjects,
        tuple(_contacts(ground, room)),
        cohort_view(ground, room.programme, cohort) if cohort else None,
        module_views(ground, room.programme, cohort) if cohort else (),
    )


def member_views(ground: Ground) -> Iterator[MemberView]:
    """Yield a room's members in the order of their names, each with the ways to take first."""
    leaders = ground.directory.records.leaders
    found = sorted(leaders, key=lambda one: (person(ground, one).sort_name, one))
    return (_member(ground, identifier) for identifier in found)


def _member(ground: Ground, identifier: str) -> MemberView:
    tenures = ground.tenures(ground.directory.records.leaders[identifier], "current")
    ways = [reach(ground, held, appointment) for appointment, held in tenures]
    own = tuple(
        contact_view(ground, contact)
        for appointment, _ in tenures
        for contact in appointment.contacts
        if contact.audience == ground.audience.name
    )
    routes = dict.fromkeys(route for way in ways for route in way.routes if _is_first(route))
    named = {route.via for route in routes}
    assistants = dict.fromkeys(assistant for way in ways for assistant in way.assistants)
    return MemberView(
        person(ground, identifier),
        tuple(route for route in routes if not _is_among(route, own)),
        # Whoever answers first need not be named again.
        tuple(assistant for assistant in assistants if assistant.name not in named),
        own,
        next((sector.name for sector in ground.sectors_of(held for _, held in tenures)), ""),
    )


def _is_among(route: RouteView, own: Iterable[ContactView]) -> bool:
    """Return whether a way leads nowhere but where the contacts shown beside it do."""
    shown = {
        address
        for contact in own
        for address in (contact.phone, contact.email, contact.web, contact.address)
    }
    leads = {route.shown, route.also_shown} - {None}
    return bool(leads) and leads <= shown


def _cohort(ground: Ground, room: Room) -> Cohort | None:
    """Return the cohort whose room it is; None for a group, or where it may not be seen."""
    programme = ground.directory.records.programmes.get(room.programme)
    cohorts = programme.cohorts if programme else ()
    return next((cohort for cohort in cohorts if cohort.id == room.cohort), None)


def _is_first(route: RouteView) -> bool:
    """Return whether a way is for talking to each other: that is what a room is for."""
    return PURPOSES["peer"].lower() in route.purpose.lower() or route.purpose == "Anything"


def _contacts(ground: Ground, room: Room) -> Iterator[RoomContact]:
    """Yield the members' contacts that are for this room alone."""
    for identifier, leader in ground.directory.records.leaders.items():
        member = ground.link("leader", identifier, person(ground, identifier).name)
        for appointment in leader.appointments:
            for contact in appointment.contacts:
                if contact.audience == room.id:
                    yield RoomContact(member, contact_view(ground, contact))
