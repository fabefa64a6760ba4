"""Compiled templates stay beside the program, and whoever cannot keep them builds all the same."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from leaders_network import compiled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "_FOLDER", tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def drawn(text: str, compiler: str = "one") -> str:
    kept = compiled.compiled("page", compiler)
    return (
        Environment(loader=DictLoader({"a": text}), bytecode_cache=kept).get_template("a").render()
    )


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.pyc"))


def test_a_template_is_kept_and_made_again_when_its_text_changes(folder: Path) -> None:
    assert drawn("one {{ 1 + 1 }}") == "one 2"
    (kept,) = files(folder)
    before = kept.read_bytes()
    assert drawn("one {{ 1 + 1 }}") == "one 2"
    assert kept.read_bytes() == before
    assert drawn("two") == "two"
    assert files(folder) == [kept]
    assert kept.read_bytes() != before


def test_what_another_compiler_made_is_removed(folder: Path) -> None:
    drawn("text", "one")
    before = files(folder)
    drawn("text", "two")
    assert len(files(folder)) == 1
    assert files(folder) != before


def test_a_folder_that_goes_away_meanwhile_stops_nothing(folder: Path) -> None:
    kept = compiled.compiled("page", "one")
    shutil.rmtree(folder)
    environment = Environment(loader=DictLoader({"a": "text"}), bytecode_cache=kept)
    assert environment.get_template("a").render() == "text"


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert drawn("text") == "text"
    assert files(folder) == []
