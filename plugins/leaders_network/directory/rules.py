"""Rules over all files together: each finds every breach and says where it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Any

from leaders_network.audiences import ceiling_allows
from leaders_network.directory.days import overlap
from leaders_network.directory.linking import Directory, HeldPost, Tenure
from leaders_network.directory.references import check_references
from leaders_network.directory.room import rooms_of
from leaders_network.directory.ruling import Rules
from leaders_network.directory.sign_in import assistants_agree, sign_ins_belong_to_one
from leaders_network.problems import Problems
from leaders_network.records.field import LADDER, NETWORK, PUBLIC, fields_of
from leaders_network.records.leader import LeaderAudiences
from leaders_network.records.reading import KINDS
from leaders_network.source import Step

RESERVED_IDS = frozenset(["a-z"])
"""Ids that stand for pages of our own among those of leaders and organisations."""


def check_directory(directory: Directory, problems: Problems) -> None:
    """Record every breach of a rule that holds over all files together."""
    check_references(directory, {room.id for room in rooms_of(directory.records)}, problems)
    rules = Rules(directory, problems)
    for rule in _RULES:
        rule(rules)


def _ids_are_unique(rules: Rules) -> None:
    records = rules.directory.records
    for name in ("sectors", "areas", "roles", "topics"):
        items = getattr(getattr(records, name), name)
        _unique(rules, f"vocabulary/{name}.yml", (name,), items)
    for identifier, organisation in records.organisations.items():
        file = f"organisations/{identifier}.yml"
        _unique(rules, file, ("posts",), organisation.posts)
        _unique(rules, file, ("contacts",), organisation.contacts)
        for position, post in enumerate(organisation.posts):
            _unique(rules, file, ("posts", position, "contacts"), post.contacts)
    for identifier, leader in records.leaders.items():
        for position, appointment in enumerate(leader.appointments):
            steps = ("appointments", position, "contacts")
            _unique(rules, f"leaders/{identifier}.yml", steps, appointment.contacts)
    for identifier, programme in records.programmes.items():
        _unique(rules, f"programmes/{identifier}.yml", ("cohorts",), programme.cohorts)


def _unique(rules: Rules, file: str, steps: tuple[Step, ...], items: Iterable[Any]) -> None:
    seen: set[str] = set()
    for position, item in enumerate(items):
        alike = unicodedata.normalize("NFC", item.id).casefold()
        if alike in seen:
            rules.say(
                file,
                (*steps, position, "id"),
                "repeated-id",
                f"the id `{item.id}` stands here again",
                "give each its own id",
            )
        seen.add(alike)


def _former_ids_lead_to_one(rules: Rules) -> None:
    records = rules.directory.records
    for kind in KINDS:
        known = getattr(records, kind)
        owner: dict[str, str] = {}
        for identifier, record in known.items():
            if identifier in RESERVED_IDS:
                rules.say(
                    f"{kind}/{identifier}.yml",
                    (),
                    "reserved-id",
                    f"`{identifier}` is the name of a page of the site",
                    "rename the file",
                )
            for position, former in enumerate(getattr(record, "former_ids", ())):
                holder = former if former in known else owner.get(former)
                if holder is not None or former in RESERVED_IDS:
                    rules.say(
                        f"{kind}/{identifier}.yml",
                        ("former_ids", position),
                        "reused-id",
                        f"the former id `{former}` belongs to `{holder or former}`",
                        "ids are never used again; remove it from one of the two",
                    )
                owner.setdefault(former, identifier)


def _rooms_are_distinct(rules: Rules) -> None:
    seen: dict[str, str] = {}
    for room in rooms_of(rules.directory.records):
        if room.id in LADDER or room.id in seen:
            other = seen.get(room.id, "an audience of every site")
            rules.say(
                room.file,
                (),
                "repeated-room",
                f"the room `{room.id}` has the name of {other}",
                "give the cohort a `room:` of its own, or rename the group's file",
            )
        seen.setdefault(room.id, f"the room of {room.file}")


def _nothing_contains_itself(rules: Rules) -> None:
    records = rules.directory.records
    parents = {area.id: area.parent for area in records.areas.areas}
    for position, area in enumerate(records.areas.areas):
        if _circles(area.id, parents):
            rules.say(
                "vocabulary/areas.yml",
                ("areas", position, "parent"),
                "circle",
                f"the area `{area.id}` lies in itself",
                "correct its parent",
            )
    owners = {identifier: found.parent for identifier, found in records.organisations.items()}
    for identifier in owners:
        if _circles(identifier, owners):
            rules.say(
                f"organisations/{identifier}.yml",
                ("parent",),
                "circle",
                f"`{identifier}` is part of itself",
                "correct its parent",
            )


def _circles(start: str, parents: dict[str, str | None]) -> bool:
    seen: set[str] = set()
    current = parents.get(start)
    while current and current not in seen:
        if current == start:
            return True
        seen.add(current)
        current = parents.get(current)
    return False


def _days_run_forwards(rules: Rules) -> None:
    for file, steps, item in _stretches(rules.directory):
        if item.start and item.end and item.end < item.start:
            rules.say(
                file,
                (*steps, "end"),
                "dates-reversed",
                f"the end, {item.end}, is before the start, {item.start}",
                "exchange the two, or correct one",
            )


def _stretches(directory: Directory) -> Iterator[tuple[str, tuple[Step, ...], Any]]:
    records = directory.records
    for identifier, leader in records.leaders.items():
        for position, appointment in enumerate(leader.appointments):
            yield f"leaders/{identifier}.yml", ("appointments", position), appointment
    for identifier, organisation in records.organisations.items():
        for position, post in enumerate(organisation.posts):
            yield f"organisations/{identifier}.yml", ("posts", position), post
    for identifier, programme in records.programmes.items():
        for position, cohort in enumerate(programme.cohorts):
            yield f"programmes/{identifier}.yml", ("cohorts", position), cohort
    for identifier, group in records.groups.items():
        yield f"groups/{identifier}.yml", (), group


def _posts_have_one_holder(rules: Rules) -> None:
    for held in rules.directory.posts.values():
        substantive = [t for t in held.tenures if t.appointment.status == "substantive"]
        for one, other in combinations(substantive, 2):
            shared = one.appointment.job_share and other.appointment.job_share
            if overlap(one.appointment, other.appointment) and not shared:
                _two_holders(rules, held, one, other)


def _two_holders(rules: Rules, held: HeldPost, one: Tenure, other: Tenure) -> None:
    if one.leader == other.leader:
        fix = "make one appointment of the two, or end the first"
    else:
        fix = f"end the appointment in leaders/{one.leader}.yml, or write `job_share: true` in both"
    rules.say(
        f"leaders/{other.leader}.yml",
        ("appointments", other.position, "post"),
        "two-holders",
        f"`{held.reference}` is held by `{one.leader}` from {one.appointment.start}"
        + (f" to {one.appointment.end}" if one.appointment.end else ""),
        fix,
    )


def _routes_lead_somewhere(rules: Rules) -> None:
    records = rules.directory.records
    for identifier, organisation in records.organisations.items():
        file = f"organisations/{identifier}.yml"
        own = {contact.id for contact in organisation.contacts}
        _routes(rules, file, (), organisation.routes, own)
        for position, post in enumerate(organisation.posts):
            known = own | {contact.id for contact in post.contacts}
            _routes(rules, file, ("posts", position), post.routes, known)
    for identifier, leader in records.leaders.items():
        for position, appointment in enumerate(leader.appointments):
            held = rules.directory.posts.get(appointment.post)
            if held is None:
                continue
            office = (*held.post.contacts, *held.organisation.contacts, *appointment.contacts)
            known = {contact.id for contact in office}
            known |= {"assistant"} if appointment.assistants else set()
            _routes(
                rules,
                f"leaders/{identifier}.yml",
                ("appointments", position),
                appointment.routes,
                known,
            )


def _routes(
    rules: Rules, file: str, steps: tuple[Step, ...], routes: Iterable[Any], known: set[str]
) -> None:
    for position, route in enumerate(routes):
        if route.via not in known:
            words = ", ".join(f"`{word}`" for word in sorted(known)) or "a contact first"
            rules.say(
                file,
                (*steps, "routes", position, "via"),
                "unknown-contact",
                f"no contact `{route.via}` is there to go by",
                f"name {words}",
            )


def _parts_stay_below_their_ceiling(rules: Rules) -> None:
    for identifier, leader in rules.directory.records.leaders.items():
        file = f"leaders/{identifier}.yml"
        if leader.audience == PUBLIC:
            _above(rules, file, ("audience",), PUBLIC, NETWORK)
        for part, field in fields_of(LeaderAudiences) if leader.audiences else ():
            named, ceiling = getattr(leader.audiences, part), field.ceiling or NETWORK
            if named and not ceiling_allows(ceiling, named):
                _above(rules, file, ("audiences", part), named, ceiling)
        _items_stay_below(rules, file, leader, ())
    for identifier, organisation in rules.directory.records.organisations.items():
        _items_stay_below(rules, f"organisations/{identifier}.yml", organisation, ())


_NETWORK_AT_MOST = ("contacts", "assistants", "routes", "offers", "asks", "appointments")


def _items_stay_below(rules: Rules, file: str, record: Any, steps: tuple[Step, ...]) -> None:
    for name in (*_NETWORK_AT_MOST, "posts"):
        for position, item in enumerate(getattr(record, name, ())):
            place = (*steps, name, position)
            if name in _NETWORK_AT_MOST and item.audience == PUBLIC:
                _above(rules, file, (*place, "audience"), PUBLIC, NETWORK)
            _items_stay_below(rules, file, item, place)


def _above(rules: Rules, file: str, steps: tuple[Step, ...], named: str, ceiling: str) -> None:
    rules.say(
        file,
        steps,
        "above-ceiling",
        f"`{named}` is wider than this may ever be shown",
        f"write `{ceiling}` or narrower",
    )


_RULES: tuple[Callable[[Rules], None], ...] = (
    _ids_are_unique,
    _former_ids_lead_to_one,
    _rooms_are_distinct,
    _nothing_contains_itself,
    _days_run_forwards,
    _posts_have_one_holder,
    _routes_lead_somewhere,
    _parts_stay_below_their_ceiling,
    sign_ins_belong_to_one,
    assistants_agree,
)
