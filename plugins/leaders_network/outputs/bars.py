"""Charts of bars, beside each other or in parts, on any sheet.

Labels stand above what they name and figures at its end: no legend has to be looked up, and nothing
is told by a colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaders_network.outputs.measures import measured, written
from leaders_network.outputs.pictures import PAPER
from leaders_network.outputs.sheet import LETTER, SMALL, WIDTH, Scale, Sheet
from leaders_network.publish.views.charts import Chart

GAP = 14
"""The room between what belongs to one label and the next label."""

_BAR, _THIN = 14, 10


def bars(sheet: Sheet) -> None:
    """Draw a bar for each figure."""
    chart = sheet.chart
    values = [0.0, *values_of(chart)]
    room = room_of(chart)
    before = room if min(values) < 0 else 0
    scale = Scale(min(values), max(values), before, WIDTH - room)
    several = len(chart.series) > 1
    if several:
        sheet.legend()
    for place, label in enumerate(chart.labels):
        sheet.label(label)
        for number, series in enumerate(chart.series):
            _bar(sheet, scale, series.values[place], number, _THIN if several else _BAR)
        sheet.at += GAP - 4


def stacked(sheet: Sheet) -> None:
    """Draw a bar for each label, of the figures of every series."""
    chart = sheet.chart
    wholes = [sum(filter(None, column)) for column in zip(*_rows(chart), strict=True)]
    scale = Scale(0, max([*wholes, 0]), 0, WIDTH - room_of(chart))
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
        sheet.text(scale(reached) + 6, sheet.at + _BAR, whole, size=SMALL)
        sheet.at += _BAR + 4 + GAP


def room_of(chart: Chart, suffix: int = 0) -> float:
    """Return the room that figures need behind the longest bar."""
    longest = max((len(measured(chart, value)) for value in values_of(chart)), default=0)
    return min(WIDTH / 2, (longest + suffix + 2) * LETTER)


def values_of(chart: Chart) -> Iterator[float]:
    """Yield every figure of a chart, and the ends of every interval."""
    for series in chart.series:
        yield from (value for value in series.values if value is not None)
        for interval in series.intervals:
            yield from interval or ()


def _bar(sheet: Sheet, scale: Scale, value: float | None, number: int, height: float) -> None:
    zero, end = scale(0), scale(value or 0)
    sheet.at += 2
    sheet.bar(min(zero, end), abs(end - zero), height, number)
    below = (value or 0) < 0
    sheet.text(
        end - 6 if below else end + 6,
        sheet.at + height - 1,
        measured(sheet.chart, value),
        size=SMALL,
        end="right" if below else "left",
    )
    sheet.at += height + 2


def _part(sheet: Sheet, scale: Scale, reached: float, value: float, number: int) -> None:
    """Draw a part of a bar, with its figure inside where that fits."""
    first, last = scale(reached), scale(reached + value)
    sheet.bar(first, max(last - first - 1.5, 0), _BAR + 4, number)
    words = written(sheet.chart, value)
    if last - first > len(words) * 8 + 6:
        middle, line = (first + last) / 2, sheet.at + _BAR
        sheet.text(middle, line, words, colour=PAPER, size=SMALL, end="center")


def _rows(chart: Chart) -> list[tuple[float | None, ...]]:
    return [series.values for series in chart.series]
