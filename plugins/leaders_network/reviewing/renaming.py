"""What is called otherwise after a change: it is the same, and who sees more of it is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leaders_network.addresses import RENAMED
from leaders_network.directory.room import room_id, rooms_of
from leaders_network.records.leader import Leader
from leaders_network.records.records import Records
from leaders_network.reviewing.facts import Fact, Facts, Place
from leaders_network.reviewing.snapshot import Snapshot


def renamed(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """Return the subjects that have another id now, and that id.

    An id is another's where the record says so in `former_ids`, or where the only record that is
    gone and the only one that came bear the same name, or sign in by the same address.
    """
    found: dict[str, str] = {}
    for kind in (*RENAMED, "programme", "group"):
        old = getattr(before.records, f"{kind}s")
        new = getattr(after.records, f"{kind}s")
        gone, came = old.keys() - new.keys(), new.keys() - old.keys()
        for fresh in sorted(came):
            former = next((one for one in _former(new[fresh]) if one in gone), None)
            alike = [one for one in gone if _is_same(old[one], new[fresh])]
            one = former or (alike[0] if len(alike) == 1 else None)
            if one:
                found[f"{kind}:{one}"] = f"{kind}:{fresh}"
                gone = gone - {one}
    return found


def _former(record: Any) -> tuple[str, ...]:
    ids: tuple[str, ...] = getattr(record, "former_ids", ())
    return ids


def _is_same(old: Any, new: Any) -> bool:
    if isinstance(old, Leader) and not {*old.sign_in}.isdisjoint(new.sign_in):
        return True
    return bool(old.name == new.name)


def restarted(before: Records, after: Records, names: Mapping[str, str]) -> dict[str, str]:
    """Return the appointments that begin on another day now, for which nothing else stands.

    They are the same ones: who holds a post since another day holds no other post.

    Args:
        before: The base.
        after: The head.
        names: The subjects that have another id now, and that id.
    """
    found: dict[str, str] = {}
    for identifier, leader in before.leaders.items():
        subject = names.get(f"leader:{identifier}", f"leader:{identifier}")
        now = after.leaders.get(subject.partition(":")[2])
        if now is None or now is leader:
            continue
        was = {(_reference(held.post, names), held.start) for held in leader.appointments}
        has = {(held.post, held.start) for held in now.appointments}
        for post, start in was - has:
            others = [day for name, day in has - was if name == post]
            if len(others) == 1 and sum(name == post for name, _ in was - has) == 1:
                found[_held(subject, f"{post} {start}")] = f"{post} {others[0]}"
    return found


def _held(subject: str, step: str) -> str:
    return f"{subject} {step}"


def rooms_renamed(before: Records, after: Records) -> dict[str, str]:
    """Return the rooms of cohorts that are called otherwise now: they hold whom they held.

    A name that another room had is none of them: what stands in that room is others' to read.
    """
    taken = {room.id for room in rooms_of(before)}
    found: dict[str, str] = {}
    for identifier, programme in before.programmes.items():
        now = after.programmes.get(identifier)
        cohorts = {cohort.id: room_id(cohort) for cohort in now.cohorts} if now else {}
        for cohort in programme.cohorts:
            if cohort.id in cohorts and cohorts[cohort.id] not in taken:
                found[room_id(cohort)] = cohorts[cohort.id]
    return found


def translated(facts: Facts, names: Mapping[str, str]) -> Facts:
    """Return facts with their subjects, and the posts they name, as they are called now."""
    if not names:
        return facts
    return {placed(place, names): _fact(fact, names) for place, fact in facts.items()}


def placed(place: Place, names: Mapping[str, str]) -> Place:
    """Return where a value stands, as its subject and the appointment it is of are called now."""
    subject, way = place
    if subject.startswith("post:"):
        subject = f"post:{_reference(subject.removeprefix('post:'), names)}"
    if way[:1] == ("appointments",) and len(way) > 1:
        step = _reference(way[1], names)
        way = ("appointments", names.get(_held(names.get(subject, subject), step), step), *way[2:])
    return names.get(subject, subject), way


def _fact(fact: Fact, names: Mapping[str, str]) -> Fact:
    return Fact(_reference(fact.value, names), fact.sort) if fact.sort == "post" else fact


def _reference(text: str, names: Mapping[str, str]) -> str:
    owner, slash, rest = text.partition("/")
    now = names.get(f"organisation:{owner}")
    return f"{now.partition(':')[2]}{slash}{rest}" if now else text
