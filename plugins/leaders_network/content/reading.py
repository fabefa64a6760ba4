"""A content folder is walked once: every page and file of it read, every fault in it found."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from dataclasses import field, replace
from functools import partial
from pathlib import Path

from leaders_network.content.alike import refuse_alike
from leaders_network.content.besides import TELLING, told_besides
from leaders_network.content.entries import entry_fault, path_fault
from leaders_network.content.front import Written
from leaders_network.content.grants import META, entering, missing, narrowed
from leaders_network.content.notes import notes_fault
from leaders_network.content.pages import (
    DEFAULT_ORDER,
    HOME,
    Content,
    ContentFile,
    ContentFolder,
    Fronts,
    Grant,
)
from leaders_network.content.parsed import about_folder, meant_path, page_of, written_page
from leaders_network.content.paths import XML, is_page
from leaders_network.content.store import PageStore
from leaders_network.lean import slotted
from leaders_network.problems import Fault, Location, Problem, Problems, reason
from leaders_network.records.field import LADDER, PUBLIC, WITHHELD
from leaders_network.records.files import closed_folder, is_ignored
from leaders_network.records.halves import knows
from leaders_network.records.kinds import PAGE

MAXIMUM_FILE_BYTES = 25 * 1024 * 1024
NO_CONTENT: Fault = (
    "no-content-folder",
    "there is no such folder",
    "make it, with an `index.md` in it",
)
_TAKE_OUT = "take it out in the program that made it, unless all who may read the file may know it"


def read_content(
    folder: Path,
    problems: Problems,
    *,
    name: str = "content",
    store: PageStore | None = None,
    rooms: Collection[str] | None = None,
) -> Content:
    """Return every page and file of a folder, each with its audience.

    What has a problem is left out, so that nothing is ever published on a guess.

    Args:
        folder: Holds Markdown and other files, in folders of any depth.
        problems: Gets every fault of every file.
        name: What the folder is called in messages.
        store: Keeps what was read between runs.
        rooms: The rooms there are, where they are known: nothing follows from any other.
    """
    content = Content(name)
    if not os.path.isdir(folder):  # noqa: PTH112 - a closed folder around it is no error
        code, message, fix = NO_CONTENT
        problems.add(Location(name), message, code, fix=fix)
        return content
    known = None if rooms is None else frozenset((*LADDER, *rooms))
    reading = _Reading(content, folder, problems, store or PageStore(), known)
    reading.folder("", None, PAGE)
    refuse_alike(content.made_out(), problems)
    return content


def read_fronts(folder: Path, problems: Problems, *, store: PageStore | None = None) -> Fronts:
    """Return the pages that every site has by default, by path; they restrict nothing.

    Args:
        folder: Holds Markdown.
        problems: Gets every fault of every file.
        store: Keeps what was read between runs.
    """
    store = store or PageStore()
    fronts = {}
    for file in sorted(folder.rglob("*.md")):
        path = file.relative_to(folder).as_posix()
        at = Location(f"theme/fronts/{path}")
        written = written_page(file.read_bytes(), at.path, PAGE, problems, store)
        if written is not None and written.faulty is None:
            title = written.title or path.removesuffix(".md")
            fronts[path] = page_of(
                path, written, title, Grant(written.front.audience or PUBLIC, at)
            )
    return fronts


@slotted
class _Reading:
    content: Content
    root: Path
    problems: Problems
    store: PageStore
    audiences: frozenset[str] | None = None
    """Every audience there is, where that is known."""
    unkind: set[str] = field(default_factory=set)
    """Folders whose `.meta.yml` may say what kind the pages in them are, and cannot be made out."""

    def say(self, path: str, fault: Fault) -> None:
        code, message, fix = fault
        at = Location(self.content.address(path).rstrip("/"))
        self.problems.add(at, message, code, fix=fix)

    def folder(
        self, path: str, inherited: Grant | None, kind: str | None, *, sound: bool = True
    ) -> None:
        """Read a folder: its `.meta.yml` first, because the rest goes by it.

        What stands in one whose own name has a fault is read for its other faults alone.
        """
        if closed := closed_folder(self.root / path):
            self.say(path, closed)
            self.content.unread.add(path)
            self.content.obscure.add(path)
            return
        entries = sorted((self.root / path).iterdir(), key=lambda entry: entry.name)
        grant = self.meta(path, inherited) if any(e.name == META for e in entries) else inherited
        about = self.content.folders.get(path)
        kind = None if path in self.unkind else (about.kind if about else None) or kind
        for entry in entries:
            inside = f"{path}/{entry.name}" if path else entry.name
            if entry.name != META and not is_ignored(entry.name):
                self.entry(inside, entry, grant, kind, sound=sound)

    def entry(
        self, path: str, entry: Path, grant: Grant | None, kind: str | None, *, sound: bool
    ) -> None:
        fault = entry_fault(entry, self.root, self.content.name)
        if fault is not None:
            self.content.unread.add(path)
            if is_page(path) or entry.is_dir():
                self.content.obscure.add(path)
            self.say(path, fault)
            return
        fault = path_fault(path, is_folder=entry.is_dir())
        if fault is not None:
            self.say(path, fault)
        sound = sound and fault is None
        if not sound:
            self.content.unread.add(path)
            self.content.meant[path] = meant_path(path)
        if entry.is_dir():
            self.folder(path, entering(path, grant), kind, sound=sound)
        elif is_page(path):
            self.page(path, entry, grant, PAGE if entry.name == HOME else kind, sound=sound)
        elif fault is None:
            self.file(path, entry, grant, sound=sound)

    def bytes_of(self, path: str, file: Path) -> bytes | None:
        try:
            if file.stat().st_size <= MAXIMUM_FILE_BYTES:
                return file.read_bytes()
        except OSError as error:
            message = f"the file cannot be read: {reason(error)}"
            self.say(path, ("unreadable", message, "let it be read"))
            return None
        limit = MAXIMUM_FILE_BYTES // 1024 // 1024
        size = file.stat().st_size / 1024 / 1024
        message = f"the file is {size:.1f} MiB; at most {limit} are published"
        self.say(path, ("file-too-large", message, "make it smaller, or link to it elsewhere"))
        return None

    def meta(self, folder: str, inherited: Grant | None) -> Grant | None:
        """Read a folder's `.meta.yml` and return the audience that holds below it."""
        path = f"{folder}/{META}" if folder else META
        if (self.root / path).is_symlink():
            self.say(path, ("link-inside", "this is a link", "put a copy of the file here"))
            return self.hidden_grant(folder, path)
        if not (self.root / path).is_file():
            self.say(path, ("unsafe-path", "this is not a file", "put a file here, or delete it"))
            return self.hidden_grant(folder, path)
        raw = self.bytes_of(path, self.root / path)
        address = self.content.address(path)
        found = about_folder(raw, address, self.problems, self.store) if raw is not None else None
        if found is None:
            return self.hidden_grant(folder, path)
        if not knows(found.faulty, ("kind",)):
            self.unkind.add(folder)
        front = found.front
        order = DEFAULT_ORDER if front.order is None else front.order
        self.content.folders[folder] = ContentFolder(front.title, order, front.kind)
        if not knows(found.faulty, ("audience",)):
            return self.guess(path)
        if front.audience is None:
            return inherited
        written = Grant(front.audience, Location(address, *found.audience_at))
        return self.granted(path, written, inherited)

    def guess(self, path: str) -> Grant:
        """Return what stands for an audience that is written in a file and hidden by a fault."""
        return Grant(WITHHELD, Location(self.content.address(path)), is_guess=True)

    def hidden_grant(self, folder: str, path: str) -> Grant:
        """Return what holds in a folder of whose `.meta.yml` nothing can be made out."""
        self.unkind.add(folder)
        return self.guess(path)

    def page(
        self, path: str, file: Path, inherited: Grant | None, kind: str | None, *, sound: bool
    ) -> None:
        address = self.content.address(path)
        raw = self.bytes_of(path, file)
        written = (
            None if raw is None else written_page(raw, address, kind, self.problems, self.store)
        )
        if written is None:
            self.content.unread.add(path)
            self.content.obscure.add(path)
            return
        grant = self.page_grant(path, written, inherited)
        title = written.title
        if title is None and written.knows("title"):
            fix = "write `title:` in its front matter, or begin it with a line `# Title`"
            self.say(path, ("no-title", "the page has no title", fix))
        page = page_of(path, written, title or path, grant or self.guess(path))
        if sound and grant and title and written.faulty is None and not grant.is_guess:
            self.content.pages[path] = page
            return
        self.content.unread.add(path)
        self.content.halves[path] = page
        if written.kind is None:
            self.content.obscure.add(path)

    def page_grant(self, path: str, written: Written, inherited: Grant | None) -> Grant | None:
        if not written.knows("audience"):
            return self.guess(path)
        if written.front.audience is not None:
            at = Location(self.content.address(path), *written.audience_at)
            return self.granted(path, Grant(written.front.audience, at), inherited)
        if inherited is None:
            self.say(path, missing(path, "its front matter", self.meta_beside(path)))
        return inherited

    def file(self, path: str, file: Path, inherited: Grant | None, *, sound: bool) -> None:
        raw = self.bytes_of(path, file)
        if inherited is None:
            self.say(path, missing(path, None, self.meta_beside(path)))
        if raw is not None and file.suffix.casefold() in XML and not self.is_sound_xml(path, raw):
            raw = None
        if raw is not None and (fault := notes_fault(file.name, raw)):
            self.say(path, fault)
            raw = None
        if raw is None or inherited is None or inherited.is_guess or not sound:
            self.content.unread.add(path)
            return
        if file.suffix.casefold() in TELLING:
            self.tell_besides(path, raw)
        digest = hashlib.blake2b(raw, digest_size=16).hexdigest()
        self.content.files[path] = ContentFile(path, inherited, file, digest)

    def tell_besides(self, path: str, raw: bytes) -> None:
        """Warn of what a file says besides; it is published as it is."""
        told = self.store.of("besides", raw, self.problems, partial(told_besides, raw))
        if told:
            message = f"it tells more than it shows: {', '.join(told)}"
            at = Location(self.content.address(path))
            self.problems.warnings.append(Problem(at, message, "file-metadata", _TAKE_OUT))

    def is_sound_xml(self, path: str, raw: bytes) -> bool:
        def read() -> bool | None:
            from leaders_network.content.drawings import check_drawing  # most sites have none

            before = len(self.problems)
            check_drawing(raw, self.content.address(path), self.problems)
            return len(self.problems) == before or None

        return bool(self.store.of(path[path.rfind(".") :].casefold(), raw, self.problems, read))

    def granted(self, path: str, written: Grant, inherited: Grant | None) -> Grant:
        self.content.grants.add(written)
        if self.audiences is not None and written.audience not in self.audiences:
            return replace(written, audience=WITHHELD, is_guess=True)
        return narrowed(path, written, inherited, self.problems)

    def meta_beside(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        return self.content.address(f"{folder}/{META}" if folder else META)
