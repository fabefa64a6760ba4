"""A directory in which every field of every kind of record is filled, for every audience there is.

No field is left to chance: who writes a new one must say in `visibility.py` who may see it, and
here what stands in it where that is no plain text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Literal

import yaml

from leaders_network.records.contact import Assistant, Confirmation, Contact, Route
from leaders_network.records.gathering import Cohort, Contributor, Group, Programme
from leaders_network.records.leader import (
    Agreement,
    Appointment,
    Ask,
    Leader,
    Offer,
    Outcome,
)
from leaders_network.records.network import Network
from leaders_network.records.organisation import Identifier, Organisation, Post
from leaders_network.records.vocabulary import Area, Role, Sector, Topic
from tests.integration.canaries import Hand, Seen
from tests.integration.filling import Data, Filling, Special
from tests.integration.shelves import Shelves
from tests.integration.visibility import (
    NETWORK,
    NEVER_WIDER_THAN_NETWORK,
    PARTS,
    PUBLIC,
    TEAM,
)

DAY = date(2026, 11, 22)
FRESH, LAPSED, OVER, SOON = (
    date(2026, 10, 1),
    date(2025, 1, 20),
    date(2026, 9, 30),
    date(2027, 1, 31),
)
PURPOSES = ("incident", "diary", "formal", "peer", "media")
NOBODY: Seen = frozenset()

Time = Literal["past", "current", "coming"]
STARTS: dict[Time, date] = {
    "past": date(2019, 5, 1),
    "current": date(2026, 9, 1),
    "coming": date(2027, 3, 1),
}
_UNNAMED_ROUTE = (0, 2, 3, 4, 5)
"""There are five purposes for six restrictions, of which two come to the same."""


@dataclass(slots=True)
class Specimen:
    """Writes the directory into a folder."""

    folder: Path
    filling: Filling
    members: dict[str, set[str]]
    """For each room the records of the leaders who are listed in it."""
    ids: dict[str, list[str]] = field(default_factory=dict)
    cohort_ids: dict[int, tuple[str, str]] = field(default_factory=dict)
    """For the number of a programme its id and its cohort's."""
    posts: list[Data] = field(default_factory=list)
    hidden_posts: list[Data] = field(default_factory=list)

    @property
    def hand(self) -> Hand:
        return self.filling.hand

    def write(self) -> None:
        """Write every file."""
        everyone = self.filling.sees(None)
        self.file("network", self.one(Network, "network", everyone, _NETWORK))
        self.vocabularies(everyone)
        self.ids["programmes"] = [*self.programmes()]
        self.ids["groups"] = [*self.groups()]
        leaders = [*self.leaders()]
        self.contributors()
        self.organisations()
        for identifier, data in leaders:
            self.file(f"leaders/{identifier}", data)

    def nameless(self) -> int:
        """Return who asks without a name: another one for all but the team, who see the name."""
        return 7 if self.hand.hides([TEAM]) else 0

    def file(self, path: str, data: Data) -> None:
        """Write a record's file, with a comment that is for nobody."""
        file = self.folder / "directory_data" / f"{path}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        words = self.hand.word("(a comment)", path, f"{path}#", NOBODY)
        comment = f"# {words}\n" if self.hand.keeps(NOBODY) else ""
        written = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        file.write_text(comment + written, encoding="utf-8")

    def one(self, model: type, place: str, seen: Seen, special: Special) -> Data:
        """Return one record."""
        return self.filling.fill(model, place, place, seen, special)

    def one_of(self, kind: str, seen: Seen) -> list[str]:
        """Return one of two ids of a kind: the other one for a blind audience."""
        return [self.hand.chosen(self.ids[kind], seen)]

    def first_leader(self) -> str:
        """Return the id of the leader whose record says nothing of audiences."""
        return self.identifier("leader", "leaders/0", self.filling.sees(NETWORK))

    def identifier(self, kind: str, place: str, seen: Seen) -> str:
        """Return the id of a record, and so the name of its file."""
        return self.hand.word(f"{kind} id", place, place, seen)

    # Vocabulary, programmes, groups, contributors

    def vocabularies(self, everyone: Seen) -> None:
        """Write the words the directory is sorted by; every audience has them all."""
        for model, kind in (
            (Sector, "sectors"),
            (Area, "areas"),
            (Role, "roles"),
            (Topic, "topics"),
        ):
            items: list[Data] = []
            for number in range(2):
                special: Special = {}
                if model is Area:
                    parent = items[0]["id"] if items else None
                    special = {"parent": parent, "overlaps": []}
                if model is Role:
                    special = {"sector": self.ids["sectors"][0]}
                items.append(self.one(model, f"{kind}/{number}", everyone, special))
            self.ids[kind] = [item["id"] for item in items]
            self.file(f"vocabulary/{kind}", {kind: items})

    def restricted(self) -> Iterator[tuple[int, Seen, str | None]]:
        """Yield a number, who sees it, and what is written, for each restriction of a record."""
        for number, restriction in enumerate(self.filling.restrictions):
            seen = self.filling.sees(restriction)
            if self.hand.keeps(seen):
                yield number, seen, self.filling.narrowed(restriction)

    def programmes(self) -> Iterator[str]:
        """Write a programme for each restriction; the first has the cohort whose room is built."""
        for number, seen, audience in self.restricted():
            place = f"programmes/{number}"
            identifier = self.identifier("programme", place, seen)
            cohorts = partial(self.cohorts, number, identifier)
            special = {"audience": audience, "cohorts": cohorts}
            self.file(f"programmes/{identifier}", self.one(Programme, place, seen, special))
            yield identifier

    def cohorts(self, programme: int, owner: str, seen: Seen) -> list[Data]:
        """Return the cohorts of a programme; only the first's and the team's programme has some."""
        if programme not in (0, 2) or not self.hand.keeps(seen):
            return []
        place = f"programmes/{programme}/cohort"
        own = self.filling.rooms[0]
        room = (
            own if programme == 0 else self.hand.word("Cohort.room", place, f"{place}.room", seen)
        )
        if programme == 0:
            seen |= {own}
        days = {"start": self.hand.day(date(2026, 1, 12), seen), "end": None}
        cohort = self.filling.fill(Cohort, place, place, seen, {**days, "room": room})
        self.cohort_ids[programme] = owner, cohort["id"]
        return [cohort]

    def groups(self) -> Iterator[str]:
        """Write a group for each restriction; the first one's room is built."""
        for number, whole, audience in self.restricted():
            place = f"groups/{number}"
            seen = whole & self.filling.sees(NETWORK)
            if not self.hand.keeps(seen):
                continue
            own = self.filling.rooms[1]
            identifier = own if number == 0 else self.identifier("group", place, seen)
            special = {
                "audience": audience,
                "convener": self.hand.chosen((self.first_leader(), None), seen),
                "start": self.hand.day(date(2025, 9, 1), seen),
                "end": self.hand.day(SOON, seen),
                "topics": self.one_of("topics", seen),
                "areas": self.one_of("areas", seen),
            }
            self.file(f"groups/{identifier}", self.one(Group, place, seen, special))
            yield identifier

    def contributors(self) -> None:
        """Write a contributor for each restriction."""
        for number, seen, audience in self.restricted():
            place = f"contributors/{number}"
            special = {"audience": audience, "knows_about": self.one_of("topics", seen)}
            identifier = self.identifier("contributor", place, seen)
            self.file(f"contributors/{identifier}", self.one(Contributor, place, seen, special))

    # Organisations and posts

    def organisations(self) -> None:
        """Write an organisation for each restriction, and one with the posts that leaders hold."""
        for number, seen, audience in self.restricted():
            place = f"organisations/{number}"
            identifier = self.identifier("organisation", place, seen)
            self._organisation(place, identifier, seen, audience, self._own_posts)
        self._holding("held", self.filling.sees(None), None, self.posts)
        if self.hidden_posts:
            seen = self.filling.sees(TEAM)
            self._holding("unseen", seen, self.filling.narrowed(TEAM), self.hidden_posts)

    def _holding(self, name: str, seen: Seen, audience: str | None, posts: list[Data]) -> None:
        place = f"organisations/{name}"
        identifier = self.identifier("organisation", place, seen)
        self._organisation(place, identifier, seen, audience, lambda *_: posts)

    def _organisation(
        self, place: str, identifier: str, seen: Seen, audience: str | None, posts: Any
    ) -> None:
        ways = _Ways(self, place, place)
        special = {
            "sector": self.one_of("sectors", seen)[0],
            "areas": self.one_of("areas", seen),
            "parent": None,
            "audience": audience,
            "identifiers": lambda who: [self.filling.fill(Identifier, place, place, who, {})],
            "contacts": ways.contacts,
            "routes": ways.routes,
            "posts": lambda who: posts(place, who),
        }
        data = self.one(Organisation, place, seen, special)
        self.file(f"organisations/{identifier}", data)

    def _own_posts(self, organisation: str, seen: Seen) -> list[Data]:
        def special(number: int, place: str, inner: Seen) -> Special:
            ways = _Ways(self, organisation, place)
            return self._post_facts(place, inner) | {
                "contacts": ways.contacts,
                "routes": ways.routes,
            }

        return self.filling.items(Post, organisation, f"{organisation}/posts", seen, special)

    def _post_facts(self, place: str, seen: Seen) -> Data:
        return {
            "role": self.ids["roles"][place.endswith("post")],
            "areas": self.one_of("areas", seen),
            "start": self.hand.day(date(2001, 4, 1), seen),
            "end": None,
        }

    def post(self, place: str, seen: Seen) -> str:
        """Return the reference of a new post, for one appointment."""
        everyone = self.filling.sees(None)
        hidden = seen != everyone
        facts = self._post_facts(f"{place}/post", seen) | {
            "audience": None,
            "contacts": [],
            "routes": [],
        }
        post = self.one(Post, f"{place}/post", seen, facts)
        (self.hidden_posts if hidden else self.posts).append(post)
        organisation = self.identifier(
            "organisation", f"organisations/{'unseen' if hidden else 'held'}", seen
        )
        return f"{organisation}/{post['id']}"

    # Leaders

    def leaders(self) -> Iterator[tuple[str, Data]]:
        """Yield leaders, each with other restrictions on the record or its parts."""
        for number, (audience, parts) in enumerate(self._restrictions()):
            leader = _LeaderWriting(self, number, audience, parts)
            data = leader.data()  # with it the posts are written, whoever may see who holds them
            if leader.is_kept():
                yield leader.identifier(), data
                leader.note_membership()

    def _restrictions(self) -> Iterator[tuple[str | None, dict[str, str]]]:
        rest = sorted(set(PARTS.values()) - {"name"} | {"post", "appointments"})
        yield None, {}
        for restriction in self.filling.restrictions[1:]:
            yield restriction, {}
        named = [PUBLIC, *(each for each in self.filling.restrictions if each)]
        for restriction in named:
            yield None, {"name": restriction}
            parts = {part: _at_most(part, restriction) for part in rest}
            yield None, parts
            yield None, {"name": PUBLIC, **parts}
        for restriction in (NETWORK, TEAM):
            yield restriction, {"name": PUBLIC, "post": PUBLIC, "biography": PUBLIC}


