"""What the front pages draw from: counts, lists to browse by, what is new, what is vacant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from leaders_network.addresses import NETWORK_FROM_ROOM, letter_path
from leaders_network.publish.changes import changes
from leaders_network.publish.citations import matrix_of
from leaders_network.publish.cohorts import applying
from leaders_network.publish.consultations import consultation_cards
from leaders_network.publish.digest import digests_of
from leaders_network.publish.events import events_of
from leaders_network.publish.exchange import may_be_listed
from leaders_network.publish.ground import Ground
from leaders_network.publish.members import Subjects
from leaders_network.publish.offices import offices_in_order
from leaders_network.publish.packs import newcomers, pack_path
from leaders_network.publish.people import notice, person
from leaders_network.publish.phrases import folded
from leaders_network.publish.posts import is_standing, organisation_row, post_row
from leaders_network.publish.rooms import member_views
from leaders_network.publish.rows import rows_of
from leaders_network.publish.subjects import kind_of, people_in_order, posts_in_order, tally
from leaders_network.publish.views import (
    FrontView,
    GlanceView,
    LetterView,
    Link,
    Notice,
    Organisation,
    OverviewView,
    Person,
    PostRow,
    RoomView,
    Shelf,
    Tally,
)

_OTHER = "other"

T = TypeVar("T")


def front_view(
    subjects: Subjects,
    letters: Letters,
    room: RoomView | None = None,
    seen: tuple[GlanceView | None, OverviewView | None] = (None, None),
) -> FrontView:
    """Return everything that parts of front pages may draw."""
    ground = subjects.ground
    directory = ground.directory
    records = directory.records
    standing = [held for held in directory.posts.values() if is_standing(ground, held)]
    rows = [post_row(ground, held) for held in standing]
    people = (person(ground, identifier) for identifier in records.leaders)
    newest = [one for one in people if one.new]
    changed = changes(ground)
    return FrontView(
        leaders=len(records.leaders),
        organisations=len(records.organisations),
        posts=len(rows),
        sectors=tuple(
            tally(ground, "sector", i, sector.name, subjects.sectors[i])
            for i, sector in directory.sectors.items()
        ),
        areas=tuple(
            tally(ground, "area", i, area.name, subjects.around[i], kind_of(area))
            for i, area in directory.areas.items()
        ),
        roles=_tallies(
            tally(
                ground,
                "role",
                i,
                role.plural or role.name,
                subjects.roles[i],
                directory.sectors[role.sector].name if role.sector in directory.sectors else "",
            )
            for i, role in directory.roles.items()
        ),
        topics=_tallies(
            tally(ground, "topic", i, topic.name, subjects.topics[i], topic.category or "")
            for i, topic in directory.topics.items()
        ),
        programmes=tuple(
            tally(ground, "programme", i, programme.name, subjects.programmes[i])
            for i, programme in records.programmes.items()
        ),
        groups=tuple(
            tally(ground, "group", i, group.name, subjects.groups[i])
            for i, group in records.groups.items()
        ),
        leader_letters=letters.tallies("leaders"),
        organisation_letters=letters.tallies("organisations"),
        newest=tuple(sorted(newest, key=_newest_first)),
        vacant=posts_in_order(row for row in rows if row.state == "vacant"),
        interim=posts_in_order(row for row in rows if _is_interim(row)),
        offers=_notices(ground, "offers"),
        asks=_notices(ground, "asks"),
        contributors=tuple(
            ground.link("contributor", i, found.name) for i, found in records.contributors.items()
        ),
        items=rows_of(ground, ground.curation.items),
        members=people_in_order(ground, records.leaders) if ground.audience.is_room else (),
        reachable=tuple(member_views(ground)) if ground.audience.is_room else (),
        changes=changed,
        exchange=tuple(subjects.exchange.values()),
        newcomers=tuple(
            Link(person(ground, one).name, pack_path(ground, one)) for one in newcomers(ground)
        ),
        room=room,
        events=events_of(ground),
        digests=digests_of(ground, changed),
        outcomes=matrix_of(ground),
        offices=offices_in_order(ground),
        glance=seen[0],
        overview=seen[1],
        consultations=consultation_cards(ground),
        applying=applying(ground, records.programmes),
        shelves=tuple(_shelves(ground)),
    )


def _shelves(ground: Ground) -> Iterator[Shelf]:
    counted = Counter(item.section for item in ground.curation if item.section)
    for section in sorted(counted, key=lambda link: (folded(link.name), link.path)):
        yield Shelf(section, counted[section])


def _newest_first(one: Person) -> tuple[int, str]:
    since = int(one.since.iso.replace("-", "")) if one.since else 0
    return -since, one.sort_name


def _tallies(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    return tuple(sorted(tallies, key=lambda one: (folded(one.group), folded(one.link.name))))


def _is_interim(row: PostRow) -> bool:
    return any(word in holder.status for holder in row.holders for word in ("Interim", "Acting"))


def _notices(ground: Ground, name: str) -> tuple[Notice, ...]:
    found = [
        notice(ground, item, ground.link("leader", identifier, leader.name))
        for identifier, leader in ground.directory.records.leaders.items()
        for item in getattr(leader, name)
        if may_be_listed(ground, item)
    ]
    return tuple(sorted(found, key=lambda one: (bool(one.met), one.until.iso, one.text)))


class Letters:
    """The A to Z of leaders and of organisations, by the first letter of the name each sorts by."""

    def __init__(self, ground: Ground) -> None:
        self._beside = NETWORK_FROM_ROOM if ground.audience.is_room else ""
        people = people_in_order(ground, ground.directory.records.leaders)
        known = ground.directory.records.organisations
        rows = sorted(
            (organisation_row(ground, identifier) for identifier in known),
            key=lambda row: (folded(row.name), row.path),
        )
        self._people: dict[str, list[Person]] = _by_letter((p.sort_name, p) for p in people)
        self._organisations: dict[str, list[Organisation]] = _by_letter(
            (folded(row.name), row) for row in rows
        )

    def tallies(self, kind: Literal["leaders", "organisations"]) -> tuple[Tally, ...]:
        """Return the letters of `leaders` or `organisations`, each with its number."""
        people = {letter: len(found) for letter, found in self._people.items()}
        organisations = {letter: len(found) for letter, found in self._organisations.items()}
        numbers = people if kind == "leaders" else organisations
        return tuple(
            Tally(
                Link(_shown(letter), f"{self._beside}{letter_path(kind, letter)}"),
                people.get(letter, 0) if kind == "leaders" else 0,
                organisations.get(letter, 0) if kind == "organisations" else 0,
            )
            for letter in sorted(numbers, key=lambda letter: (letter == _OTHER, letter))
        )

    def paths(self) -> list[str]:
        """Return the path of each letter's page."""
        leaders = [letter_path("leaders", letter) for letter in self._people]
        return leaders + [letter_path("organisations", letter) for letter in self._organisations]

    def view(self, path: str) -> LetterView:
        """Return the page of the letter that stands at a path."""
        return next(view for view in self._views() if view.path == path)

    def _views(self) -> Iterator[LetterView]:
        tallies = self.tallies("leaders")
        for letter, people in self._people.items():
            path = letter_path("leaders", letter)
            yield LetterView("leaders", _shown(letter), path, tallies, people=tuple(people))
        tallies = self.tallies("organisations")
        for letter, rows in self._organisations.items():
            path = letter_path("organisations", letter)
            yield LetterView(
                "organisations", _shown(letter), path, tallies, organisations=tuple(rows)
            )


def _shown(letter: str) -> str:
    return letter.upper() if len(letter) == 1 else "Other"


def _by_letter(named: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    by_letter: dict[str, list[T]] = {}
    for name, item in named:
        first = name[:1]
        letter = first if "a" <= first <= "z" else _OTHER
        by_letter.setdefault(letter, []).append(item)
    return by_letter
