"""How areas lie to each other: what holds what, what shares ground, and rules about both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from leaders_network.directory.linking import Directory
from leaders_network.directory.ruling import Rules
from leaders_network.lean import slotted
from leaders_network.marks import Step
from leaders_network.records.vocabulary import Area

Relation = Literal["itself", "within", "overlaps", "around"]
"""How another area lies to one: it is the same, lies in it, shares ground with it, holds it."""

_FILE = "vocabulary/areas.yml"


@slotted
class Grounds:
    """Finds what shares ground with an area; each area is looked into once.

    Two areas share ground when one holds the other, when a third lies in both, or when one, or
    what lies in it, is said to overlap the other, or what lies in that.
    """

    directory: Directory
    _below: dict[str, dict[str, None]] = field(default_factory=dict)
    _above: dict[str, dict[str, None]] = field(default_factory=dict)
    _beside: dict[str, dict[str, None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for code, area in self.directory.areas.items():
            for other in area.overlaps:
                if other in self.directory.areas:
                    self._beside.setdefault(code, {})[other] = None
                    self._beside.setdefault(other, {})[code] = None

    def above(self, code: str) -> dict[str, None]:
        """Return an area and all that hold it, nearest first."""
        if code not in self._above:
            found = (area.id for area in self.directory.areas_above(code))
            self._above[code] = dict.fromkeys(found)
        return self._above[code]

    def below(self, code: str) -> dict[str, None]:
        """Return an area and all that lie in it, nearest first."""
        if code not in self._below:
            self._below[code] = self.directory.areas_below(code)
        return self._below[code]

    def around(self, code: str) -> dict[str, Relation]:
        """Return every area that shares ground with one, itself first, and how it lies to it."""
        below, above = self.below(code), self.above(code)
        related: dict[str, Relation] = {code: "itself"}
        related.update((one, "within") for one in below if one != code)
        related.update((one, "overlaps") for one in self._sharing(code))
        related.update((one, "around") for one in above if one != code)
        return related

    def beside(self, code: str) -> dict[str, None]:
        """Return the areas that an area is said to share ground with, from either side."""
        return self._beside.get(code, {})

    def _sharing(self, code: str) -> dict[str, None]:
        """Return what shares a part of an area's ground and neither holds it nor lies in it."""
        below, above = self.below(code), self.above(code)
        found: dict[str, None] = {}
        for inner in below:
            for holder in self.above(inner):
                found[holder] = None
            for beside in self.beside(inner):
                found.update(self.above(beside))
        return {one: None for one in found if one not in below and one not in above}


def areas_are_sound(rules: Rules) -> None:
    """Record each area that lies in itself, overlaps what holds it, or stands on another's tile."""
    areas = rules.directory.records.areas.areas
    grounds = Grounds(rules.directory)
    tiles: dict[str, Area] = {}
    for position, area in enumerate(areas):
        for steps, parent in _parents(area):
            if area.id and area.id in grounds.above(parent):
                where = ("areas", position, *steps)
                message = f"the area `{area.id}` lies in itself"
                rules.say(_FILE, where, "circle", message, "correct its parent")
        _overlaps(rules, grounds, position, area)
        other = tiles.setdefault(area.tile, area) if area.tile else area
        if other is not area:
            rules.say(
                _FILE,
                ("areas", position, "tile"),
                "taken-tile",
                f"`{other.id}` stands on the tile {area.tile} already",
                "give each area a tile of its own",
            )


def _parents(area: Area) -> Iterator[tuple[tuple[Step, ...], str]]:
    if area.parent:
        yield ("parent",), area.parent
    for number, parent in enumerate(area.within):
        yield ("within", number), parent


def _overlaps(rules: Rules, grounds: Grounds, position: int, area: Area) -> None:
    for number, other in enumerate(area.overlaps):
        holds = other in grounds.above(area.id)
        if area.id and (holds or area.id in grounds.above(other)):
            inner, outer = (area.id, other) if holds else (other, area.id)
            message = f"`{inner}` lies in `{outer}`" if inner != outer else f"this is `{inner}`"
            rules.say(
                _FILE,
                ("areas", position, "overlaps", number),
                "needless-overlap",
                message,
                "remove it; what lies in an area need not overlap it",
            )
