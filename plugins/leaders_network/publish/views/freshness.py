"""How fresh the details are that the network holds, sector by sector."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.charts import Chart


@view
class FreshnessRow:
    """The details of one sector: how many are in each state, and how many leaders are waiting."""

    sector: Link
    confirmed: int
    ageing: int
    lapsed: int
    unconfirmed: int
    waiting: int
    """Leaders with a detail of their own that lapsed, or that nobody ever confirmed."""

    @property
    def total(self) -> int:
        """How many details there are."""
        return self.confirmed + self.ageing + self.lapsed + self.unconfirmed


@view
class FreshnessView:
    """The page of all sectors; it counts details and names nobody."""

    path: str
    rows: tuple[FreshnessRow, ...]
    whole: FreshnessRow
    confirmed_days: int
    lapsed_days: int
    charts: tuple[Chart, ...] = ()
    """The same figures drawn; none where there is nothing to draw."""
