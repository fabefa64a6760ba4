"""The proof that somebody is forgotten: a search through every object and every file."""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from leaders_network.care.finding import speaks_of
from leaders_network.care.identity import Identity
from leaders_network.problems import SettingsError

_ALL = ("git", "cat-file", "--batch-all-objects", "--unordered", "--batch")


@dataclass(frozen=True, slots=True)
class Left:
    """Something that still speaks of somebody."""

    where: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search went through, and what it found."""

    objects: int
    files: int
    left: tuple[Left, ...]


def search(folder: Path, identity: Identity, photos: Collection[str] = ()) -> Searched:
    """Return what a folder still holds of somebody.

    Of a repository every object is looked into, whether anything leads to it or not, and every
    other file that git keeps: names of branches, logs, messages. Then all files that stand in it.

    Args:
        folder: A clone, bare or with a working tree; or any other folder.
        identity: Who is looked for.
        photos: The objects that were pictures of them.

    Raises:
        SettingsError: When there is no such folder.
    """
    if not folder.is_dir():
        raise SettingsError(f"there is no folder {folder}")
    left: list[Left] = []
    objects = files = 0
    git = _git_folder(folder)
    for name, kind, content in _objects(folder) if git else ():
        objects += 1
        found = speaks_of(identity, content)
        if name in photos:
            found.add("their photo")
        if found:
            left.append(Left(f"{kind} {name}", tuple(sorted(found))))
    for path, content in _files(folder, git):
        files += 1
        found = speaks_of(identity, path.encode()) | speaks_of(identity, content)
        if found:
            left.append(Left(path, tuple(sorted(found))))
    return Searched(objects, files, tuple(left))


def _git_folder(folder: Path) -> Path | None:
    if (folder / ".git").is_dir():
        return folder / ".git"
    return folder if (folder / "objects").is_dir() and (folder / "HEAD").is_file() else None


def _objects(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yield every object of a repository: its id, its kind and its content."""
    with subprocess.Popen(_ALL, cwd=folder, stdout=subprocess.PIPE) as git:
        assert git.stdout
        while header := git.stdout.readline().split():
            name, kind, size = header[0].decode(), header[1].decode(), int(header[2])
            content = git.stdout.read(size)
            git.stdout.read(1)
            yield name, kind, content
    if git.returncode:
        raise SettingsError(f"git cannot read every object of {folder}; run: git fsck")


def _files(folder: Path, git: Path | None) -> Iterator[tuple[str, bytes]]:
    packed = git / "objects" if git else None
    for file in _walk(folder):
        if packed and file.is_relative_to(packed):
            continue
        yield file.relative_to(folder).as_posix(), file.read_bytes()


def _walk(folder: Path) -> Iterable[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
