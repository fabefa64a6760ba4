"""A group's room says whose it is, until when, and what its members keep for it alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from markupsafe import escape

from leaders_network.directory.room import open_rooms, rooms_of
from leaders_network.publish.publication import publish
from leaders_network.publish.views.contact import Freshness, FreshnessState
from leaders_network.publish.views.gathering import MemberView
from leaders_network.publish.views.rooms import RoomView
from leaders_network.records.contact import Contact
from leaders_network.records.gathering import Cohort, Group, Programme
from leaders_network.records.leader import Leader
from tests.unit.drawn import draw_part
from tests.unit.filled import DAY
from tests.unit.sample_front import FULL_FRONT
from tests.unit.sample_pieces import ROUTES, SPRING
from tests.unit.town import ago, assistant, held, leader, route, seen, town


def contact(audience: str | None) -> Contact:
    return Contact(
        id=f"to-{audience or 'all'}",
        label=f"For {audience}",
        email="a@b.example",
        audience=audience,
    )


def room(day: date = DAY, leaders: dict[str, Leader] | None = None, **given: Any) -> RoomView:
    group = Group(**{"name": "Winter", "convener": "cy", "topics": ("floods",), **given})
    own = (contact("winter"), contact(None), contact("team"))
    members = {"ada": leader("Ada Vale", held(contacts=own), groups=("winter",))}
    everyone = leaders if leaders is not None else {**members, "cy": leader("Cy Fell")}
    records = town(groups={"winter": group}, leaders=everyone)
    audience = next(one.audience for one in rooms_of(records) if one.id == "winter")
    view = publish(records, audience, day).front().room
    assert view
    return view


def test_it_says_what_its_group_is_for() -> None:
    found = room(summary="For bad winters.", areas=("R1",), description="Ask [Ada](leader:ada).")
    assert found.summary == "For bad winters."
    assert 'href="leaders/ada/"' in escape(found.description)
    assert [one.name for one in found.subjects] == ["Floods", "Region"]
    assert room().summary == ""


def test_it_names_its_convener_who_need_not_be_a_member() -> None:
    convener = room().convener
    assert convener
    assert (convener.name, convener.path) == ("Cy Fell", "../../network/leaders/cy/")


@pytest.mark.parametrize("given", [{"convener": None}, {"leaders": {}}])
def test_without_a_convener_that_its_members_may_see_it_names_none(given: Any) -> None:
    assert room(**given).convener is None


def test_it_shows_the_contacts_that_are_kept_for_it_and_no_others() -> None:
    found = room().contacts
    assert [(one.member.name, one.contact.label) for one in found] == [("Ada Vale", "For winter")]
    assert found[0].member.path == "leaders/ada/"


def reachable(**ways: Any) -> MemberView:
    """Return how the one member of a room is reached from its front."""
    members = {"ada": leader("Ada Vale", held(**ways), groups=("winter",))}
    records = town(groups={"winter": Group(name="Winter")}, leaders=members)
    (member,) = seen(records, "winter").front().reachable
    return member


def test_a_members_own_for_the_room_stands_apart_from_what_the_network_has_too() -> None:
    member = reachable(contacts=(contact("winter"), contact(None), contact("team")))
    assert [one.label for one in member.own] == ["For winter"]


def test_a_way_that_leads_where_a_members_own_does_is_not_said_twice() -> None:
    for audience, said in (("winter", []), (None, ["For None"])):
        own = contact(audience)
        member = reachable(contacts=(own,), routes=(route("peer", own.id),))
        assert [one.via for one in member.routes if one.shown == own.email] == said


@pytest.mark.parametrize(("cohort", "name"), [("2026", "First"), ("2027", "Second")])
def test_a_cohorts_room_tells_of_its_own_cohort(cohort: str, name: str) -> None:
    cohorts = (
        Cohort(id="2026", name="First", start=DAY),
        Cohort(id="2027", name="Second", start=DAY),
    )
    records = town(programmes={"course": Programme(name="Course", cohorts=cohorts)})
    view = seen(records, f"cohort-{cohort}").front().room
    assert view
    assert view.cohort
    assert view.cohort.name == name


def test_a_members_assistant_is_not_named_again_who_is_the_way_to_take() -> None:
    ways: dict[str, Any] = {
        "assistants": tuple(
            assistant(name, 1, email=f"{name[:2].lower()}@a.example")
            for name in ("Bo Abel", "Di Orme")
        ),
        "routes": (route("peer", "assistant"),),
    }
    member = reachable(**ways)
    assert [one.via for one in member.routes] == ["Bo Abel"]
    assert [one.name for one in member.assistants] == ["Di Orme"]


@pytest.mark.parametrize(("state", "times"), [("lapsed", 1), ("ageing", 0)])
def test_a_members_way_that_has_lapsed_says_so(state: FreshnessState, times: int) -> None:
    route = replace(ROUTES[0], freshness=Freshness(state, SPRING))
    member = replace(FULL_FRONT.reachable[0], routes=(route,))
    drawn = draw_part("member-contacts.html", replace(FULL_FRONT, reachable=(member,)))
    assert drawn.count(f">Lapsed: last confirmed {SPRING.text}<") == times


@pytest.mark.parametrize(
    ("end", "has_ended"), [(None, False), (ago(-1), False), (DAY, False), (ago(1), True)]
)
def test_it_says_whether_its_group_has_ended(end: date | None, has_ended: bool) -> None:
    view = room(end=end)
    assert view.has_ended is has_ended
    assert (view.until is None) is (end is None)


@pytest.mark.parametrize(("days", "is_open"), [(-1, True), (0, True), (90, True), (91, False)])
def test_it_can_be_read_for_ninety_days_after_its_group_has_ended(days: int, is_open: bool) -> None:
    records = town(groups={"winter": Group(name="Winter", end=ago(days))})
    assert ("winter" in {one.id for one in open_rooms(records, DAY)}) is is_open
    assert "winter" in {one.id for one in rooms_of(records)}, "its name stays an audience"


def test_a_cohorts_room_stays_open() -> None:
    assert "cohort-2026" in {one.id for one in open_rooms(town(), ago(-5000))}
