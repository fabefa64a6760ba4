"""How good an order is: what of the first ten was judged worth a reader's time, and how high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from random import Random
from statistics import fmean
from typing import Any

DEPTH = 10
RESAMPLES = 2000
_GAINS = {"very": 3.0, "worth": 1.0}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one reader was served."""

    ndcg: float
    """Source: normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002)."""
    worth: float
    """What part of the first five was judged to be worth anything."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How several readers were served; an interval holds the true figure 19 times in 20."""

    readers: int
    ndcg: float
    ndcg_interval: tuple[float, float]
    worth: float


def judge(judged: dict[str, Any], order: Sequence[str]) -> Verdict:
    """Return how an order of ids, best first, serves a reader."""
    gains = {one: gain for grade, gain in _GAINS.items() for one in judged[grade]}
    found = [gains.get(one, 0.0) for one in order[:DEPTH]]
    best = sorted(gains.values(), reverse=True)[:DEPTH]
    return Verdict(_discounted(found) / _discounted(best), fmean(bool(gain) for gain in found[:5]))


def quality(verdicts: Sequence[Verdict]) -> Quality:
    """Return the means of at least one verdict, with an interval by resampling."""
    random = Random("intervals")
    figures = [one.ndcg for one in verdicts]
    means = sorted(fmean(random.choices(figures, k=len(figures))) for _ in range(RESAMPLES))
    interval = means[round(0.025 * RESAMPLES)], means[round(0.975 * RESAMPLES) - 1]
    return Quality(len(verdicts), fmean(figures), interval, fmean(one.worth for one in verdicts))


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains))
