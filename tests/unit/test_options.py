"""Options make the settings that people mean by them."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from leaders_network.building.settings import Settings
from leaders_network.cli.bars import progress_bars
from leaders_network.cli.options import DATA_VARIABLE, ROOT, add_audiences, add_folders, settings


def chosen(*words: str) -> Settings:
    parser = argparse.ArgumentParser()
    add_folders(parser)
    add_audiences(parser)
    return settings(parser.parse_args(words))


def test_where_nothing_is_said_everything_stands_in_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    found = chosen()
    here = Path.cwd()
    assert (found.data, found.content) == (here / "directory_data", here / "content")
    assert (found.theme, found.site, found.cache) == (
        ROOT / "theme",
        here / "site",
        here / ".cache",
    )
    assert found.audiences == ()


def test_the_day_is_today_or_the_one_that_is_named() -> None:
    before = datetime.now().astimezone().date()
    assert before <= chosen().day <= datetime.now().astimezone().date()
    assert chosen("--day", "2027-01-04").day == date(2027, 1, 4)


@pytest.mark.parametrize("day", ["tomorrow", "2027-02-29", "04/01/2027"])
def test_what_is_no_day_is_refused_with_an_example(
    day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        chosen("--day", day)
    assert stopped.value.code == 2
    assert f"{day} is not a day; write it as in 2026-09-12" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["0999-12-31", "9999-12-31"])
def test_a_day_from_which_nothing_can_be_counted_is_refused(
    day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        chosen("--day", day)
    assert stopped.value.code == 2
    assert f"{day} is not between 1000-01-01 and 2999-12-31" in capsys.readouterr().err


def test_the_variable_names_the_data_and_the_option_outdoes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "elsewhere"))
    assert chosen().data == tmp_path / "elsewhere"
    assert chosen("--data", str(tmp_path / "here")).data == tmp_path / "here"


def test_audiences_are_kept_in_the_order_they_are_named() -> None:
    assert chosen("--audience", "team", "--audience", "public").audiences == ("team", "public")


def test_bars_draw_nothing_where_nobody_watches(capfd: pytest.CaptureFixture[str]) -> None:
    with progress_bars() as progress:
        progress.step("Reading")
        assert list(progress.track("abc", "Writing", 3)) == ["a", "b", "c"]
    assert capfd.readouterr() == ("", "")


def test_bars_pass_on_everything_they_watch() -> None:
    """In a terminal of our own, where bars are drawn; what they look like is theirs to say."""
    pty = pytest.importorskip("pty")
    script = (
        "from leaders_network.cli import bars\n"
        "bars.PATIENCE = 0\n"
        "with bars.progress_bars() as progress:\n"
        "    progress.step('Reading')\n"
        "    assert list(progress.track(range(200), 'Writing', 200)) == list(range(200))\n"
    )
    ours, theirs = pty.openpty()
    screen = os.environ | {"TERM": "xterm"}
    done = subprocess.run([sys.executable, "-c", script], stderr=theirs, env=screen, check=False)
    os.close(theirs)
    drawn = os.read(ours, 65536)
    os.close(ours)
    assert done.returncode == 0, drawn.decode()
    assert b"Writing" in drawn
