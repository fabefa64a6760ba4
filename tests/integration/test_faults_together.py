"""Faults hide no others: what is told of several at once is what is told of each alone.

Mending what is told, one after another, so never brings up a fault that could have been told first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from leaders_network.decoding import MAXIMUM_BYTES, decode
from leaders_network.problems import Problems
from leaders_network.source import read_yaml
from tests.golden.cases import HERE, Case, case_of, lay_out, said_of

_PATH = re.compile(r"(?:content|directory_data)/[^\s:`()]+")

FURTHER = "weather: fine\n"
"""A fault of its own, put at the end of every file of data that can hold it."""

_APART = ("vocabulary", "symlink-folder", "code", "reach-nobody")
"""Cases in which nobody can know any more what a list holds, and so what is not in it; and the one
that asks whether anybody holds a post, which a file that cannot be read may say."""


def _paths(case: Case) -> set[str]:
    """Return the files that a case changes, those of which its report speaks, and ids of items."""
    paths = {*case.files, *_PATH.findall(case.expect)}
    return paths | {f"item:{Path(path).stem}" for path in paths if path.startswith("content/")}


def _clash(one: Collection[str], other: Collection[str]) -> bool:
    likes = [path.casefold() for path in other]
    return any(
        here.casefold() == there
        or here.casefold().startswith(f"{there}/")
        or there.startswith(f"{here.casefold()}/")
        for here in one
        for there in likes
    )


def _groups() -> list[list[Path]]:
    """Return the cases in groups in which no two have to do with the same file."""
    groups: list[tuple[list[Path], set[str]]] = []
    for file in sorted((HERE / "problems").glob("*.yml")):
        if any(word in file.stem for word in _APART):
            continue
        paths = _paths(case_of(file))
        free = (group for group in groups if not _clash(paths, group[1]))
        files, taken = next(free, ([], set()))
        if not files:
            groups.append((files, taken))
        files.append(file)
        taken |= paths
    return [files for files, _ in groups]


GROUPS = _groups()


def _blocks(said: str) -> list[str]:
    return sorted(filter(None, said.replace("\n    fix:", "\r    fix:").split("\n")))


def _with_further_fault(folder: Path) -> Iterator[str]:
    """Add a fault to every file of data that holds fields; yield how messages call each."""
    data = folder / "directory_data"
    for file in sorted((*data.glob("[l-v]*/*.yml"), *data.glob("[c-g]*/*.yml"))):
        if file.is_symlink() or not file.is_file() or file.stat().st_size > MAXIMUM_BYTES:
            continue
        content, told = file.read_bytes(), Problems()
        text = decode(content, file.name, told)
        if text is None:
            continue
        found = read_yaml(text, file.name, told)
        if found and isinstance(found[0], dict) and not text.lstrip().startswith("{"):
            file.write_bytes(content.rstrip(b"\n") + b"\n" + FURTHER.encode())
            yield file.relative_to(folder).as_posix()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def test_groups_hold_many_cases() -> None:
    assert max(map(len, GROUPS)) > 20
    assert sum(map(len, GROUPS)) > 300


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0].stem)
def test_a_fault_in_every_file_hides_none(group: list[Path], tmp_path: Path, cache: Path) -> None:
    cases = [case_of(file) for file in group]
    lay_out(tmp_path, {path: put for case in cases for path, put in case.files.items()})
    further = list(_with_further_fault(tmp_path))
    said = _blocks(said_of(tmp_path, cache))
    added = [one for one in said if "there is no field `weather` here" in one]
    assert sorted(one.split(":")[0] for one in added) == sorted(further)
    assert [one for one in said if one not in added] == sorted(
        {one for case in cases for one in _blocks(case.expect)}
    )
