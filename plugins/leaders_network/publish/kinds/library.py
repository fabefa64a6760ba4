"""What is told of an item of the library."""

from __future__ import annotations

from datetime import date

from leaders_network.publish.kinds.telling import Pairs, Telling, length, taking
from leaders_network.publish.phrases import day as day_view
from leaders_network.records.items import Keeping
from leaders_network.records.library import LibraryItem

FORMATS = {"read": "Read", "listen": "Listen", "watch": "Watch", "look": "Look"}


def overdue(keeping: Keeping, day: date) -> str:
    """Return that an item should have been looked at again, or nothing where it is not yet due."""
    if keeping.due >= day:
        return ""
    return f"Due for review since {day_view(keeping.due).text}"


def kept(keeping: Keeping) -> Pairs:
    """Return who keeps an item, and when it was and is to be looked at."""
    return [
        ("Kept by", keeping.owner),
        ("Last reviewed", day_view(keeping.reviewed).text),
        ("Next review", day_view(keeping.due).text),
    ]


def _facts(front: LibraryItem) -> list[str]:
    return [FORMATS[front.format], taking(front.minutes), front.source]


def _facets(front: LibraryItem) -> Pairs:
    return [("Format", FORMATS[front.format]), ("Length", length(front.minutes))]


def _credits(front: LibraryItem) -> Pairs:
    return [("Chosen by", front.chosen_by), *(("By", author) for author in front.authors)]


def _known(front: LibraryItem) -> Pairs:
    return [
        ("Source", front.source),
        ("Published", day_view(front.date).text),
        ("Takes", taking(front.minutes)),
        *kept(front.keeping),
    ]


TELLING = Telling(
    facts=_facts,
    dated=lambda front: front.date,
    minutes=lambda front: front.minutes,
    facets=_facets,
    credits=_credits,
    known=_known,
    sections=lambda front: [("Why it matters to a chief executive", front.why)],
    notice=lambda front, day: overdue(front.keeping, day),
    link=lambda front: front.link,
)
