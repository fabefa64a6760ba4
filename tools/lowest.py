"""Runs the unit tests with the lowest versions that pyproject.toml allows: `make lowest`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.environment import program

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".cache" / "lowest"
UV = (sys.executable, "-m", "uv", "--no-config", "--quiet")
LOWEST = (
    *("pip", "compile", "pyproject.toml", "--group", "setup", "--group", "test"),
    *("--resolution", "lowest-direct", "--no-header", "--no-annotate"),
)

_OF_LOCKS = "tests/unit/test_environment.py::test_a_lock_names_all_that_its_packages_need"
"""It looks at what is installed, which here is of other versions than the locks'."""


def main(options: list[str]) -> int:
    """Return pytest's exit code; what the packages need in turn is as new as it can be.

    Args:
        options: Handed to pytest.

    Raises:
        subprocess.CalledProcessError: When no such versions fit together, or cannot be had.
    """
    python, wanted = program(VENV, "python"), VENV.with_suffix(".txt")
    install = ("pip", "install", "--python", str(python))
    _uv("venv", "--clear", "--python", sys.executable, str(VENV))
    _uv(*LOWEST, "--output-file", str(wanted))
    _uv(*install, "--requirement", str(wanted))
    _uv(*install, "--no-deps", "--no-build-isolation", "--editable", ".")
    pytest = (str(python), "-m", "pytest", "--numprocesses", "auto", f"--deselect={_OF_LOCKS}")
    return subprocess.call([*pytest, "tests/unit", *options], cwd=ROOT)


def _uv(*arguments: str) -> None:
    subprocess.run([*UV, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
