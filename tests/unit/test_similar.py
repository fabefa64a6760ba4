"""Leaders are alike for reasons that their readers may see, and mostly across sectors."""

from __future__ import annotations

from typing import Any

import pytest

from leaders_network.publish import similar
from leaders_network.publish.publication import Publication
from leaders_network.publish.similar import SHOWN, Likeness, Similar
from leaders_network.records.gathering import Cohort, Group, Programme
from leaders_network.records.leader import Ask, Enrolment, Leader, LeaderAudiences, Offer, Outcome
from leaders_network.records.organisation import Organisation
from leaders_network.records.vocabulary import Sector, Sectors
from tests.unit.town import ago, fire, held, leader, seen, town

SECTORS = ("rescue", "care", "law", "sea")


def published(leaders: dict[str, Leader], viewer: str = "network") -> Publication:
    """Return what somebody sees of leaders; each sector has a body of its name, and an old one."""
    known = Sectors(sectors=tuple(Sector(id=one, name=one.title()) for one in SECTORS))
    bodies: dict[str, Organisation] = {}
    for sector in SECTORS:
        bodies[sector] = fire(name=f"{sector.title()} body", sector=sector)
        bodies[f"old-{sector}"] = fire(name=f"Old {sector}", sector=sector)
    return seen(town(organisations=bodies, leaders=leaders, sectors=known), viewer)


def of(sector: str, *past: str, **given: Any) -> Leader:
    """Return a leader in a sector, who was in others before."""
    before = (held(f"old-{one}/chief", start=ago(900), end=ago(300)) for one in past)
    return leader(f"In {sector}", held(f"{sector}/chief", status="acting"), *before, **given)


def ask(*topics: str, **given: Any) -> tuple[Ask, ...]:
    return (Ask(text="Help", topics=topics, until=ago(-9), **given),)


def likes(leaders: dict[str, Leader], identifier: str = "ada", **given: Any) -> dict[str, Any]:
    found = published(leaders, **given).lists.similar.to(identifier)
    return {one.leader: one.reasons for one in found}


def test_those_are_alike_who_moved_between_the_same_sectors_and_the_reason_says_so() -> None:
    found = likes(
        {"ada": of("rescue", "care"), "bo": of("rescue", "law"), "cy": of("sea"), "di": of("care")}
        | {"ed": of("sea", "care"), "fi": of("rescue", "care")}
    )
    assert found == {
        "fi": ("Both moved from Care to Rescue", "Both worked at Old care"),
        "ed": ("Both worked at Old care",),
    }


def test_a_group_that_is_over_is_told_as_one_that_was() -> None:
    leaders = {
        one: of(sector, groups=("winter",)) for one, sector in (("ada", "sea"), ("bo", "law"))
    }
    for end, told in ((ago(0), "Both in Winter"), (ago(1), "Both were in Winter")):
        bodies = {one: fire(name=one, sector=one) for one in ("sea", "law")}
        groups = {"winter": Group(name="Winter", end=end)}
        known = Sectors(sectors=tuple(Sector(id=one, name=one) for one in bodies))
        records = town(organisations=bodies, leaders=leaders, groups=groups, sectors=known)
        assert seen(records).lists.similar.to("ada") == (Likeness("bo", (told,)),)


def test_who_asks_meets_who_offers_and_who_asks_the_same() -> None:
    offer = Offer(text="Help", topics=("floods",), until=ago(-9))
    leaders = {
        "ada": of("rescue", asks=ask("floods")),
        "bo": of("care", offers=(offer,)),
        "cy": of("law", asks=ask("floods")),
    }
    assert likes(leaders) == {"bo": ("Offers help with Floods",), "cy": ("Asks about Floods",)}
    assert likes(leaders, "bo") == {
        "ada": ("Asks about Floods",),
        "cy": ("Asks about Floods",),
    }


def test_an_ask_that_is_nameless_met_or_over_makes_nobody_alike() -> None:
    for given in ({"anonymous": True}, {"outcome": Outcome(on=ago(2))}, {"audience": "team"}):
        leaders = {
            "ada": of("rescue", asks=ask("floods", **given)),
            "bo": of("care", asks=ask("floods")),
        }
        assert likes(leaders, "bo") == {}
    past = (Ask(text="Help", topics=("floods",), until=ago(1)),)
    for asks, alike in ((past, set()), (ask("floods"), {"bo"})):
        leaders = {"ada": of("rescue", asks=asks), "bo": of("care", asks=ask("floods"))}
        assert likes(leaders).keys() == alike


@pytest.mark.parametrize(("audience", "alike"), [(None, {"ada"}), ("winter", set())])
def test_what_is_asked_or_offered_in_a_room_makes_nobody_alike_for_the_team(
    audience: str | None, alike: set[str]
) -> None:
    """The team sees it too; said as a reason, it would stand where nothing says whom it is for."""
    help_with = Offer(text="Help", topics=("floods",), until=ago(-9), audience=audience)
    for given in ({"asks": ask("floods", audience=audience)}, {"offers": (help_with,)}):
        leaders = {
            "ada": of("rescue", groups=("winter",), **given),
            "bo": of("care", asks=ask("floods")),
        }
        assert likes(leaders, "bo", viewer="team").keys() == alike


