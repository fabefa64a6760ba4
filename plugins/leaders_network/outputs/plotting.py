"""Charts drawn by matplotlib, on a sheet as wide as a telephone is, so that all of it can be read.

Labels stand above what they name and figures at its end: no legend has to be looked up, and nothing
is told by a colour alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from matplotlib import style
from matplotlib.ticker import MaxNLocator

from leaders_network.outputs.canvas import LETTER, LINE, MARKS, SMALL, TEXT, WIDTH, Scale, Sheet
from leaders_network.outputs.measures import interval_of, measured, written
from leaders_network.outputs.pictures import HAIRLINE, PAPER, QUIET, TINTS
from leaders_network.publish.views import Chart, Series

_BAR, _THIN, _GAP = 14, 10, 14
_PLOT = 190
_MOST_NAMES = 5


def plotted(chart: Chart) -> bytes:
    """Return a chart as matplotlib writes it, whatever its settings on this machine are."""
    own = {"svg.fonttype": "none", "svg.hashsalt": chart.path}
    with style.context(["default", own], after_reset=True):
        sheet = Sheet(chart)
        {"bars": _bars, "stacked": _stacked, "lines": _lines, "dots": _dots}[chart.kind](sheet)
        return sheet.saved()


def _room(chart: Chart, suffix: int = 0) -> float:
    """Return the room that figures need behind the longest bar."""
    longest = max((len(measured(chart, value)) for value in _values(chart)), default=0)
    return min(WIDTH / 2, (longest + suffix + 2) * LETTER)


def _values(chart: Chart) -> Iterator[float]:
    for series in chart.series:
        yield from (value for value in series.values if value is not None)
        for interval in series.intervals:
            yield from interval or ()


def _bars(sheet: Sheet) -> None:
    chart = sheet.chart
    values = [0.0, *_values(chart)]
    room = _room(chart)
    before = room if min(values) < 0 else 0
    scale = Scale(min(values), max(values), before, WIDTH - room)
    several = len(chart.series) > 1
    if several:
        sheet.legend()
    for place, label in enumerate(chart.labels):
        sheet.label(label)
        for number, series in enumerate(chart.series):
            _bar(sheet, scale, series.values[place], number, _THIN if several else _BAR)
        sheet.at += _GAP - 4


def _bar(sheet: Sheet, scale: Scale, value: float | None, number: int, height: float) -> None:
    zero, end = scale(0), scale(value or 0)
    sheet.at += 2
    sheet.bar(min(zero, end), abs(end - zero), height, number)
    below = (value or 0) < 0
    sheet.text(
        end - 6 if below else end + 6,
        sheet.at + height - 1,
        measured(sheet.chart, value),
        fontsize=SMALL,
        ha="right" if below else "left",
    )
    sheet.at += height + 2


def _stacked(sheet: Sheet) -> None:
    chart = sheet.chart
    wholes = [sum(filter(None, column)) for column in zip(*_rows(chart), strict=True)]
    scale = Scale(0, max([*wholes, 0]), 0, WIDTH - _room(chart))
    sheet.legend()
    for place, label in enumerate(chart.labels):
        sheet.label(label)
        sheet.at += 2
        reached = 0.0
        for number, series in enumerate(chart.series):
            value = series.values[place] or 0
            _part(sheet, scale, reached, value, number)
            reached += value
        whole = measured(chart, wholes[place])
        sheet.text(scale(reached) + 6, sheet.at + _BAR, whole, fontsize=SMALL)
        sheet.at += _BAR + 4 + _GAP


def _part(sheet: Sheet, scale: Scale, reached: float, value: float, number: int) -> None:
    """Draw a part of a bar, with its figure inside where that fits."""
    first, last = scale(reached), scale(reached + value)
    sheet.bar(first, max(last - first - 1.5, 0), _BAR + 4, number)
    words = written(sheet.chart, value)
    if last - first > len(words) * 8 + 6:
        middle, line = (first + last) / 2, sheet.at + _BAR
        sheet.text(middle, line, words, color=PAPER, fontsize=SMALL, ha="center")


def _rows(chart: Chart) -> list[tuple[float | None, ...]]:
    return [series.values for series in chart.series]


def _lines(sheet: Sheet) -> None:
    chart = sheet.chart
    values = list(_values(chart)) or [0.0]
    ticks = MaxNLocator(4).tick_values(min(0.0, *values), max(values))
    edge = max(len(written(chart, tick)) for tick in ticks) * LETTER + 8
    if len(chart.series) > 1:
        sheet.legend(marked=True)
    if chart.unit:
        sheet.text(0, sheet.at + TEXT, chart.unit, color=QUIET, fontsize=SMALL)
        sheet.at += LINE
    top = sheet.at + 8
    down = Scale(ticks[0], ticks[-1], top + _PLOT, top)
    for tick in ticks:
        sheet.axes.plot([edge, WIDTH], [down(tick)] * 2, color=HAIRLINE, linewidth=1)
        how = {"color": QUIET, "fontsize": SMALL, "ha": "right"}
        sheet.text(edge - 8, down(tick) + 4, written(chart, tick), **how)
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


def _along(sheet: Sheet, across: Scale) -> None:
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
            how = {"color": QUIET, "fontsize": SMALL, "ha": "center"}
            sheet.text(middle, sheet.at + TEXT + number * LINE, line, **how)
    sheet.at += deep * LINE


def _dots(sheet: Sheet) -> None:
    chart = sheet.chart
    values = list(_values(chart)) or [0.0]
    several = len(chart.series) > 1
    if several:
        sheet.legend()
    room = _room(chart, _interval_letters(chart))
    scale = Scale(min(0.0, *values), max(values), 8, WIDTH - room)
    for place, label in enumerate(chart.labels):
        sheet.label(label)
        for number, series in enumerate(chart.series):
            _dot(sheet, scale, series, place, number)
        sheet.at += _GAP - 6


def _dot(sheet: Sheet, scale: Scale, series: Series, place: int, number: int) -> None:
    chart, value, interval = sheet.chart, series.values[place], interval_of(series, place)
    tint, middle = TINTS[number % len(TINTS)], sheet.at + 10
    sheet.axes.plot([8, scale(scale.high)], [middle] * 2, color=HAIRLINE, linewidth=1)
    words, end = measured(chart, value), scale(value or 0)
    if interval:
        ends = [scale(one) for one in interval]
        sheet.axes.plot(ends, [middle] * 2, color=tint, linewidth=3, solid_capstyle="butt")
        words = f"{words} ({written(chart, interval[0])} to {written(chart, interval[1])})"
        end = max(end, *ends)
    if value is not None:
        mark = MARKS[number % len(MARKS)]
        sheet.axes.plot([scale(value)], [middle], mark, color=tint, markersize=9)
    sheet.text(end + 10, middle + 4, words, fontsize=SMALL)
    sheet.at += 20


def _interval_letters(chart: Chart) -> int:
    """Return how many letters an interval adds to a figure."""
    ends = (one for series in chart.series for pair in series.intervals for one in pair or ())
    longest = max((len(written(chart, one)) for one in ends), default=0)
    return 2 * longest + 5 if longest else 0
