"""What is told of a collection."""

from __future__ import annotations

from leaders_network.publish.kinds.library import kept, overdue
from leaders_network.publish.kinds.telling import Telling
from leaders_network.publish.phrases import count

TELLING = Telling(
    facts=lambda front: ["Collection", count(len(front.items), "item")],
    facets=lambda front: [("Format", "Collection")],
    credits=lambda front: [("Chosen by", front.chosen_by)],
    known=lambda front: [("For", front.situation), *kept(front.keeping)],
    sections=lambda front: [("Why these", front.why)],
    notice=lambda front, day: overdue(front.keeping, day),
    steps=lambda front: [(choice.id, choice.note or "") for choice in front.items],
)
