"""What leaders offer and ask, by topic, and which answers which."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.people import Notice


@view
class Match:
    """An ask and an offer that may answer it, and why."""

    ask: Notice
    offer: Notice
    reason: str


@view
class Exchange:
    """Everything offered and asked under one topic; without a topic, what has none."""

    topic: Link | None
    asks: tuple[Notice, ...]
    offers: tuple[Notice, ...]
    met: tuple[Notice, ...]
    matches: tuple[Match, ...]
