"""Items of content on their own pages, as an audience sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from leaders_network.publish.body import Body
from leaders_network.publish.charts import charts_of
from leaders_network.publish.citations import citation_of
from leaders_network.publish.curation import Shown
from leaders_network.publish.events import happening, happenings
from leaders_network.publish.ground import Ground
from leaders_network.publish.kinds import TELLINGS
from leaders_network.publish.kinds.module import session_words
from leaders_network.publish.members import Subjects
from leaders_network.publish.parting import BY_EYE, runs
from leaders_network.publish.people import contributor, person
from leaders_network.publish.prose import Prose
from leaders_network.publish.rows import IN_POST, STAGES, item_row, list_of, rows_of
from leaders_network.publish.times import is_past
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.items import Credit, ItemView, ItemWords, Resource, Step, StepRun
from leaders_network.publish.views.people import Person
from leaders_network.publish.views.rows import ItemList, ItemRow
from leaders_network.records.event import Event
from leaders_network.records.gathering import Cohort
from leaders_network.records.items import ItemFront
from leaders_network.records.module import Module
from leaders_network.records.vocabulary import Role, Sector

_RELATED, _KNOWING = 6, 8
_SOMEBODY = "A member of the network"


def item_view(subjects: Subjects, identifier: str) -> ItemView:
    """Return what an item's own page shows."""
    ground = subjects.ground
    item = ground.curation.items[identifier]
    telling, front = TELLINGS[item.kind], item.front
    steps = tuple(_steps(ground, telling.steps(front)))
    return ItemView(
        row=item_row(ground, item),
        body=body_of(ground, item),
        credits=tuple(_credits(ground, telling.credits(front))),
        facts=(*telling.known(front), *sessions_of(ground, front), *_stages(front)),
        sections=tuple(telling.sections(front)),
        link=telling.link(front),
        steps=steps,
        runs=tuple(StepRun(*run) for run in runs(steps)) if len(steps) > BY_EYE else (),
        resources=resources_of(ground, item),
        found_in=rows_of(ground, ground.mentions.naming("item", identifier)),
        meant_for=(
            *_links(ground, "sector", ground.directory.sectors, front.sectors),
            *_links(ground, "role", ground.directory.roles, front.roles),
        ),
        places=ground.area_links(areas_of(front)),
        charts=tuple(charts_of(ground.curation, item)),
        citation=citation_of(ground, item),
        happening=happening(ground, item) if isinstance(front, Event) else None,
        series=_series(ground, item, is_past=False),
        series_past=_series(ground, item, is_past=True),
        related=_related(ground, item),
        who_knows=_who_knows(subjects, item),
        source=item.page.path,
        section=item.section,
        section_page=item.section_page,
    )


def item_words(ground: Ground, item: Shown) -> ItemWords:
    """Return what an item's own page says in words; other than its view it is made fast."""
    telling, front = TELLINGS[item.kind], item.front
    return ItemWords(
        row=item_row(ground, item),
        body=body_of(ground, item),
        names=tuple(one.person.name for one in _credits(ground, telling.credits(front))),
        sections=(*telling.sections(front), *telling.charted(front)),
        steps=tuple((step.row.title, step.note) for step in _steps(ground, telling.steps(front))),
    )


def body_of(ground: Ground, item: Shown) -> Body:
    """Return an item's text, with links by id and links to other content both looked up."""
    text = item.page.shown
    by_id = Prose.of(text, ground.resolver(0)).ways
    ways = (*by_id, *ground.curation.ways(item.page))
    return Body.of(text, ways, item.path.count("/"))


def _credits(ground: Ground, named: Iterable[tuple[str, str]]) -> Iterator[Credit]:
    for role, reference in named:
        scheme, _, identifier = reference.partition(":")
        if scheme == "contributor":
            yield _contributor(ground, role, identifier)
        elif identifier in ground.directory.records.leaders or identifier in ground.beside:
            known = person(ground, identifier)
            link = Link(known.name, known.path)
            yield Credit(role, link, known.portrait, known.posts[0].named if known.posts else "")
        else:
            yield Credit(role, Link(_SOMEBODY, ""))


