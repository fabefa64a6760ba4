"""A sheet for bars and words alone: rectangles and texts of SVG, written as they are drawn.

What the directory counts is drawn on it in every build; loading matplotlib for some rectangles
takes as long as drawing five hundred pages, and as much memory as their records.
"""

from __future__ import annotations

from markupsafe import escape

from leaders_network.outputs.pictures import INK, PAPER, composed, rounded
from leaders_network.outputs.sheet import EDGE, TEXT, WIDTH, End, Sheet, tint_of
from leaders_network.publish.views.charts import Chart

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


class Ruled(Sheet):
    """A sheet that holds what is drawn as markup; words lie above bars."""

    def __init__(self, chart: Chart) -> None:
        """Take a new sheet for a chart."""
        super().__init__(chart)
        self._blocks: list[str] = []
        self._words: list[str] = []

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
        self._words.append(
            f'<text x="{rounded(x)}" y="{rounded(y)}" font-size="{size}"'
            f' text-anchor="{_ANCHORS[end]}"'
            f' fill="{colour}">{escape(words)}</text>'
        )

    def block(self, x: float, y: float, width: float, height: float, tint: int) -> None:
        """Fill a rectangle."""
        self._blocks.append(
            f'<rect x="{rounded(x)}" y="{rounded(y)}" width="{rounded(width)}"'
            f' height="{rounded(height)}" fill="{tint_of(tint)}"/>'
        )

    def saved(self) -> bytes:
        """Return the picture."""
        height = self.at + EDGE
        ground = f'<rect width="{WIDTH}" height="{rounded(height)}" fill="{PAPER}"/>'
        return composed(self.chart, WIDTH, height, "".join((ground, *self._blocks, *self._words)))
