"""What can be asked of a row, and whether a condition holds for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from leaders_network.importing.mapping import Condition
from leaders_network.importing.paths import MISSING, follow
from leaders_network.records.shape import Slot

Complaint = Callable[[str, str, str], None]
"""Takes a message, a code and a remedy."""


@dataclass(slots=True)
class Scope:
    """What can be asked: the item at hand, the row it stands in, the names given to values."""

    item: Any
    row: Any
    names: dict[str, Any]
    complain: Complaint
    fit: Callable[[Any, Slot], Any]

    def within(self, item: Any) -> Scope:
        """Return the scope of one item of a list."""
        return replace(self, item=item, names=dict(self.names))

    def look(self, path: str) -> Any:
        """Return what a path leads to, or MISSING; `/` begins at the row."""
        if path in self.names:
            return self.names[path]
        if path.startswith("/"):
            return follow(self.row, path[1:])
        return follow(self.item, path)


def plain(value: Any) -> Any:
    """Return a source's value as text, list or group, and what says nothing as None."""
    if value is MISSING or value is None or value in ("", [], {}):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | date):
        return str(value)
    if isinstance(value, str):
        return value.strip() or None
    return value


def listed(value: Any) -> list[Any]:
    """Return a value as a list: none, one, or the list it is."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def holds(condition: Condition | None, scope: Scope) -> bool:
    """Return whether a condition holds; none always does."""
    if condition is None:
        return True
    return (
        all(_equals(plain(scope.look(path)), want) for path, want in condition.equals.items())
        and all(plain(scope.look(path)) is not None for path in condition.present)
        and all(plain(scope.look(path)) is None for path in condition.absent)
    )


def _equals(value: Any, wanted: Any) -> bool:
    return value in [plain(option) for option in listed(wanted)]


def asked(condition: Condition | None) -> tuple[str, ...]:
    """Return the paths a condition asks for."""
    return (*condition.equals, *condition.present, *condition.absent) if condition else ()
