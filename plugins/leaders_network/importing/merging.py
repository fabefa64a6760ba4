"""Three records become one: what the import wrote, what stands there now, what the source says.

A value that stands as the import wrote it is the import's, to change and to remove. Any other is
an editor's, and stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from leaders_network.importing.leaves import Leaves, leaves, named, same, value_hash, way_hash
from leaders_network.importing.ledger import ImportedRecord
from leaders_network.importing.moving import Moved, rewritten
from leaders_network.records.editing import REMOVED, Item, Way


@dataclass(slots=True)
class Merged:
    """What to change in a record, what was kept of it, and what its ledger holds then."""

    changes: list[tuple[Way, Any]] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


def merged(
    row: str,
    model: type,
    current: dict[str, Any],
    incoming: dict[str, Any],
    entry: ImportedRecord,
    *,
    stays: Callable[[Way], str] = lambda way: "",
) -> Merged:
    """Return how a record changes when the source's values meet those that stand there.

    Args:
        row: The hash of the record's row, which goes into every other.
        model: The class of the record.
        current: What stands there now; nothing for a new record.
        incoming: What the source says.
        entry: What the import last wrote, maybe of a row that was known by something else.
        stays: Returns why an item or a value that the source leaves out stays as it was, if it
            does.
    """
    there, coming, wrote = leaves(current, model), leaves(incoming, model), entry.fields
    if entry.row != row:
        ways = {way: way for way in (*there, *coming)}
        wrote = rewritten(wrote, ways, entry.row, row, there)
    moved = Moved.of(row, model, there, coming, wrote)
    known = moved.wrote(there, coming, wrote)
    merging = _Merging(row, moved.renamed(there), coming, known, stays)
    merging.add_and_update()
    merging.remove()
    changes = [(moved.back(way), value) for way, value in merging.result.changes]
    merging.result.changes = sorted(changes, key=lambda change: moved.order(change[0]))
    return merging.result


@dataclass(slots=True)
class _Merging:
    row: str
    current: Leaves
    incoming: Leaves
    wrote: dict[str, str]
    stays: Callable[[Way], str]
    result: Merged = field(default_factory=Merged)

    def add_and_update(self) -> None:
        for way, value in self.incoming.items():
            name = way_hash(self.row, way)
            if way not in self.current:
                self.add(way, name, value)
            elif same(self.current[way], value):
                self.note(way, name, value)
            elif self.is_ours(way):
                self.result.changes.append((way, value))
                self.note(way, name, value)
            else:
                self.keep(way, name, "was edited by hand and kept")

    def add(self, way: Way, name: str, value: Any) -> None:
        removed = next((item for item in _items_above(way) if self.was_removed(item)), None)
        if removed or name in self.wrote:
            self.keep(removed or way, name, "was removed by hand")
        else:
            self.result.changes.append((way, value))
            self.note(way, name, value)

    def was_removed(self, item: Way) -> bool:
        """Return whether somebody took away a whole item that the import wrote."""
        step = item[-1]
        key = step.has[0][0] if isinstance(step, Item) else ""
        leaf = (*item, key) if key else item
        return leaf not in self.current and way_hash(self.row, leaf) in self.wrote

    def remove(self) -> None:
        """Remove what the source no longer says.

        An item that it no longer has goes whole, or stays whole where an editor wrote in it.
        """
        there = {item for way in self.incoming for item in _items_above(way)}
        others = [way for way in self.current if not self.is_ours(way)]
        edited = {item for way in others for item in _items_above(way)}
        removed: set[Way] = set()
        for way in self.current:
            if way in self.incoming or not self.is_ours(way):
                continue
            gone = next((item for item in _items_above(way) if item not in there), way)
            by_hand = "is no longer in the source, and was edited by hand and kept"
            if why := self.stays(gone) or (by_hand if gone in edited else ""):
                self.keep(gone, way_hash(self.row, way), why)
            elif gone not in removed:
                removed.add(gone)
                self.result.changes.append((gone, REMOVED))

    def is_ours(self, way: Way) -> bool:
        """Return whether a value stands as the import wrote it."""
        wrote = self.wrote.get(way_hash(self.row, way))
        return wrote == value_hash(self.row, way, self.current[way])

    def note(self, way: Way, name: str, value: Any) -> None:
        self.result.fields[name] = value_hash(self.row, way, value)

    def keep(self, way: Way, name: str, why: str) -> None:
        if name in self.wrote:
            self.result.fields[name] = self.wrote[name]
        if (named(way), why) not in self.result.kept:
            self.result.kept.append((named(way), why))


def _items_above(way: Way) -> Iterator[Way]:
    """Yield the ways to the items a value stands in, the outermost first."""
    for end in range(1, len(way) + 1):
        if isinstance(way[end - 1], Item):
            yield way[:end]
