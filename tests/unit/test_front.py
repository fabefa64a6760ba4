"""The front pages count what stands today, and put what is newest or nearest first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from leaders_network.audiences import Audience
from leaders_network.publish.gaps import empty_fronts
from leaders_network.publish.views.browsing import FrontView, LetterView
from leaders_network.records.gathering import Contributor, Group
from leaders_network.records.leader import Ask, Offer, Outcome
from leaders_network.records.organisation import Post
from leaders_network.records.vocabulary import Areas, Roles, Topics
from tests.unit.filled import DAY
from tests.unit.town import ago, fire, held, leader, post, seen, town


def front_of(viewer: str = "network", day: date = DAY, **kinds: Any) -> FrontView:
    return seen(town(**kinds), viewer, day).front()


def with_posts(*posts: Post) -> dict[str, Any]:
    return {"organisations": {"fire": fire(posts=posts)}}


def test_who_is_new_in_post_comes_newest_first_and_then_by_name() -> None:
    starts = {"Ada Vale": 99, "Bo Marsh": 5, "Cy Fell": 5, "Di Lowe": 100, "Ed Nunn": -1}
    leaders = {
        name[:2].lower(): leader(name, held(start=ago(days), job_share=True))
        for name, days in starts.items()
    }
    newest = front_of(leaders=leaders).newest
    assert [one.name for one in newest] == ["Cy Fell", "Bo Marsh", "Ada Vale"]


def test_a_vacancy_is_a_post_of_today_that_nobody_holds() -> None:
    posts = (post(), post("deputy"), post("old", end=ago(1)), post("next", start=ago(-1)))
    found = front_of(leaders={"ada": leader("Ada Vale", held())}, **with_posts(*posts))
    assert [row.line.post.name for row in found.vacant] == ["Deputy"]
    assert found.posts == 2


def test_a_post_whose_holder_is_not_disclosed_is_no_vacancy() -> None:
    leaders = {"ada": leader("Ada Vale", held())}
    assert front_of("public", leaders=leaders).vacant == ()
    assert len(front_of("public").vacant) == 1


def test_a_post_becomes_vacant_on_the_day_after_its_holders_last() -> None:
    leaders = {"ada": leader("Ada Vale", held(end=DAY))}
    assert front_of(day=DAY, leaders=leaders).vacant == ()
    assert len(front_of(day=ago(-1), leaders=leaders).vacant) == 1


@pytest.mark.parametrize(
    ("status", "listed"), [("interim", True), ("acting", True), ("substantive", False)]
)
def test_posts_held_for_a_while_are_listed_as_such(status: str, listed: bool) -> None:
    found = front_of(leaders={"ada": leader("Ada Vale", held(status=status))})
    assert bool(found.interim) is listed


def test_offers_and_asks_end_soonest_first_and_what_was_met_comes_last() -> None:
    asks = (
        Ask(text="Met", until=ago(-1), outcome=Outcome(on=DAY)),
        Ask(text="Later", until=ago(-30)),
        Ask(text="Soon", until=ago(-2)),
    )
    offers = (Offer(text="Later", until=ago(-9)), Offer(text="Today", until=DAY))
    found = front_of(leaders={"ada": leader("Ada Vale", asks=asks, offers=offers)})
    assert [one.text for one in found.asks] == ["Soon", "Later", "Met"]
    assert [one.text for one in found.offers] == ["Today", "Later"]


def test_an_anonymous_ask_names_nobody_and_an_open_one_leads_to_who_asks() -> None:
    asks = (Ask(text="Open", until=DAY), Ask(text="Quiet", until=DAY, anonymous=True))
    found = front_of(leaders={"ada": leader("Ada Vale", asks=asks)}).asks
    assert {one.text: one.person.name if one.person else None for one in found} == {
        "Open": "Ada Vale",
        "Quiet": None,
    }


@pytest.mark.parametrize(("audience", "stands"), [(None, False), ("winter", True)])
def test_a_rooms_list_has_a_nameless_ask_only_where_it_was_asked_of_that_room(
    audience: str | None, stands: bool
) -> None:
    ask = Ask(text="Quiet", until=DAY, anonymous=True, audience=audience)
    found = front_of("winter", leaders={"ada": leader("Ada Vale", asks=(ask,), groups=("winter",))})
    assert bool(found.asks) is stands


def test_a_rooms_front_lists_its_members_and_no_other_sites_does() -> None:
    leaders = {"ada": leader("Ada Vale", groups=("winter",)), "bo": leader("Bo Marsh")}
    found = {name: front_of(name, leaders=leaders).members for name in ("winter", "network")}
    assert {name: [one.name for one in members] for name, members in found.items()} == {
        "winter": ["Ada Vale"],
        "network": [],
    }


def letters_of(**leaders: str) -> list[LetterView]:
    records = town(leaders={identifier: leader(name) for identifier, name in leaders.items()})
    views = (entry.view() for entry in seen(records).pages.letters())
    return [view for view in views if view.kind == "leaders"]


def test_everyone_stands_under_one_letter_whatever_their_script() -> None:
    views = letters_of(
        a="Eva Álvarez", b="Bo Ångström", c="Cy Vale", d="Юрий Ветров", e="Jo Łoś", f="Ny Øye"
    )
    assert {view.letter: [one.name for one in view.people] for view in views} == {
        "A": ["Eva Álvarez", "Bo Ångström"],
        "L": ["Jo Łoś"],
        "O": ["Ny Øye"],
        "V": ["Cy Vale"],
        "Other": ["Юрий Ветров"],
    }


def test_a_mark_before_a_name_is_not_its_letter() -> None:
    bodies = {"huis": fire(name="’t Huis")}
    (entry,) = seen(town(organisations=bodies)).pages.letters()
    assert entry.view().letter == "T"


def test_each_letter_leads_to_every_other_and_other_comes_last() -> None:
    for view in letters_of(a="Ada Vale", b="Юрий Ветров", c="Cy Ash"):
        assert [(one.link.name, one.leaders) for one in view.letters] == [
            ("A", 1),
            ("V", 1),
            ("Other", 1),
        ]


def test_a_second_body_stands_before_a_tenth() -> None:
    names = ("Moor 10 Trust", "Moor 2 Trust", "Árd 1 Trust")
    bodies = {f"o{i}": fire(name=name) for i, name in enumerate(names)}
    letters = (entry.view() for entry in seen(town(organisations=bodies)).pages.letters())
    listed = [row.name for view in letters for row in view.organisations]
    assert listed == ["Árd 1 Trust", "Moor 2 Trust", "Moor 10 Trust"]


def test_areas_are_counted_with_all_that_lies_in_them() -> None:
    found = front_of(organisations={"fire": fire(areas=("C1",))})
    assert {one.link.name: one.organisations for one in found.areas} == {
        "Nation": 1,
        "Region": 1,
        "County": 1,
        "Dale": 0,
    }


def test_contributors_stand_by_their_family_names() -> None:
    names = {
        "al": ("Al Yeo", None),
        "bo": ("Professor Bo Marsh OBE", None),
        "cy": ("Fell Cy", "Fell"),
    }
    known = {i: Contributor(name=name, family_name=family) for i, (name, family) in names.items()}
    listed = front_of(contributors=known).contributors
    assert [one.link.name for one in listed] == ["Fell Cy", "Professor Bo Marsh OBE", "Al Yeo"]


@pytest.mark.parametrize("viewer", ["public", "network", "team"])
def test_a_list_is_empty_for_whoever_sees_nothing_of_it_and_for_nobody_else(viewer: str) -> None:
    kinds: dict[str, Any] = {
        "groups": {"winter": Group(name="Winter", audience="network")},
        "contributors": {"cy": Contributor(name="Cy", audience="team")},
        "programmes": {},
    }
    front = front_of(viewer, **kinds)
    empty = empty_fronts(town(**kinds), Audience.rung(viewer), DAY)
    assert empty == {kind for kind in kinds if not getattr(front, kind)}
    assert empty == {"public": {*kinds}, "network": {"contributors", "programmes"}}.get(
        viewer, {"programmes"}
    )


@pytest.mark.parametrize("viewer", ["public", "network", "team"])
def test_the_list_of_a_vocabulary_is_empty_where_the_network_has_none(viewer: str) -> None:
    words = {"areas": Areas(areas=()), "roles": Roles(roles=()), "topics": Topics(topics=())}
    none, some = town(**words), town()
    assert {*words} <= empty_fronts(none, Audience.rung(viewer), DAY)
    assert not {*words} & empty_fronts(some, Audience.rung(viewer), DAY)


def test_a_group_is_listed_with_what_it_is_for_by_whoever_may_know() -> None:
    groups = {"winter": Group(name="Winter", summary="Shares vehicles.")}
    assert [one.summary for one in front_of(groups=groups).groups] == ["Shares vehicles."]
    assert "Shares vehicles." not in repr(front_of("public", groups=groups))
