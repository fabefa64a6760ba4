"""What can stop a set-up, each in one line that says what to do."""

from __future__ import annotations

import re
from typing import NamedTuple


class SetupError(Exception):
    """Set-up cannot go on; the text is one line for whoever ran the command."""


class Cause(NamedTuple):
    """A pattern in a tool's output, and what it means for the reader."""

    pattern: str
    means: str


NO_NETWORK = "there is no network; connect and run the same command again"

CAUSES = (
    Cause(
        r"Temporary failure in name resolution|Name or service not known|getaddrinfo failed|"
        r"nodename nor servname|NewConnectionError|Network is unreachable|Connection refused|"
        r"ConnectTimeout|ProxyError|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH",
        NO_NETWORK,
    ),
    Cause(r"No space left on device|ENOSPC", "the disk is full"),
    Cause(r"Permission denied|EACCES|EPERM", "a folder of this checkout cannot be written to"),
    Cause(
        r"DO NOT MATCH THE HASHES|EINTEGRITY",
        "a download is not the one that the lock file names; it was not installed",
    ),
    Cause(
        r"Invalid requirement|InvalidRequirement|Hashes are required|EJSONPARSE|"
        r"can only install packages when your package\.json",
        "the lock file is damaged; bring it back with git, or make it again with `make lock`",
    ),
    Cause(
        r"\(from versions: none\)",
        "no package index could be reached, or it lacks a locked package",
    ),
    Cause(
        r"No matching distribution found|notarget|E404",
        "a locked version is not to be had for this Python and system",
    ),
)


def explain(doing: str, output: str, log: str) -> str:
    """Return one line for a step that failed: what was being done, why, and where to read more.

    Args:
        doing: The step in words, such as `installing Python packages`.
        output: Everything that the tool wrote.
        log: Where that output is kept.
    """
    known = (cause.means for cause in CAUSES if re.search(cause.pattern, output))
    why = next(known, None) or last_words(output)
    return f"set-up stopped while {doing}: {why} (the whole output is in {log})"


def last_words(output: str) -> str:
    """Return the last line that says something, or a plain sentence where none does."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "the tool said nothing"
