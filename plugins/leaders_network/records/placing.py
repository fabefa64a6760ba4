"""Files written together: all are made ready before the first is replaced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from leaders_network.problems import BuildError


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Write all files beside those they replace, then replace each by one rename.

    Raises:
        BuildError: When one cannot be written; then none is replaced.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for target, content in files.items():
            staged.append(_staged(target, content))
    except OSError as error:
        _discard(temporary for temporary, _ in staged)
        raise BuildError(f"nothing was written: {error.filename}: {error.strerror}") from None
    try:
        for temporary, target in staged:
            temporary.replace(target)
    except OSError as error:
        raise BuildError(
            f"not every file could be replaced: {error.filename}: {error.strerror}; run it again"
        ) from None


def _staged(target: Path, content: bytes) -> tuple[Path, Path]:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.new")
    try:
        temporary.write_bytes(content)
        if target.exists():
            temporary.chmod(target.stat().st_mode)
    except OSError:
        _discard([temporary])
        raise
    return temporary, target


def _discard(files: Iterable[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)
