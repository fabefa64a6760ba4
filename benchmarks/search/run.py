"""`python -m benchmarks.search` measures the search beside its peers, in one run."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from time import strftime
from typing import Any

from benchmarks.machine import describe
from benchmarks.search.chromium import Browsing, browsing
from benchmarks.search.corpus import Corpus, invented, office_holders
from benchmarks.search.engine import OURS, PAGEFIND, PEERS, install
from benchmarks.search.judge import Quality, judge, quality
from benchmarks.search.report import Row, earlier, page
from benchmarks.search.turns import Figures, measure

RESULTS = Path(__file__).resolve().parents[1] / "results"
SLOWEST_FOR = 20_000
"""Of bigger directories only this program's figures are taken."""
BROWSED = 2_000
"""In bigger directories the times of other engines are taken in Node alone."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write `results/search.json` and `results/search.md`."""
    options = _parser().parse_args(arguments)
    engines = [OURS, *(peer for peer in PEERS if peer in options.peers.split(","))]
    if len(engines) > 1:
        install()
    rows: list[Row] = []
    with browsing() as browser:
        for make in _corpora(options.sizes):
            rows += _measured(make(), engines, options.turns, browser)
    options.out.mkdir(parents=True, exist_ok=True)
    if (before := options.out / "search.json").is_file():
        rows += earlier(json.loads(before.read_text("utf-8")), rows)
    machine = describe()
    told = {"machine": machine, "rows": [asdict(row) for row in rows]}
    (options.out / "search.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    (options.out / "search.md").write_text(page(machine, rows), encoding="utf-8")
    print(page(machine, rows))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure the people search beside its peers.")
    parser.add_argument("--sizes", default="1500,15000,100000", help="invented directories")
    parser.add_argument("--peers", default=",".join(PEERS), help="which peers, or none")
    parser.add_argument("--turns", type=int, default=9, help="how often each is measured (9)")
    parser.add_argument("--out", type=Path, default=RESULTS, help="where results are written")
    return parser


def _corpora(sizes: str) -> Iterable[Callable[[], Corpus]]:
    if os.environ.get("OPEN_DATA"):
        yield office_holders
    else:
        print("OPEN_DATA names no folder of open data: nothing is said of real office-holders")
    for size in filter(None, sizes.split(",")):
        yield partial(invented, int(size))


def _measured(
    corpus: Corpus, engines: Iterable[str], turns: int, browser: Browsing
) -> Iterable[Row]:
    taking_part = {
        engine: browser if corpus.people <= BROWSED or engine in (OURS, PAGEFIND) else None
        for engine in engines
        if engine == OURS or corpus.people <= SLOWEST_FOR
    }
    print(f"{corpus.name}: {', '.join(taking_part)}", file=sys.stderr, flush=True)
    for engine, figures in measure(taking_part, corpus, turns).items():
        kinds, cost, today = _kinds(corpus, figures), _cost(figures), strftime("%Y-%m-%d")
        yield Row(corpus.name, corpus.people, engine, kinds, cost, corpus.cpu, today)


def _kinds(corpus: Corpus, figures: Figures) -> dict[str, Quality]:
    """Return the quality over all queries, over the held-out half, and of each kind."""
    verdicts = [
        judge(query, found) for query, found in zip(corpus.queries, figures.found, strict=True)
    ]
    kinds = {"all": quality(verdicts)}
    held_out = [one for one in verdicts if one.query.held_out]
    if held_out:
        kinds["held out"] = quality(held_out)
    for kind in dict.fromkeys(query.kind for query in corpus.queries):
        kinds[kind] = quality([one for one in verdicts if one.query.kind == kind])
    return kinds


def _cost(figures: Figures) -> dict[str, Any]:
    return {key: value for key, value in asdict(figures).items() if key != "found"}
