"""A data folder becomes records: every file of it is read, and every fault in it found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import Any

from leaders_network.decoding import decode
from leaders_network.lean import slotted
from leaders_network.problems import Fault, Location, Problems
from leaders_network.records.files import (
    PHOTOS,
    SETTINGS,
    UNREADABLE,
    content_of,
    find_files,
)
from leaders_network.records.halves import Half, half
from leaders_network.records.photo import photo_fault
from leaders_network.records.records import (
    EMPTY,
    ENDING,
    FOLDERS,
    VOCABULARY,
    Records,
    model_of,
)
from leaders_network.records.shape import keys_of
from leaders_network.records.store import RecordStore
from leaders_network.records.validation import validated
from leaders_network.source import read_yaml


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
    records = Records(folder, name or folder.name, **dict.fromkeys(EMPTY, unread))
    _Reading(records, problems, store).read()
    for kind, empty in EMPTY.items():
        if getattr(records, kind) is None:
            setattr(records, kind, empty())
    return records


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
            stem = relative.rpartition("/")[2].removesuffix(ENDING)
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
        content = content_of(f"{self.records.folder}/{relative}")
        if content is None:
            self.say(relative, UNREADABLE)
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
        content = content_of(f"{self.records.folder}/{relative}")
        if content is None:
            self.say(relative, UNREADABLE)
        elif meant.startswith(f"{PHOTOS}/"):
            if wrong := photo_fault(meant, content):
                self.say(relative, wrong)
        else:
            folder = meant.partition("/")[0]
            kind = meant.removesuffix(ENDING) if folder == "vocabulary" else folder
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
