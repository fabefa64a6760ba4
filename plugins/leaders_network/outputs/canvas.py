"""A sheet that matplotlib draws on."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from matplotlib.figure import Figure

from leaders_network.outputs.pictures import INK, PAPER, picture
from leaders_network.outputs.sheet import EDGE, TEXT, WIDTH, End, Sheet, tint_of
from leaders_network.publish.views.charts import Chart

MARKS = "osD^v"

_DASHES = ("-", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)), (0, (3, 1)))


class Canvas(Sheet):
    """A sheet with matplotlib's axes, in points."""

    def __init__(self, chart: Chart) -> None:
        """Take a new sheet for a chart."""
        super().__init__(chart)
        self.figure = Figure(dpi=72)
        self.axes = self.figure.add_axes((0, 0, 1, 1))

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
        """Write words."""
        # Else a dollar in somebody's words would begin a formula.
        how = {"color": colour, "fontsize": size, "ha": end, "va": "baseline"}
        self.axes.text(x, y, words, how, parse_math=False)

    def block(self, x: float, y: float, width: float, height: float, tint: int) -> None:
        """Fill a rectangle."""
        self.axes.barh(y, width, height, left=x, align="edge", color=tint_of(tint), linewidth=0)

    def line(self, x: Sequence[float], y: Sequence[float], number: int) -> None:
        """Draw a series' line."""
        self.axes.plot(
            x,
            y,
            color=tint_of(number),
            linestyle=_DASHES[number % len(_DASHES)],
            linewidth=2,
            marker=MARKS[number % len(MARKS)],
            markersize=6,
        )

    def saved(self) -> bytes:
        """Return the picture."""
        height = self.at + EDGE
        self.figure.set_size_inches(WIDTH / 72, height / 72)
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self.axes.axis("off")
        self.figure.patch.set_facecolor(PAPER)
        file = BytesIO()
        self.figure.savefig(file, format="svg", metadata={"Date": None})
        return picture(file.getvalue(), self.chart)
