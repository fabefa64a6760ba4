"""A programme says how to apply as it is on the day, and a cohort's room what is its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from leaders_network.audiences import Audience
from leaders_network.content.reading import read_content
from leaders_network.directory.room import rooms_of
from leaders_network.problems import Problems
from leaders_network.publish.phrases import day
from leaders_network.publish.publication import Publication, publish
from leaders_network.publish.sight import Sight
from leaders_network.publish.views.browsing import FrontView, SubjectView
from leaders_network.publish.views.gathering import CohortView
from leaders_network.records.gathering import (
    Applications,
    Cohort,
    PeerRound,
    PeerSet,
    Programme,
    Wish,
)
from leaders_network.records.leader import Enrolment, Leader, LeaderAudiences
from leaders_network.records.network import Network
from leaders_network.records.records import Records
from tests.files import write
from tests.unit.filled import DAY
from tests.unit.town import ago, assistant, contact, held, leader, route, seen, town

OPENS, CLOSES = date(2027, 2, 1), date(2027, 3, 31)
MODULE = """\
---
kind: module
title: {title}
description: It is learnt.
programme: course
number: {number}
sessions:
  - {{cohort: 2026, start: 2026-12-01, place: Harrogate}}
  - {{cohort: 2025, start: 2025-12-01, place: Cardiff}}
