"""Sectors, roles, topics, programmes and groups: everything people browse by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from leaders_network.directory.days import time_of
from leaders_network.directory.linking import HeldPost
from leaders_network.publish.cohorts import applying, cohort_views, module_views
from leaders_network.publish.ground import Ground
from leaders_network.publish.members import Members, Subjects
from leaders_network.publish.parting import BY_EYE, FEW, parted, shelved
from leaders_network.publish.people import people_in_order
from leaders_network.publish.phrases import day, listed, numbered
from leaders_network.publish.posts import (
    organisations_in_order,
    posts_in_order,
    sector_link,
)
from leaders_network.publish.prose import Prose
from leaders_network.publish.rows import list_of, rows_of
from leaders_network.publish.views.browsing import Section, SubjectKind, SubjectView, Tally
from leaders_network.records.organisation import Organisation
from leaders_network.records.slugs import plain
from leaders_network.records.vocabulary import Area

_Thing = HeldPost | str
"""A post, or the id of an organisation without any."""

_ELSEWHERE = "Elsewhere"
_NOTHING = Prose()
_SOME = 3
"""So many headings are never more than those one looks for."""


def tally(
    ground: Ground, kind: str, identifier: str, name: str, members: Members, group: str = ""
) -> Tally:
    """Return how many stand behind a subject."""
    link = ground.link(kind, identifier, name)
    return Tally(link, len(members.leaders), len(members.organisations), group)


def sector_view(subjects: Subjects, identifier: str) -> SubjectView:
    """Return a sector's page: its posts and organisations, by place."""
    sector = subjects.ground.directory.sectors[identifier]
    members = subjects.sectors[identifier]
    sections = _sections(subjects, members)
    return replace(
        _view(subjects, "sector", identifier, sector.name, members),
        summary=sector.summary or "",
        other_names=sector.other_names,
        sections=sections,
        is_long=_is_long(sections),
    )


def role_view(subjects: Subjects, identifier: str) -> SubjectView:
    """Return a role's page: every post of that kind, by place."""
    role = subjects.ground.directory.roles[identifier]
    members = subjects.roles[identifier]
    related = (sector_link(subjects.ground, role.sector),) if role.sector else ()
    sections = _sections(subjects, members)
    rows = tuple(row for section in sections for row in section.posts)
    is_scattered = _is_scattered(len(sections), len(rows))
    return replace(
        _view(subjects, "role", identifier, role.plural or role.name, members),
        other_names=role.other_names,
        related=related,
        sections=() if is_scattered else sections,
        merged=rows if is_scattered else (),
        is_long=_is_long(sections),
    )


def topic_view(subjects: Subjects, identifier: str) -> SubjectView:
    """Return a topic's page: who knows about it, what is offered and asked."""
    topic = subjects.ground.directory.topics[identifier]
    members = subjects.topics[identifier]
    view = _view(subjects, "topic", identifier, topic.name, members)
    said = subjects.exchange.get(identifier)
    return replace(
        view,
        other_names=topic.other_names,
        facts=(("Category", f"{topic.category[:1].upper()}{topic.category[1:]}"),)
        if topic.category
        else (),
        sections=_people(subjects, "Knows about it", members),
        offers=said.offers if said else (),
        asks=tuple(one.ask for one in said.asks) if said else (),
    )


def programme_view(subjects: Subjects, identifier: str) -> SubjectView:
    """Return a programme's page: how to apply, its modules, its cohorts and who is in each."""
    ground = subjects.ground
    programme = ground.directory.records.programmes[identifier]
    members = subjects.programmes[identifier]
    view = _view(subjects, "programme", identifier, programme.name, members)
    modules = module_views(ground, identifier)
    shown = {module.row.id for module in modules}
    return replace(
        view,
        summary=programme.summary or "",
        description=Prose.of(programme.description, ground.resolver(2)),
        facts=(("Website", programme.website),) if programme.website else (),
        items=list_of([row for row in view.items.rows if row.id not in shown]),
        cohorts=cohort_views(ground, identifier),
        applying=applying(ground, [identifier]),
        modules=modules,
    )


