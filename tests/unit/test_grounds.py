"""People who serve the same places are alike, whatever codes their areas have."""

from __future__ import annotations

from typing import Any

from leaders_network.publish.grounds import SharedGrounds
from leaders_network.records.vocabulary import Area, Areas, Sector, Sectors
from tests.unit.town import fire, held, leader, seen, town

AREAS = (
    Area(id="R1", name="Region", kind="region"),
    Area(id="F1", name="Moorshire police area", kind="police-area", parent="R1"),
    Area(id="B1", name="Moorshire fire authority", kind="fire-authority", parent="R1"),
    Area(id="H1", name="Fells health board", kind="health-board", parent="R1"),
    Area(id="L1", name="Dale police area", kind="police-area", parent="R1"),
    Area(id="T1", name="Moor", kind="council", parent="R1", within=("F1", "B1", "H1")),
    Area(id="T2", name="Shire", kind="council", parent="R1", within=("F1", "B1", "H1")),
    Area(id="T3", name="Dale", kind="council", parent="R1", within=("L1", "H1")),
)


def likes(**areas: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return who is like whom, where each serves an area from a sector of their own."""
    sectors = Sectors(sectors=tuple(Sector(id=one, name=one.title()) for one in areas))
    bodies = {one: fire(name=one, sector=one, areas=(code,)) for one, code in areas.items()}
    leaders = {one: leader(one.title(), held(f"{one}/chief", status="acting")) for one in areas}
    records: dict[str, Any] = {"organisations": bodies, "leaders": leaders, "sectors": sectors}
    similar = seen(town(areas=Areas(areas=AREAS), **records)).lists.similar
    return {one: {like.leader: like.reasons for like in similar.to(one)} for one in areas}


def test_a_force_and_a_brigade_of_the_same_county_serve_the_same_ground() -> None:
    found = likes(force="F1", brigade="B1", far="R1")
    assert found["force"] == {"brigade": ("Both serve Moor and Shire",)}
    assert found["brigade"] == {"force": ("Both serve Moor and Shire",)}
    assert found["far"] == {}


def test_who_serves_a_place_is_on_each_ground_that_holds_it_and_the_closest_is_told() -> None:
    found = likes(board="H1", town="T1", shire="T2", dale="L1", council="T3")
    assert found["council"]["dale"] == ("Both serve Dale",)
    assert found["town"]["shire"] == ("Both serve Moor and Shire",)
    assert found["town"]["board"] == ("Both serve Fells",)
    assert next(iter(likes(dale="L1", council="T3", town="T1")["dale"])) == "council"


def test_a_region_is_no_ground_of_who_serves_a_part_of_it() -> None:
    found = likes(all="R1", whole="R1", force="F1")
    assert found["all"] == {"whole": ("Both serve Region",)}
    assert found["force"] == {}


def test_areas_that_hold_the_same_places_are_one_ground() -> None:
    publication = seen(town(areas=Areas(areas=AREAS)))
    grounds = SharedGrounds(publication.pages.ground.directory)
    assert grounds.of("F1") == grounds.of("B1")
    assert grounds.of("T3")[0] == grounds.of("L1")[0] == "T3"
    assert grounds.of("nowhere") == ("nowhere",)
    assert grounds.name("nowhere") == "nowhere"
