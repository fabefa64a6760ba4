"""The topics of office-holders in the search bench are what an editor would write."""

from __future__ import annotations

import re

import pytest

from benchmarks.search.committees import subject, subjects

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
