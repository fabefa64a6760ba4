"""What is to be written into one leader's file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from leaders_network.records.contact import Assistant
from leaders_network.records.editing import Way

Edit = tuple[Way, Any]

_CONFIRMING = ("confirmed", "invited")


@dataclass(slots=True)
class Edits:
    """What is to be written into one leader's file, and what that means in words."""

    changes: list[Edit] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    """What somebody should look at first: who sees more, who may sign in."""
    assistants: list[tuple[Assistant, dict[str, Any]]] = field(default_factory=list)
    """Assistants whose own values change, and what they become: their other entries follow."""

    @property
    def only_confirm(self) -> bool:
        """Return whether nothing but confirmations is written, with which no rule can be broken."""
        return all(way[-1] in _CONFIRMING for way, _ in self.changes)


def stamp(on: date, by: str) -> dict[str, str]:
    """Return what is written where somebody confirmed something."""
    return {"on": on.isoformat(), "by": by}
