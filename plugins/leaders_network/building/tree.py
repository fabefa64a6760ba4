"""A new site is made beside the old one, and takes its place in one step.

`SITE` is a link to one of two trees in `.SITE/`, the folder beside it. A build works on the other
tree and then points the link to it: whatever happens before that step, the last good site stands
as it was. Both trees share the files in which they agree (hard links), so a build touches only
what changed; a file that is served is never written to, for a changed one is a new file.
"""

from __future__ import annotations

import os
import shutil
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import field
from pathlib import Path

from leaders_network.compact import flat
from leaders_network.kept import kept
from leaders_network.lean import slotted
from leaders_network.lock import BUILDING, alone
from leaders_network.placing import replacing
from leaders_network.problems import BuildError, SettingsError

Manifest = dict[str, bytes]
"""For each file of a tree, a digest of what it was made from."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_TREES = ("a", "b")
_MANIFEST = "manifest"
_FILES = "tree"
_AFTER = chr(ord("/") + 1)
"""The character that comes after the one between folders."""


@slotted
class Tree:
    """The tree that is being made; to begin with it holds what is served now."""

    folder: Path
    known: Manifest
    """What the files it began with were made from."""
    manifest: Manifest = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    _folders: set[str] = field(default_factory=set)
    _ordered: list[str] = field(default_factory=list)

    @property
    def kept(self) -> int:
        """How many files did not have to be made."""
        return len(self.manifest) - len(self.changed)

    def put(self, path: str, key: bytes, make: Callable[[], bytes]) -> None:
        """Put a file into the tree; it is made only when its key is not that of the file there.

        One that says the same as before stays, and so does its time, which every reader is told:
        a key may hold more than a page shows.

        Raises:
            BuildError: When something else of the same name was put there already.
        """
        if path in self.manifest:
            raise BuildError(f"two pages would have the address {path}")
        self.manifest[path] = key
        if self.known.get(path) == key:
            return
        content = make()
        if path in self.known and _read(self.folder / path) == content:
            return
        self._make_room(path)
        _write_new(f"{self.folder}/{path}", content)
        self.changed.append(path)

    def retain(self, folder: str) -> None:
        """Keep every file of a folder as it is."""
        if not self._ordered:
            self._ordered = sorted(self.known)
        first, last = (bisect_left(self._ordered, f"{folder}{end}") for end in ("/", _AFTER))
        self.manifest |= {path: self.known[path] for path in self._ordered[first:last]}

    def gone(self) -> Iterator[str]:
        """Yield the path of each file that the old site had and the new one has not."""
        return (path for path in self.known if path not in self.manifest)

    def _make_room(self, path: str) -> None:
        """Make the folder of a file, and take away what bears the file's name."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            if self.known:
                _clear_way(self.folder, folder)
            _make_folder(f"{self.folder}/", folder, self._folders)
        if path in self.known:
            _remove(self.folder / path)
        elif self.known and (self.folder / path).is_dir():
            shutil.rmtree(self.folder / path)


@contextmanager
def new_tree(site: Path) -> Iterator[Tree]:
    """Give a tree to fill; when that went well, it takes the place of the site in one step.

    Raises:
        SettingsError: When another build writes this site, or a folder of somebody else's
            stands in its place.
    """
    trees = site.parent / f".{site.name}"
    trees.mkdir(parents=True, exist_ok=True)
    with alone(trees / "lock", BUILDING):
        _refuse_foreign(site, trees)
        served = (site.parent / site.readlink()).parent if site.is_symlink() else None
        spare = trees / next(name for name in _TREES if not served or name != served.name)
        tree = Tree(spare / _FILES, _level(spare, served))
        try:
            yield tree
            _drop(tree.folder, tree.gone())
        except BaseException:
            shutil.rmtree(spare, ignore_errors=True)
            raise
        manifest = flat(tree.manifest)
        _write_manifest(spare, manifest)
        _switch(site, trees, tree.folder)
        if served:
            _follow(served, tree, manifest)


def _level(spare: Path, served: Path | None) -> Manifest:
    """Make the spare tree hold what is served, and return what its files were made from.

    Until the build ends the spare tree has no manifest, so one that was left half done is known.
    """
    written = _read(served / _MANIFEST) if served else None
    alike = written is not None and written == _read(spare / _MANIFEST)
    (spare / _MANIFEST).unlink(missing_ok=True)
    found = kept(written) if written is not None else None
    now: Manifest | None = found if isinstance(found, dict) else None
    if now is not None and alike:
        return now
    shutil.rmtree(spare, ignore_errors=True)
    (spare / _FILES).mkdir(parents=True)
    if served is None or now is None:
        return {}
    try:
        with _held(served / _FILES) as old, _held(spare / _FILES) as new:
            return dict(_linked(now, old, new))
    except OSError:  # what its manifest tells of is gone
        return {}


