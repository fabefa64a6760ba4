"""What one audience sees of the records on one day: the only place where that is decided.

A pruned record is a record of the same class in which everything the audience may not see is
missing. Views are built from pruned records alone, so nothing else can reach a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import field, replace
from datetime import date
from operator import is_not
from typing import Any, TypeVar

from leaders_network.audiences import Audience, ceiling_allows
from leaders_network.compact import replaced
from leaders_network.directory.days import appointment_time, freshness, is_held
from leaders_network.directory.linking import Directory, link
from leaders_network.directory.room import room_id
from leaders_network.lean import frozen, values_of
from leaders_network.records.contact import Assistant, Contact
from leaders_network.records.field import NETWORK, PUBLIC, ROOM, TEAM, WITHHELD, Declared, fields_of
from leaders_network.records.gathering import Cohort
from leaders_network.records.leader import Appointment, Ask, Leader, Offer
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
from leaders_network.records.records import Records

T = TypeVar("T")

HANDOVER = "handover"
"""What a leader agrees to who may be asked by their successors."""

_NO_PARTS: Mapping[str, str] = {}

_ENDING = (Ask, Offer)
"""What is published until a day that it names."""

_APART = "appointments"
"""A leader's appointments are looked into apart, for the day decides what of them is seen."""


@frozen
class Hiding:
    """The fields of a class that are hidden, with what replaces them, and those to look into."""

    hidden: tuple[tuple[str, Any], ...]
    holding: tuple[str, ...]
    empty: tuple[Any, ...]
    written: Callable[[Any], tuple[Any, ...]]
    """Reads the hidden fields of a record: nearly all of them are empty anyway."""
    lists: Callable[[Any], tuple[Any, ...]]
    """Reads those to look into."""


