"""`python -m benchmarks.serving`: how long a saved profile takes to be seen in Chromium.

The clock runs from the moment the file is written to the moment its new text is in the page, with
1,500 leaders and every audience; figures go to `benchmarks/results/serving.{md,json}`.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks import machine
from benchmarks.generate import DAY, generate
from benchmarks.results import Spread
from tools import browser

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
LIMIT = 1.0
_SEEN = "text => document.querySelector('main')?.innerText.includes(text)"
"""Asked in each of the browser's frames: a locator that waits looks only every half second."""
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a generated folder and give the address once its sites are ready."""
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "serve",
        "--port",
        "0",
        "--day",
        DAY.isoformat(),
        "--data",
        str(folder / "directory_data"),
        "--content",
        str(folder / "content"),
        "--cache",
        str(folder / "cache"),
        "--site",
        str(folder / "site"),
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"}
    ) as process:
        assert process.stdout is not None
        address = next(line.split()[2] for line in process.stdout if line.startswith("Serving on"))
        next(line for line in process.stdout if line.startswith("Ready"))
        try:
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate()


def save(profile: Path, number: int) -> str:
    """Write a new summary into a profile and return its text."""
    text = profile.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith(("summary:", "  Save "))]
    summary = f"Save {number} of a profile."
    profile.write_text("\n".join([*kept, f"summary: {summary}", ""]), encoding="utf-8")
    return summary


def seconds(page: Page, profile: Path, number: int) -> float:
    """Return how long one save took to be seen."""
    began = time.perf_counter()
    page.wait_for_function(_SEEN, arg=save(profile, number), timeout=20_000)
    return time.perf_counter() - began


def measured(leaders: int, saves: int) -> list[float]:
    """Return how long each save took, in seconds, after one that is not counted."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        generate(leaders, folder)
        profile = _plain(folder / "directory_data" / "leaders")
        chromium = playwright.chromium.launch(executable_path=browser.ensure(), args=_FLAGS)
        with served(folder) as address:
            page = chromium.new_page()
            page.goto(f"{address}network/leaders/{profile.stem}/")
            figures = [seconds(page, profile, number) for number in range(saves + 1)]
        chromium.close()
    return figures[1:]


def _plain(folder: Path) -> Path:
    """Return a profile whose page everybody in the network sees, with a summary on one line."""
    for profile in sorted(folder.glob("*.yml")):
        lines = profile.read_text(encoding="utf-8").splitlines()
        if not any(line.startswith(("audience", "summary: >", "summary: |")) for line in lines):
            return profile
    raise FileNotFoundError(folder)


def report(figures: list[float], leaders: int, host: dict[str, str]) -> str:
    """Return the figures in words, as Markdown."""
    spread = Spread.of(figures)
    verdict = "reached" if spread.median < LIMIT else "missed"
    facts = "\n".join(f"- {name}: {value}" for name, value in host.items())
    return (
        "# From a save to the page\n\n"
        f"{leaders:,} leaders, every audience served; one profile saved {len(figures)} times while"
        " its page was open in Chromium.\n\n"
        "| median | least | most | to reach |\n|---:|---:|---:|---:|\n"
        f"| {spread.median:.2f} s | {spread.least:.2f} s | {spread.most:.2f} s"
        f" | under {LIMIT:.0f} s: {verdict} |\n\n{facts}\n"
    )


def main() -> int:
    """Run the command line; return 0 where the limit was kept."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--leaders", type=int, default=1500, help="how many (%(default)s)")
    parser.add_argument("--saves", type=int, default=20, help="how many (%(default)s)")
    options = parser.parse_args()
    host = machine.describe()
    figures = measured(options.leaders, options.saves)
    RESULTS.mkdir(exist_ok=True)
    words = report(figures, options.leaders, host)
    (RESULTS / "serving.md").write_text(words, encoding="utf-8")
    data = {"leaders": options.leaders, "seconds": [round(figure, 3) for figure in figures]}
    data_text = json.dumps({**data, "machine": host}, indent=2)
    (RESULTS / "serving.json").write_text(f"{data_text}\n", encoding="utf-8")
    print(words)
    return int(Spread.of(figures).median >= LIMIT)


if __name__ == "__main__":
    sys.exit(main())
