"""Rules over all files together: each finds every breach and says where it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from leaders_network.directory.areas import areas_are_sound
from leaders_network.directory.ceilings import parts_stay_below_their_ceiling
from leaders_network.directory.cohorts import peers_are_members, peers_meet_once
from leaders_network.directory.days import overlap
from leaders_network.directory.linking import Directory, HeldPost, Tenure
from leaders_network.directory.references import check_references
from leaders_network.directory.repeats import (
    contacts_age_before_they_lapse,
    nothing_is_written_twice,
)
from leaders_network.directory.room import Room, rooms_of
from leaders_network.directory.routes import routes_lead_somewhere
from leaders_network.directory.ruling import NOTHING, Proven, Rules
from leaders_network.directory.sign_in import assistants_agree, sign_ins_belong_to_one
from leaders_network.marks import Step
from leaders_network.problems import Problems
from leaders_network.records.field import LADDER
from leaders_network.records.records import FOLDERS
from leaders_network.records.text import EARLIEST

RESERVED_IDS = frozenset(["a-z"])
"""Ids that stand for pages of our own among those of leaders and organisations."""


def check_directory(directory: Directory, problems: Problems, proven: Proven = NOTHING) -> bytes:
    """Record every breach of a rule that holds over all files together, or over one by itself.

    Args:
        directory: Everything that was read, and what can be made out of files with faults.
        problems: Gets each breach.
        proven: What an earlier check has proven, which is not looked at again.

    Returns:
        A digest of all that may be referred to.
    """
    rules = Rules(directory, problems, proven)
    known = check_references(rules, {room.id for room in rooms_of(directory.records)})
    for rule in _RULES:
        rule(rules)
    return known


def _ids_are_unique(rules: Rules) -> None:
    records = rules.directory.records
    for name in ("sectors", "areas", "roles", "topics"):
        items = getattr(getattr(records, name), name)
        _unique(rules, f"vocabulary/{name}.yml", (name,), items)
    for identifier, organisation in rules.unproven("organisations"):
        file = f"organisations/{identifier}.yml"
        _unique(rules, file, ("posts",), organisation.posts)
        _unique(rules, file, ("contacts",), organisation.contacts)
        for position, post in enumerate(organisation.posts):
            _unique(rules, file, ("posts", position, "contacts"), post.contacts)
    for identifier, leader in rules.unproven("leaders"):
        for position, appointment in enumerate(leader.appointments):
            steps = ("appointments", position, "contacts")
            _unique(rules, f"leaders/{identifier}.yml", steps, appointment.contacts)
    for identifier, programme in records.programmes.items():
        _unique(rules, f"programmes/{identifier}.yml", ("cohorts",), programme.cohorts)


def _ids_within_cohorts_are_unique(rules: Rules) -> None:
    for identifier, programme in rules.directory.records.programmes.items():
        for position, cohort in enumerate(programme.cohorts):
            file, steps = f"programmes/{identifier}.yml", ("cohorts", position, "peer_rounds")
            _unique(rules, file, steps, cohort.peer_rounds)
            for number, peers in enumerate(cohort.peer_rounds):
                _unique(rules, file, (*steps, number, "sets"), peers.sets)
                _unique(rules, file, (*steps, number, "buddies"), peers.buddies)


def _unique(rules: Rules, file: str, steps: tuple[Step, ...], items: Iterable[Any]) -> None:
    seen: set[str] = set()
    for position, item in enumerate(items):
        alike = unicodedata.normalize("NFC", item.id).casefold()
        if alike and alike in seen:
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
    for kind in FOLDERS:
        known = getattr(records, kind)
        owner: dict[str, str] = {}
        for identifier, record in known.items():
            if identifier in RESERVED_IDS:
                _reserved(rules, f"{kind}/{identifier}.yml", (), identifier, "rename the file")
            for position, former in enumerate(getattr(record, "former_ids", ())):
                holder = former if former in known else owner.get(former)
                steps: tuple[Step, ...] = ("former_ids", position)
                if former in RESERVED_IDS:
                    _reserved(rules, f"{kind}/{identifier}.yml", steps, former, "remove it")
                elif former and holder is not None:
                    _reused(rules, f"{kind}/{identifier}.yml", steps, former, holder)
                owner.setdefault(former, identifier)


def _reserved(rules: Rules, file: str, steps: tuple[Step, ...], identifier: str, fix: str) -> None:
    message = f"`{identifier}` is the name of a page of the site"
    rules.say(file, steps, "reserved-id", message, fix)


def _reused(rules: Rules, file: str, steps: tuple[Step, ...], former: str, holder: str) -> None:
    is_own = file.endswith(f"/{holder}.yml")
    whose = "this very file" if is_own else f"`{holder}`"
    fix = "remove it here" if is_own else "ids are never used again; remove it from one of the two"
    rules.say(file, steps, "reused-id", f"the former id `{former}` belongs to {whose}", fix)


def _rooms_are_distinct(rules: Rules) -> None:
    seen: dict[str, Room] = {}
    for room in rooms_of(rules.directory.records):
        first = seen.setdefault(room.id, room)
        if room.id in LADDER or (first.file, first.cohort) != (room.file, room.cohort):
            is_rung = room.id in LADDER
            other = "an audience of every site" if is_rung else f"the room of {first.file}"
            rules.say(
                room.file,
                _where_room_is_named(rules, room),
                "repeated-room",
                f"the room `{room.id}` has the name of {other}",
                "give the cohort a `room:` of its own" if room.cohort else "rename the file",
            )


def _where_room_is_named(rules: Rules, room: Room) -> tuple[Step, ...]:
    programme = rules.directory.records.programmes.get(room.programme)
    for position, cohort in enumerate(programme.cohorts if programme else ()):
        if cohort.id == room.cohort:
            return "cohorts", position, "room" if cohort.room else "id"
    return ()


def _no_body_contains_itself(rules: Rules) -> None:
    records = rules.directory.records
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
    for file, steps, item in _stretches(rules):
        if item.start and item.end and item.end < item.start:
            rules.say(
                file,
                (*steps, "end"),
                "dates-reversed",
                f"the end, {item.end}, is before the start, {item.start}",
                "exchange the two, or correct one",
            )


def _stretches(rules: Rules) -> Iterator[tuple[str, tuple[Step, ...], Any]]:
    for identifier, group in rules.unproven("groups"):
        yield f"groups/{identifier}.yml", (), group
    for kind, name in _STRETCHES.items():
        for identifier, record in rules.unproven(kind):
            for position, item in enumerate(getattr(record, name)):
                yield f"{kind}/{identifier}.yml", (name, position), item


_STRETCHES = {"leaders": "appointments", "organisations": "posts", "programmes": "cohorts"}
"""What has a first and a last day in the records of each folder; a group has them itself."""

_HOLDING = ("status", "start", "end", "job_share")
"""What of an appointment decides whether another may hold the post as well."""

_MAXIMUM_HOLDERS = 3
"""Of those who hold a post already, how many are told: a list may give hundreds the same post."""


def _posts_have_one_holder(rules: Rules) -> None:
    for held in rules.directory.posts.values():
        substantive = [t for t in held.tenures if t.appointment.status == "substantive"]
        for number, other in enumerate(substantive):
            before = (one for one in substantive[:number] if _is_in_the_way(rules, one, other))
            for one in islice(before, _MAXIMUM_HOLDERS):
                _two_holders(rules, held, one, other)


def _is_in_the_way(rules: Rules, one: Tenure, other: Tenure) -> bool:
    shared = one.appointment.job_share and other.appointment.job_share
    both = overlap(one.appointment, other.appointment) and not shared
    return both and _is_known(rules, one) and _is_known(rules, other)


def _is_known(rules: Rules, tenure: Tenure) -> bool:
    steps = ("appointments", tenure.position)
    return rules.knows(f"leaders/{tenure.leader}.yml", steps, *_HOLDING)


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


def _appointments_end_with_their_posts(rules: Rules) -> None:
    for held in rules.directory.posts.values():
        last, first = held.post.end, held.post.start or EARLIEST
        if last is None or last <= first:  # the first of all days stands in for a faulty one
            continue
        for tenure in held.tenures:
            end = tenure.appointment.end
            if (end and end <= last) or not _is_known(rules, tenure):
                continue
            rules.say(
                f"leaders/{tenure.leader}.yml",
                ("appointments", tenure.position, "end" if end else "post"),
                "outlasts-post",
                f"the appointment goes on after `{held.reference}` ends, on {last}",
                f"write `end: {last}`, or correct the post in "
                f"organisations/{held.organisation_id}.yml",
            )


_RULES: tuple[Callable[[Rules], None], ...] = (
    _ids_are_unique,
    _ids_within_cohorts_are_unique,
    _former_ids_lead_to_one,
    _rooms_are_distinct,
    areas_are_sound,
    _no_body_contains_itself,
    _days_run_forwards,
    contacts_age_before_they_lapse,
    nothing_is_written_twice,
    _posts_have_one_holder,
    _appointments_end_with_their_posts,
    routes_lead_somewhere,
    parts_stay_below_their_ceiling,
    sign_ins_belong_to_one,
    assistants_agree,
    peers_are_members,
    peers_meet_once,
)
