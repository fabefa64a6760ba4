"""What is told of an event."""

from __future__ import annotations

from leaders_network.publish.kinds.telling import Pairs, Telling
from leaders_network.publish.times import at_home, home_times, when
from leaders_network.records.event import Event

ONLINE = "Online"


def _facts(front: Event) -> list[str]:
    series = [front.series] if front.series else []
    return [_when(front), _where(front), *series]


def _when(front: Event) -> str:
    home = at_home(front)
    return f"{when(front)} ({home})" if home else when(front)


def _where(front: Event) -> str:
    """Return where it is: at a place, online, or both."""
    if not front.place:
        return ONLINE
    return f"{front.place}, and online" if front.joining_link else front.place


def _facets(front: Event) -> Pairs:
    there = [("Where", "In person")] if front.place else []
    online = [("Where", ONLINE)] if front.joining_link or not front.place else []
    series = [("Series", front.series)] if front.series else []
    return [*there, *online, *series]


def _known(front: Event) -> Pairs:
    joining = [("Joining", front.joining)] if front.joining else []
    home = [("In the UK", at_home(front))] if at_home(front) else []
    return [("When", when(front)), *home, ("Where", _where(front)), *joining]


TELLING = Telling(
    facts=_facts,
    dated=lambda front: home_times(front)[0].date(),
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
