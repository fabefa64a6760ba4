"""The letter boxes on the server's disk: one file a person, taken away whole and read at leisure.

A file is taken by renaming it, so what is taken is exactly what is read. A letter that arrives in
that moment finds no file, or one that was put there anew, and stays for the next time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EFBIG
from pathlib import Path
from secrets import randbits
from typing import TypeVar

from leaders_network.addresses import ANSWERS
from leaders_network.lock import alone
from leaders_network.placing import private_folder
from leaders_network.problems import SettingsError, reason
from leaders_network.records.ids import ID

T = TypeVar("T")

TAKEN = ".taken"
"""The folder in that of the boxes where taken files wait until all is done; no address leads in."""

_MOST = 1_000_000
"""Bytes of a file that is read, many times what the server lets in; a larger one stays."""

_BUSY = "another run is taking letters out of {}; wait until it is done, then run this again"

_BOX = re.compile(ID)
_FILE = re.compile(r"(?P<token>[a-z0-9]{8,64})\.json")
_TAKEN_FILE = re.compile(r"(?P<token>[a-z0-9]{8,64})\.[0-9]+\.json")


@dataclass(frozen=True, slots=True)
class BoxFile:
    """One person's file of one box."""

    path: Path
    box: str
    token: str

    def content(self) -> bytes:
        """Return its bytes.

        Raises:
            OSError: When it cannot be read, or is far larger than the server lets anybody write.
        """
        with self.path.open("rb") as opened:
            content = opened.read(_MOST + 1)
        if len(content) > _MOST:
            told = f"it has more than {_MOST:,} bytes, which the server lets nobody write"
            raise OSError(EFBIG, told, str(self.path))
        return content


def files_in(folder: Path, box: str | None = None) -> list[BoxFile]:
    """Return every person's file, the taken ones first; what else stands there is not looked at.

    Args:
        folder: Holds the boxes.
        box: The one box that is looked into; else all but those of consultations, whose answers
            are collected apart.

    Raises:
        SettingsError: When there is no such folder.
    """
    return [file for file in all_files_in(folder) if _is_wanted(file, box)]


def all_files_in(folder: Path) -> list[BoxFile]:
    """Return every person's file of every box as `files_in` does, answers to consultations too.

    Raises:
        SettingsError: When there is no such folder.
    """
    if not folder.is_dir():
        raise SettingsError(f"there is no folder {folder}; name that of the boxes with --letters")
    taken = _files(folder / TAKEN, _TAKEN_FILE) if (folder / TAKEN).is_dir() else []
    return [*taken, *_files(folder, _FILE)]


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


@contextmanager
def emptying(folder: Path | None) -> Iterator[None]:
    """See to it that nobody else takes letters out of the same boxes meanwhile.

    Args:
        folder: Holds the boxes; None where no letter is taken out of any.

    Raises:
        SettingsError: When somebody does already, or nothing may be taken from it.
    """
    if folder is None or not folder.is_dir():
        yield
        return
    taken = folder / TAKEN
    if taken.is_symlink():
        raise SettingsError(f"{taken} is a link; taken letters wait there, so remove it")
    try:
        private_folder(taken)
        held = (taken / "lock").open("a")
    except OSError as error:
        raise _not_taken(folder, error) from None
    held.close()
    with alone(taken / "lock", _BUSY.format(folder)):
        yield


def read_each(
    files: Iterable[BoxFile], read: Callable[[BoxFile], Iterable[T]]
) -> tuple[list[T], list[BoxFile], list[str]]:
    """Return what is in files, the files that were read, and why others could not be.

    Those stay where they are, and keep no other from being read. What is gone meanwhile was taken
    by somebody else.
    """
    found: list[T] = []
    done: list[BoxFile] = []
    left: list[str] = []
    for file in files:
        try:
            found += read(file)
            done.append(file)
        except FileNotFoundError:
            continue
        except OSError as error:
            left.append(f"{file.path}: {reason(error)}")
    return found, done, left


def discard(files: Iterable[BoxFile]) -> None:
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
        private_folder(aside)
        # By chance, so that it takes no other's place, whatever was there or comes meanwhile.
        target = aside / f"{file.token}.{randbits(64)}.json"
        os.rename(file.path, target)  # noqa: PTH104 - refuses to leave the file system
    except FileNotFoundError:
        return
    except OSError as error:
        raise _not_taken(folder, error) from None


def _not_taken(folder: Path, error: OSError) -> SettingsError:
    return SettingsError(
        f"letters cannot be taken out of {folder} ({error.strerror}); run this as somebody who "
        "may write there"
    )


def _files(folder: Path, form: re.Pattern[str]) -> Iterator[BoxFile]:
    for box in sorted(folder.iterdir()):
        if _BOX.fullmatch(box.name) and box.is_dir() and not box.is_symlink():
            for path in sorted(box.iterdir()):
                named = form.fullmatch(path.name)
                if named and path.is_file() and not path.is_symlink():
                    yield BoxFile(path, box.name, named["token"])
