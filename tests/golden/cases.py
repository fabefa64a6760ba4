"""Golden cases: a sound folder of data and content, one change to it, and what is said of it."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from leaders_network.building.build import check
from leaders_network.building.settings import Settings
from leaders_network.problems import render

HERE = Path(__file__).parent
BASE = HERE / "base"
THEME = HERE.parents[1] / "theme"
DAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Case:
    """One fault: what is changed in the base, and every problem it makes."""

    fault: str
    files: dict[str, Any]
    """For each path, below `directory_data/` or `content/`, what is put there; None removes it."""
    expect: str


def case_of(file: Path) -> Case:
    """Return the case that a file holds."""
    return Case(**yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader))


def lay_out(folder: Path, files: dict[str, Any]) -> None:
    """Write the base into a folder, and then what a case changes in it."""
    for part in ("directory_data", "content"):
        _copy(BASE / part, folder / part)
    put_changes(folder, files)


def put_changes(folder: Path, files: dict[str, Any]) -> None:
    """Write what a case changes into a folder, without the base."""
    for path, put in files.items():
        _put(folder / path, put)


@contextmanager
def changed(folder: Path, files: dict[str, Any]) -> Iterator[None]:
    """Change the base in a folder as a case does, and put back what stood there."""
    try:
        put_changes(folder, files)
        yield
    finally:
        for path in reversed(files):
            _put_back(folder, Path(path))


def said_of(folder: Path, cache: Path) -> str:
    """Return every problem of the data and the content in a folder, as an editor reads them."""
    problems = tuple(check(settings_of(folder, cache)))
    return f"{render(problems)}\n" if problems else ""


def settings_of(folder: Path, cache: Path) -> Settings:
    """Return what to check, and where."""
    return Settings(
        data=folder / "directory_data",
        content=folder / "content",
        theme=THEME,
        site=folder / "site",
        cache=cache,
        day=DAY,
    )


def _put(file: Path, put: Any) -> None:
    if put is None:
        _remove(file)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(put, dict) and "symlink" in put:
        _remove(file)
        file.symlink_to(put["symlink"])
    elif isinstance(put, dict) and "folder" in put:
        _remove(file)
        file.mkdir()
    else:
        file.write_bytes(_content(put))


def _put_back(folder: Path, path: Path) -> None:
    _remove(folder / path)
    if (BASE / path).exists():
        _copy(BASE / path, folder / path)
    elif not (BASE / path.parent).exists() and not any((folder / path.parent).iterdir()):
        _put_back(folder, path.parent)


def _copy(source: Path, to: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, to, copy_function=shutil.copyfile)
    else:
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, to)


def _remove(file: Path) -> None:
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)


def _content(put: Any) -> bytes:
    if isinstance(put, str):
        return put.encode()
    if isinstance(put, list):
        return b"".join(map(_content, put))
    if "repeat" in put:
        return _content(put["repeat"]) * int(put["times"])
    if "text" in put:
        return str(put["text"]).encode(put["encoding"])
    if "hex" in put:
        return bytes.fromhex(put["hex"])
    return base64.b64decode(put["base64"])
