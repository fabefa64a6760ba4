"""Who may come in: whose addresses open which sites and whose entries, before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from leaders_network.gate.people import Person, access_list
from leaders_network.records.leader import Leader
from leaders_network.records.records import Records
from leaders_network.records.ways import without_capitals
from leaders_network.reviewing.chosen import Chosen
from leaders_network.reviewing.renaming import renamed, rooms_renamed
from leaders_network.reviewing.snapshot import Snapshot

_NOBODY = Person("", "", (), ())


@dataclass(frozen=True, slots=True)
class Entrance:
    """What changes for one address: the sites it opens, and the entries it may confirm."""

    address: str
    name: str
    key: str
    """Who it is, as the access list says it."""
    opens: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    edits_no_more: tuple[str, ...] = ()
    is_new: bool = False
    """Whether the address opened nothing before."""
    day: date | None = None

    @property
    def widens(self) -> bool:
        """Return whether somebody may see or change what they could not."""
        return bool(self.opens or self.edits)


def entrances(
    before: Snapshot, after: Snapshot, day: date, changed: Chosen, turning: Mapping[date, Chosen]
) -> tuple[Entrance, ...]:
    """Return what changes for each address, today or on a day to come, with the first such day.

    What somebody may on a later day still is told by itself.

    Args:
        before: The base.
        after: The head.
        day: Today.
        changed: What differs between the two.
        turning: The days to come on which something of it takes effect, with what does so.
    """
    names, rooms = renamed(before, after), rooms_renamed(before.records, after.records)
    leaders = _as_called_now(before.records.leaders, names)
    old, new = replace(before.records, leaders=leaders), after.records
    neighbours = _Neighbours.of(old.leaders, new.leaders)
    found: dict[str, list[Entrance]] = {}
    for moment, picked in {day: changed, **turning}.items():
        near = None if _opens_rooms(picked) else neighbours.of_all(_now(picked, names))
        sides = (old, new) if near is None else (_only(old, near), _only(new, near))
        for entrance in _on(*sides, moment, rooms):
            later = replace(entrance, day=moment if moment != day else None)
            told = found.setdefault(entrance.address, [])
            told += [later] if not told else _beyond(later, told)
    return tuple(
        sorted(chain.from_iterable(found.values()), key=lambda one: (one.name, one.address))
    )


def _beyond(later: Entrance, told: Sequence[Entrance]) -> list[Entrance]:
    """Return what somebody may on a later day and on none before it, where that is anything."""
    opens = set(later.opens).difference(*(one.opens for one in told))
    edits = set(later.edits).difference(*(one.edits for one in told))
    more = replace(
        later,
        opens=tuple(sorted(opens)),
        edits=tuple(sorted(edits)),
        closes=(),
        edits_no_more=(),
        is_new=later.is_new and not any(one.opens for one in told),
    )
    return [more] if more.widens else []


def _opens_rooms(picked: Chosen) -> bool:
    """Return whether groups or programmes are among what was picked: these let anybody in."""
    return bool(picked.records.get("groups") or picked.records.get("programmes"))


def _now(picked: Chosen, names: Mapping[str, str]) -> set[str]:
    """Return the leaders among what was picked, as they are called now."""
    return {_called_now(one, names) for one in picked.records.get("leaders", ())}


def _called_now(identifier: str, names: Mapping[str, str]) -> str:
    subject = f"leader:{identifier}"
    return names.get(subject, subject).partition(":")[2]


def _as_called_now(leaders: Mapping[str, Leader], names: Mapping[str, str]) -> dict[str, Leader]:
    """Return leaders by the ids they have after a change, so that a new id lets nobody in."""
    return {_called_now(one, names): leader for one, leader in leaders.items()}


def _on(old: Records, new: Records, day: date, rooms: Mapping[str, str]) -> Iterable[Entrance]:
    had, has = _by_address(access_list(old, day, ())), _by_address(access_list(new, day, ()))
    for address in had.keys() | has.keys():
        was, now = had.get(address, _NOBODY), has.get(address, _NOBODY)
        person = now if address in has else was
        was = replace(was, groups=tuple(rooms.get(name, name) for name in was.groups))
        entrance = Entrance(
            address,
            person.name,
            person.key,
            _more(now.groups, was.groups),
            _more(now.edits, was.edits),
            _more(was.groups, now.groups),
            _more(was.edits, now.edits),
            is_new=address not in had,
        )
        if entrance.widens or entrance.closes or entrance.edits_no_more:
            yield entrance


def _more(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in one if name not in other)


def _by_address(people: Iterable[Person]) -> dict[str, Person]:
    return {address: person for person in people for address in person.addresses}


@dataclass(slots=True)
class _Neighbours:
    """Which leaders share an address: theirs, or an assistant's."""

    addresses: dict[str, set[str]]
    sharing: dict[str, set[str]]

    @classmethod
    def of(cls, *sides: Mapping[str, Leader]) -> _Neighbours:
        addresses: dict[str, set[str]] = defaultdict(set)
        sharing: dict[str, set[str]] = defaultdict(set)
        for side in sides:
            for identifier, leader in side.items():
                for address in addresses_for(leader):
                    addresses[identifier].add(address)
                    sharing[address].add(identifier)
        return cls(addresses, sharing)

    def of_all(self, some: Iterable[str]) -> set[str]:
        """Return some leaders, and whoever shares an address with one of them."""
        near = set(some)
        wanted = {address for one in near for address in self.addresses.get(one, ())}
        return near.union(*(self.sharing[address] for address in wanted))


def addresses_for(leader: Leader, *, editing: bool = False) -> set[str]:
    """Return the addresses by which somebody comes in for a leader's sake: theirs, and assistants'.

    Args:
        leader: Whose entry it is.
        editing: Whether only assistants count who may edit.
    """
    beside = (one for held in leader.appointments for one in held.assistants)
    assistants = (one.email for one in beside if one.may_edit or not editing)
    return {without_capitals(address) for address in (*leader.sign_in, *assistants) if address}


def _only(records: Records, ids: set[str]) -> Records:
    leaders = {i: leader for i, leader in records.leaders.items() if i in ids}
    return replace(records, leaders=leaders)
