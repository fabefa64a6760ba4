"""The browser that the tests drive: the one `CHROMIUM` names, one that is there, or Debian's."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tools.errors import SetupError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
REMEDY = (
    "the tests need Chromium and it could not be installed: run `sudo apt install chromium`,"
    " or name a browser with CHROMIUM=/path/to/chrome"
)


def ensure() -> Path:
    """Return a browser, installing Debian's where there is none and that is allowed.

    Raises:
        SetupError: When there is none and none can be installed.
    """
    found = find() or (install() and find())
    if not found:
        raise SetupError(REMEDY)
    return found


def find() -> Path | None:
    """Return the browser to use, or None.

    Raises:
        SetupError: When `CHROMIUM` names a file that cannot be run.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            raise SetupError(f"CHROMIUM names {named}, which is not a program")
        return Path(path)
    return next((Path(path) for name in NAMES if (path := shutil.which(name))), None)


def install() -> bool:
    """Return whether apt could install Chromium, as root or through a sudo that asks nothing."""
    prefix = _as_root()
    if prefix is None or not shutil.which("apt-get"):
        return False
    print("Installing Chromium through apt, for the browser tests", flush=True)
    steps = (["update"], ["install", "--yes", "--no-install-recommends", "chromium"])
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
