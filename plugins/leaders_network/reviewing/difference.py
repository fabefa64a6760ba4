"""The facts in which two revisions differ, and which audiences see each before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from leaders_network.directory.room import CLOSING
from leaders_network.records.field import NETWORK, PUBLIC, TEAM
from leaders_network.records.leader import Leader
from leaders_network.reviewing.chosen import Chosen, chosen_of
from leaders_network.reviewing.facts import ORDER, Fact, Place, Way
from leaders_network.reviewing.renaming import placed, renamed, restarted, rooms_renamed, translated
from leaders_network.reviewing.sides import Side
from leaders_network.reviewing.snapshot import Snapshot

_DAY = timedelta(days=1)
_RUNGS = frozenset([PUBLIC, NETWORK, TEAM])
_ABOUT_OTHERS = (ORDER, "audience")
"""What only says how other values stand and who sees them."""

Audiences = frozenset[str]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact in which two revisions differ."""

    subject: str
    way: Way
    old: Fact | None
    """What the files say before, whoever sees it; None where they say nothing."""
    new: Fact | None
    before: Audiences
    """The audiences that see the old value; a room only where it sees more than the network."""
    after: Audiences
    entitled: Audiences = frozenset()
    """Those who saw the old value before it lapsed for want of a confirmation."""
    copied: Audiences = frozenset()
    """Those who now see what stood in the files before, in a place they could not see."""
    homes: frozenset[tuple[str, str]] = frozenset()
    """What that is, in words, with each record or page it stood in."""
    owed: Audiences = frozenset()
    """Those who see it as soon as somebody confirms it, and would not have seen it before."""
    day: date | None = None
    """The day from which it is so; None where that is at once."""
    is_latest: bool = False
    """Whether it may be so before that day, for it turns on a setting and on no day of its own."""
    stood: Place | None = None
    """Where it stood before, where that was called otherwise."""

    @property
    def place(self) -> Place:
        """Return where it stands."""
        return self.subject, self.way

    @property
    def gained(self) -> Audiences:
        """The audiences that see something here and saw nothing."""
        return more(self.after, self.before)

    @property
    def lost(self) -> Audiences:
        """The audiences that saw something here and see nothing."""
        return more(self.before, self.after)

    @property
    def widened(self) -> Audiences:
        """The audiences that get to see what was kept from them.

        That is what stood in the files already, or a part of a leader's entry shown to the
        public, which is more than any entry shows by itself.
        """
        if self.way[-1] in _ABOUT_OTHERS:
            return self.copied
        kept = (self.gained - self.entitled) | self.owed if self.old else frozenset()
        public = self.subject.startswith("leader:") and PUBLIC in self.gained
        return kept | self.copied | ({PUBLIC} if public and not self.old else frozenset())


def more(some: Audiences, others: Audiences) -> Audiences:
    """Return who is among some and not among others; a room's members see what all do."""
    return (some & _RUNGS if NETWORK in others else some) - others


def differences(
    before: Side, after: Side, day: date, later: Mapping[date, Chosen]
) -> tuple[Change, ...]:
    """Return every fact in which two sides differ, today or on a day to come.

    What takes effect later is told of with its day, so that nothing is let through because it
    shows nothing yet.

    Args:
        before: The base.
        after: The head.
        day: Today.
        later: The days to come on which something of the change takes effect, with what does so.
    """
    old, new = before.snapshot, after.snapshot
    names = renamed(old, new)
    names |= restarted(old.records, new.records, names)
    found = {change.place: change for change in _on(before, after, day, names)}
    for moment, picked in later.items():
        sides = Side(before.snapshot, picked), Side(after.snapshot, picked)
        for change in _on(*sides, moment, names):
            known = found.get(change.place)
            is_unseen = known is not None and not known.before | known.after
            if known is None or (is_unseen and change.before | change.after):
                found[change.place] = replace(change, day=moment)
            elif change.gained - known.gained or change.owed - known.owed:
                found[change.place] = replace(
                    known,
                    after=known.after | change.after,
                    entitled=change.entitled,
                    owed=known.owed | change.owed,
                    day=known.day if known.gained | known.owed else moment,
                )
    if before.snapshot.records.network != after.snapshot.records.network:
        found = {place: _at_the_latest(change) for place, change in found.items()}
    return tuple(sorted(found.values(), key=lambda change: change.place))


