"""The groups that figures are told of: everybody, a sector, a region or nation."""

from __future__ import annotations

from leaders_network.publish.ground import Ground
from leaders_network.publish.views.basics import Link

EVERYWHERE = Link("More than one region, all of the country, or none known", "")
_NOWHERE = Link("No sector", "")


def group_link(ground: Ground, sector: str | None, area: str | None, by: str) -> Link:
    """Return a group of a report's rows, as a link where it has a page."""
    sectors, areas = ground.directory.sectors, ground.directory.areas
    if sector:
        known = sectors.get(sector)
        return ground.link("sector", sector, known.name) if known else Link(sector, "")
    if area:
        place = areas.get(area)
        return ground.link("area", area, place.name) if place else Link(area, "")
    if by == "all":
        return Link("All leaders asked", "")
    return EVERYWHERE if by == "area" else _NOWHERE
