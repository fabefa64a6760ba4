"""Where collected answers are kept: outside the repository and every site, encrypted at rest.

Each collection adds one file that is never changed again. With keys of the team its content is
encrypted by age (https://age-encryption.org/v1), so that whoever collects need not be able to read
what others collected. A file is named at random and bears the day the consultation opened, so its
name, its time and its place among others tell nothing.
"""

from __future__ import annotations

import json
import os
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from leaders_network.consulting.answers import Answered, Collected, Value, mixed
from leaders_network.consulting.keys import Identities, Recipients, decrypted, encrypted
from leaders_network.placing import private_file, private_folder, refuse_open
from leaders_network.problems import SettingsError

_OPEN, _SEALED = ".json", ".age"

CODING = "coding.yml"
"""The team's working file: every text that was written, and what was made of it."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """One answer that fits, and whose it is: nothing but the store ever holds both."""

    leader: str
    id: str
    written: str
    way: str
    sector: str
    area: str
    values: dict[str, Value]
    quote: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """One letter that was set aside, whole, and why."""

    key: str
    """What tells it from every other, however often it comes."""
    code: str
    reason: str
    origin: str
    sender: str
    letter: Any


@dataclass(slots=True)
class Batch:
    """What one collection found."""

    accepted: list[Accepted] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.accepted or self.aside)


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of one consultation's answers."""

    folder: Path

    @classmethod
    def of(cls, root: Path, consultation: str, *, away_from: Iterable[Path] = ()) -> Store:
        """Return the store of a consultation.

        Args:
            root: Holds the stores of all.
            consultation: Its id.
            away_from: What it may not stand in: the sites, and what they are made from.

        Raises:
            SettingsError: When it would stand in one of them, or in a repository.
        """
        folder = (root / consultation).resolve()
        for other in away_from:
            if folder.is_relative_to(other.resolve()):
                raise SettingsError(f"answers may not be kept in {other}; name another --store")
        for above in (folder, *folder.parents):
            if (above / ".git").exists():
                raise SettingsError(
                    f"{above} is a repository, and answers may not be kept in one;"
                    " name a folder elsewhere with --store"
                )
        return cls(folder)

    def add(self, batch: Batch, opened: datetime, recipients: Recipients) -> Path:
        """Write what a collection found into a file of its own; return the file.

        Args:
            batch: In an order that follows from who answered, not from when.
            opened: The moment that the file bears as its time.
            recipients: Whose keys open it; without any it is written openly.
        """
        private_folder(self.folder)
        content = json.dumps(_as_json(batch), ensure_ascii=False, sort_keys=True).encode()
        ending = _SEALED if recipients else _OPEN
        file = self.folder / f"{secrets.token_hex(16)}{ending}"
        fresh = file.with_name(f".{file.name}")
        with private_file(fresh) as opened_file:
            opened_file.write(encrypted(content, recipients))
            opened_file.flush()
            os.fsync(opened_file.fileno())
        moment = opened.timestamp()
        os.utime(fresh, (moment, moment))
        fresh.replace(file)
        return file

    def files(self) -> list[Path]:
        """Return every file of the store, also what a broken-off collection left."""
        if not self.folder.is_dir():
            return []
        return sorted(
            path
            for path in self.folder.iterdir()
            if path.is_file() and (path.suffix in (_OPEN, _SEALED) or path.name == CODING)
        )

    def everything(self) -> list[Path]:
        """Return whatever lies in the store, an editor's copies too; no link is followed."""
        found = self.folder.rglob("*")
        return sorted(path for path in found if path.is_symlink() or not path.is_dir())

    def batches(self, identities: Identities) -> Iterator[Batch]:
        """Yield what each collection found.

        Raises:
            SettingsError: When a file cannot be read, or none of the keys opens it.
        """
        for file in self.files():
            if not file.name.startswith(".") and file.name != CODING:
                yield _read(file, identities)


def collected(store: Store, identities: Identities = ()) -> Collected:
    """Return everything that was collected, without who it is from.

    Of each leader the answer that was written last counts. A letter that came twice is one.

    Raises:
        SettingsError: When a file of the store cannot be read.
    """
    answers: list[Accepted] = []
    aside: dict[str, str] = {}
    for batch in store.batches(identities):
        answers += batch.accepted
        aside |= {one.key: one.code for one in batch.aside}
    # Files are in the order of their random names, and of a changed letter under an old id, which
    # came with another collection, the last counts too.
    answers.sort(key=_written)
    letters = {(one.leader, one.id) for one in answers}
    last = {one.leader: one for one in answers}
    return Collected(
        mixed(Answered(one.sector, one.area, one.values, one.quote) for one in last.values()),
        len(letters) - len(last),
        dict(sorted(Counter(aside.values()).items())),
    )


def _written(one: Accepted) -> tuple[datetime, str, str]:
    return datetime.fromisoformat(one.written), one.id, repr(sorted(one.values.items()))


def _as_json(batch: Batch) -> dict[str, Any]:
    return {
        "answers": [
            {name: getattr(one, name) for name in Accepted.__slots__}
            for one in sorted(batch.accepted, key=lambda one: (one.leader, one.id))
        ],
        "aside": [
            {name: getattr(one, name) for name in Aside.__slots__}
            for one in sorted(batch.aside, key=lambda one: one.key)
        ],
    }


def _read(file: Path, identities: Identities) -> Batch:
    refuse_open(file)
    content = file.read_bytes()
    if file.suffix == _SEALED:
        content = decrypted(content, identities, file)
    try:
        held = json.loads(content)
        answers = [Accepted(**{**one, "values": _values(one["values"])}) for one in held["answers"]]
        return Batch(answers, [Aside(**one) for one in held["aside"]])
    except (ValueError, TypeError, KeyError, AttributeError):
        raise SettingsError(f"{file} is not what a collection wrote; it was changed") from None


def _values(held: dict[str, Any]) -> dict[str, Value]:
    return {key: tuple(now) if isinstance(now, list) else now for key, now in held.items()}
