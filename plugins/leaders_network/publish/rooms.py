"""A room as its members see it."""

from __future__ import annotations

from collections.abc import Iterator

from leaders_network.directory.room import Room
from leaders_network.publish.ground import Ground
from leaders_network.publish.people import person
from leaders_network.publish.phrases import day
from leaders_network.publish.prose import Prose
from leaders_network.publish.reach import contact_view
from leaders_network.publish.views import Link, RoomContact, RoomView


def room_view(ground: Ground, room: Room, convener: Link | None) -> RoomView:
    """Return what a room's front page shows.

    Args:
        ground: What the room's members see.
        room: The room.
        convener: Who convenes it, as far as its members may know.
    """
    group = ground.directory.records.groups.get(room.id) if not room.programme else None
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
    )


def _contacts(ground: Ground, room: Room) -> Iterator[RoomContact]:
    """Yield the members' contacts that are for this room alone."""
    for identifier, leader in ground.directory.records.leaders.items():
        member = ground.link("leader", identifier, person(ground, identifier).name)
        for appointment in leader.appointments:
            for contact in appointment.contacts:
                if contact.audience == room.id:
                    yield RoomContact(member, contact_view(ground, contact))
