"""The network at a glance: who is here, what moves, and for the team what is missing."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.charts import Chart
from leaders_network.publish.views.people import Notice
from leaders_network.publish.views.reports import CrossTable
from leaders_network.publish.views.rows import ItemRow


@view
class ShadedMap:
    """A map of tiles, each as dark as its region has leaders."""

    path: str
    alternative: str
    tiles: tuple[tuple[int, int, int], ...]
    """Each tile's column and row from 0, and its shade: 0 where nothing is told, else 1 to 4."""
    each: str
    """What a tile stands for: `council`."""

    @property
    def size(self) -> tuple[int, int]:
        """How many columns and rows it has."""
        columns, rows, _ = zip(*self.tiles, strict=True)
        return max(columns) + 1, max(rows) + 1


@view
class PlaceCount:
    """A region or nation, and how many leaders serve it; None is fewer than are told."""

    link: Link
    leaders: int | None
    shade: int


@view
class GlanceView:
    """What the network may see of itself."""

    leaders: int
    organisations: int
    sectors: int
    new: int | None
    """How many are new in post, where they are enough to be counted."""
    fewest: int
    """The smallest group that anything is drawn of."""
    map: ShadedMap | None
    places: tuple[PlaceCount, ...]
    most: int
    """How many serve the place that has most."""
    matrix: CrossTable | None
    by_sector: Chart | None
    rising: Chart | None
    exchange: Chart | None
    met: tuple[Notice, ...]
    """Asks that were met, the newest first, with what came of them."""

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Return every chart of it."""
        known = (self.by_sector, self.rising, self.exchange)
        return tuple(chart for chart in known if chart)


@view
class SectorGap:
    """A sector, and what is missing in it."""

    sector: Link
    posts: int
    vacant: int
    organisations: int
    empty: int
    """Organisations of which no leader has a page."""


@view
class Overdue:
    """An item of content that is to be looked at again."""

    row: ItemRow
    owner: str
    due: Day
    is_late: bool


@view
class OverviewView:
    """What the team has to see to."""

    gaps: tuple[SectorGap, ...]
    whole: SectorGap
    coverage: Chart | None
    lapsing: Chart | None
    """How many details lapse in each of the coming months, unless they are confirmed."""
    content: tuple[Overdue, ...]
    search: Chart | None
    """How well the search finds what it should, release by release."""
    pages: Chart | None
    """How many pages were read, week by week."""

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Return every chart of it."""
        known = (self.coverage, self.lapsing, self.search, self.pages)
        return tuple(chart for chart in known if chart)
