"""How `make test` deals with what is missing, and with a test that fails only beside others."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import pytest

from tools import browser, tests
from tools.environment import ROOT
from tools.errors import SetupError
from tools.tests import QUICK, SOME_FAILED, again_alone, quick_tests, shared

UNSTEADY = """
from pathlib import Path

def test_holds_the_second_time():
    tried = Path(__file__).with_name("tried")
    before = tried.exists()
    tried.touch()
    assert before
"""
FAULTY = """
def test_never_holds():
    assert False
"""


def tried(folder: Path, *files: str) -> int:
    for number, text in enumerate(files):
        (folder / f"test_{number}.py").write_text(text, encoding="utf-8")
    (folder / "test_sound.py").write_text("def test_holds(): pass", encoding="utf-8")
    env = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # each process would load them all
    return again_alone(["-o", "addopts=", "-p", "xdist"], ["-n", "1"], env, folder)


def test_what_holds_alone_holds(tmp_path: Path) -> None:
    assert tried(tmp_path, UNSTEADY) == 0
    assert (tmp_path / "tried").exists()


def test_what_fails_alone_too_fails(tmp_path: Path) -> None:
    assert tried(tmp_path, UNSTEADY, FAULTY) == SOME_FAILED


def test_what_holds_is_not_tried_again(tmp_path: Path) -> None:
    assert tried(tmp_path) == 0


@pytest.mark.parametrize("number", [1, 2, 3, 200])
def test_every_file_is_in_one_share_and_no_share_is_without_any(number: int) -> None:
    files = [str(file) for file in range(17)]
    shares = shared(files, number)
    assert len(shares) == min(number, 17)
    assert sorted(chain.from_iterable(shares)) == sorted(files)
    assert all(shares)


def test_two_shares_are_dealt_in_turn() -> None:
    assert shared(list("abcde"), 2) == [["a", "c", "e"], ["b", "d"]]


def test_every_file_of_quick_tests_is_run_once() -> None:
    run = [one for command in quick_tests().values() for one in command if one.endswith(".py")]
    held = (file for folder in QUICK for file in (ROOT / folder).rglob("test_*.py"))
    assert sorted(run) == sorted(str(file.relative_to(ROOT)) for file in held)
    assert "tests/unit/test_sight.py" in run


def test_only_all_tests_are_not_run_without_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    def ensure() -> Path:
        raise SetupError("there is none")

    run: list[Sequence[str]] = []

    def pytest_run(arguments: Sequence[str], _: Mapping[str, str]) -> int:
        run.append(arguments)
        return 0

    monkeypatch.setattr(browser, "ensure", ensure)
    monkeypatch.setattr(tests, "pytest", pytest_run)
    assert tests.main(["tests/unit", "-k", "postcode"]) == 0
    with pytest.raises(SetupError):
        tests.main([])
    assert run == [["tests/unit", "-k", "postcode"]]