materials: [{{title: Slides, link: "https://slides.example/"}}]
---
"""


def programme(**given: Any) -> Programme:
    coming: dict[str, Any] = {"start": date(2027, 9, 13), "end": date(2028, 7, 14)}
    applications = Applications(opens=OPENS, closes=CLOSES, how="Write two pages.")
    earlier = PeerRound(
        id="spring", name="Spring", start=ago(200), sets=(PeerSet(id="one", members=("bo", "ada")),)
    )
    peers = PeerRound(
        id="autumn",
        name="Autumn",
        start=DAY,
        sets=(PeerSet(id="one", members=("ada", "bo"), why=("Two sectors",)),),
        buddies=(PeerSet(id="one", members=("ada", "bo")),),
    )
    current: dict[str, Any] = {
        "terms": ("It stays here.",),
        "peer_rounds": (earlier, peers),
        "wishes": (Wish(leader="ada", apart=("bo",)),),
        **given,
    }
    cohorts = (
        Cohort(id="2025", name="Of 2025", start=ago(700), end=ago(90), terms=("Theirs.",)),
        Cohort(id="2026", name="Of 2026", start=ago(60), **current),
        Cohort(id="2027", name="Of 2027", applications=applications, **coming),
    )
    return Programme(name="Course", cohorts=cohorts)


def place(cohort: str) -> tuple[Enrolment, ...]:
    return (Enrolment(programme="course", cohort=cohort),)


def people() -> dict[str, Leader]:
    return {
        "ada": leader("Ada Vale", held(), programmes=place("2026")),
        "bo": leader("Bo Marsh", programmes=place("2026")),
        "cy": leader("Cy Fell", programmes=place("2025")),
    }


def records(**given: Any) -> Records:
    return town(leaders=people(), programmes={"course": programme(**given)})


def page(viewer: str, on: date = DAY) -> SubjectView:
    pages = seen(records(), viewer, on).pages.subjects()
    (entry,) = [one for one in pages if one.path == "programmes/course/"]
    return entry.view()


def room(name: str, content: Any = None, **given: Any) -> FrontView:
    return published(name, content, **given).front()


def published(name: str, content: Any = None, **given: Any) -> Publication:
    known = records(**given)
    audience = next(one.audience for one in rooms_of(known) if one.id == name)
    return publish(known, audience, DAY, content)


@pytest.mark.parametrize(
    ("on", "state", "words"),
    [
        (OPENS - timedelta(1), "coming", "Opens on 1 February 2027, closes on 31 March 2027"),
        (OPENS, "open", "Open now, until 31 March 2027: 58 days left"),
        (CLOSES - timedelta(1), "open", "Open now, until 31 March 2027: 1 day left"),
        (CLOSES, "open", "Open now, until 31 March 2027: today is the last day"),
        (CLOSES + timedelta(1), "closed", "Closed on 31 March 2027"),
    ],
)
def test_opening_and_closing_follow_the_day(on: date, state: str, words: str) -> None:
    (found,) = page("network", on).applying
    assert (found.state, found.words, found.cohort) == (state, words, "Of 2027")


def test_once_a_cohort_has_begun_nobody_is_told_that_it_was_too_late() -> None:
    begins = date(2027, 9, 13)
    assert page("network", begins).applying == ()
    assert page("network", begins - timedelta(1)).applying


def test_todays_cohorts_stand_first_and_alumni_last() -> None:
    assert [(one.name, one.state) for one in page("network").cohorts] == [
        ("Of 2026", "current"),
        ("Of 2027", "coming"),
        ("Of 2025", "past"),
    ]
    assert [one.name for one in page("network").cohorts[2].people] == ["Cy Fell"]


def of_2026(viewer: str) -> CohortView:
    return next(one for one in page(viewer).cohorts if one.name == "Of 2026")


def test_terms_and_peer_sets_are_for_the_cohort_and_the_team() -> None:
    network, team = of_2026("network"), of_2026("team")
    assert (network.terms, network.rounds) == ((), ())
    assert [one.name for one in network.people] == ["Bo Marsh", "Ada Vale"]
    assert (team.terms, [one.id for one in team.rounds]) == (
        ("It stays here.",),
        ["autumn", "spring"],
    )


def test_a_cohorts_page_leads_to_its_room_where_that_may_be_known() -> None:
    assert of_2026("network").room == "../rooms/cohort-2026/"
    assert of_2026("team").room == "../rooms/cohort-2026/"
    found = room("cohort-2026").room
    assert found
    assert found.cohort
    assert found.cohort.room == ""


def test_a_cohort_without_an_end_says_that_its_day_is_its_first() -> None:
    assert of_2026("network").when == f"From {day(ago(60)).text}"


def test_a_cohorts_room_shows_its_own_and_nothing_of_another() -> None:
    found = room("cohort-2026").room
    assert found
    assert found.cohort
    assert found.cohort.terms == ("It stays here.",)
    (peers,) = found.cohort.rounds[0].sets
    assert [one.name for one in peers.people] == ["Ada Vale", "Bo Marsh"]
    assert peers.why == ("Two sectors",)
    seen_there = published("cohort-2026").ground.directory.records.programmes["course"].cohorts
    assert [one.terms for one in seen_there] == [(), ("It stays here.",), ()]
    assert [one.wishes for one in seen_there] == [(), (), ()]


def test_whoever_may_no_longer_be_seen_is_left_out_of_their_set() -> None:
    three = PeerSet(id="one", members=("ada", "bo", "cy"))
    pair = PeerSet(id="one", members=("ada", "bo"))
    peers = PeerRound(id="autumn", name="Autumn", start=DAY, sets=(three,), buddies=(pair,))
    known = records(peer_rounds=(peers,))
    known.leaders["cy"] = leader("Cy Fell", programmes=place("2026"))
    known.leaders["bo"] = leader("Bo Marsh", programmes=place("2026"), audience="team")
    audience = next(one.audience for one in rooms_of(known) if one.id == "cohort-2026")
    found = publish(known, audience, DAY).front().room
    assert found
    assert found.cohort
    assert [one.name for one in found.cohort.rounds[0].sets[0].people] == ["Ada Vale", "Cy Fell"]
    assert found.cohort.rounds[0].buddies == (), "nobody is shown to be a buddy of nobody"


def test_nobody_stands_in_a_set_who_may_not_be_known_for_a_member() -> None:
    known = records()
    told = {}
    for shown_to in ("team", "withheld"):
        kept = LeaderAudiences(programmes=shown_to)
        known.leaders["bo"] = leader("Bo Marsh", programmes=place("2026"), audiences=kept)
        (entry,) = [
            one for one in seen(known, "team").pages.subjects() if one.path == "programmes/course/"
        ]
        (cohort,) = [one for one in entry.view().cohorts if one.rounds]
        (peers,) = cohort.rounds[0].sets
        told[shown_to] = [one.name for one in peers.people], peers.why
    assert told["team"] == (["Ada Vale", "Bo Marsh"], ("Two sectors",))
    assert told["withheld"] == (["Ada Vale"], ()), "why they are together tells of both"


def test_members_stand_with_the_ways_that_are_for_talking_to_each_other() -> None:
    ways: dict[str, Any] = {
        "contacts": (
            contact("direct", "peer"),
            contact("night", audience="cohort-2026"),
            contact("press", "media"),
        ),
        "assistants": (assistant("Owen Lewis", email="owen@a.example"),),
        "routes": (route("peer", "direct"), route("media", "press")),
    }
    members = {**people(), "ada": leader("Ada Vale", held(**ways), programmes=place("2026"))}
    known = town(leaders=members, programmes={"course": programme()})
    audience = next(one.audience for one in rooms_of(known) if one.id == "cohort-2026")
    bo, ada = publish(known, audience, DAY).front().reachable
    assert (bo.person.name, bo.routes, bo.own) == ("Bo Marsh", (), ())
    assert [one.shown for one in ada.routes] == ["direct@southmere.example"]
    assert [one.name for one in ada.assistants] == ["Owen Lewis"]
    assert [one.label for one in ada.own] == ["Night"]


def test_a_way_that_is_kept_for_the_room_too_is_shown_once() -> None:
    both: dict[str, Any] = {"email": "one@southmere.example"}
    ways: dict[str, Any] = {
        "contacts": (
            contact("direct", "peer", **both),
            contact("night", audience="cohort-2026", **both),
        ),
        "routes": (route("peer", "direct"),),
    }
    apart: dict[str, Any] = {**ways, "contacts": (contact("direct", "peer"), ways["contacts"][1])}
    shown = [(("Night",), ()), (("Night",), ("direct@southmere.example",))]
    for given, (own, routes) in zip((ways, apart), shown, strict=True):
        ada = leader("Ada Vale", held(**given), programmes=place("2026"))
        known = town(leaders={**people(), "ada": ada}, programmes={"course": programme()})
        audience = next(one.audience for one in rooms_of(known) if one.id == "cohort-2026")
        _, member = publish(known, audience, DAY).front().reachable
        assert tuple(one.label for one in member.own) == own
        assert tuple(one.shown for one in member.routes) == routes


def test_modules_stand_in_their_order_with_the_days_of_whoever_reads(tmp_path: Path) -> None:
    files = {
        "modules/.meta.yml": "audience: network\n",
        "modules/late.md": MODULE.format(title="A second", number=2),
        "modules/early.md": MODULE.format(title="B first", number=1),
    }
    problems = Problems()
    content = read_content(write(tmp_path, files), problems)
    problems.raise_if_any()
    found = room("cohort-2026", content).room
    assert found
    assert [one.row.title for one in found.modules] == ["B first", "A second"]
    assert found.modules[0].sessions == (("Of 2026", "1 December 2026, Harrogate"),)
    assert [one.title for one in found.modules[0].resources] == ["Slides"]
    network = publish(records(), seen(records()).ground.audience, DAY, content)
    (entry,) = [one for one in network.pages.subjects() if one.path == "programmes/course/"]
    view = entry.view()
    assert [len(one.sessions) for one in view.modules] == [2, 2]
    own = next(one for one in network.written.items() if one.path == "modules/early/").view()
    assert own.facts == view.modules[0].sessions, "a module's own page names cohorts alike"
    assert view.items.rows == (), "what stands among the modules stands nowhere else on the page"
    listed = [(row.title, row.facts[:2]) for row in network.front().modules.rows]
    name = records().programmes["course"].name
    assert listed == [("B first", (name, "Module 1")), ("A second", (name, "Module 2"))]


TALK = """\
---
kind: article
description: It is told.
date: 2026-11-01
authors: [{authors}]
---

