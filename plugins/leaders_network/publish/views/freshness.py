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
    asked_at: str = ""
    """Where on the page stands who is to be asked in the sector; empty where nobody is."""

    @property
    def total(self) -> int:
        """How many details there are."""
        return self.confirmed + self.ageing + self.lapsed + self.unconfirmed


@view
class DueDetails:
    """Whose details are due, and how many are in each state: `2 lapsed, 1 ageing`."""

    whose: Link
    words: str


@view
class ToAsk:
    """Somebody who looks after details that are due, and how to write to them."""

    who: Link
    title: str
    """As in `Executive assistant`; empty for a leader who is asked in person."""
    shown: str
    """The address or the number to ask by; empty where none is known."""
    href: str
    """The link that begins an e-mail to it, or rings it."""
    about: tuple[DueDetails, ...]


@view
class ToAskShelf:
    """Who is to be asked in one sector, the most pressing first."""

    sector: Link
    id: str
    people: tuple[ToAsk, ...]


@view
class FreshnessView:
    """The page of all sectors: how many details are in each state, and who is to be asked."""

    path: str
    rows: tuple[FreshnessRow, ...]
    whole: FreshnessRow
    confirmed_days: int
    lapsed_days: int
    charts: tuple[Chart, ...] = ()
    """The same figures drawn; none where there is nothing to draw."""
    asked: tuple[ToAskShelf, ...] = ()
