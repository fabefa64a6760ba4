"""A run that is killed, at whatever moment, neither loses a letter nor follows one twice."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.inbox.village import FREDA_KEY, OWEN_KEY, PHONE, RHYS_KEY, SECRET, Village

KILLS = 12

PROGRAM = """
import os, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
from leaders_network.inbox.run import Inbox, read_inbox
from leaders_network.problems import Problems
CHANGING = ("open", "os.rename", "os.remove", "os.mkdir", "subprocess.Popen", "os.link")
done = 0

def watch(event, arguments):
    global done
    if event not in CHANGING or (event == "open" and not set(str(arguments[1])) & set("wax+")):
        return
    done += 1
    if done == last:
        os.kill(os.getpid(), signal.SIGKILL)

def run(folder):
    inbox = Inbox(
        data=folder / "repository" / "directory_data", state=folder / "state",
        day=date(2026, 11, 22), now=datetime(2026, 11, 22, 12, tzinfo=UTC),
        check=lambda _: Problems(), secret=os.environ["SECRET"].encode(),
        letters=folder / "letters",
    )
    sys.addaudithook(watch)
    read_inbox(inbox, apply=True)
    print(done, end=" ", flush=True)

for line in sys.stdin:
    moment, _, folder = line.rstrip("\\n").partition(" ")
    last, child = int(moment), os.fork()
    if not child:
        run(Path(folder))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Runs once for each line it reads, in a process of its own, which had all of it to import."""


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    returncode: int
    moments: int | None
    """How many changes it made, where it was not killed."""


Run = Callable[[Village, int], Done]


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    """Runs until the given moment: before each change of a file, and each command of git's."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "SECRET": SECRET.decode()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin
        assert program.stdout
        told, tells = program.stdin, program.stdout

        def once(village: Village, last: int) -> Done:
            print(last, village.folder, file=told, flush=True)
            *moments, code = map(int, tells.readline().split())
            return Done(code, *moments) if moments else Done(code, None)

        yield once
        told.close()


def filled(folder: Path) -> tuple[Village, list[str]]:
    """Return a village with letters of every fate, and the ids of those to be followed."""
    village = Village.made(folder)
    phone = village.correct({"field": PHONE, "was": "+441632960412", "now": "+441632960499"})
    summary = "Leads fire and rescue in Southmere."
    words = village.correct({"field": "summary", "was": summary, "now": "Leads Southmere's."})
    hostile = village.correct({"field": "sign_in", "now": ["mallory@elsewhere.example"]})
    confirm = [village.letter("owen-lewis"), village.letter()]
    report = village.letter(kind="report", note="It rings out.")
    village.post(FREDA_KEY, phone, hostile, report)
    village.post(RHYS_KEY, words, confirm[0])
    village.post(OWEN_KEY, {"id": "no letter"}, village.letter("owen-lewis", about="leader:x"))
    village.post(FREDA_KEY, confirm[1], box="answers")
    return village, [each["id"] for each in (phone, words, *confirm)]


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A filled village to copy, and the ids of the letters to be followed."""
    village, followed = filled(tmp_path_factory.mktemp("filled"))
    return village.folder, followed


def settled(village: Village, followed: list[str]) -> None:
    told = village.git("log", "--format=%(trailers:key=Letter,valueonly)", "main..inbox/2026-11-22")
    assert sorted(told.split()) == sorted(followed)
    assert len(village.aside()) == 3
    assert len(village.kept("report")) == 1
    assert not list(village.letters.rglob("*.json"))
    ledger = (village.state / "ledger.jsonl").read_text().split("\n")
    keys = [json.loads(line)["id"] for line in ledger if line]
    assert len(keys) == len(set(keys)) == 8
    assert village.text().count("+441632960499") == 1
    assert village.text().count("Leads Southmere's.") == 1


@pytest.fixture(scope="module")
def moments(
    letters: tuple[Path, list[str]], run: Run, tmp_path_factory: pytest.TempPathFactory
) -> int:
    """How many moments there are in a run that nobody kills; and such a run is well."""
    folder, followed = letters
    village = Village(copied(folder, tmp_path_factory.mktemp("whole")))
    done = run(village, -1)
    assert done.returncode == 0
    settled(village, followed)
    assert done.moments
    return done.moments


def copied(folder: Path, to: Path) -> Path:
    return shutil.copytree(folder, to, dirs_exist_ok=True)


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_run_killed_at_any_moment_is_made_good_by_the_next(
    letters: tuple[Path, list[str]], moments: int, run: Run, kill: int, tmp_path: Path
) -> None:
    assert moments > KILLS
    folder, followed = letters
    village = Village(copied(folder, tmp_path))
    moment = 1 + kill * (moments - 1) // (KILLS - 1)
    assert run(village, moment).returncode == -signal.SIGKILL
    again = run(village, moment)
    assert again.returncode in (0, -signal.SIGKILL)
    assert run(village, -1).returncode == 0
    settled(village, followed)
