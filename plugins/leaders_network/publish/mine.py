"""What somebody who signs in may confirm and correct, and how each audience sees it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import date
from itertools import count
from typing import Any

from leaders_network.audiences import ceiling_allows
from leaders_network.compact import digest
from leaders_network.directory.room import Room
from leaders_network.lean import frozen, slotted
from leaders_network.publish.asking import Asking, asked
from leaders_network.publish.known import known_post, known_rooms
from leaders_network.publish.phrases import PURPOSES, STATUSES, day
from leaders_network.publish.reach import fresh
from leaders_network.publish.sights import ROWS, Sights
from leaders_network.publish.views.contact import Freshness
from leaders_network.publish.views.mine import (
    MineEntry,
    MineField,
    MineItem,
    MineShelf,
    MineSight,
    MineView,
)
from leaders_network.records.contact import Assistant, Contact, Route
from leaders_network.records.field import LADDER, NETWORK, SELF, TEAM, WITHHELD, fields_of
from leaders_network.records.leader import Appointment, Ask, Leader, Offer
from leaders_network.records.places import (
    FieldEntry,
    Shelf,
    item_said,
    open_appointments,
    shelves,
    version_of,
)
from leaders_network.records.records import Records

_HEADINGS: dict[type, tuple[str, str]] = {
    Contact: ("Contacts", "a contact"),
    Assistant: ("Assistants", "an assistant"),
    Route: ("Which way to take for what", "a route"),
    Offer: ("Offers", "an offer"),
    Ask: ("Asks", "an ask"),
}


@frozen
class MineReader:
    """Somebody who signs in, as far as their page depends on them."""

    name: str
    leader: str | None
    edits: tuple[str, ...]
    assists: tuple[str, ...]


def basis_of(reader: MineReader, records: Records, on: date) -> bytes:
    """Return a digest of everything that somebody's page is made from."""
    own = [(each, records.leaders.get(each)) for each in reader.edits]
    names = [records.leaders[each].name for each in reader.assists if each in records.leaders]
    posts = {held.organisation for _, leader in own if leader for held in leader.appointments}
    around = [(each, records.organisations.get(each)) for each in sorted(posts)]
    gathered = (records.programmes, records.groups, records.topics, records.network)
    return digest((reader, own, names, around, gathered, on))


def mine_view(reader: MineReader, records: Records, on: date, sights: Sights) -> MineView:
    """Return the page of somebody who signs in."""
    known = [each for each in reader.edits if each in records.leaders]
    entries = (_Writing(reader, records, each, on).entry(sights.get(each, ())) for each in known)
    others = (each for each in reader.assists if each not in reader.edits)
    names = tuple(records.leaders[each].name for each in others if each in records.leaders)
    return MineView(reader.name, tuple(entries), names)


