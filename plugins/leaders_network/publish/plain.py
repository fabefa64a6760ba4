"""Published records as plain values, for files that other programs read."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from leaders_network.audiences import Audience
from leaders_network.compact import replaced
from leaders_network.directory.linking import Directory
from leaders_network.publish.cohorts import among, members_of
from leaders_network.publish.people import is_named
from leaders_network.publish.sight import visible
from leaders_network.records.contact import VIA_ASSISTANT
from leaders_network.records.dictionary import entries
from leaders_network.records.field import pydantic_fields
from leaders_network.records.gathering import Cohort, Group, Programme, Wish
from leaders_network.records.leader import Appointment, Leader
from leaders_network.records.organisation import Organisation, Post
from leaders_network.records.records import FOLDERS, Records

Plain = dict[str, Any]

Holder = TypeVar("Holder", Appointment, Post, Organisation)
"""What may have routes."""


def plain_records(records: Records, audience: Audience, day: date) -> dict[str, dict[str, Plain]]:
    """Return what an audience sees of every record on a day, by kind and id, as plain values."""
    directory = visible(records, audience, day)
    seen, known = led(directory.records), _Known.of(directory, audience)
    return {
        kind: {
            key: plain(known.within(key, record))
            for key, record in sorted(getattr(seen, kind).items())
        }
        for kind in FOLDERS
    }


@dataclass(frozen=True, slots=True)
class _Known:
    """Records that refer to nothing but what the audience sees.

    What somebody may not see has no page, and its id would tell that it is there.
    """

    directory: Directory
    audience: Audience
    cohorts: frozenset[tuple[str, str]]
    """Every cohort that is seen, as the ids of its programme and of itself."""

    @classmethod
    def of(cls, directory: Directory, audience: Audience) -> _Known:
        """Return what one audience sees, gathered once for all records."""
        programmes = directory.records.programmes.items()
        cohorts = frozenset((key, cohort.id) for key, one in programmes for cohort in one.cohorts)
        return cls(directory, audience, cohorts)

    def within(self, key: str, record: Any) -> Any:
        """Return a record without what it says of anything that is not seen."""
        seen = self.directory.records
        if isinstance(record, Leader):
            return self._leader(record)
        if isinstance(record, Organisation) and record.parent not in seen.organisations:
            return replaced(record, {"parent": None})
        if isinstance(record, Group) and record.convener not in seen.leaders:
            return replaced(record, {"convener": None})
        if isinstance(record, Programme):
            own = (_among(one, members_of(seen.leaders, key, one.id)) for one in record.cohorts)
            return replaced(record, {"cohorts": tuple(own)})
        return record

    def _leader(self, leader: Leader) -> Leader:
        """Return a leader without what refers to anything that is not seen.

        An appointment to a post that is not seen goes whole, with its contacts, as it does from
        pages; so does what is asked without a name, for here it would stand under one.
        """
        posts, groups = self.directory.posts, self.directory.records.groups
        kept = {
            "appointments": (held for held in leader.appointments if held.post in posts),
            "programmes": (
                one for one in leader.programmes if (one.programme, one.cohort) in self.cohorts
            ),
            "groups": (group for group in leader.groups if group in groups),
            "asks": (ask for ask in leader.asks if is_named(self.audience, ask)),
        }
        return replaced(leader, {name: tuple(values) for name, values in kept.items()})


def led(seen: Records) -> Records:
    """Return pruned records without the routes by a contact or an assistant that is not seen."""
    bodies: dict[str, Organisation] = {}
    above: dict[str, tuple[Post, Organisation]] = {}
    for key, body in seen.organisations.items():
        posts = tuple(_led(post, body) for post in body.posts)
        bodies[key] = replaced(_led(body), {"posts": posts})
        above |= {f"{key}/{post.id}": (post, body) for post in posts}
    leaders = {
        key: replaced(
            leader,
            {
                "appointments": tuple(
                    _led(held, *above.get(held.post, ())) for held in leader.appointments
                )
            },
        )
        for key, leader in seen.leaders.items()
    }
    return replace(seen, leaders=leaders, organisations=bodies)


def _led(holder: Holder, *above: Post | Organisation) -> Holder:
    ways = {contact.id for one in (holder, *above) for contact in one.contacts}
    if getattr(holder, "assistants", ()):
        ways.add(VIA_ASSISTANT)
    return replaced(holder, {"routes": tuple(one for one in holder.routes if one.via in ways)})


def _among(cohort: Cohort, known: Container[str]) -> Cohort:
    rounds = tuple(among(peers, known) for peers in cohort.peer_rounds)
    wishes = tuple(_wish(one, known) for one in cohort.wishes if one.leader in known)
    return replaced(cohort, {"peer_rounds": rounds, "wishes": wishes})


def _wish(wish: Wish, known: Container[str]) -> Wish:
    named = {"together": wish.together, "apart": wish.apart}
    seen = {way: tuple(filter(known.__contains__, ids)) for way, ids in named.items()}
    return replaced(wish, seen)


def plain(record: Any) -> Plain:
    """Return a record, or one within another, as plain values, without what it leaves out."""
    model: type = type(record)
    names = {info.alias or name: name for name, info in pydantic_fields(model).items()}
    found = ((entry.key, getattr(record, names[entry.key])) for entry in entries(model))
    return {key: _value(value) for key, value in found if value not in (None, (), "")}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return plain(value) if hasattr(value, "__pydantic_fields__") else value