def group_view(subjects: Subjects, identifier: str) -> SubjectView:
    """Return a group's page: what it is for, who convenes it, and its members."""
    ground = subjects.ground
    group = ground.directory.records.groups[identifier]
    convener = group.convener or ""
    known = ground.directory.records.leaders.get(convener)
    facts = []
    if group.end:
        is_over = time_of(group.start, group.end, ground.day) == "past"
        facts.append(("Ended" if is_over else "Until", day(group.end).text))
    members = subjects.groups[identifier]
    return replace(
        _view(subjects, "group", identifier, group.name, members),
        summary=group.summary or "",
        description=Prose.of(group.description, ground.resolver(2)),
        facts=tuple(facts),
        convener=ground.link("leader", convener, known.name) if known else None,
        related=(*ground.topics(group.topics), *ground.area_links(group.areas)),
        sections=_people(subjects, "Members", members),
    )


def kind_of(area: Area) -> str:
    """Return in words what kind of place an area is."""
    return area.kind.replace("-", " ").capitalize()


def _view(
    subjects: Subjects, kind: SubjectKind, identifier: str, name: str, members: Members
) -> SubjectView:
    """Return what the pages of all subjects have; most have a few parts more."""
    ground = subjects.ground
    return SubjectView(
        kind,
        identifier,
        name,
        ground.path(kind, identifier),
        summary="",
        description=_NOTHING,
        other_names=(),
        facts=(),
        related=(),
        leaders=len(members.leaders),
        organisations=len(members.organisations),
        sections=(),
        items=list_of(rows_of(ground, ground.mentions.naming(kind, identifier))),
    )


def _sections(subjects: Subjects, members: Members) -> tuple[Section, ...]:
    """Return posts and the organisations without any, by place, in the order of names.

    Many, of which hardly a few have one place, stand by region, or by the letter of their body.
    """
    ground = subjects.ground
    with_posts = {held.organisation_id for held in members.posts}
    alone = (one for one in members.organisations if one not in with_posts)
    things: list[_Thing] = [*members.posts, *alone]
    shelves: Mapping[str, Iterable[_Thing]] = shelved(things, partial(_place, ground))
    if len(things) > BY_EYE and _is_scattered(len(shelves), len(things)):
        wider = (partial(one, ground) for one in (_region, _letter))
        shelves = parted(things, wider) or shelves
    return tuple(
        Section(
            _alone(shelf) if shelves.keys() == {_ELSEWHERE} else name,
            posts=posts_in_order(ground, (one for one in shelf if isinstance(one, HeldPost))),
            organisations=organisations_in_order(
                ground, (one for one in shelf if isinstance(one, str))
            ),
        )
        for name, shelf in sorted(
            shelves.items(), key=lambda one: (one[0] == _ELSEWHERE, numbered(one[0]))
        )
    )


def _alone(shelf: Iterable[_Thing]) -> str:
    """Return what stands over all of them where none has a place: they are elsewhere than nothing.

    An organisation is there for want of posts.
    """
    return "Posts" if any(isinstance(one, HeldPost) for one in shelf) else "Organisations"


def _is_scattered(headings: int, things: int) -> bool:
    """Return whether hardly any heading would have a few."""
    return headings > _SOME and things < FEW * headings


def _is_long(sections: Iterable[Section]) -> bool:
    return sum(len(one.posts) + len(one.organisations) for one in sections) > BY_EYE


def _place(ground: Ground, thing: _Thing) -> str:
    areas = ground.areas(_areas(ground, thing))
    return listed((area.name for area in areas), most=2) or _ELSEWHERE


def _region(ground: Ground, thing: _Thing) -> str:
    """Return the nearest wide areas around a thing, in words."""
    above = map(ground.directory.areas_above, _areas(ground, thing))
    nearest = (next((area.name for area in areas if area.is_wide), "") for areas in above)
    return listed(filter(None, dict.fromkeys(nearest)), most=2) or _ELSEWHERE


def _letter(ground: Ground, thing: _Thing) -> str:
    return plain(_organisation(ground, thing).name)[:1].upper()


def _areas(ground: Ground, thing: _Thing) -> tuple[str, ...]:
    return thing.areas if isinstance(thing, HeldPost) else _organisation(ground, thing).areas


def _organisation(ground: Ground, thing: _Thing) -> Organisation:
    known = ground.directory.records.organisations
    return thing.organisation if isinstance(thing, HeldPost) else known[thing]


def _people(subjects: Subjects, heading: str, members: Members) -> tuple[Section, ...]:
    found = people_in_order(subjects.ground, members.leaders)
    return (Section(heading, people=found),) if found else ()