@slotted
class _Writing:
    """One leader's entry as it is written for a reader."""

    reader: MineReader
    records: Records
    identifier: str
    on: date
    counts: dict[str, int] = field(default_factory=dict)
    number: Iterator[int] = field(default_factory=count)

    @property
    def leader(self) -> Leader:
        return self.records.leaders[self.identifier]

    @property
    def own(self) -> bool:
        return self.reader.leader == self.identifier

    @property
    def rooms(self) -> tuple[Room, ...]:
        return tuple(room for room in known_rooms(self.records) if room.holds(self.leader))

    def entry(self, sights: tuple[MineSight, ...]) -> MineEntry:
        """Return the entry."""
        asking = self._asking(None)
        written = (self._person(asking), *self._shelves())
        leader = self.leader
        return MineEntry(
            self.identifier,
            leader.name,
            tuple(self._post(held) for _, held in self._appointments()),
            version_of(leader),
            self.own,
            day(leader.invited) if leader.invited else None,
            tuple(self._editors()),
            tuple(self.counts.items()),
            written,
            ROWS,
            sights,
        )

    def _editors(self) -> Iterator[str]:
        names = dict.fromkeys(
            assistant.name
            for _, held in self._appointments()
            for assistant in held.assistants
            if assistant.may_edit
        )
        if not self.own and self.leader.sign_in:
            yield self.leader.name
        yield from (name for name in names if self.own or name != self.reader.name)

    def _appointments(self) -> list[tuple[str, Appointment]]:
        """Return the path of each appointment held or to come, and the appointment."""
        return [
            (path, held)
            for path, _, held in open_appointments(self.leader, self.on)
            if known_post(self.records, held.post)
        ]

    def _post(self, held: Appointment) -> str:
        known = known_post(self.records, held.post)
        named = f"{known[1].title}, {known[0].name}" if known else ""
        status = STATUSES[held.status]
        coming = f", from {day(held.start).text}" if held.start > self.on else ""
        return f"{f'{status} ' if status else ''}{named}{coming}"

    def _asking(self, held: Appointment | None) -> Asking:
        topics = {topic.id: topic.name for topic in self.records.topics.topics}
        ways = tuple(self._ways(held)) if held else ()
        return Asking(topics, self.rooms, ways, self.records.network.country)

    def _ways(self, held: Appointment) -> Iterator[tuple[str, str]]:
        known = known_post(self.records, held.post)
        office = [c for owner in known or () for c in owner.contacts if self._is_known(c)]
        yield from {c.id: c.label for c in (*office, *held.contacts)}.items()

    def _is_known(self, contact: Contact) -> bool:
        """Return whether the reader sees an office's contact: a room's members are leaders."""
        rooms = [room.id for room in self.rooms] if self.own else []
        return contact.audience in (None, *LADDER[:2], *rooms)

    def _person(self, asking: Asking) -> MineShelf:
        """Return what stands at the top of the record."""
        leader = self.leader
        fields = self._fields("", leader, asking, self._person_seen)
        return MineShelf(
            "About", "", (MineItem("", "", "", fields, asking.name(leader.audience, "")),)
        )

    def _person_seen(self, entry: FieldEntry) -> str:
        """Return who sees a value at the top of the record, in words."""
        declared = dict(fields_of(Leader))[entry.name]
        parts = self.leader.audiences
        named = getattr(parts, declared.part or "", None) if parts else None
        usual = declared.audience or NETWORK
        allowed = named and ceiling_allows(declared.ceiling or usual, named)
        seen = (named if allowed else declared.ceiling) if named else usual
        return self._asking(None).name(self._narrowed(seen), NETWORK)

    def _narrowed(self, audience: str | None) -> str | None:
        """Return who sees a part of the record, for whoever does not see the whole sees none."""
        whole = TEAM if self.leader.invited else self.leader.audience
        if whole is None or audience == WITHHELD:
            return audience
        if audience is None or audience not in LADDER:
            return audience if audience and whole in LADDER[:2] else whole
        if whole not in LADDER:
            return whole if audience in LADDER[:2] else audience
        return max(whole, audience, key=LADDER.index)

    def _shelves(self) -> Iterator[MineShelf]:
        appointments = self._appointments()
        several = len(appointments) > 1
        for shelf in shelves(self.leader, self.on):
            own = (h for path, h in appointments if shelf.path.startswith(f"{path}/"))
            held = next(own, None)
            if held or not shelf.path.startswith("appointments/"):
                yield self._shelf(shelf, held, several=several)

    def _shelf(self, shelf: Shelf, held: Appointment | None, *, several: bool) -> MineShelf:
        asking = self._asking(held)
        heading, one = _HEADINGS[shelf.model]
        if held and several:
            heading = f"{heading}, as {self._post(held)}"
        items = tuple(self._item(path, item, asking) for path, _, item in shelf.items)
        seen = self._usual(asking)
        blank = self._fields(f"{shelf.path}/+N/", shelf.model, asking, lambda _: seen)
        return MineShelf(heading, one, items, blank)

    def _usual(self, asking: Asking) -> str:
        return asking.name(self._narrowed(NETWORK), NETWORK)

    def _item(self, path: str, item: Any, asking: Asking) -> MineItem:
        own = getattr(item, "audience", None) or NETWORK
        seen = asking.name(self._narrowed(own), NETWORK)
        fields = self._fields(f"{path}/", item, asking, lambda _: seen)
        kept = isinstance(item, Assistant) and item.may_edit and not self.own
        kept = kept or not asking.may_tell(getattr(item, "audience", None))
        was = "" if kept else json.dumps(item_said(item), ensure_ascii=False)
        fresh = self._freshness(item) if isinstance(item, Contact | Assistant) else None
        return MineItem(_title(item), path, was, fields, seen, fresh)

    def _fields(
        self, path: str, owner: Any, asking: Asking, seen: Callable[[FieldEntry], str]
    ) -> tuple[MineField, ...]:
        return tuple(
            asking.field(
                f"{path}{entry.key}",
                owner,
                entry,
                seen(entry),
                f"{self.identifier}-{next(self.number)}",
            )
            for entry in asked(owner)
            if (self.own or entry.change != SELF) and asking.may_ask(entry, owner)
        )

    def _freshness(self, item: Contact | Assistant) -> Freshness:
        found = fresh(item.confirmed, self.on, self.records.network)
        self.counts[found.state] = self.counts.get(found.state, 0) + 1
        return found


def _title(item: Any) -> str:
    if isinstance(item, Route):
        return PURPOSES[item.purpose]
    if isinstance(item, Contact):
        return item.label
    return str(item.name) if isinstance(item, Assistant) else str(item.text)
