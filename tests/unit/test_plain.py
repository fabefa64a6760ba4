"""What an export says of a record: what its audience sees, with no word of what it does not."""

from __future__ import annotations

from typing import Any

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.publish.plain import plain_records
from leaders_network.records.gathering import Cohort, Group, PeerRound, PeerSet, Programme, Wish
from leaders_network.records.leader import Ask, Enrolment, LeaderAudiences
from tests.unit.filled import DAY
from tests.unit.town import assistant, contact, fire, held, leader, post, route, town

IN_COURSE = (Enrolment(programme="course", cohort="2026"),)
PAIR = (PeerSet(id="one", members=("ada", "bo", "cy")),)
WISHES = (
    Wish(leader="ada", together=("bo", "cy"), apart=("cy",)),
    Wish(leader="cy", together=("ada",)),
)
ROUND = PeerRound(id="autumn", name="Autumn", start=DAY, sets=PAIR, buddies=PAIR)
COHORT = (
    Cohort(id="2026", name="Of 2026", start=DAY, room="first", peer_rounds=(ROUND,), wishes=WISHES),
)
RECORDS = town(
    leaders={
        "ada": leader(
            "Ada Vale",
            held("fire/chief"),
            held("kept/chief"),
            programmes=(
                Enrolment(programme="course", cohort="2026"),
                Enrolment(programme="kept", cohort="2026"),
            ),
            groups=("winter", "kept"),
            asks=(
                Ask(text="How to leave", until=DAY, anonymous=True),
                Ask(text="Pumps", until=DAY),
            ),
        ),
        "bo": leader("Bo Lund", audience="team", programmes=IN_COURSE),
        "cy": leader(
            "Cy Fell", programmes=IN_COURSE, audiences=LeaderAudiences(programmes="withheld")
        ),
    },
    organisations={"fire": fire(parent="kept"), "kept": fire(name="Kept", audience="team")},
    programmes={
        "course": Programme(name="Course", cohorts=COHORT),
        "kept": Programme(name="Kept", audience="team", cohorts=COHORT),
    },
    groups={
        "winter": Group(name="Winter", convener="bo"),
        "kept": Group(name="K", audience="team"),
    },
)

AUDIENCES = {one.name: one for one in (*RUNGS, Audience("first", "First", is_room=True))}


def references(audience: int) -> dict[str, Any]:
    """Return what the records of an audience refer to."""
    found = plain_records(RECORDS, RUNGS[audience], DAY)
    ada = found["leaders"]["ada"]
    return {
        "posts": [one["post"] for one in ada["appointments"]],
        "programmes": [one["programme"] for one in ada["programmes"]],
        "groups": ada["groups"],
        "parent": found["organisations"]["fire"].get("parent"),
        "convener": found["groups"]["winter"].get("convener"),
    }


def test_no_record_refers_to_what_the_audience_may_not_see() -> None:
    assert references(1) == {
        "posts": ["fire/chief"],
        "programmes": ["course"],
        "groups": ["winter"],
        "parent": None,
        "convener": None,
    }
    assert references(2) == {
        "posts": ["fire/chief", "kept/chief"],
        "programmes": ["course", "kept"],
        "groups": ["winter", "kept"],
        "parent": "kept",
        "convener": "bo",
    }, "the control"


def test_no_route_goes_by_a_contact_or_an_assistant_that_the_audience_may_not_see() -> None:
    kept = (contact("kept", audience="team"), contact("open"))
    above, desk = contact("above", audience="team"), contact("desk", audience="team")
    ways = (route("diary", "kept"), route("peer", "open"), route("incident", "above"))
    chief = post(contacts=(desk,), routes=(route("media", "desk"), route("formal", "above")))
    helped = (assistant("Pa", audience="team"),)
    own = (*ways, route("formal", "assistant"), route("media", "desk"))
    records = town(
        leaders={"ada": leader("Ada", held(contacts=kept, assistants=helped, routes=own))},
        organisations={
            "fire": fire(contacts=(*kept, above), routes=ways, posts=(chief,)),
        },
    )
    told = {}
    for audience in RUNGS[1:]:
        found = plain_records(records, audience, DAY)
        body, (held_,) = found["organisations"]["fire"], found["leaders"]["ada"]["appointments"]
        holders = (held_, body, body["posts"][0])
        told[audience.name] = [
            [one["via"] for one in holder.get("routes", ())] for holder in holders
        ]
    assert told["network"] == [["open"], ["open"], []]
    assert told["team"] == [
        ["kept", "open", "above", "assistant", "desk"],
        ["kept", "open", "above"],
        ["desk", "above"],
    ], "the control"


@pytest.mark.parametrize(
    ("audience", "leaders"), [(0, []), (1, ["ada", "cy"]), (2, ["ada", "bo", "cy"])]
)
def test_an_export_holds_whom_the_audience_sees_in_order(audience: int, leaders: list[str]) -> None:
    assert [*plain_records(RECORDS, RUNGS[audience], DAY)["leaders"]] == leaders


def test_what_says_nothing_is_left_out_and_days_are_text() -> None:
    (cohort,) = plain_records(RECORDS, RUNGS[1], DAY)["programmes"]["course"]["cohorts"]
    assert cohort == {
        "id": "2026",
        "name": "Of 2026",
        "start": DAY.isoformat(),
        "room": "first",
    }


@pytest.mark.parametrize(
    ("audience", "asks"), [("network", ["Pumps"]), ("first", ["Pumps"]), ("team", None)]
)
def test_what_is_asked_without_a_name_stands_under_none_but_for_the_team(
    audience: str, asks: list[str] | None
) -> None:
    ada = plain_records(RECORDS, AUDIENCES[audience], DAY)["leaders"]["ada"]
    assert [one["text"] for one in ada["asks"]] == (asks or ["How to leave", "Pumps"])


@pytest.mark.parametrize(
    ("audience", "sets", "buddies"),
    [("first", [["ada"]], []), ("team", [["ada", "bo"]], [["ada", "bo"]])],
)
def test_a_room_is_told_of_nobody_in_its_sets_whom_it_may_not_see(
    audience: str, sets: list[list[str]], buddies: list[list[str]]
) -> None:
    course = plain_records(RECORDS, AUDIENCES[audience], DAY)["programmes"]["course"]
    (peers,) = course["cohorts"][0]["peer_rounds"]
    assert [one["members"] for one in peers["sets"]] == sets
    assert [one["members"] for one in peers.get("buddies", ())] == buddies


def test_no_wish_tells_of_somebody_whose_membership_the_audience_may_not_see() -> None:
    (cohort,) = plain_records(RECORDS, AUDIENCES["team"], DAY)["programmes"]["course"]["cohorts"]
    assert cohort["wishes"] == [{"leader": "ada", "together": ["bo"]}]
