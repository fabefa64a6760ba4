"""What is made once for all who test at the same time, or for all tests of one process."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.files import files, write
from tools.environment import alone


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that the first who asks fills and the others read; nobody may change it."""
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent  # each worker has its own folder there
    folder, done = root / name, root / f"{name}.made"
    with alone(root / f"{name}.lock"):
        if not done.exists():
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def copies_of(make: Callable[[Path], object]) -> Callable[[Path], Path]:
    """Return what puts into a folder what `make` puts into one, which is asked the first time.

    Folders with nothing in them are not there again.
    """
    made: dict[str, bytes] = {}

    def copied(folder: Path) -> Path:
        if not made:
            make(folder)
            made.update(files(folder))
        return write(folder, made)

    return copied
