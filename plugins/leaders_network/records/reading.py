"""A data folder becomes records: every file of it is read, and every fault in it found."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from leaders_network.decoding import decode
from leaders_network.lean import slotted
from leaders_network.marks import Mark, Step
from leaders_network.problems import Fault, Location, Problems
from leaders_network.records.files import PHOTOS, SETTINGS, find_files
from leaders_network.records.gathering import Contributor, Group, Programme
from leaders_network.records.halves import Half, half
from leaders_network.records.leader import Leader
from leaders_network.records.missing import Missing
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
from leaders_network.records.photo import photo_fault
from leaders_network.records.shape import keys_of
from leaders_network.records.store import RecordStore
from leaders_network.records.validation import validated
from leaders_network.records.vocabulary import Areas, Roles, Sectors, Topics
from leaders_network.source import read_yaml

FOLDERS: dict[str, type[Any]] = {
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

_EMPTY: dict[str, Callable[[], Any]] = {
    "network": Network,
    "sectors": lambda: Sectors(sectors=()),
    "areas": lambda: Areas(areas=()),
    "roles": lambda: Roles(roles=()),
    "topics": lambda: Topics(topics=()),
}
"""What stands in place of each file that there is only one of, where there is none."""

_ENDING = ".yml"
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_AT_ONCE = 1 << 16

_UNREADABLE = ("unreadable", "the file cannot be read", "let this program read it")


@slotted
class Records:
    """Everything a data folder says, by kind and id, and how to find where it says it."""

    folder: Path
    name: str
    network: Network = field(default_factory=_EMPTY["network"])
    leaders: dict[str, Leader] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    contributors: dict[str, Contributor] = field(default_factory=dict)
    sectors: Sectors = field(default_factory=_EMPTY["sectors"])
    areas: Areas = field(default_factory=_EMPTY["areas"])
    roles: Roles = field(default_factory=_EMPTY["roles"])
    topics: Topics = field(default_factory=_EMPTY["topics"])
    photos: dict[str, Path] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Files that are there and have problems, relative to the folder."""
    halves: dict[str, Half] = field(default_factory=dict)
    """What those of them say as far as it can be made out, for the faults that remain to be told;
    by the paths relative to the folder that they should have."""
    named: dict[str, str] = field(default_factory=dict)
    """The paths of files that should have another, by that."""
    digests: dict[str, bytes] = field(default_factory=dict)
    """For each record that was read, as in `leaders/freda-harlowe`, a digest of what it says."""
    _marks: dict[str, Mark] = field(default_factory=dict)
    _missing: Missing | None = None

    def locate(self, file: str, *steps: Step, key: bool = False) -> Location:
        """Return where a value is written, by reading its file once more.

        Args:
            file: The file, relative to the data folder, as in `leaders/freda-harlowe.yml`.
            steps: Keys and positions from the top of the file.
            key: Return where the value's key is written instead.
        """
        found, file = self.halves.get(file), self.named.get(file, file)
        if found is None and file not in self._marks:
            self._marks[file] = _marks_of(self.folder / file)
        mark = found.mark if found else self._marks[file]
        return Location(f"{self.name}/{file}", *mark.find(steps, key=key))

    def knows(self, file: str, *steps: Step) -> bool:
        """Return whether a value is what its file says; what has a fault is only stood in for.

        Args:
            file: The file, relative to the data folder.
            steps: Keys and positions from the top of the file.
        """
        found = self.halves.get(file)
        return found is None or found.knows(steps)

    def made_out(self) -> Records:
        """Return every record, those with faults as well, as far as they can be made out.

        It serves to find faults; nothing may be published from it.
        """
        if not self.halves:
            return self
        values: dict[str, Any] = {kind: dict(getattr(self, kind)) for kind in FOLDERS}
        for file, found in self.halves.items():
            folder, _, stem = file.removesuffix(_ENDING).rpartition("/")
            if folder in FOLDERS:
                values[folder][stem] = found.record
            else:
                values[stem] = found.record
        ordered = {kind: dict(sorted(values[kind].items())) for kind in FOLDERS}
        return replace(self, **values | ordered)

    def is_unread(self, kind: str, target: str) -> bool:
        """Return whether a thing is missing because the file that would hold it has problems.

        Args:
            kind: What it is: a scheme of links, `cohort`, `photo` or `audience`.
            target: Its id; for a post and a cohort, after that of what it belongs to and a slash.
                Nothing stands for any.
        """
        if not self.unread:
            return False
        if self._missing is None:
            self._missing = Missing.of(self.unread, self.halves, self.named)
        return self._missing.may_be(kind, target)


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
    # What is empty needs a validator of its own to be made, so it is made where nothing is written.
    unread: Any = None
    records = Records(folder, name or folder.name, **dict.fromkeys(_EMPTY, unread))
    _Reading(records, problems, store).read()
    for kind, empty in _EMPTY.items():
        if getattr(records, kind) is None:
            setattr(records, kind, empty())
    return records


def _marks_of(file: Path) -> Mark:
    ignored, content = Problems(), _content(str(file))
    text = decode(content, file.name, ignored) if content is not None else None
    found = read_yaml(text, file.name, ignored) if text is not None else None
    return found[1] if found else Mark((1, 1), (1, 1))


