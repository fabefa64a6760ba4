"""What is told of a consultation, beside what its own page tells."""

from __future__ import annotations

from datetime import date

from leaders_network.content.consultations import stage_of
from leaders_network.publish.kinds.telling import Telling, taking
from leaders_network.publish.phrases import day as day_view
from leaders_network.records.consultation import Consultation


def _facts(front: Consultation) -> list[str]:
    return [f"Closes {day_view(front.closes).text}", taking(front.minutes)]


def _now(front: Consultation, day: date) -> str:
    """Return that it can be answered, which is what to know of it that day."""
    is_open = stage_of(front, day) == "open"
    return f"Open until {day_view(front.closes).text}" if is_open else ""


TELLING = Telling(
    facts=_facts,
    dated=lambda front: front.opens,
    minutes=lambda front: front.minutes,
    facets=lambda front: [("Year", str(front.opens.year))],
    notice=_now,
)
