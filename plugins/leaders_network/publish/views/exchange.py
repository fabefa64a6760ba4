"""What leaders offer and ask, by topic, and which answers which."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.people import Notice


@view
class Answer:
    """An offer that may answer an ask, and the sectors it comes from, in words."""

    offer: Notice
    sectors: str


@view
class Asked:
    """An ask, and a few offers that may answer it."""

    ask: Notice
    answers: tuple[Answer, ...] = ()


@view
class Exchange:
    """Everything offered and asked under one topic; without a topic, what has none.

    The topic itself is not among the topics of what is listed.
    """

    topic: Link | None
    asks: tuple[Asked, ...]
    offers: tuple[Notice, ...]
    met: tuple[Notice, ...]
