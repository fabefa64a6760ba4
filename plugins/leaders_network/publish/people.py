"""Leaders as an audience sees them: in lists, and on their own pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leaders_network.addresses import CARD
from leaders_network.audiences import Audience
from leaders_network.directory.days import is_held, is_new
from leaders_network.directory.linking import HeldPost
from leaders_network.publish.ground import Ground
from leaders_network.publish.lines import post_line
from leaders_network.publish.phrases import LAWFUL_BASES, day, family_first, language
from leaders_network.publish.portrait import portrait
from leaders_network.publish.prose import Prose
from leaders_network.publish.reach import reach
from leaders_network.publish.rows import list_of, rows_of
from leaders_network.publish.similar import Likeness
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.people import (
    Alike,
    ContributorRow,
    ContributorView,
    Custody,
    LeaderView,
    Notice,
    Person,
    TenureView,
)
from leaders_network.records.field import TEAM, fields_of
from leaders_network.records.leader import Appointment, Ask, Leader, Offer


def person(ground: Ground, identifier: str) -> Person:
    """Return a leader as they stand in lists; made once for each leader."""
    if identifier not in ground.people:
        ground.people[identifier] = _person(ground, identifier)
    return ground.people[identifier]


def _person(ground: Ground, identifier: str) -> Person:
    leader = ground.directory.records.leaders.get(identifier) or ground.beside[identifier]
    current = ground.tenures(leader, "current")
    newest = max((appointment.start for appointment, _ in current), default=None)
    return Person(
        leader.name,
        ground.path("leader", identifier),
        family_first(leader.name, leader.family_name, leader.given_name),
        portrait(identifier, leader.name, leader.photo, leader.given_name, leader.family_name),
        tuple(post_line(ground, held, appointment) for appointment, held in current),
        any(is_new(appointment, ground.day, ground.network) for appointment, _ in current),
        day(newest) if newest else None,
    )


def people_in_order(ground: Ground, leaders: Iterable[str]) -> tuple[Person, ...]:
    """Return leaders by their names."""
    known = ground.directory.records.leaders
    found = (person(ground, identifier) for identifier in leaders if identifier in known)
    return tuple(sorted(found, key=lambda one: (one.sort_name, one.path)))


def leader_view(ground: Ground, identifier: str, alike: Iterable[Likeness] = ()) -> LeaderView:
    """Return what a leader's own page shows, with those who are alike."""
    leader = ground.directory.records.leaders[identifier]
    current = ground.tenures(leader, "current")
    return LeaderView(
        id=identifier,
        person=person(ground, identifier),
        summary=leader.summary or "",
        biography=Prose.of(leader.biography, ground.resolver(2)),
        other_names=leader.other_names,
        pronunciation=leader.pronunciation or "",
        pronouns=leader.pronouns or "",
        languages=tuple(language(tag) for tag in leader.languages),
        current=_tenures(ground, identifier, current),
        coming=_tenures(ground, identifier, ground.tenures(leader, "coming")),
        past=_tenures(ground, identifier, ground.tenures(leader, "past")),
        reach=tuple([reach(ground, held, appointment) for appointment, held in current]),
        sectors=ground.sectors_of(held for _, held in current),
        areas=ground.areas_of(held for _, held in current),
        knows_about=ground.topics(leader.knows_about),
        contact_for=leader.contact_for,
        offers=tuple(notice(ground, offer) for offer in leader.offers),
        asks=tuple(notice(ground, ask) for ask in leader.asks if is_named(ground.audience, ask)),
        cohorts=_cohorts(ground, leader),
        groups=tuple(
            ground.link("group", group, ground.directory.records.groups[group].name)
            for group in leader.groups
            if group in ground.directory.records.groups
        ),
        similar=alikes(ground, alike),
        custody=_custody(leader) if ground.audience.name == TEAM else None,
        items=list_of(rows_of(ground, ground.mentions.naming("leader", identifier))),
        given_name=leader.given_name or "",
        family_name=leader.family_name or "",
        served=ground.served(held for _, held in current),
        card=f"{ground.path('leader', identifier)}{identifier}{CARD}",
    )


def alikes(ground: Ground, found: Iterable[Likeness]) -> tuple[Alike, ...]:
    """Return leaders who are alike as they stand in lists."""
    return tuple(Alike(person(ground, one.leader), one.reasons) for one in found)


