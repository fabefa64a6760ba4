"""Real data folders, and what is wrong in them."""

from __future__ import annotations

from pathlib import Path

from leaders_network.directory.linking import link
from leaders_network.directory.rules import check_directory
from leaders_network.problems import Problem, Problems
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records
from tests.files import write

SOUND = {
    "vocabulary/sectors.yml": "sectors:\n  - id: rescue\n    name: Rescue\n",
    "organisations/fire.yml": (
        "name: Fire\nsector: rescue\nposts:\n  - id: chief\n    title: Chief\n"
        "    contacts:\n      - id: office\n        label: Office\n"
        "        email: office@southmere.example\n"
    ),
    "leaders/ada.yml": (
        "name: Ada Vale\nappointments:\n  - post: fire/chief\n    start: 2025-01-01\n"
        "    end: 2025-12-31\n"
    ),
}
"""A small directory without a fault, by the paths of its files."""


def read(folder: Path) -> tuple[Records, list[Problem]]:
    """Return the records of a folder, and what is wrong in its files."""
    problems = Problems()
    return read_records(folder, problems), list(problems)


def faults(folder: Path, **files: str) -> list[str]:
    """Return the place and code of everything wrong in a sound directory with more files.

    A file's name is given with `__` for the slash and without its suffix, as in `leaders__bo`.
    """
    added = {f"{name.replace('__', '/').replace('_', '-')}.yml": files[name] for name in files}
    write(folder, {**SOUND, **added})
    problems = Problems()
    check_directory(link(read_records(folder, problems, name="data").made_out()), problems)
    return [f"{p.location.path[5:-4]}:{p.location.line} {p.code}" for p in problems]
