"""Each fault that people make is reported where it stands, in words that say what to do.

`base/` is a sound folder of data and content. Each file of `problems/` changes it by one fault and
holds the exact report; a case that changes nothing of weight has nothing reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from leaders_network.building.forms import written_files
from leaders_network.problems import Problems
from tests.golden.cases import (
    BASE,
    HERE,
    case_of,
    changed,
    lay_out,
    put_changes,
    said_of,
    settings_of,
)

CASES = sorted((HERE / "problems").glob("*.yml"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The base, which every case changes and leaves as it was."""
    made = tmp_path_factory.mktemp("base")
    lay_out(made, {})
    yield made
    assert _contents(made) == _contents(BASE)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What runs keep of files they have read: each case reads what it changes, not all the base."""
    return tmp_path_factory.mktemp("cache")


def _contents(folder: Path) -> dict[Path, bytes | None]:
    found = folder.rglob("*")
    return {one.relative_to(folder): None if one.is_dir() else one.read_bytes() for one in found}


def test_the_base_has_no_problem(folder: Path, tmp_path: Path) -> None:
    assert said_of(folder, tmp_path) == ""


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_fault_is_reported_in_these_words(file: Path, folder: Path, cache: Path) -> None:
    case = case_of(file)
    with changed(folder, case.files):
        assert said_of(folder, cache) == case.expect


def test_a_file_with_a_fault_has_one_form_or_none(tmp_path: Path) -> None:
    for file in CASES:
        put_changes(tmp_path / file.stem, case_of(file).files)
        for one in written_files(settings_of(tmp_path / file.stem, tmp_path)):
            formed = one.form(one.file.read_bytes(), Problems())
            assert formed is None or one.form(formed, Problems()) == formed, one.file


def test_what_one_run_kept_changes_nothing_in_the_next(folder: Path, tmp_path: Path) -> None:
    """A record read from the cache of records is judged as one that was read from its file."""
    case = case_of(HERE / "problems" / "rules-two-holders.yml")
    with changed(folder, case.files):
        assert said_of(folder, tmp_path) == case.expect
        assert said_of(folder, tmp_path) == case.expect
