"""What is told of a news article."""

from __future__ import annotations

from leaders_network.publish.kinds.telling import Telling
from leaders_network.publish.phrases import day as day_view

TELLING = Telling(
    facts=lambda front: [day_view(front.date).text],
    dated=lambda front: front.date,
    facets=lambda front: [("Year", str(front.date.year))],
    credits=lambda front: [("By", author) for author in front.authors],
    known=lambda front: [("Published", day_view(front.date).text)],
)
