"""Items whose day the source has moved are those that stand there, with all that is in them.

An appointment is told from others by its post and its first day. Where a source corrects the day,
the item with the old one is what the new one was, so that what editors wrote in it stays in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from leaders_network.importing.leaves import Leaves, value_hash, way_hash
from leaders_network.records.editing import Item, Way
from leaders_network.records.shape import identity, shape

_EDITED = "-"
"""Stands for the hash of a value that the import wrote and that is an editor's by now."""

_END = "end"


@dataclass(slots=True)
class Moved:
    """The ways to items by their new days, and the items that have the old ones."""

    row: str
    old: dict[Way, Way] = field(default_factory=dict)

    @classmethod
    def of(
        cls, row: str, model: type, current: Leaves, incoming: Leaves, wrote: Mapping[str, str]
    ) -> Moved:
        """Return the items of a record whose day has moved.

        Such an item was made by the import, the source has it no longer, and has in its place one
        that differs by its day alone. One that had ended by the new day is another.
        """
        moved = cls(row)
        there, coming = set(_items(current)), set(_items(incoming))
        pairs: dict[tuple[Any, ...], tuple[list[Way], list[Way]]] = defaultdict(lambda: ([], []))
        for item in _dated(model, there ^ coming):
            is_ours = way_hash(row, (*item, item[-1].has[0][0])) in wrote  # type: ignore[union-attr]
            if is_ours == (item in there):
                pairs[_apart_from_day(item)][item in coming].append(item)
        for gone, fresh in pairs.values():
            if len(gone) == len(fresh) == 1 and not _had_ended(current, gone[0], fresh[0]):
                moved.old[fresh[0]] = gone[0]
        return moved

    def back(self, way: Way) -> Way:
        """Return the way that leads to a value as long as the old day stands."""
        old = self.old.get(way[:2])
        return way if old is None else (*old, *way[2:])

    def renamed(self, current: Leaves) -> Leaves:
        """Return leaves by the ways that lead to them once the new days stand."""
        new = {old: fresh for fresh, old in self.old.items()}
        return {(*new.get(way[:2], way[:2]), *way[2:]): value for way, value in current.items()}

    def wrote(self, current: Leaves, incoming: Leaves, wrote: dict[str, str]) -> dict[str, str]:
        """Return what the import wrote, as it would have been written with the new days."""
        ways = {way: self.back(way) for way in (*self.renamed(current), *incoming)}
        moved = {way: old for way, old in ways.items() if way != old}
        return wrote | rewritten(wrote, moved, self.row, self.row, current)

    def order(self, way: Way) -> bool:
        """Return whether a change comes last, for the ways of others go by what it changes."""
        item = way[1] if len(way) == 3 else None
        return isinstance(item, Item) and way[:2] in self.old.values() and way[2] in dict(item.has)


def rewritten(
    wrote: Mapping[str, str], ways: Mapping[Way, Way], was: str, row: str, current: Leaves
) -> dict[str, str]:
    """Return what an import wrote, as it would have been written of another row or by other ways.

    Args:
        wrote: The hashes of what it wrote.
        ways: The ways of now, each with the one it wrote by.
        was: The hash of the row it wrote of.
        row: The hash of the row of now.
        current: What stands there, by the ways it wrote by.
    """
    known = {}
    for way, old in ways.items():
        before, value = wrote.get(way_hash(was, old)), current.get(old)
        if before is not None:
            is_ours = before == value_hash(was, old, value)
            known[way_hash(row, way)] = value_hash(row, way, value) if is_ours else _EDITED
    return known


def _items(leaves: Leaves) -> Iterator[Way]:
    return (way[:2] for way in leaves if len(way) > 2 and isinstance(way[1], Item))


def _dated(model: type, items: set[Way]) -> Iterator[Way]:
    """Yield the items that are told from others by a day, and by more than that."""
    slots = shape(model)
    for item in sorted(items, key=str):
        slot = slots.get(str(item[0]))
        keys = identity(slot.inside) if slot and slot.inside else ()
        if slot and slot.inside and len(keys) > 1 and shape(slot.inside)[keys[-1]].sort == "date":
            yield item


def _apart_from_day(item: Way) -> tuple[Any, ...]:
    step = item[-1]
    return (item[0], step.has[:-1]) if isinstance(step, Item) else ()


def _had_ended(current: Leaves, gone: Way, fresh: Way) -> bool:
    step, end = fresh[-1], current.get((*gone, _END))
    return isinstance(step, Item) and end is not None and str(end) < step.has[-1][1]
