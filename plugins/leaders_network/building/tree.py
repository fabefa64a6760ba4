"""A new site is written beside the old one, and takes its place in one step.

`SITE` is a link to a tree in `.SITE/`, the folder beside it. A build writes a tree of its own,
takes over by hard links what did not change, and then points the link to it: whatever happens
before that step, the last good site stands as it was. A file that is served is never written to.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from leaders_network.problems import BuildError, SettingsError

Manifest = dict[str, bytes]
"""For each file of a tree, a digest of what it was made from."""

_MANIFEST = "manifest"
_TREE = "tree"


@dataclass(slots=True)
class Tree:
    """A tree that is being written."""

    folder: Path
    old: Path | None
    """The tree that is served now."""
    known: Manifest
    """What the old tree's files were made from."""
    manifest: Manifest = field(default_factory=dict)
    written: int = 0
    kept: int = 0
    _folders: set[str] = field(default_factory=set)

    def put(self, path: str, key: bytes, make: Callable[[], bytes]) -> None:
        """Put a file into the tree: the old one where its key is the same, else a new one.

        Raises:
            BuildError: When something else of the same name is there already.
        """
        if path in self.manifest:
            raise BuildError(f"two pages would have the address {path}")
        self.manifest[path] = key
        parent = path.rpartition("/")[0]
        if parent not in self._folders:
            Path(f"{self.folder}/{parent}").mkdir(parents=True, exist_ok=True)
            self._folders.add(parent)
        if self.known.get(path) == key and self._keep(path):
            self.kept += 1
            return
        with Path(f"{self.folder}/{path}").open("xb") as file:
            file.write(make())
        self.written += 1

    def _keep(self, path: str) -> bool:
        try:
            os.link(f"{self.old}/{path}", f"{self.folder}/{path}")
        except OSError:
            return False
        return True


@contextmanager
def new_tree(site: Path) -> Iterator[Tree]:
    """Give a tree to write; when that went well, it takes the place of the site in one step.

    Raises:
        SettingsError: When another build writes this site, or a folder of somebody else's
            stands in its place.
    """
    trees = site.parent / f".{site.name}"
    trees.mkdir(parents=True, exist_ok=True)
    with _alone(trees / "lock"):
        _refuse_foreign(site)
        old = (site.parent / site.readlink()) if site.is_symlink() else None
        _clear(trees, keep=old.parent if old else None)
        number = 1 + max((int(found.name) for found in _numbered(trees)), default=0)
        folder = trees / str(number)
        (folder / _TREE).mkdir(parents=True)
        tree = Tree(folder / _TREE, old, _manifest(old))
        try:
            yield tree
            (folder / _MANIFEST).write_bytes(pickle.dumps(tree.manifest, 5))
            _switch(site, trees, folder / _TREE)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        _clear(trees, keep=folder)


def _switch(site: Path, trees: Path, target: Path) -> None:
    fresh = trees / "next"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(target, site.parent), target_is_directory=True)
    if site.is_dir() and not site.is_symlink():
        site.rmdir()
    fresh.replace(site)


def _refuse_foreign(site: Path) -> None:
    if site.is_symlink() or not site.exists():
        return
    if not site.is_dir() or any(site.iterdir()):
        raise SettingsError(
            f"{site} holds something that no build put there; name another folder with --site, "
            "or move it away"
        )


def _manifest(old: Path | None) -> Manifest:
    if old is None:
        return {}
    try:
        known = pickle.loads((old.parent / _MANIFEST).read_bytes())  # noqa: S301 - our own file
    except (OSError, pickle.UnpicklingError, EOFError):
        return {}
    return known if isinstance(known, dict) else {}


def _numbered(trees: Path) -> list[Path]:
    return [found for found in trees.iterdir() if found.name.isdigit()]


def _clear(trees: Path, *, keep: Path | None) -> None:
    """Remove every tree but one: what no build finished, and what is no longer served."""
    for found in _numbered(trees):
        if keep is None or found.name != keep.name:
            shutil.rmtree(found, ignore_errors=True)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that the system lets go of when the process ends, however it ends."""
    with lock.open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise SettingsError(
                "another build is writing this site; wait for it, or name another with --site"
            ) from error
        yield


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
