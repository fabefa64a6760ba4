"""`python -m benchmarks.similarity`: what it costs to find who is like whom, and how that grows.

CPU seconds for one audience, of invented leaders; figures go to
`benchmarks/results/similarity.{md,json}`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import machine
from benchmarks.generate import DAY, generate
from leaders_network.audiences import Audience
from leaders_network.problems import Problems
from leaders_network.publish.publication import publish
from leaders_network.records.field import NETWORK
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records

RESULTS = Path(__file__).resolve().parent / "results"
SIZES = (1_500, 15_000)
LIMIT = 10.0
"""CPU seconds for the last of the sizes."""
_RUNS = 3


def records_of(count: int, folder: Path) -> Records:
    """Return as many invented leaders, read from files."""
    generate(count, folder, portraits_of=0, article_count=1)
    problems = Problems()
    records = read_records(folder / "directory_data", problems)
    problems.raise_if_any()
    return records


def cost(records: Records) -> tuple[float, int]:
    """Return the CPU seconds it takes to find everybody's likes, and how many there are."""
    similar = publish(records, Audience.rung(NETWORK), DAY).lists.similar
    begun = time.process_time()
    found = sum(len(similar.to(identifier)) for identifier in records.leaders)
    return time.process_time() - begun, found


def main() -> int:
    """Measure each size, write the figures, and say whether they keep the limit."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.similarity")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="COUNT")
    sizes = parser.parse_args().sizes
    rows = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            records = records_of(size, Path(folder))
            runs = [cost(records) for _ in range(_RUNS)]
        rows.append({"leaders": size, "seconds": min(runs)[0], "found": runs[0][1]})
        sys.stdout.write(f"{size:>7,} leaders  {min(runs)[0]:.2f} s  {runs[0][1]:,} found\n")
    _write(rows)
    return 0 if rows[-1]["seconds"] < LIMIT else 1


def _write(rows: list[dict[str, float]]) -> None:
    facts = machine.describe()
    told = json.dumps({"machine": facts, "rows": rows}, indent=2, ensure_ascii=False)
    (RESULTS / "similarity.json").write_text(f"{told}\n", encoding="utf-8")
    lines = [
        "# Who is like whom",
        "",
        "CPU seconds for everybody's likes, one audience: `python -m benchmarks.similarity`.",
        "",
        "| leaders | CPU seconds | microseconds each | likes found |",
        "|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {row['leaders']:,} | {row['seconds']:.2f} | {row['seconds'] / row['leaders'] * 1e6:.0f}"
        f" | {row['found']:,} |"
        for row in rows
    ]
    (RESULTS / "similarity.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
