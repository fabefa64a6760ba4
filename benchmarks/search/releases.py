"""`python -m benchmarks.search.releases VERSION` notes how well the search does in a release.

The golden queries leave what they reached in `.cache/golden-queries.json` each time that
`tests/browser/test_golden.py` runs. This adds it as a row to the table that the team's overview
draws; a release that is there already is measured anew.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from statistics import fmean

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / ".cache" / "golden-queries.json"
TABLE = ROOT / "content" / "centre" / "files" / "search-quality.csv"
HEADS = ("Release", "All kinds of query", "The worst kind")


def main(arguments: list[str]) -> int:
    """Add a release's row; return 2 when no version is given or nothing was measured."""
    if len(arguments) != 1 or not RESULTS.is_file():
        print(__doc__, file=sys.stderr)
        return 2
    reached: dict[str, float] = json.loads(RESULTS.read_text(encoding="utf-8"))
    before = TABLE.read_text(encoding="utf-8") if TABLE.is_file() else ""
    TABLE.write_text(with_release(before, arguments[0], reached), encoding="utf-8")
    print(TABLE)
    return 0


def with_release(table: str, release: str, reached: dict[str, float]) -> str:
    """Return a table of releases with one more, or with another measurement of one of them.

    Args:
        table: CSV; empty for the first release.
        release: The version.
        reached: For each kind of query its mean reciprocal rank.
    """
    rows = [row for row in list(csv.reader(io.StringIO(table)))[1:] if row and row[0] != release]
    rows.append([release, f"{fmean(reached.values()):.3f}", f"{min(reached.values()):.3f}"])
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([HEADS, *rows])
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
