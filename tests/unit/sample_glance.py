"""The network at a glance, as the parts that draw it are given it."""

from __future__ import annotations

from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.charts import Chart
from leaders_network.publish.views.glance import (
    GlanceView,
    Overdue,
    OverviewView,
    PlaceCount,
    SectorGap,
    ShadedMap,
)
from leaders_network.publish.views.people import Notice
from leaders_network.publish.views.reports import CrossTable
from leaders_network.publish.views.rows import ItemRow


def glance(chart: Chart, fire: Link, notice: Notice) -> GlanceView:
    """Return the network as it may see itself."""
    return GlanceView(
        1240,
        130,
        8,
        24,
        10,
        ShadedMap("at-a-glance/map.svg", "Map of tiles.", ((0, 0, 0), (1, 0, 4)), "council"),
        (
            PlaceCount(Link("Southmere", "areas/s/"), 40, 4),
            PlaceCount(Link("Several", ""), None, 0),
        ),
        40,
        CrossTable("By sector and place", ("Southmere", "Dale"), ((fire, (24, None)),)),
        chart,
        chart,
        chart,
        (notice,),
    )


def overview(chart: Chart, fire: Link, row: ItemRow) -> OverviewView:
    """Return what the team has to see to."""
    late, soon = Day("1 November 2026", "2026-11-01"), Day("1 December 2026", "2026-12-01")
    return OverviewView(
        (SectorGap(fire, 12, 3, 8, 1),),
        SectorGap(Link("All sectors", ""), 12, 3, 8, 1),
        chart,
        chart,
        (Overdue(row, "The librarian", late, True), Overdue(row, "The librarian", soon, False)),
        chart,
        chart,
    )