def _follow(old: Path, tree: Tree, manifest: bytes) -> None:
    """Bring the tree that is no longer served up to date, so that nothing gone is kept there."""
    old.mkdir(exist_ok=True)  # somebody may have cleared it away, and left the site's link
    (old / _MANIFEST).unlink(missing_ok=True)
    _drop(old / _FILES, tree.gone())
    for path in tree.changed:
        fresh = old / "fresh"
        fresh.unlink(missing_ok=True)
        fresh.hardlink_to(tree.folder / path)
        target = old / _FILES / path
        _clear_way(old / _FILES, path.rpartition("/")[0])
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            shutil.rmtree(target)
        fresh.replace(target)
    _write_manifest(old, manifest)


_Held = tuple[str, int | None]
"""What stands before the paths of a folder's files, and the folder they are found from."""


@contextmanager
def _held(folder: Path) -> Iterator[_Held]:
    """Hold a folder open, so that the system does not walk to it again for each file in it."""
    if os.link not in os.supports_dir_fd:  # as on Windows
        yield f"{folder}/", None
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        yield "", held
    finally:
        os.close(held)


def _linked(known: Manifest, old: _Held, new: _Held) -> Iterator[tuple[str, bytes]]:
    """Link the files of a manifest into a new tree, and yield what it says of each that is there.

    Args:
        known: The manifest.
        old: The tree it is of.
        new: The tree that is to share the files.
    """
    (there, source), (here, target) = old, new
    made: set[str] = set()
    for path, key in known.items():
        try:
            _make_folder(here, path.rpartition("/")[0], made, target)
            os.link(f"{there}{path}", f"{here}{path}", src_dir_fd=source, dst_dir_fd=target)
        except OSError:
            continue
        yield path, key


def _make_folder(before: str, folder: str, made: set[str], held: int | None = None) -> None:
    """Make a folder of a tree, and those it lies in, asking the system as little as can be.

    Args:
        before: What stands before the paths of the tree.
        folder: The path of the folder in the tree.
        made: The folders that were made already.
        held: The tree, where it is held open.
    """
    if folder in made or not folder:
        return
    _make_folder(before, folder.rpartition("/")[0], made, held)
    with suppress(FileExistsError):
        os.mkdir(f"{before}{folder}", dir_fd=held)
    made.add(folder)


def _write_new(file: str, content: bytes) -> None:
    """Write a file that is not there yet; of the ways to do so, the one that costs least."""
    descriptor = os.open(file, _NEW, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
    except OSError as error:
        error.filename = file  # of what is open the system tells only a number
        raise
    finally:
        os.close(descriptor)


def _drop(files: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders they leave empty."""
    for path in paths:
        _remove(files / path)
        folder = (files / path).parent
        while folder != files and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _remove(file: Path) -> None:
    if not file.is_dir():
        file.unlink(missing_ok=True)


def _clear_way(files: Path, folder: str) -> None:
    """Remove each file that stands where a folder is to be."""
    way = files
    for name in folder.split("/"):
        way = way / name
        if way.is_file():
            way.unlink()


def _switch(site: Path, trees: Path, target: Path) -> None:
    fresh = trees / "next"
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(os.path.relpath(target, site.parent), target_is_directory=True)
    except OSError as error:
        raise SettingsError(
            f"this system lets nobody make links ({error.strerror}); on Windows, turn on "
            "Developer Mode"
        ) from error
    if site.is_dir() and not site.is_symlink():
        site.rmdir()
    fresh.replace(site)


def _refuse_foreign(site: Path, trees: Path) -> None:
    """Refuse a folder, a file or a link in the site's place that is somebody else's."""
    if site.is_symlink():
        own = [trees / name / _FILES for name in _TREES]
        foreign = site.parent / site.readlink() not in own
    else:
        foreign = site.exists() and (not site.is_dir() or any(site.iterdir()))
    if foreign:
        raise SettingsError(
            f"{site} holds something that no build put there; name another folder with --site, "
            "or move it away"
        )


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _write_manifest(tree: Path, manifest: bytes) -> None:
    with replacing(tree / _MANIFEST) as file:
        file.write(manifest)
