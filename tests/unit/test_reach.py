"""Whoever may reach a leader finds a way that works today, and the nearest one first."""

from __future__ import annotations

from typing import Any

import pytest

from leaders_network.publish.people import leader_view
from leaders_network.publish.posts import post_view
from leaders_network.publish.views import Reach
from tests.unit.town import CHIEF, assistant, contact, fire, held, leader, post, route, seen, town

VIEWERS = ("public", "network", "team")


def reach_of(viewer: str = "network", *, office: Any = (), body: Any = None, **own: Any) -> Reach:
    """Return how the chief is reached: by ways of their own, the office's and the body's."""
    organisation = fire(posts=(post(contacts=office),), **(body or {}))
    records = town(
        leaders={"ada": leader("Ada Vale", held(**own))}, organisations={"fire": organisation}
    )
    (found,) = leader_view(seen(records, viewer).ground, "ada").reach
    return found


def vias(found: Reach) -> dict[str, str]:
    return {each.purpose: each.via for each in found.routes}


@pytest.mark.parametrize(("confirmed", "labels"), [(365, ["Direct"]), (366, [])])
def test_a_direct_contact_that_lapsed_gives_way_to_the_offices(
    confirmed: int, labels: list[str]
) -> None:
    own = (contact("direct", confirmed=confirmed),)
    found = reach_of(contacts=own, office=(contact("office", confirmed=366),))
    assert [each.label for each in found.contacts] == labels
    assert [(each.label, each.freshness.state) for each in found.office] == [("Office", "lapsed")]


def test_an_organisations_contacts_stand_in_only_for_a_post_without_any() -> None:
    body = {"contacts": (contact("switchboard"),)}
    assert [each.label for each in reach_of(body=body).office] == ["Switchboard"]
    found = reach_of(body=body, office=(contact("office"),))
    assert [each.label for each in found.office] == ["Office"]


@pytest.mark.parametrize("nearest", ["own", "office", "body"])
def test_the_nearest_route_for_a_purpose_wins(nearest: str) -> None:
    levels = ["own", "office", "body"]
    routed = set(levels[levels.index(nearest) :])
    ways: dict[str, Any] = {
        level: {
            "contacts": (contact(level),),
            "routes": (route("diary", level),) if level in routed else (),
        }
        for level in levels
    }
    organisation = fire(posts=(post(**ways["office"]),), **ways["body"])
    ada = leader("Ada Vale", held(**ways["own"]))
    ground = seen(town(leaders={"ada": ada}, organisations={"fire": organisation})).ground
    (found,) = leader_view(ground, "ada").reach
    assert vias(found) == {"Diary": nearest.capitalize()}


def test_a_contact_of_ones_own_stands_before_another_of_the_same_id() -> None:
    own, office = contact("office", email="mine@southmere.example"), contact("office")
    found = reach_of(contacts=(own,), office=(office,), routes=(route("diary", "office"),))
    assert [each.shown for each in found.routes] == ["mine@southmere.example"]


@pytest.mark.parametrize(("confirmed", "via"), [(1, "Direct"), (366, "Press")])
def test_a_route_whose_contact_is_gone_goes_by_another_for_its_purpose(
    confirmed: int, via: str
) -> None:
    found = reach_of(
        contacts=(contact("direct", confirmed=confirmed),),
        office=(contact("office", "diary"), contact("press", "media")),
        routes=(route("media", "direct"),),
    )
    assert vias(found) == {"Media": via}


@pytest.mark.parametrize(("viewer", "via"), [("team", "Direct"), ("network", "Office")])
def test_no_route_leads_to_a_contact_that_is_not_shown(viewer: str, via: str) -> None:
    found = reach_of(
        viewer,
        contacts=(contact("direct", "peer", audience="team"),),
        office=(contact("office"),),
        routes=(route("peer", "direct"),),
    )
    assert vias(found) == {"Peer conversation": via}
    assert ("direct@southmere.example" in repr(found)) is (viewer == "team")


def test_a_route_with_no_contact_left_is_not_shown() -> None:
    routes = (route("peer", "direct"),)
    gone, fresh = contact("direct", confirmed=366), contact("direct", confirmed=1)
    assert reach_of(contacts=(gone,), routes=routes).routes == ()
    assert vias(reach_of(contacts=(fresh,), routes=routes)) == {"Peer conversation": "Direct"}


@pytest.mark.parametrize(("confirmed", "via"), [(1, "Owen Lewis"), (366, "Office")])
def test_a_route_by_the_assistant_goes_on_without_one(confirmed: int, via: str) -> None:
    found = reach_of(
        assistants=(assistant("Owen Lewis", confirmed, email="owen@southmere.example"),),
        office=(contact("press", "media"), contact("office", "diary")),
        routes=(route("diary", "assistant"),),
    )
    assert vias(found) == {"Diary": via}


def test_an_incident_rings_and_everything_else_is_written() -> None:
    both = contact("office", phone="+44 1632 960412")
    routes = (route("diary", "office"), route("incident", "office"))
    found = reach_of(office=(both,), routes=routes)
    assert [(each.purpose, each.href, each.shown) for each in found.routes] == [
        ("Incident now", "tel:+441632960412", "01632 960412"),
        ("Diary", "mailto:office@southmere.example", "office@southmere.example"),
    ]


def test_a_contact_with_an_address_alone_is_shown_and_leads_nowhere() -> None:
    letters = contact("letters", email=None, address="1 Station Road, Southmere")
    found = reach_of(office=(letters,), routes=(route("formal", "letters"),))
    assert [(each.href, each.shown) for each in found.routes] == [
        (None, "1 Station Road, Southmere")
    ]


def test_the_public_finds_no_way_to_anybody() -> None:
    office = (contact("office"),)
    body = {"contacts": (contact("switchboard"),), "routes": (route("media", "switchboard"),)}
    records = town(organisations={"fire": fire(posts=(post(contacts=office),), **body)})
    found = {viewer: post_view(seen(records, viewer).ground, CHIEF) for viewer in VIEWERS}
    ways = {
        viewer: bool(view.contacts or view.routes or view.organisation_contacts)
        for viewer, view in found.items()
    }
    assert ways == {"public": False, "network": True, "team": True}


def test_a_vacant_posts_office_is_still_reached() -> None:
    office = post(contacts=(contact("office"),), routes=(route("diary", "office"),))
    records = town(organisations={"fire": fire(posts=(office,))})
    view = post_view(seen(records).ground, CHIEF)
    assert view.row.state == "vacant"
    assert [each.via for each in view.routes] == ["Office"]


def test_who_a_narrowed_contact_is_for_is_said_in_words() -> None:
    own = (contact("direct", audience="team"), contact("room", audience="winter"), contact("all"))
    found = reach_of("team", contacts=own)
    assert [each.only for each in found.contacts] == ["Team", "Winter", None]
