"""What stands in a room's site, and who convenes it: found in the records, before any view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from leaders_network.addresses import RoomPages, path_of
from leaders_network.audiences import Audience
from leaders_network.directory.room import Room, rooms_of
from leaders_network.publish.sight import Sight
from leaders_network.records.field import NETWORK
from leaders_network.records.records import Records


def room_of(records: Records, audience: Audience) -> Room:
    """Return the room of an audience that is one."""
    return next(room for room in rooms_of(records) if room.id == audience.name)


def members_of(room: Room, records: Records) -> Records:
    """Return the records without the leaders who are no members of a room."""
    members = {i: leader for i, leader in records.leaders.items() if room.holds(leader)}
    return replace(records, leaders=members)


def convener_of(room: Room, seen: Records) -> tuple[str, str] | None:
    """Return the id and the name of a room's convener, who need not be a member."""
    group = seen.groups.get(room.id) if not room.programme else None
    leader = seen.leaders.get(group.convener or "") if group else None
    return (group.convener or "", leader.name) if group and leader else None


def pages_of_room(records: Records, room: Audience, day: date) -> RoomPages:
    """Return what stands in a room's site, found without publishing it."""
    own = room_of(records, room)
    people = Records(records.folder, records.name, leaders=members_of(own, records).leaders)
    seen = Sight(room, day, records.network).of(people)
    return room_pages(records, members_of(own, seen).leaders)


def room_pages(records: Records, members: Iterable[str]) -> RoomPages:
    """Return what stands in a room's site, and what stands in none that its members may open."""
    return RoomPages(tuple(members), tuple(_unknown_to_network(records)))


def _unknown_to_network(records: Records) -> Iterator[str]:
    network = Audience.rung(NETWORK)
    for scheme in ("organisation", "programme", "group", "contributor"):
        for identifier, record in getattr(records, f"{scheme}s").items():
            known = network.sees(record.audience)
            if not known:
                yield path_of(scheme, identifier)
            for post in getattr(record, "posts", ()):
                if not known or not network.sees(post.audience):
                    yield path_of("post", f"{identifier}/{post.id}")
