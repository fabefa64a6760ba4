"""What every contender has: a name, steps to be measured, and an account of what it does."""

from __future__ import annotations

import os
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Where one size's invented directory stands, and where a contender may write."""

    data: Path
    content: Path
    scratch: Path


@dataclass(frozen=True, slots=True)
class Step:
    """One command to be measured; what leads up to it has been done when it is yielded."""

    name: str
    command: list[str]
    cwd: Path
    output: Path
    env: dict[str, str] = field(default_factory=dict)


class Peer(ABC):
    """A program that builds a site from the same people and articles."""

    name: str
    does: str
    does_not: str

    @abstractmethod
    def version(self) -> str | None:
        """Return what is installed, or None when it is not."""

    @abstractmethod
    def write(self, folders: Folders) -> None:
        """Write its input into its scratch folder; this is not measured."""

    @abstractmethod
    def steps(self, folders: Folders, number: int) -> Iterator[Step]:
        """Yield the steps of one run, preparing each just before it is to be measured."""

    def check(self, step: Step, folders: Folders) -> None:
        """Do nothing when a step did its work.

        Raises:
            WorkError: When pages are missing.
        """
        people = sum(1 for _ in (folders.data / "leaders").iterdir())
        pages = sum(1 for _ in step.output.rglob("*.html"))
        if pages < people * 0.95:  # a few are for the Centre alone
            raise WorkError(f"{self.name}, {step.name}: {pages} pages for {people} people")


class WorkError(Exception):
    """A build ended well and did not build what it should have."""


def empty(folder: Path) -> Path:
    """Return a folder that is there and holds nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def put_away(*made: Path) -> None:
    """Move what an earlier step made out of the way, for the next run of the bench to delete.

    Deleting it here would be paid for by the step that follows: for five minutes afterwards, ext4
    without a journal looks at each file number that was freed before it gives out another.
    """
    for path in made:
        if path.exists() or path.is_symlink():
            away = path.parent / "away"
            away.mkdir(exist_ok=True)
            path.rename(away / f"{len(list(away.iterdir()))}-{path.name}")


def link_all(files: Iterator[Path], folder: Path) -> None:
    """Put files into a folder, without copying where the file system allows it."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        with suppress(OSError):
            os.link(file, folder / file.name)
            continue
        shutil.copyfile(file, folder / file.name)
