"""The whole demonstration goes out as one workbook, and comes back as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leaders_network.cli.codes import DONE
from leaders_network.cli.main import main
from leaders_network.importing.grids import grids_of
from leaders_network.problems import Problems
from tests.integration.rendering import ROOT
from tests.unit.exported import contents, export


def test_the_demonstration_goes_out_and_comes_back_without_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "directory_data", tmp_path / "directory_data")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    before = contents(tmp_path)
    file = export(tmp_path, "xlsx", "all.xlsx")
    assert main(["import", str(file)]) == DONE
    assert " 0 changed, 0 added, 0 not placed." in capsys.readouterr().out
    assert contents(tmp_path) == before
    problems = Problems()
    assert grids_of(file, problems)
    assert list(problems) == []
