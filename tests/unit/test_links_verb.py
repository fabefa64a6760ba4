"""`links` reports what it was told by real servers, in each form, and asks nobody it need not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from leaders_network.cli.main import main
from tests.files import write
from tests.unit.data import SOUND
from tests.unit.test_links import Server, serving

DONE, PROBLEMS, MISUSED = 0, 1, 2
Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
PAGE = "---\naudience: public\n---\n# Home\n\n{}\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as held:
        yield held


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "directory_data", SOUND)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(place: Path, text: str, *words: str) -> int:
    write(place / "content", {"index.md": PAGE.format(text)})
    common = (f"--theme={ROOT / 'theme'}", "--day=2026-11-22", "--pause=0", "--patience=2")
    return main(["links", *words, *common])


def test_links_that_lead_somewhere_are_no_problem(
    place: Path, server: Server, capsys: Captured
) -> None:
    text = f"[One]({server.address}/a) [two](https://two.example/)"
    assert run(place, text) == DONE
    told = capsys.readouterr()
    assert told.out == "Every link leads somewhere.\n"
    assert told.err == (
        "1 address asked, 1 alive; 1 of names that nobody can have were not asked.\n"
    )


def test_what_is_gone_is_a_problem_with_its_place(
    place: Path, server: Server, capsys: Captured
) -> None:
    text = f"[Gone]({server.address}/404)\n[Moved]({server.address}/moved/new)"
    assert run(place, text) == PROBLEMS
    told = capsys.readouterr().out
    assert told.startswith(
        f"content/index.md:6:1: {server.address}/404: there is nothing any more (404) [dead-link]\n"
        "    fix: link to where it is now, or take the link out\n"
    )
    assert f"content/index.md:7:1: {server.address}/moved/new has moved for good" in told
    assert f"fix: write {server.address}/new" in told


def test_machines_are_told_the_same(place: Path, server: Server, capsys: Captured) -> None:
    assert run(place, f"[Gone]({server.address}/410)", "--format=json") == PROBLEMS
    found = json.loads(capsys.readouterr().out)
    assert found["remarks"] == []
    assert "there is nothing any more (410)" in json.dumps(found["problems"])
    assert run(place, f"[Gone]({server.address}/410)", "--format=github") == PROBLEMS
    assert "content/index.md" in capsys.readouterr().out
    assert run(place, f"[Gone]({server.address}/410)", "--format=gitlab") == PROBLEMS
    (told,) = json.loads(capsys.readouterr().out)
    assert told["location"]["path"] == "content/index.md"


def test_no_more_are_asked_than_one_allows(place: Path, server: Server, capsys: Captured) -> None:
    before = len(server.asked)
    assert run(place, f"[One]({server.address}/x) [Two]({server.address}/y)", "--most=1") == DONE
    assert "1 were left out; ask for more with --most" in capsys.readouterr().err
    assert len(server.asked) == before + 1


def test_certificates_that_cannot_be_read_are_told(place: Path, capsys: Captured) -> None:
    assert run(place, "None", "--authorities=nothing.pem") == MISUSED
    assert "nothing.pem holds no certificates" in capsys.readouterr().err
