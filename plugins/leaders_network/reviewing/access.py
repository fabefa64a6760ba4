"""Who may come in: whose addresses open which sites and whose entries, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from leaders_network.gate.people import Person, access_list
from leaders_network.records.leader import Leader
from leaders_network.records.reading import Records
from leaders_network.reviewing.difference import renamed
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
    before: Snapshot, after: Snapshot, days: Iterable[date], changed: Iterable[str]
) -> tuple[Entrance, ...]:
    """Return what changes for each address on any of some days, with the first such day.

    Args:
        before: The base.
        after: The head.
        days: Today, then the days to come on which something takes effect.
        changed: The ids of the leaders whose records differ.
    """
    old, new = before.records, after.records
    if (old.programmes, old.groups) == (new.programmes, new.groups):
        near = _near(changed, old.leaders, new.leaders)
        old, new = _only(old, near), _only(new, near)
    old = replace(old, leaders=_as_called_now(old.leaders, renamed(before, after)))
    found: dict[str, Entrance] = {}
    today: date | None = None
    for day in days:
        today = today or day
        for entrance in _on(old, new, day):
            later = replace(entrance, day=day if day != today else None)
            known = found.get(entrance.address)
            if known is None or (later.widens and not known.widens):
                found[entrance.address] = later
    return tuple(sorted(found.values(), key=lambda one: (one.name, one.address)))


def _as_called_now(leaders: Mapping[str, Leader], names: Mapping[str, str]) -> dict[str, Leader]:
    """Return leaders by the ids they have after a change, so that a new id lets nobody in."""
    return {
        names.get(f"leader:{one}", f"leader:{one}").partition(":")[2]: leader
        for one, leader in leaders.items()
    }


def _on(old: Records, new: Records, day: date) -> Iterable[Entrance]:
    had, has = _by_address(access_list(old, day, ())), _by_address(access_list(new, day, ()))
    for address in had.keys() | has.keys():
        was, now = had.get(address, _NOBODY), has.get(address, _NOBODY)
        person = now if address in has else was
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


def _near(changed: Iterable[str], *sides: Mapping[str, Leader]) -> set[str]:
    """Return the leaders who share an address with one of some: theirs, or an assistant's."""
    near = set(changed)
    wanted = {
        address for side in sides for one in near if one in side for address in _all(side[one])
    }
    for side in sides:
        near |= {i for i, leader in side.items() if not wanted.isdisjoint(_all(leader))}
    return near


def _all(leader: Leader) -> set[str]:
    """Return every address that lets somebody in for a leader's sake."""
    assistants = (one.email for held in leader.appointments for one in held.assistants)
    return {address.casefold() for address in (*leader.sign_in, *assistants) if address}


def _only(records: Records, ids: set[str]) -> Records:
    leaders = {i: leader for i, leader in records.leaders.items() if i in ids}
    return replace(records, leaders=leaders)
