"""Whoever may look at records, and what of a record each of them sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from leaders_network.audiences import RUNGS, Audience
from leaders_network.publish.sight import Sight
from leaders_network.records.network import Network
from tests.unit.filled import DAY, records_of

BLUE = Audience("blue", "Blue room", is_room=True)
GREEN = Audience("green", "Green room", is_room=True)
VIEWERS = {audience.name: audience for audience in (*RUNGS, BLUE, GREEN)}
SEEN_BY = {
    "public": {"public", "network", "blue", "green", "team"},
    "network": {"network", "blue", "green", "team"},
    "team": {"team"},
    "withheld": set[str](),
    "blue": {"blue", "team"},
    "green": {"green", "team"},
}
"""For each audience that a record may name, everyone who sees what is for it."""


def seen(kind: str, written: Any, viewer: str, day: date = DAY) -> Any:
    """Return what a viewer sees of one record, or None."""
    sight = Sight(VIEWERS[viewer], day, Network())
    return getattr(sight.of(records_of(**{kind: {"it": written}})), kind).get("it")


def shown(pruned: Any, name: str) -> bool:
    value = getattr(pruned, name, None)
    return value is not None and value != ()


def who_sees(kind: str, written: Any, look: Callable[[Any], bool]) -> set[str]:
    """Return the viewers for whom what they see of a record passes a look."""
    return {viewer for viewer in VIEWERS if look(seen(kind, written, viewer))}
