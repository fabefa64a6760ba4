"""The facts of one revision: all that stand in it, and those that each audience sees on a day."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from leaders_network.audiences import RUNGS, Audience
from leaders_network.compact import replaced
from leaders_network.content.items import appears
from leaders_network.directory.room import open_rooms, room_id
from leaders_network.publish.plain import led
from leaders_network.publish.sight import Sight
from leaders_network.records.field import NETWORK, TEAM
from leaders_network.records.leader import Leader
from leaders_network.records.records import FOLDERS, VOCABULARY, Records
from leaders_network.reviewing.chosen import Chosen, chosen_of, serving
from leaders_network.reviewing.facts import (
    Fact,
    Facts,
    Place,
    facts_of,
    file_facts,
    page_facts,
    photo_fact,
)
from leaders_network.reviewing.snapshot import Snapshot

T = TypeVar("T")

SETTINGS_SUBJECT = "settings:network"


@dataclass(slots=True)
class Side:
    """One revision of a review."""

    snapshot: Snapshot
    chosen: Chosen
    _raw: Facts = field(default_factory=dict)
    _seen: dict[tuple[str, date], Facts] = field(default_factory=dict)
    _unlapsed: Side | None = None
    _named: dict[str, set[str]] | None = None
    _sights: dict[str, Sight] = field(default_factory=dict)

    def audiences(self, day: date) -> dict[str, Audience]:
        """Return the audiences there are on a day."""
        rooms = (room.audience for room in open_rooms(self.snapshot.records, day))
        return {audience.name: audience for audience in (*RUNGS, *rooms)}

    def raw(self) -> Facts:
        """Return every fact that stands in the files, whoever sees it."""
        if not self._raw:
            records = _only(self.snapshot.records, self.chosen.records)
            self._raw = dict(self._of(records)) | self._vocabulary()
            for page in self._pages(self.chosen):
                self._raw |= page_facts(page, page.item.front if page.item else None)
            for file in self._files(self.chosen):
                self._raw |= file_facts(file)
        return self._raw

    def seen(self, audience: Audience, day: date) -> Facts:
        """Return every fact that an audience sees on a day; of a room, its own alone."""
        key = (audience.name, day)
        if key not in self._seen:
            self._seen[key] = self._look(audience, day)
        return self._seen[key]

    def seen_by(self, audience: Audience, day: date) -> Mapping[Place, Fact]:
        """Return every fact that an audience sees on a day, a room's members what all see too."""
        own = self.seen(audience, day)
        # It is asked for each change anew, and what thousands change is not copied as often.
        return ChainMap(own, self.seen(Audience.rung(NETWORK), day)) if audience.is_room else own

    def unlapsed(self) -> Side:
        """Return the side as if nothing in it had lapsed for want of a confirmation."""
        if self._unlapsed is None:
            records = _with_employers(self.snapshot.records, self.chosen.records)
            leaders = {i: never_lapsing(one) for i, one in records.leaders.items()}
            snapshot = replace(self.snapshot, records=replace(records, leaders=leaders))
            self._unlapsed = Side(snapshot, self.chosen)
        return self._unlapsed

    def _look(self, audience: Audience, day: date) -> Facts:
        """Return what an audience sees; of a room, what it sees where its name is written.

        Everywhere else a room sees what the network sees.
        """
        picked = self._naming(audience.name) if audience.is_room else self.chosen
        sight = self._sight(audience, day)
        records = led(sight.of(_with_employers(self.snapshot.records, picked.records)))
        found = dict(self._of(_only(records, picked.records)))
        if not audience.is_room:
            found |= self._vocabulary(team=audience.name == TEAM)
        for page in self._pages(picked):
            if audience.sees(page.audience) and (not page.item or appears(page.item, day)):
                found |= page_facts(page, sight.item(page.item.front) if page.item else None)
        for file in self._files(picked):
            if audience.sees(file.audience):
                found |= file_facts(file)
        return {place: fact for place, fact in found.items() if self._is_known(fact, sight)}

    def _is_known(self, fact: Fact, sight: Sight) -> bool:
        """Return whether a value names nobody whom the audience may not know: pages name none."""
        kind, _, identifier = (
            fact.value.partition(":") if fact.refers == "person" else (fact.refers, "", fact.value)
        )
        leader = self.snapshot.records.leaders.get(identifier) if kind == "leader" else None
        return leader is None or sight.one(leader) is not None

    def _sight(self, audience: Audience, day: date) -> Sight:
        """Return the eyes of an audience on a day; what they know of classes is no day's."""
        known = self._sights.get(audience.name)
        if known is None:
            known = Sight(audience, day, self.snapshot.records.network)
            self._sights[audience.name] = known
        return replace(known, day=day)

    def _naming(self, room: str) -> Chosen:
        """Return the records and pages that name a room, and what is for it without naming it.

        That is the programme whose cohort's room it is, and whoever serves in what names it.
        """
        if self._named is None:
            self._named = self._by_room()
        subjects = self._named.get(room, set())
        picked = chosen_of(subjects)
        bodies = set(picked.records.get("organisations", ()))
        if bodies:
            leaders = _known(self.snapshot.records.leaders, self.chosen.records.get("leaders", ()))
            within = {f"leader:{one}" for one in serving(leaders, bodies)}
            picked = chosen_of(subjects | within)
        known = self.snapshot.content
        own = [
            path
            for path in self.chosen.content
            if (found := known.at(path)) is not None and found.audience == room
        ]
        return replace(picked, content=own)

    def _by_room(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for (subject, way), fact in self.raw().items():
            if way[-1] == "audience" or way[0] == "audiences":
                found[fact.value].add(subject)
        programmes = _known(
            self.snapshot.records.programmes, self.chosen.records.get("programmes", ())
        )
        for identifier, programme in programmes.items():
            for cohort in programme.cohorts:
                found[room_id(cohort)].add(f"programme:{identifier}")
        return found

    def _of(self, records: Records) -> Iterator[tuple[Any, Any]]:
        for kind in FOLDERS:
            for identifier, record in getattr(records, kind).items():
                subject = f"{kind.removesuffix('s')}:{identifier}"
                yield from facts_of(subject, record).items()
                photo = records.photos.get(getattr(record, "photo", None) or "")
                if photo is not None:
                    yield from photo_fact(subject, photo).items()

    def _vocabulary(self, *, team: bool = True) -> Facts:
        """Return the facts of the vocabularies, which everybody sees, and of the settings."""
        found: Facts = {}
        records = self.snapshot.records
        for kind in VOCABULARY:
            wanted = self.chosen.records.get(kind, ())
            for word in getattr(getattr(records, kind), kind) if wanted else ():
                if word.id in wanted:
                    found |= facts_of(f"{kind.removesuffix('s')}:{word.id}", word)
        if self.chosen.settings and team:
            found |= facts_of(SETTINGS_SUBJECT, records.network)
        return found

    def _pages(self, picked: Chosen) -> Iterable[Any]:
        pages = self.snapshot.content.pages
        return (pages[path] for path in picked.content if path in pages)

    def _files(self, picked: Chosen) -> Iterable[Any]:
        files = self.snapshot.content.files
        return (files[path] for path in picked.content if path in files)


def _only(records: Records, wanted: Mapping[str, Collection[str]]) -> Records:
    kept: dict[str, Any] = {
        kind: _known(getattr(records, kind), wanted.get(kind, ())) for kind in FOLDERS
    }
    return replace(records, **kept)


def _known(records: Mapping[str, T], wanted: Iterable[str]) -> dict[str, T]:
    return {identifier: records[identifier] for identifier in wanted if identifier in records}


def _with_employers(records: Records, wanted: Mapping[str, Collection[str]]) -> Records:
    """Return the wanted records, and the organisations that the wanted leaders serve or served.

    What stands in an appointment is as narrow as its post, so nobody can tell who sees it without.
    """
    leaders = _known(records.leaders, wanted.get("leaders", ()))
    bodies = {held.organisation for one in leaders.values() for held in one.appointments}
    return _only(records, {**wanted, "organisations": {*wanted.get("organisations", ()), *bodies}})


def never_lapsing(leader: Leader) -> Leader:
    """Return a leader none of whose details has lapsed, whenever they were confirmed."""
    appointments = tuple(
        replaced(
            held,
            {name: tuple(map(_fresh, getattr(held, name))) for name in ("contacts", "assistants")},
        )
        for held in leader.appointments
    )
    return replaced(leader, {"appointments": appointments})


def _fresh(item: Any) -> Any:
    if item.confirmed is None:
        return item
    return replaced(item, {"confirmed": replaced(item.confirmed, {"on": date.max})})
