"""Whoever may reach a leader finds a way that works today, and the nearest one first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from leaders_network.publish.people import leader_view
from leaders_network.publish.phrases import PURPOSES
from leaders_network.publish.posts import organisation_view, post_view
from leaders_network.publish.views.contact import AssistantView, ContactView, Reach
from leaders_network.publish.views.organisations import OrganisationView, PostView
from leaders_network.records.network import Network
from tests.unit.town import (
    CHIEF,
    ago,
    assistant,
    contact,
    fire,
    held,
    leader,
    post,
    route,
    seen,
    town,
)

VIEWERS = ("public", "network", "team")


def reach_of(viewer: str = "network", *, office: Any = (), body: Any = None, **own: Any) -> Reach:
    """Return how the chief is reached: by ways of their own, the office's and the body's."""
    organisation = fire(posts=(post(contacts=office),), **(body or {}))
    records = town(
        leaders={"ada": leader("Ada Vale", held(**own))}, organisations={"fire": organisation}
    )
    (found,) = leader_view(seen(records, viewer).ground, "ada").reach
    return found


def vias(found: Reach | PostView | OrganisationView) -> dict[str, str]:
    """Return which way is shown for each purpose."""
    return {
        purpose: each.via
        for each in found.routes
        for purpose in PURPOSES.values()
        if each.purpose == "Anything" or purpose.lower() in each.purpose.lower()
    }


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
    assert vias(found)["Diary"] == nearest.capitalize()


def test_a_contact_of_ones_own_stands_before_another_of_the_same_id() -> None:
    own, office = contact("office", email="mine@southmere.example"), contact("office")
    found = reach_of(contacts=(own,), office=(office,), routes=(route("diary", "office"),))
    assert {each.shown for each in found.routes if "iary" in each.purpose} == {
        "mine@southmere.example"
    }


@pytest.mark.parametrize(("confirmed", "via"), [(1, "Direct"), (366, "Press")])
def test_a_route_whose_contact_is_gone_goes_by_another_for_its_purpose(
    confirmed: int, via: str
) -> None:
    found = reach_of(
        contacts=(contact("direct", confirmed=confirmed),),
        office=(contact("office", "diary"), contact("press", "media")),
        routes=(route("media", "direct"),),
    )
    assert vias(found)["Media"] == via


@pytest.mark.parametrize(("viewer", "via"), [("team", "Direct"), ("network", "Office")])
def test_no_route_leads_to_a_contact_that_is_not_shown(viewer: str, via: str) -> None:
    found = reach_of(
        viewer,
        contacts=(contact("direct", "peer", audience="team"),),
        office=(contact("office"),),
        routes=(route("peer", "direct"),),
    )
    assert vias(found)["Peer conversation"] == via
    assert ("direct@southmere.example" in repr(found)) is (viewer == "team")


def test_where_no_contact_is_left_there_is_no_route() -> None:
    routes = (route("peer", "direct"),)
    gone, fresh = contact("direct", confirmed=366), contact("direct", confirmed=1)
    assert reach_of(contacts=(gone,), routes=routes).routes == ()
    assert vias(reach_of(contacts=(fresh,), routes=routes))["Peer conversation"] == "Direct"


@pytest.mark.parametrize(("confirmed", "via"), [(1, "Owen Lewis"), (366, "Office")])
def test_a_route_by_the_assistant_goes_on_without_one(confirmed: int, via: str) -> None:
    found = reach_of(
        assistants=(assistant("Owen Lewis", confirmed, email="owen@southmere.example"),),
        office=(contact("press", "media"), contact("office", "diary")),
        routes=(route("diary", "assistant"),),
    )
    assert vias(found)["Diary"] == via


def test_an_incident_rings_and_everything_else_is_written() -> None:
    both = contact("office", phone="+44 1632 960412")
    routes = (route("diary", "office"), route("incident", "office"))
    found = reach_of(office=(both,), routes=routes)
    assert [(each.purpose, each.href, each.shown) for each in found.routes] == [
        ("Incident now", "tel:+441632960412", "01632 960412"),
        (
            "Diary, formal letter, peer conversation, media",
            "mailto:office@southmere.example",
            "office@southmere.example",
        ),
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
    assert set(vias(view).values()) == {"Office"}


def test_who_a_narrowed_contact_is_for_is_said_in_words() -> None:
    own = (contact("direct", audience="team"), contact("room", audience="winter"), contact("all"))
    found = reach_of("team", contacts=own)
    assert [each.only for each in found.contacts] == ["Team", "Winter", None]


@pytest.mark.parametrize(
    ("audience", "only"), [("team", "Team"), ("winter", "Winter"), (None, None)]
)
def test_who_a_narrowed_assistant_or_way_is_for_is_said_in_words(
    audience: str | None, only: str | None
) -> None:
    (found,) = reach_of(
        "team", assistants=(assistant("Owen Lewis", 1, email="o@a.example", audience=audience),)
    ).assistants
    assert found.only == only
    own = (contact("direct", "peer", audience=audience),)
    assert {each.only for each in reach_of("team", contacts=own).routes} == {only}


@pytest.mark.parametrize(("days", "state"), [(0, "confirmed"), (-1, "unconfirmed")])
def test_a_confirmation_of_a_later_day_tells_nothing_of_itself(days: int, state: str) -> None:
    (found,) = reach_of(contacts=(contact("direct", confirmed=days),)).contacts
    assert found.freshness.state == state
    assert (found.freshness.on is None) is (days < 0)


@pytest.mark.parametrize(("viewer", "has_page"), [("network", True), ("winter", False)])
def test_an_assistant_has_a_page_in_whole_sites_and_none_in_a_room(
    viewer: str, has_page: bool
) -> None:
    chief = held(assistants=(assistant("Owen Lewis", 1, email="o@a.example"),))
    records = town(leaders={"ada": leader("Ada Vale", chief, groups=("winter",))})
    (found,) = leader_view(seen(records, viewer).ground, "ada").reach
    assert bool(found.assistants[0].path) is has_page


EVERY = set(PURPOSES.values())
CENTRE = Network(email="help@leaders.example", centre="the Centre")


def test_every_purpose_has_a_way_while_anybody_answers() -> None:
    for office in (
        (contact("office"),),
        (contact("office", "diary"),),
        (contact("o", phone="+44 1632 960412", email=None),),
    ):
        assert set(vias(reach_of(office=office))) == EVERY
    assert set(vias(reach_of(body={"contacts": (contact("switchboard"),)}))) == EVERY


@pytest.mark.parametrize("only", ["incident", "media"])
def test_the_control_room_and_the_press_office_are_asked_for_nothing_else(only: str) -> None:
    found = reach_of(office=(contact("door", only),))
    assert vias(found) == {PURPOSES[only]: "Door"}
    assert set(vias(reach_of(office=(contact("door", "formal"),)))) == EVERY


def test_a_contact_of_the_leaders_own_is_used_for_nothing_it_was_not_given_for() -> None:
    own = (contact("direct", "peer"),)
    found = reach_of(contacts=own, body={"contacts": (contact("switchboard"),)})
    others = {via for purpose, via in vias(found).items() if purpose != "Peer conversation"}
    assert (vias(found)["Peer conversation"], others) == ("Direct", {"Switchboard"})


NEAR: dict[str, dict[str, Any]] = {
    "Own": {"contacts": (contact("own"),)},
    "Owen Lewis": {"assistants": (assistant("Owen Lewis", email="owen@southmere.example"),)},
    "Office": {"office": (contact("office"),)},
    "Switchboard": {"body": {"contacts": (contact("switchboard"),)}},
}


@pytest.mark.parametrize(
    ("purpose", "order"),
    [
        ("Peer conversation", ["Own", "Owen Lewis", "Office", "Switchboard"]),
        ("Diary", ["Owen Lewis", "Own", "Office", "Switchboard"]),
        ("Formal letter", ["Owen Lewis", "Own", "Office", "Switchboard"]),
        ("Incident now", ["Office", "Switchboard", "Own", "Owen Lewis"]),
        ("Media", ["Office", "Switchboard"]),
    ],
)
def test_where_no_route_is_written_the_nearest_for_the_purpose_is_taken(
    purpose: str, order: list[str]
) -> None:
    there = dict(NEAR)
    for via in order:
        found = reach_of(**{name: way for ways in there.values() for name, way in ways.items()})
        assert vias(found)[purpose] == via
        del there[via]


RUNG: dict[str, Any] = {"phone": "+44 1632 960412"}


@pytest.mark.parametrize(
    ("mobile", "incident", "diary"), [(RUNG, "Own", "Owen Lewis"), ({}, "Owen Lewis", "Owen Lewis")]
)
def test_at_night_a_leaders_own_telephone_is_rung_before_an_assistant_and_before_any_letter(
    mobile: dict[str, Any], incident: str, diary: str
) -> None:
    own, owen = contact("own", **mobile), assistant("Owen Lewis", **RUNG)
    found = vias(reach_of(contacts=(own,), assistants=(owen,), office=(contact("office"),)))
    assert (found["Incident now"], found["Diary"]) == (incident, diary)


def test_of_two_ways_for_an_incident_the_one_that_can_be_rung_is_taken_though_further() -> None:
    pager, duty = contact("pager", "incident"), contact("duty", "incident", **RUNG)
    assert vias(reach_of(office=(pager,), body={"contacts": (duty,)}))["Incident now"] == "Duty"
    switchboard = {"contacts": (contact("switchboard", **RUNG),)}
    assert vias(reach_of(office=(pager,), body=switchboard))["Incident now"] == "Pager"


@pytest.mark.parametrize(
    ("hours", "via"),
    [
        ("Mon–Fri 08:30–17.00", "Own"),
        ("9am to 5pm", "Own"),
        ("Day and night", "Desk"),
        ("24/7", "Desk"),
        ("00:00–24:00", "Desk"),
        (None, "Desk"),
    ],
)
def test_an_office_that_closes_is_not_rung_in_an_incident_while_somebody_answers_at_night(
    hours: str | None, via: str
) -> None:
    own, desk = contact("own", **RUNG), contact("desk", hours=hours, **RUNG)
    assert vias(reach_of(contacts=(own,), office=(desk,)))["Incident now"] == via
    owen = assistant("Owen Lewis", **RUNG)
    assert vias(reach_of(assistants=(owen,), office=(desk,)))["Incident now"] == "Desk"


@pytest.mark.parametrize(
    ("desk", "ended", "incident"),
    [
        (("incident",), None, "Desk"),
        (("incident", "diary"), None, "Switchboard"),
        (("media",), None, "Switchboard"),
        (("incident",), ago(1), "Switchboard"),
    ],
)
def test_the_control_room_of_one_post_is_rung_in_an_incident_for_its_whole_organisation(
    desk: tuple[str, ...], ended: date | None, incident: str
) -> None:
    chief = post(contacts=(contact("desk", *desk, **RUNG),), end=ended)
    body = fire(posts=(chief, post("deputy")), contacts=(contact("switchboard", **RUNG),))
    seen_today = seen(town(organisations={"fire": body}))
    deputy = vias(post_view(seen_today.ground, "fire/deputy"))
    whole = vias(organisation_view(seen_today.ground, "fire"))
    assert (deputy["Incident now"], whole["Incident now"]) == (incident, incident)
    assert (deputy["Diary"], whole["Diary"]) == ("Switchboard", "Switchboard")


def test_of_two_that_are_equally_near_an_incident_takes_the_one_that_can_be_rung() -> None:
    office = (contact("post-room"), contact("desk", phone="+44 1632 960412"))
    found = vias(reach_of(office=office))
    assert (found["Incident now"], found["Diary"]) == ("Desk", "Post-room")


def test_no_letter_that_is_posted_helps_in_an_incident() -> None:
    letters = contact("letters", email=None, address="1 Station Road, Southmere")
    assert vias(reach_of(office=(letters,))).keys() == EVERY - {"Incident now"}


def test_a_fresh_way_goes_before_a_lapsed_one_of_the_same_office() -> None:
    found = reach_of(office=(contact("old", confirmed=366), contact("new", confirmed=1)))
    assert set(vias(found).values()) == {"New"}


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        (None, 1, "New"),
        (-1, 1, "New"),
        (None, 200, "New"),
        (None, 366, "Old"),
        (200, 1, "Old"),
        (1, None, "Old"),
    ],
)
def test_a_way_that_somebody_confirmed_goes_before_one_that_nobody_ever_did(
    first: int | None, second: int | None, taken: str
) -> None:
    found = reach_of(office=(contact("old", confirmed=first), contact("new", confirmed=second)))
    assert set(vias(found).values()) == {taken}


OWEN = assistant("Owen Lewis", 1, email="owen@southmere.example")


@pytest.mark.parametrize("written", [(), (route("diary", "office", reply="at once"),)])
@pytest.mark.parametrize(
    ("confirmed", "via"), [(200, "Office"), (None, "Office"), (366, "Owen Lewis")]
)
def test_an_office_that_lapsed_gives_way_to_an_assistant(
    confirmed: int | None, via: str, written: Any
) -> None:
    office = contact("office", "diary", confirmed=confirmed)
    found = reach_of(assistants=(OWEN,), office=(office,), routes=written)
    assert vias(found)["Diary"] == via
    alone = reach_of(office=(office,), routes=written)
    assert vias(alone)["Diary"] == "Office"


@pytest.mark.parametrize(("confirmed", "via"), [(200, "Office"), (366, "Switchboard")])
def test_an_office_that_lapsed_gives_way_to_its_organisation(confirmed: int, via: str) -> None:
    body = {"contacts": (contact("switchboard", confirmed=1),)}
    found = reach_of(office=(contact("office", confirmed=confirmed),), body=body)
    assert set(vias(found).values()) == {via}


@pytest.mark.parametrize(
    ("confirmed", "others", "via"),
    [
        (200, {"contacts": (contact("own", **RUNG),)}, "Control"),
        (366, {"contacts": (contact("own", **RUNG),)}, "Own"),
        (366, {"contacts": (contact("own"),)}, "Control"),
        (366, {"body": {"contacts": (contact("desk", hours="9 to 5", **RUNG),)}}, "Control"),
    ],
)
@pytest.mark.parametrize("written", [(), (route("incident", "control"),)])
def test_a_control_room_that_lapsed_is_rung_where_nobody_else_answers_at_night(
    confirmed: int, others: dict[str, Any], via: str, written: Any
) -> None:
    control = contact("control", "incident", confirmed=confirmed, **RUNG)
    given: dict[str, Any] = {"routes": written, **others}
    assert vias(reach_of(office=(control,), **given))["Incident now"] == via


def test_what_was_written_for_a_lapsed_contact_is_not_said_of_the_office() -> None:
    routes = (route("peer", "direct", reply="at once", note="Ask for Ada"),)
    gone = reach_of(
        contacts=(contact("direct", confirmed=366),), routes=routes, office=(contact("office"),)
    )
    assert {(each.reply, each.note) for each in gone.routes} == {(None, None)}
    there = reach_of(
        contacts=(contact("direct", confirmed=1),), routes=routes, office=(contact("office"),)
    )
    assert ("at once", "Ask for Ada") in {(each.reply, each.note) for each in there.routes}


def test_the_office_of_the_organisation_above_answers_where_there_is_none_below() -> None:
    above = fire(name="Authority", posts=(), contacts=(contact("reception"),))
    below = fire(parent="authority")
    ada = leader("Ada Vale", held())
    records = town(leaders={"ada": ada}, organisations={"fire": below, "authority": above})
    (found,) = leader_view(seen(records).ground, "ada").reach
    assert set(vias(found).values()) == {"Reception"}
    assert {each.whose for each in found.routes} == {"Authority"}


@pytest.mark.parametrize("viewer", VIEWERS)
def test_when_all_else_is_withheld_the_website_is_left_and_then_the_centre(viewer: str) -> None:
    hidden = (contact("office", audience="withheld"),)
    body: dict[str, Any] = {"website": "https://southmere.example/"}
    for given, href in ((body, "https://southmere.example/"), ({}, "mailto:help@leaders.example")):
        records = replace(
            town(organisations={"fire": fire(posts=(post(contacts=hidden),), **given)}),
            network=CENTRE,
        )
        (found,) = post_view(seen(records, viewer).ground, CHIEF).routes
        assert (found.purpose, found.href) == ("Anything", href)


def test_an_assistant_who_cannot_be_reached_is_no_way() -> None:
    found = reach_of(assistants=(assistant("Owen Lewis"),), office=(contact("office"),))
    assert set(vias(found).values()) == {"Office"}


def test_each_route_says_how_fresh_its_way_is_and_whose() -> None:
    found = reach_of(
        contacts=(contact("direct", "peer", confirmed=10),),
        office=(contact("office", confirmed=200),),
    )
    said = {(each.whose, each.freshness.state) for each in found.routes if each.freshness}
    assert said == {("Direct", "confirmed"), ("The office", "ageing")}


def test_where_a_contact_is_written_is_said_for_letters_about_it() -> None:
    found = reach_of(
        contacts=(contact("direct"),),
        assistants=(assistant("Owen Lewis"),),
        office=(contact("office"),),
    )
    ways: tuple[ContactView | AssistantView, ...] = (
        *found.contacts,
        *found.assistants,
        *found.office,
    )
    fields = [each.field for each in ways]
    assert fields == [
        f"appointments/{CHIEF}/contacts/direct",
        f"appointments/{CHIEF}/assistants/Owen Lewis",
        "contacts/office",
    ]
    assert [each.about for each in found.office] == [f"post:{CHIEF}"]


def test_a_number_can_be_rung_and_who_has_no_title_is_called_an_assistant() -> None:
    found = reach_of(
        contacts=(contact("desk", phone="+441632960412"), contact("post-room")),
        assistants=(
            assistant("Bo Lund", title="Private secretary", email="bo@southmere.example"),
            assistant("Owen Lewis", phone="+441632960413"),
        ),
    )
    assert [(one.phone, one.tel) for one in found.contacts] == [
        ("01632 960412", "tel:+441632960412"),
        (None, None),
    ]
    assert [(one.title, one.tel) for one in found.assistants] == [
        ("Private secretary", None),
        ("Assistant", "tel:+441632960413"),
    ]


def test_the_way_for_an_incident_alone_is_marked_as_urgent() -> None:
    found = reach_of(office=(contact("duty", "incident"), contact("office")))
    assert [(one.via, one.is_urgent) for one in found.routes] == [
        ("Duty", True),
        ("Office", False),
    ]
