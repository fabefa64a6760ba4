"""What the day decides: which ways, offers and appointments are seen, and that a post is held."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from leaders_network.publish.sight import Sight
from leaders_network.records.contact import Assistant, Confirmation, Contact
from leaders_network.records.leader import Appointment, Ask, Leader, LeaderAudiences, Offer, Outcome
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation, Post
from tests.unit.eyes import SEEN_BY, VIEWERS, seen, who_sees
from tests.unit.filled import DAY, NEXT_YEAR, filled, records_of


@pytest.mark.parametrize(
    ("days", "is_held"),
    [
        ({}, True),
        ({"end": DAY}, True),
        ({"start": DAY}, True),
        ({"end": DAY - timedelta(1)}, False),
        ({"start": DAY + timedelta(1), "end": NEXT_YEAR}, False),
    ],
)
@pytest.mark.parametrize("viewer", ["network", "blue", "team"])
def test_an_appointment_publishes_its_ways_only_while_it_is_held(
    days: dict[str, date], is_held: bool, viewer: str
) -> None:
    leader = filled(Leader, appointments=(filled(Appointment, **days),))
    (appointment,) = seen("leaders", leader, viewer).appointments
    ways = (appointment.contacts, appointment.assistants, appointment.routes)
    assert [bool(way) for way in ways] == [is_held] * 3


def confirmed(days_ago: int | None) -> Confirmation | None:
    return None if days_ago is None else Confirmation(on=DAY - timedelta(days_ago), by="self")


@pytest.mark.parametrize(
    ("days_ago", "stays"), [(0, True), (180, True), (365, True), (366, False), (None, True)]
)
@pytest.mark.parametrize("viewer", ["network", "team"])
def test_a_leaders_own_contact_and_assistant_lapse(
    days_ago: int | None, stays: bool, viewer: str
) -> None:
    direct = filled(Contact, confirmed=confirmed(days_ago))
    assistant = filled(Assistant, confirmed=confirmed(days_ago))
    held = filled(Appointment, contacts=(direct,), assistants=(assistant,))
    (appointment,) = seen("leaders", filled(Leader, appointments=(held,)), viewer).appointments
    assert (bool(appointment.contacts), bool(appointment.assistants)) == (stays, stays)


def test_an_offices_contact_stays_when_it_has_lapsed() -> None:
    office = filled(Contact, confirmed=confirmed(4000))
    assert seen("organisations", filled(Organisation, contacts=(office,)), "network").contacts


@pytest.mark.parametrize(("until", "stands"), [(DAY, True), (DAY - timedelta(1), False)])
@pytest.mark.parametrize("viewer", ["network", "team"])
def test_an_offer_and_an_ask_end_after_their_last_day(
    until: date, stands: bool, viewer: str
) -> None:
    leader = filled(
        Leader, offers=(filled(Offer, until=until),), asks=(filled(Ask, until=until, outcome=None),)
    )
    pruned = seen("leaders", leader, viewer)
    assert (bool(pruned.offers), bool(pruned.asks)) == (stands, stands)


def test_a_met_ask_stays_with_what_came_of_it() -> None:
    met = filled(Ask, until=DAY - timedelta(9), outcome=Outcome(on=DAY, text="Met."))
    assert seen("leaders", filled(Leader, asks=(met,)), "network").asks == (met,)


def occupied(viewer: str, **given: Any) -> bool:
    days = given.pop("days", {})
    appointment = filled(Appointment, post="fire/chief", audience=given.pop("kept", None), **days)
    leader = filled(Leader, appointments=(appointment,), **given)
    sight = Sight(VIEWERS[viewer], DAY, Network())
    return "fire/chief" in sight.occupied(records_of(leaders={"it": leader}))


def test_that_a_post_is_held_is_public_though_the_holder_is_not() -> None:
    assert occupied("public")
    assert seen("leaders", filled(Leader), "public") is None


@pytest.mark.parametrize(
    "given",
    [
        {"days": {"end": DAY - timedelta(1)}},
        {"days": {"start": DAY + timedelta(1), "end": NEXT_YEAR}},
    ],
)
def test_a_post_is_not_held_before_or_after_the_appointment(given: dict[str, Any]) -> None:
    assert not occupied("team", **given)
    assert occupied("team", days={"start": DAY, "end": DAY}), "the control"


@pytest.mark.parametrize("field", ["audience", "kept"])
@pytest.mark.parametrize("named", SEEN_BY)
def test_who_may_not_know_of_an_appointment_does_not_learn_that_the_post_is_held(
    field: str, named: str
) -> None:
    knowing = {viewer for viewer in VIEWERS if occupied(viewer, **{field: named})}
    assert knowing == SEEN_BY[named]


@pytest.mark.parametrize("named", [None, *SEEN_BY])
def test_somebody_invited_is_seen_by_the_team_alone_until_they_confirm(named: str | None) -> None:
    parts = LeaderAudiences(name="public", post="public", photo="public", biography="public")
    given: dict[str, Any] = {"audience": named, "audiences": parts}
    there = who_sees("leaders", filled(Leader, **given), lambda pruned: pruned is not None)
    assert there == SEEN_BY[named or "public"], "the control: others see the entry once confirmed"
    leader = filled(Leader, invited=DAY, **given)
    found = who_sees("leaders", leader, lambda pruned: pruned is not None)
    assert found == there & {"team"}
    knowing = {viewer for viewer in VIEWERS if occupied(viewer, invited=DAY, **given)}
    assert knowing == found


@pytest.mark.parametrize("named", SEEN_BY)
@pytest.mark.parametrize("where", ["organisation", "post"])
def test_what_is_kept_for_a_room_in_an_appointment_is_as_narrow_as_its_post(
    where: str, named: str
) -> None:
    own = Contact(id="own", label="Own", email="a@b.example", audience="blue")
    held = Appointment(post="fire/chief", start=DAY, contacts=(own,))
    post = Post(id="chief", title="Chief", audience=named if where == "post" else None)
    body = Organisation(
        name="Fire",
        sector="rescue",
        posts=(post,),
        audience=named if where == "organisation" else None,
    )
    written = records_of(
        leaders={"ada": Leader(name="Ada Vale", appointments=(held,))},
        organisations={"fire": body},
    )
    told = {
        viewer
        for viewer, audience in VIEWERS.items()
        for one in Sight(audience, DAY, Network()).of(written).leaders.values()
        for appointment in one.appointments
        if appointment.contacts
    }
    assert told == SEEN_BY["blue"] & SEEN_BY[named]
