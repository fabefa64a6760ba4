"""`python build.py test`: everything that must hold before a change goes in.

`--quick` is what `make check` runs: format, lint, types, import rules and the unit tests.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools import browser, servers
from tools.environment import ROOT, program

SOME_FAILED = 1
FEW = 3
"""How many tests may fail again before the others are not tried."""
QUICK = ("tests/unit", "tests/golden")
SPREAD = ("-n", "logical", "--dist", "worksteal")
"""Quick tests are thousands of equals: whoever has none left takes half of another's.

`auto` would count two threads of one core as one.
"""


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
    failed = check(quick=options.quick)
    status = quick_tests(env) if options.quick else all_tests(env)
    if failed:
        print(f"failed before the tests, see above: {', '.join(failed)}", file=sys.stderr)
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


def check(*, quick: bool) -> list[str]:
    """Return which checks of the code fail, having shown their words; two run at a time.

    All but the quick ones hold the tests of scripts: beside the types a core has nothing to do.
    """
    checks = {
        "types": [sys.executable, "-m", "mypy"],
        "format": [sys.executable, "-m", "ruff", "format", "--check", "."],
        "lint": [sys.executable, "-m", "ruff", "check", "--quiet", "."],
        "imports": [str(program(Path(sys.prefix), "lint-imports"))],
        "types of scripts": [node(), "node_modules/typescript/bin/tsc"],
    }
    if not quick:
        scripts = sorted(map(str, (ROOT / "tests" / "client").glob("**/*.test.mjs")))
        checks["tests of scripts"] = [node(), "--test", *scripts]
    with ThreadPoolExecutor(max_workers=2) as pool:
        held = pool.map(_holds, checks, checks.values())
        return [name for name, holds in zip(checks, held, strict=True) if not holds]


def _holds(name: str, command: list[str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    words = "" if done.returncode == 0 else "\n" + done.stdout.decode("utf-8", "replace").rstrip()
    verdict = "failed" if done.returncode else "ok"
    print(f"{name}: {verdict} ({time.monotonic() - began:.1f} s){words}", flush=True)
    return done.returncode == 0


def quick_tests(env: Mapping[str, str]) -> int:
    """Run the unit tests and the golden cases, on every core, with few invented examples."""
    # No watch is kept for one that hangs: a thread for each of thousands that take milliseconds.
    selection = ["-m", "not browser", "--hypothesis-profile=few", "-o", "faulthandler_timeout=0"]
    return pytest([*selection, *SPREAD, *filter(_exists, QUICK)], env)


def all_tests(env: Mapping[str, str]) -> int:
    """Run every test of the program on every core."""
    # Much of the time is spent waiting for browsers and servers: one more than there are cores.
    workers = str((os.cpu_count() or 1) + 1)
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
    # Dozens of tests start the program, which is mostly imports where there is little to build.
    compiled = {name: value for name, value in env.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.call(command, cwd=root, env=compiled)


def node() -> str:
    """Return the environment's own Node."""
    return str(program(Path(sys.prefix), "node"))


def _exists(path: str) -> bool:
    return (ROOT / path).exists()
