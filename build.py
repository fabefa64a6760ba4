#!/usr/bin/env python3
"""The one command: `python build.py VERB`. It sets itself up first; `--help` lists the verbs."""

import importlib.util
import os
import sys
from contextlib import suppress
from pathlib import Path

from tools import environment
from tools.errors import SetupError

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STOPPED = 4


def main(arguments: "list[str]") -> int:
    """Run a verb in this checkout's environment and return its exit code, or 4 without one."""
    try:
        return run(arguments)
    except SetupError as error:
        print(f"error: {error}", file=sys.stderr)
        return STOPPED
    except KeyboardInterrupt:
        return 130
    except SystemExit as told:  # by `--help`, or by an option that is not known
        return int(told.code or 0)


def run(arguments: "list[str]") -> int:
    """Run a verb here, or once more in `.venv` where this Python is not the one to use.

    Raises:
        SetupError: When the environment cannot be made.
    """
    own = Path(sys.prefix).resolve() == VENV
    if sys.prefix != sys.base_prefix and not own and importlib.util.find_spec("leaders_network"):
        return dispatch(arguments)  # somebody else's environment, already complete
    tests = arguments[:1] in (["test"], ["bench"], ["try-gate"])
    python = environment.prepare(ROOT, tests=tests)
    if own:
        return dispatch(arguments)
    return again(python, arguments)


def dispatch(arguments: "list[str]") -> int:
    """Hand over to whoever owns the verb: the checkout's tools for three, else the package."""
    if arguments[:1] == ["test"]:
        from tools import tests

        return tests.main(arguments[1:])
    if arguments[:1] == ["try-gate"]:
        from tools import try_gate

        return try_gate.main(arguments[1:])
    if arguments[:1] == ["bench"]:
        of_search = arguments[1:2] == ["search"]
        module = "benchmarks.search" if of_search else "benchmarks"
        options = arguments[2:] if of_search else arguments[1:]
        import subprocess

        return subprocess.call([sys.executable, "-m", module, *options], cwd=ROOT)
    from leaders_network.cli import main as package

    return package(arguments)


def again(python: Path, arguments: "list[str]") -> int:
    """Run this file in the environment's Python, in place of this process where that works."""
    command = [str(python), str(ROOT / "build.py"), *arguments]
    if not environment.WINDOWS:
        os.execv(python, command)  # noqa: S606 -- there is no shell to want
    import subprocess

    return subprocess.call(command)


def leave(code: int) -> None:
    """End the process at once: taking apart what a build held costs as much as a small change."""
    for stream in filter(None, (sys.stdout, sys.stderr)):  # one that was closed is not there
        with suppress(OSError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
