"""A directory in which every field of every kind of record is filled, for every audience there is.

No field is left to chance: who writes a new one must say in `visibility.py` who may see it, and
here what stands in it where that is no plain text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from leaders_network.records.gathering import (
    Applications,
    Cohort,
    Contributor,
    Group,
    PeerRound,
    PeerSet,
    Programme,
    Wish,
)
from leaders_network.records.network import Editor, Network
from leaders_network.records.organisation import Identifier, Organisation, Post
from leaders_network.records.vocabulary import Area, Role, Sector, Topic
from tests.integration.canaries import NOBODY, Hand, Seen
from tests.integration.dates import SOON
from tests.integration.filling import Data, Filling, Special
from tests.integration.items import Named
from tests.integration.leading import LeaderWriting, restrictions
from tests.integration.shelves import Shelves
from tests.integration.visibility import NETWORK, PUBLIC, TEAM
from tests.integration.ways import Ways

_NETWORK: Special = {
    "country": "GB",
    "confirmed_days": 180,
    "lapsed_days": 365,
    "new_days": 100,
    "retention_days": 1095,
    "shortlist_limit": 50,
    "smallest_group": 12,
}
_HELD, _UNSEEN = ("held", "apart"), "unseen"
"""The organisations of two sectors whose posts leaders hold, and one that only the team sees.

