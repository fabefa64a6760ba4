"""Leaders of the specimen: each record, and each part of one, for every audience there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from leaders_network.records.leader import (
    Agreement,
    Appointment,
    Ask,
    Leader,
    Offer,
    Outcome,
)
from tests.integration.canaries import NOBODY, Hand, Seen
from tests.integration.dates import OVER, SOON, STARTS, YESTERDAY, Time
from tests.integration.filling import Data, Filling, Special
from tests.integration.visibility import (
    NETWORK,
    NEVER_WIDER_THAN_NETWORK,
    PARTS,
    PUBLIC,
    TEAM,
)
from tests.integration.ways import Ways

if TYPE_CHECKING:
    from tests.integration.specimen import Specimen

_TOGETHER = (0, 11)
"""Two leaders who share every cohort and group, also those that hardly anybody may know of.

The second is about another topic than all others, so that this is what the two have in common.
"""

_WIDE = frozenset(["name", "post", "photo", "biography"])


def _at_most(part: str, restriction: str) -> str:
    return restriction if part in _WIDE or restriction != PUBLIC else NETWORK


@dataclass(slots=True)
class LeaderWriting:
    """One leader, whose record or parts of it are for other audiences than usual."""

    specimen: Specimen
    number: int
    audience: str | None
    parts: Mapping[str, str]
    invited: bool = False
    """Whether they have not confirmed the entry yet."""

    @property
    def record(self) -> str:
        return f"leaders/{self.number}"

    @property
    def hand(self) -> Hand:
        return self.specimen.hand

    @property
    def whole(self) -> Seen:
        """Who sees the record at all: may know that its posts are held."""
        return self.specimen.filling.sees(TEAM if self.invited else self.audience)

    @property
    def seen(self) -> Seen:
        """Who sees the name, and with it the page."""
        return self.whole & self.specimen.filling.sees(self.parts.get("name", NETWORK))

    def part(self, name: str) -> Seen:
        return self.seen & self.specimen.filling.sees(self.parts.get(name, NETWORK))

    def is_kept(self) -> bool:
        """Return whether the record is written: that a post is held can be public by itself."""
        return self.hand.keeps(self.whole)

    def identifier(self) -> str:
        return self.specimen.identifier("leader", self.record, self.seen)

    def data(self) -> Data:
        filling, rules = self.specimen.filling, {}
        for name, part in PARTS.items():
            named = self.parts.get(part)
            if named:
                too_wide = named == PUBLIC and name in NEVER_WIDER_THAN_NETWORK
                rules[name] = NETWORK if too_wide else named
        rules["appointments"] = PUBLIC
        special = {
            "languages": lambda who: [self.hand.chosen(("cy", "gd"), who)],
            "knows_about": self.topics,
            "appointments": lambda _: [*self.appointments()],
            "programmes": self.places,
            "groups": self.groups,
            "offers": lambda who: self.notices(Offer, who),
            "asks": lambda who: self.notices(Ask, who),
            "agreed": self.agreed,
            "joined": lambda who: self.hand.day(date(2024, 2, 3), who),
            "invited": date(2026, 11, 2).isoformat() if self.invited else None,
            "audience": filling.narrowed(self.audience),
            "audiences": {name: filling.narrowed(each) for name, each in self.parts.items()},
        }
        return filling.fill(Leader, self.record, self.record, self.seen, special, rules)

    def appointments(self) -> Iterator[Data]:
        """Yield appointments before, on and after the day; the first leader has the most."""
        among = range(6) if self.number == 0 else range(1)
        for time in STARTS:
            for number in among:
                yield from self.appointment(time, number, self.specimen.filling.sees(None))
        if self.number == 0:
            yield from self.appointment("current", 0, self.specimen.filling.sees(TEAM))

    def appointment(self, time: Time, number: int, post_seen: Seen) -> Iterator[Data]:
        filling = self.specimen.filling
        restriction = filling.restrictions[number]
        part = "post" if time == "current" else "appointments"
        seen = self.part(part) & filling.sees(restriction) & post_seen
        held = self.whole & filling.sees(restriction) & post_seen if time == "current" else NOBODY
        place = f"{self.record}/{time}/{number}/{len(post_seen)}"
        if not self.hand.keeps(post_seen):
            return
        post = self.specimen.post(place, post_seen, self.number)
        if not self.hand.keeps(seen | held):
            return
        ways = Ways(filling, self.record, place, own=True)
        reached = seen if time == "current" else NOBODY
        special = {
            "post": post,
            "start": self.hand.day(STARTS[time], seen),
            "end": self.hand.day(STARTS[time] + timedelta(days=90), seen)
            if time == "past"
            else None,
            "audience": filling.narrowed(restriction),
            "contacts": lambda who: ways.contacts(who & reached),
            "assistants": lambda who: ways.assistants(who & reached),
            "routes": lambda who: ways.routes(who & reached),
        }
        yield filling.fill(Appointment, self.record, place, seen, special)

    def notices(self, model: type, seen: Seen) -> list[Data]:
        """Return offers or asks for each restriction, and one whose day is over."""
        filling, place = self.specimen.filling, f"{self.record}/{model.__name__}"

        def special(number: int, at: str, inner: Seen, until: date = SOON) -> Special:
            facts: Data = {"topics": self.topics(inner)}
            if model is Ask:
                facts["outcome"] = self.outcome(at, inner) if number == 1 else None
            if model is Offer:
                facts["since"] = self.hand.day(YESTERDAY, inner)
            return {**facts, "until": self.hand.day(until, inner)}

        found = filling.items(model, self.record, place, seen, special)
        if model is Ask and self.number == self.specimen.nameless():
            facts = {**special(0, "asks", seen), "anonymous": True, "audience": None}
            found.append(filling.fill(Ask, "asks", "asks/anonymous", seen, facts))
        if self.hand.keeps(NOBODY):
            over = {"audience": None, **special(0, f"{place}/over", NOBODY, OVER)}
            found.append(filling.fill(model, self.record, f"{place}/over", NOBODY, over))
        return found

    def topics(self, seen: Seen) -> list[str]:
        return self.specimen.one_of("topics", seen, at=self.number == _TOGETHER[1])

    def outcome(self, place: str, seen: Seen) -> Data:
        on = {"on": self.hand.day(OVER, seen)}
        return self.specimen.filling.fill(Outcome, self.record, f"{place}/outcome", seen, on)

    def agreed(self, seen: Seen) -> list[Data]:
        on = {"on": self.hand.day(OVER, seen)}
        return [self.specimen.filling.fill(Agreement, self.record, self.record, seen, on)]

    # Rooms

    def belongs(self) -> tuple[bool, bool]:
        """Return whether they are in the cohort, and in the group."""
        if self.number == 0 or self.audience in self.specimen.filling.rooms:
            return True, True
        return self.number % 4 in (0, 2), self.number % 4 in (0, 3)

    def places(self, seen: Seen) -> list[Data]:
        wanted = (0, 2) if self.number in _TOGETHER else (0,) if self.belongs()[0] else ()
        known = self.specimen.cohort_ids
        places = [self._place(*known[number]) for number in wanted if number in known]
        return self.hand.chosen((places, []), seen)

    def _place(self, programme: str, cohort: str) -> Data:
        return {"programme": programme, "cohort": cohort}

    def groups(self, seen: Seen) -> list[str]:
        groups = self.specimen.ids["groups"]
        own = [*groups[: self.belongs()[1]], *(groups[1:] if self.number in _TOGETHER else [])]
        return self.hand.chosen((own, []), seen)

    def note_membership(self) -> None:
        seen = self.part("programmes")
        for room, belongs in zip(self.specimen.filling.rooms, self.belongs(), strict=True):
            if belongs and room in seen:
                self.specimen.members.setdefault(room, set()).add(self.record)


def restrictions(filling: Filling) -> Iterator[tuple[str | None, dict[str, str]]]:
    """Yield the audience of a leader's record and those of its parts, for each leader."""
    rest = sorted(set(PARTS.values()) - {"name"} | {"post", "appointments"})
    yield None, {}
    for restriction in filling.restrictions[1:]:
        yield restriction, {}
    named = [PUBLIC, *(each for each in filling.restrictions if each)]
    for restriction in named:
        yield None, {"name": restriction}
        parts = {part: _at_most(part, restriction) for part in rest}
        yield None, parts
        yield None, {"name": PUBLIC, **parts}
    for restriction in (NETWORK, TEAM):
        yield restriction, {"name": PUBLIC, "post": PUBLIC, "biography": PUBLIC}