def _contributor(ground: Ground, role: str, identifier: str) -> Credit:
    if identifier not in ground.directory.records.contributors:
        return Credit(role, Link(_SOMEBODY, ""))
    shown = contributor(ground, identifier)
    return Credit(role, shown.link, shown.portrait, shown.affiliation)


def _stages(front: ItemFront) -> Iterator[tuple[str, str]]:
    if front.stages:
        yield STAGES, ", ".join(IN_POST[stage] for stage in front.stages)


def sessions_of(
    ground: Ground, front: ItemFront, cohort: Cohort | None = None
) -> Iterator[tuple[str, str]]:
    """Yield when each cohort takes a module, by the cohort's name; nothing of an item that is none.

    Args:
        ground: What the audience sees.
        front: The item's front matter.
        cohort: The only one to tell of, where there is one.
    """
    if isinstance(front, Module) and front.programme in ground.directory.records.programmes:
        cohorts = ground.directory.records.programmes[front.programme].cohorts
        names = {one.id: one.name for one in cohorts if cohort is None or one.id == cohort.id}
        for session in front.sessions:
            if session.cohort in names:
                yield names[session.cohort], session_words(session)


def _links(
    ground: Ground, scheme: str, known: Mapping[str, Sector | Role], identifiers: Iterable[str]
) -> Iterator[Link]:
    return (ground.link(scheme, one, known[one].name) for one in identifiers if one in known)


def areas_of(front: ItemFront) -> Iterable[str]:
    """Return the codes of the areas that an item is about or takes place in, each once."""
    own = [front.area] if isinstance(front, Event) and front.area else []
    return dict.fromkeys((*front.areas, *own))


def _steps(ground: Ground, steps: Iterable[tuple[str, str]]) -> Iterator[Step]:
    for identifier, note in steps:
        found = ground.curation.find(identifier)
        if found is not None:
            yield Step(item_row(ground, found), note)


def resources_of(ground: Ground, item: Shown) -> tuple[Resource, ...]:
    """Return the files and addresses that come with an item."""
    return tuple(_resources(ground, item))


def _resources(ground: Ground, item: Shown) -> Iterator[Resource]:
    for material in TELLINGS[item.kind].resources(item.front):
        if material.link:
            yield Resource(material.title, material.link, is_outward=True)
        elif place := ground.curation.place(item.page, material.file):
            yield Resource(material.title, place, is_outward=False)


def _related(ground: Ground, item: Shown) -> tuple[ItemRow, ...]:
    """Return the items that share most topics with one, of any kind, and that it does not name."""
    shared: dict[str, int] = {}
    for topic in item.front.topics:
        for other in ground.mentions.naming("topic", topic):
            shared[other] = shared.get(other, 0) + 1
    steps = (identifier for identifier, _ in TELLINGS[item.kind].steps(item.front))
    for named in (item.id, *ground.mentions.naming("item", item.id), *steps):
        shared.pop(named, None)
    nearest = sorted(shared, key=lambda other: (-shared[other], other))
    found = (ground.curation.find(other) for other in nearest)
    open_now = (other for other in found if other and not _is_over(ground, other.front))
    return tuple(item_row(ground, other) for other in islice(open_now, _RELATED))


def _is_over(ground: Ground, front: object) -> bool:
    """Return whether nobody can come to something any more; what was said there is in its list."""
    if not isinstance(front, Event):
        return False
    return is_past(front, ground.day) or front.cancelled is not None


def _series(ground: Ground, item: Shown, *, is_past: bool) -> ItemList:
    """Return the others of an event's series that are past, the last first, or to come."""
    name = getattr(item.front, "series", None)
    if not name:
        return ItemList()
    others = [one for one in happenings(ground) if one.series == name and one.row.id != item.id]
    found = [one.row for one in others if one.is_past == is_past]
    return list_of(found[::-1] if is_past else found)


def _who_knows(subjects: Subjects, item: Shown) -> tuple[Person, ...]:
    """Return the leaders who know about most of an item's topics."""
    ground = subjects.ground
    known: dict[str, int] = {}
    for topic in item.front.topics:
        for leader in subjects.topics[topic].leaders:
            known[leader] = known.get(leader, 0) + 1
    best = sorted(known, key=lambda one: (-known[one], person(ground, one).sort_name))
    return tuple(person(ground, identifier) for identifier in best[:_KNOWING])
