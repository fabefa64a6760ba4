"""A data folder is read whole: what can be read is there, and nothing else is passed over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leaders_network.problems import Location, Problem
from tests.files import write
from tests.unit.data import SOUND, read


def codes(problems: list[Problem]) -> dict[str, str]:
    return {problem.location.path: problem.code for problem in problems}


def test_a_sound_folder_becomes_records_by_their_files_names(tmp_path: Path) -> None:
    records, problems = read(write(tmp_path / "data", SOUND))
    assert problems == []
    assert list(records.leaders) == ["ada"]
    assert records.organisations["fire"].posts[0].id == "chief"
    assert [sector.name for sector in records.sectors.sectors] == ["Rescue"]


def test_an_empty_folder_is_an_empty_directory_with_the_settings_of_every_network(
    tmp_path: Path,
) -> None:
    records, problems = read(tmp_path)
    assert (problems, records.leaders, records.network.lapsed_days) == ([], {}, 365)


def test_the_networks_own_settings_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    records, _ = read(write(tmp_path, {"network.yml": "name: Southmere\ncountry: IE\n"}))
    assert (records.network.name, records.network.country) == ("Southmere", "IE")
    assert records.network.lapsed_days == 365


def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "data")
    assert codes(problems) == {"data": "no-data-folder"}


def test_a_broken_file_is_left_out_and_every_other_is_read(tmp_path: Path) -> None:
    files = {**SOUND, "leaders/bo.yml": "name: [", "leaders/cy.yml": "nme: Cy Fell\n"}
    records, problems = read(write(tmp_path / "data", files))
    assert list(records.leaders) == ["ada"]
    assert {path.split("/")[-1] for path in codes(problems)} == {"bo.yml", "cy.yml"}
    assert records.unread == {"leaders/bo.yml", "leaders/cy.yml"}


@pytest.mark.parametrize(
    "path",
    [
        "leaders/ada.yaml",
        "leaders/Ada.yml",
        "leaders/notes.txt",
        "leaders/old/bo.yml",
        "leader/bo.yml",
        "settings.yml",
        "vocabulary/topic.yml",
        "photos/ADA.JPG",
    ],
)
def test_no_file_is_passed_over_in_silence(tmp_path: Path, path: str) -> None:
    _, problems = read(write(tmp_path / "data", {path: "name: Bo Marsh\n"}))
    told = {problem.location.path.removeprefix("data/") for problem in problems}
    assert told
    assert all(path.startswith(each) for each in told)


@pytest.mark.parametrize(
    "path",
    ["README.md", ".git/config", ".DS_Store", "leaders/.gitkeep", "leaders/Thumbs.db"]
    + [f"leaders/{name}" for name in ("bo.yml~", "#bo.yml#", "4913", "Desktop.ini")]
    + ["photos/bo.jpg~", "vocabulary/~$topics.yml"],
)
def test_what_other_programs_leave_is_no_business_of_ours(tmp_path: Path, path: str) -> None:
    _, problems = read(write(tmp_path / "data", {path: "anything"}))
    assert problems == []


def test_names_that_some_computers_cannot_tell_apart_are_told(tmp_path: Path) -> None:
    for name in ("bo.yml", "BO.yml"):
        write(tmp_path / "data", {f"leaders/{name}": "name: Bo Marsh\n"})
    if len(list((tmp_path / "data" / "leaders").iterdir())) == 1:
        pytest.skip("this file system tells no capitals apart")
    _, problems = read(tmp_path / "data")
    assert "colliding-id" in {problem.code for problem in problems}


def test_a_link_may_lead_about_the_folder_and_not_out_of_it(tmp_path: Path) -> None:
    data = write(tmp_path / "data", SOUND)
    outside = write(tmp_path, {"secret.yml": "name: Secret\n"}) / "secret.yml"
    for name, target in (
        ("out", outside),
        ("gone", data / "nothing.yml"),
        ("bo", data / "leaders" / "ada.yml"),
    ):
        (data / "leaders" / f"{name}.yml").symlink_to(target)
    records, problems = read(data)
    assert set(records.leaders) == {"ada", "bo"}
    assert codes(problems) == {
        "data/leaders/out.yml": "link-outside",
        "data/leaders/gone.yml": "link-nowhere",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are none here")
def test_a_file_that_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    data = write(tmp_path / "data", SOUND)
    os.mkfifo(data / "leaders" / "bo.yml")
    records, problems = read(data)
    assert list(records.leaders) == ["ada"]
    assert codes(problems) == {"data/leaders/bo.yml": "unknown-file"}


def test_a_value_is_found_where_it_is_written(tmp_path: Path) -> None:
    records, _ = read(write(tmp_path / "data", SOUND))
    place = ("appointments", 0, "start")
    assert records.locate("leaders/ada.yml", *place) == Location("data/leaders/ada.yml", 4, 12)
    assert records.locate("leaders/ada.yml", *place, key=True).column == 5


def test_a_value_that_is_not_written_is_found_at_what_would_hold_it(tmp_path: Path) -> None:
    records, _ = read(write(tmp_path / "data", SOUND))
    assert records.locate("leaders/ada.yml", "appointments", 0, "post").line == 3
    assert records.locate("leaders/ada.yml", "appointments", 0, "status").line == 3
