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


def test_who_holds_nothing_any_more_and_may_still_sign_in_is_listed_first(
    house: House, capsys: Captured
) -> None:
    address = "sign_in: [ida.marsh@southmere-fire.example]\n"

    def listed(text: str) -> list[tuple[str, bool, str | None]]:
        house.village.write("directory_data/leaders/ida-marsh.yml", text)
        house.village.save("Change an entry")
        found = told(house, capsys, "leavers")
        return [(each["id"], each["may_sign_in"], each["left"]) for each in found]

    acting = PAST.replace("    end:", "    status: acting\n    end:")
    yesterday = acting.replace("2020-05-31", "2026-11-21") + address
    assert listed(yesterday) == [("ida-marsh", True, "2026-11-21")]
    assert listed(yesterday.replace(address, "")) == []
    today = yesterday.replace("2026-11-21", "2026-11-22")
    assert listed(today) == [], "the last day is theirs"
    later = "  - {post: southmere-fire/deputy, start: 2027-01-04, status: acting}\n"
    assert listed(yesterday.replace(address, later + address)) == []
    assert listed(PAST + address) == [("ida-marsh", True, "2020-05-31")]