# A talk

See [Cy](leader:cy), [Ada](leader:ada).
"""


@pytest.mark.parametrize(
    ("kept", "named"),
    [
        ({}, {"Cy Fell": "../../network/leaders/cy/", "Ada Vale": "leaders/ada/"}),
        ({"audience": "cohort-2026"}, {"A member of the network": "", "Ada Vale": "leaders/ada/"}),
        ({"audience": "team"}, {"A member of the network": "", "Ada Vale": "leaders/ada/"}),
    ],
)
def test_who_is_no_member_is_named_in_a_room_as_the_network_knows_them(
    tmp_path: Path, kept: dict[str, Any], named: dict[str, str]
) -> None:
    files = {
        "rooms/cohort-2026/.meta.yml": "audience: cohort-2026\n",
        "rooms/cohort-2026/talk.md": TALK.format(authors="leader:cy, leader:ada"),
    }
    problems = Problems()
    content = read_content(write(tmp_path, files), problems)
    problems.raise_if_any()
    known = records()
    room_of_2026 = next(one for one in rooms_of(known) if one.id == "cohort-2026")

    def with_cy(**given: Any) -> Publication:
        leaders = {**known.leaders, "cy": replace(known.leaders["cy"], **given)}
        return publish(replace(known, leaders=leaders), room_of_2026.audience, DAY, content)

    made = with_cy(photo="cy.jpg", **kept)
    (entry,) = made.written.items()
    view = entry.view()
    assert {one.person.name: one.person.path for one in view.credits} == named
    assert all(one.portrait is None or one.portrait.photo is None for one in view.credits)
    assert sorted(dict(view.body.ways).values()) == sorted(filter(None, named.values()))
    renamed = with_cy(photo="cy.jpg", **kept, name="Cy Moor")
    assert (renamed.bases.items() == made.bases.items()) == bool(kept), "made anew if it shows"


def test_a_groups_room_has_no_cohort() -> None:
    found = room("winter").room
    assert found
    assert (found.cohort, found.modules) == (None, ())


def test_a_room_that_is_called_network_opens_nothing_to_the_network() -> None:
    known = records(room="network")
    for is_room, expected in ((False, False), (True, True)):  # the second is the control
        sight = Sight(Audience("network", "Of 2026", is_room=is_room), DAY, Network())
        cohort = sight.of(known).programmes["course"].cohorts[1]
        assert bool(cohort.peer_rounds) == bool(cohort.terms) == expected
