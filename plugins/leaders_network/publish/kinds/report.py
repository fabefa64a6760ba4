"""What is told of a report, beside what its own page tells."""

from __future__ import annotations

from leaders_network.publish.kinds.telling import Telling
from leaders_network.publish.phrases import day as day_view

TELLING = Telling(
    facts=lambda front: [f"Published on {day_view(front.date).text}"],
    dated=lambda front: front.date,
    facets=lambda front: [("Year", str(front.date.year))],
)
