"""A page is made again whenever what it shows has changed: its basis tells of every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from leaders_network.addresses import DICTIONARY
from leaders_network.audiences import RUNGS, Audience
from leaders_network.compact import digest
from leaders_network.outputs.pages import catalogue
from leaders_network.pieces import Pieces
from leaders_network.publish.entry import Entry
from leaders_network.publish.publication import Publication, publish
from leaders_network.records.contact import Assistant, Confirmation, Contact, Route
from leaders_network.records.field import fields_of
from leaders_network.records.gathering import Cohort, Group, Programme
from leaders_network.records.leader import Appointment, Enrolment, Leader, LeaderAudiences
from leaders_network.records.organisation import Organisation, Post
from leaders_network.records.records import Records
from leaders_network.records.validation import adapter
from leaders_network.records.vocabulary import (
    Area,
    Areas,
    Role,
    Roles,
    Sector,
    Sectors,
    Topic,
    Topics,
)
from tests.unit.filled import DAY, filled, records_of

PUBLIC_NAME = LeaderAudiences(name="public", post="public", biography="public", photo="public")


def contact(name: str) -> Contact:
    return Contact(
        id=name,
        label=name.title(),
        email=f"{name}@hall.example",
        phone="+44 1632 960412",
        purposes=("diary",),
        confirmed=Confirmation(on=DAY, by="self"),
    )


def appointment(post: str, **given: Any) -> Appointment:
    started = {"start": date(2025, 1, 6), **given}
    return Appointment(
        post=post,
        contacts=(contact("direct"),),
        assistants=(Assistant(name="Owen Lewis", email=f"owen@{post.replace('/', '.')}.example"),),
        routes=(adapter(Route).validate_python({"for": "peer", "via": "assistant"}),),
        **started,
    )


def organisation(name: str, *posts: str, **given: Any) -> Organisation:
    made = [
        Post(id=post, title=post, role="chief", contacts=(contact("office"),)) for post in posts
    ]
    return Organisation(
        name=name,
        sector="fire",
        areas=("E1",),
        contacts=(contact("hall"),),
        posts=tuple(made),
        **given,
    )


def town() -> Records:
    """A few people whose pages show much of each other."""
    past = {"start": date(2020, 1, 1), "end": date(2024, 12, 31)}
    coming = {"start": DAY + timedelta(days=30)}
    ada = filled(
        Leader,
        appointments=(appointment("hall/chief", job_share=True), appointment("yard/head", **past)),
        programmes=(Enrolment(programme="course", cohort="2026"),),
        groups=("winter",),
        knows_about=("floods",),
        biography="Follows [Bo](leader:bo) at [the yard](organisation:yard).",
        audiences=PUBLIC_NAME,
    )
    return records_of(
        leaders={
            "ada": ada,
            "bo": Leader(name="Bo", appointments=(appointment("hall/chief", job_share=True),)),
            "cy": Leader(name="Cy", appointments=(appointment("yard/head", **coming),)),
            "dee": Leader(name="Dee", appointments=(appointment("yard/clerk"),), audience="team"),
        },
        organisations={
            "hall": organisation("Hall", "chief"),
            "yard": organisation("Yard", "head", "clerk", parent="hall"),
            "shed": organisation("Shed", parent="yard"),
        },
        programmes={
            "course": Programme(
                name="Course", cohorts=(Cohort(id="2026", name="Of 2026", start=date(2026, 9, 1)),)
            )
        },
        groups={"winter": Group(name="Winter", convener="bo")},
        sectors=Sectors(sectors=(Sector(id="fire", name="Fire"),)),
        areas=Areas(areas=(Area(id="E1", name="North", kind="region"),)),
        roles=Roles(roles=(Role(id="chief", name="Chief"),)),
        topics=Topics(topics=(Topic(id="floods", name="Floods"),)),
    )


TOWN = town()
"""One that nobody changes: no two say the same."""
KINDS = ("leaders", "organisations", "programmes", "groups")


def changes(records: Records) -> Iterator[tuple[str, Records]]:
    """Yield the records with one value changed or taken away, for every value there is."""
    for kind in KINDS:
        for identifier, record in getattr(records, kind).items():
            known = getattr(records, kind)
            for where, changed in changed_records(record):
                yield (
                    f"{kind}/{identifier}{where}",
                    with_kind(records, kind, {**known, identifier: changed}),
                )
            rest = {key: value for key, value in known.items() if key != identifier}
            yield f"{kind}/{identifier}", with_kind(records, kind, rest)
    for kind in ("sectors", "areas", "roles", "topics"):
        for where, changed in changed_records(getattr(records, kind)):
            yield f"{kind}{where}", with_kind(records, kind, changed)


def with_kind(records: Records, kind: str, known: Any) -> Records:
    copy = replace(records)
    setattr(copy, kind, known)
    return copy


def changed_records(record: Any) -> Iterator[tuple[str, Any]]:
    for name, _ in fields_of(type(record)):
        for where, value in changed_values(name, getattr(record, name)):
            yield f".{name}{where}", with_value(record, name, value)


def changed_values(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if hasattr(value, "__pydantic_fields__"):
        yield from changed_records(value)
    elif isinstance(value, tuple):
        yield from changed_lists(name, value)
    elif isinstance(value, date):
        yield " earlier", value - timedelta(days=400)
        yield " later", value + timedelta(days=400)
    elif isinstance(value, bool):
        yield "", not value
    elif name == "audience":
        yield "", None if value else "team"
    elif isinstance(value, str) and name != "id":
        yield "", changed_text(name, value)


def changed_lists(name: str, value: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    for position, item in enumerate(value):
        before, after = value[:position], value[position + 1 :]
        yield f"[{position}] gone", (*before, *after)
        for where, changed in changed_values(name, item):
            yield f"[{position}]{where}", (*before, changed, *after)


def changed_text(name: str, value: str) -> str:
    words = {
        "status": "interim",
        "purposes": "peer",
        "purpose": "diary",
        "by": "centre",
        "lawful_basis": "consent",
    }
    if name in words:
        return words[name]
    if value.startswith("+44"):
        return "+441632960999"
    return f"{value}x"


def with_value(record: Any, name: str, value: Any) -> Any:
    copy = object.__new__(type(record))
    for field, _ in fields_of(type(record)):
        object.__setattr__(copy, field, value if field == name else getattr(record, field))
    return copy


def states(publication: Publication) -> dict[str, tuple[bytes, bytes]]:
    """For each page, what fronts draw and the pocket edition: the basis, and the view's digest."""
    entries: list[Entry[Any]] = [making.entry for making in catalogue(publication)]
    found = {
        entry.path: (entry.basis(), digest(entry.view()))
        for entry in entries
        if entry.path != DICTIONARY  # which no record changes, and which is the longest of all
    }
    pocket = publication.bases.lists(), digest(publication.pocket())
    fronts = publication.front_basis(), digest(publication.front())
    ordered = publication.bases.lists(), digest(publication.interests())
    beside = {"": fronts, "pocket": pocket, "for you": ordered}
    if any(notices := publication.notices()):
        beside["posted"] = publication.bases.lists(), digest(notices)
    return {**found, **beside}


