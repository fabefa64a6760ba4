"""The one form of everything that people write, and which files are not in it yet."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path

from leaders_network.building.settings import Settings
from leaders_network.content.forming import formed_page
from leaders_network.content.front import kind_of
from leaders_network.content.grants import META
from leaders_network.content.notes import NOTING, notes_fault, without_notes
from leaders_network.content.pages import HOME
from leaders_network.content.paths import is_page
from leaders_network.content.reading import NO_CONTENT
from leaders_network.decoding import decode
from leaders_network.lean import frozen
from leaders_network.problems import Fault, Location, Problems
from leaders_network.records.files import (
    UNREADABLE,
    closed_folder,
    content_of,
    find_files,
    is_ignored,
)
from leaders_network.records.formatting import formatted
from leaders_network.records.kinds import PAGE
from leaders_network.records.page import FolderFront
from leaders_network.records.photo import photo_fault
from leaders_network.records.recasting import recast
from leaders_network.records.records import FOLDERS, VOCABULARY, model_of
from leaders_network.records.store import RecordStore
from leaders_network.source import read_yaml

Forming = Callable[[bytes, Problems], bytes | None]
"""Returns what a file of these bytes should hold, or None with the problem recorded."""
_UNREAD = {"no-data-folder", "unreadable"}
"""What keeps files of the data from being formed; whatever else stands there is left as it is."""


@frozen
class Written:
    """One file: what it is called in messages, where it stands, what it is, how it is formed."""

    name: str
    file: Path
    sort: str
    form: Forming


def written_files(settings: Settings, problems: Problems | None = None) -> Iterator[Written]:
    """Yield every file that has a form: records, pages, folders' settings, photos and pictures.

    Args:
        settings: Say which folders they stand in.
        problems: Gets each folder that is not there or may not be read.
    """
    unread = Problems() if problems is None else problems
    yield from _data_files(settings.data, unread)
    yield from _content_files(settings.content, unread)


def unformed(settings: Settings) -> list[str]:
    """Return the names of all files that are not in their one form.

    What cannot be read is left out: it is a problem already. Files found in form are remembered,
    so that only what changed is formed again.
    """
    if not settings.is_there:
        return []
    store = RecordStore(settings.cache / "forms.sqlite")
    try:
        return sorted(_unformed(settings, store))
    finally:
        store.close()


def _unformed(settings: Settings, store: RecordStore) -> Iterator[str]:
    contents = {one: _content(one.file) for one in written_files(settings)}
    keys = {one: store.key(one.sort, content) for one, content in contents.items()}
    sound = {key: True for key in keys.values() if store.find(key)}
    for one, content in contents.items():
        if keys[one] in sound:
            continue
        wanted = one.form(content, Problems())
        if wanted == content:
            sound[keys[one]] = True
        elif wanted is not None:
            yield one.name
    store.keep(sound, only=keys.values())


def reformed(files: Collection[Written], problems: Problems) -> Mapping[Written, bytes]:
    """Return what each file should hold that is not in its form; all faults are recorded."""
    changes = {}
    for one in files:
        content = content_of(str(one.file))
        if content is None:
            _say(problems, one.name, UNREADABLE)
            continue
        wanted = one.form(content, problems)
        if wanted is not None and wanted != content:
            changes[one] = wanted
    return changes


def _content(file: Path) -> bytes:
    """Return what a file holds; nothing where it may not be read, which is a problem of its own."""
    return content_of(str(file)) or b""


def _data_files(folder: Path, unread: Problems) -> Iterator[Written]:
    told = Problems()
    found = find_files(folder, folder.name, told, kinds=FOLDERS, vocabularies=VOCABULARY)
    unread.extend(problem for problem in told if problem.code in _UNREAD)
    for kind, relative in found.files:
        name = f"{folder.name}/{relative}"
        yield Written(name, folder / relative, f"form {kind}", _yaml(model_of(kind), name))
    for photo, file in found.photos.items():
        name = f"{folder.name}/photos/{photo}"
        form = _remade(name, partial(recast, photo), partial(photo_fault, photo))
        yield Written(name, file, f"form .{photo.rpartition('.')[2]}", form)


def _content_files(folder: Path, unread: Problems) -> Iterator[Written]:
    kinds: dict[Path, str] = {folder.parent: PAGE}
    there = os.path.isdir(folder)  # noqa: PTH112 - a closed folder around it is no error
    _say(unread, folder.name, closed_folder(folder) if there else NO_CONTENT)
    for file in sorted(_files_in(folder, unread)):
        if is_ignored(file.name):
            continue
        name = _called(folder, file)
        if file.name == META:
            yield Written(name, file, "form meta", _yaml(FolderFront, name))
        elif file.suffix.casefold() in NOTING:
            form = _remade(name, partial(without_notes, name), partial(notes_fault, name))
            yield Written(name, file, "form picture", form)
        elif is_page(file.name):
            kind = PAGE if file.name == HOME else _kind_in(file.parent, kinds)
            yield Written(name, file, f"form {kind}", _page(name, kind))


def _files_in(folder: Path, unread: Problems) -> Iterator[Path]:
    """Yield every plain file below a folder, and record each folder in it that is closed."""
    for inside, folders, names in os.walk(folder):
        for each in (Path(inside, name) for name in sorted(folders)):
            _say(unread, _called(folder, each), closed_folder(each))
        for entry in (Path(inside, name) for name in names):
            if os.path.isfile(entry) and not os.path.islink(entry):  # noqa: PTH113, PTH114
                yield entry


def _called(folder: Path, inside: Path) -> str:
    return f"{folder.name}/{inside.relative_to(folder).as_posix()}"


def _say(problems: Problems, name: str, fault: Fault | None) -> None:
    if fault:
        code, message, fix = fault
        problems.add(Location(name), message, code, fix=fix)


def _kind_in(folder: Path, known: dict[Path, str]) -> str:
    """Return what kind of content the pages of a folder are: its own settings' or its parent's."""
    if folder not in known:
        meta = folder / META
        text = decode(_content(meta), meta.name, Problems()) if os.path.isfile(meta) else None  # noqa: PTH113
        found = read_yaml(text, meta.name, Problems()) if text is not None else None
        known[folder] = kind_of(found[0] if found else None, _kind_in(folder.parent, known))
    return known[folder]


def _yaml(model: type, name: str) -> Forming:
    def form(content: bytes, problems: Problems) -> bytes | None:
        text = decode(content, name, problems)
        before = len(problems)
        found = read_yaml(text, name, problems) if text is not None else None
        if text is None or found is None or len(problems) > before:
            return None
        if not isinstance(found[0], dict | None):
            return content
        return formatted(text, found[0], model).encode()

    return form


def _page(name: str, kind: str) -> Forming:
    def form(content: bytes, problems: Problems) -> bytes | None:
        text = decode(content, name, problems)
        made = formed_page(text, name, problems, kind) if text is not None else None
        return None if made is None else made.encode()

    return form


def _remade(
    name: str,
    make: Callable[[bytes], bytes | None],
    fault_of: Callable[[bytes], Fault | None],
) -> Forming:
    """Return what forms a file that is no text, or says what is wrong with it."""

    def form(content: bytes, problems: Problems) -> bytes | None:
        made = make(content)
        if made is None:
            _say(problems, name, fault_of(content))
        return made

    return form