def _at_the_latest(change: Change) -> Change:
    """Return a change of settings' making with its day as the latest: no day lapses by is known."""
    return replace(change, is_latest=True) if change.day and change.old == change.new else change


def _on(before: Side, after: Side, day: date, names: Mapping[str, str]) -> Iterator[Change]:
    old, new = translated(before.raw(), names), after.raw()
    origins = {placed(place, names): place for place in before.raw()} if names else {}
    rooms = rooms_renamed(before.snapshot.records, after.snapshot.records)
    seen_before = _seen(before, day, names, rooms)
    seen_after = _seen(after, day, {}, {})
    due_before = _seen(before.unlapsed(), day, names, rooms)
    due_after = _seen(after.unlapsed(), day, {}, {})
    nobody: Audiences = frozenset()
    same_settings = before.snapshot.records.network == after.snapshot.records.network
    for place in old.keys() | new.keys():
        was, now = old.get(place), new.get(place)
        had, has = seen_before.get(place, nobody), seen_after.get(place, nobody)
        due, dues = due_before.get(place, nobody), due_after.get(place, nobody)
        if (was, had, due) == (now, has, dues):
            continue
        owed = more(dues, due) if was else nobody
        change = Change(*place, was, now, had, has, owed=owed, stood=origins.get(place))
        if was and change.gained and same_settings:
            change = replace(change, entitled=due)
        whose = _told_whose(change, seen_after)
        yield replace(change, copied=whose) if whose else change


def _told_whose(change: Change, seen: Mapping[Place, Audiences]) -> Audiences:
    """Return who gets to see whose an ask is that stood without a name."""
    is_told = change.way[0] == "asks" and change.way[2:] == ("anonymous",) and not change.new
    text = change.subject, (*change.way[:2], "text")
    return seen.get(text, frozenset()) - {TEAM} if is_told else frozenset()


def _seen(
    side: Side, day: date, names: Mapping[str, str], rooms: Mapping[str, str]
) -> dict[Place, Audiences]:
    """Return the audiences that see each fact; a room where it sees more than the network."""
    found: dict[Place, set[str]] = {}
    for audience in side.audiences(day).values():
        name = rooms.get(audience.name, audience.name)
        for place in translated(side.seen(audience, day), names):
            found.setdefault(place, set()).add(name)
    return {at: frozenset(who & _RUNGS if NETWORK in who else who) for at, who in found.items()}


def turning(before: Side, after: Side, day: date) -> dict[date, Chosen]:
    """Return the days to come on which what is seen may change, with the records that do so."""
    days: dict[date, set[str]] = defaultdict(set)
    for side in (before, after):
        for place, fact in side.raw().items():
            if fact.sort == "date":
                for moment in _around(place, date.fromisoformat(fact.value)):
                    if moment > day:
                        days[moment].add(place[0])
    return {moment: chosen_of(days[moment]) for moment in sorted(days)}


def _around(place: Place, first: date) -> Iterator[date]:
    """Yield the days on which a day that is written may change what is seen."""
    subject, way = place
    yield first
    yield first + _DAY
    if subject.startswith("group:") and way == ("end",):
        yield first + CLOSING + _DAY


@dataclass(frozen=True, slots=True)
class People:
    """The leaders who came and went, by id; one who is renamed did neither."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...] = field(default=())

    @classmethod
    def of(cls, before: Snapshot, after: Snapshot) -> People:
        """Return them for two revisions."""
        names = renamed(before, after)
        pairs = tuple(
            (old.partition(":")[2], new.partition(":")[2])
            for old, new in names.items()
            if old.startswith("leader:")
        )
        old: Mapping[str, Leader] = before.records.leaders
        new: Mapping[str, Leader] = after.records.leaders
        was, now = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
        return cls(
            tuple(sorted(new.keys() - old.keys() - now)),
            tuple(sorted(old.keys() - new.keys() - was)),
            pairs,
        )


def by_subject(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Return changes by the subjects that they are about, in order."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        found[change.subject].append(change)
    return found


def subjects_of(changes: Iterable[Change], kind: str) -> list[str]:
    """Return the ids of the subjects of a kind that changes are about, in order."""
    ids = dict.fromkeys(
        change.subject.partition(":")[2]
        for change in changes
        if change.subject.startswith(f"{kind}:")
    )
    return list(ids)
