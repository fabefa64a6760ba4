"""`peer-sets` explains a proposal and writes it for review; nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaders_network.cli.main import main
from tests.files import write
from tests.unit.data import SOUND

DONE, PROBLEMS, MISUSED = 0, 1, 2
Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
COURSE = """\
name: Course
cohorts:
  - id: 2026
    name: Cohort of 2026
    start: 2026-09-14
"""
MEMBER = "name: {}\nprogrammes:\n  - programme: course\n    cohort: 2026\n"
NAMES = {"bo": "Bo Marsh", "cy": "Cy Fell", "di": "Di Holt", "ed": "Ed Lund"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    members = {f"leaders/{one}.yml": MEMBER.format(name) for one, name in NAMES.items()}
    write(tmp_path / "directory_data", {**SOUND, **members, "programmes/course.yml": COURSE})
    write(tmp_path / "content", {"index.md": "---\naudience: public\n---\n# Home\n"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> int:
    common = (f"--theme={ROOT / 'theme'}", "--day=2026-11-22")
    return main(["peer-sets", *words, *common])


def text(place: Path) -> str:
    return (place / "directory_data/programmes/course.yml").read_text("utf-8")


def test_a_proposal_is_told_and_written(place: Path, capsys: Captured) -> None:
    assert run("course/2026", "--size=2", "--name=Winter") == DONE
    told = capsys.readouterr().out
    assert told.startswith("Cohort of 2026: 4 members\n\nSet 1\n  Bo Marsh\n")
    assert "directory_data/programmes/course.yml: look at the change" in told
    written = text(place)
    assert written.startswith(COURSE.rstrip())
    assert '- id: "2026-11"\n        name: Winter\n        start: 2026-11-22' in written
    assert written.count("- id: set-") == 2
    assert written.count("- id: pair-") == 2
    assert main(["check", f"--theme={ROOT / 'theme'}", "--day=2026-11-22"]) == DONE


def test_a_dry_run_writes_nothing(place: Path, capsys: Captured) -> None:
    assert run("2026", "--dry-run") == DONE
    assert capsys.readouterr().out.endswith("Nothing was written.\n")
    assert text(place) == COURSE


def test_a_second_proposal_avoids_the_first(place: Path, capsys: Captured) -> None:
    assert run("2026", "--size=2", "--no-buddies", "--id=first") == DONE
    assert run("2026", "--size=2", "--no-buddies", "--id=second") == DONE
    assert "Have not been put together before" in capsys.readouterr().out
    lines = [line.strip() for line in text(place).splitlines() if "members:" in line]
    assert len(lines) == len(set(lines)) == 4


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("course/2062",), "there is no cohort course/2062; there is course/2026"),
        (("2026", "--size=1"), "--size is from 2 to 20, not 1"),
        (("2026", "--id=A B"), "--id A B:"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(
    place: Path, capsys: Captured, words: tuple[str, ...], told: str
) -> None:
    assert run(*words) == MISUSED
    assert told in capsys.readouterr().err
    assert text(place) == COURSE


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("soon", "soon is not a day; write it as in 2026-09-12"),
        ("0026-11-01", "0026-11-01 is not between"),
    ],
)
def test_a_day_from_which_nothing_can_hold_is_refused(
    place: Path, capsys: Captured, day: str, told: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("2026", f"--from={day}")
    assert stopped.value.code == MISUSED
    assert told in capsys.readouterr().err
    assert text(place) == COURSE


def test_a_name_that_is_taken_is_not_written_over(place: Path, capsys: Captured) -> None:
    assert run("2026", "--id=first") == DONE
    before = text(place)
    assert run("2026", "--id=first") == MISUSED
    assert "has peer sets first already" in capsys.readouterr().err
    assert text(place) == before
