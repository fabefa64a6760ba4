"""The release script switches in one step, goes back, and never takes access back with it."""

from __future__ import annotations

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tools.environment import ROOT

pytestmark = [
    pytest.mark.gate,
    pytest.mark.skipif(not shutil.which("rsync"), reason="needs rsync: sudo apt install rsync"),
]


def release(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "HOME_FOLDER": str(folder / "home"),
        "SITE": str(folder / "site"),
        "GATE": str(folder / "gate"),
        "KEEP": "3",
        "RELOAD": f"echo reloaded >> {folder}/log",
        "GATE_GROUP": str(os.getgid()),
    }
    return subprocess.run(
        ["sh", ROOT / "deploy" / "release", *arguments],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def made(folder: Path, words: str, members: str) -> None:
    (folder / "site" / "public").mkdir(parents=True, exist_ok=True)
    (folder / "gate" / "groups").mkdir(parents=True, exist_ok=True)
    (folder / "gate" / "members" / "network").mkdir(parents=True, exist_ok=True)
    for name, text in {
        "site/public/index.html": words,
        "site/public/same.html": "same",
        "gate/start": "#!/bin/sh\n",
        "gate/groups/network": members,
        "gate/people": members,
        "gate/tokens": members,
        "gate/members/network/ada": members,
    }.items():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.unlink(missing_ok=True)
            file.write_text(text, encoding="utf-8")
    (folder / "gate" / "start").chmod(0o755)


def served(folder: Path, name: str) -> str:
    return (folder / "home" / "current" / name).read_text(encoding="utf-8")


def test_a_release_is_switched_to_and_the_one_before_is_kept(tmp_path: Path) -> None:
    made(tmp_path, "first", "network: ada")
    assert release(tmp_path).returncode == 0
    assert served(tmp_path, "site/public/index.html") == "first"
    made(tmp_path, "second", "network: ada")
    assert release(tmp_path).returncode == 0
    assert served(tmp_path, "site/public/index.html") == "second"
    both = [*(tmp_path / "home" / "releases").iterdir()]
    assert len(both) == 2
    shared = {(one / "site" / "public" / "same.html").stat().st_ino for one in both}
    assert len(shared) == 1
    assert (tmp_path / "log").read_text(encoding="utf-8") == "reloaded\n" * 2


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files to the server")
def test_the_server_reads_a_release_whatever_the_umask_it_was_built_with(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        made(tmp_path, "first", "network: ada")
        (tmp_path / "site" / "network").mkdir()
        (tmp_path / "gate" / "people").chmod(0o640)
        assert release(tmp_path).returncode == 0
    finally:
        os.umask(before)
    home = tmp_path / "home" / "current"
    rights = {
        "site": 0o755,
        "site/public/index.html": 0o644,
        "site/network": 0o750,
        "gate/members/network": 0o755,
        "gate/people": 0o640,
        "gate/start": 0o755,
    }
    assert {name: (home / name).stat().st_mode & 0o777 for name in rights} == rights


def test_going_back_brings_back_pages_and_nobodys_access(tmp_path: Path) -> None:
    made(tmp_path, "first", "network: ada bo")
    release(tmp_path)
    made(tmp_path, "second", "network: ada")
    release(tmp_path)
    assert release(tmp_path, "--back").returncode == 0
    assert served(tmp_path, "site/public/index.html") == "first"
    for name in ("gate/groups/network", "gate/people", "gate/tokens", "gate/members/network/ada"):
        assert served(tmp_path, name) == "network: ada"
    assert release(tmp_path, "--back").returncode == 2


def test_a_clock_that_went_back_leads_to_no_other_release(tmp_path: Path) -> None:
    made(tmp_path, "first", "network: ada")
    release(tmp_path)
    home = tmp_path / "home"
    (first,) = (home / "releases").iterdir()
    first.rename(home / "releases" / "20990101T000000Z")
    (home / "current").unlink()
    (home / "current").symlink_to("releases/20990101T000000Z")
    for words in ("second", "third", "fourth"):
        made(tmp_path, words, "network: ada")
        assert release(tmp_path).returncode == 0
    for words in ("third", "second"):
        assert release(tmp_path, "--back").returncode == 0
        assert served(tmp_path, "site/public/index.html") == words
    assert release(tmp_path, "--back").returncode == 2, "the oldest alone was removed"


def test_two_releases_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    made(tmp_path, "first", "network: ada")
    half = tmp_path / "home" / "releases" / ".20261122T000000Z"
    half.mkdir(parents=True)
    with ThreadPoolExecutor() as both:
        told = [*both.map(lambda _: release(tmp_path), range(3))]
    assert [one.returncode for one in told] == [0, 0, 0], told
    releases = {one.name for one in (tmp_path / "home" / "releases").iterdir()}
    assert len(releases) == 3
    assert {one.stdout for one in told} == {f"Serving {name}.\n" for name in releases}
    assert not half.exists(), "of one that was killed nothing is left"


def test_before_the_first_release_there_is_none_to_list_or_to_go_back_to(tmp_path: Path) -> None:
    for way in ("--list", "--back"):
        told = release(tmp_path, way)
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr == f"there is no release in {tmp_path}/home yet\n"
    made(tmp_path, "first", "network: ada")
    release(tmp_path)
    told = release(tmp_path, "--list")
    assert told.returncode == 0
    assert told.stdout.startswith("* 2"), (
        "the control: it is listed, with the star of what is served"
    )


def test_a_gate_of_another_server_has_nothing_to_start_and_is_released(tmp_path: Path) -> None:
    made(tmp_path, "first", "network: ada")
    (tmp_path / "gate" / "start").unlink()
    assert release(tmp_path).returncode == 0
    assert served(tmp_path, "gate/people") == "network: ada"
    (tmp_path / "gate" / "people").unlink()
    assert "there is no gate" in release(tmp_path).stderr


def test_what_is_not_whole_is_not_released(tmp_path: Path) -> None:
    assert release(tmp_path).returncode == 2
    assert not (tmp_path / "home").exists()
    assert release(tmp_path, "--nonsense").returncode == 2


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root may give files away")
def test_what_only_some_may_read_is_closed_to_others_on_the_machine(tmp_path: Path) -> None:
    made(tmp_path, "first", "network: ada")
    for part in ("network", "mine/token"):
        (tmp_path / "site" / part).mkdir(parents=True)
    release(tmp_path)
    modes = {
        part: (tmp_path / "home" / "current" / "site" / part).stat().st_mode & 0o777
        for part in ("public", "network", "mine")
    }
    assert modes == {"public": 0o755, "network": 0o750, "mine": 0o750}


def test_nobody_else_on_the_machine_reads_a_release_while_it_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "first", "network: ada")
    copying = tmp_path / "bin" / "rsync"
    copying.parent.mkdir()
    copying.write_text(
        f"#!/bin/sh\nstat -c %a {tmp_path}/home/releases/.2* >> {tmp_path}/modes\n"
        f'exec {shutil.which("rsync")} "$@"\n',
        encoding="utf-8",
    )
    copying.chmod(0o755)
    monkeypatch.setenv("PATH", str(copying.parent), prepend=os.pathsep)
    assert release(tmp_path).returncode == 0
    assert (tmp_path / "modes").read_text(encoding="utf-8") == "700\n" * 2
    (done,) = (tmp_path / "home" / "releases").iterdir()
    assert done.stat().st_mode & 0o777 == 0o755, "the control: the server reads it afterwards"