@slotted
class _Reading:
    records: Records
    problems: Problems
    store: RecordStore | None
    fresh: dict[bytes, Any] = field(default_factory=dict)
    """What was not kept before, by the keys under which it is kept from now on."""
    used: list[bytes] = field(default_factory=list)
    """The keys of all that was read without a fault."""

    def say(self, file: str, fault: Fault) -> None:
        code, message, fix = fault
        self.problems.add(Location(f"{self.records.name}/{file}"), message, code, fix=fix)

    def find_files(self) -> list[tuple[str, str]]:
        records = self.records
        found = find_files(
            records.folder, records.name, self.problems, kinds=FOLDERS, vocabularies=VOCABULARY
        )
        records.photos, records.unread, records.named = found.photos, found.unread, found.named
        return found.files

    def read(self) -> None:
        """Read every file once: what it says is either kept from before or made now."""
        for kind, relative in self.find_files():
            stem = relative.rpartition("/")[2].removesuffix(_ENDING)
            record = self.known(f"{kind}/{stem}", kind, relative, self.record)
            if record is None:
                self.records.unread.add(relative)
            else:
                self.place(kind, stem, record)
        for meant, relative in self.records.named.items():
            self.misnamed(meant, relative)
        for name in self.records.photos:
            relative, suffix = f"{PHOTOS}/{name}", name.rpartition(".")[2]
            self.known(relative, f"photo .{suffix}", relative, self.sound_photo)
        if self.store:
            self.store.keep(self.fresh, only=self.used)

    def known(
        self,
        name: str,
        kind: str,
        relative: str,
        make: Callable[[str, str, bytes], Any],
    ) -> Any:
        """Return what a file says, made only where it is not kept; None where it has a fault.

        Args:
            name: What the digest of it is called.
            kind: What it is read as.
            relative: The file, relative to the folder.
            make: Makes it of the kind, the relative path and the content.
        """
        content = _content(f"{self.records.folder}/{relative}")
        if content is None:
            self.say(relative, _UNREADABLE)
            return None
        if self.store is None:
            return make(kind, relative, content)
        key = self.store.key(kind, content)
        found = self.store.find(key)
        if found is None:
            found = make(kind, relative, content)
            if found is None:
                return None
            self.fresh[key] = found
        self.used.append(key)
        self.records.digests[name] = key
        return found

    def record(self, kind: str, relative: str, content: bytes) -> Any:
        """Return the record that a file's content makes, or None with its faults recorded."""
        before = len(self.problems)
        record, made_out = self.read_record(kind, relative, content)
        if len(self.problems) == before:
            return record
        if made_out:
            self.records.halves[relative] = made_out()
        return None

    def misnamed(self, meant: str, relative: str) -> None:
        """Look into a file from which nothing is published, for its name is not as it should be."""
        self.records.unread.add(meant)
        content = _content(f"{self.records.folder}/{relative}")
        if content is None:
            self.say(relative, _UNREADABLE)
        elif meant.startswith(f"{PHOTOS}/"):
            if wrong := photo_fault(meant, content):
                self.say(relative, wrong)
        else:
            folder = meant.partition("/")[0]
            kind = meant.removesuffix(_ENDING) if folder == "vocabulary" else folder
            made_out = self.read_record(kind, relative, content)[1]
            if made_out:
                self.records.halves[meant] = made_out()

    def read_record(
        self, kind: str, relative: str, content: bytes
    ) -> tuple[Any, Callable[[], Half] | None]:
        """Return the record of a file's content, if it makes one, and what makes the half of it."""
        path, model = f"{self.records.name}/{relative}", model_of(kind)
        text = decode(content, path, self.problems)
        if text is None:
            return None, None
        found = read_yaml(text, path, self.problems)
        if found is None:
            from leaders_network.salvage import salvage  # it needs the parser

            found = salvage(text, path, keys_of(model), self.problems)
        if found is None:
            return None, None
        data, mark = found
        record = validated(model, data, mark, path, self.problems)
        return record, lambda: half(model, data, mark, path, self.problems)

    def sound_photo(self, kind: str, relative: str, content: bytes) -> bool | None:
        """Return whether a photo is one, or None with its fault recorded."""
        wrong = photo_fault(relative, content)
        if wrong:
            self.say(relative, wrong)
            return None
        return True

    def place(self, kind: str, identifier: str, record: Any) -> None:
        if kind == SETTINGS:
            self.records.network = record
        elif kind.startswith("vocabulary/"):
            setattr(self.records, identifier, record)
        else:
            getattr(self.records, kind)[identifier] = record


def _content(file: str) -> bytes | None:
    """Return what a file holds, asking the system as little as can be: there may be thousands."""
    try:
        opened = os.open(file, _READ)
        try:
            content = b""
            while more := os.read(opened, _AT_ONCE):
                content += more
        finally:
            os.close(opened)
    except OSError:
        return None
    return content


def model_of(kind: str) -> type[Any]:
    """Return the class that a file is read as: a folder's name, `vocabulary/…` or `network.yml`."""
    if kind == SETTINGS:
        return Network
    return FOLDERS.get(kind) or VOCABULARY[kind.removeprefix("vocabulary/")]