_NETWORK: Special = {
    "country": "GB",
    "confirmed_days": 180,
    "lapsed_days": 365,
    "new_days": 100,
}
_WIDE = frozenset(["name", "post", "photo", "biography"])


def _at_most(part: str, restriction: str) -> str:
    return restriction if part in _WIDE or restriction != PUBLIC else NETWORK


@dataclass(slots=True)
class _Ways:
    """Contacts, assistants and routes of one appointment, post or organisation."""

    specimen: Specimen
    record: str
    place: str
    alive: bool = True
    """Whether it is a leader's own, so that what has lapsed is for nobody."""
    own: bool = False
    first: str | None = None
    helped: bool = False

    def contacts(self, seen: Seen) -> list[Data]:
        """Return a contact for each restriction, and one that has lapsed."""
        found = self._each(Contact, "contacts", seen, self._contact)
        if found:
            self.first = found[0]["id"]
        return found

    def assistants(self, seen: Seen) -> list[Data]:
        """Return an assistant for each restriction, and one whose details have lapsed."""
        found = self._each(Assistant, "assistants", seen, self._assistant)
        self.helped = bool(found)
        return found

    def routes(self, seen: Seen) -> list[Data]:
        """Return a route for each restriction."""
        if self.first is None:
            return []
        filling = self.specimen.filling
        return filling.items(
            Route, self.record, f"{self.place}/routes", seen, self._route, among=_UNNAMED_ROUTE
        )

    def _each(self, model: type, name: str, seen: Seen, special: Any) -> list[Data]:
        filling = self.specimen.filling
        place = f"{self.place}/{name}"
        found = filling.items(model, self.record, place, seen, special)
        gone = NOBODY if self.own else seen
        if filling.hand.keeps(gone):
            lapsed = {"audience": None, **special(0, f"{place}/lapsed", gone, LAPSED)}
            found.append(filling.fill(model, self.record, f"{place}/lapsed", gone, lapsed))
        return found

    def _contact(self, number: int, place: str, seen: Seen, on: date = FRESH) -> Special:
        purpose = self.specimen.hand.chosen(PURPOSES, seen, at=number)
        return {"purposes": [purpose], "confirmed": self._confirmed(place, seen, on)}

    def _assistant(self, number: int, place: str, seen: Seen, on: date = FRESH) -> Special:
        return {"confirmed": self._confirmed(place, seen, on)}

    def _confirmed(self, place: str, seen: Seen, on: date) -> Data:
        special = {"on": self.specimen.hand.day(on, seen)}
        return self.specimen.filling.fill(Confirmation, self.record, place, seen, special)

    def _route(self, number: int, place: str, seen: Seen) -> Special:
        via = "assistant" if self.helped and number > 3 else self.first
        return {"for": PURPOSES[_UNNAMED_ROUTE.index(number)], "via": via}


