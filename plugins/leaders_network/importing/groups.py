"""Groups of fields, and lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaders_network.importing.expressions import Expression, Path
from leaders_network.importing.mapping import Condition, Joined
from leaders_network.importing.scope import Scope, asked, holds, listed
from leaders_network.marks import Place
from leaders_network.records.shape import Slot

Named = tuple[tuple[str, Expression], ...]
"""Values with names, in their order."""


@dataclass(frozen=True, slots=True)
class FieldGroup(Expression):
    """A group of fields, or one for each item of a list."""

    slots: tuple[tuple[Slot, Expression], ...]
    each: Expression | None = None
    place: Place = (1, 1)
    when: Condition | None = None
    let: Named = ()
    last: tuple[tuple[Slot, Expression], ...] = ()
    join: Joined | None = None

    def is_constant(self) -> bool:
        """Return whether the source has no say in it."""
        expressions = [expression for _, expression in (*self.slots, *self.last)]
        return self.each is None and all(one.is_constant() for one in expressions)

    def value(self, scope: Scope) -> Any:
        """Return the group, or the list of them where `each` names a list."""
        if self.each is None:
            counts = counted(self.when, self.let, scope)
            return self.one(scope, self.slots + self.last) if counts else None
        items = [scope.within(item) for item in listed(self.each.value(scope))]
        counting = [inner for inner in items if counted(self.when, self.let, inner)]
        made = [
            self.one(inner, self.slots + (self.last if number == len(counting) else ()))
            for number, inner in enumerate(counting, 1)
        ]
        groups = [group for group in made if group]
        return (joined(groups, self.join) if self.join else groups) or None

    def one(
        self, scope: Scope, slots: tuple[tuple[Slot, Expression], ...]
    ) -> dict[str, Any] | None:
        """Return one group, or None where the source says nothing for it.

        So a contact that always has the same label is none where there is no number to call.
        """
        made = group(slots, scope)
        sourced = {slot.key for slot, expression in slots if not expression.is_constant()}
        return made if made and (not sourced or sourced & made.keys()) else None

    def paths(self, names: frozenset[str]) -> Iterator[tuple[str, Place]]:
        """Yield the path of the list, and those into its items as paths into the row."""
        if self.each is None:
            yield from self.inner_paths(names)
            return
        yield from self.each.paths(names)
        if isinstance(self.each, Path):
            yield from within(self.each.path, self.inner_paths(names))

    def inner_paths(self, names: frozenset[str]) -> Iterator[tuple[str, Place]]:
        """Yield the paths as they are asked of an item."""
        known = names | {name for name, _ in self.let}
        yield from asked_first(self.when, self.let, names, self.place)
        for _, expression in (*self.slots, *self.last):
            yield from expression.paths(known)


def within(each: str, paths: Iterable[tuple[str, Place]]) -> Iterator[tuple[str, Place]]:
    """Yield paths into the items of a list as paths into what holds the list."""
    for path, place in paths:
        yield (path if path.startswith("/") or not each else f"{each}[*].{path}"), place


def asked_first(
    when: Condition | None, let: Named, names: frozenset[str], place: Place
) -> Iterator[tuple[str, Place]]:
    """Yield the paths asked for the values with names, and for whether anything counts."""
    for name, expression in let:
        yield from expression.paths(names)
        names |= {name}
    yield from ((path, place) for path in asked(when) if path not in names)


def counted(when: Condition | None, let: Named, scope: Scope) -> bool:
    """Give names to values, each of which the next may use, and return whether `when` holds.

    What does not count is not asked for its values, lest they be complained of; unless `when`
    itself asks for one of the names.
    """
    early = any(name in asked(when) for name, _ in let)
    if not early and not holds(when, scope):
        return False
    for name, expression in let:
        scope.names[name] = expression.value(scope)
    return not early or holds(when, scope)


def group(slots: Iterable[tuple[Slot, Expression]], scope: Scope) -> dict[str, Any]:
    """Return the fields that have values, each in the form its slot needs."""
    found = ((slot, scope.fit(expression.value(scope), slot)) for slot, expression in slots)
    return {slot.key: value for slot, value in found if value is not None}


def joined(items: list[dict[str, Any]], rule: Joined) -> list[dict[str, Any]]:
    """Return the items with those made one that follow each other and are alike.

    The first gives the start; for all else the last that says something counts.
    """
    made: list[dict[str, Any]] = []
    for item in items:
        alike = tuple(item.get(key) for key in rule.same)
        before = next((one for one in reversed(made) if _alike(one, rule, alike)), None)
        if before is None or not _follows(before.get("end"), item.get("start"), rule.gap):
            made.append(item)
            continue
        start = before.get("start")
        before.pop("end", None)
        before.update({**item, "start": start})
    return made


def _alike(item: dict[str, Any], rule: Joined, alike: tuple[Any, ...]) -> bool:
    return tuple(item.get(key) for key in rule.same) == alike


def _follows(end: Any, start: Any, gap: int) -> bool:
    try:
        return (date.fromisoformat(start) - date.fromisoformat(end)).days <= gap + 1
    except (TypeError, ValueError):
        return False
