"""The files in which somebody is looked for, and what each is called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def files_in(*folders: Path) -> Iterator[Path]:
    """Yield every file of some folders, in order, but what git keeps; one may be missing."""
    for folder in folders:
        for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if file.is_file() and ".git" not in file.parts:
                yield file


def name_of(file: Path, top: Path) -> str:
    """Return a file's path in a repository, or its whole path where it stands in another."""
    return file.relative_to(top).as_posix() if file.is_relative_to(top) else file.as_posix()
