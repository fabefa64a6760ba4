"""A program is known by what its modules say and where they stand, and by nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaders_network.program import modules_digest, program_digest
from tests.files import write

PROGRAM = {"a.py": "A = 1", "inside/b.py": "B = 1", "inside/table.csv": "1"}


def digest(folder: Path, files: dict[str, str]) -> bytes:
    modules_digest.cache_clear()
    return program_digest(write(folder, files))


@pytest.mark.parametrize(
    "other",
    [
        PROGRAM | {"a.py": "A = 2"},
        PROGRAM | {"inside/b.py": "B = 2"},
        PROGRAM | {"inside/deep/c.py": ""},
        {"a.py": "A = 1", "b.py": "B = 1"},
        {"inside/a.py": "A = 1", "inside/b.py": "B = 1"},
        {"a.py": "A = 1", "outside/b.py": "B = 1"},
    ],
)
def test_another_program_has_another_digest(tmp_path: Path, other: dict[str, str]) -> None:
    assert digest(tmp_path / "one", PROGRAM) != digest(tmp_path / "other", other)


def test_a_program_elsewhere_is_the_same_whatever_stands_beside_its_modules(tmp_path: Path) -> None:
    beside = PROGRAM | {"inside/table.csv": "2", "inside/__pycache__/b.py": "B = 3"}
    assert digest(tmp_path / "one", PROGRAM) == digest(tmp_path / "other", beside)
