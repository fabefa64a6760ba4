"""What the front pages draw from: counts, lists to browse by, what is new, what is vacant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from leaders_network.directory.days import is_held
from leaders_network.directory.linking import HeldPost
from leaders_network.directory.standing import is_stopgap
from leaders_network.publish.alphabet import Alphabet
from leaders_network.publish.changes import changes
from leaders_network.publish.citations import matrix_of
from leaders_network.publish.cohorts import applying, module_rows
from leaders_network.publish.consultations import consultation_cards
from leaders_network.publish.digest import digests_of
from leaders_network.publish.events import events_of
from leaders_network.publish.exchange import notices
from leaders_network.publish.ground import Ground
from leaders_network.publish.members import Members, Subjects
from leaders_network.publish.offices import offices_in_order
from leaders_network.publish.packs import newcomers, pack_path
from leaders_network.publish.people import contributors_in_order, people_in_order, person
from leaders_network.publish.phrases import numbered
from leaders_network.publish.posts import is_standing, post_row, posts_in_order
from leaders_network.publish.rooms import member_views
from leaders_network.publish.rows import list_of, rows_of
from leaders_network.publish.subjects import kind_of, tally
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.browsing import FrontView, Shelf, Tally
from leaders_network.publish.views.glance import GlanceView, OverviewView
from leaders_network.publish.views.people import Person
from leaders_network.publish.views.rooms import RoomView
from leaders_network.publish.views.rows import ItemList
from leaders_network.records.slugs import plain


def front_view(
    subjects: Subjects,
    alphabet: Alphabet,
    room: RoomView | None,
    seen: tuple[GlanceView | None, OverviewView | None],
) -> FrontView:
    """Return everything that parts of front pages may draw."""
    ground = subjects.ground
    directory = ground.directory
    records = directory.records
    standing = [held for held in directory.posts.values() if is_standing(ground, held)]
    people = (person(ground, identifier) for identifier in records.leaders)
    newest = [one for one in people if one.new]
    changed = changes(ground)
    return FrontView(
        leaders=len(records.leaders),
        organisations=len(records.organisations),
        posts=len(standing),
        sectors=_named(subjects, "sector", directory.sectors, subjects.sectors),
        areas=_areas(subjects),
        roles=_roles(subjects),
        topics=_topics(subjects),
        programmes=_named(subjects, "programme", records.programmes, subjects.programmes),
        groups=_named(subjects, "group", records.groups, subjects.groups),
        leader_letters=alphabet.tallies("leaders"),
        organisation_letters=alphabet.tallies("organisations"),
        newest=tuple(sorted(newest, key=_newest_first)),
        vacant=posts_in_order(ground, (one for one in standing if _is_vacant(ground, one))),
        interim=posts_in_order(ground, (one for one in standing if _is_interim(ground, one))),
        offers=notices(ground, "offers"),
        asks=notices(ground, "asks"),
        contributors=contributors_in_order(ground),
        library=_items(ground, "library"),
        studies=_items(ground, "study"),
        collections=_items(ground, "collection"),
        articles=_items(ground, "article"),
        members=people_in_order(ground, records.leaders) if ground.audience.is_room else (),
        reachable=tuple(member_views(ground)) if ground.audience.is_room else (),
        changes=changed,
        exchange=tuple(subjects.exchange.values()),
        newcomers=_newcomers(ground),
        room=room,
        events=events_of(ground),
        digests=digests_of(ground, changed),
        outcomes=matrix_of(ground),
        offices=offices_in_order(ground),
        glance=seen[0],
        overview=seen[1],
        consultations=consultation_cards(ground),
        applying=applying(ground, records.programmes),
        modules=ItemList(tuple(module_rows(ground))),
        shelves=tuple(_shelves(ground)),
    )


def _items(ground: Ground, kind: str) -> ItemList:
    """Return every item of a kind, the newest first."""
    return list_of(rows_of(ground, (one.id for one in ground.curation if one.kind == kind)))


def _shelves(ground: Ground) -> Iterator[Shelf]:
    counted = Counter(item.section for item in ground.curation if item.section)
    for section in sorted(counted, key=lambda link: (plain(link.name), link.path)):
        yield Shelf(section, counted[section])


def _newcomers(ground: Ground) -> tuple[Link, ...]:
    """Return the packs of those new in a post, by family name like every list of people."""
    found = sorted(newcomers(ground), key=lambda one: (person(ground, one).sort_name, one))
    return tuple(Link(person(ground, one).name, pack_path(ground, one)) for one in found)


def _newest_first(one: Person) -> tuple[int, str]:
    since = int(one.since.iso.replace("-", "")) if one.since else 0
    return -since, one.sort_name


def _named(
    subjects: Subjects, scheme: str, known: Mapping[str, Any], members: Mapping[str, Members]
) -> tuple[Tally, ...]:
    """Return subjects in the order they are written in, each with who and what stands behind it."""
    ground = subjects.ground
    return tuple(
        replace(tally(ground, scheme, i, one.name, members[i]), summary=one.summary or "")
        for i, one in known.items()
    )


def _areas(subjects: Subjects) -> tuple[Tally, ...]:
    ground = subjects.ground
    return tuple(
        tally(ground, "area", i, area.name, subjects.around[i], kind_of(area))
        for i, area in ground.directory.areas.items()
    )


def _roles(subjects: Subjects) -> tuple[Tally, ...]:
    """Return the roles by their sectors."""
    ground, sectors = subjects.ground, subjects.ground.directory.sectors
    return _tallies(
        tally(
            ground,
            "role",
            i,
            role.plural or role.name,
            subjects.roles[i],
            sectors[role.sector].name if role.sector in sectors else "",
        )
        for i, role in ground.directory.roles.items()
    )


def _topics(subjects: Subjects) -> tuple[Tally, ...]:
    """Return the topics by their categories."""
    ground = subjects.ground
    return _tallies(
        tally(ground, "topic", i, topic.name, subjects.topics[i], topic.category or "")
        for i, topic in ground.directory.topics.items()
    )


def _tallies(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    return tuple(sorted(tallies, key=lambda one: (plain(one.group), numbered(one.link.name))))


def _is_vacant(ground: Ground, held: HeldPost) -> bool:
    return post_row(ground, held).state == "vacant"


def _is_interim(ground: Ground, held: HeldPost) -> bool:
    return any(
        is_stopgap(tenure.appointment) and is_held(tenure.appointment, ground.day)
        for tenure in held.tenures
    )
