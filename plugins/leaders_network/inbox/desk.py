"""The desk at which letters are followed: the data as a commit has it, changed file by file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from leaders_network.directory.linking import link
from leaders_network.directory.rules import check_directory
from leaders_network.inbox.edits import Edits
from leaders_network.inbox.refusal import Refused
from leaders_network.marks import Mark
from leaders_network.problems import Problem, Problems
from leaders_network.records.contact import Assistant
from leaders_network.records.editing import REMOVED, Item, Way, edited
from leaders_network.records.leader import Leader
from leaders_network.records.places import places, way_of
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records
from leaders_network.records.validation import validated
from leaders_network.records.ways import without_capitals
from leaders_network.source import read_yaml

Check = Callable[[Path], Problems]
"""Checks a data folder as a whole, with the pages that speak of it."""

Files = Mapping[str, str]
"""New texts by their paths in the data folder."""

_PROSE = ("biography",)
_SHARED = ("name", "title", "email", "phone", "hours")
"""What an assistant's entries say alike in every leader's file."""


@dataclass(slots=True)
class Desk:
    """Records that are being changed, and the folder they are read from."""

    records: Records
    day: date
    check: Check
    texts: dict[str, str] = field(default_factory=dict)
    """What has changed so far, by path."""

    @classmethod
    def of(cls, folder: Path, name: str, day: date, check: Check) -> Desk:
        """Return the desk of a data folder, which is this program's own copy.

        Raises:
            InvalidDirectoryError: When it has problems already: letters may not be mixed with them.
        """
        problems = Problems()
        records = read_records(folder, problems, name=name)
        check_directory(link(records.made_out()), problems)
        problems.raise_if_any()
        return cls(records, day, check)

    def text(self, path: str) -> str:
        """Return a file's text as it is now."""
        return (self.records.folder / path).read_text(encoding="utf-8")

    def try_out(self, leader: str, edits: Edits, *, edits_all: bool) -> Files:
        """Return what edits make of files; the desk is as before.

        Args:
            leader: Whose file it is.
            edits: What is to change.
            edits_all: Whether the sender may edit every other leader who has the same assistant.

        Raises:
            Refused: When the result would not be sound.
        """
        files = {_path(leader): self._edited(leader, edits.changes)}
        self._verify(leader, files[_path(leader)], edits)
        for assistant, values in edits.assistants:
            for other, changes in self._elsewhere(leader, assistant, values):
                if not edits_all:
                    raise Refused(
                        "not-theirs",
                        f"{assistant.name} also assists `{other}`, whom the writer may not edit",
                    )
                files[_path(other)] = self._edited(other, changes)
        if not edits.only_confirm:
            # Most letters confirm, and the rules look at the whole directory.
            self._examine(files)
        return files

    def accept(self, files: Files) -> None:
        """Put new texts in their places; what comes later is tried out on them."""
        for path, text in files.items():
            (self.records.folder / path).write_text(text, encoding="utf-8")
            self.texts[path] = text
            self.records.leaders[Path(path).stem] = self._read(path, text)
        # What was noted of places in the files is no longer so.
        self.records = replace(self.records, _marks={})

    def _edited(self, leader: str, changes: list[tuple[Way, object]]) -> str:
        text = self.text(_path(leader))
        for change in changes:
            # One at a time: a later way may lead by what an earlier one wrote.
            text = edited(text, [change], Leader)
        return text

    def _read(self, path: str, text: str) -> Leader:
        problems = Problems()
        found = read_yaml(text, path, problems)
        values, mark = found or ({}, Mark((1, 1), (1, 1)))
        record = validated(Leader, values, mark, path, problems)
        if record is None or len(problems):
            raise Refused("value", _told(problems))
        return record

    def _verify(self, leader: str, text: str, edits: Edits) -> None:
        """Make sure that nothing but what was asked for has changed."""
        path = _path(leader)
        before, after = self.records.leaders[leader], self._read(path, text)
        now = {place.way: place.said for place in places(after, self.day)}
        ways = [way for way, _ in edits.changes]
        for place in places(before, self.day):
            if any(_leads(way, place.way) for way in ways):
                continue
            owner = place.way[:-1]
            renamed = any(way[:-1] == owner and owner for way in ways)
            if not renamed and now.get(place.way) != place.said:
                raise Refused("by-hand", f"`{place.path}` would change as well; do it by hand")

    def _elsewhere(
        self, leader: str, assistant: Assistant, values: Mapping[str, object]
    ) -> list[tuple[str, list[tuple[Way, object]]]]:
        """Return the same changes for each other leader who has the same assistant."""
        shared = {key: value for key, value in values.items() if key in _SHARED}
        if not assistant.email or not shared:
            return []
        found = []
        for other, record in self.records.leaders.items():
            changes = [] if other == leader else _same_person(record, assistant, shared)
            if changes:
                found.append((other, changes))
        return found

    def _examine(self, files: Files) -> None:
        """Check the directory as it would be.

        Raises:
            Refused: With every problem in it.
        """
        leaders = {Path(path).stem: self._read(path, text) for path, text in files.items()}
        kept = {path: self.text(path) for path in files}
        records = replace(self.records, leaders=self.records.leaders | leaders, _marks={})
        try:
            for path, text in files.items():
                (self.records.folder / path).write_text(text, encoding="utf-8")
            problems = Problems()
            check_directory(link(records), problems)
            prose = any(self._prose_differs(name, leaders[name]) for name in leaders)
            if prose and not len(problems):
                problems = self.check(self.records.folder)
        finally:
            for path, text in kept.items():
                (self.records.folder / path).write_text(text, encoding="utf-8")
        if len(problems):
            raise Refused("directory", _told(problems))

    def _prose_differs(self, leader: str, record: Leader) -> bool:
        before = self.records.leaders[leader]
        return any(getattr(before, name) != getattr(record, name) for name in _PROSE)


def _path(leader: str) -> str:
    return f"leaders/{leader}.yml"


def _leads(way: Way, other: Way) -> bool:
    return other[: len(way)] == way


def _same_person(
    record: Leader, assistant: Assistant, values: Mapping[str, object]
) -> list[tuple[Way, object]]:
    own = without_capitals(assistant.email or "")
    changes: list[tuple[Way, object]] = []
    for held in record.appointments:
        way = way_of(held)
        for one in held.assistants:
            if one.email and without_capitals(one.email) == own:
                here = (*way, "assistants", Item((("name", one.name),)))
                ordered = sorted(values.items(), key=lambda pair: pair[0] == "name")
                changes += [
                    ((*here, key), REMOVED if value is None else value) for key, value in ordered
                ]
    return changes


def _told(problems: Problems) -> str:
    found: list[Problem] = sorted(problems)
    return "; ".join(f"{each.message} ({each.fix})" for each in found[:5]) or "it cannot be read"