@frozen
class Sight:
    """The eyes of one audience on one day."""

    audience: Audience
    day: date
    network: Network
    _plans: dict[tuple[Any, ...], Hiding] = field(default_factory=dict, compare=False, repr=False)

    def of(self, records: Records) -> Records:
        """Return the records with everything missing that the audience may not see."""
        organisations = dict(self._each(records.organisations))
        return replace(
            records,
            leaders=dict(self._leaders(records, _hidden(records.organisations, organisations))),
            organisations=organisations,
            programmes=dict(self._each(records.programmes)),
            groups=dict(self._each(records.groups)),
            contributors=dict(self._each(records.contributors)),
        )

    def one(self, record: T) -> T | None:
        """Return a single record without what may not be seen, or None when none of it may be.

        A leader's appointments are left out of it.
        """
        pruned = self._pruned(record, _parts(record), top=True)
        if pruned is None or not getattr(pruned, "name", None):
            return None
        return replaced(pruned, {"appointments": ()}) if isinstance(pruned, Leader) else pruned

    def item(self, front: T) -> T:
        """Return an item's front matter without what may not be seen; its page says who reads it.

        A field that declares no audience is for whoever may read the page.
        """
        return replaced(front, dict(self._plan(type(front), _NO_PARTS, top=False).hidden))

    def occupied(self, records: Records) -> frozenset[str]:
        """Return the posts that the audience may know to be held, whoever holds them.

        That a post is held is as public as the post, unless the whole record or the appointment
        is kept to a narrower audience; then the audience knows nothing of it.
        """
        return frozenset(
            appointment.post
            for leader in records.leaders.values()
            if self._sees_record(leader)
            for appointment in leader.appointments
            if self.audience.sees(appointment.audience) and is_held(appointment, self.day)
        )

    def handing_over(self, records: Records) -> frozenset[str]:
        """Return the leaders who agreed, by the day, to be asked by those who follow them.

        Like `audiences`, an agreement is for the team to read, and decides what others see.
        """
        return frozenset(
            identifier
            for identifier, leader in records.leaders.items()
            for agreement in leader.agreed
            if agreement.to.casefold() == HANDOVER and agreement.on <= self.day
        )

    def _leaders(self, records: Records, hidden: Set[str]) -> Iterator[tuple[str, Leader]]:
        for identifier, leader in self._each(records.leaders):
            held = self._appointments(records.leaders[identifier], hidden)
            yield identifier, _with_lists(leader, {"appointments": held})

    def _each(self, records: Mapping[str, T]) -> Iterator[tuple[str, T]]:
        for identifier, record in records.items():
            pruned = self._pruned(record, _parts(record), top=True)
            if pruned is not None and getattr(pruned, "name", None):
                yield identifier, pruned

    def _pruned(self, record: T, parts: Mapping[str, str], *, top: bool = False) -> T | None:
        """Return the record without what may not be seen, or None when none of it may be."""
        if not self._sees_record(record) or self._is_over(record):
            return None
        plan = self._plan(type(record), parts, top=top, own=self._is_own(record))
        changed: dict[str, Any] = {}
        if plan.written(record) != plan.empty:
            changed = {name: none for name, none in plan.hidden if getattr(record, name) != none}
        for name, value in zip(plan.holding, plan.lists(record), strict=True):
            if value and _differs(value, kept := tuple(self._items(value))):
                changed[name] = kept
        return replaced(record, changed)

    def _sees_record(self, record: object) -> bool:
        """Return whether a record may be seen at all; until it is confirmed, by the team alone."""
        if isinstance(record, Leader) and record.invited and not self.audience.sees(TEAM):
            return False
        return self.audience.sees(getattr(record, "audience", None))

    def _is_own(self, record: object) -> bool:
        """Return whether a record is the cohort whose room this audience is."""
        if not self.audience.is_room or not isinstance(record, Cohort):
            return False
        return room_id(record) == self.audience.name

    def _plan(
        self, kind: type[Any], parts: Mapping[str, str], *, top: bool, own: bool = False
    ) -> Hiding:
        """Return which fields of a class are hidden, and which of the others hold records.

        It is worked out once for each class, and once more for each choice of parts.
        """
        key = (kind, top, own, *sorted(parts.items())) if parts else (kind, top, own)
        if key not in self._plans:
            hidden: list[tuple[str, Any]] = []
            holding: list[str] = []
            for name, declared in fields_of(kind):
                if not self._sees_field(declared, parts, top=top, own=own):
                    hidden.append((name, declared.empty))
                elif declared.holds_records and name != _APART:
                    holding.append(name)
            self._plans[key] = Hiding(
                tuple(hidden),
                tuple(holding),
                tuple(none for _, none in hidden),
                values_of(name for name, _ in hidden),
                values_of(holding),
            )
        return self._plans[key]

    def _items(self, records: tuple[T, ...]) -> Iterator[T]:
        for record in records:
            pruned = self._pruned(record, _NO_PARTS)
            if pruned is not None:
                yield pruned

    def _sees_field(
        self, declared: Declared, parts: Mapping[str, str], *, top: bool, own: bool
    ) -> bool:
        """Return whether a field may be seen; one that was given no audience, by nobody."""
        default = declared.audience or (WITHHELD if top else None)
        if default == ROOM:
            return own or self.audience.sees(TEAM)
        named = parts.get(declared.part or "")
        if named is None or default is None:
            return self.audience.sees(default)
        ceiling = declared.ceiling or default
        return self.audience.sees(named if ceiling_allows(ceiling, named) else ceiling)

    def _is_over(self, record: object) -> bool:
        """Return whether the day has made a value one that is no longer published."""
        if isinstance(record, Ask) and record.outcome:
            return False
        return isinstance(record, _ENDING) and record.until < self.day

    def _appointments(self, leader: Leader, hidden: Set[str]) -> tuple[Appointment, ...]:
        """Return the appointments that may be seen, with contacts only where held on the day.

        What is written in an appointment is as narrow as its post, whatever audience it names.
        """
        parts = _parts(leader)
        return tuple(
            seen
            for appointment in leader.appointments
            if appointment.post not in hidden
            and (seen := self._appointment(appointment, parts)) is not None
        )

    def _appointment(
        self, appointment: Appointment, parts: Mapping[str, str]
    ) -> Appointment | None:
        time = appointment_time(appointment, self.day)
        part, ceiling = ("post", PUBLIC) if time == "current" else ("appointments", NETWORK)
        named = parts.get(part) or NETWORK
        if not self.audience.sees(named if ceiling_allows(ceiling, named) else ceiling):
            return None
        pruned = self._pruned(appointment, _NO_PARTS)
        if pruned is None:
            return None
        if time != "current":
            return _with_lists(pruned, {"contacts": (), "assistants": (), "routes": ()})
        return _with_lists(
            pruned,
            {
                "contacts": tuple(filter(self._is_alive, pruned.contacts)),
                "assistants": tuple(filter(self._is_alive, pruned.assistants)),
            },
        )

    def _is_alive(self, item: Contact | Assistant) -> bool:
        """Return whether a leader's own contact may still be used: a lapsed one may not."""
        return freshness(item.confirmed, self.day, self.network) != "lapsed"


def visible(records: Records, audience: Audience, day: date) -> Directory:
    """Return what an audience sees of the records on a day, linked; a room, all its members see."""
    return link(Sight(audience, day, records.network).of(records))


def _hidden(
    written: Mapping[str, Organisation], seen: Mapping[str, Organisation]
) -> frozenset[str]:
    """Return the posts that are written somewhere and may not be seen."""
    return frozenset(_posts_of(written)).difference(_posts_of(seen))


def _posts_of(organisations: Mapping[str, Organisation]) -> Iterator[str]:
    for identifier, organisation in organisations.items():
        for post in organisation.posts:
            yield f"{identifier}/{post.id}"


def _with_lists(record: T, lists: Mapping[str, tuple[Any, ...]]) -> T:
    """Return a record with these lists in it; itself where it has them already."""
    changed = {name: new for name, new in lists.items() if _differs(getattr(record, name), new)}
    return replaced(record, changed)


def _differs(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    return len(old) != len(new) or any(map(is_not, old, new))


def _parts(record: object) -> Mapping[str, str]:
    """Return the parts of a record for which it names another audience, and that audience."""
    audiences = getattr(record, "audiences", None)
    if audiences is None:
        return _NO_PARTS
    named = ((name, getattr(audiences, name)) for name, _ in fields_of(type(audiences)))
    return {name: audience for name, audience in named if audience}
