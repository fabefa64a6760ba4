"""A picture drawn four times too large from flat shapes, then made small and smooth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw

Point = tuple[float, float]
Colour = str | tuple[int, int, int]

SIZE = 256
_SCALE = 4
_CLOSER = 1.14  # how much the sitter fills the picture
_SHIFT = (SIZE / 2 * (1 - _CLOSER), SIZE / 2 - 121 * _CLOSER)
_STEPS = 10
_QUALITY = 88


class Canvas:
    """Shapes are given in the finished picture's coordinates, from 0 to 256."""

    def __init__(self, background: Colour) -> None:
        self._image = Image.new("RGB", (SIZE * _SCALE, SIZE * _SCALE), background)
        self._draw = ImageDraw.Draw(self._image)

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill a shape with straight sides."""
        self._draw.polygon(_scaled(points), fill=fill)

    def blob(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill the smooth shape that runs through the points."""
        self._draw.polygon(_scaled(tuple(_smooth(points, closed=True))), fill=fill)

    def half(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill a smooth shape given by its left half, from top to bottom; the right mirrors it."""
        right = [(SIZE - x, y) for x, y in reversed(points) if x != SIZE / 2]
        self.blob([*points, *right], fill)

    def ellipse(self, centre: Point, across: float, down: float, fill: Colour) -> None:
        """Fill an ellipse with the given radii."""
        x, y = centre
        box = _scaled([(x - across, y - down), (x + across, y + down)])
        self._draw.ellipse(box, fill=fill)

    def ring(self, centre: Point, radius: float, colour: Colour, width: float) -> None:
        """Draw a circle's outline."""
        x, y = centre
        box = _scaled([(x - radius, y - radius), (x + radius, y + radius)])
        self._draw.ellipse(box, outline=colour, width=_thick(width))

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """Draw a smooth line with round ends."""
        path = _scaled(tuple(_smooth(points, closed=False)))
        self._draw.line(path, fill=colour, width=_thick(width), joint="curve")
        for x, y in (points[0], points[-1]):
            self.ellipse((x, y), width / 2, width / 2, colour)

    def jpeg(self) -> bytes:
        """Return the finished picture: square, small and free of metadata."""
        into = BytesIO()
        small = self._image.reduce(_SCALE)
        small.save(into, "JPEG", quality=_QUALITY, optimize=True, subsampling=0)
        return into.getvalue()


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """Return a colour with a share of another in it."""
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    red, green, blue = (round(one + (two - one) * share) for one, two in pairs)
    return red, green, blue


def _rgb(colour: Colour) -> tuple[int, ...]:
    return ImageColor.getrgb(colour) if isinstance(colour, str) else colour


def _scaled(points: Sequence[Point]) -> list[Point]:
    across, down = _SHIFT
    return [((x * _CLOSER + across) * _SCALE, (y * _CLOSER + down) * _SCALE) for x, y in points]


def _thick(width: float) -> int:
    return round(width * _CLOSER * _SCALE)


def _smooth(points: Sequence[Point], *, closed: bool) -> Iterator[Point]:
    """Yield points of the Catmull–Rom curve through those given."""
    count = len(points)
    for at in range(count if closed else count - 1):
        if closed:
            around = [points[(at + step) % count] for step in (-1, 0, 1, 2)]
        else:
            around = [points[min(max(at + step, 0), count - 1)] for step in (-1, 0, 1, 2)]
        for step in range(_STEPS):
            yield _between(around, step / _STEPS)
    yield points[0] if closed else points[-1]


def _between(around: Sequence[Point], share: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = around
    return _cubic(ax, bx, cx, dx, share), _cubic(ay, by, cy, dy, share)


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b
        + (c - a) * t
        + (2 * a - 5 * b + 4 * c - d) * t * t
        + (3 * b - a - 3 * c + d) * t * t * t
    )
