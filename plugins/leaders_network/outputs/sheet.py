"""What charts are drawn on: a sheet as wide as a telephone, filled from its top."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Literal

from leaders_network.lean import frozen
from leaders_network.outputs.pictures import INK, TINTS
from leaders_network.publish.views.charts import Chart

End = Literal["left", "center", "right"]
"""Which part of words is placed, in matplotlib's names."""

WIDTH = 420
"""How many points a sheet is wide; a phone shows it at nearly its size."""
TEXT, SMALL, LINE = 13, 12, 17
"""The sizes of words, and from one line of them to the next."""
LETTER = 7.2
"""How wide a small letter is at most, on average."""
EDGE = 6

_LETTERS = 54
"""How many letters of a label fit on a line."""
_SQUARE = 12


class Sheet:
    """What is drawn on, downwards: points from its upper left corner."""

    def __init__(self, chart: Chart) -> None:
        """Take a new sheet for a chart."""
        self.chart = chart
        self.at: float = EDGE

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: int = TEXT,
        colour: str = INK,
        end: End = "left",
    ) -> None:
        """Write words.

        Args:
            x: Where the end that is named stands, or their middle, in points from the left.
            y: The line they stand on, in points from the top.
            words: One line of them.
            size: That of the letters, in points.
            colour: Theirs.
            end: Which end of them stands at `x`.
        """
        raise NotImplementedError

    def block(self, x: float, y: float, width: float, height: float, tint: int) -> None:
        """Fill a rectangle with the colour of a series; `x` and `y` are its upper left corner."""
        raise NotImplementedError

    def line(self, x: Sequence[float], y: Sequence[float], number: int) -> None:
        """Draw a series' line; its dashes and marks tell it from others without its colour."""
        raise NotImplementedError

    def saved(self) -> bytes:
        """Return the picture, cut where what is drawn on it ends."""
        raise NotImplementedError

    def label(self, words: str) -> None:
        """Write what is drawn next, on as many lines as it needs."""
        for line in textwrap.wrap(words, _LETTERS) or [""]:
            self.text(0, self.at + TEXT, line)
            self.at += LINE

    def bar(self, x: float, width: float, height: float, tint: int) -> None:
        """Draw a bar below what was drawn last."""
        self.block(x, self.at, width, height, tint)

    def legend(self, *, marked: bool = False) -> None:
        """Name the series, each beside its colour or its mark, as many on a line as fit."""
        x, indent = 0.0, 32 if marked else 20
        for number, series in enumerate(self.chart.series):
            name = textwrap.shorten(series.name, _LETTERS - 4, placeholder=" …")
            wide = indent + len(name) * LETTER
            if x and x + wide > WIDTH:
                x, self.at = 0, self.at + LINE + 2
            middle = self.at + TEXT / 2 + 2
            if marked:
                self.line([x + 4, x + 24], [middle, middle], number)
            else:
                self.block(x, middle - _SQUARE / 2, _SQUARE, _SQUARE, number)
            self.text(x + indent, self.at + TEXT, name, size=SMALL)
            x += wide + 14
        self.at += LINE + 10


@frozen
class Scale:
    """Where figures stand between two edges of a sheet."""

    low: float
    high: float
    first: float
    last: float

    def __call__(self, value: float) -> float:
        """Return where a figure stands."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return self.first + share * (self.last - self.first)


def tint_of(number: int) -> str:
    """Return the colour of a series."""
    return TINTS[number % len(TINTS)]
