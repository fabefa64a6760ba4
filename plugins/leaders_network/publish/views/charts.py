"""Charts: figures with their names, ready to be drawn, tabled and downloaded."""

from __future__ import annotations

from typing import Literal

from leaders_network.compact import view

ChartKind = Literal["bars", "stacked", "lines", "dots"]
"""Bars beside each other, bars in parts, lines over what is in order, or dots with intervals."""


@view
class Series:
    """One row of figures, a figure for each label of its chart."""

    name: str
    values: tuple[float | None, ...]
    intervals: tuple[tuple[float, float] | None, ...] = ()
    """The lower and upper end of what each figure stands for, where that is known."""


@view
class Chart:
    """Figures drawn as a picture; all of it stands in a table beside the picture as well.

    Its labels are what the figures are of (`First quarter`), its series the rows of figures. A
    chart may be published where the figures may: nothing in it is counted while it is drawn.
    """

    path: str
    """Where its files stand, from the root of the site, without what ends their names."""
    title: str
    summary: str
    """What there is to see in it, for those who cannot."""
    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    axis: str = ""
    """What the labels are, as the head of their column: `Quarter`."""
    unit: str = ""
    """What the figures count, as one reads it behind them: `hours`, `%`."""
    decimals: int = 0
    """How many places of each figure are shown."""
    note: str = ""
    """Where the figures come from, or what was left out."""
    table: str = ""
    """Where the table stands that it is drawn from; empty where one is to be made beside it."""
