"""A run that is killed, at whatever moment, neither loses a letter nor follows one twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.inbox.village import FREDA_KEY, OWEN_KEY, PHONE, RHYS_KEY, SECRET, Village

KILLS = 20

PROGRAM = """
import os, signal, sys
last, done = int(sys.argv[1]), 0
CHANGING = ("open", "os.rename", "os.remove", "os.mkdir", "subprocess.Popen", "os.link")

def watch(event, arguments):
    global done
    if event not in CHANGING or (event == "open" and not set(str(arguments[1])) & set("wax+")):
        return
    done += 1
    if done == last:
        os.kill(os.getpid(), signal.SIGKILL)

from datetime import UTC, date, datetime
from pathlib import Path
from leaders_network.inbox.run import Inbox, read_inbox
from leaders_network.problems import Problems
folder = Path(sys.argv[2])
inbox = Inbox(
    data=folder / "repository" / "directory_data", state=folder / "state",
    day=date(2026, 11, 22), now=datetime(2026, 11, 22, 12, tzinfo=UTC),
    check=lambda _: Problems(), secret=os.environ["SECRET"].encode(), letters=folder / "letters",
)
sys.addaudithook(watch)
read_inbox(inbox, apply=True)
print(done)
"""


def run(village: Village, last: int) -> subprocess.CompletedProcess[str]:
    """Run until the given moment: before each change of a file, and each command of git's."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(last), str(village.folder)],
        env={**os.environ, "SECRET": SECRET.decode()},
        capture_output=True,
        text=True,
        check=False,
    )


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
def moments(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many moments there are in a run that nobody kills; and such a run is well."""
    village, followed = filled(tmp_path_factory.mktemp("whole"))
    done = run(village, -1)
    assert done.returncode == 0, done.stderr
    settled(village, followed)
    return int(done.stdout)


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_run_killed_at_any_moment_is_made_good_by_the_next(
    moments: int, kill: int, tmp_path: Path
) -> None:
    assert moments > KILLS
    village, followed = filled(tmp_path)
    moment = 1 + kill * (moments - 1) // (KILLS - 1)
    assert run(village, moment).returncode == -signal.SIGKILL
    again = run(village, moment)
    assert again.returncode in (0, -signal.SIGKILL)
    done = run(village, -1)
    assert done.returncode == 0, done.stderr
    settled(village, followed)
