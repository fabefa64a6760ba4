"""How each audience sees a leader is told from the record as that audience sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaders_network.publish.sights import ROWS, sights_of
from leaders_network.records.gathering import Group
from leaders_network.records.leader import Leader, LeaderAudiences
from leaders_network.records.records import Records
from tests.unit.filled import DAY
from tests.unit.town import ago, contact, fire, held, leader, town

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


@pytest.mark.parametrize(("end", "rooms"), [(ago(4000), 0), (None, 1)])
def test_a_room_tells_how_its_members_are_seen_until_it_closes(
    end: date | None, rooms: int
) -> None:
    records = town(groups={"winter": Group(name="Winter", end=end)})
    told = _told({"ada": leader("Ada Ash", groups=("winter",))}, records)
    assert len(told["Name and posts"]) == 3 + rooms


def _told(leaders: dict[str, Leader], records: Records | None = None) -> dict[str, list[str]]:
    """Return what each audience is told of the first leader, row by row."""
    sights = sights_of(replace(records or town(), leaders=leaders), leaders, DAY, whole=True)[
        next(iter(leaders))
    ]
    return {row: [sight.cells[at] for sight in sights] for at, row in enumerate(ROWS)}
