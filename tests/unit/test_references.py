"""What a record refers to is there; one fault is told once, where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.data import faults

GROUP = "name: Winter\n"
PROGRAMME = (
    "name: Course\ncohorts:\n  - id: 2026\n    name: First\n    start: 2026-01-01\n"
    "  - id: spring\n    name: Spring\n    start: 2026-03-01\n    room: green\n"
)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("groups: [winter]", None),
        ("groups: [summer]", "unknown-group"),
        ("programmes: [{programme: course, cohort: 2026}]", None),
        ("programmes: [{programme: course, cohort: 2027}]", "unknown-cohort"),
        ("programmes: [{programme: class, cohort: 2026}]", "unknown-programme"),
        ("knows_about: [floods]", "unknown-topic"),
        ("photo: bo.jpg", "unknown-photo"),
        ("appointments: [{post: fire/deputy, start: 2026-01-01}]", "unknown-post"),
        ("appointments: [{post: water/chief, start: 2026-01-01}]", "unknown-post"),
        ("audience: winter", None),
        ("audience: cohort-2026", None),
        ("audience: green", None),
        ("audience: cohort-spring", "unknown-audience"),
        ("audience: withheld", None),
        ("audiences: {offers: everyone}", "unknown-audience"),
        ("offers: [{text: Tea, until: 2027-01-01, audience: nobody}]", "unknown-audience"),
    ],
)
def test_a_leader_refers_to_what_is_there(tmp_path: Path, line: str, code: str | None) -> None:
    found = faults(
        tmp_path,
        leaders__bo=f"name: Bo Marsh\n{line}\n",
        groups__winter=GROUP,
        programmes__course=PROGRAMME,
    )
    assert found == ([f"leaders/bo:2 {code}"] if code else [])


def test_what_is_missing_because_its_file_is_broken_is_told_once(tmp_path: Path) -> None:
    refers = "name: Bo Marsh\nappointments: [{post: care/nurse, start: 2026-01-01}]\n"
    broken = "name: Care\nsector: rescue\nposts: [{id: nurse}]\n"
    found = faults(tmp_path, leaders__bo=refers, organisations__care=broken)
    assert [fault.split(":")[0] for fault in found] == ["organisations/care"]
    sound = broken.replace("{id: nurse}", "{id: nurse, title: Nurse}")
    assert faults(tmp_path, leaders__bo=refers, organisations__care=sound) == []


def test_a_broken_vocabulary_blames_nobody_who_uses_it(tmp_path: Path) -> None:
    refers = {"leaders__bo": "name: Bo Marsh\nknows_about: [floods]\n"}
    found = faults(tmp_path, vocabulary__topics="topics: [{id: floods}]\n", **refers)
    assert [fault.split(":")[0] for fault in found] == ["vocabulary/topics"]
    found = faults(tmp_path, vocabulary__topics="topics: [{id: ice, name: Ice}]\n", **refers)
    assert found == ["leaders/bo:2 unknown-topic"]


def test_a_broken_group_may_be_the_audience_that_is_missing(tmp_path: Path) -> None:
    found = faults(
        tmp_path, leaders__bo="name: Bo Marsh\naudience: winter\n", groups__winter="nme: Winter\n"
    )
    assert {fault.split(":")[0] for fault in found} == {"groups/winter"}


def test_areas_roles_groups_and_contributors_refer_to_what_is_there(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        vocabulary__areas="areas:\n  - {id: A, name: A, kind: region, parent: X, overlaps: [Y]}\n",
        vocabulary__roles="roles:\n  - {id: chief, name: Chief, sector: none}\n",
        groups__winter="name: Winter\nconvener: nobody\nareas: [A]\n",
        contributors__cy="name: Cy Fell\nknows_about: [ice]\n",
        organisations__care="name: Care\nsector: rescue\nparent: none\nareas: [Z]\n",
    )
    assert found == [
        "contributors/cy:2 unknown-topic",
        "groups/winter:2 unknown-leader",
        "organisations/care:3 unknown-organisation",
        "organisations/care:4 unknown-area",
        "vocabulary/areas:2 unknown-area",
        "vocabulary/areas:2 unknown-area",
        "vocabulary/roles:2 unknown-sector",
    ]
