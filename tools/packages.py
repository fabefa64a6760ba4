"""Debian's packages, for what tests need and neither pip nor npm has."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence


def install(packages: Sequence[str], what_for: str) -> bool:
    """Return whether apt could install them, as root or through a sudo that asks nothing."""
    prefix = _as_root()
    if prefix is None or not shutil.which("apt-get"):
        return False
    print(f"Installing {', '.join(packages)} through apt, for {what_for}", flush=True)
    steps = (["update"], ["install", "--yes", "--no-install-recommends", *packages])
    return all(_quiet([*prefix, "apt-get", "-qq", *step]) for step in steps)


def _as_root() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where that is not allowed."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and _quiet([sudo, "-n", "true"]) else None


def _quiet(command: list[str]) -> bool:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0
