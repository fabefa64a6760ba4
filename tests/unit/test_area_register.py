"""The places of the United Kingdom that come with the directory are those of public registers."""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from leaders_network.directory.areas import Grounds
from leaders_network.directory.linking import Directory, link
from leaders_network.problems import Problems
from leaders_network.records.reading import read_records
from leaders_network.records.vocabulary import Area

DATA = Path(__file__).parents[2] / "directory_data"
OPEN_DATA = os.environ.get("OPEN_DATA")

KINGDOM = "K02000001"
NATIONS = {"E": "E92000001", "W": "W92000004", "S": "S92000003", "N": "N92000002"}

COUNTS = {
    "K02": 1,
    "E92": 1,
    "W92": 1,
    "S92": 1,
    "N92": 1,
    "E12": 9,  # regions
    "E23": 39,  # police areas; those of Scotland and Northern Ireland are the nations
    "W15": 4,
    "S23": 1,
    "E31": 44,  # fire and rescue authorities
    "W25": 3,
    "E54": 36,  # integrated care boards, as they are since April 2026
    "S08": 14,  # health boards
    "W11": 7,
    "E48": 38,  # local resilience forums
    "W41": 4,
    "E06": 63,  # unitary authorities, with the Isles of Scilly
    "E08": 36,  # metropolitan districts
    "E09": 33,  # London boroughs, with the City
    "E10": 21,  # counties
    "W06": 22,
    "S12": 32,
    "N09": 11,
}
"""How many of each kind the registers know, by the first characters of their codes."""

HOLDERS = {
    "E": {"region", "police-area", "fire-authority", "integrated-care-board", "resilience-forum"},
    "W": {"nation", "police-area", "fire-authority", "health-board", "resilience-forum"},
    "S": {"nation", "police-area", "health-board"},
    "N": {"nation"},
}
"""In what kinds of places each nation's councils lie."""

SINCE = {
    "E08000016": "E08000038",  # Barnsley and Sheffield, after their boundary moved in 2025
    "E08000019": "E08000039",
    "E54000022": "E54000068",  # care boards that merged in 2026, wholly or for the most part
    "E54000023": "E54000068",
    "E54000024": "E54000065",
    "E54000025": "E54000065",
    "E54000026": "E54000066",
    "E54000027": "E54000071",
    "E54000028": "E54000071",
    "E54000034": "E54000070",
    "E54000042": "E54000067",
    "E54000044": "E54000070",
    "E54000056": "E54000065",
    "E54000063": "E54000069",
    "E54000064": "E54000069",
}
"""The codes that came after codes in the open data, which is older."""


@cache
def directory() -> Directory:
    problems = Problems()
    records = read_records(DATA, problems)
    assert list(problems) == []
    return link(records)


def areas() -> list[Area]:
    return list(directory().areas.values())


def test_every_code_has_the_form_of_its_scheme() -> None:
    assert {area.scheme for area in areas()} == {"gss"}
    assert [area.id for area in areas() if not re.fullmatch(r"[EWSNK]\d{8}", area.id)] == []


def test_there_are_as_many_of_each_kind_as_the_registers_know() -> None:
    assert Counter(area.id[:3] for area in areas()) == COUNTS


def test_no_two_places_have_one_code_or_one_name_of_a_kind() -> None:
    assert max(Counter(area.id for area in directory().records.areas.areas).values()) == 1
    assert max(Counter((area.kind, area.name) for area in areas()).values()) == 1


def test_every_place_lies_in_its_own_nation_and_in_the_kingdom() -> None:
    for area in areas():
        above = {found.id for found in directory().areas_above(area.id)}
        assert KINGDOM in above
        if area.id[0] in NATIONS:
            assert above & {*NATIONS.values()} == {NATIONS[area.id[0]]}, area.id


def test_nothing_lies_in_itself() -> None:
    grounds = Grounds(directory())
    assert any(grounds.above(area.id) for area in areas())
    for area in areas():
        assert all(area.id not in grounds.above(parent) for parent in area.parents)


