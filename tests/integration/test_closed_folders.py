"""What this program may not read is a problem with its path, and nothing follows from it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.golden.cases import lay_out

PROGRAM = "import sys; from leaders_network.cli.main import main; sys.exit(main(sys.argv[1:]))"
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


def check(folder: Path) -> tuple[int, str]:
    settings = {"data": "directory_data", "content": "content", "site": "site", "cache": "cache"}
    words = [word for key, name in settings.items() for word in (f"--{key}", str(folder / name))]
    before = UNLIKE_ROOT if os.geteuid() == 0 else []
    done = subprocess.run(
        [*before, sys.executable, "-c", PROGRAM, "check", *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay_out(tmp_path, dict(NOTES))
    return tmp_path


def test_what_is_open_has_no_problem(folder: Path) -> None:
    assert check(folder) == (0, "")


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111], ids=oct)
@pytest.mark.parametrize(
    "path",
    [
        "directory_data",
        "directory_data/leaders",
        "directory_data/vocabulary",
        "directory_data/photos",
        "content",
        "content/notes",
    ],
)
def test_a_closed_folder_is_told_and_nothing_else(folder: Path, path: str, mode: int) -> None:
    (folder / path).chmod(mode)
    try:
        code, said = check(folder)
    finally:
        (folder / path).chmod(0o755)
    assert said.splitlines() == [
        f"{path}:1:1: the folder cannot be read [unreadable]",
        "    fix: let this program read it",
    ]
    assert code == 1


@pytest.mark.parametrize(
    "path",
    [
        "directory_data/network.yml",
        "directory_data/leaders/owen-lewis.yml",
        "directory_data/forgotten.txt",
        "directory_data/photos/freda-harlowe.jpg",
        "content/notes/a.md",
        "content/notes/.meta.yml",
    ],
)
def test_a_closed_file_is_told_and_nothing_else(folder: Path, path: str) -> None:
    (folder / path).chmod(0)
    code, said = check(folder)
    assert [line.split(" ")[0] for line in said.splitlines() if line[0] != " "] == [f"{path}:1:1:"]
    assert "[unreadable]" in said
    assert code == 1