Leaders of one sector alone are like nobody.
"""
COHORT = "programmes/0/cohort"
"""The cohort whose room is built."""


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
    posts: dict[str, list[Data]] = field(default_factory=lambda: defaultdict(list))
    """The posts that leaders hold, by the organisation they are of: two of them, and one unseen."""

    @property
    def hand(self) -> Hand:
        return self.filling.hand

    def write(self) -> None:
        """Write every file."""
        everyone = self.filling.sees(None)
        special: Special = {
            **_NETWORK,
            "editor": lambda who: self.one(Editor, "network/editor", who, {"service": "gitlab"}),
        }
        self.file("network", self.one(Network, "network", everyone, special))
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

    def one_of(self, kind: str, seen: Seen, at: int = 0) -> list[str]:
        """Return one of two ids of a kind: the other one for a blind audience."""
        return [self.hand.chosen(self.ids[kind], seen, at)]

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
                    special = {
                        "parent": parent,
                        "within": [],
                        "overlaps": [],
                        "tile": f"{number}-0",
                    }
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

    def named(self) -> Named:
        """Return what items of content may refer to: what everybody, or every leader, sees."""
        everyone = self.filling.sees(None)
        curator = self.identifier("contributor", "contributors/0", everyone)
        programme, cohort = self.cohort_ids.get(0, ("", ""))
        programme = self.identifier("programme", "programmes/0", everyone)
        ids = {kind: self.ids[kind] for kind in ("topics", "sectors", "roles", "areas")}
        return Named(ids, f"contributor:{curator}", self.first_leader, programme, cohort)

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
        # It begins after the day, so that one may still read how to apply.
        special = {
            "start": self.hand.day(date(2027, 1, 12), seen),
            "end": None,
            "room": room,
            "applications": partial(self._applications, place),
            "wishes": lambda who: [self._wish(place, who)] if self._is_joined() else [],
            "peer_rounds": lambda who: [self._round(place, who)],
        }
        rules = {"terms": room, "peer_rounds": room}
        cohort = self.filling.fill(Cohort, place, place, seen, special, rules)
        self.cohort_ids[programme] = owner, cohort["id"]
        return [cohort]

    def _is_joined(self) -> bool:
        """Return whether the first leader says that they are in a cohort."""
        return bool(self.hand.chosen((True, False), self.filling.sees(NETWORK)))

    def _applications(self, place: str, seen: Seen) -> Data:
        days = {
            "opens": self.hand.day(date(2026, 10, 1), seen),
            "closes": self.hand.day(SOON, seen),
        }
        return self.filling.fill(Applications, place, f"{place}/apply", seen, days)

    def _wish(self, place: str, seen: Seen) -> Data:
        named = {"leader": self.first_leader(), "together": [], "apart": []}
        return self.filling.fill(Wish, place, f"{place}/wish", seen, named)

    def _round(self, place: str, seen: Seen) -> Data:
        def sets(who: Seen) -> list[Data]:
            members = {"members": [self.first_leader()]}
            one = self.filling.fill(PeerSet, place, f"{place}/set", who, members)
            return [*([one] if self._is_joined() else []), *self._half_seen(place, who)]

        special = {"start": self.hand.day(date(2026, 11, 2), seen), "sets": sets, "buddies": []}
        return self.filling.fill(PeerRound, place, f"{place}/round", seen, special)

    def _half_seen(self, place: str, who: Seen) -> Iterator[Data]:
        """Yield a set of two of whom the room may know one alone; why they, it is not told."""
        audiences = {"leaders/2": TEAM, "leaders/4": self.filling.rooms[0]}
        known = {record: self.filling.sees(audience) for record, audience in audiences.items()}
        members = [
            self.identifier("leader", record, seen)
            for record, seen in known.items()
            if not self.hand.hides(seen)  # else they do not say that they are in the cohort
        ]
        whole: Special = {} if len(members) == len(known) else {"why": []}
        if members and place == COHORT:
            given = {"members": members, **whole}
            yield self.filling.fill(PeerSet, place, f"{place}/half", who, given, {"why": TEAM})

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
        """Write an organisation for each restriction, and those whose posts leaders hold."""
        for number, seen, audience in self.restricted():
            place = f"organisations/{number}"
            identifier = self.identifier("organisation", place, seen)
            self._organisation(place, identifier, seen, audience, self._own_posts)
        for name in _HELD:
            self._holding(name, self.filling.sees(None), None)
        if self.posts[_UNSEEN]:
            seen = self.filling.sees(TEAM)
            self._holding(_UNSEEN, seen, self.filling.narrowed(TEAM))

    def _holding(self, name: str, seen: Seen, audience: str | None) -> None:
        place = f"organisations/{name}"
        identifier = self.identifier("organisation", place, seen)
        self._organisation(place, identifier, seen, audience, lambda *_: self.posts[name])

    def _organisation(
        self, place: str, identifier: str, seen: Seen, audience: str | None, posts: Any
    ) -> None:
        ways = Ways(self.filling, place, place)
        special = {
            "sector": self.one_of("sectors", seen, place.endswith(_HELD[1]))[0],
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
            ways = Ways(self.filling, organisation, place)
            return self._post_facts(place, inner) | {
                "contacts": ways.contacts,
                "routes": ways.routes,
            }

        return self.filling.items(Post, organisation, f"{organisation}/posts", seen, special)

    def _post_facts(self, place: str, seen: Seen) -> Data:
        return {
            "role": self.ids["roles"][place.endswith("post")],
            "language": self.hand.chosen(("cy", "gd"), seen),
            "areas": self.one_of("areas", seen),
            "start": self.hand.day(date(2001, 4, 1), seen),
            "end": None,
        }

    def post(self, place: str, seen: Seen, number: int) -> str:
        """Return the reference of a new post, for one appointment of the leader of a number."""
        hidden = seen != self.filling.sees(None)
        owner = _UNSEEN if hidden else _HELD[number % 2]
        facts = self._post_facts(f"{place}/post", seen) | {
            "audience": None,
            "contacts": [],
            "routes": [],
        }
        post = self.one(Post, f"{place}/post", seen, facts)
        self.posts[owner].append(post)
        organisation = self.identifier("organisation", f"organisations/{owner}", seen)
        return f"{organisation}/{post['id']}"

    # Leaders

    def leaders(self) -> Iterator[tuple[str, Data]]:
        """Yield leaders, each with other restrictions on the record or its parts."""
        named = restrictions(self.filling)
        writings = [LeaderWriting(self, number, *each) for number, each in enumerate(named)]
        invited = LeaderWriting(self, len(writings), None, {"name": PUBLIC}, invited=True)
        for leader in (*writings, invited):
            data = leader.data()  # with it the posts are written, whoever may see who holds them
            if leader.is_kept():
                yield leader.identifier(), data
                leader.note_membership()


def written(folder: Path, hand: Hand) -> Specimen:
    """Write a directory and its content into a folder, and return what is known of them."""
    specimen = Specimen(folder, Filling.by(hand, folder / "directory_data" / "photos"), {})
    specimen.write()
    Shelves(folder / "content", specimen.filling, specimen.named()).write()
    return specimen