def test_every_council_lies_in_one_place_of_each_kind_that_its_nation_has() -> None:
    for area in areas():
        if area.kind != "council":
            continue
        above = [found for found in directory().areas_above(area.id) if found.id in area.parents]
        shared = [directory().areas[code] for code in area.overlaps]
        kinds = Counter(found.kind for found in above)
        assert max(kinds.values()) == 1, area.name
        assert {*kinds, *(one.kind for one in shared)} == HOLDERS[area.id[0]], area.name


def test_every_place_that_is_no_council_holds_some() -> None:
    grounds = Grounds(directory())
    for area in areas():
        below = {*grounds.below(area.id)}
        assert any(directory().areas[code].kind == "council" for code in below), area.name


def test_the_councils_alone_stand_on_the_map_and_each_on_its_own_tile() -> None:
    tiled = [area for area in areas() if area.tile]
    assert {area.kind for area in tiled} == {"council"}
    assert len(tiled) == len({area.tile for area in tiled}) == 218


@pytest.mark.parametrize(
    ("place", "serving"),
    [
        ("E06000065", {"E12000003", "E23000009", "E31000027", "E54000051", "E54000054"}),
        ("E06000042", {"E12000008", "E23000029", "E31000004", "E54000065", "E48000033"}),
        ("E23000036", {"E31000001", "E31000011", "E54000038", "E54000039", "E54000040"}),
        ("E09000001", {"E23000034", "E48000021", "E54000029", "E12000007"}),
        ("W06000011", {"W15000003", "W25000002", "W11000031", "W41000004"}),
        ("S12000035", {"S08000022", "S92000003"}),
        ("N09000003", {"N92000002"}),
    ],
)
def test_places_that_are_known_to_share_ground_do(place: str, serving: set[str]) -> None:
    assert serving <= {*Grounds(directory()).around(place)}


def _rows(*kinds: str) -> list[dict[str, str]]:
    with (Path(OPEN_DATA or "") / "organisations.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["org_type"] in kinds]


needs_open_data = pytest.mark.skipif(not OPEN_DATA, reason="OPEN_DATA names no folder")


@needs_open_data
def test_every_council_and_board_of_the_open_data_lands_in_its_place() -> None:
    rows = _rows(
        "Unitary authority",
        "Metropolitan district",
        "County",
        "London borough",
        "City corporation",
        "Welsh unitary authority",
        "Scottish unitary authority",
        "NI district",
        "integrated care board",
        "territorial health board",
        "local health board",
    )
    codes = [match[1] for row in rows if (match := re.search(r"gss:(\w+)", row["external_ids"]))]
    assert len(codes) == len(rows) > 270
    assert [code for code in codes if SINCE.get(code, code) not in directory().areas] == []


@needs_open_data
@pytest.mark.parametrize(
    ("row_kind", "kind"),
    [
        ("territorial police force", "police-area"),
        ("fire and rescue service", "fire-authority"),
    ],
)
def test_every_force_and_service_of_the_open_data_lands_in_its_place(
    row_kind: str, kind: str
) -> None:
    served = {_plain(area.name): area for area in areas() if area.kind == kind}
    rows = _rows(row_kind)
    assert len(rows) >= 45
    unplaced = [row["name"] for row in rows if not _place_of(row, served)]
    assert unplaced == [], "each is the service of a nation or of a place of its kind"


def _place_of(row: dict[str, str], served: dict[str, Area]) -> bool:
    name = _LATER.get(row["name"], row["name"])
    nationwide = row["nation"] in ("Scotland", "Northern Ireland")
    return nationwide or _plain(name) in served


_LATER = {
    "Hampshire Constabulary": "Hampshire and Isle of Wight",
    "Hampshire Fire and Rescue Service": "Hampshire and Isle of Wight",
    "Isle of Wight Fire and Rescue Service": "Hampshire and Isle of Wight",
    "Buckinghamshire Fire and Rescue Service": "Buckinghamshire and Milton Keynes",
    "London Fire Brigade": "London",
}


def _plain(name: str) -> str:
    """Return the name of a place without what is there."""
    words = (
        r"\b(fire and rescue service|county fire and rescue service|fire brigade|fire authority|"
        r"police service|police district|police area|constabulary|police)\b"
    )
    plain = re.sub(words, "", name.replace("&", "and").casefold())
    return re.sub(r"\b(county)$", "", plain.strip()).strip()
