"""A data folder becomes records: every file of it is read, and every fault in it found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leaders_network.addresses import SCHEMES
from leaders_network.problems import Location, Problems
from leaders_network.records.files import SETTINGS, Fault, find_files
from leaders_network.records.gathering import Contributor, Group, Programme
from leaders_network.records.leader import Leader
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
from leaders_network.records.photo import photo_fault
from leaders_network.records.store import RecordStore
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

_FOLDERS = {"cohort": "programmes", "photo": "photos"}
_UNREADABLE = ("unreadable", "the file cannot be read", "let this program read it")


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
    unread: set[str] = field(default_factory=set)
    """Files that are there and have problems, relative to the folder."""
    digests: dict[str, bytes] = field(default_factory=dict)
    """For each record that was read, as in `leaders/freda-harlowe`, a digest of what it says."""
    _marks: dict[str, Mark] = field(default_factory=dict)

    def locate(self, file: str, *steps: Step, key: bool = False) -> Location:
        """Return where a value is written, by reading its file once more.

        Args:
            file: The file, relative to the data folder, as in `leaders/freda-harlowe.yml`.
            steps: Keys and positions from the top of the file.
            key: Return where the value's key is written instead.
        """
        if file not in self._marks:
            self._marks[file] = _marks_of(self.folder / file)
        return Location(f"{self.name}/{file}", *self._marks[file].find(steps, key=key))

    def is_unread(self, kind: str, target: str) -> bool:
        """Return whether a thing is missing because the file that would hold it has problems.

        Args:
            kind: What it is: a scheme of links, `cohort`, `photo` or `audience`.
            target: Its id; for a post and a cohort, after that of what it belongs to and a slash.
        """
        if kind == "audience":
            return any(file.startswith(("programmes", "groups")) for file in self.unread)
        folder, owner = _FOLDERS.get(kind) or SCHEMES[kind], target.partition("/")[0]
        if folder in VOCABULARY:
            return not self.unread.isdisjoint(["vocabulary", f"vocabulary/{folder}.yml"])
        return not self.unread.isdisjoint([folder, f"{folder}/{owner}", f"{folder}/{owner}.yml"])


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
    reading.read(store)
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

    def say(self, file: str, fault: Fault) -> None:
        code, message, fix = fault
        self.problems.add(Location(f"{self.records.name}/{file}"), message, code, fix=fix)

    def find_files(self) -> list[tuple[str, str, Path]]:
        records = self.records
        found = find_files(
            records.folder, records.name, self.problems, kinds=KINDS, vocabularies=VOCABULARY
        )
        records.photos, records.unread = found.photos, found.unread
        return found.files

    def read(self, store: RecordStore | None) -> None:
        files = self.find_files()
        keys, photos = {}, self.photo_keys(store)
        if store:
            keys = {file: store.key(kind, _content(file) or b"") for kind, _, file in files}
        kept = store.load([*keys.values(), *photos.values()]) if store else {}
        fresh = self.read_files(files, keys, kept, store)
        for name in self.faulty_photos(photos, kept):
            photos.pop(name, None)
        if store:
            sound = {key: True for key in photos.values() if key not in kept}
            store.keep(fresh | sound, only=[*keys.values(), *photos.values()])

    def read_files(
        self,
        files: Iterable[tuple[str, str, Path]],
        keys: dict[Path, bytes],
        kept: Mapping[bytes, Any],
        store: RecordStore | None,
    ) -> dict[bytes, Any]:
        """Place the record of each file; return those that were not kept, by their keys."""
        fresh = {}
        for kind, relative, file in files:
            record = kept.get(keys.get(file, b""))
            content = _content(file) if record is None else None
            if record is None:
                record = self.read_file(kind, relative, content)
                if record is not None and content is not None and store:
                    keys[file] = store.key(kind, content)
                    fresh[keys[file]] = record
            if record is None:
                self.records.unread.add(relative)
            else:
                self.place(kind, file.stem, record)
                if file in keys:
                    self.records.digests[f"{kind}/{file.stem}"] = keys[file]
        return fresh

    def read_file(self, kind: str, relative: str, content: bytes | None) -> Any:
        if content is None:
            self.say(relative, _UNREADABLE)
            return None
        path = f"{self.records.name}/{relative}"
        text = decode(content, path, self.problems)
        before = len(self.problems)
        found = read_yaml(text, path, self.problems) if text is not None else None
        if found is None:
            return None
        record = validated(model_of(kind), found[0], found[1], path, self.problems)
        return record if len(self.problems) == before else None

    def place(self, kind: str, identifier: str, record: Any) -> None:
        if kind == SETTINGS:
            self.records.network = record
        elif kind.startswith("vocabulary/"):
            setattr(self.records, identifier, record)
        else:
            getattr(self.records, kind)[identifier] = record

    def photo_keys(self, store: RecordStore | None) -> dict[str, bytes]:
        """Return the key of each photo that can be read; one at a time is held in memory."""
        if store is None:
            return {}
        contents = ((name, _content(file)) for name, file in self.records.photos.items())
        keys = {
            name: store.key(f"photo {Path(name).suffix}", content)
            for name, content in contents
            if content is not None
        }
        self.records.digests |= {f"photos/{name}": key for name, key in keys.items()}
        return keys

    def faulty_photos(self, keys: Mapping[str, bytes], sound: Collection[bytes]) -> Iterator[str]:
        """Record what is wrong with any photo, and yield the names of those with a fault."""
        for name, file in self.records.photos.items():
            if keys.get(name) in sound:
                continue
            content = _content(file)
            wrong = photo_fault(name, content) if content is not None else _UNREADABLE
            if wrong:
                self.say(f"photos/{name}", wrong)
                yield name


def _content(file: Path) -> bytes | None:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - there may be thousands
            return opened.read()
    except OSError:
        return None


def model_of(kind: str) -> type[Any]:
    """Return the class that a file is read as: a folder's name, `vocabulary/…` or `network.yml`."""
    if kind == SETTINGS:
        return Network
    return KINDS.get(kind) or VOCABULARY[kind.removeprefix("vocabulary/")]
