"""What stands in a room's site, and who convenes it: found in the records, before any view."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from datetime import date

from leaders_network.addresses import RoomPages, path_of
from leaders_network.audiences import Audience
from leaders_network.compact import replaced
from leaders_network.content.items import references
from leaders_network.content.links import links_in
from leaders_network.directory.room import Room, rooms_of
from leaders_network.publish.curation import Curation
from leaders_network.publish.sight import Sight
from leaders_network.records.field import NETWORK
from leaders_network.records.leader import Leader
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


def beside(
    records: Records, curation: Curation, members: Container[str], day: date
) -> dict[str, Leader]:
    """Return the leaders beside a room's members whom its items name, as the network sees them.

    Their pages, and their photos, stand in the network's site.

    Args:
        records: Every record.
        curation: What the room sees of the content.
        members: The ids of the room's members.
        day: The day the site is built for.
    """
    named = {one for one in _named(curation) if one in records.leaders and one not in members}
    leaders = {one: records.leaders[one] for one in sorted(named)}
    posts = {held.post for leader in leaders.values() for held in leader.appointments}
    bodies = {post.partition("/")[0] for post in posts} & records.organisations.keys()
    organisations = {one: records.organisations[one] for one in bodies}
    some = Records(records.folder, records.name, leaders=leaders, organisations=organisations)
    seen = Sight(Audience.rung(NETWORK), day, records.network).of(some).leaders
    return {one: replaced(leader, {"photo": None}) for one, leader in seen.items()}


def _named(curation: Curation) -> Iterator[str]:
    """Yield each leader whom the items of an audience's own site name, at their top or in text."""
    for item in curation:
        for kind, target, _, _ in references(item.front):
            named = target if kind == "person" else f"{kind}:{target}"
            if named.startswith("leader:"):
                yield named.partition(":")[2]
        yield from (link.target for link in links_in(item.page.body) if link.scheme == "leader")


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
