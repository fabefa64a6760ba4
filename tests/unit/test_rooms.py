"""Every cohort and every group has one room, and its members are those who name it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from leaders_network.audiences import Audience
from leaders_network.directory.room import open_rooms, rooms_of
from leaders_network.publish.room_site import beside, room_pages
from leaders_network.records.gathering import Cohort, Group, Programme
from leaders_network.records.leader import Enrolment, Leader
from leaders_network.records.news import Article
from leaders_network.records.organisation import Organisation, Post
from tests.unit.data import faults
from tests.unit.filled import DAY, records_of
from tests.unit.town import contact, held, leader, town

COHORTS = (
    Cohort(id="2026", name="The first", start=DAY),
    Cohort(id="2027", name="The second", start=DAY, room="green"),
)
RECORDS = records_of(
    programmes={
        "course": Programme(name="Course", cohorts=COHORTS),
        "class": Programme(name="Class", cohorts=(Cohort(id="1", name="Ones", start=DAY),)),
    },
    groups={"winter": Group(name="Winter")},
)
ROOMS = {room.id: room for room in rooms_of(RECORDS)}


def test_a_room_is_named_by_its_cohort_its_own_name_or_its_group() -> None:
    assert {room.id: (room.name, room.file) for room in ROOMS.values()} == {
        "cohort-2026": ("The first", "programmes/course.yml"),
        "green": ("The second", "programmes/course.yml"),
        "cohort-1": ("Ones", "programmes/class.yml"),
        "winter": ("Winter", "groups/winter.yml"),
    }


@pytest.mark.parametrize(
    ("given", "rooms"),
    [
        ({}, set()),
        ({"programmes": (Enrolment(programme="course", cohort="2026"),)}, {"cohort-2026"}),
        ({"programmes": (Enrolment(programme="course", cohort="2027"),)}, {"green"}),
        ({"programmes": (Enrolment(programme="class", cohort="2026"),)}, set()),
        ({"groups": ("winter",)}, {"winter"}),
        ({"groups": ("cohort-2026",)}, set()),
    ],
)
def test_a_room_holds_who_names_its_programme_and_cohort_or_its_group(
    given: dict[str, tuple[Enrolment, ...] | tuple[str, ...]], rooms: set[str]
) -> None:
    leader = Leader(name="Ada Vale", **given)  # type: ignore[arg-type]
    assert {room.id for room in ROOMS.values() if room.holds(leader)} == rooms


def test_what_the_network_may_not_know_of_stands_nowhere_for_a_room() -> None:
    posts = (Post(id="chief", title="Chief"), Post(id="spare", title="Spare", audience="team"))
    given = {"sector": "rescue", "posts": posts}
    records = records_of(
        organisations={
            "open": Organisation(name="Open", **given),  # type: ignore[arg-type]
            "kept": Organisation(name="Kept", audience="team", **given),  # type: ignore[arg-type]
        },
        groups={"blue": Group(name="Blue", audience="blue"), "winter": Group(name="Winter")},
    )
    pages = room_pages(records, ["ada"])
    assert pages.members == ("ada",)
    assert set(pages.nowhere) == {
        "organisations/open/spare/",
        "organisations/kept/",
        "organisations/kept/chief/",
        "organisations/kept/spare/",
        "groups/blue/",
    }


def test_whom_a_rooms_items_name_beside_its_members_is_seen_as_the_network_sees_them() -> None:
    own = (contact("direct", audience="winter"), contact("office"))
    cy = leader("Cy", held(contacts=own), photo="cy.jpg", joined=DAY, groups=("winter",))
    members = {name: leader(name.title()) for name in ("ada", "di")}
    kept = {"ed": leader("Ed", audience="team")}
    records = town(leaders={"cy": cy, **members, **kept})
    links = "[Cy](leader:cy) and [Ada](leader:ada) with [Ed](leader:ed)"
    item: Any = SimpleNamespace(
        front=Article(title="Notes", description="Notes.", date=DAY),
        page=SimpleNamespace(body=links),
    )
    curation: Any = [item]
    found = beside(records, curation, ["ada"], DAY)
    assert found.keys() == {"cy"}, "neither a member, nor who is not named, nor who is kept"
    assert found["cy"].photo is None, "it stands in the network's site"
    assert found["cy"].joined is None
    assert [each.id for each in found["cy"].appointments[0].contacts] == ["office"]


def test_a_groups_room_can_be_read_for_ninety_days_after_its_end_and_a_cohorts_for_good() -> None:
    ended = records_of(
        programmes=RECORDS.programmes, groups={"winter": Group(name="Winter", end=DAY)}
    )
    cohorts = {"cohort-2026", "green", "cohort-1"}
    for days, rooms in ((90, cohorts | {"winter"}), (91, cohorts)):
        assert {room.id for room in open_rooms(ended, DAY + timedelta(days))} == rooms


def test_a_rooms_audience_sees_what_is_its_own_and_no_other_rooms() -> None:
    audience = ROOMS["green"].audience
    assert audience == Audience("green", "The second", is_room=True)
    assert audience.folder == "rooms/green"
    assert [audience.sees(name) for name in ("green", "winter", "network", "team")] == [
        True,
        False,
        True,
        False,
    ]


def programme(cohort: str) -> str:
    return f"name: Course\ncohorts:\n  - {cohort}\n"


@pytest.mark.parametrize("room", ["winter", "team", "public", "withheld"])
def test_no_two_rooms_and_no_room_and_rung_share_a_name(tmp_path: Path, room: str) -> None:
    cohort = f"{{id: 2026, name: First, start: 2026-01-01, room: {room}}}"
    found = faults(tmp_path, groups__winter="name: Winter\n", programmes__course=programme(cohort))
    assert [fault.split(" ")[1] for fault in found] == ["repeated-room"]


def test_cohorts_of_one_year_need_rooms_of_their_own(tmp_path: Path) -> None:
    year = "{id: 2026, name: First, start: 2026-01-01}"
    own = year.replace("}", ", room: class-2026}")
    assert (
        faults(tmp_path, programmes__course=programme(year), programmes__class=programme(own)) == []
    )
    assert faults(
        tmp_path, programmes__course=programme(year), programmes__class=programme(year)
    ) == ["programmes/course:3 repeated-room"]


def test_what_is_withheld_has_no_room_and_what_is_narrow_has_one() -> None:
    def opened(audience: str) -> set[str]:
        programme = Programme(name="Course", cohorts=COHORTS, audience=audience)
        group = Group(name="Winter", audience=audience)
        found = records_of(programmes={"course": programme}, groups={"winter": group})
        return {room.id for room in open_rooms(found, DAY)}

    assert opened("withheld") == set()
    assert opened("team") == {"cohort-2026", "green", "winter"}
