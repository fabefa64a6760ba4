"""The access list: everyone who may sign in, by which addresses, to what, and whom they may edit.

The directory is the access list. A leader signs in by the addresses of `sign_in`, from the day they
joined; an assistant by their own address, while an appointment that they assist is held; the team's
members are listed in a file of their own. Somebody who is named in several places is one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from leaders_network.directory.days import is_held
from leaders_network.directory.room import Room, open_rooms
from leaders_network.records.contact import Assistant
from leaders_network.records.field import NETWORK, TEAM
from leaders_network.records.leader import Leader
from leaders_network.records.records import Records
from leaders_network.records.team import TeamMember
from leaders_network.records.ways import without_capitals


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in."""

    key: str
    """`leader:ID`, `assistant:ADDRESS` or `team:ADDRESS`: the same as long as they stay."""
    name: str
    addresses: tuple[str, ...]
    """The addresses that are theirs, without capitals, sorted."""
    groups: tuple[str, ...]
    """The names of the audiences whose sites are open to them, besides the public's, sorted."""
    edits: tuple[str, ...] = ()
    """The ids of the leaders whose entries they may confirm and correct, sorted."""
    assists: tuple[str, ...] = ()
    """The ids of the leaders whom they assist today, sorted."""

    @property
    def leader(self) -> str | None:
        """The id of the leader they are, or None for an assistant or a member of the team."""
        kind, _, identifier = self.key.partition(":")
        return identifier if kind == "leader" else None


def access_list(records: Records, day: date, team: Iterable[TeamMember]) -> tuple[Person, ...]:
    """Return everyone who may sign in on a day, in the order of their keys.

    Args:
        records: The whole directory, checked: an address in it is one person's.
        day: Says who has joined and which appointments are held.
        team: Those who run the network.
    """
    rooms = tuple(open_rooms(records, day))
    listing = _Listing()
    for identifier, leader in records.leaders.items():
        if leader.joined is None or leader.joined <= day:
            listing.add_leader(identifier, leader, rooms)
    for identifier, leader in records.leaders.items():
        for assistant in _assistants(leader, day):
            listing.add_assistant(assistant, identifier)
    for member in team:
        listing.add_member(member, rooms)
    return tuple(sorted(listing.people(), key=lambda person: person.key))


def _assistants(leader: Leader, day: date) -> Iterator[Assistant]:
    for appointment in leader.appointments:
        if is_held(appointment, day):
            yield from appointment.assistants


@dataclass(slots=True)
class _Draft:
    key: str
    name: str
    addresses: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    edits: set[str] = field(default_factory=set)
    assists: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Listing:
    """People as they are gathered, found again by any of their addresses."""

    by_address: dict[str, _Draft] = field(default_factory=dict)

    def add_leader(self, identifier: str, leader: Leader, rooms: Iterable[Room]) -> None:
        draft = self._person(f"leader:{identifier}", leader.name, leader.sign_in)
        draft.groups |= {NETWORK, *(room.id for room in rooms if room.holds(leader))}
        draft.edits.add(identifier)

    def add_assistant(self, assistant: Assistant, leader: str) -> None:
        if not assistant.email:
            return
        key = f"assistant:{without_capitals(assistant.email)}"
        draft = self._person(key, assistant.name, (assistant.email,))
        draft.groups.add(NETWORK)
        draft.assists.add(leader)
        if assistant.may_edit:
            draft.edits.add(leader)

    def add_member(self, member: TeamMember, rooms: Iterable[Room]) -> None:
        key = f"team:{without_capitals(member.sign_in[0])}"
        draft = self._person(key, member.name, member.sign_in)
        draft.groups |= {NETWORK, TEAM, *(room.id for room in rooms)}

    def people(self) -> Iterator[Person]:
        for draft in {id(draft): draft for draft in self.by_address.values()}.values():
            gathered = (draft.addresses, draft.groups, draft.edits, draft.assists)
            yield Person(draft.key, draft.name, *(tuple(sorted(found)) for found in gathered))

    def _person(self, key: str, name: str, addresses: Iterable[str]) -> _Draft:
        """Return the person whom one of the addresses is known for, or else a new one."""
        own = {without_capitals(address) for address in addresses}
        known = next((self.by_address[one] for one in sorted(own) if one in self.by_address), None)
        draft = known or _Draft(key, name)
        draft.addresses |= own
        self.by_address.update(dict.fromkeys(draft.addresses, draft))
        return draft
