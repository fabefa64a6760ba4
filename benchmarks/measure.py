"""What a command costs: processor time, time on the clock and memory of its whole process tree."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psutil  # type: ignore[import-untyped]

_EVERY = 0.05
_MEBIBYTE = 1024 * 1024
_TOLD = 2000
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of one command took."""

    cpu: float  # user and system seconds, of the command and every process it waited for
    wall: float  # seconds on the clock
    peak: float  # MiB, the greatest sum over all processes at one moment

    def __str__(self) -> str:
        return f"{self.cpu:7.2f} s CPU, {self.wall:7.2f} s, {self.peak:5.0f} MiB"


@dataclass(frozen=True, slots=True)
class Output:
    """What a build left on disk."""

    pages: int
    files: int
    size: int  # bytes


class CommandError(Exception):
    """A command that was to be measured failed, so there is nothing to report."""


def measure(
    command: Sequence[str], *, cwd: Path, log: Path, env: Mapping[str, str] | None = None
) -> Cost:
    """Run a command to its end and return what it cost.

    Args:
        command: The program and its arguments.
        cwd: Where it runs.
        log: Gets what it prints.
        env: Added to this process's environment.

    Raises:
        CommandError: When it ends with anything but 0, with the end of what it printed.
    """
    began = time.perf_counter()
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**_environment(), **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
        with _Watch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        told = log.read_text(encoding="utf-8", errors="replace")[-_TOLD:]
        raise CommandError(f"{' '.join(command)} ended with {process.returncode}:\n{told}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, watch.peak / _MEBIBYTE)


def _environment() -> dict[str, str]:
    """Return the environment of every contender, in which each may keep what it compiled.

    Packages are compiled when they are installed, a checkout when it first runs.
    """
    return {name: value for name, value in os.environ.items() if name != _UNCOMPILED}


def output_of(folder: Path) -> Output:
    """Return how many pages and files a folder holds, and how many bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return Output(pages, len(files), sum(path.stat().st_size for path in files))


class _Watch:
    """Looks at a process tree every 50 ms until the tree's head ends."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._over = Event()
        self._thread = Thread(target=self._look, args=(pid,), daemon=True)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self, pid: int) -> None:
        try:
            head = psutil.Process(pid)
        except psutil.NoSuchProcess:
            return
        while not self._over.wait(_EVERY):
            try:
                tree = [head, *head.children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            self.peak = max(self.peak, _memory(tree))


def _memory(tree: Iterable[psutil.Process]) -> int:
    """Return what a tree holds: all that is private, and once the most that one of it shares.

    Proportional shares would be smaller: they divide what is shared by every process of the
    machine that uses the same interpreter, also those that have nothing to do with this tree.
    """
    private = shared = 0
    for process in tree:
        try:
            held = process.memory_full_info()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        private += held.uss
        shared = max(shared, held.rss - held.uss)
    return private + shared
