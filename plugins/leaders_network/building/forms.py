"""The one form of everything that people write, and which files are not in it yet."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from leaders_network.building.settings import Settings
from leaders_network.content.forming import formed_page
from leaders_network.content.front import kind_of
from leaders_network.content.grants import META
from leaders_network.content.pages import HOME
from leaders_network.content.paths import is_page
from leaders_network.decoding import decode
from leaders_network.lean import frozen
from leaders_network.problems import Location, Problems
from leaders_network.records.files import find_files, is_ignored
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


@frozen
class Written:
    """One file: what it is called in messages, where it stands, what it is, how it is formed."""

    name: str
    file: Path
    sort: str
    form: Forming


def written_files(settings: Settings) -> Iterator[Written]:
    """Yield every file that has a form: records, pages, folders' settings and photos."""
    yield from _data_files(settings.data)
    yield from _content_files(settings.content)


def unformed(settings: Settings) -> list[str]:
    """Return the names of all files that are not in their one form.

    What cannot be read is left out: it is a problem already. Files found in form are remembered,
    so that only what changed is formed again.
    """
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
        content = _content(one.file)
        wanted = one.form(content, problems)
        if wanted is not None and wanted != content:
            changes[one] = wanted
    return changes


def _content(file: Path) -> bytes:
    """Return what a file holds; nothing where it may not be read, which is a problem of its own."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _data_files(folder: Path) -> Iterator[Written]:
    found = find_files(folder, folder.name, Problems(), kinds=FOLDERS, vocabularies=VOCABULARY)
    for kind, relative in found.files:
        name = f"{folder.name}/{relative}"
        yield Written(name, folder / relative, f"form {kind}", _yaml(model_of(kind), name))
    for photo, file in found.photos.items():
        name = f"{folder.name}/photos/{photo}"
        yield Written(name, file, f"form .{photo.rpartition('.')[2]}", _photo(photo, name))


def _content_files(folder: Path) -> Iterator[Written]:
    kinds: dict[Path, str] = {folder.parent: PAGE}
    for file in sorted(_files_in(folder)):
        if is_ignored(file.name):
            continue
        name = f"{folder.name}/{file.relative_to(folder).as_posix()}"
        if file.name == META:
            yield Written(name, file, "form meta", _yaml(FolderFront, name))
        elif is_page(file.name):
            kind = PAGE if file.name == HOME else _kind_in(file.parent, kinds)
            yield Written(name, file, f"form {kind}", _page(name, kind))


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield every plain file below a folder; what is closed is passed over."""
    for inside, _, names in os.walk(folder):
        for entry in (Path(inside, name) for name in names):
            if os.path.isfile(entry) and not os.path.islink(entry):  # noqa: PTH113, PTH114
                yield entry


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


def _photo(photo: str, name: str) -> Forming:
    def form(content: bytes, problems: Problems) -> bytes | None:
        made = recast(photo, content)
        if made is None:
            code, message, fix = photo_fault(photo, content) or ("", "", "")
            problems.add(Location(name), message, code, fix=fix)
        return made

    return form