@dataclass(slots=True)
class _LeaderWriting:
    """One leader, whose record or parts of it are for other audiences than usual."""

    specimen: Specimen
    number: int
    audience: str | None
    parts: Mapping[str, str]

    @property
    def record(self) -> str:
        return f"leaders/{self.number}"

    @property
    def hand(self) -> Hand:
        return self.specimen.hand

    @property
    def whole(self) -> Seen:
        """Who sees the record at all: may know that its posts are held."""
        return self.specimen.filling.sees(self.audience)

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
            "knows_about": lambda who: self.specimen.one_of("topics", who),
            "appointments": lambda _: [*self.appointments()],
            "programmes": self.places,
            "groups": self.groups,
            "offers": lambda who: self.notices(Offer, who),
            "asks": lambda who: self.notices(Ask, who),
            "agreed": self.agreed,
            "joined": lambda who: self.hand.day(date(2024, 2, 3), who),
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
        post = self.specimen.post(place, post_seen)
        if not self.hand.keeps(seen | held):
            return
        ways = _Ways(self.specimen, self.record, place, own=True)
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
            facts: Data = {"topics": self.specimen.one_of("topics", inner)}
            if model is Ask:
                facts["outcome"] = self.outcome(at, inner) if number == 1 else None
            return {**facts, "until": self.hand.day(until, inner)}

        found = filling.items(model, self.record, place, seen, special)
        if model is Ask and self.number == self.specimen.nameless():
            facts = {**special(0, "asks", seen), "anonymous": True, "audience": None}
            found.append(filling.fill(Ask, "asks", "asks/anonymous", seen, facts))
        if self.hand.keeps(NOBODY):
            over = {"audience": None, **special(0, f"{place}/over", NOBODY, OVER)}
            found.append(filling.fill(model, self.record, f"{place}/over", NOBODY, over))
        return found

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
        wanted = (0, 2) if self.number == 0 else (0,) if self.belongs()[0] else ()
        known = self.specimen.cohort_ids
        places = [self._place(*known[number]) for number in wanted if number in known]
        return self.hand.chosen((places, []), seen)

    def _place(self, programme: str, cohort: str) -> Data:
        return {"programme": programme, "cohort": cohort}

    def groups(self, seen: Seen) -> list[str]:
        groups = self.specimen.ids["groups"]
        own = [*groups[: self.belongs()[1]], *(groups[1:] if self.number == 0 else [])]
        return self.hand.chosen((own, []), seen)

    def note_membership(self) -> None:
        seen = self.part("programmes")
        for room, belongs in zip(self.specimen.filling.rooms, self.belongs(), strict=True):
            if belongs and room in seen:
                self.specimen.members.setdefault(room, set()).add(self.record)


def written(folder: Path, hand: Hand) -> Specimen:
    """Write a directory and its content into a folder, and return what is known of them."""
    specimen = Specimen(folder, Filling.by(hand, folder / "directory_data" / "photos"), {})
    specimen.write()
    Shelves(folder / "content", specimen.filling).write()
    return specimen
