"""`python -m benchmarks.items`: what 500 items of content add to a build of 1,500 leaders.

CPU seconds for one audience, with the items and without, in turns in one run; the build with them
begins from nothing and is then made again with nothing changed. Figures go to
`benchmarks/results/items.{md,json}`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median

from benchmarks import machine
from benchmarks.generate import DAY, generate
from benchmarks.invented import items
from benchmarks.measure import measure

RESULTS = Path(__file__).resolve().parent / "results"
ROOT = Path(__file__).resolve().parent.parent
COLD, WARM = 8.0, 0.3
"""CPU seconds that the items may add to a build from nothing, and to one in which all is known."""

Times = dict[str, list[float]]


def main() -> int:
    """Measure, write the figures, and say whether they keep the limits."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.items")
    parser.add_argument("--leaders", type=int, default=1_500)
    parser.add_argument("--items", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        plain, full = Path(scratch) / "plain", Path(scratch) / "full"
        generate(asked.leaders, plain)
        shutil.copytree(plain, full)
        people = [file.stem for file in (full / "directory_data" / "leaders").glob("*.yml")]
        items.write(full / "content", asked.items, sorted(people), DAY, Random(1))
        times: Times = {}
        for number in range(asked.runs):
            for name, folder in (("without", plain), ("with", full)):
                for step, cost in _builds(folder, number).items():
                    times.setdefault(f"{step} {name}", []).append(cost)
                    sys.stdout.write(f"{step} {name}: {cost:.2f} s CPU\n")
    added = {
        step: median(times[f"{step} with"]) - median(times[f"{step} without"])
        for step in ("cold", "warm")
    }
    _write(times, added, asked)
    return 0 if added["cold"] <= COLD and added["warm"] <= WARM else 1


def _builds(folder: Path, number: int) -> dict[str, float]:
    """Return the CPU seconds of a build from nothing, and of the same again."""
    command = [
        *(sys.executable, str(ROOT / "build.py"), "build", "--audience", "network"),
        *("--day", DAY.isoformat(), "--data", str(folder / "directory_data")),
        *("--content", str(folder / "content"), "--theme", str(ROOT / "theme")),
        *("--site", str(folder / f"site-{number}"), "--cache", str(folder / f"cache-{number}")),
    ]
    log = folder / "log.txt"
    cold = measure(command, cwd=ROOT, log=log).cpu
    warm = min(measure(command, cwd=ROOT, log=log).cpu for _ in range(3))
    return {"cold": cold, "warm": warm}


def _write(times: Times, added: dict[str, float], asked: argparse.Namespace) -> None:
    facts = machine.describe()
    told = {"machine": facts, "times": times, "added": added}
    text = json.dumps(told, indent=2, ensure_ascii=False)
    (RESULTS / "items.json").write_text(f"{text}\n", encoding="utf-8")
    rows = (
        (step, median(times[f"{step} without"]), median(times[f"{step} with"]), limit)
        for step, limit in (("cold", COLD), ("warm", WARM))
    )
    lines = [
        f"# What {asked.items} items add",
        "",
        f"To a build of {asked.leaders:,} leaders for one audience, in CPU seconds, the median of",
        f"{asked.runs} runs: `python -m benchmarks.items`.",
        "",
        "| build | without | with | added | at most |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {step} | {without:.2f} | {with_them:.2f} | {added[step]:.2f} | {limit} |"
            for step, without, with_them, limit in rows
        ),
    ]
    (RESULTS / "items.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
