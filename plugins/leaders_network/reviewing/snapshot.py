"""What one revision says: its records and its content, read with as little work as can be.

The head of a change is read whole. The base is the head with the files in which they differ read
anew, so a review of one profile costs one reading of the directory and not two.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from leaders_network.building.collector import settled
from leaders_network.building.settings import Settings
from leaders_network.building.sources import read_sources
from leaders_network.content.grants import META
from leaders_network.content.pages import Content
from leaders_network.content.reading import read_content
from leaders_network.outputs.templates import Templates
from leaders_network.problems import Problem, Problems, SettingsError
from leaders_network.records.files import PHOTOS, SETTINGS
from leaders_network.records.network import Network
from leaders_network.records.reading import read_records
from leaders_network.records.records import FOLDERS, VOCABULARY, Records
from leaders_network.repository import Repository
from leaders_network.reviewing.history import FileChange

_READ = frozenset([SETTINGS, "vocabulary", PHOTOS, *FOLDERS])
"""What of a data folder is read: files and folders at its top."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where data and content stand in a repository: folders with a slash, or nothing if outside."""

    data: str | None
    content: str | None
    named: tuple[str, ...] = ()
    """What they are called there, with a slash, wherever a link in their place leads."""

    @classmethod
    def of(cls, repository: Repository, data: Path, content: Path) -> Folders:
        """Return where two folders stand, as far as the repository holds them."""
        top, both = repository.top, (data, content)
        named = tuple(f"{Path(os.path.relpath(one, top)).as_posix()}/" for one in both)
        return cls(_within(top, data), _within(top, content), named)

    def hold(self, path: str) -> bool:
        """Return whether data or content stands at a path of the repository, or below it."""
        inside = self.in_data(path) is not None or self.in_content(path) is not None
        return inside or any(name.startswith(f"{path}/") for name in self.named)

    def in_data(self, path: str) -> str | None:
        """Return a path of the repository as it is below the data folder, or None."""
        return _below(path, self.data)

    def in_content(self, path: str) -> str | None:
        """Return a path of the repository as it is below the folder of content, or None."""
        return _below(path, self.content)

    def reads(self, path: str) -> bool:
        """Return whether what stands at a path of the repository is read as data or content."""
        name = path.rpartition("/")[2]
        if name.startswith(".") and name != META:
            return False
        kind = (self.in_data(path) or "").partition("/")[0]
        return kind in _READ or self.in_content(path) is not None


def _within(top: Path, folder: Path) -> str | None:
    inside = folder.resolve()
    if not inside.is_relative_to(top.resolve()):
        return None
    relative = inside.relative_to(top.resolve()).as_posix()
    return "" if relative == "." else f"{relative}/"


def _below(path: str, folder: str | None) -> str | None:
    return path.removeprefix(folder) if folder is not None and path.startswith(folder) else None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a revision says, and what of it cannot be read."""

    records: Records
    content: Content
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class SnapshotReader:
    """Reads revisions of one repository; what it unpacks goes below a folder of its own."""

    repository: Repository
    folders: Folders
    settings: Settings
    templates: Templates
    workplace: Path
    _made: int = field(default=0)

    def whole(self, revision: str, *, checked_out: bool) -> Snapshot:
        """Return what a revision says, all of it read and checked.

        Args:
            revision: A commit or a tree.
            checked_out: Whether the folders on this machine are that revision's.
        """
        problems = Problems()
        settings = self.settings
        if not checked_out:
            settings = self.unpacked(revision)
        with settled():
            sources = read_sources(settings, self.templates, problems)
        return Snapshot(sources.records, sources.content, tuple(problems))

    def unpacked(self, revision: str) -> Settings:
        """Return settings of folders that hold a revision's data and content, unpacked."""
        room, moved = self._room(), self.settings
        for folder, name in ((self.folders.data, "data"), (self.folders.content, "content")):
            if folder is not None:
                target = room / name / getattr(self.settings, name).name
                target.mkdir(parents=True)
                self.repository.unpack(self._below(revision, folder), target)
                moved = replace(moved, **{name: target})
        return moved

    def _below(self, revision: str, folder: str) -> Iterator[tuple[str, str]]:
        for path, blob in self.repository.listed(revision, folder.rstrip("/")):
            inside = _below(path, folder)
            if inside is not None:
                yield inside, blob

    def before(self, head: Snapshot, revision: str, changes: Sequence[FileChange]) -> Snapshot:
        """Return what a revision says that differs from one that was read in some files.

        Args:
            head: What was read.
            revision: The other revision.
            changes: The files in which they differ; `old` is the other revision's.
        """
        problems = Problems()
        records = self._records(head.records, changes, problems)
        content = head.content
        if any(self.folders.in_content(each.path) is not None for each in changes):
            folder = self._room()
            self.repository.unpack(self._below(revision, str(self.folders.content)), folder)
            content = read_content(folder, problems, name=self.settings.content.name)
        return Snapshot(records, content, tuple(problems))

    def _records(self, head: Records, changes: Iterable[FileChange], problems: Problems) -> Records:
        touched = {
            inside: each
            for each in changes
            if (inside := self.folders.in_data(each.path)) is not None
        }
        if not touched:
            return head
        folder = self._room()
        files = ((path, each.old) for path, each in touched.items() if each.old)
        self.repository.unpack(files, folder)
        fresh = read_records(folder, problems, name=self.settings.data.name)
        return merged(head, fresh, touched)

    def _room(self) -> Path:
        self._made += 1
        folder = self.workplace / str(self._made)
        folder.mkdir(parents=True)
        return folder


def merged(head: Records, fresh: Records, touched: Iterable[str]) -> Records:
    """Return records in which some files say what they say in other records, or are not there.

    Args:
        head: All records.
        fresh: Those of the touched files alone.
        touched: The files, relative to the data folder.
    """
    paths = set(touched)
    values: dict[str, Any] = {}
    for kind in FOLDERS:
        gone = {Path(path).stem for path in paths if path.startswith(f"{kind}/")}
        if gone:
            kept = {key: value for key, value in getattr(head, kind).items() if key not in gone}
            values[kind] = dict(sorted((kept | getattr(fresh, kind)).items()))
    for kind in VOCABULARY:
        if f"vocabulary/{kind}.yml" in paths:
            values[kind] = getattr(fresh, kind)
    if SETTINGS in paths:
        values["network"] = fresh.network if SETTINGS not in fresh.unread else Network()
    photos = {Path(path).name for path in paths if path.startswith("photos/")}
    if photos:
        kept = {name: file for name, file in head.photos.items() if name not in photos}
        values["photos"] = dict(sorted((kept | fresh.photos).items()))
    digests = (
        {
            key: value
            for key, value in head.digests.items()
            if not any(path in (f"{key}.yml", key) for path in paths)
        }
        if len(paths) < _MANY
        else {}
    )
    unread = (head.unread - paths) | fresh.unread
    halves = {file: half for file, half in head.halves.items() if file not in paths} | fresh.halves
    return replace(
        head, **values, digests=digests, unread=unread, halves=halves, _marks={}, _missing=None
    )


_MANY = 50


def refuse_links(changes: Iterable[FileChange], folders: Folders) -> None:
    """Do nothing where every changed file of data and content is a plain one, in a plain folder.

    Raises:
        SettingsError: When one is a link or another repository: what it says cannot be told.
    """
    for each in changes:
        if each.is_link and folders.hold(each.path):
            raise SettingsError(f"{each.path} is a link; a review reads plain files alone")
