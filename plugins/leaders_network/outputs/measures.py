"""Figures of charts as people read them."""

from __future__ import annotations

from leaders_network.publish.views.charts import Chart, Series


def written(chart: Chart, value: float | None) -> str:
    """Return a figure as people read it: `1,240`, `6.9`, or a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:,.{chart.decimals}f}".replace("-", "\N{MINUS SIGN}")


def measured(chart: Chart, value: float | None) -> str:
    """Return a figure with its unit: `6.9 hours`, `40%`."""
    figure = written(chart, value)
    if value is None or not chart.unit:
        return figure
    return f"{figure}%" if chart.unit == "%" else f"{figure} {chart.unit}"


def interval_of(series: Series, place: int) -> tuple[float, float] | None:
    """Return the interval of a figure, where one is known."""
    return series.intervals[place] if place < len(series.intervals) else None
