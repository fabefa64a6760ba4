"""`build.py build`, from the command line to the site and the exit code, and who stops reading."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

from tests.files import write
from tests.unit.test_cli import DONE, THEME, Captured, network, run

__all__ = ["network"]  # a fixture
FAILED = 3


def test_a_build_makes_the_site_and_says_how_many_pages_it_has(
    network: Path, capsys: Captured
) -> None:
    assert run("build", network, "--audience", "public", "--day", "2025-06-01") == DONE
    said, aside = capsys.readouterr()
    assert said.startswith("public ")
    assert "built for 2025-06-01" in said
    assert aside == "", "nothing is drawn where nobody watches"
    assert (network / "site" / "public" / "organisations" / "fire" / "index.html").is_file()
    assert not (network / "site" / "public" / "leaders" / "ada").exists()


def test_a_step_that_fails_says_which_and_leaves_no_site(network: Path, capsys: Captured) -> None:
    """The theme's own template cannot be drawn."""
    theme = "theme:\n  name: material\n  custom_dir: theme\n"
    write(network, {"mkdocs.yml": f"site_name: Northmoor\n{theme}plugins: [leaders-network]\n"})
    for part in ("directory", "fronts"):
        copytree(THEME / part, network / "theme" / part)
    write(network, {"theme/main.html": "{% extends 'nowhere.html' %}"})
    words = ("--audience", "public", "--theme", str(network / "theme"))
    assert run("build", network, *words) == FAILED
    said, aside = capsys.readouterr()
    assert aside.startswith("error: MkDocs cannot build the pages:\n")
    assert "nowhere" in aside
    assert (said, "Traceback" in aside) == ("", False)
    assert not (network / "site").exists()


def test_who_stops_reading_before_all_is_written_is_told_nothing() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(THEME.parent / "build.py"), "check", "--help"]
    around = os.environ | {"PYTHONUNBUFFERED": ""}
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=around, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (DONE, b"")
