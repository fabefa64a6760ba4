"""Who sees past which restriction, and which audience a record may name."""

from __future__ import annotations

import pytest

from leaders_network.audiences import RUNGS, Audience, audience_named, ceiling_allows
from leaders_network.problems import SettingsError

BLUE = Audience("blue", "Blue", is_room=True)
VIEWERS = {audience.name: audience for audience in (*RUNGS, BLUE)}


@pytest.mark.parametrize(
    ("restriction", "viewers"),
    [
        (None, {"public", "network", "blue", "team"}),
        ("public", {"public", "network", "blue", "team"}),
        ("network", {"network", "blue", "team"}),
        ("team", {"team"}),
        ("blue", {"blue", "team"}),
        ("green", {"team"}),
        ("withheld", set()),
    ],
)
def test_a_restriction_lets_its_own_through(restriction: str | None, viewers: set[str]) -> None:
    found = {name for name, audience in VIEWERS.items() if audience.sees(restriction)}
    assert found == viewers


def test_even_an_audience_called_withheld_sees_nothing_withheld() -> None:
    assert not Audience("withheld", "Withheld", is_room=True).sees("withheld")
    assert Audience("blue", "Blue", is_room=True).sees("blue")


def test_a_site_stands_in_a_folder_of_its_own() -> None:
    folders = {audience.folder for audience in VIEWERS.values()}
    assert folders == {"public", "network", "team", "rooms/blue"}


@pytest.mark.parametrize(
    ("ceiling", "allowed"),
    [
        ("public", {"public", "network", "team", "withheld", "blue"}),
        ("network", {"network", "team", "withheld", "blue"}),
        ("team", {"team", "withheld"}),
    ],
)
def test_a_record_may_narrow_and_never_widen_past_a_ceiling(
    ceiling: str, allowed: set[str]
) -> None:
    names = ("public", "network", "team", "withheld", "blue")
    assert {name for name in names if ceiling_allows(ceiling, name)} == allowed


def test_an_audience_is_known_by_its_name_and_a_near_one_is_offered() -> None:
    known = {rung.name: rung for rung in RUNGS}
    assert audience_named("team", known).name == "team"
    with pytest.raises(SettingsError, match="no audience publik; did you mean public"):
        audience_named("publik", known)
    with pytest.raises(SettingsError, match=r"no audience x\. There are public, network, team"):
        audience_named("x", known)
