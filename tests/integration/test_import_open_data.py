"""Real lists that nobody here wrote become a valid directory, whole, and again the same."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from leaders_network.directory.linking import link
from leaders_network.directory.rules import check_directory
from leaders_network.importing.report import ImportReport
from leaders_network.importing.run import run_import
from leaders_network.problems import Problems
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records

MAPPINGS = Path(__file__).resolve().parents[2] / "benchmarks" / "mappings"
IMPORTS = {
    "uk-sectors": "sectors.csv",
    "uk-regions": "regions.csv",
    "uk-topics": "topics.csv",
    "uk-organisations": "organisations.csv",
    "us-legislators": "people/us-legislators-current.yaml",
}
"""Each mapping and its source; what others refer to comes first."""

pytestmark = pytest.mark.skipif(
    not os.environ.get("OPEN_DATA"), reason="OPEN_DATA names no folder of open data"
)


@pytest.fixture(scope="module")
def open_data() -> Path:
    return Path(os.environ["OPEN_DATA"])


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory, open_data: Path) -> Path:
    folder = tmp_path_factory.mktemp("open") / "directory"
    for report in imported(open_data, folder).values():
        assert not report.problems
    return folder


@pytest.fixture(scope="module")
def records(directory: Path) -> Records:
    return read_records(directory, Problems())


def imported(open_data: Path, folder: Path) -> dict[str, ImportReport]:
    return {
        name: run_import(MAPPINGS / f"{name}.yml", open_data / source, folder)
        for name, source in IMPORTS.items()
    }


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


def people(open_data: Path) -> list[dict[str, object]]:
    text = (open_data / IMPORTS["us-legislators"]).read_text("utf-8")
    found: list[dict[str, object]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@contextmanager
def restored(directory: Path) -> Iterator[dict[str, bytes]]:
    """Give the tree as it is, and bring it back afterwards."""
    before = tree(directory)
    yield before
    for name in tree(directory).keys() - before.keys():
        (directory / name).unlink()
    for name, content in before.items():
        (directory / name).write_bytes(content)


def test_what_was_imported_is_a_valid_directory(directory: Path) -> None:
    problems = Problems()
    check_directory(link(read_records(directory, problems).made_out()), problems)
    assert list(problems) == []


def test_every_public_body_is_in_with_its_sector_area_and_parent(
    open_data: Path, records: Records
) -> None:
    for row in rows(open_data / "organisations.csv"):
        body = records.organisations[row["id"]]
        assert (body.name, body.sector) == (row["name"], row["sector"])
        assert body.areas == (row["region_code"],)
        assert body.parent == (row["parent"] or None)
        assert body.website == (row["website"] or None)
        assert not row["short_name"] or row["short_name"].strip() in body.other_names
        registered = [f"{found.scheme}:{found.identifier}" for found in body.identifiers]
        assert registered == list(filter(None, row["external_ids"].split(";")))


def test_short_names_of_two_bodies_stay_with_both(open_data: Path, records: Records) -> None:
    named: dict[str, list[str]] = {}
    for row in rows(open_data / "organisations.csv"):
        if row["short_name"]:
            named.setdefault(row["short_name"].strip(), []).append(row["id"])
    shared = {name: ids for name, ids in named.items() if len(ids) > 1}
    assert shared
    for name, ids in shared.items():
        assert all(name in records.organisations[one].other_names for one in ids)


def test_every_legislator_is_in_with_every_term_and_the_present_office(
    open_data: Path, records: Records
) -> None:
    members = people(open_data)
    assert len(records.leaders) == len(members)
    by_name = {leader.name: leader for leader in records.leaders.values()}
    for member in members:
        name = member["name"]
        assert isinstance(name, dict)
        leader = by_name[name.get("official_full") or f"{name['first']} {name['last']}"]
        terms = member["terms"]
        assert isinstance(terms, list)
        for term in terms:
            first = date.fromisoformat(term["start"])
            last = date.fromisoformat(term["end"]) - timedelta(days=1)
            assert any(
                held.start <= first and held.end is not None and last <= held.end
                for held in leader.appointments
            ), (leader.name, term)
        phones = [contact.phone for contact in leader.appointments[-1].contacts]
        assert phones == (
            [f"+1{terms[-1]['phone'].replace('-', '')}"] if "phone" in terms[-1] else []
        )


def test_each_seat_is_one_post(records: Records) -> None:
    house = records.organisations["us-house-of-representatives"]
    senate = records.organisations["us-senate"]
    assert len({post.id for post in house.posts}) == len(house.posts)
    assert len(senate.posts) == 100
    assert {post.id for post in senate.posts if post.areas == ("US-WA",)} == {
        "wa-class-1",
        "wa-class-3",
    }
    assert {post.title for post in house.posts if post.id == "ak-at-large"} == {
        "Representative for Alaska"
    }


def test_importing_again_leaves_every_byte_and_what_was_edited_by_hand(
    directory: Path, open_data: Path
) -> None:
    with restored(directory):
        leader = min((directory / "leaders").iterdir())
        leader.write_text("# Checked by telephone.\n" + leader.read_text() + "joined: 2026-01-05\n")
        by_hand = tree(directory)
        reports = imported(open_data, directory)
        assert tree(directory) == by_hand
    assert not any(report.changed for report in reports.values())


def test_a_second_import_elsewhere_is_the_same_tree(
    directory: Path, open_data: Path, tmp_path: Path
) -> None:
    imported(open_data, tmp_path / "directory")
    assert tree(tmp_path / "directory") == tree(directory)


def test_an_edited_source_touches_only_its_record(
    directory: Path, open_data: Path, tmp_path: Path
) -> None:
    text = (open_data / "organisations.csv").read_text("utf-8")
    first = rows(open_data / "organisations.csv")[0]
    assert text.count(f"\n{first['id']},{first['name']},") == 1
    source = tmp_path / "organisations.csv"
    renamed = f"{first['name']} of today"
    source.write_text(
        text.replace(f"\n{first['id']},{first['name']},", f"\n{first['id']},{renamed},")
    )
    with restored(directory) as before:
        report = run_import(MAPPINGS / "uk-organisations.yml", source, directory)
        after = tree(directory)
    file = f"organisations/{first['id']}.yml"
    assert report.changed == [file]
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {file, ".imports/uk-organisations.jsonl"}
    assert after[file] == before[file].replace(first["name"].encode(), renamed.encode(), 1)
