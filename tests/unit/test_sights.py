"""How each audience sees a leader is told from the record as that audience sees it."""

from __future__ import annotations

from leaders_network.publish.sights import ROWS, sights_of
from leaders_network.records.leader import Leader, LeaderAudiences
from tests.unit.filled import DAY
from tests.unit.town import contact, held, leader, town

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


def _told(leaders: dict[str, Leader]) -> dict[str, list[str]]:
    """Return what public, network and team are told of the first leader, row by row."""
    sights = sights_of(town(leaders=leaders), leaders, DAY, whole=True)[next(iter(leaders))]
    return {row: [sight.cells[at] for sight in sights] for at, row in enumerate(ROWS)}
