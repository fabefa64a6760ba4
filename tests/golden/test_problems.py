"""Each fault that people make is reported where it stands, in words that say what to do.

`base/` is a sound folder of data and content. Each file of `problems/` changes it by one fault and
holds the exact report; a case that changes nothing of weight has nothing reported.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from leaders_network.building.forms import written_files
from leaders_network.problems import Problems
from tests.golden.cases import HERE, case_of, lay_out, put_changes, said_of, settings_of

CASES = sorted((HERE / "problems").glob("*.yml"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What runs keep of files they have read: each case reads what it changes, not all the base."""
    return tmp_path_factory.mktemp("cache")


def test_the_base_has_no_problem(tmp_path: Path) -> None:
    lay_out(tmp_path, {})
    assert said_of(tmp_path, tmp_path / "cache") == ""


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_fault_is_reported_in_these_words(file: Path, tmp_path: Path, cache: Path) -> None:
    case = case_of(file)
    lay_out(tmp_path, case.files)
    assert said_of(tmp_path, cache) == case.expect


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_file_with_a_fault_has_one_form_or_none(file: Path, tmp_path: Path) -> None:
    put_changes(tmp_path, case_of(file).files)
    for one in written_files(settings_of(tmp_path, tmp_path / "cache")):
        formed = one.form(one.file.read_bytes(), Problems())
        assert formed is None or one.form(formed, Problems()) == formed


def test_what_one_run_kept_changes_nothing_in_the_next(tmp_path: Path) -> None:
    """A record read from the cache of records is judged as one that was read from its file."""
    case = case_of(HERE / "problems" / "rules-two-holders.yml")
    lay_out(tmp_path, case.files)
    assert said_of(tmp_path, tmp_path / "cache") == case.expect
    assert said_of(tmp_path, tmp_path / "cache") == case.expect