@cache
def changed_states(audience: Audience) -> list[tuple[str, dict[str, tuple[bytes, bytes]]]]:
    """Return what an audience's pages are after each change, but for the end of its own room."""
    return [
        (where, states(publish(changed, audience, DAY)))
        for where, changed in changes(TOWN)
        if not (audience.is_room and "groups/winter" in where)
    ]


@pytest.mark.parametrize("audience", [*RUNGS, Audience("winter", "Winter", is_room=True)])
def test_no_page_keeps_its_basis_when_its_view_changes(audience: Audience) -> None:
    before = states(publish(TOWN, audience, DAY))
    stale, seen = [], set()
    for where, after in changed_states(audience):
        for path, (basis, view) in after.items():
            if path in before and view != before[path][1]:
                seen.add(path)
                if basis == before[path][0]:
                    stale.append((where, path))
    assert stale == []
    assert seen == set(before)


class Kept(Pieces):
    """Counts how often who is like whom did not have to be worked out."""

    count = 0

    def of(self, name: str, basis: bytes, make: Callable[[], bytes]) -> bytes:
        self.count += name == "similar"

        def made() -> bytes:
            self.count -= name == "similar"
            return make()

        return super().of(name, basis, made)


def test_what_is_kept_from_one_build_to_the_next_changes_no_basis_and_no_view() -> None:
    pieces, builds = Kept(), 0
    for (where, changed), (_, fresh) in zip(changes(TOWN), changed_states(RUNGS[1]), strict=True):
        assert states(publish(changed, RUNGS[1], DAY, pieces=pieces)) == fresh, where
        builds += 1
    assert 0 < pieces.count < builds