def contributors_in_order(ground: Ground) -> tuple[ContributorRow, ...]:
    """Return contributors as they stand in lists, by their family names."""
    known = ground.directory.records.contributors.items()
    listed = sorted(known, key=lambda one: (family_first(one[1].name, one[1].family_name), one[0]))
    return tuple(contributor(ground, identifier) for identifier, _ in listed)


def contributor(ground: Ground, identifier: str) -> ContributorRow:
    """Return a contributor as they stand in lists."""
    found = ground.directory.records.contributors[identifier]
    return ContributorRow(
        ground.link("contributor", identifier, found.name),
        portrait(identifier, found.name, found.photo, None, found.family_name),
        found.affiliation or "",
        found.summary or "",
    )


def contributor_view(ground: Ground, identifier: str) -> ContributorView:
    """Return what a contributor's page shows."""
    found = ground.directory.records.contributors[identifier]
    return ContributorView(
        identifier,
        found.name,
        ground.path("contributor", identifier),
        portrait(identifier, found.name, found.photo, None, found.family_name),
        found.affiliation or "",
        found.summary or "",
        Prose.of(found.biography, ground.resolver(2)),
        found.website,
        ground.topics(found.knows_about),
        found.other_names,
        list_of(rows_of(ground, ground.mentions.naming("contributor", identifier))),
    )


def notice(ground: Ground, item: Offer | Ask, owner: Link | None = None) -> Notice:
    """Return an offer or an ask; an anonymous ask loses its owner, but for the team."""
    outcome = item.outcome if isinstance(item, Ask) else None
    return Notice(
        item.text,
        ground.topics(item.topics),
        day(item.until),
        owner if is_named(ground.audience, item) else None,
        (outcome.text or "") if outcome else None,
        day(outcome.on) if outcome else None,
        ground.only(item.audience),
        isinstance(item, Ask) and item.anonymous,
    )


def is_named(audience: Audience, item: Offer | Ask) -> bool:
    """Return whether an audience may know who offers or asks something."""
    return audience.name == TEAM or not is_nameless(item)


def is_nameless(item: Offer | Ask) -> bool:
    """Return whether something is asked without a name."""
    return isinstance(item, Ask) and item.anonymous


def _tenures(
    ground: Ground, identifier: str, found: Sequence[tuple[Appointment, HeldPost]]
) -> tuple[TenureView, ...]:
    """Return appointments as a career has them, the newest first."""
    newest_first = sorted(found, key=lambda pair: pair[0].start, reverse=True)
    return tuple(
        [
            TenureView(
                post_line(ground, held, appointment),
                day(appointment.start),
                day(appointment.end) if appointment.end else None,
                _sharing(ground, identifier, appointment, held),
            )
            for appointment, held in newest_first
        ]
    )


def _sharing(
    ground: Ground, identifier: str, appointment: Appointment, held: HeldPost
) -> tuple[Link, ...]:
    """Return who shares a post that is held on the day."""
    if len(held.tenures) == 1 or not is_held(appointment, ground.day):
        return ()
    return tuple(
        ground.link("leader", tenure.leader, ground.directory.records.leaders[tenure.leader].name)
        for tenure in held.tenures
        if tenure.leader != identifier
        and tenure.appointment.job_share
        and is_held(tenure.appointment, ground.day)
    )


def _cohorts(ground: Ground, leader: Leader) -> tuple[Link, ...]:
    programmes = ground.directory.records.programmes
    return tuple(
        ground.link(
            "programme", place.programme, f"{programmes[place.programme].name}: {cohort.name}"
        )
        for place in leader.programmes
        if place.programme in programmes
        for cohort in programmes[place.programme].cohorts
        if cohort.id == place.cohort
    )


def _custody(leader: Leader) -> Custody:
    editors = {
        assistant.name: None
        for appointment in leader.appointments
        for assistant in appointment.assistants
        if assistant.may_edit
    }
    narrowed = [("record", leader.audience)] if leader.audience else []
    if leader.audiences:
        parts = (
            (name, getattr(leader.audiences, name)) for name, _ in fields_of(type(leader.audiences))
        )
        narrowed += [(name.replace("_", " "), audience) for name, audience in parts if audience]
    return Custody(
        leader.sign_in,
        day(leader.joined) if leader.joined else None,
        LAWFUL_BASES[leader.lawful_basis] if leader.lawful_basis else "",
        tuple((agreement.to, day(agreement.on)) for agreement in leader.agreed),
        tuple(editors),
        tuple(narrowed),
    )
