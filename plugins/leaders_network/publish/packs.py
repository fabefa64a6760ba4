"""The first hundred days: what somebody who begins in a post is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from operator import itemgetter

from leaders_network.directory.days import is_new
from leaders_network.directory.linking import HeldPost
from leaders_network.publish.areas import ServedAreas
from leaders_network.publish.ground import Ground
from leaders_network.publish.lines import post_line
from leaders_network.publish.people import alikes, person
from leaders_network.publish.phrases import day
from leaders_network.publish.posts import is_standing, post_row, posts_in_order, predecessors
from leaders_network.publish.rows import item_row
from leaders_network.publish.similar import Similar
from leaders_network.publish.views.browsing import Section
from leaders_network.publish.views.organisations import PostRow
from leaders_network.publish.views.packs import PackView
from leaders_network.publish.views.people import Holder
from leaders_network.publish.views.rows import ItemRow
from leaders_network.records.field import PUBLIC
from leaders_network.records.leader import Appointment

FOLDER = "first-hundred-days"
_NEAR = ("itself", "around", "overlaps", "within")
_PLACES, _ROWS, _ELSEWHERE, _READINGS = 6, 10, 12, 10
_OPEN = 16
"""So many who serve the same ground stand open."""

New = list[tuple[Appointment, HeldPost]]


def newcomers(ground: Ground) -> Iterator[str]:
    """Yield the ids of the leaders who are new in a post; the public is told of no pack."""
    if ground.audience.is_room or ground.audience.name == PUBLIC:
        return
    for identifier in ground.directory.records.leaders:
        if new_posts(ground, identifier):
            yield identifier


def new_posts(ground: Ground, identifier: str) -> New:
    """Return the posts that a leader is new in, the newest first."""
    leader = ground.directory.records.leaders[identifier]
    found = [
        (appointment, held)
        for appointment, held in ground.tenures(leader, "current")
        if is_new(appointment, ground.day, ground.network)
    ]
    return sorted(found, key=lambda pair: pair[0].start, reverse=True)


def pack_path(ground: Ground, identifier: str) -> str:
    """Return where the pack of a leader stands."""
    return f"{ground.path('leader', identifier)}{FOLDER}/"


def pack_view(ground: Ground, areas: ServedAreas, similar: Similar, identifier: str) -> PackView:
    """Return what a leader who is new in post is given."""
    new = new_posts(ground, identifier)
    began = new[0][0].start
    roles = dict.fromkeys(held.post.role for _, held in new if held.post.role)
    known = ground.directory.roles
    covering = tuple(_covering(ground, areas, new))
    return PackView(
        identifier,
        pack_path(ground, identifier),
        person(ground, identifier),
        tuple(post_line(ground, held, appointment) for appointment, held in new),
        day(began),
        (ground.day - began).days + 1,
        ground.network.new_days,
        day(began + timedelta(days=ground.network.new_days - 1)),
        covering,
        ground.areas_of(held for _, held in new),
        tuple(_elsewhere(ground, new)),
        tuple(
            ground.link("role", one, known[one].plural or known[one].name)
            for one in roles
            if one in known
        ),
        tuple(_predecessors(ground, identifier, new)),
        alikes(ground, similar.moved_alike(identifier)),
        _readings(ground),
        _events(ground),
        sum(len(section.posts) for section in covering) > _OPEN,
    )


def _readings(ground: Ground) -> tuple[ItemRow, ...]:
    """Return what there is to read, the shortest first."""
    rows = (item_row(ground, item) for item in ground.curation.everything())
    timed = [row for row in rows if row.minutes and row.kind == "library"]
    return tuple(sorted(timed, key=lambda row: (row.minutes, row.title)))[:_READINGS]


def _events(ground: Ground) -> tuple[ItemRow, ...]:
    """Return the events to come, the next first."""
    today = ground.day.isoformat()
    rows = (item_row(ground, item) for item in ground.curation.everything())
    coming = [
        ((row.date.iso, row.title), row)
        for row in rows
        if row.kind == "event" and row.date and row.date.iso >= today
    ]
    return tuple(row for _, row in sorted(coming, key=itemgetter(0)))


def _covering(ground: Ground, areas: ServedAreas, new: New) -> Iterator[Section]:
    """Yield who else serves the ground of new posts, by area, the nearest first."""
    own = {held.organisation_id for _, held in new}
    codes = dict.fromkeys(code for _, held in new for code in held.areas)
    met: set[str] = set()
    shown = 0
    for other in _near(ground, areas, codes):
        rows = _serving(ground, areas, other, own, met)
        if rows and shown < _PLACES:
            shown += 1
            yield Section(ground.directory.areas[other].name, posts=rows)


def _near(ground: Ground, areas: ServedAreas, codes: Iterable[str]) -> list[str]:
    """Return what shares ground with some areas; regions and nations after all narrower ones.

    What lies in a region is too much to tell of.
    """
    known = ground.directory.areas
    found: dict[str, tuple[bool, int]] = {}
    for code in (one for one in codes if one in known):
        is_wide = known[code].is_wide
        for other, relation in areas.related(code).items():
            if relation in _NEAR and not (is_wide and relation == "within"):
                far = known[other].is_wide and other != code
                rank = far, _NEAR.index(relation)
                found[other] = min(rank, found.get(other, rank))
    return sorted(found, key=found.__getitem__)


def _serving(
    ground: Ground, areas: ServedAreas, code: str, own: set[str], met: set[str]
) -> tuple[PostRow, ...]:
    """Return the first posts that serve an area and are held, each once."""
    served = areas.subjects.areas[code].posts if code in areas.subjects.areas else []
    found = []
    for held in served:
        is_new = held.organisation_id not in own and held.reference not in met
        if is_new and post_row(ground, held).holders:
            met.add(held.reference)
            found.append(held)
    return posts_in_order(ground, found)[:_ROWS]


def _elsewhere(ground: Ground, new: New) -> Iterator[PostRow]:
    """Yield the same posts in other organisations, where they are held."""
    own = {held.organisation_id for _, held in new}
    roles = {held.post.role for _, held in new} - {None}
    found = [
        held
        for held in ground.directory.posts.values()
        if held.post.role in roles and held.organisation_id not in own and is_standing(ground, held)
    ]
    held_today = (held for held in found if post_row(ground, held).holders)
    yield from posts_in_order(ground, held_today)[:_ELSEWHERE]


def _predecessors(ground: Ground, identifier: str, new: New) -> Iterator[Holder]:
    """Yield who held the posts last, where they agreed to hand over."""
    for appointment, held in new:
        for leader, holder in predecessors(ground, held, identifier, appointment):
            if leader in ground.handovers:
                yield holder
