"""The days of the specimen, around the day its sites are built for."""

from __future__ import annotations

from datetime import date
from typing import Literal

DAY = date(2026, 11, 22)
YESTERDAY = date(2026, 11, 21)
FRESH, LAPSED, OVER, SOON = (
    date(2026, 10, 1),
    date(2025, 1, 20),
    date(2026, 9, 30),
    date(2027, 1, 31),
)

Time = Literal["past", "current", "coming"]
STARTS: dict[Time, date] = {
    "past": date(2019, 5, 1),
    "current": date(2026, 9, 1),
    "coming": date(2027, 3, 1),
}
