"""Hair, scarves and turbans: what lies behind the head, and what lies over it."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.portrait.canvas import SIZE, Canvas, Colour, Point, mixed
from benchmarks.portrait.look import Look

_CAP: tuple[Point, ...] = (
    (87, 116),
    (85, 92),
    (92, 66),
    (108, 52),
    (128, 48),
    (148, 52),
    (164, 66),
    (171, 92),
    (169, 116),
)
_HAIRLINES: dict[str, tuple[Point, ...]] = {
    "crop": ((166, 112), (163, 92), (152, 79), (128, 76), (104, 79), (93, 92), (90, 112)),
    "parted": ((166, 113), (163, 94), (150, 78), (141, 73), (118, 87), (97, 96), (91, 113)),
    "swept": ((166, 110), (162, 90), (150, 84), (128, 76), (108, 74), (94, 90), (90, 110)),
    "receding": (
        (167, 112),
        (164, 96),
        (157, 78),
        (144, 69),
        (128, 72),
        (112, 69),
        (99, 78),
        (92, 96),
        (89, 112),
    ),
    "bob": ((165, 118), (160, 96), (146, 80), (136, 76), (114, 92), (98, 102), (92, 118)),
    "long": ((165, 120), (161, 96), (146, 78), (128, 70), (110, 78), (95, 96), (91, 120)),
    "bun": ((166, 108), (161, 88), (146, 76), (128, 74), (110, 76), (95, 88), (90, 108)),
    "wavy": ((165, 118), (158, 94), (142, 82), (122, 76), (106, 82), (97, 98), (92, 118)),
}
_BEHIND: dict[str, tuple[Point, ...]] = {
    "bob": ((128, 46), (96, 54), (80, 86), (78, 126), (80, 158), (96, 168), (128, 160)),
    "long": ((128, 46), (96, 54), (80, 88), (77, 132), (72, 176), (74, 214), (98, 222), (128, 200)),
    "wavy": (
        (128, 45),
        (98, 52),
        (80, 78),
        (79, 104),
        (70, 126),
        (76, 150),
        (70, 172),
        (84, 188),
        (104, 186),
        (128, 176),
    ),
}
_CURLS: tuple[tuple[float, float, float], ...] = (
    (128, 62, 27),
    (103, 68, 24),
    (153, 68, 24),
    (87, 88, 20),
    (169, 88, 20),
    (83, 108, 15),
    (173, 108, 15),
)


def behind(canvas: Canvas, look: Look) -> None:
    """Draw what lies behind the neck and the head."""
    shade = mixed(look.hair_colour, "#000000", 0.12)
    if look.hair in _BEHIND:
        canvas.half(_BEHIND[look.hair], shade)
    elif look.hair == "bun":
        canvas.ellipse((128, 46), 19, 17, shade)
    elif look.hair == "curls":
        for x, y, radius in _CURLS:
            canvas.ellipse((x, y), radius, radius, shade)


def over(canvas: Canvas, look: Look) -> None:
    """Draw what lies over the forehead."""
    if look.hair in _HAIRLINES:
        canvas.blob(_side(look, (*_outline(look), *_HAIRLINES[look.hair])), look.hair_colour)
    elif look.hair == "curls":
        _curly_fringe(canvas, look)
    elif look.hair == "turban":
        _turban(canvas, look.accent)
    elif look.hair == "bald":
        canvas.ellipse((112 if look.turned else 144, 74), 11, 5, mixed(look.skin, "#ffffff", 0.16))


def scarf(canvas: Canvas, look: Look) -> None:
    """Draw a headscarf, open for the face that is drawn after it."""
    dark = mixed(look.accent, "#000000", 0.16)
    canvas.half(
        [(128, 44), (98, 52), (82, 84), (80, 124), (84, 160), (70, 190), (84, 214), (128, 226)],
        look.accent,
    )
    canvas.line(_side(look, [(90, 160), (116, 186), (150, 198), (176, 202)]), dark, 3)
    canvas.line(_side(look, [(86, 172), (108, 196), (138, 212)]), dark, 2.4)


def _outline(look: Look) -> tuple[Point, ...]:
    if look.hair == "swept":
        return tuple((x, y - 7 if 90 < x < 150 else y) for x, y in _CAP)
    if look.hair == "receding":
        return tuple((x, y + 7 if 90 < x < 166 else y) for x, y in _CAP)
    return _CAP


def _curly_fringe(canvas: Canvas, look: Look) -> None:
    for x, y, radius in ((128, 70, 15), (108, 74, 14), (148, 74, 14), (95, 86, 10), (161, 86, 10)):
        canvas.ellipse((x, y), radius, radius, look.hair_colour)


def _turban(canvas: Canvas, colour: Colour) -> None:
    canvas.half([(128, 34), (100, 40), (82, 60), (80, 84), (88, 100), (108, 84), (128, 70)], colour)
    dark = mixed(colour, "#000000", 0.18)
    for drop in (0, 12, 24):
        canvas.line([(84 + drop / 3, 88 - drop), (106, 72 - drop), (130, 68 - drop)], dark, 2)
        canvas.line([(172 - drop / 3, 88 - drop), (150, 72 - drop), (126, 68 - drop)], dark, 2)


def _side(look: Look, points: Sequence[Point]) -> list[Point]:
    return [(SIZE - x, y) for x, y in points] if look.turned else list(points)
