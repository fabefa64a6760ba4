"""The first section of a summary: what becomes visible to whom, and who may come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from leaders_network.audiences import Audience
from leaders_network.directory.room import rooms_of
from leaders_network.publish.phrases import day as in_words
from leaders_network.publish.phrases import listed
from leaders_network.publish.sight import Sight
from leaders_network.records.field import NETWORK, PUBLIC, TEAM
from leaders_network.reviewing.access import Entrance
from leaders_network.reviewing.called import owners_of
from leaders_network.reviewing.difference import Audiences, Change
from leaders_network.reviewing.facts import Way
from leaders_network.reviewing.lines import (
    LONG,
    SOME,
    Line,
    gathered,
    is_worth_naming,
    joined,
    since,
    values_of,
)
from leaders_network.reviewing.reader import HIDDEN, Reader

_WIDENS = "BECOMES VISIBLE to"
_CONFIRMED = "as soon as somebody confirms it"
_KEPT = "it stood elsewhere and was kept from them"

Key = tuple[str, Way, str, str, str]
"""Subject, item, audience, what is said, and from when on."""


@dataclass(slots=True)
class Privacy:
    """What is said of a change's privacy to one reader."""

    reader: Reader
    rooms: Mapping[str, Audience]
    _known: set[str] | None = None

    def of(self, changes: Sequence[Change], access: Sequence[Entrance]) -> list[Line]:
        """Return what is said, the gravest first."""

        def told(
            chosen: Callable[[Change], object], verb: str, whom: Callable[[Change], Audiences]
        ) -> list[Line]:
            return gathered(self._grouped(list(filter(chosen, changes)), verb, whom))

        widened, gained, lost = map(attrgetter, ("widened", "gained", "lost"))
        return [
            *told(widened, _WIDENS, widened),
            *[self._entrance(one) for one in access if one.widens],
            *told(_is_new, "is new for", gained),
            *told(_is_back, "is confirmed, and shown again to", gained),
            *told(lambda one: one.lost and one.new, "is no longer shown to", lost),
            *[self._entrance(one) for one in access if not one.widens],
        ]

    def _grouped(
        self, changes: Sequence[Change], verb: str, whom: Callable[[Change], Audiences]
    ) -> list[Line]:
        """Return a line for each item and audience, with all of the item that it is about."""
        groups: dict[Key, list[Change]] = defaultdict(list)
        for change in changes:
            note = joined(
                _KEPT if change.homes and verb == _WIDENS else "",
                _CONFIRMED if change.owed - change.after and verb == _WIDENS else "",
                since([change]),
            )
            key = (change.subject, owners_of(change.way), self.whom(whom(change)), verb, note)
            groups[key].append(change)
        return [self._line(key, found) for key, found in groups.items() if _is_told(found)]

    def _line(self, key: Key, changes: Sequence[Change]) -> Line:
        subject, way, audience, verb, note = key
        named = any(self.reader.knows(change) for change in changes)
        worth = [change for change in changes if is_worth_naming(change)] or changes
        fields = listed(dict.fromkeys(self.reader.leaf(change.way) for change in worth), most=SOME)
        item, generic = (
            f"{self.reader.item(subject, way, named=known)}: " if way else ""
            for known in (named, False)
        )
        values = values_of(changes, self.reader, new=True) if verb == _WIDENS else ""
        shown = values if "\n" not in values and len(values) <= LONG else ""
        return Line(
            self.reader.name(subject),
            f"{verb} {audience}: {item}{fields}{self._with(changes) if named else ''}",
            new=shown,
            note=note,
            alike=f"{verb} {audience}: {generic}{fields}",
        )

    def _with(self, changes: Iterable[Change]) -> str:
        """Return what of some changes was kept from those who now see it, and where it stood.

        Whose a number is, was kept as well as the number: only the team is told.
        """
        homes = sorted(frozenset().union(*(change.homes for change in changes)))
        is_team = self.reader.audience.name == TEAM
        told = dict.fromkeys(
            f"{what} of {self.reader.name(home)}" if is_team else what for what, home in homes
        )
        return f", with {listed(told, most=SOME)}" if told else ""

    def _entrance(self, one: Entrance) -> Line:
        told = []
        if one.opens:
            verb = "MAY NOW SIGN IN, and reads" if one.is_new else "MAY NOW READ"
            told.append(f"{verb} {self._all(one, one.opens)}")
        if one.edits:
            told.append(f"MAY NOW CORRECT {self._entries(one, one.edits)}")
        if one.closes:
            told.append(f"may no longer read {self._all(one, one.closes)}")
        if one.edits_no_more:
            told.append(f"may no longer correct {self._entries(one, one.edits_no_more)}")
        is_team = self.reader.audience.name == TEAM
        day = f"from {in_words(one.day).text}" if one.day else ""
        return Line(
            self._person(one), "; ".join(told), new=one.address if is_team else "", note=day
        )

    def _person(self, one: Entrance) -> str:
        if self.reader.audience.name == TEAM:
            return one.name
        known = self.reader.known_name(one.key) if one.key.startswith("leader:") else None
        return known or f"somebody ({HIDDEN})"

    def _entries(self, one: Entrance, ids: Iterable[str]) -> str:
        return every(
            "their own entry"
            if one.key == f"leader:{each}"
            else f"the entry of {self.reader.name(f'leader:{each}')}"
            for each in ids
        )

    def _all(self, one: Entrance, names: Iterable[str]) -> str:
        told = (self.audience(name) if self._may_join(one, name) else "a room" for name in names)
        return every(dict.fromkeys(told))

    def _may_join(self, one: Entrance, name: str) -> bool:
        """Return whether the reader may know of somebody they know that a site is open to them."""
        if self.reader.audience.name == TEAM or name in (PUBLIC, NETWORK, TEAM):
            return True
        is_named = one.key.startswith("leader:") and self.reader.known_name(one.key) is not None
        return not is_named or self._is_member(one.key, name)

    def _is_member(self, subject: str, room: str) -> bool:
        """Return whether the reader sees on either side that a leader is a member of a room."""
        reader, identifier = self.reader, subject.partition(":")[2]
        for side in (reader.after.snapshot.records, reader.before.snapshot.records):
            leader = side.leaders.get(identifier)
            sight = Sight(reader.audience, reader.day, side.network)
            seen = sight.one(leader) if leader else None
            if seen and any(one.id == room and one.holds(seen) for one in rooms_of(side)):
                return True
        return False

    def whom(self, audiences: Audiences) -> str:
        """Return whom some audiences are together: the widest rung holds those above it."""
        if PUBLIC in audiences:
            return "the public"
        if NETWORK in audiences:
            return "the network"
        rooms = sorted({self.audience(name) for name in audiences if name != TEAM})
        return every(rooms) if rooms else "the team"

    def audience(self, name: str) -> str:
        """Return an audience in words; a room by its name where the reader may know of it."""
        known = {PUBLIC: "the public", NETWORK: "the network", TEAM: "the team"}
        if name in known:
            return known[name]
        told = name in self.rooms and name in self._known_rooms()
        return f"the room {self.rooms[name].title}" if told else "a room"

    def _known_rooms(self) -> set[str]:
        """Return the rooms that the reader may know of: theirs, and those whose group they see."""
        if self._known is None:
            reader, self._known = self.reader, {self.reader.audience.name}
            for side in (reader.before.snapshot.records, reader.after.snapshot.records):
                sight = Sight(reader.audience, reader.day, side.network)
                apart = replace(side, leaders={}, organisations={}, contributors={})
                self._known |= {room.id for room in rooms_of(sight.of(apart))}
        return self._known


def _is_new(change: Change) -> bool:
    """Return whether a value is new for others than the team."""
    if change.way[-1] in ("end", "status"):
        return False
    return bool(change.gained - {TEAM}) and change.old is None and not change.widened


def _is_back(change: Change) -> bool:
    return bool(change.gained) and change.old is not None and not change.widened


def _is_told(changes: Sequence[Change]) -> bool:
    return any(is_worth_naming(change) for change in changes)


def every(words: Iterable[str]) -> str:
    """Return words joined as in a sentence."""
    names = list(words)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
