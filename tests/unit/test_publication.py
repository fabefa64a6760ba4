"""What an audience may not see is in none of its views, and what it may see is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from leaders_network.audiences import RUNGS
from leaders_network.directory.room import rooms_of
from leaders_network.publish.entry import Entry
from leaders_network.publish.publication import Publication, publish
from leaders_network.records.contact import Contact
from leaders_network.records.gathering import Cohort, Contributor, Group, Programme
from leaders_network.records.leader import (
    Appointment,
    Ask,
    Enrolment,
    Leader,
    LeaderAudiences,
    Offer,
)
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation, Post
from leaders_network.records.records import Records
from leaders_network.records.vocabulary import Sector, Sectors
from tests.unit.eyes import SEEN_BY
from tests.unit.filled import DAY, filled, records_of

SETTINGS = Network(address="https://leaders.example/")


def place_in(cohort: str) -> tuple[Enrolment, ...]:
    return (Enrolment(programme="course", cohort=cohort),)


def rooms() -> dict[str, Programme]:
    cohorts = tuple(Cohort(id=name, name=name, start=DAY, room=name) for name in ("blue", "green"))
    return {"course": Programme(name="Course", cohorts=cohorts)}


def records(**kinds: Any) -> Records:
    given = {"organisations": {"fire": organisation()}, "programmes": rooms(), **kinds}
    return replace(
        records_of(**given),
        network=SETTINGS,
        sectors=Sectors(sectors=(Sector(id="rescue", name="Rescue"),)),
    )


def organisation(**given: Any) -> Organisation:
    posts = given.pop("posts", (Post(id="chief", title="Chief"),))
    return Organisation(name="Fire", sector="rescue", posts=posts, **given)


def leader(name: str, **given: Any) -> Leader:
    held = {"appointments": (Appointment(post="fire/chief", start=DAY - timedelta(200)),)}
    return Leader(name=name, **{**held, **given})


def published(written: Records, viewer: str) -> Publication:
    audiences = [*RUNGS, *(room.audience for room in rooms_of(written))]
    (audience,) = [audience for audience in audiences if audience.name == viewer]
    return publish(written, audience, DAY)


def everything(publication: Publication) -> str:
    """Return every view, redirect and photo of a publication as one text."""
    return "\n".join(map(repr, _everything(publication)))


def _everything(publication: Publication) -> Iterator[object]:
    yield publication.site
    yield publication.front()
    yield from publication.redirects()
    yield from publication.photos()
    for entry in pages_of(publication):
        yield entry.view()


def pages_of(publication: Publication) -> Iterator[Entry[Any]]:
    yield from publication.pages.leaders()
    yield from publication.pages.posts()
    yield from publication.pages.organisations()
    yield from publication.pages.subjects()
    yield from publication.pages.contributors()
    yield from publication.pages.letters()


VIEWERS = ("public", "network", "team", "blue", "green")


def who_reads(written: Records, word: str) -> set[str]:
    """Return the viewers in any of whose views a word stands."""
    return {viewer for viewer in VIEWERS if word in everything(published(written, viewer))}


@pytest.mark.parametrize("named", SEEN_BY)
def test_a_narrowed_leader_is_in_the_views_of_those_they_name_alone(named: str) -> None:
    places = place_in("blue") + place_in("green")
    secret = leader("Secret Name", audience=named, programmes=places)
    written = records(leaders={"secret-id": secret})
    expected = SEEN_BY["network"] & SEEN_BY[named]
    assert who_reads(written, "Secret Name") == expected
    assert who_reads(written, "secret-id") == expected


def test_a_room_holds_its_members_alone() -> None:
    written = records(
        leaders={
            "ada": leader("Ada Vale", programmes=place_in("blue")),
            "bo": leader("Bo Marsh", programmes=place_in("green"), appointments=()),
        }
    )
    assert who_reads(written, "Ada Vale") == {"network", "team", "blue"}
    assert who_reads(written, "Bo Marsh") == {"network", "team", "green"}


@pytest.mark.parametrize("named", ["team", "withheld", "blue", "green"])
def test_a_narrowed_contact_offer_and_ask_are_read_by_those_they_name_alone(named: str) -> None:
    contact = Contact(id="direct", label="Direct", email="narrow@southmere.example", audience=named)
    held = Appointment(post="fire/chief", start=DAY, contacts=(contact,))
    offer = Offer(text="Narrow offer", until=DAY, audience=named)
    ask = Ask(text="Narrow ask", until=DAY, audience=named)
    places = place_in("blue") + place_in("green")
    member = leader("Ada", appointments=(held,), programmes=places, offers=(offer,), asks=(ask,))
    for word in ("narrow@southmere.example", "Narrow offer", "Narrow ask"):
        assert who_reads(records(leaders={"ada": member}), word) == SEEN_BY[named], word


@pytest.mark.parametrize("kind", ["organisations", "programmes", "groups", "contributors"])
def test_a_record_for_the_team_is_in_no_other_views(kind: str) -> None:
    hidden = {
        "organisations": organisation(audience="team", summary="Hidden words"),
        "programmes": Programme(name="Hidden words", audience="team"),
        "groups": Group(name="Hidden words", audience="team"),
        "contributors": Contributor(name="Hidden words", audience="team"),
    }[kind]
    usual: Any = {"programmes": rooms(), "organisations": {"fire": organisation()}}.get(kind, {})
    kinds = {"leaders": {"ada": leader("Ada")}, kind: {**usual, "hidden-id": hidden}}
    assert who_reads(records(**kinds), "Hidden words") == {"team"}


def test_who_belongs_to_what_is_hidden_does_not_name_it() -> None:
    member = leader("Ada", groups=("hidden-group",), programmes=place_in("blue"))
    written = records(
        leaders={"ada": member}, groups={"hidden-group": Group(name="Hidden", audience="team")}
    )
    assert who_reads(written, "hidden-group") == {"team", "hidden-group"} & set(VIEWERS)


def test_a_post_of_a_hidden_organisation_is_on_nobodys_page() -> None:
    written = records(
        organisations={"fire": organisation(audience="team")}, leaders={"ada": leader("Ada")}
    )
    assert who_reads(written, "fire/chief") == {"team"}
    assert "Ada" in everything(published(written, "network")), "the control: the leader is there"


def test_a_hidden_post_is_in_no_list() -> None:
    posts = (Post(id="chief", title="Chief"), Post(id="spy", title="Spy", audience="team"))
    written = records(organisations={"fire": organisation(posts=posts)})
    assert who_reads(written, "Spy") == {"team"}
    assert who_reads(written, "Chief") == set(VIEWERS)


def test_who_shares_a_post_with_a_hidden_leader_seems_to_hold_it_alone() -> None:
    shared = Appointment(post="fire/chief", start=DAY, job_share=True)
    written = records(
        leaders={
            "ada": leader("Ada", appointments=(shared,)),
            "bo": leader("Hidden Bo", appointments=(shared,), audience="team"),
        }
    )
    assert who_reads(written, "Hidden Bo") == {"team"}


def test_a_hidden_convener_and_a_hidden_parent_are_not_named() -> None:
    written = records(
        leaders={"ada": leader("Ada"), "bo": leader("Hidden Bo", audience="team")},
        groups={"winter": Group(name="Winter", convener="bo")},
        organisations={
            "fire": organisation(parent="hidden-parent"),
            "hidden-parent": organisation(audience="team", posts=()),
        },
    )
    assert who_reads(written, "Hidden Bo") == {"team"}
    assert who_reads(written, "hidden-parent") == {"team"}


def test_a_link_in_a_biography_to_a_hidden_leader_is_words_alone() -> None:
    written = records(
        leaders={
            "ada": leader("Ada", biography="Follows [someone](leader:hidden-bo)."),
            "hidden-bo": leader("Bo", audience="team", appointments=()),
        }
    )
    biographies = {}
    for viewer in ("network", "team"):
        pages = {entry.path: entry for entry in published(written, viewer).pages.leaders()}
        biographies[viewer] = pages["leaders/ada/"].view().biography.__html__()
    assert biographies["network"] == "<p>Follows someone.</p>"
    assert 'href="../../leaders/hidden-bo/"' in biographies["team"]


def test_only_the_team_sees_what_it_keeps_of_a_leader() -> None:
    kept = leader(
        "Ada",
        sign_in=("ada@southmere.example",),
        joined=DAY - timedelta(77),
        lawful_basis="consent",
        audiences=LeaderAudiences(offers="blue"),
        programmes=place_in("blue"),
    )
    for word in ("ada@southmere.example", "2026-09-06", "Consent", "Custody"):
        assert who_reads(records(leaders={"ada": kept}), word) == {"team"}, word


def test_an_anonymous_ask_names_nobody_but_to_the_team() -> None:
    ask = Ask(text="Asked in confidence", until=DAY, anonymous=True)
    written = records(leaders={"ada": leader("Ada Vale", asks=(ask,), appointments=())})
    for viewer in ("network", "team"):
        (notice,) = published(written, viewer).front().asks
        assert notice.text == "Asked in confidence"
        assert (notice.person is not None) is (viewer == "team")
    (page,) = published(written, "network").pages.leaders()
    assert page.view().asks == ()


def test_a_photo_is_copied_only_for_those_who_see_it() -> None:
    photos = {f"{name}.jpg": Path(f"{name}.jpg") for name in ("ada", "bo", "nobody")}
    written = replace(
        records(
            leaders={
                "ada": leader("Ada", photo="ada.jpg", programmes=place_in("blue")),
                "bo": leader("Bo", photo="bo.jpg", audiences=LeaderAudiences(photo="team")),
            }
        ),
        photos=photos,
    )
    copied = {
        viewer: {path for path, _, _ in published(written, viewer).photos()} for viewer in VIEWERS
    }
    assert copied == {
        "public": set(),
        "network": {"photos/ada.jpg"},
        "blue": {"photos/ada.jpg"},
        "green": set(),
        "team": {"photos/ada.jpg", "photos/bo.jpg"},
    }


def test_a_former_id_leads_on_only_for_those_who_may_know_former_names() -> None:
    written = records(
        leaders={
            "cy": leader(
                "Cy Fen", former_ids=("old-cy",), audiences=LeaderAudiences(name="public")
            ),
            "ada": leader("Ada", former_ids=("old-ada",), programmes=place_in("blue")),
            "bo": leader("Bo", former_ids=("old-bo",), audience="team", appointments=()),
        }
    )
    assert who_reads(written, "old-ada") == {"network", "team", "blue"}
    assert who_reads(written, "old-cy") == {"network", "team"}
    assert "public" in who_reads(written, "Cy Fen"), "the control"
    assert who_reads(written, "old-bo") == {"team"}


def test_a_former_organisation_leads_its_posts_along() -> None:
    written = records(organisations={"fire": organisation(former_ids=("old-fire",))})
    assert dict(published(written, "public").redirects()).keys() == {
        "organisations/old-fire/",
        "organisations/old-fire/chief/",
    }


def test_a_post_says_that_it_is_held_without_saying_by_whom() -> None:
    written = records(leaders={"ada": leader("Ada Vale")})
    states = {}
    for viewer in ("public", "network"):
        (page,) = published(written, viewer).pages.posts()
        states[viewer] = page.view().row.state
    assert states == {"public": "undisclosed", "network": "held"}
    (vacant,) = published(records(), "public").pages.posts()
    assert vacant.view().row.state == "vacant"


@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_path_that_views_link_to_has_a_page(viewer: str) -> None:
    """A link to a page that an audience does not have would tell that there is one."""
    written = records(
        leaders={
            "ada": leader("Ada", programmes=place_in("blue"), groups=("winter",)),
            "bo": leader("Bo", audience="team", appointments=(), groups=("winter",)),
        },
        groups={"winter": Group(name="Winter", convener="bo")},
    )
    publication = published(written, viewer)
    text = everything(publication)
    linked = set(re.findall(r"path='((?!\.\./)[a-z-]+/[^']*)'", text))
    pages = {entry.path for entry in pages_of(publication)}
    pages |= {chart.path for chart in publication.charts()}
    assert linked <= pages
    assert linked or viewer == "green"


def test_the_site_knows_its_audience_and_its_address() -> None:
    sites = {viewer: published(records(), viewer).site for viewer in VIEWERS}
    assert {viewer: site.address for viewer, site in sites.items()} == {
        "public": "https://leaders.example/",
        "network": "https://leaders.example/network/",
        "team": "https://leaders.example/team/",
        "blue": "https://leaders.example/rooms/blue/",
        "green": "https://leaders.example/rooms/green/",
    }
    assert [viewer for viewer, site in sites.items() if site.indexed] == ["public"]
    assert filled(Leader).name not in everything(published(records(), "team"))