def test_what_an_audience_may_not_see_makes_nobody_alike_for_it() -> None:
    hidden = LeaderAudiences(knows_about="team")
    leaders = {
        "ada": of("rescue", knows_about=("floods",), audiences=hidden),
        "bo": of("care", knows_about=("floods",)),
    }
    assert likes(leaders) == {}
    assert likes(leaders, viewer="team") == {"bo": ("Both know about Floods",)}


@pytest.mark.parametrize(
    ("narrow", "viewer", "told"),
    [
        ("team", "network", ()),
        ("withheld", "team", ()),
        ("team", "team", ("Both in the programme’s First", "Both in Winter")),
    ],
)
def test_no_cohort_or_group_is_a_reason_to_who_may_not_know_of_it(
    narrow: str, viewer: str, told: tuple[str, ...]
) -> None:
    place = (Enrolment(programme="course", cohort="2026"),)
    cohorts = (Cohort(id="2026", name="First", start=ago(9)),)
    records = town(
        organisations={one: fire(name=one, sector=one) for one in ("sea", "law")},
        leaders={one: of(one, programmes=place, groups=("winter",)) for one in ("sea", "law")},
        programmes={"course": Programme(name="Course", audience=narrow, cohorts=cohorts)},
        groups={"winter": Group(name="Winter", audience=narrow)},
    )
    found = seen(records, viewer).lists.similar.to("sea")
    assert tuple(reason for one in found for reason in one.reasons) == told


def test_at_least_half_of_them_serve_in_other_sectors() -> None:
    topics = {"knows_about": ("floods",)}
    own = {f"own-{n}": of("rescue", "care", **topics) for n in range(9)}
    for others in range(8):
        elsewhere = {f"far-{n}": of("sea", **topics) for n in range(others)}
        found = likes({"ada": of("rescue", "care", **topics), **own, **elsewhere})
        far = [one for one in found if one.startswith("far")]
        assert len(far) * 2 >= len(found)
        assert len(found) == min(SHOWN, 2 * others)


def test_who_holds_no_post_today_is_like_nobody() -> None:
    for end, alike in ((ago(1), False), (None, True)):
        bo = leader("Bo", held("rescue/chief", end=end), knows_about=("floods",))
        leaders = {"ada": of("care", knows_about=("floods",)), "bo": bo}
        assert bool(likes(leaders)) is alike
        assert bool(likes(leaders, "bo")) is alike


def test_a_long_list_of_the_alike_is_followed_only_a_little_way(monkeypatch: Any) -> None:
    monkeypatch.setattr(similar, "_NEXT", 3)
    crowd = {f"p{n}": of(SECTORS[n % 4], knows_about=("floods",)) for n in range(40)}
    others = {f"q{n}": of(SECTORS[n % 4]) for n in range(120)}
    found = published(crowd | others).lists.similar
    assert all(0 < len(found.to(one)) <= 3 for one in crowd)
    assert {like.leader for one in crowd for like in found.to(one)} == {*crowd}


def test_what_nearly_everybody_shares_makes_nobody_alike() -> None:
    everybody = {f"p{n}": of(SECTORS[n % 4], knows_about=("floods",)) for n in range(40)}
    assert published(everybody).lists.similar.to("p0") == ()


def test_peers_who_made_the_same_move_are_told_as_you_did() -> None:
    leaders = {"ada": of("rescue", "care"), "bo": of("rescue", "care"), "cy": of("rescue", "law")}
    assert published(leaders).lists.similar.moved_alike("ada") == (
        Likeness("bo", ("Moved from Care to Rescue, as you did",)),
    )


def test_a_cohort_is_a_reason(monkeypatch: Any) -> None:
    place = (Enrolment(programme="course", cohort="2026"),)
    leaders = {"ada": of("rescue", programmes=place), "bo": of("care", programmes=place)}
    assert likes(leaders) == {"bo": ("Both in the programme’s First",)}


def test_a_page_is_made_anew_when_its_likes_change_and_not_otherwise() -> None:
    def basis(bo: Leader) -> bytes:
        leaders = {"ada": of("rescue", knows_about=("floods",)), "bo": bo}
        entries = {entry.path: entry for entry in published(leaders).pages.leaders()}
        return entries["leaders/ada/"].basis()

    assert basis(of("care", knows_about=("floods",))) != basis(of("care"))
    assert basis(of("care")) == basis(of("care", summary="Another summary."))


def test_similar_is_worked_out_once(monkeypatch: Any) -> None:
    found = published({"ada": of("rescue"), "bo": of("care")}).lists.similar
    assert isinstance(found, Similar)
    assert found.to("ada") == found.to("ada")
    kept: list[bytes] = []

    def once(make: Any) -> bytes:
        kept[:] = kept or [make()]
        return kept[0]

    first, again = Similar(found.ground, once), Similar(found.ground, once)
    assert first.known("ada") == again.known("ada")
    assert again.to("ada") == found.to("ada")
    assert len(kept) == 1


def test_one_leaders_likes_are_the_same_whether_everybodys_were_asked_for_or_not() -> None:
    leaders = {"ada": of("rescue", "care"), "bo": of("care"), "cy": of("sea", "care")}
    alone, among = (published(leaders).lists.similar for _ in range(2))
    among.known("bo")
    asked = [*leaders, "nobody"]
    assert [alone.to(one) for one in asked] == [among.to(one) for one in asked]
    assert alone.to("ada")
    assert not alone.to("nobody")
