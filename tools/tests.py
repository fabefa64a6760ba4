"""`python build.py test`: everything that must hold before a change goes in.

`--quick` is what `make check` runs: format, lint, types, import rules and the unit tests.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tools import browser, servers
from tools.environment import ROOT, program

SOME_FAILED = 1
FEW = 3
"""How many tests may fail again before the others are not tried."""
QUICK = ("tests/golden", "tests/unit")
"""The folders of quick tests, that of the longest file first."""
QUICKLY = ("-q", "-p", "no:logging", "--hypothesis-profile=few", "-o", "faulthandler_timeout=0")
"""Few invented examples, and for thousands of tests no thread each that watches whether it hangs,
and no listening to what is logged, which is nothing."""
TESTED = re.compile(r"SKIPPED |\d+ passed")
"""What pytest says that is worth reading when nothing failed."""
BY_ITSELF = ("-p", "no:xdist", "-p", "no:cacheprovider")
"""A share knows of no other: they would write over each other which tests failed."""


def main(arguments: Sequence[str]) -> int:
    """Run the checks, then the tests, and return 0 only when all of them hold.

    Raises:
        SetupError: When all tests are to run, and there is no browser or no Apache for them.
    """
    options, selection = parser().parse_known_args(arguments)
    env = dict(os.environ)
    if selection:
        return pytest(selection, env)
    if not options.quick:
        env["CHROMIUM"] = str(browser.ensure())
        servers.APACHE.ensure()
    failed = check(quick_tests() if options.quick else tests_of_scripts(), env)
    status = 0 if options.quick else all_tests(env)
    if failed:
        print(f"failed, see above: {', '.join(failed)}", file=sys.stderr)
    return status or bool(failed)


def parser() -> argparse.ArgumentParser:
    """Return what `python build.py test` understands; the rest is pytest's."""
    result = argparse.ArgumentParser(
        prog="build.py test",
        description="Check the code and run the tests. Any other argument is handed to pytest,"
        " which then runs alone: `python build.py test tests/unit -k postcode`.",
    )
    result.add_argument("--quick", action="store_true", help="only what takes seconds")
    return result


def check(tests: Mapping[str, list[str]], env: Mapping[str, str]) -> list[str]:
    """Return which tests and checks of the code fail, having shown their words.

    As many run at a time as there are cores, and what takes longest begins.
    """
    checks = {
        **tests,
        "types": [sys.executable, "-m", "mypy"],
        "types of scripts": [node(), "node_modules/typescript/bin/tsc"],
        "lint": [sys.executable, "-m", "ruff", "check", "--quiet", "."],
        "imports": [str(program(Path(sys.prefix), "lint-imports"))],
        "format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    }
    with ThreadPoolExecutor(max_workers=cores()) as pool:
        held = pool.map(partial(_holds, _compiling(env)), checks, checks.values())
        return [name for name, holds in zip(checks, held, strict=True) if not holds]


def _holds(env: Mapping[str, str], name: str, command: list[str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    said = done.stdout.decode("utf-8", "replace").splitlines()
    verdict = "failed" if done.returncode else "ok"
    words = said if done.returncode else filter(TESTED.match, said)
    print("\n".join([f"{name}: {verdict} ({time.monotonic() - began:.1f} s)", *words]), flush=True)
    return done.returncode == 0


def tests_of_scripts() -> dict[str, list[str]]:
    """Return what runs the tests of scripts in Node."""
    scripts = sorted(map(str, (ROOT / "tests" / "client").glob("**/*.test.mjs")))
    return {"tests of scripts": [node(), "--test", *scripts]}


def quick_tests() -> dict[str, list[str]]:
    """Return what runs the unit tests and the golden cases: a process for each core.

    They take milliseconds each, as it does to tell another process what came of one.
    """
    files = [file for folder in QUICK for file in _longest(ROOT / folder)]
    run = [sys.executable, "-m", "pytest", *QUICKLY, *BY_ITSELF]
    shares = enumerate(shared(files, cores()), 1)
    return {f"tests, share {number}": [*run, *share] for number, share in shares}


def shared(files: Sequence[str], number: int) -> list[list[str]]:
    """Return a share for each of a number of processes, dealt in turn; none is empty."""
    shares = min(number, len(files))
    return [list(files[turn::shares]) for turn in range(shares)]


def _longest(folder: Path) -> list[str]:
    """Return files of tests, those of most text first: they take longest, on the whole."""
    files = sorted(folder.rglob("test_*.py"), key=lambda file: (-file.stat().st_size, file))
    return [str(file.relative_to(ROOT)) for file in files]


def all_tests(env: Mapping[str, str]) -> int:
    """Run every test of the program on every core."""
    # Much of the time is spent waiting for browsers and servers: one more than there are cores.
    workers = str(cores() + 1)
    beside = ["-n", workers, "--dist", "loadfile", "--no-loadscope-reorder"]
    return again_alone([], beside, env)


def again_alone(
    selection: Sequence[str], beside: Sequence[str], env: Mapping[str, str], root: Path = ROOT
) -> int:
    """Run tests beside each other, the few that fail once more by themselves; return the status.

    Browsers and servers share the cores with other tests, so a wait that is long enough may run
    out. A fault fails both times, and what failed once is named either way.
    """
    status = pytest([*selection, *beside], env, root)
    if status != SOME_FAILED:
        return status
    print("Failed beside other tests, see above; once more, alone:", file=sys.stderr, flush=True)
    again = ["--last-failed", "--last-failed-no-failures=none", f"--maxfail={FEW}", "-v"]
    return pytest([*selection, *again], env, root) and status


def pytest(arguments: Sequence[str], env: Mapping[str, str], root: Path = ROOT) -> int:
    """Run pytest in a folder and return its status."""
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.call(command, cwd=root, env=_compiling(env))


def _compiling(env: Mapping[str, str]) -> dict[str, str]:
    # Dozens of tests start the program, which is mostly imports where there is little to build.
    return {name: value for name, value in env.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cores() -> int:
    """Return how many processes run at a time; two threads of one core are two."""
    return os.cpu_count() or 1


def node() -> str:
    """Return the environment's own Node."""
    return str(program(Path(sys.prefix), "node"))
