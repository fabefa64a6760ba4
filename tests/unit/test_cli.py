"""The command line says what happened in words, and in an exit code that a script can trust."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from leaders_network.cli import checking
from leaders_network.cli.main import VERBS, main
from leaders_network.cli.telling import tell_files
from tests.files import write
from tests.unit.data import SOUND

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
HOME = "---\ntitle: Home\naudience: public\n---\n# Home\n\nWelcome.\n"

DONE, PROBLEMS, MISUSED, FAILED, UNHEARD = 0, 1, 2, 3, 141

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """A folder with a small network in it, without a fault."""
    write(tmp_path / "directory_data", SOUND)
    write(tmp_path / "content", {"index.md": HOME})
    return tmp_path


def run(verb: str, folder: Path, *words: str) -> int:
    """Run a verb on the network in a folder, and return the exit code."""
    places = {
        "data": folder / "directory_data",
        "content": folder / "content",
        "theme": THEME,
        "site": folder / "site",
        "cache": folder / "cache",
    }
    named = [word for name, path in places.items() for word in (f"--{name}", str(path))]
    return main([verb, *named, *words])


def spoil(folder: Path) -> None:
    write(folder / "directory_data", {"leaders/bo.yml": "name: Bo Marsh\ngroups: [winter]\n"})


def test_a_build_with_a_problem_publishes_nothing(network: Path, capsys: Captured) -> None:
    spoil(network)
    assert run("build", network) == PROBLEMS
    said, aside = capsys.readouterr()
    assert "leaders/bo.yml:2:10: no group `winter` [unknown-group]" in said
    assert aside == "1 problem in 1 file. Nothing was published.\n"
    assert not (network / "site").exists()


def test_a_check_says_that_there_is_nothing_to_say(network: Path, capsys: Captured) -> None:
    assert run("check", network) == DONE
    assert capsys.readouterr() == ("", "No problems.\n")
    assert not (network / "site").exists()


def test_a_check_tells_every_problem(network: Path, capsys: Captured) -> None:
    spoil(network)
    write(network / "content", {"index.md": HOME.replace("Welcome", "[No](leader:nobody)")})
    assert run("check", network) == PROBLEMS
    said, aside = capsys.readouterr()
    assert (said.count("\n    fix: "), aside) == (2, "2 problems in 2 files.\n")


@pytest.mark.parametrize("verb", ["build", "check"])
def test_problems_can_be_read_by_programs(network: Path, capsys: Captured, verb: str) -> None:
    spoil(network)
    assert run(verb, network, "--format", "json") == PROBLEMS
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["line"], found["code"]) == (2, "unknown-group")
    assert set(found) == {"path", "line", "column", "message", "code", "fix"}


def test_no_problem_is_an_empty_list(network: Path, capsys: Captured) -> None:
    assert run("check", network, "--format", "json") == DONE
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("verb", ["digest", "chase"])
def test_a_verb_that_needs_sound_data_names_what_is_wrong_with_it(
    network: Path, capsys: Captured, verb: str
) -> None:
    spoil(network)
    assert run(verb, network) == PROBLEMS
    said, aside = capsys.readouterr()
    assert "    fix: " in said
    assert aside.startswith("error: ")


def test_problems_become_annotations(network: Path, capsys: Captured) -> None:
    spoil(network)
    assert run("check", network, "--format", "github") == PROBLEMS
    assert capsys.readouterr().out.startswith("::error file=")


@pytest.mark.parametrize(
    ("name", "meant"), [("netwrok", "; did you mean network?"), ("everybody-else", ".")]
)
def test_an_audience_that_is_not_there_is_answered_with_the_nearest(
    network: Path, capsys: Captured, name: str, meant: str
) -> None:
    assert run("build", network, "--audience", name) == MISUSED
    said, aside = capsys.readouterr()
    told = f"error: there is no audience {name}{meant} There are public, network, team\n"
    assert (said, aside) == ("", told)
    assert not (network / "site").exists()


def test_a_site_never_takes_the_place_of_somebody_elses_folder(
    network: Path, capsys: Captured
) -> None:
    write(network / "site", {"precious.txt": "Keep me."})
    assert run("build", network) == MISUSED
    assert capsys.readouterr().err.startswith("error: ")
    assert (network / "site" / "precious.txt").read_text(encoding="utf-8") == "Keep me."


def test_the_programs_own_theme_is_used_where_there_is_none(
    network: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(network)
    assert main(["check"]) == DONE
    assert capsys.readouterr().err == "No problems.\n"


@pytest.mark.parametrize("option", ["data", "cache"])
def test_records_are_never_among_the_pages_where_they_would_be_published(
    network: Path, capsys: Captured, option: str
) -> None:
    shutil.copytree(network / "directory_data", network / "contents")
    (network / "pages").symlink_to(network / "content")
    for folder in ("content/made", "pages/a/made", "content"):
        assert run("check", network, f"--{option}={network / folder}") == MISUSED
        assert f"name another folder with --{option}" in capsys.readouterr().err
    assert [file.name for file in (network / "content").iterdir()] == ["index.md"]
    assert run("check", network, f"--{option}={network / 'contents'}") == DONE


def test_a_theme_that_is_none_is_refused_by_name(network: Path, capsys: Captured) -> None:
    assert run("build", network, "--theme", str(network / "content")) == MISUSED
    assert "content is no theme: it has no folder directory/" in capsys.readouterr().err


def test_what_the_system_refuses_is_said_without_a_traceback(
    network: Path, capsys: Captured
) -> None:
    write(network, {"taken": "Somebody's file."})
    assert run("build", network, "--cache", str(network / "taken")) == FAILED
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert "taken" in told
    assert told.endswith(": not a directory\n")


def test_a_full_disk_is_told_of_with_what_to_do(
    network: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(checking, "check", full)
    assert run("check", network) == FAILED
    told = "error: the disk is full; make room on it, and run this again\n"
    assert capsys.readouterr().err == told


def test_who_counts_where_no_git_is_hears_why_one_is_needed(
    network: Path, capsys: Captured
) -> None:
    assert run("freshness", network) == MISUSED
    told = "is in no git repository, and this answers for what is committed"
    assert capsys.readouterr().err.endswith(f"{told}\n")


def test_what_git_cannot_do_is_said_without_a_traceback(network: Path, capsys: Captured) -> None:
    subprocess.run(["git", "init", "--quiet", "--template=", str(network)], check=True)
    assert run("freshness", network) == MISUSED
    assert "not everything is committed" in capsys.readouterr().err
    write(network, {".git/index": "torn"})
    assert run("freshness", network) == FAILED
    told = capsys.readouterr().err
    assert told.startswith("error: `git status` could not be completed: ")
    assert "index file" in told


def test_a_folder_of_content_is_named_as_it_is_called(network: Path, capsys: Captured) -> None:
    assert run("check", network, "--content", str(network / "pages")) == PROBLEMS
    assert capsys.readouterr().out.startswith("pages:1:1: there is no such folder")


@pytest.mark.parametrize("verb", ["build", "check", "links"])
def test_nothing_is_left_in_a_folder_that_holds_no_network(
    network: Path, tmp_path_factory: pytest.TempPathFactory, verb: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert run(verb, elsewhere) == PROBLEMS
    assert not list(elsewhere.iterdir())
    spoil(network)
    assert run(verb, network) == PROBLEMS
    assert (network / "cache").exists()  # the control


def test_one_file_is_told_of_as_one(capsys: Captured) -> None:
    for number in (0, 1, 1500):
        tell_files(number, dry_run=False)
    told = ["0 files written.", "1 file written.", "1,500 files written."]
    assert capsys.readouterr().out.splitlines() == told


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([verb, "--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == DONE
    assert said.startswith(f"usage: build.py {verb} ")
    assert "--data" in said


def test_help_lists_every_verb_and_every_exit_code(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == DONE
    for word in (
        *VERBS,
        "test",
        "bench",
        "exit codes:",
        "  0 ",
        "  1 ",
        "  2 ",
        "  3 ",
        "  130 ",
        "  141 ",
    ):
        assert word in said, word


@pytest.mark.parametrize("verb", ["check", "chase"])
def test_who_stops_reading_what_is_printed_is_told_nothing(
    network: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    spoil(network)
    monkeypatch.setattr(sys, "stdout", _Closed())
    assert run(verb, network) == UNHEARD
    assert capsys.readouterr().err == ""


def test_what_could_not_be_printed_to_its_end_is_not_taken_for_done(
    network: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check", network, "--format", "json") == DONE
    capsys.readouterr()
    monkeypatch.setattr(sys, "stdout", _Full())
    assert run("check", network, "--format", "json") == FAILED
    assert "the disk is full" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="the shell's way to close what a verb is given")
@pytest.mark.parametrize(
    ("closed", "words", "code", "told"),
    [
        (">&-", ["check", "--content", "content", "--cache", "cache"], DONE, "No problems."),
        ("<&-", ["new", "leader"], PROBLEMS, "Nothing was written."),
    ],
)
def test_nothing_fails_where_what_a_verb_is_given_was_closed_before(
    network: Path, closed: str, words: list[str], code: int, told: str
) -> None:
    run_closed = ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, str(ROOT / "build.py")]
    command = [*run_closed, *words, "--data", "directory_data"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=network)
    assert done.returncode == code, done.stderr
    assert done.stderr.endswith(f"{told}\n")


def test_bytes_that_are_no_text_are_told_of_and_not_written(network: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "new", "leader", "--data", "directory_data"]
    given = b"name=Zo\xeb Vale\n"
    done = subprocess.run(command, capture_output=True, input=given, check=False, cwd=network)
    assert (done.returncode, done.stderr.splitlines()[-1:]) == (PROBLEMS, [b"Nothing was written."])
    assert b"half a character" in done.stdout


class _Full(io.StringIO):
    """A file on a full disk, which says so when the last of it is to be written."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class _Closed(io.StringIO):
    """What is printed to, once whoever read it has gone."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


@pytest.mark.parametrize(
    "words", [[], ["bulid"], ["build", "--nowhere"], ["check", "--format", "x"]]
)
def test_a_call_that_makes_no_sense_shows_how_to_call(words: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == MISUSED
    assert capsys.readouterr().err.startswith("usage: build.py")


def test_a_new_leader_is_written_and_never_over_another(network: Path, capsys: Captured) -> None:
    data = str(network / "directory_data")
    words = ["new", "leader", "--set", "name=Bo Marsh", "--data", data]
    assert main(words) == DONE
    file = network / "directory_data" / "leaders" / "bo-marsh.yml"
    assert file.read_text(encoding="utf-8") == "name: Bo Marsh\n"
    assert str(file) in capsys.readouterr().out
    file.write_text("name: Bo Marsh OBE\n", encoding="utf-8")
    assert main(words) == MISUSED
    assert file.read_text(encoding="utf-8") == "name: Bo Marsh OBE\n"
