"""The grounds that people serve together although their areas have different codes."""

from __future__ import annotations

from dataclasses import field

from leaders_network.directory.linking import Directory
from leaders_network.lean import slotted

_FEW = 2


@slotted
class SharedGrounds:
    """Tells which grounds an area is on: its own, and each that holds all of it.

    Areas that hold the same places are one ground, as a police area and a fire authority of one
    county are. A region or a nation is a ground for those alone who serve all of it.
    """

    directory: Directory
    _places: dict[str, frozenset[str]] = field(default_factory=dict)
    """The places of each narrow area: those in it, or itself where it holds none."""
    _first: dict[frozenset[str], str] = field(default_factory=dict)
    """The area that stands for all that hold the same places."""
    _found: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for code, area in self.directory.areas.items():
            if not area.is_wide:
                places = frozenset(self.directory.places_in(code) or (code,))
                self._places[code] = places
                # What holds one place is known by the name of the place.
                self._first.setdefault(places, next(iter(places)) if len(places) == 1 else code)

    def of(self, code: str) -> tuple[str, ...]:
        """Return the codes that stand for the grounds an area is on, its own first."""
        if code not in self._found:
            self._found[code] = self._of(code)
        return self._found[code]

    def name(self, code: str) -> str:
        """Return what a ground is called: by its places where they are few, else by its area.

        The kind of area at a name's end is left out: a police area is a care board's ground too.
        """
        areas = self.directory.areas
        if code not in areas:
            return code
        places = () if areas[code].is_wide else self.directory.places_in(code)
        few = [areas[one].name for one in places] if len(places) <= _FEW else []
        kind = areas[code].kind.replace("-", " ")
        return " and ".join(few) or areas[code].name.removesuffix(f" {kind}")

    def _of(self, code: str) -> tuple[str, ...]:
        own = self._places.get(code)
        if own is None:
            return (code,)
        above = self.directory.areas_above(next(iter(sorted(own))))
        holding = [self._places[area.id] for area in above if area.id in self._places]
        grounds = [self._first[places] for places in holding if places >= own]
        return tuple(dict.fromkeys([self._first[own], *grounds]))
