"""What people wear for an official portrait."""

from __future__ import annotations

from benchmarks.portrait.canvas import Canvas, Colour, mixed
from benchmarks.portrait.look import Look

_SHOULDERS = (
    (128.0, 176.0),
    (108.0, 182.0),
    (78.0, 193.0),
    (50.0, 208.0),
    (36.0, 232.0),
    (30.0, 275.0),
    (128.0, 300.0),
)


def draw(canvas: Canvas, look: Look) -> None:
    """Draw shoulders and clothes up to the neck."""
    bright = look.clothes in ("jumper", "blouse")
    cloth: Colour = look.accent if bright else look.cloth
    if look.clothes == "uniform":
        cloth = "#1f2a3d"
    canvas.half(_SHOULDERS, cloth)
    if look.clothes in ("suit", "uniform"):
        _shirt(canvas, look)
        _tie(canvas, look.accent if look.clothes == "suit" else "#12192a")
        _collar(canvas, look)
        _lapels(canvas, cloth)
    elif look.clothes == "open-collar":
        _shirt(canvas, look)
        _throat(canvas, look, depth=206)
        _collar(canvas, look)
        _lapels(canvas, cloth)
    elif look.clothes == "jacket":
        canvas.polygon([(100, 184), (156, 184), (128, 264)], look.accent)
        _throat(canvas, look, depth=204)
        _lapels(canvas, cloth)
    elif look.clothes == "blouse":
        canvas.half([(128, 184), (104, 183), (108, 196), (128, 206)], look.skin)
    else:
        canvas.half([(128, 184), (103, 181), (104, 192), (128, 200)], mixed(cloth, "#000000", 0.16))
    if look.clothes == "uniform":
        _epaulettes(canvas)


def _shirt(canvas: Canvas, look: Look) -> None:
    canvas.polygon([(98, 183), (158, 183), (128, 262)], look.shirt)


def _throat(canvas: Canvas, look: Look, *, depth: float) -> None:
    canvas.polygon([(111, 180), (145, 180), (128, depth)], look.skin)


def _collar(canvas: Canvas, look: Look) -> None:
    shade = mixed(look.shirt, "#5a6472", 0.14)
    for side in (1, -1):
        points = [(23.0, 174.0), (17.0, 178.0), (2.0, 194.0), (14.0, 206.0), (31.0, 184.0)]
        canvas.polygon([(128 - side * x, y) for x, y in points], shade)


def _tie(canvas: Canvas, colour: Colour) -> None:
    canvas.polygon([(122, 192), (134, 192), (132, 204), (124, 204)], mixed(colour, "#000000", 0.18))
    canvas.polygon([(124, 204), (132, 204), (137, 262), (119, 262)], colour)


def _lapels(canvas: Canvas, cloth: Colour) -> None:
    light = mixed(cloth, "#ffffff", 0.09)
    for side in (1, -1):
        points = [
            (32.0, 181.0),
            (44.0, 189.0),
            (52.0, 214.0),
            (40.0, 215.0),
            (44.0, 223.0),
            (0.0, 262.0),
        ]
        canvas.polygon([(128 - side * x, y) for x, y in points], light)


def _epaulettes(canvas: Canvas) -> None:
    for side in (1, -1):
        points = [(50.0, 195.5), (75.0, 208.0), (72.0, 215.0), (48.0, 203.0)]
        canvas.polygon([(128 - side * x, y) for x, y in points], "#3b4a68")
        for x, y in ((55.0, 202.5), (66.0, 208.0)):
            canvas.ellipse((128 - side * x, y), 2, 2, "#c9cdd6")
