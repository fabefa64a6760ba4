"""A leader's page tells what they do now, did before and will do, in an order people expect."""

from __future__ import annotations

import pytest

from leaders_network.publish.people import leader_view, person
from leaders_network.publish.views.people import LeaderView
from leaders_network.records.leader import Appointment, Ask, Enrolment, Leader, Offer, Outcome
from tests.unit.filled import DAY
from tests.unit.town import ago, fire, held, leader, post, seen, town

ORGANISATIONS = {"fire": fire(posts=(post("chief"), post("deputy")), areas=("C1",))}


def page_of(written: Leader, viewer: str = "network", **others: Leader) -> LeaderView:
    records = town(leaders={"ada": written, **others}, organisations=ORGANISATIONS)
    return leader_view(seen(records, viewer).ground, "ada")


def posts_of(view: LeaderView) -> dict[str, list[str]]:
    return {
        time: [each.line.post.name for each in getattr(view, time)]
        for time in ("past", "current", "coming")
    }


def test_a_career_stands_under_its_times_the_latest_first() -> None:
    view = page_of(
        leader(
            "Ada Vale",
            held("fire/deputy", start=ago(900), end=ago(700)),
            held("fire/chief", start=ago(699), end=ago(400)),
            held("fire/deputy", start=ago(399)),
            held("fire/chief", start=ago(-9)),
        )
    )
    assert posts_of(view) == {
        "past": ["Chief", "Deputy"],
        "current": ["Deputy"],
        "coming": ["Chief"],
    }


def test_a_way_to_reach_them_stands_for_each_post_of_today_alone() -> None:
    view = page_of(
        leader("Ada Vale", held("fire/deputy", end=ago(1)), held("fire/chief")),
    )
    assert [each.post.name for each in view.reach] == ["Chief"]


@pytest.mark.parametrize(
    ("names", "sorts_by"),
    [
        ({"name": "Dame Freda Harlowe KFSM", "family_name": "Harlowe"}, "harlowe, "),
        (
            {"name": "Zoë Ó Dálaigh", "family_name": "Ó Dálaigh", "given_name": "Zoë"},
            "o dalaigh, z",
        ),
        ({"name": "Ada Vale"}, "vale, ada"),
        ({"name": "Suharto"}, "suharto, "),
    ],
)
def test_a_leader_sorts_by_family_name_or_the_last_word(
    names: dict[str, str], sorts_by: str
) -> None:
    assert page_of(Leader(**names)).person.sort_name.startswith(sorts_by)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("appointments", "new", "since"),
    [
        ([held(start=ago(99))], True, 99),
        ([held(start=ago(100))], False, 100),
        ([held("fire/deputy", start=ago(900)), held(start=ago(3))], True, 3),
        ([held(start=ago(-1))], False, None),
        ([held(start=ago(3), end=ago(1))], False, None),
    ],
)
def test_somebody_is_new_by_a_post_they_hold_today(
    appointments: list[Appointment], new: bool, since: int | None
) -> None:
    found = page_of(leader("Ada Vale", *appointments)).person
    assert found.new is new
    assert (found.since.iso if found.since else None) == (
        None if since is None else ago(since).isoformat()
    )


def test_who_shares_a_job_is_told_with_whom_and_nobody_else_is() -> None:
    sharing, acting = held(job_share=True), held(status="acting")
    bo = leader("Bo Marsh", sharing)
    view = page_of(leader("Ada Vale", sharing), bo=bo, cy=leader("Cy Fell", acting))
    assert [each.name for each in view.current[0].sharing] == ["Bo Marsh"]
    gone = leader("Bo Marsh", held(job_share=True, end=ago(1)))
    assert page_of(leader("Ada Vale", sharing), bo=gone).current[0].sharing == ()


def test_places_and_sectors_are_those_of_todays_posts() -> None:
    now, gone = held("fire/chief"), held("fire/deputy", end=ago(1))
    view = page_of(leader("Ada Vale", now))
    assert ([each.name for each in view.areas], [each.name for each in view.sectors]) == (
        ["County"],
        ["Rescue"],
    )
    assert page_of(leader("Ada Vale", gone)).areas == ()


def test_a_cohort_is_named_with_its_programme() -> None:
    found = page_of(leader("Ada Vale", programmes=(Enrolment(programme="course", cohort="2026"),)))
    assert [(each.name, each.path) for each in found.cohorts] == [
        ("Course: First", "programmes/course/")
    ]


def test_an_anonymous_ask_is_on_its_owners_page_for_the_team_alone() -> None:
    asks = (Ask(text="Open", until=DAY), Ask(text="Quiet", until=DAY, anonymous=True))
    written = leader("Ada Vale", asks=asks)
    assert [each.text for each in page_of(written).asks] == ["Open"]
    assert [each.text for each in page_of(written, "team").asks] == ["Open", "Quiet"]


def test_a_met_ask_tells_what_came_of_it_and_an_open_one_does_not() -> None:
    met = Ask(text="Met", until=ago(9), outcome=Outcome(on=ago(3), text="Two replied."))
    found = page_of(leader("Ada Vale", asks=(met, Ask(text="Open", until=DAY)))).asks
    assert [(each.outcome, each.met is not None) for each in found] == [
        ("Two replied.", True),
        (None, False),
    ]


def test_an_offer_leads_to_its_topics() -> None:
    offer = Offer(text="Shadowing", until=DAY, topics=("floods",))
    (found,) = page_of(leader("Ada Vale", offers=(offer,))).offers
    assert [each.path for each in found.topics] == ["topics/floods/"]


def test_a_leader_in_lists_is_made_once() -> None:
    ground = seen(town(leaders={"ada": leader("Ada Vale", held())})).ground
    assert person(ground, "ada") is person(ground, "ada")
