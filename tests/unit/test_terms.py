"""An audience searches its areas by what lies in them, and not by the words of their kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from leaders_network.audiences import RUNGS
from leaders_network.publish.publication import publish
from leaders_network.publish.terms import MOST_INNER, Searched, Term
from leaders_network.records.vocabulary import Area, Areas
from tests.unit.filled import records_of


def terms_of(*areas: Area) -> dict[str, Term]:
    records = replace(records_of(), areas=Areas(areas=areas))
    found = Searched(publish(records, RUNGS[1], date(2026, 11, 22)).pages).terms()
    return {term.link.name: term for term in found}


def area(identifier: str, name: str, kind: str, **more: Any) -> Area:
    return Area(id=identifier, name=name, kind=kind, **more)


FORCES = tuple(
    area(f"F{number}", f"{name} police area", "police-area", parent="R1")
    for number, name in enumerate(("Northmoor", "Selmouth", "Fells"))
)
TOWNS = (
    area("T1", "Wexbridge", "council", other_names=("Wex",), parent="R1", within=("F0",)),
    area("T2", "Alderby", "council", parent="R1", within=("F0",)),
    area("T3", "Selmouth", "council", parent="R1", overlaps=("F1",)),
)


def test_an_area_is_found_by_each_place_that_lies_in_it_all_or_in_part() -> None:
    found = terms_of(area("R1", "The North", "region"), *FORCES, *TOWNS)
    assert found["Northmoor police area"].inner == ("Wexbridge", "T1", "Wex", "Alderby", "T2")
    assert found["Selmouth police area"].inner == ("Selmouth", "T3")
    # A force in whose area no place is known is a place itself.
    assert {name for name in found["The North"].inner if len(name) > 2} == {
        *("Wexbridge", "Wex", "Alderby", "Selmouth", "Fells police area", "Selmouth police area")
    }
    assert found["Wexbridge"].inner == ()


def test_a_town_finds_the_place_that_it_lies_in_and_whatever_holds_that_place() -> None:
    port = area("T4", "Fells", "council", parent="R1", within=("F2",), towns=("Fellport",))
    found = terms_of(area("R1", "The North", "region"), *FORCES, *TOWNS, port)
    assert found["Fells"].inner == ("Fellport",)
    assert found["Fells police area"].inner == ("Fells", "T4", "Fellport")
    assert "Fellport" in found["The North"].inner
    assert "Fellport" not in found["Northmoor police area"].inner


def test_an_area_of_very_many_places_is_not_found_by_each() -> None:
    towns = [area(f"T{n}", f"Town {n}", "council", parent="R1") for n in range(MOST_INNER + 1)]
    assert terms_of(area("R1", "The North", "region"), *towns)["The North"].inner == ()
    inner = terms_of(area("R1", "The North", "region"), *towns[1:])["The North"].inner
    assert inner[::2] == tuple(town.name for town in towns[1:])


def test_a_code_that_may_be_a_word_finds_no_area() -> None:
    place = area("pier", "Northmoor pier", "council", parent="R1")
    found = terms_of(area("R1", "The North", "region"), place, area("P2", "Fells", "council"))
    assert found["The North"].inner == ("Northmoor pier",)


def test_words_of_a_kind_are_those_that_many_of_it_share_and_few_of_another_bear() -> None:
    found = terms_of(area("R1", "The North", "region"), *FORCES, *TOWNS)
    assert found["Northmoor police area"].shared == ("area", "police")
    assert found["Selmouth"].shared == found["The North"].shared == ()


def test_the_name_of_a_county_tells_although_all_its_districts_share_it() -> None:
    districts = [
        area(f"D{number}", f"{name} Moorshire", "district", parent="C1")
        for number, name in enumerate(("North", "East", "West"))
    ]
    alone = terms_of(area("C1", "Fells", "county"), *districts)
    beside = terms_of(area("C1", "Moorshire", "county"), area("C2", "Fells", "county"), *districts)
    assert alone["North Moorshire"].shared == ("moorshire",)
    assert beside["North Moorshire"].shared == ()
