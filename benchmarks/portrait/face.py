"""A head and a face with as little in it as will look friendly."""

from __future__ import annotations

from benchmarks.portrait import clothes, hair
from benchmarks.portrait.canvas import SIZE, Canvas, Colour, Point, mixed
from benchmarks.portrait.look import Look

_MIDDLE = SIZE / 2
_HEAD: tuple[Point, ...] = (
    (128, 60),
    (104, 66),
    (91, 84),
    (89, 108),
    (92, 130),
    (102, 150),
    (117, 161),
    (128, 163),
)
_BEARD: tuple[Point, ...] = (
    (89, 112),
    (91, 134),
    (101, 154),
    (116, 166),
    (128, 168),
    (140, 166),
    (155, 154),
    (165, 134),
    (167, 112),
    (160, 126),
    (148, 134),
    (128, 132),
    (108, 134),
    (96, 126),
)


def portrait(look: Look) -> bytes:
    """Return a finished portrait as a JPEG."""
    canvas = Canvas(look.background)
    lighter = mixed(look.background, "#ffffff", 0.35)
    canvas.ellipse((_MIDDLE, 132), 98, 98, lighter)
    hair.behind(canvas, look)
    clothes.draw(canvas, look)
    _neck(canvas, look)
    if look.hair == "scarf":
        hair.scarf(canvas, look)
        canvas.half(
            [(128, 74), (108, 80), (98, 104), (101, 132), (114, 156), (128, 161)], look.skin
        )
    else:
        _head(canvas, look)
    _features(canvas, look)
    hair.over(canvas, look)
    if look.glasses:
        _glasses(canvas, look)
    return canvas.jpeg()


def _wide(look: Look, points: tuple[Point, ...]) -> list[Point]:
    return [(_MIDDLE + (x - _MIDDLE) * look.width, y) for x, y in points]


def _neck(canvas: Canvas, look: Look) -> None:
    canvas.polygon([(111, 150), (145, 150), (146, 184), (128, 196), (110, 184)], look.skin)
    chin = [(111, 150), (145, 150), (145, 164), (137, 168), (128, 170), (119, 168), (111, 164)]
    canvas.polygon(chin, _shade(look, 0.13))


def _head(canvas: Canvas, look: Look) -> None:
    for x in (89, 167):
        canvas.ellipse((x, 114), 7, 11, _shade(look, 0.08))
    canvas.half(_wide(look, _HEAD), look.skin)


def _features(canvas: Canvas, look: Look) -> None:
    if look.beard:
        canvas.blob(_wide(look, _BEARD), look.hair_colour)
    dark: Colour = "#17100e" if look.deep else "#2a2321"
    brow = mixed(look.hair_colour, "#000000" if look.deep else look.skin, 0.25)
    for side in (-1, 1):
        x = _MIDDLE + side * 16
        canvas.ellipse((x, 112), 3.1, 3.5, dark)
        canvas.line([(x - 7, 102), (x, 99.5), (x + 7, 102)], brow, 2.2 if look.woman else 3)
    canvas.line([(127, 114), (125, 125), (130, 127)], _shade(look, 0.22), 2.2)
    _mouth(canvas, look)


def _mouth(canvas: Canvas, look: Look) -> None:
    red = "#c76b6b" if look.deep else "#7a2f35"
    lips = mixed(look.skin, red, 0.25 if look.beard else 0.5 if look.woman else 0.4)
    canvas.line([(117, 141), (122, 144), (128, 145), (134, 144), (139, 141)], lips, 3)


def _glasses(canvas: Canvas, look: Look) -> None:
    frame: Colour = "#e0d5c5" if look.deep else mixed("#2b2b2e", look.hair_colour, 0.2)
    for side in (-1, 1):
        canvas.ring((_MIDDLE + side * 16.5, 112), 12, frame, 2)
        canvas.line([(_MIDDLE + side * 28, 110), (_MIDDLE + side * 38, 108)], frame, 2)
    canvas.line([(123.5, 110), (128, 108.5), (132.5, 110)], frame, 2)


def _shade(look: Look, share: float) -> Colour:
    return mixed(look.skin, "#2e140e" if look.deep else "#5a2a20", share)
