"""The topics of office-holders in the search bench are what an editor would write."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace

import pytest

from benchmarks.search.committees import subject, subjects
from benchmarks.search.judge import Quality
from benchmarks.search.report import Row, earlier, page

TOLD = {one.topic.name: one for one in subjects()}


@pytest.mark.parametrize(
    ("committee", "expected"),
    [
        ("House Committee on the Judiciary", "Judiciary"),
        ("Senate Select Committee on Ethics", "Ethics"),
        ("House Committee on Science, Space, and Technology", "Science, Space, and Technology"),
        ("Joint Committee of Congress on the Library", "Library"),
        ("Commission on Security and Cooperation in Europe", "Security and Cooperation in Europe"),
        ("Joint Economic Committee", "Joint Economic Committee"),
    ],
)
def test_a_topic_is_what_stands_behind_committee_on(committee: str, expected: str) -> None:
    assert subject(committee) == expected


def test_committees_of_both_chambers_on_one_subject_are_one_topic() -> None:
    full = ("House Committee on the Judiciary", "Senate Committee on the Judiciary")
    assert TOLD["Judiciary"].topic.other_names == full
    assert {"J000289", "G000386"} <= TOLD["Judiciary"].members


def test_committees_whose_subjects_are_called_otherwise_stay_apart() -> None:
    assert "S001150" in TOLD["Agriculture, Nutrition, and Forestry"].members
    assert "S001150" not in TOLD["Agriculture"].members


def test_every_committee_is_there_once_with_members_of_its_own() -> None:
    assert sum(len(one.topic.other_names) or 1 for one in TOLD.values()) == 49
    assert len({one.topic.id for one in TOLD.values()}) == len(TOLD)
    every = [member for one in TOLD.values() for member in one.members]
    assert all(re.fullmatch(r"[A-Z][0-9]{6}", member) for member in every)


def test_what_was_measured_earlier_stays_beside_what_is_measured_anew() -> None:
    cost = {"brotli": 1, "gzip": 1, "node": None, "chromium": None, "turns": 3}
    before = Row(
        "big", 10, "ours", {"all": Quality(1, 1, (1, 1), 1, (1, 1), 1, 0)}, cost, 0.1, "2026-11-25"
    )
    small = replace(before, corpus="small")
    anew = replace(small, on="2026-11-26")
    told = json.loads(json.dumps({"rows": [asdict(before), asdict(small)]}))
    kept = earlier(told, [anew])
    assert [row.corpus for row in kept] == ["big"]
    shown = page({}, [anew, *kept])
    assert "Measured on 2026-11-25" in shown
    assert shown.count("Measured on 2026-11-26") == 1
