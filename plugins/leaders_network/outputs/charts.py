"""Charts as files: a picture for light pages and dark ones, and the figures to take along.

Pictures are SVG and stand in `<img>`, so that a strict policy holds for their pages. Their words
stay words: whoever looks for what may not be there finds it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import cache, partial

from leaders_network.compact import digest
from leaders_network.installed import version
from leaders_network.outputs.cells import safe
from leaders_network.outputs.files import File
from leaders_network.outputs.measures import interval_of
from leaders_network.outputs.printing import source_digest
from leaders_network.publish.views.charts import Chart, Series

PICTURE, TABLE = ".svg", ".csv"
"""What ends the names of a chart's two files."""

_COUNTED = ("bars", "stacked")
"""The kinds in which the directory draws what it counts, which need no library for drawing."""


def chart_files(charts: Iterable[Chart]) -> Iterator[tuple[str, File]]:
    """Yield the picture of each chart, and the table of each that was not drawn from a file."""
    for chart in charts:
        key = partial(chart_key, chart)
        yield f"{chart.path}{PICTURE}", File(key, partial(drawn, chart))
        if not chart.table:
            yield f"{chart.path}{TABLE}", File(key, partial(tabled, chart))


def chart_key(chart: Chart) -> bytes:
    """Return a digest of everything that a chart's files are made from."""
    return digest((chart, source_digest(), _drawer()))


def drawn(chart: Chart) -> bytes:
    """Return a chart's picture as SVG; the same chart gives the same bytes.

    What was counted for its page is drawn as bars by this program; studies' own tables, and lines
    and intervals, are drawn by matplotlib.
    """
    # A build in which no chart changed never loads what draws them.
    if chart.kind in _COUNTED and not chart.table:
        from leaders_network.outputs import bars
        from leaders_network.outputs.ruled import Ruled

        sheet = Ruled(chart)
        (bars.bars if chart.kind == "bars" else bars.stacked)(sheet)
        return sheet.saved()
    from leaders_network.outputs.plotting import plotted

    return plotted(chart)


def tabled(chart: Chart) -> bytes:
    """Return a chart's figures as CSV (RFC 4180), an interval's ends in columns of their own."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(map(safe, [chart.axis or chart.title, *_heads(chart)]))
    for place, label in enumerate(chart.labels):
        cells = (cell for series in chart.series for cell in _cells(chart, series, place))
        writer.writerow([safe(label), *cells])
    return file.getvalue().encode()


def _heads(chart: Chart) -> Iterator[str]:
    for series in chart.series:
        yield f"{series.name} ({chart.unit})" if chart.unit else series.name
        if any(series.intervals):
            yield from (f"{series.name}, lower", f"{series.name}, upper")


def _cells(chart: Chart, series: Series, place: int) -> Iterator[str]:
    yield _figure(chart, series.values[place])
    if any(series.intervals):
        for end in interval_of(series, place) or (None, None):
            yield _figure(chart, end)


def _figure(chart: Chart, value: float | None) -> str:
    # As many places as the page shows: more would promise what an estimate does not hold.
    return "" if value is None else f"{value:.{chart.decimals}f}"


@cache
def _drawer() -> str:
    return version("matplotlib")
