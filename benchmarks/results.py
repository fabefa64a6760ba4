"""Runs become medians, spreads, and the ratios that this program has to reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from benchmarks.measure import Cost, Output

SMALL, LARGE = 1500, 15000
COLD, CHANGED = "cold, one audience", "warm, one profile changed"
UNCHANGED, THREE = "warm, nothing changed", "cold, three audiences"
LEAN = "cold, people and articles alone"
SAME = "cold, the files that ours writes"
PAGES = "cold, posts, organisations and assistants too"


@dataclass(frozen=True, slots=True, order=True)
class Case:
    """What was run: by whom, on how many people, and which step."""

    people: int
    peer: str
    step: str


@dataclass(frozen=True, slots=True)
class Run:
    """One measured run of a case."""

    case: Case
    cost: Cost
    output: Output
    command: str


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of several figures and how far apart they lie."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, figures: Iterable[float]) -> Spread:
        """Return the spread of at least one figure."""
        known = sorted(figures)
        return cls(median(known), known[0], known[-1])


@dataclass(frozen=True, slots=True)
class Result:
    """All runs of one case."""

    case: Case
    runs: int
    cpu: Spread
    wall: Spread
    peak: Spread
    output: Output
    command: str


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach: what was measured (None where a part of it was not) and its limit.

    One without a limit is there to be read beside the one before it.
    """

    name: str
    value: float | None
    limit: float | None
    unit: str = ""

    @property
    def met(self) -> bool | None:
        """Whether it was reached; None where it was not measured, or nothing is asked for."""
        if self.value is None or self.limit is None:
            return None
        return self.value <= self.limit


def summarise(runs: Iterable[Run]) -> list[Result]:
    """Return one result a case, by size, then in the order in which they were first run."""
    by_case: defaultdict[Case, list[Run]] = defaultdict(list)
    for run in runs:
        by_case[run.case].append(run)
    results = [_result(case, each) for case, each in by_case.items()]
    return sorted(results, key=lambda result: result.case.people)


def _result(case: Case, runs: list[Run]) -> Result:
    return Result(
        case,
        len(runs),
        Spread.of(run.cost.cpu for run in runs),
        Spread.of(run.cost.wall for run in runs),
        Spread.of(run.cost.peak for run in runs),
        runs[-1].output,
        runs[-1].command,
    )


def targets(results: Iterable[Result]) -> list[Target]:
    """Return what the issue asks for, and beside it the same against others that make as much."""
    known = {result.case: result for result in results}

    def ratio(over: Case, under: Case) -> float | None:
        if over not in known or under not in known:
            return None
        return known[over].cpu.median / known[under].cpu.median

    def ours(step: str, people: int = SMALL) -> Case:
        return Case(people, "ours", step)

    stock, hugo = Case(SMALL, "stock", COLD), Case(LARGE, "hugo", COLD)
    fuller_stock, fuller_hugo = Case(SMALL, "stock", PAGES), Case(LARGE, "hugo", SAME)
    small, large = ours(COLD), ours(COLD, LARGE)
    return [
        Target("1,500 people, cold, one audience: of stock’s CPU", ratio(small, stock), 1 / 4),
        Target("1,500 people, one change: of stock’s CPU", ratio(ours(CHANGED), stock), 0.1),
        Target("1,500 people, cold, three audiences: of stock’s CPU", ratio(ours(THREE), stock), 1),
        Target(
            "1,500 people, cold, one audience: of stock’s CPU where posts, organisations and "
            "assistants have pages too",
            ratio(small, fuller_stock),
            None,
        ),
        Target("From 1,500 to 15,000 people, cold: growth of CPU", ratio(large, small), 10.5),
        Target(
            "15,000 people: peak memory over all processes",
            _peak(known.values(), lambda case: case.peer == "ours" and case.people == LARGE),
            400,
            " MiB",
        ),
        Target("15,000 people, cold, one audience: of Hugo’s CPU", ratio(large, hugo), 1),
        Target(
            "15,000 people, cold, one audience: of Hugo’s CPU where it writes the same files",
            ratio(large, fuller_hugo),
            None,
        ),
    ]


def _peak(results: Iterable[Result], wanted: Callable[[Case], bool]) -> float | None:
    """Return the highest peak of any run, not the median: memory has to suffice every time."""
    return max((result.peak.most for result in results if wanted(result.case)), default=None)
