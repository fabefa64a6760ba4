"""How many have answered, as it may be told while a consultation is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from leaders_network.consulting.answers import Answered
from leaders_network.records.consultation import STEP


def response_of(answers: Iterable[Answered], day: date) -> dict[str, Any] | None:
    """Return what a page says of the response, or None where it is below ten.

    Every count is rounded down to a step of ten by itself, and what is below ten is left out. So
    what two days differ by is never a number of people: each count stands for ten that it could be.
    """
    known = list(answers)
    total = _down(len(known))
    if not total:
        return None
    sectors = Counter(one.sector for one in known if one.sector)
    areas = Counter(one.area for one in known if one.area)
    return {
        "on": day,
        "answers": total,
        "sectors": [{"sector": one, "answers": told} for one, told in _told(sectors)],
        "areas": [{"area": one, "answers": told} for one, told in _told(areas)],
    }


def _told(counts: Counter[str]) -> list[tuple[str, int]]:
    return [(one, _down(number)) for one, number in sorted(counts.items()) if _down(number)]


def _down(number: int) -> int:
    return number - number % STEP
