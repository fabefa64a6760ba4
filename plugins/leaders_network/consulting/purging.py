"""The end of answers: whatever links a person with an answer is destroyed, and that is shown.

The proof is a search: after everything known was removed, every file of the store, of the letter
boxes, of the inbox and of the folders of messages is read once more for a sign of the consultation.
"""

from __future__ import annotations

import base64
import json
import os
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leaders_network.addresses import ANSWERS
from leaders_network.consulting.store import Store
from leaders_network.consulting.written import mentions
from leaders_network.inbox.boxes import files_in
from leaders_network.inbox.mail import message
from leaders_network.placing import private_folder, replace_files
from leaders_network.problems import SettingsError
from leaders_network.records.consultation import Consultation

_APART = re.compile(rb"\r?\n\r?\n")
_CODED = re.compile(rb"[A-Za-z0-9+/\r\n]{16,}")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where answers to a consultation may lie."""

    store: Store
    letters: Path | None = None
    """The folder of the letter boxes."""
    handed_in: tuple[Path, ...] = ()
    """Folders of messages and of files."""
    inbox: Path | None = None
    """What the inbox keeps: an answer may have been put into another box than its own."""
    coding: Path | None = None
    """The team's working file, where it is not kept in the store."""

    @property
    def stored(self) -> list[Path]:
        """What is destroyed of the store, and the working file; not what only leads elsewhere."""
        coding = [self.coding] if self.coding and self.coding.is_file() else []
        return [file for file in (*self.store.everything(), *coding) if not file.is_symlink()]


@dataclass(frozen=True, slots=True)
class Purged:
    """What was destroyed, and what is left of it."""

    stored: int
    """How many files of the store."""
    letters: int
    """How many files of the letter box, taken or not."""
    left: tuple[Path, ...]
    """Files that still speak of the consultation: nobody but the team may delete messages."""


def known(whereabouts: Whereabouts, consultation: str) -> list[Path]:
    """Return every file that is destroyed."""
    boxes = files_in(whereabouts.letters, f"{ANSWERS}{consultation}") if whereabouts.letters else []
    about = f"consultation:{consultation}"
    strayed = [file for file in _files(whereabouts.inbox) if _about(file) == about]
    return [*whereabouts.stored, *(file.path for file in boxes), *strayed]


def _about(file: Path) -> object:
    """Return what a letter that the inbox kept is about."""
    try:
        held = json.loads(file.read_bytes())
        return held["letter"]["about"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def purge(whereabouts: Whereabouts, consultation: str, front: Consultation, day: date) -> Purged:
    """Destroy every answer to a consultation, and look whether anything is left.

    Args:
        whereabouts: Where they may lie.
        consultation: Its id.
        front: Says when it closes and by when they must be gone.
        day: Today; noted in the record that stays.

    Raises:
        SettingsError: When it has not closed yet, or a file cannot be removed.
    """
    if day <= front.closes:
        raise SettingsError(f"it is open until {front.closes}; its answers are still coming")
    stored = whereabouts.stored
    gone = known(whereabouts, consultation)
    try:
        for file in gone:
            file.unlink(missing_ok=True)
        _sync({file.parent for file in gone if file.parent.is_dir()})
        _remove_empty(whereabouts.store.folder)
    except OSError as error:
        told = f"{error.filename} cannot be removed: {error.strerror}"
        raise SettingsError(f"{told}; run this as somebody who may write there") from None
    made = Purged(len(stored), len(gone) - len(stored), tuple(_left(whereabouts, consultation)))
    _note(whereabouts.store, consultation, front, day, made)
    return made


def _left(whereabouts: Whereabouts, consultation: str) -> Iterator[Path]:
    """Yield every file that still holds, or may hold, an answer to a consultation."""
    yield from dict.fromkeys((*whereabouts.store.everything(), *known(whereabouts, consultation)))
    sign = re.compile(rf"consultation:{re.escape(consultation)}(?![a-z0-9-])".encode())
    for folder in (whereabouts.letters, whereabouts.inbox, *whereabouts.handed_in):
        for file in _files(folder):
            if _bears(file, sign) or _speaks(file, consultation):
                yield file


def _files(folder: Path | None) -> Iterable[Path]:
    found = folder.rglob("*") if folder and folder.is_dir() else ()
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _bears(file: Path, sign: re.Pattern[bytes]) -> bool:
    """Return whether a file does, as it is or in what mail encodes it in, or cannot be read."""
    try:
        content = file.read_bytes()
    except OSError:
        return True
    return any(map(sign.search, _decoded(content)))


def _decoded(content: bytes) -> Iterator[bytes]:
    """Yield what a file holds: of a message too that is none, or too large, to be taken apart."""
    yield content
    yield quopri.decodestring(content)
    for part in _APART.split(content):
        for coded in _CODED.findall(part):
            bare = b"".join(coded.split())
            yield base64.b64decode(bare + b"A" * (-len(bare) % 4))


def _speaks(file: Path, consultation: str) -> bool:
    """Return whether a message does, or a letter in it."""
    if file.suffix.lower() != ".eml":
        return False
    read = message(file)
    about = f"consultation:{consultation}"
    return mentions(read, consultation) or any(about in str(letter) for letter in read.letters)


def _sync(folders: Iterable[Path]) -> None:
    """Make sure that the removals survive a crash."""
    if os.name != "posix":
        return
    for folder in folders:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove_empty(folder: Path) -> None:
    """Remove a folder and those in it, as far as nothing is left in them."""
    inner = sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True)
    for one in (*inner, folder):
        if one.is_dir() and not one.is_symlink() and not any(one.iterdir()):
            one.rmdir()


def _note(store: Store, consultation: str, front: Consultation, day: date, made: Purged) -> None:
    """Keep a record of the destruction, in which nothing of the answers is.

    Where something was left it is done again, and the record tells of both times together.
    """
    file = store.folder.parent / f"{consultation}.purged.json"
    before = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    told = {
        "consultation": consultation,
        "destroyed": day.isoformat(),
        "destroyed_by": front.destroyed_by.isoformat(),
        "files_of_the_store": made.stored + before.get("files_of_the_store", 0),
        "files_of_the_letter_box": made.letters + before.get("files_of_the_letter_box", 0),
        "left": [str(path) for path in made.left],
    }
    private_folder(store.folder.parent)
    replace_files({file: (json.dumps(told, indent=2) + "\n").encode()})
