"""`python -m benchmarks.reviewing`: reviews of one profile, by directory size.

For each number of leaders a directory is invented and put into a repository, and a leader's number
and summary are changed on a branch. `review` runs from its own command: with nothing kept, and with
the records that any check or build keeps. CPU seconds count, for those do not depend on who else is
at work. Figures go to `benchmarks/results/reviewing.{md,json}`.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import machine
from benchmarks.generate import DAY, generate

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
LIMITS = {1_500: 3.0, 15_000: 15.0}
"""How many seconds a review may take, by the number of leaders."""


@dataclass(frozen=True)
class Measured:
    """What a review took, in seconds of CPU."""

    leaders: int
    limit: float | None
    cold: float
    warm: float


def measured(leaders: int, folder: Path) -> Measured:
    """Return what the review of one profile takes in a directory of so many leaders."""
    generate(leaders, folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / ".git" / "info" / "exclude").write_text(".cache\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "begin")
    git(folder, "checkout", "--quiet", "-b", "change")
    change(sorted((folder / "directory_data" / "leaders").glob("*.yml"))[leaders // 2 :])
    git(folder, "commit", "--quiet", "--all", "--message", "change")
    cold, warm = review(folder), min(review(folder) for _ in range(2))
    return Measured(leaders, LIMITS.get(leaders), round(cold, 2), round(warm, 2))


def change(files: Sequence[Path]) -> None:
    """Change a number and the summary of the first leader who has both."""
    number = re.compile(r'(phone: "\+44[ \d]*)\d{3}"')
    for file in files:
        text = file.read_text(encoding="utf-8")
        if number.search(text) and "\nsummary: " in text:
            text = number.sub(r'\g<1>999"', text, count=1)
            file.write_text(re.sub(r"\nsummary: .*", "\nsummary: Another.", text), encoding="utf-8")
            return


def review(folder: Path) -> float:
    """Return how many seconds of CPU one review takes, with all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [
            sys.executable,
            str(ROOT / "build.py"),
            "review",
            "--day",
            str(DAY),
            "--theme",
            str(ROOT / "theme"),
        ],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def git(folder: Path, *words: str) -> None:
    """Run git as nobody in particular."""
    who = ("-c", "user.name=Bench", "-c", "user.email=bench@centre.example")
    subprocess.run(["git", *who, *words], cwd=folder, check=True)


def report(found: Sequence[Measured]) -> str:
    """Return the figures as Markdown."""
    lines = [
        "# Reviewing a change of one profile",
        "",
        "; ".join(f"{key}: {value}" for key, value in machine.describe().items()),
        "",
        "CPU seconds of `python build.py review`, start and git included.",
        "",
        "| leaders | may take | nothing kept | records kept |",
        "|--:|--:|--:|--:|",
    ]
    for one in found:
        limit = f"{one.limit:.0f}" if one.limit else ""
        lines.append(f"| {one.leaders:,} | {limit} | {one.cold:.1f} | {one.warm:.1f} |")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write the figures, and return 1 where a limit is passed."""
    parser = argparse.ArgumentParser(prog="benchmarks.reviewing")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(LIMITS))
    options = parser.parse_args(arguments)
    found = []
    for size in options.sizes:
        folder = Path(tempfile.mkdtemp(prefix="reviewing-"))
        try:
            found.append(measured(size, folder))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    RESULTS.joinpath("reviewing.md").write_text(report(found), encoding="utf-8")
    told = json.dumps([asdict(one) for one in found], indent=2)
    RESULTS.joinpath("reviewing.json").write_text(f"{told}\n", encoding="utf-8")
    print(report(found))
    return int(any(one.limit is not None and one.cold > one.limit for one in found))


if __name__ == "__main__":
    raise SystemExit(main())