def test_a_page_keeps_its_basis_when_somebody_far_away_changes() -> None:
    records = town()
    records.organisations["far"] = organisation("Far", "keeper")
    records.leaders["eve"] = Leader(name="Eve", appointments=(appointment("far/keeper"),))
    publication = publish(records, RUNGS[1], DAY)
    before = states(publication)
    moved = replace(
        records,
        leaders={**records.leaders, "eve": with_value(records.leaders["eve"], "name", "Ev")},
    )
    after = states(publish(moved, RUNGS[1], DAY))
    own = {one.entry.path for one in catalogue(publication) if one.entry.precise}
    changed = {path for path in own if before[path][0] != after[path][0]}
    around = {"leaders/eve/", "organisations/far/", "organisations/far/keeper/", "areas/E1/"}
    # Her assistant supports others too, and their page names her.
    assert {path for path in changed if not path.startswith("assistants/")} == around
    assert len(changed - around) == 1


def test_what_an_audience_may_not_see_changes_no_basis_of_its_pages() -> None:
    records = town()
    secret = with_value(records.leaders["bo"], "sign_in", ("bo@hall.example",))
    changed = replace(records, leaders={**records.leaders, "bo": secret})
    for audience, same in ((RUNGS[1], True), (RUNGS[2], False)):
        before = states(publish(records, audience, DAY))
        after = states(publish(changed, audience, DAY))
        assert (before["leaders/bo/"][0] == after["leaders/bo/"][0]) is same


def test_what_no_list_shows_leaves_the_basis_of_lists_as_it_was() -> None:
    records = town()
    for name, value, same in (("biography", "Another life.", True), ("name", "Beau", False)):
        bo = with_value(records.leaders["bo"], name, value)
        changed = replace(records, leaders={**records.leaders, "bo": bo})
        before, after = (publish(each, RUNGS[1], DAY).bases for each in (records, changed))
        assert (before.lists() == after.lists()) is same, name


def test_what_only_a_leaders_own_page_shows_changes_the_basis_of_no_other() -> None:
    records = town()
    before = states(publish(records, RUNGS[1], DAY))
    for name, value, alone in (
        ("biography", "Another life.", True),
        ("pronouns", "they/them", True),
        ("appointments", (), False),
    ):
        bo = with_value(records.leaders["bo"], name, value)
        after = states(
            publish(with_kind(records, "leaders", {**records.leaders, "bo": bo}), RUNGS[1], DAY)
        )
        changed = {
            path for path, (basis, _) in after.items() if before.get(path, (b"",))[0] != basis
        }
        assert (changed == {"leaders/bo/"}) is alone, name


def test_digests_are_kept_while_a_file_and_who_sees_it_are_the_same() -> None:
    records = town()
    records.digests = {f"leaders/{name}": name.encode() for name in records.leaders}
    pieces = Pieces()
    before = publish(records, RUNGS[1], DAY, pieces=pieces).bases.leader("bo")
    bo = with_value(records.leaders["bo"], "name", "Beau")
    changed = replace(records, leaders={**records.leaders, "bo": bo})
    assert publish(changed, RUNGS[1], DAY, pieces=pieces).bases.leader("bo") == before
    changed.digests = {**records.digests, "leaders/bo": b"written anew"}
    assert publish(changed, RUNGS[1], DAY, pieces=pieces).bases.leader("bo") != before
    assert publish(records, RUNGS[2], DAY, pieces=pieces).bases.leader("bo") != before
