"""Files that take others' places whole: made ready beside them, then put there by one rename."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from leaders_network.problems import BuildError, SettingsError

PRIVATE = 0o600
"""The permissions of a file that nobody but its owner may read."""

_MAKE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_OTHERS = 0o077


def private_folder(folder: Path) -> None:
    """Make a folder that only its owner may open, as are those around it that were not there.

    Raises:
        OSError: When it cannot be made.
    """
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(exist_ok=True, mode=0o700)


def private_file(file: Path) -> BinaryIO:
    """Make a file that nobody but its owner may ever read, and open it to be written.

    Raises:
        OSError: When it cannot be made, or is there already.
    """
    return os.fdopen(os.open(file, _MAKE, PRIVATE), "wb")


def refuse_open(file: Path) -> None:
    """Refuse a file of secrets that others than its owner may read.

    Raises:
        SettingsError: When they may.
    """
    if os.name == "posix" and file.stat().st_mode & _OTHERS:
        raise SettingsError(f"others may read {file}; run: chmod 600 {file}")


def replace_files(files: Mapping[Path, bytes], *, mode: int | None = None) -> None:
    """Write all files beside those they replace, then replace each by one rename.

    Args:
        files: What each is to hold.
        mode: Their permissions; those of what each replaces, or the system's own, without.

    Raises:
        BuildError: When one cannot be written; then none is replaced.
    """
    staged: list[tuple[Path, Path]] = []
    for target, content in files.items():
        try:
            staged.append(_staged(target, content, mode))
        except OSError as error:
            _discard(temporary for temporary, _ in staged)
            raise BuildError(f"nothing was written: {target}: {error.strerror}") from None
    for temporary, target in staged:
        try:
            temporary.replace(target)
        except OSError as error:
            raise BuildError(
                f"not every file could be replaced: {target}: {error.strerror}; run it again"
            ) from None


@contextmanager
def replacing(
    file: Path, *, mode: int | None = None, is_lasting: bool = False
) -> Iterator[BinaryIO]:
    """Give a file to write to, which takes another's place by one rename when all is written.

    Where anything fails before, nothing of it is left, and what stood there stands.

    Args:
        file: What is replaced or made, in a folder that is there.
        mode: Its permissions, never wider while it is written; the system's own without.
        is_lasting: Whether it must outlast a crash of the machine.

    Raises:
        OSError: When it cannot be written or put in place.
    """
    fresh = _beside(file)
    fresh.unlink(missing_ok=True)
    try:
        made = os.open(fresh, _MAKE, 0o666 if mode is None else mode)
        with os.fdopen(made, "wb") as opened:
            yield opened
            if is_lasting:
                opened.flush()
                os.fsync(made)
        if mode is not None:
            fresh.chmod(mode)
        fresh.replace(file)
    except BaseException:
        _discard([fresh])
        raise


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.new")


def _staged(target: Path, content: bytes, mode: int | None) -> tuple[Path, Path]:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = _beside(target)
    try:
        if mode is not None:
            temporary.touch(mode=mode)
            temporary.chmod(mode)  # also of one that a crash left
        temporary.write_bytes(content)
        if mode is None and target.exists():
            temporary.chmod(target.stat().st_mode)
    except OSError:
        _discard([temporary])
        raise
    return temporary, target


def _discard(files: Iterable[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)
