"""Charts drawn by matplotlib, as wide as a telephone is, so that all of it can be read."""

from __future__ import annotations

import textwrap

from matplotlib import style
from matplotlib.ticker import MaxNLocator

from leaders_network.outputs.bars import GAP, bars, room_of, stacked, values_of
from leaders_network.outputs.canvas import MARKS, Canvas
from leaders_network.outputs.measures import interval_of, measured, written
from leaders_network.outputs.pictures import HAIRLINE, QUIET
from leaders_network.outputs.sheet import LETTER, LINE, SMALL, TEXT, WIDTH, Scale, tint_of
from leaders_network.publish.views.charts import Chart, Series

_PLOT = 190
_MOST_NAMES = 5


def plotted(chart: Chart) -> bytes:
    """Return a chart as a picture, whatever matplotlib's settings on this machine are."""
    own = {"svg.fonttype": "none", "svg.hashsalt": chart.path}
    with style.context(["default", own], after_reset=True):
        sheet = Canvas(chart)
        {"bars": bars, "stacked": stacked, "lines": _lines, "dots": _dots}[chart.kind](sheet)
        return sheet.saved()


def _lines(sheet: Canvas) -> None:
    chart = sheet.chart
    values = list(values_of(chart)) or [0.0]
    ticks = MaxNLocator(4).tick_values(min(0.0, *values), max(values))
    edge = max(len(written(chart, tick)) for tick in ticks) * LETTER + 8
    if len(chart.series) > 1:
        sheet.legend(marked=True)
    if chart.unit:
        sheet.text(0, sheet.at + TEXT, chart.unit, colour=QUIET, size=SMALL)
        sheet.at += LINE
    top = sheet.at + 8
    down = Scale(ticks[0], ticks[-1], top + _PLOT, top)
    for tick in ticks:
        sheet.axes.plot([edge, WIDTH], [down(tick)] * 2, color=HAIRLINE, linewidth=1)
        words = written(chart, tick)
        sheet.text(edge - 8, down(tick) + 4, words, colour=QUIET, size=SMALL, end="right")
    across = Scale(0, max(len(chart.labels) - 1, 1), edge + 14, WIDTH - 14)
    for number, series in enumerate(chart.series):
        for part in _unbroken(series):
            points = [series.values[place] or 0 for place in part]
            sheet.line([across(place) for place in part], [down(one) for one in points], number)
    sheet.at = top + _PLOT + 6
    _along(sheet, across)


def _unbroken(series: Series) -> list[list[int]]:
    """Return the places of a series' figures, in runs without a gap."""
    runs: list[list[int]] = [[]]
    for place, value in enumerate(series.values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if run]


def _along(sheet: Canvas, across: Scale) -> None:
    """Write the labels below a plot: the first, and each after it that leaves room for itself."""
    labels = sheet.chart.labels
    step = across(1) - across(0)
    letters = max(int(max(step, WIDTH / _MOST_NAMES) / LETTER), 6)
    reached, deep = 0.0, 0
    for place, label in enumerate(labels):
        lines = textwrap.wrap(label, letters)
        half = max(map(len, lines), default=0) * LETTER / 2
        # At the edges a label would leave the sheet.
        middle = min(max(across(place), half), WIDTH - half)
        if reached and middle - half < reached + 8:
            continue
        reached, deep = middle + half, max(deep, len(lines))
        for number, line in enumerate(lines):
            below = sheet.at + TEXT + number * LINE
            sheet.text(middle, below, line, colour=QUIET, size=SMALL, end="center")
    sheet.at += deep * LINE


def _dots(sheet: Canvas) -> None:
    chart = sheet.chart
    values = list(values_of(chart)) or [0.0]
    several = len(chart.series) > 1
    if several:
        sheet.legend()
    room = room_of(chart, _interval_letters(chart))
    scale = Scale(min(0.0, *values), max(values), 8, WIDTH - room)
    for place, label in enumerate(chart.labels):
        sheet.label(label)
        for number, series in enumerate(chart.series):
            _dot(sheet, scale, series, place, number)
        sheet.at += GAP - 6


def _dot(sheet: Canvas, scale: Scale, series: Series, place: int, number: int) -> None:
    chart, value, interval = sheet.chart, series.values[place], interval_of(series, place)
    tint, middle = tint_of(number), sheet.at + 10
    words, end = measured(chart, value), scale(value or 0)
    ends = [scale(one) for one in interval or ()]
    if interval:
        words = f"{words} ({written(chart, interval[0])} to {written(chart, interval[1])})"
        end = max(end, *ends)
    sheet.axes.plot([8, end], [middle] * 2, color=HAIRLINE, linewidth=1)
    sheet.axes.plot(ends, [middle] * len(ends), color=tint, linewidth=3, solid_capstyle="butt")
    if value is not None:
        mark = MARKS[number % len(MARKS)]
        sheet.axes.plot([scale(value)], [middle], mark, color=tint, markersize=9)
    sheet.text(end + 10, middle + 4, words, size=SMALL)
    sheet.at += 20


def _interval_letters(chart: Chart) -> int:
    """Return how many letters an interval adds to a figure."""
    ends = (one for series in chart.series for pair in series.intervals for one in pair or ())
    longest = max((len(written(chart, one)) for one in ends), default=0)
    return 2 * longest + 5 if longest else 0
