"""What the network may know of: nobody's own page names any other post, organisation or room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaders_network.audiences import Audience
from leaders_network.directory.room import Room, rooms_of
from leaders_network.records.field import NETWORK
from leaders_network.records.organisation import Organisation, Post
from leaders_network.records.records import Records


def is_known(record: Any) -> bool:
    """Return whether the network may know of an organisation or a post."""
    return Audience.rung(NETWORK).sees(record.audience)


def known_rooms(records: Records) -> Iterator[Room]:
    """Yield each room whose programme or group the network may know of."""
    for room in rooms_of(records):
        owner = records.programmes[room.programme] if room.programme else records.groups[room.id]
        if is_known(owner):
            yield room


def known_post(records: Records, reference: str) -> tuple[Organisation, Post] | None:
    """Return a post and its organisation, where the network may know of both."""
    owner, _, identifier = reference.partition("/")
    organisation = records.organisations.get(owner)
    if organisation is None or not is_known(organisation):
        return None
    found = (post for post in organisation.posts if post.id == identifier)
    return next(((organisation, post) for post in found if is_known(post)), None)
