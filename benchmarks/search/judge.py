"""How good answers are: MRR@10, success@1, recall@10 and empty lists, with intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean

from benchmarks.search.queries import Query

DEPTH = 10
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one query was answered."""

    query: Query
    reciprocal: float
    first: bool
    recall: float
    empty: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """How some queries were answered together; an interval holds the true figure 19 times in 20."""

    count: int
    mrr: float
    mrr_interval: tuple[float, float]
    success: float
    success_interval: tuple[float, float]
    recall: float
    empty: int


def judge(query: Query, found: Sequence[str]) -> Verdict:
    """Return how a query was answered by these ids, best first."""
    top = found[:DEPTH]
    ranks = [rank for rank, one in enumerate(top, start=1) if one in query.relevant]
    return Verdict(
        query,
        1 / ranks[0] if ranks else 0,
        ranks[:1] == [1],
        len(ranks) / min(DEPTH, len(query.relevant)),
        not top,
    )


def quality(verdicts: Sequence[Verdict]) -> Quality:
    """Return the means of at least one verdict, with intervals by resampling."""
    return Quality(
        len(verdicts),
        fmean(one.reciprocal for one in verdicts),
        _interval(verdicts, lambda one: one.reciprocal),
        fmean(one.first for one in verdicts),
        _interval(verdicts, lambda one: float(one.first)),
        fmean(one.recall for one in verdicts),
        sum(one.empty for one in verdicts),
    )


def _interval(
    verdicts: Sequence[Verdict], figure: Callable[[Verdict], float]
) -> tuple[float, float]:
    random = Random("intervals")
    figures = [figure(one) for one in verdicts]
    means = sorted(fmean(random.choices(figures, k=len(figures))) for _ in range(RESAMPLES))
    return means[round(0.025 * RESAMPLES)], means[round(0.975 * RESAMPLES) - 1]
