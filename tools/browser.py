"""The browser that the tests drive: the one `CHROMIUM` names, one that is there, or Debian's."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools import packages
from tools.errors import SetupError

HEADLESS = "chromium-headless-shell"
"""The same engine without the windows nobody sees: half of the work for each page."""
NAMES = (
    HEADLESS,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
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


def whole() -> Path | None:
    """Return a browser with windows, which keeps the pages one leaves for the way back, or None."""
    return next((Path(path) for name in NAMES[1:] if (path := shutil.which(name))), None)


def install() -> bool:
    """Return whether apt could install Chromium, and beside it the one without windows."""
    wanted = (["chromium", HEADLESS], ["chromium"])
    return any(packages.install(names, "the browser tests") for names in wanted)
