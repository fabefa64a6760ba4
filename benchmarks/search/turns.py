"""Engines are measured in turns, so that whatever else the machine does slows them all alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.search.chromium import Browsing
from benchmarks.search.corpus import Corpus
from benchmarks.search.engine import HERE, PAGEFIND, first, laid_out, node

PATIENCE = 15
"""An engine that takes more seconds for a turn has no more than `FEW`."""
FEW = 3


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds, the middle of the turns."""

    script: float
    """From asking for the script to its first line, all of it compiled."""
    ready: float
    """From the files in memory to the first answer."""
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one engine on one directory."""

    found: tuple[tuple[str, ...], ...]
    node: Timing | None
    chromium: Timing | None
    turns: int
    brotli: int
    """Bytes before the first answer, the script included."""
    gzip: int


@dataclass(slots=True)
class _Contender:
    """An engine, and what it told in each of its turns."""

    engine: str
    folder: Path
    told: list[dict[str, Any]] = field(default_factory=list)
    """In Node."""
    seen: list[dict[str, Any]] = field(default_factory=list)
    """In Chromium."""
    turns: int = 0
    longest: float = 0

    def takes(self, turn: int) -> bool:
        return turn < FEW or self.longest < PATIENCE

    def take(self, browsing: Browsing | None) -> None:
        began = perf_counter()
        if self.engine != PAGEFIND:
            asked = (self.folder / one for one in ("bundle.mjs", "files.json", "queries.json"))
            self.told.append(node(HERE / "measure.mjs", *asked))
        if browsing:
            self.seen.append(browsing.measure(self.folder))
        self.turns += 1
        self.longest = max(self.longest, perf_counter() - began)

    def figures(self) -> Figures:
        sizes = node(HERE / "sizes.mjs", *first(self.engine, self.folder, self.seen))
        return Figures(
            tuple(tuple(ids) for ids in (self.told or self.seen)[0]["found"]),
            _timing(self.told),
            _timing(self.seen),
            self.turns,
            sum(size["brotli"] for size in sizes),
            sum(size["gzip"] for size in sizes),
        )


def measure(
    engines: Mapping[str, Browsing | None], corpus: Corpus, turns: int
) -> dict[str, Figures]:
    """Return the figures of each engine.

    Args:
        engines: Each by its name, with a browser to measure it in beside Node; Pagefind runs
            nowhere else.
        corpus: The directory.
        turns: How many turns the times are the middle of.
    """
    with ExitStack() as folders:
        contenders = [
            _Contender(engine, folders.enter_context(laid_out(engine, corpus)))
            for engine in engines
        ]
        for turn in range(turns):
            for one in contenders:
                if one.takes(turn):
                    one.take(engines[one.engine])
        return {one.engine: one.figures() for one in contenders}


def _timing(told: Sequence[Mapping[str, Any]]) -> Timing | None:
    if not told:
        return None
    times = sorted(median(each) for each in zip(*(one["times"] for one in told), strict=True))
    middle, most = times[len(times) // 2], times[int(len(times) * 0.95)]
    script, ready = (median(one[name] for one in told) for name in ("script", "ready"))
    return Timing(script, ready, middle, most)
