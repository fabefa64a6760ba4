"""What is told of an event."""

from __future__ import annotations

from datetime import datetime

from leaders_network.publish.kinds.telling import Pairs, Telling
from leaders_network.publish.phrases import day as day_view
from leaders_network.records.event import Event

ONLINE = "Online"


def hours(front: Event) -> str:
    """Return when an event is, in words: `30 November 2026, 09:30 to 11:00`."""
    start, end = front.start, front.end
    if start.date() == end.date():
        return f"{_moment(start)} to {end:%H:%M}"
    return f"{_moment(start)} to {_moment(end)}"


def _moment(moment: datetime) -> str:
    return f"{day_view(moment.date()).text}, {moment:%H:%M}"


def _facts(front: Event) -> list[str]:
    series = [front.series] if front.series else []
    return [hours(front), front.place or ONLINE, *series]


def _facets(front: Event) -> Pairs:
    series = [("Series", front.series)] if front.series else []
    return [("Where", "In person" if front.place else ONLINE), *series]


def _known(front: Event) -> Pairs:
    joining = [("Joining", front.joining)] if front.joining else []
    return [("When", hours(front)), ("Where", front.place or ONLINE), *joining]


TELLING = Telling(
    facts=_facts,
    dated=lambda front: front.start.date(),
    facets=_facets,
    credits=lambda front: [
        *(("Host", host) for host in front.hosts),
        *(("Going", f"leader:{guest.leader}") for guest in front.going),
    ],
    known=_known,
    notice=lambda front, day: f"Cancelled: {front.cancelled}" if front.cancelled else "",
    link=lambda front: front.joining_link,
    resources=lambda front: list(front.materials),
)
