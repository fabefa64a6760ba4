"""Which items of content name a person, a topic, or each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field

from leaders_network.content.items import references
from leaders_network.lean import slotted
from leaders_network.publish.curation import Curation

_NAMES = {"leader": "guest"}
"""A leader whom an item lists among many is not one who made it."""


@slotted
class Mentions:
    """The ids of items by what they name: `leader:ID`, `topic:ID`, `item:ID` and the like."""

    by_target: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, curation: Curation) -> Mentions:
        """Return what the items of one audience name, in front matter as it may be seen."""
        mentions = cls()
        for item in curation.everything():
            for kind, target, _, _ in references(item.front):
                named = target if kind == "person" else f"{_NAMES.get(kind, kind)}:{target}"
                known = mentions.by_target[named]
                if item.id not in known[-1:]:
                    known.append(item.id)
        return mentions

    def naming(self, scheme: str, target: str) -> list[str]:
        """Return the ids of the items that name something."""
        return list(dict.fromkeys(self.by_target.get(f"{scheme}:{target}", ())))
