"""What this program may not read is a problem with its path, and nothing follows from it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.golden.cases import lay_out

PROGRAM = """
import io, json, os, sys
from contextlib import redirect_stdout
from leaders_network.cli.main import main

for path, mode in json.load(sys.stdin):
    before = os.stat(path).st_mode
    os.chmod(path, mode)
    with redirect_stdout(io.StringIO()) as said:
        code = main(sys.argv[1:])
    os.chmod(path, before)
    print(json.dumps([code, said.getvalue()]))
"""
"""Runs a verb as often as there are paths, with each closed in its turn."""
UNLIKE_ROOT = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
"""Root may read everything, unless it gives that up."""

NOTES = {
    "content/notes/.meta.yml": "audience: public\n",
    "content/notes/a.md": "# A\n",
    "content/more.md": "---\naudience: public\n---\n# More\n\n[A](notes/a.md)\n",
    "directory_data/forgotten.txt": "",
}

pytestmark = pytest.mark.skipif(
    os.name == "nt" or (os.geteuid() == 0 and not shutil.which("setpriv")),
    reason="everybody may read everything here",
)


Told: TypeAlias = dict[tuple[str, int], tuple[int, str]]
OPEN = ("content/more.md", 0o644)
CLOSED = [
    (path, mode)
    for path in (
        "directory_data",
        "directory_data/leaders",
        "directory_data/vocabulary",
        "directory_data/photos",
        "content",
        "content/notes",
    )
    for mode in (0o000, 0o444, 0o111)
]
FILES = (
    "directory_data/network.yml",
    "directory_data/leaders/owen-lewis.yml",
    "directory_data/forgotten.txt",
    "directory_data/photos/freda-harlowe.jpg",
    "content/notes/a.md",
    "content/notes/.meta.yml",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """For each path and its mode the status of a check, and what it says."""
    return asked("check", tmp_path_factory.mktemp("closed"), CLOSED)


def asked(verb: str, folder: Path, closed: Sequence[tuple[str, int]]) -> Told:
    """Return the status and the words of a verb for each path that is closed in its turn."""
    settings = {"data": "directory_data", "content": "content", "site": "site", "cache": "cache"}
    words = [word for key, name in settings.items() for word in (f"--{key}", str(folder / name))]
    return said_of([verb, *words], folder, [*closed, *((path, 0) for path in FILES)])


def said_of(words: Sequence[str], folder: Path, closed: Sequence[tuple[str, int]]) -> Told:
    """Return the status and the words of a command for each path that is closed in its turn."""
    lay_out(folder, dict(NOTES))
    before = UNLIKE_ROOT if os.geteuid() == 0 else []
    each = [OPEN, *closed, OPEN]
    done = subprocess.run(
        [*before, sys.executable, "-c", PROGRAM, *words],
        input=json.dumps([(str(folder / path), mode) for path, mode in each]),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(
        zip(each, (tuple(json.loads(line)) for line in done.stdout.splitlines()), strict=True)
    )


def test_what_is_open_has_no_problem(told: Told) -> None:
    assert told[OPEN] == (0, "")


@pytest.mark.parametrize(("path", "mode"), CLOSED)
def test_a_closed_folder_is_told_and_nothing_else(told: Told, path: str, mode: int) -> None:
    code, said = told[path, mode]
    assert said.splitlines() == [
        f"{path}:1:1: the folder cannot be read [unreadable]",
        "    fix: let this program read it",
    ]
    assert code == 1


@pytest.mark.parametrize("path", FILES)
def test_a_closed_file_is_told_and_nothing_else(told: Told, path: str) -> None:
    code, said = told[path, 0]
    assert [line.split(" ")[0] for line in said.splitlines() if line[0] != " "] == [f"{path}:1:1:"]
    assert "[unreadable]" in said
    assert code == 1


def test_nothing_is_formed_where_a_file_or_folder_is_closed(tmp_path: Path) -> None:
    folders = [(path, 0) for path, mode in CLOSED if not mode]
    forming = asked("format", tmp_path, folders)
    assert forming[OPEN] == (0, "")
    for path, _ in folders:
        code, said = forming[path, 0]
        assert said.startswith(f"{path}:1:1: the folder cannot be read [unreadable]\n")
        assert code == 1
    for path in FILES:
        is_formed = not path.endswith(".txt")
        code, said = forming[path, 0]
        assert said.startswith(f"{path}:1:1: the file cannot be read [unreadable]\n") == is_formed
        assert code == is_formed


def test_nothing_is_imported_where_what_stands_there_cannot_be_read(tmp_path: Path) -> None:
    mapping, source = tmp_path / "people.yml", tmp_path / "people.csv"
    mapping.write_text("makes: [{kind: leader, id: name, existing: adopt, fields: {name: name}}]\n")
    source.write_text("name\nOwen Lewis\n")
    into = str(tmp_path / "directory_data")
    closed = [
        ("directory_data/leaders", 0o000),
        ("directory_data/leaders", 0o300),
        ("directory_data/leaders/owen-lewis.yml", 0o000),
    ]
    words = ["import", str(mapping), str(source), "--into", into, "--dry-run"]
    told = said_of(words, tmp_path, closed)
    assert told[OPEN][0] == 0
    for path, mode in closed:
        what = "file" if path.endswith(".yml") else "folder"
        expected = f"{path}:1:1: the {what} cannot be read [unreadable]\n    fix: let this program"
        assert told[path, mode][1].startswith(expected)
        assert told[path, mode][0] == 1
