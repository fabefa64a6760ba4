"""The import rules hold, and each of them fails where it is broken."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.environment import ROOT, program

CORE = "leaders_network"
GENERATOR = "The core imports neither a site generator nor its adapter"
DIRECTION = "Data flows to the right and never back"
PUBLISHED = "Pages, indexes and cards are made only from what was published"

PLANTED = [
    ("directory", "mkdocs", GENERATOR),
    ("outputs", "material", GENERATOR),
    ("outputs", "mkdocs_leaders_network", GENERATOR),
    ("publish", f"{CORE}.outputs", DIRECTION),
    ("records", f"{CORE}.directory", DIRECTION),
    ("outputs", f"{CORE}.directory", PUBLISHED),
    ("outputs", f"{CORE}.records", PUBLISHED),
    ("search", f"{CORE}.directory", PUBLISHED),
    ("search", f"{CORE}.records", PUBLISHED),
]


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A copy of the tree of packages, every module empty, under the project's own rules."""
    for source in (ROOT / "plugins").rglob("*.py"):
        copy = tmp_path / source.relative_to(ROOT / "plugins")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return tmp_path


def verdict(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [program(Path(sys.prefix), "lint-imports"), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def findings(words: str, rule: str) -> str:
    """Return what the report says below the heading of one rule, up to the next heading."""
    return re.split(r"\n[^\n]+\n-{5,}\n", words.split(f"\n{rule}\n-")[1])[0]


def test_the_rules_hold_where_nothing_is_planted(skeleton: Path) -> None:
    status, words = verdict(skeleton)
    assert status == 0, words


def test_every_rule_fails_where_it_is_broken(skeleton: Path) -> None:
    for number, (package, imported, _) in enumerate(PLANTED):
        planted = skeleton / CORE / package / f"planted{number}.py"
        planted.write_text(f"import {imported}\n", encoding="utf-8")
    status, words = verdict(skeleton)
    assert status == 1, words
    for number, (package, imported, rule) in enumerate(PLANTED):
        link = rf"{CORE}\.{package}\.planted{number} -> {re.escape(imported)}\b"
        assert re.search(link, findings(words, rule)), words


def test_every_package_that_writes_is_bound_to_what_was_published() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rules = {rule["name"]: rule for rule in project["tool"]["importlinter"]["contracts"]}
    assert set(rules[PUBLISHED]["source_modules"]) == {f"{CORE}.outputs", f"{CORE}.search"}
