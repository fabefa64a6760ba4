"""How many have answered, as it may be told while a consultation is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from leaders_network.consulting.answers import Answered
from leaders_network.records.consultation import STEP


def response_of(answers: Iterable[Answered], day: date, smallest: int) -> dict[str, Any] | None:
    """Return what a page says of the response, or None where too few have answered.

    Every count is rounded down to a step of ten by itself, and what is below the smallest group is
    left out. So what two days differ by is never a number of people: each count stands for ten that
    it could be.

    Args:
        answers: One of each leader.
        day: The day they are counted.
        smallest: Of how many a figure may be told.
    """
    known = list(answers)
    total = _down(len(known), smallest)
    if not total:
        return None
    sectors = Counter(one.sector for one in known if one.sector)
    areas = Counter(one.area for one in known if one.area)
    return {
        "on": day,
        "answers": total,
        "sectors": [{"sector": one, "answers": told} for one, told in _told(sectors, smallest)],
        "areas": [{"area": one, "answers": told} for one, told in _told(areas, smallest)],
    }


def _told(counts: Counter[str], smallest: int) -> list[tuple[str, int]]:
    told = ((one, _down(number, smallest)) for one, number in sorted(counts.items()))
    return [(one, number) for one, number in told if number]


def _down(number: int, smallest: int) -> int:
    """Return a number rounded down to a step of ten; nothing where the step is below the group."""
    down = number - number % STEP
    return down if down >= smallest else 0
