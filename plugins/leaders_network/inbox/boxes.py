"""The letter boxes on the server's disk: one file a person, taken away whole and read at leisure.

A file is taken by renaming it, so what is taken is exactly what is read. A letter that arrives in
that moment finds no file, or one that was put there anew, and stays for the next time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leaders_network.addresses import ANSWERS
from leaders_network.problems import SettingsError

TAKEN = ".taken"
"""The folder in that of the boxes where taken files wait until all is done; no address leads in."""

_MOST = 1_000_000
"""Bytes of a file that are looked at, so that what was put there otherwise is set aside whole."""

_BOX = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE = re.compile(r"(?P<token>[a-z0-9]{8,64})\.json")
_TAKEN_FILE = re.compile(r"(?P<token>[a-z0-9]{8,64})\.[0-9]+\.json")


@dataclass(frozen=True, slots=True)
class BoxFile:
    """One person's file of one box."""

    path: Path
    box: str
    token: str

    def content(self) -> bytes:
        """Return its bytes; the server lets nobody write more than a box holds."""
        with self.path.open("rb") as opened:
            return opened.read(_MOST)


def files_in(folder: Path, box: str | None = None) -> list[BoxFile]:
    """Return every person's file, the taken ones first; what else stands there is not looked at.

    Args:
        folder: Holds the boxes.
        box: The one box that is looked into; else all but those of consultations, whose answers
            are collected apart.

    Raises:
        SettingsError: When there is no such folder.
    """
    if not folder.is_dir():
        raise SettingsError(f"there is no folder {folder}; name that of the boxes with --letters")
    taken = _files(folder / TAKEN, _TAKEN_FILE) if (folder / TAKEN).is_dir() else []
    return [file for file in (*taken, *_files(folder, _FILE)) if _is_wanted(file, box)]


def take(folder: Path, box: str | None = None) -> list[BoxFile]:
    """Take every file out of its box; return these, and those that were taken before.

    Args:
        folder: Holds the boxes.
        box: The one box that is emptied; else all but those of consultations.

    Raises:
        SettingsError: When the folder is not there, or nothing may be taken from it.
    """
    for file in files_in(folder, box):
        if not _is_taken(folder, file):
            _take(folder, file)
    return [file for file in files_in(folder, box) if _is_taken(folder, file)]


def discard(files: list[BoxFile]) -> None:
    """Remove taken files whose letters are all dealt with."""
    for file in files:
        file.path.unlink(missing_ok=True)


def _is_wanted(file: BoxFile, box: str | None) -> bool:
    return file.box == box if box else not file.box.startswith(ANSWERS)


def _is_taken(folder: Path, file: BoxFile) -> bool:
    return TAKEN in file.path.parts[len(folder.parts) :]


def _take(folder: Path, file: BoxFile) -> None:
    try:
        aside = folder / TAKEN / file.box
        aside.mkdir(parents=True, exist_ok=True, mode=0o700)
        number = 1
        while (target := aside / f"{file.token}.{number}.json").exists():
            number += 1
        os.rename(file.path, target)  # noqa: PTH104 - refuses to leave the file system
    except FileNotFoundError:
        return
    except OSError as error:
        raise SettingsError(
            f"letters cannot be taken out of {folder} ({error.strerror}); run this as somebody who "
            "may write there"
        ) from None


def _files(folder: Path, form: re.Pattern[str]) -> Iterator[BoxFile]:
    for box in sorted(folder.iterdir()):
        if _BOX.fullmatch(box.name) and box.is_dir() and not box.is_symlink():
            for path in sorted(box.iterdir()):
                named = form.fullmatch(path.name)
                if named and path.is_file() and not path.is_symlink():
                    yield BoxFile(path, box.name, named["token"])
