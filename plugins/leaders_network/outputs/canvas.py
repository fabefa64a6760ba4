"""What charts are drawn on by matplotlib: a sheet as wide as a telephone, filled from its top."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from leaders_network.outputs.pictures import INK, PAPER, TINTS
from leaders_network.publish.views import Chart

WIDTH = 420
"""How many points a sheet is wide; a phone shows it at nearly its size."""
TEXT, SMALL, LINE = 13, 12, 17
"""The sizes of words, and from one line of them to the next."""
LETTER = 7.2
"""How wide a small letter is at most, on average."""
MARKS = "osD^v"

_EDGE = 6
_LETTERS = 54
"""How many letters of a label fit on a line."""
_DASHES = ("-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)), (0, (3, 1)))


@dataclass(slots=True)
class Sheet:
    """What is drawn on, downwards: points from its upper left corner."""

    chart: Chart
    axes: Axes = field(init=False)
    figure: Figure = field(init=False)
    at: float = _EDGE

    def __post_init__(self) -> None:
        self.figure = Figure(dpi=72)
        self.axes = self.figure.add_axes((0, 0, 1, 1))

    def text(self, x: float, y: float, words: str, **how: Any) -> None:
        """Write words; `x` and `y` are their left end and the line they stand on."""
        usual: dict[str, Any] = {"color": INK, "fontsize": TEXT, "ha": "left", "va": "baseline"}
        # Else a dollar in somebody's words would begin a formula.
        self.axes.text(x, y, words, parse_math=False, **(usual | how))

    def label(self, words: str) -> None:
        """Write what is drawn next, on as many lines as it needs."""
        for line in textwrap.wrap(words, _LETTERS) or [""]:
            self.text(0, self.at + TEXT, line)
            self.at += LINE

    def bar(self, x: float, width: float, height: float, tint: int) -> None:
        """Draw a bar below what was drawn last."""
        colour = TINTS[tint % len(TINTS)]
        self.axes.barh(self.at, width, height, left=x, align="edge", color=colour, linewidth=0)

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
                tint = TINTS[number % len(TINTS)]
                self.axes.barh(middle, 12, 12, left=x, color=tint, linewidth=0)
            self.text(x + indent, self.at + TEXT, name, fontsize=SMALL)
            x += wide + 14
        self.at += LINE + 10

    def line(self, x: list[float], y: list[float], number: int) -> None:
        """Draw a series' line; its dashes and marks tell it from others without its colour."""
        self.axes.plot(
            x,
            y,
            color=TINTS[number % len(TINTS)],
            linestyle=_DASHES[number % len(_DASHES)],
            linewidth=2,
            marker=MARKS[number % len(MARKS)],
            markersize=6,
        )

    def saved(self) -> bytes:
        """Return the sheet, cut where what is drawn on it ends."""
        height = self.at + _EDGE
        self.figure.set_size_inches(WIDTH / 72, height / 72)
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self.axes.axis("off")
        self.figure.patch.set_facecolor(PAPER)
        file = BytesIO()
        self.figure.savefig(file, format="svg", metadata={"Date": None})
        return file.getvalue()


@dataclass(frozen=True, slots=True)
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
