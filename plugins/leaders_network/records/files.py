"""The files of a data folder: which of them are read, and what is wrong with the rest."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import field
from pathlib import Path
from typing import TypeAlias

from leaders_network.lean import slotted
from leaders_network.problems import Fault, Location, Problems, near_word
from leaders_network.records.ids import id_fault
from leaders_network.records.photo import photo_name_fault

DiskEntry: TypeAlias = "os.DirEntry[str]"

UNREADABLE: Fault = ("unreadable", "the file cannot be read", "let this program read it")
SETTINGS = "network.yml"
PHOTOS = "photos"
_VOCABULARY = "vocabulary"
_YAML = (".yml", ".yaml")
_IGNORED = frozenset([".ds_store", ".gitkeep", "thumbs.db", "desktop.ini"])
_SCRATCH = re.compile(
    r".*~|~\$.*|#.*#|\.[_#].*|\.~lock\..*#|\..*\.(?:sw[a-z]|kate-swp)"
    r"|4913"  # Vim tries by it whether it may write here
)

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_AT_ONCE = 1 << 16


@slotted
class Found:
    """What stands in a data folder."""

    files: list[tuple[str, str]] = field(default_factory=list)
    """Of each file that is read: its kind, and its path relative to the folder."""
    photos: dict[str, Path] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """What is there and cannot be read, by its path relative to the folder."""
    named: dict[str, str] = field(default_factory=dict)
    """Files whose name is not what it should be, by the path that they should have. Nothing is
    published from them, but their own faults are told."""


def is_ignored(name: str) -> bool:
    """Return whether a file is left by a computer or an open editor, and means nothing."""
    return name.casefold() in _IGNORED or bool(_SCRATCH.fullmatch(name))


def find_files(
    folder: Path,
    name: str,
    problems: Problems,
    *,
    kinds: Collection[str],
    vocabularies: Collection[str],
) -> Found:
    """Return the files of a data folder; whatever else stands there is recorded.

    Args:
        folder: The data folder.
        name: What it is called in messages.
        problems: Gets every fault.
        kinds: The names of the folders that hold one record a file.
        vocabularies: The names of the files of `vocabulary/`.
    """
    finding = _Finding(folder, name, problems, kinds, vocabularies)
    closed = closed_folder(folder)
    if closed:
        code, message, fix = closed
        problems.add(Location(name), message, code, fix=fix)
        finding.found.unread |= {*kinds, _VOCABULARY, PHOTOS}
    elif os.path.isdir(folder):  # noqa: PTH112 - it asks of a closed folder's inside, too
        finding.find()
    else:
        fix = "name the folder that holds leaders/ and organisations/"
        problems.add(Location(name), "there is no such folder", "no-data-folder", fix=fix)
        finding.found.unread |= {*kinds, _VOCABULARY, PHOTOS}
    return finding.found


@slotted
class _Finding:
    folder: Path
    name: str
    problems: Problems
    kinds: Collection[str]
    vocabularies: Collection[str]
    found: Found = field(default_factory=Found)
    misnamed: list[tuple[str, str]] = field(default_factory=list)
    """What files should be called, and what they are."""

    def find(self) -> None:
        for entry in _entries(self.folder):
            self.top_entry(entry)
        taken = {file for _, file in self.found.files} | {
            f"{PHOTOS}/{n}" for n in self.found.photos
        }
        for meant, relative in self.misnamed:
            folder = meant.rpartition("/")[0]
            if meant not in taken and meant not in self.found.named:
                self.found.named[meant] = relative
            elif folder in (*self.kinds, PHOTOS):  # then by a name that no other file can have
                self.found.named[f"{folder}/{relative.replace('/', ' ')}"] = relative

    def say(self, file: str, fault: Fault) -> None:
        code, message, fix = fault
        self.problems.add(Location(f"{self.name}/{file}"), message, code, fix=fix)
        self.found.unread.add(file)

    def top_entry(self, entry: DiskEntry) -> None:
        folders = (*self.kinds, _VOCABULARY, PHOTOS)
        if entry.name not in (*folders, SETTINGS):
            if entry.is_dir() or _split(entry.name)[1].lower() in _YAML:
                self.say(entry.name, _unknown(entry.name, (*folders, SETTINGS)))
                self.look_into(entry, near_word(entry.name, (*folders, SETTINGS)))
            return
        fault = self.entry_fault(entry, is_folder=entry.name in folders)
        if fault:
            self.say(entry.name, fault)
        elif entry.name == SETTINGS:
            self.found.files.append((SETTINGS, SETTINGS))
        else:
            self.folder_of(entry.name)

    def look_into(self, entry: DiskEntry, meant: str | None) -> None:
        """Look into what stands at the top under a name that is nearly one which is read."""
        is_folder = entry.is_dir(follow_symlinks=False)
        if meant == SETTINGS and entry.is_file(follow_symlinks=False):
            self.misnamed.append((SETTINGS, entry.name))
        elif meant and meant != SETTINGS and is_folder:
            self.folder_of(entry.name, meant)

    def folder_of(self, folder: str, meant: str = "") -> None:
        """Find the files of a folder, or of one that should be called otherwise."""
        seen: dict[str, str] = {}
        within = self.folder / folder
        kind = meant or folder
        if closed := closed_folder(within):
            self.say(folder, closed)
            self.found.unread.add(kind)
            return
        for name in self.inside(folder, kind):
            relative = f"{folder}/{name}"
            alike = name.lower() if name.isascii() else _alike(name)
            if alike in seen:
                message = f"some computers cannot tell this file from `{seen[alike]}`"
                self.say(relative, ("colliding-id", message, "rename one of the two"))
            seen.setdefault(alike, name)
            fault = self.name_fault(kind, name)
            if fault:
                self.say(relative, fault)
            if fault or meant:
                self.misname(kind, name, relative)
            elif kind == PHOTOS:
                self.found.photos[name] = within / name
            else:
                is_word = kind == _VOCABULARY
                read_as = f"{_VOCABULARY}/{_split(name)[0]}" if is_word else kind
                self.found.files.append((read_as, relative))

    def misname(self, kind: str, name: str, relative: str) -> None:
        """Note what a file should be called, where it can be told what it was to be."""
        from leaders_network.records.slugs import slug  # nearly every file has its right name

        stem, suffix = _split(name)
        if kind == PHOTOS:
            meant = f"{slug(stem)}{suffix.lower().replace('.jpeg', '.jpg')}"
            self.misnamed.extend(
                [] if photo_name_fault(meant) else [(f"{PHOTOS}/{meant}", relative)]
            )
        elif suffix.lower() not in _YAML:
            return
        elif kind == _VOCABULARY:
            near = near_word(stem, self.vocabularies)
            self.misnamed.extend([(f"{_VOCABULARY}/{near}.yml", relative)] if near else [])
        else:
            self.misnamed.append((f"{kind}/{slug(stem) or stem}.yml", relative))

    def inside(self, folder: str, kind: str) -> Iterator[str]:
        """Yield the names of the files of a folder that may be read."""
        for file in _entries(self.folder / folder):
            is_plain = file.is_file(follow_symlinks=False)  # nearly always, and asked of no disk
            fault = None if is_plain else self.entry_fault(file, is_folder=False, within=kind)
            if fault:
                self.say(f"{folder}/{file.name}", fault)
                if file.is_dir(follow_symlinks=False) and not closed_folder(Path(file.path)):
                    self.too_deep(f"{folder}/{file.name}", kind)
            else:
                yield file.name

    def too_deep(self, folder: str, kind: str) -> None:
        """Look into the files of a folder that stands where only files do."""
        for file in _entries(self.folder / folder):
            if file.is_file(follow_symlinks=False):
                self.misname(kind, file.name, f"{folder}/{file.name}")

    def entry_fault(self, entry: DiskEntry, *, is_folder: bool, within: str = "") -> Fault | None:
        """Return why an entry is not what is expected here; a link may not lead out of the data."""
        if entry.is_symlink():
            fix = f"put the {'folder' if is_folder else 'file'} itself here"
            try:
                target = Path(entry.path).resolve(strict=True)
            except (OSError, RuntimeError):
                return "link-nowhere", "this link leads nowhere", fix
            if not target.is_relative_to(self.folder.resolve()):
                return "link-outside", "this link leads out of the data folder", fix
        if is_folder and not entry.is_dir():
            return "unknown-file", "a file stands where a folder is expected", "move it elsewhere"
        if not is_folder and entry.is_dir():
            fix = f"move its files into {within}/" if within else "remove it"
            return "unknown-file", "a folder stands where a file is expected", fix
        if not is_folder and not entry.is_file():
            return "unknown-file", "this is neither a file nor a folder", "delete it"
        return None

    def name_fault(self, folder: str, name: str) -> Fault | None:
        """Return what is wrong with the name of a file that stands in a folder."""
        stem, suffix = _split(name)
        if folder == PHOTOS:
            return photo_name_fault(name)
        if folder == _VOCABULARY:
            names = [f"{word}.yml" for word in self.vocabularies]
            return None if name in names else _unknown(name, names)
        if suffix != ".yml":
            is_yaml = suffix.lower() in _YAML
            fix = f"rename it to `{stem}.yml`" if is_yaml else "move it elsewhere"
            return "unknown-file", "only files that end in .yml are read here", fix
        wrong = id_fault(stem)
        return (wrong[0], wrong[1], f"rename the file: {wrong[2]}") if wrong else None


def closed_folder(folder: Path) -> Fault | None:
    """Return why what stands in a folder cannot be read, or None; also where there is none."""
    if os.access(folder, os.R_OK | os.X_OK) or not os.path.isdir(folder):  # noqa: PTH112
        return None
    return "unreadable", "the folder cannot be read", "let this program read it"


def _unknown(name: str, known: Collection[str]) -> Fault:
    near = near_word(name, known)
    fix = f"call it `{near}`" if near else f"move it elsewhere; here stand {', '.join(known)}"
    return "unknown-file", "nothing is read from here", fix


def _alike(name: str) -> str:
    """Return what two names have in common that some computers cannot tell apart."""
    return unicodedata.normalize("NFC", name).casefold()


def _split(name: str) -> tuple[str, str]:
    """Return a file's name without its ending, and the ending."""
    return os.path.splitext(name)  # noqa: PTH122 - there may be thousands


def _entries(folder: Path) -> list[DiskEntry]:
    with os.scandir(folder) as found:
        entries = [e for e in found if not e.name.startswith(".") and not is_ignored(e.name)]
    return sorted(entries, key=lambda entry: entry.name)


def content_of(file: str) -> bytes | None:
    """Return what a file holds, or None where it cannot be read.

    The system is asked as little as can be: there may be thousands.
    """
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
