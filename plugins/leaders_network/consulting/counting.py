"""How many have answered, as it may be told while a consultation is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from leaders_network.consulting.answers import Answered, Stratum
from leaders_network.directory.response import at_least


def response_of(
    answers: Iterable[Answered], members: Mapping[Stratum, int], day: date, smallest: int
) -> dict[str, Any] | None:
    """Return what a page says of the response, or None where too few have answered.

    Every count is rounded down to a step of ten by itself, and what is below the smallest group is
    left out. So what two days differ by is never a number of people: each count stands for ten that
    it could be.

    Args:
        answers: One of each leader.
        members: How many were asked, of each stratum.
        day: The day they are counted.
        smallest: Of how many a figure may be told.
    """
    known, asked = Counter(one.stratum for one in answers), Counter(members)
    total = at_least(known.total(), asked.total(), smallest)
    if total is None:
        return None
    sectors, areas = (
        _told(_by(part, known), _by(part, asked), smallest) for part in ("sector", "area")
    )
    return {
        "on": day,
        "answers": total,
        "sectors": [{"sector": one, "answers": told} for one, told in sectors],
        "areas": [{"area": one, "answers": told} for one, told in areas],
    }


def _by(part: str, counts: Counter[Stratum]) -> Counter[str]:
    """Return how many there are of each `sector` or `area`; who has none is of none."""
    found: Counter[str] = Counter()
    for stratum, number in counts.items():
        if key := getattr(stratum, part):
            found[key] += number
    return found


def _told(counts: Counter[str], asked: Counter[str], smallest: int) -> list[tuple[str, int]]:
    told = ((one, at_least(counts[one], asked[one], smallest)) for one in sorted(counts))
    return [(one, least) for one, least in told if least is not None]
