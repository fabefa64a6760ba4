"""The data folder as an import finds it: which records are there, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leaders_network.decoding import decode
from leaders_network.directory.forgotten import PEOPLE, forgotten_fault, forgotten_key, guarded
from leaders_network.importing.kinds import KINDS, Kind
from leaders_network.problems import Fault, Location, Problems
from leaders_network.records.files import UNREADABLE, closed_folder, content_of
from leaders_network.source import read_yaml


@dataclass(slots=True)
class Existing:
    """The records of a folder, read only as far as they are asked for."""

    folder: Path
    name: str
    problems: Problems
    _texts: dict[str, str | None] = field(default_factory=dict)
    _values: dict[str, Any] = field(default_factory=dict)
    _ids: dict[str, set[str]] = field(default_factory=dict)
    _guarded: frozenset[str] | None = None

    def text(self, file: str) -> str | None:
        """Return the text of a file, or None where there is none."""
        if file not in self._texts:
            content = self._content(file)
            read = decode(content, f"{self.name}/{file}", self.problems) if content else None
            self._texts[file] = read
        return self._texts[file]

    def _content(self, file: str) -> bytes | None:
        """Return what a file holds, or None where there is none or it may not be read."""
        path = self.folder / file
        if self._is_closed(path.parent) or not path.is_file():
            return None
        content = content_of(str(path))
        if content is None:
            self._say(path, UNREADABLE)
        return content

    def _is_closed(self, folder: Path) -> bool:
        """Return whether it cannot be known what stands in a folder, recording that."""
        closed = closed_folder(folder)
        if closed:
            self._say(folder, closed)
        return closed is not None

    def _say(self, path: Path, fault: Fault) -> None:
        code, message, fix = fault
        where = Path(self.name, path.relative_to(self.folder)).as_posix()
        self.problems.add(Location(where), message, code, fix=fix)

    def values(self, file: str) -> dict[str, Any]:
        """Return what a file says as plain values; a file that cannot be read is a problem."""
        if file not in self._values:
            text = self.text(file)
            found = read_yaml(text, f"{self.name}/{file}", self.problems) if text else None
            values = found[0] if found else None
            self._values[file] = values if isinstance(values, dict) else {}
        held: dict[str, Any] = self._values[file]
        return held

    def ids(self, kind: Kind) -> set[str]:
        """Return the ids of all records of a kind."""
        if kind.name not in self._ids:
            self._ids[kind.name] = set(self._find_ids(kind))
        return self._ids[kind.name]

    def _find_ids(self, kind: Kind) -> list[str]:
        if kind.listed:
            return [str(entry.get("id")) for entry in self.entries(kind)]
        folder = self.folder / kind.plural
        if self._is_closed(folder) or not folder.is_dir():
            return []
        return [file.stem for file in folder.glob("*.yml")]

    def entries(self, kind: Kind) -> list[dict[str, Any]]:
        """Return the entries of a kind's list in `vocabulary/`."""
        listed = self.values(kind.file("")).get(kind.plural)
        return [entry for entry in listed or () if isinstance(entry, dict)]

    def record(self, kind: Kind, identifier: str) -> dict[str, Any] | None:
        """Return what the record of an id says, or None where there is none."""
        if identifier not in self.ids(kind):
            return None
        if kind.listed:
            return next(one for one in self.entries(kind) if str(one.get("id")) == identifier)
        return self.values(kind.file(identifier))

    def renamed(self, kind: Kind) -> dict[str, str]:
        """Return the ids that records of a kind had before, each with the one it has now."""
        if kind.listed:
            return {}
        found = {}
        for identifier in self.ids(kind):
            former = self.values(kind.file(identifier)).get("former_ids")
            found.update({str(old): identifier for old in former or ()})
        return found

    def forgotten(self, plural: str, identifier: str) -> Fault | None:
        """Return why an id may not be a person's, where it was that of a forgotten one."""
        key = forgotten_key() if plural in PEOPLE else None
        if key is None:
            return None
        if self._guarded is None:
            self._guarded = frozenset(guarded(self.folder))
        return forgotten_fault(identifier, self._guarded, key)

    def posts(self, organisation: str) -> set[str]:
        """Return the ids of an organisation's posts."""
        held = self.record(KINDS["organisation"], organisation) or {}
        return {str(post.get("id")) for post in held.get("posts") or () if isinstance(post, dict)}
