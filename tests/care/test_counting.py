"""How fresh details are, and who left long ago: counted from the records, for the team."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.care.house import House

Captured = pytest.CaptureFixture[str]
PAST = """\
name: Ida Marsh
appointments:
  - post: southmere-fire/deputy
    start: 2015-01-01
    end: 2020-05-31
    contacts:
      - {id: direct, label: Direct, phone: "+44 1632 960499"}
"""


def told(house: House, capsys: Captured, verb: str) -> Any:
    capsys.readouterr()
    assert house.run(verb, "--as=json") == 0
    return json.loads(capsys.readouterr().out)


def fire_of(counted: Any) -> dict[str, int]:
    (fire,) = [row for row in counted["sectors"] if row["sector"].startswith("Fire")]
    assert counted["whole"]["total"] == sum(row["total"] for row in counted["sectors"])
    return dict(fire)


def test_details_are_counted_by_sector_and_state(house: House, capsys: Captured) -> None:
    fire = fire_of(told(house, capsys, "freshness"))
    # Rhys was confirmed ten months ago for Freda, and never for Owen.
    assert (fire["ageing"], fire["lapsed"], fire["waiting"]) == (1, 0, 2)
    path = "directory_data/leaders/freda-harlowe.yml"
    text = (house.repository / path).read_text()
    house.village.write(path, text.replace("on: 2026-01-10", "on: 2025-11-21"))
    house.village.save("Let it lapse")
    later = fire_of(told(house, capsys, "freshness"))
    assert (later["ageing"], later["lapsed"], later["waiting"]) == (0, 1, 2)
    assert later["total"] == fire["total"]


def test_what_is_withheld_is_not_counted(house: House, capsys: Captured) -> None:
    before = told(house, capsys, "freshness")
    house.village.write(
        "directory_data/leaders/ida-marsh.yml",
        PAST.replace("    end: 2020-05-31\n", "    status: acting\n").replace(
            '960499"}', '960499", audience: withheld}'
        ),
    )
    house.village.save("Add somebody whose number is withheld")
    assert told(house, capsys, "freshness") == before


def test_who_left_longer_ago_than_is_kept_is_listed(house: House, capsys: Captured) -> None:
    assert told(house, capsys, "leavers") == []
    house.village.write("directory_data/leaders/ida-marsh.yml", PAST)
    house.village.save("Add somebody who left")
    (found,) = told(house, capsys, "leavers")
    assert (found["id"], found["whole_entry"]) == ("ida-marsh", True)
    assert found["ended"][0]["contacts_and_assistants"] == 1
    house.village.write("directory_data/network.yml", "name: N\nretention_days: 3000\n")
    house.village.save("Keep them longer")
    assert told(house, capsys, "leavers") == []
