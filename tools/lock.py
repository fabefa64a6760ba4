"""Makes the lock files again, from pyproject.toml and package.json: `make lock`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tools.environment import program

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
COMPILE = (
    *("uv", "pip", "compile", "pyproject.toml", "--no-config", "--quiet", "--upgrade"),
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-annotate", "--no-header", "--no-emit-index-url"),
)


def lock_python() -> None:
    """Write both Python locks; what a site needs is pinned as the tests pin it."""
    tests, site = LOCKS / "tests.lock", LOCKS / "site.lock"
    groups = {
        tests: ["--group", "setup", "--group", "test", "--group", "dev"],
        site: ["--group", "setup", "--constraints", str(tests)],
    }
    for lock, options in groups.items():
        command = [sys.executable, "-m", *COMPILE, *options, "--output-file", str(lock)]
        subprocess.run(command, cwd=ROOT, check=True)


def lock_npm() -> None:
    """Write npm's lock without any address: no registry's host, no appeal for funding."""
    npm = program(Path(sys.prefix), "npm")
    path = os.pathsep.join([str(npm.parent), os.environ.get("PATH", "")])
    command = [str(npm), "install", "--package-lock-only", "--silent"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PATH": path}, check=True)
    lock = ROOT / "package-lock.json"
    tree = json.loads(lock.read_text(encoding="utf-8"))
    for package in tree["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(tree, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    lock_python()
    lock_npm()
