"""No traceback ever reaches an editor: the command itself is run on folders that mean harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.golden.cases import HERE, THEME, case_of, lay_out

ROOT = THEME.parent
DATA = "directory_data"
FOLDERS: dict[str, dict[str, Any]] = {
    "everything-at-once": {},
    "data-is-a-file": {DATA: None},
    "content-is-a-file": {"content": None},
    "folders-are-files": {f"{DATA}/leaders": None, f"{DATA}/vocabulary": None},
}


def check(folder: Path, *options: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does."""
    command = [sys.executable, str(ROOT / "build.py"), "check", "--day", "2026-11-22", *options]
    for name in ("data", "content", "site", "cache"):
        command += [f"--{name}", str(folder / (DATA if name == "data" else name))]
    env = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(
        command, capture_output=True, encoding=encoding, check=False, cwd=ROOT, env=env
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a file have such a name")
def test_names_that_cannot_be_printed_are_spelt_out_in_any_encoding(tmp_path: Path) -> None:
    lay_out(tmp_path, {})
    for name in (b"\xff.yml", b"a\nb.yml", b"a\x1b[2Jb.yml", "é.yml".encode()):
        file = Path(os.fsdecode(os.fsencode(tmp_path / DATA / "leaders") + b"/" + name))
        file.write_text("name: Ada Vale\n", encoding="utf-8")
    for encoding in ("utf-8", "ascii", "cp1252"):
        done = check(tmp_path, encoding=encoding)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stdout.count("    fix: ") == 4 == len(done.stdout.splitlines()) / 2
        assert done.stdout.isprintable() or done.stdout.replace("\n", "").isprintable()


def everything() -> dict[str, Any]:
    """Return the changes of many cases together, each in a file of its own."""
    files: dict[str, Any] = {}
    for file in sorted((HERE / "problems").glob("*.yml")):
        for path, put in case_of(file).files.items():
            kind, _, name = path.rpartition("/")
            if put is not None and name.endswith(".yml") and kind == f"{DATA}/leaders":
                files[f"{kind}/{file.stem}.yml"] = put
    return files


@pytest.mark.parametrize("name", FOLDERS)
def test_a_hostile_folder_is_told_of_and_never_breaks_the_command(
    name: str, tmp_path: Path
) -> None:
    changes = FOLDERS[name]
    lay_out(tmp_path, changes or everything())
    for path, put in changes.items():
        if put is None:
            (tmp_path / path).write_text("not a folder", encoding="utf-8")
    done = check(tmp_path)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert " [" in done.stdout
    assert "    fix: " in done.stdout


@pytest.mark.parametrize("form", ["github", "json"])
def test_programs_are_told_of_the_same_problems(form: str, tmp_path: Path) -> None:
    lay_out(tmp_path, case_of(HERE / "problems" / "many-faults.yml").files)
    lines = check(tmp_path).stdout.count("    fix: ")
    said = check(tmp_path, "--format", form).stdout
    count = len(json.loads(said)) if form == "json" else said.count("::error file=")
    assert count == lines > 1


def test_a_sound_folder_has_no_problem(tmp_path: Path) -> None:
    """The control."""
    lay_out(tmp_path, {})
    done = check(tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
