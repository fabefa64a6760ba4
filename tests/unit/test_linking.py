"""Records are linked to each other, and what leads nowhere is left alone."""

from __future__ import annotations

import pytest

from leaders_network.addresses import RENAMED, SCHEMES
from leaders_network.directory.linking import Directory, link
from leaders_network.records.records import FOLDERS
from leaders_network.records.vocabulary import Area, Areas
from tests.unit.town import CHIEF, ago, fire, held, leader, town


def test_a_post_knows_everyone_who_ever_held_it_in_order() -> None:
    leaders = {
        "bo": leader("Bo Marsh", held("fire/deputy"), held(start=ago(10))),
        "ada": leader("Ada Vale", held(start=ago(10)), held(start=ago(900), end=ago(700))),
    }
    tenures = link(town(leaders=leaders)).posts[CHIEF].tenures
    assert [(each.leader, each.position) for each in tenures] == [("ada", 1), ("ada", 0), ("bo", 1)]


def test_an_appointment_to_no_post_leads_nowhere_and_breaks_nothing() -> None:
    directory = link(town(leaders={"ada": leader("Ada Vale", held("water/chief"))}))
    assert list(directory.posts) == [CHIEF]
    assert directory.posts[CHIEF].tenures == []


def test_an_organisation_knows_its_parts() -> None:
    organisations = {
        "fire": fire(),
        "west": fire(parent="fire"),
        "east": fire(parent="fire"),
        "lost": fire(parent="nobody"),
    }
    directory = link(town(organisations=organisations))
    assert directory.parts["fire"] == ["west", "east"]
    assert "lost" not in directory.parts


def areas_above(directory: Directory, code: str) -> list[str]:
    return [area.id for area in directory.areas_above(code)]


def test_the_areas_above_one_end_at_the_top_at_a_gap_or_where_they_began() -> None:
    assert areas_above(link(town()), "C1") == ["C1", "R1", "N1"]
    assert areas_above(link(town()), "nowhere") == []
    parents = {"A": "B", "B": "A", "C": "missing"}
    areas = Areas(
        areas=tuple(Area(id=i, name=i, kind="region", parent=p) for i, p in parents.items())
    )
    directory = link(town(areas=areas))
    assert areas_above(directory, "A") == ["A", "B"]
    assert areas_above(directory, "C") == ["C"]


@pytest.mark.parametrize(
    ("scheme", "target"),
    [
        ("leader", "ada"),
        ("post", CHIEF),
        ("organisation", "fire"),
        ("sector", "rescue"),
        ("area", "R1"),
        ("role", "chief"),
        ("topic", "floods"),
        ("programme", "course"),
        ("group", "winter"),
        ("contributor", ""),
    ],
)
def test_every_scheme_of_links_finds_what_is_there_and_nothing_else(
    scheme: str, target: str
) -> None:
    directory = link(town(leaders={"ada": leader("Ada Vale")}))
    assert directory.has(scheme, target) is bool(target)
    assert not directory.has(scheme, "nowhere")
    assert scheme in SCHEMES


def test_what_may_be_renamed_is_what_keeps_its_former_ids() -> None:
    keeping = {folder for folder, model in FOLDERS.items() if "former_ids" in model.__annotations__}
    assert keeping == {SCHEMES[scheme] for scheme in RENAMED}
