"""Everything a data folder says, as records, and where each is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from leaders_network.decoding import decode
from leaders_network.lean import slotted
from leaders_network.marks import Mark, Step
from leaders_network.problems import Location, Problems
from leaders_network.records.files import SETTINGS, content_of
from leaders_network.records.gathering import Contributor, Group, Programme
from leaders_network.records.halves import Half
from leaders_network.records.leader import Leader
from leaders_network.records.missing import Missing
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
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

EMPTY: dict[str, Callable[[], Any]] = {
    "network": Network,
    "sectors": lambda: Sectors(sectors=()),
    "areas": lambda: Areas(areas=()),
    "roles": lambda: Roles(roles=()),
    "topics": lambda: Topics(topics=()),
}
"""What stands in place of each file that there is only one of, where there is none."""

ENDING = ".yml"
"""What the name of a record's file ends in."""


@slotted
class Records:
    """Everything a data folder says, by kind and id, and how to find where it says it."""

    folder: Path
    name: str
    network: Network = field(default_factory=EMPTY["network"])
    leaders: dict[str, Leader] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    contributors: dict[str, Contributor] = field(default_factory=dict)
    sectors: Sectors = field(default_factory=EMPTY["sectors"])
    areas: Areas = field(default_factory=EMPTY["areas"])
    roles: Roles = field(default_factory=EMPTY["roles"])
    topics: Topics = field(default_factory=EMPTY["topics"])
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
            folder, _, stem = file.removesuffix(ENDING).rpartition("/")
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


def model_of(kind: str) -> type[Any]:
    """Return the class that a file is read as: a folder's name, `vocabulary/…` or `network.yml`."""
    if kind == SETTINGS:
        return Network
    return FOLDERS.get(kind) or VOCABULARY[kind.removeprefix("vocabulary/")]


def _marks_of(file: Path) -> Mark:
    ignored, content = Problems(), content_of(str(file))
    text = decode(content, file.name, ignored) if content is not None else None
    found = read_yaml(text, file.name, ignored) if text is not None else None
    return found[1] if found else Mark((1, 1), (1, 1))
