"""How each audience sees a leader is told from the record as that audience sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaders_network.publish.known import known_post
from leaders_network.publish.sights import ROWS, sights_of
from leaders_network.records.gathering import Group
from leaders_network.records.leader import Ask, Leader, LeaderAudiences
from leaders_network.records.records import Records
from tests.unit.filled import DAY
from tests.unit.town import ago, assistant, contact, fire, held, leader, post, town

OWN = "Own (01632 960001, own@southmere.example)"


def test_only_what_an_audience_is_shown_is_said_to_be_shown() -> None:
    ada = leader(
        "Ada Ash",
        held(contacts=(contact("own", phone="+441632960001", confirmed=1),)),
        summary="Leads.",
        biography="Came from care.",
        audiences=LeaderAudiences(name="public"),
    )
    told = _told({"ada": ada})
    assert told["Summary and biography"] == ["—", "Summary and biography", "Summary and biography"]
    assert told["Ways to reach them"] == ["—", OWN, OWN]
    assert told["Name and posts"][0] == "Ada Ash"


def test_a_leader_without_a_biography_is_shown_with_none() -> None:
    told = _told({"ada": leader("Ada Ash", summary="Leads.")})
    assert told["Summary and biography"] == ["—", "Summary", "Summary"]


def test_no_eyes_tell_of_an_organisation_that_the_network_may_not_know_of() -> None:
    for audience, place in (("team", "Ada Ash"), (None, "Ada Ash; Chief, Fire")):
        records = town(organisations={"fire": fire(audience=audience)})
        told = _told({"ada": leader("Ada Ash", held())}, records)
        assert told["Name and posts"][-1] == place


def test_no_eyes_tell_of_a_post_that_the_network_may_not_know_of() -> None:
    for audience, known in (("team", False), (None, True)):
        body = fire(posts=(post(audience=audience),))
        records = town(organisations={"fire": body})
        told = _told({"ada": leader("Ada Ash", held())}, records)
        assert ("Chief" in told["Name and posts"][-1]) is known
        assert (known_post(records, "fire/chief") is not None) is known


@pytest.mark.parametrize(("audience", "known"), [("team", False), (None, True)])
def test_nobody_is_told_of_a_room_or_a_body_that_the_network_may_not_know_of(
    audience: str | None, known: bool
) -> None:
    records = town(
        groups={"winter": Group(name="Winter", audience=audience)},
        organisations={"fire": fire(audience=audience)},
    )
    told = _told({"ada": leader("Ada Ash", groups=("winter",))}, records)
    assert len(told["Name and posts"]) == 3 + known
    assert (known_post(records, "fire/chief") is not None) is known


def test_who_may_not_see_every_number_is_told_what_ways_are_called() -> None:
    bo = assistant("Bo Elm", confirmed=1, phone="+441632960002")
    own = contact("own", phone="+441632960001", confirmed=1)
    ada = leader("Ada Ash", held(contacts=(own,), assistants=(bo,)))
    ways = ("Ways to reach them", "Assistants")
    short, whole = (_told({"ada": ada}, whole=each) for each in (False, True))
    assert [short[row][1] for row in ways] == ["Own", "Bo Elm"]
    assert [whole[row][1] for row in ways] == [OWN, "Bo Elm (01632 960002)"]


def test_what_is_asked_without_a_name_is_told_as_the_teams_alone() -> None:
    named, nameless = (
        Ask(text=text, until=ago(-9), anonymous=hidden)
        for text, hidden in (("Openly", False), ("Secretly", True))
    )
    asks = (named, nameless)
    told = _told({"ada": leader("Ada Ash", asks=asks)})
    assert told["Asks"] == ["—", "Openly", "Openly; Secretly"]


@pytest.mark.parametrize(("end", "rooms"), [(ago(4000), 0), (None, 1)])
def test_a_room_tells_how_its_members_are_seen_until_it_closes(
    end: date | None, rooms: int
) -> None:
    records = town(groups={"winter": Group(name="Winter", end=end)})
    told = _told({"ada": leader("Ada Ash", groups=("winter",))}, records)
    assert len(told["Name and posts"]) == 3 + rooms


def _told(
    leaders: dict[str, Leader], records: Records | None = None, *, whole: bool = True
) -> dict[str, list[str]]:
    """Return what each audience is told of the first leader, row by row."""
    sights = sights_of(replace(records or town(), leaders=leaders), leaders, DAY, whole=whole)[
        next(iter(leaders))
    ]
    return {row: [sight.cells[at] for sight in sights] for at, row in enumerate(ROWS)}
