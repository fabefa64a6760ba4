"""What is told of a module of a programme."""

from __future__ import annotations

from leaders_network.publish.kinds.telling import Pairs, Telling, taking
from leaders_network.publish.phrases import day as day_view
from leaders_network.records.module import Module, Session


def session_words(session: Session) -> str:
    """Return when and where a session is: `14 September 2026 to 18 September 2026, Harrogate`."""
    last = f" to {day_view(session.end).text}" if session.end else ""
    place = f", {session.place}" if session.place else ""
    return f"{day_view(session.start).text}{last}{place}"


def _facts(front: Module) -> list[str]:
    preparing = [f"{taking(front.minutes)} of preparation"] if front.minutes else []
    return [f"Module {front.number}", *preparing]


def _known(front: Module) -> Pairs:
    return [("Preparation", taking(front.minutes))] if front.minutes else []


TELLING = Telling(
    facts=_facts,
    minutes=lambda front: front.minutes,
    credits=lambda front: [("Led by", lead) for lead in front.leads],
    known=_known,
    steps=lambda front: [(identifier, "") for identifier in front.reading],
    resources=lambda front: list(front.materials),
)
