"""Runs a tool quietly: one line while it works, one line if it fails, everything in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tools.errors import SetupError, explain

if TYPE_CHECKING:
    import subprocess

PAUSE = 0.2


def run(
    command: Sequence[str | Path], *, doing: str, log: Path, cwd: Path, env: Mapping[str, str]
) -> None:
    """Run a command to its end, its output kept in a log.

    Raises:
        SetupError: When it cannot be started or ends with anything but 0.
    """
    import subprocess  # a checkout that is set up does not need it

    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as sink:
        try:
            process = subprocess.Popen(
                [str(part) for part in command],
                cwd=cwd,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
            )
        except OSError as error:
            raise SetupError(explain(doing, str(error), str(log))) from error
        status = _watch(process, doing)
    if status:
        output = log.read_text(encoding="utf-8", errors="replace")
        raise SetupError(explain(doing, output, str(log)))


def _watch(process: subprocess.Popen[bytes], doing: str) -> int:
    """Return the exit status, having told a terminal every moment how long it has been."""
    shown = sys.stderr.isatty()
    began = time.monotonic()
    if not shown:
        print(f"Setting up: {doing}", file=sys.stderr, flush=True)
    try:
        while (status := process.poll()) is None:
            if shown:
                took = time.monotonic() - began
                print(f"\rSetting up: {doing}, {took:.0f} s ", end="", file=sys.stderr, flush=True)
            time.sleep(PAUSE)
    except BaseException:
        process.terminate()
        process.wait()
        raise
    finally:
        if shown:
            print(file=sys.stderr)
    return status
