"""A data folder becomes records: every file of it is read, and every fault in it found."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leaders_network.problems import Location, Problems, near_word
from leaders_network.records.gathering import Contributor, Group, Programme
from leaders_network.records.leader import Leader
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
from leaders_network.records.photo import photo_fault
from leaders_network.records.store import RecordStore
from leaders_network.records.text import id_fault
from leaders_network.records.validation import validated
from leaders_network.records.vocabulary import Areas, Roles, Sectors, Topics
from leaders_network.source import Mark, Step, decode, read_yaml

KINDS: dict[str, type[Any]] = {
    "leaders": Leader,
    "organisations": Organisation,
    "programmes": Programme,
    "groups": Group,
    "contributors": Contributor,
}
"""The folders of records, one record a file, and the class each is read as."""

VOCABULARY: dict[str, type[Any]] = {
    "sectors": Sectors,
    "areas": Areas,
    "roles": Roles,
    "topics": Topics,
}
"""The files of `vocabulary/`, and the class each is read as."""

_IGNORED = frozenset([".DS_Store", "Thumbs.db", ".gitkeep", ".gitattributes", ".editorconfig"])
_SINGLE = "single"


@dataclass(slots=True)
class Records:
    """Everything a data folder says, by kind and id, and how to find where it says it."""

    folder: Path
    name: str
    network: Network = field(default_factory=Network)
    leaders: dict[str, Leader] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    contributors: dict[str, Contributor] = field(default_factory=dict)
    sectors: Sectors = field(default_factory=lambda: Sectors(sectors=()))
    areas: Areas = field(default_factory=lambda: Areas(areas=()))
    roles: Roles = field(default_factory=lambda: Roles(roles=()))
    topics: Topics = field(default_factory=lambda: Topics(topics=()))
    photos: dict[str, Path] = field(default_factory=dict)
    _marks: dict[str, Mark] = field(default_factory=dict)

    def locate(self, file: str, *steps: Step, key: bool = False) -> Location:
        """Return where a value is written, by reading its file once more.

        Args:
            file: The file, relative to the data folder, as in `leaders/amara-penrose.yml`.
            steps: Keys and positions from the top of the file.
            key: Return where the value's key is written instead.
        """
        if file not in self._marks:
            self._marks[file] = _marks_of(self.folder / file)
        return Location(f"{self.name}/{file}", *self._marks[file].find(steps, key=key))


def read_records(
    folder: Path, problems: Problems, *, name: str = "", store: RecordStore | None = None
) -> Records:
    """Return every record of a data folder; what cannot be read is left out and recorded.

    Args:
        folder: Holds `leaders/`, `organisations/`, `programmes/`, `groups/`, `contributors/`,
            `vocabulary/`, `photos/` and `network.yml`; each may be missing.
        problems: Gets every fault of every file.
        name: What the folder is called in messages; its own name where nothing is given.
        store: Keeps records between runs.
    """
    records = Records(folder, name or folder.name)
    reading = _Reading(records, problems)
    reading.find_files()
    reading.read(store)
    reading.check_photos()
    return records


def _marks_of(file: Path) -> Mark:
    ignored = Problems()
    text = decode(file.read_bytes(), file.name, ignored)
    found = read_yaml(text, file.name, ignored) if text is not None else None
    return found[1] if found else Mark((1, 1), (1, 1))


@dataclass(slots=True)
class _Reading:
    records: Records
    problems: Problems
    files: list[tuple[str, str, Path]] = field(default_factory=list)
    """Kind, path relative to the folder, and path."""

    def say(self, file: str, code: str, message: str, fix: str) -> None:
        self.problems.add(Location(f"{self.records.name}/{file}"), message, code, fix=fix)

    def find_files(self) -> None:
        folder = self.records.folder
        if not folder.is_dir():
            self.problems.add(
                Location(self.records.name),
                "there is no such folder",
                "no-data-folder",
                fix="name the folder that holds leaders/ and organisations/",
            )
            return
        for entry in _entries(folder):
            self.top_entry(entry)
        for kind in KINDS:
            self.refuse_alike(kind)

    def top_entry(self, entry: Path) -> None:
        known = (*KINDS, "vocabulary", "photos", "network.yml")
        if entry.name == "network.yml":
            self.add(_SINGLE, entry)
        elif entry.name in KINDS:
            for file in self.inside(entry):
                self.record_file(entry.name, file)
        elif entry.name == "vocabulary":
            for file in self.inside(entry):
                self.vocabulary_file(file)
        elif entry.name == "photos":
            self.records.photos = {file.name: file for file in self.inside(entry)}
        elif entry.is_dir() or entry.suffix in (".yml", ".yaml"):
            near = near_word(entry.name, known)
            fix = f"call it `{near}`" if near else f"keep to {', '.join(known)}"
            self.say(entry.name, "unknown-file", "nothing is read from here", fix)

    def inside(self, folder: Path) -> Iterator[Path]:
        """Yield the files of a folder that may be read; a link that leads out of it may not."""
        root = self.records.folder.resolve()
        for file in _entries(folder):
            relative = f"{folder.name}/{file.name}"
            if file.is_symlink() and not file.resolve().is_relative_to(root):
                self.say(
                    relative,
                    "link-outside",
                    "this link leads out of the data folder",
                    "put the file itself here",
                )
            elif file.is_dir():
                self.say(
                    relative,
                    "unknown-file",
                    "a folder stands where files are expected",
                    f"move its files into {folder.name}/",
                )
            elif file.is_file():
                yield file

    def record_file(self, kind: str, file: Path) -> None:
        relative = f"{kind}/{file.name}"
        wrong = id_fault(file.stem)
        if file.suffix != ".yml":
            fix = (
                f"rename it to `{file.stem}.yml`" if file.suffix == ".yaml" else "move it elsewhere"
            )
            self.say(relative, "unknown-file", "only files that end in .yml are read here", fix)
        elif wrong:
            code, message, fix = wrong
            self.say(relative, code, message, f"rename the file: {fix}")
        else:
            self.add(kind, file)

    def vocabulary_file(self, file: Path) -> None:
        if file.stem in VOCABULARY and file.suffix == ".yml":
            self.add(f"vocabulary/{file.stem}", file)
            return
        near = near_word(file.name, [f"{name}.yml" for name in VOCABULARY])
        fix = f"call it `{near}`" if near else "move it elsewhere"
        self.say(f"vocabulary/{file.name}", "unknown-file", "nothing is read from here", fix)

    def add(self, kind: str, file: Path) -> None:
        self.files.append((kind, file.relative_to(self.records.folder).as_posix(), file))

    def refuse_alike(self, kind: str) -> None:
        seen: dict[str, str] = {}
        folder = self.records.folder / kind
        for file in _entries(folder) if folder.is_dir() else ():
            alike = unicodedata.normalize("NFC", file.name).casefold()
            if alike in seen:
                self.say(
                    f"{kind}/{file.name}",
                    "colliding-id",
                    f"some computers cannot tell this file from `{seen[alike]}`",
                    "rename one of the two",
                )
            seen.setdefault(alike, file.name)

    def read(self, store: RecordStore | None) -> None:
        keys = {}
        if store:
            keys = {file: store.key(kind, file.read_bytes()) for kind, _, file in self.files}
        kept = store.load(keys.values()) if store else {}
        fresh = {}
        for kind, relative, file in self.files:
            record = kept.get(keys.get(file, b"")) or self.read_file(kind, relative, file)
            if record is not None:
                self.place(kind, file.stem, record)
                if store and keys[file] not in kept:
                    fresh[keys[file]] = record
        if store:
            store.keep(fresh, only=keys.values())

    def read_file(self, kind: str, relative: str, file: Path) -> Any:
        path = f"{self.records.name}/{relative}"
        text = decode(file.read_bytes(), path, self.problems)
        before = len(self.problems)
        found = read_yaml(text, path, self.problems) if text is not None else None
        if found is None:
            return None
        record = validated(_model(kind), found[0], found[1], path, self.problems)
        return record if len(self.problems) == before else None

    def place(self, kind: str, identifier: str, record: Any) -> None:
        if kind == _SINGLE:
            self.records.network = record
        elif kind.startswith("vocabulary/"):
            setattr(self.records, identifier, record)
        else:
            getattr(self.records, kind)[identifier] = record

    def check_photos(self) -> None:
        for name, file in self.records.photos.items():
            wrong = photo_fault(file)
            if wrong:
                code, message, fix = wrong
                self.say(f"photos/{name}", code, message, fix)


def _model(kind: str) -> type[Any]:
    if kind == _SINGLE:
        return Network
    return KINDS.get(kind) or VOCABULARY[kind.removeprefix("vocabulary/")]


def _entries(folder: Path) -> list[Path]:
    entries = (entry for entry in folder.iterdir() if entry.name not in _IGNORED)
    return sorted(entry for entry in entries if not entry.name.startswith("."))
