"""Maps of tiles as SVG: drawn from views, without style or script, for light and dark pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from markupsafe import escape

from leaders_network.compact import digest
from leaders_network.outputs.files import File
from leaders_network.outputs.printing import source_digest
from leaders_network.publish.views.areas import TileMap
from leaders_network.publish.views.glance import ShadedMap

SIDE = 10
"""The side of a tile; a quiet one is drawn smaller, so that not colour alone tells them apart."""

_DEEP = "#2a7d8f"
_SHADES = (
    ("#8d9ba1", 0.45, 3.4),
    (_DEEP, 0.8, 2.6),
    (_DEEP, 0.87, 1.8),
    (_DEEP, 0.94, 1.0),
    (_DEEP, 1.0, 0.3),
)
"""For each shade its colour, how full it is, and how much room is left around its tiles."""

_QUIET, _LIT = "#8d9ba1", "#bf5b22"
_QUIET_GAP, _LIT_GAP, _LINE = 1.6, 0.4, 1.6

Tiles = tuple[tuple[int, int], ...]


def map_files(maps: Iterable[TileMap | ShadedMap]) -> Iterator[tuple[str, File]]:
    """Yield the drawing of each map."""
    for tiles in maps:
        yield tiles.path, File(partial(digest, (source_digest(), tiles)), partial(_drawn, tiles))


def _drawn(tiles: TileMap | ShadedMap) -> bytes:
    return (drawing(tiles) if isinstance(tiles, TileMap) else shaded(tiles)).encode()


def drawing(tiles: TileMap) -> str:
    """Return the drawing of a map.

    The colours keep a contrast of three to one with a light page and a dark one alike, for a
    picture cannot know which of the two its reader has chosen.
    """
    shared = "".join(map(_hollow, tiles.shared))
    return _drawing_of(
        tiles,
        f'<path fill="{_QUIET}" fill-opacity=".55" d="{_squares(tiles.tiles, _QUIET_GAP)}"/>'
        f'<path fill="{_LIT}" d="{_squares(tiles.own, _LIT_GAP)}"/>'
        f'<g fill="none" stroke="{_LIT}" stroke-width="{_LINE}">{shared}</g>',
    )


def shaded(tiles: ShadedMap) -> str:
    """Return the drawing of a map whose tiles are larger and fuller the more they stand for."""
    return _drawing_of(tiles, "".join(_shade(tiles, shade) for shade in range(len(_SHADES))))


def _drawing_of(tiles: TileMap | ShadedMap, drawn: str) -> str:
    width, height = (number * SIDE for number in tiles.size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" role="img">'
        f"<title>{escape(tiles.alternative)}</title>{drawn}</svg>\n"
    )


def _shade(tiles: ShadedMap, shade: int) -> str:
    fill, opacity, gap = _SHADES[shade]
    places = tuple((column, row) for column, row, one in tiles.tiles if one == shade)
    if not places:
        return ""
    return f'<path fill="{fill}" fill-opacity="{opacity:g}" d="{_squares(places, gap)}"/>'


@lru_cache(maxsize=8)
def _squares(tiles: Tiles, gap: float) -> str:
    side = SIDE - 2 * gap
    square = f"h{side:g}v{side:g}h-{side:g}z"
    return "".join(f"M{c * SIDE + gap:g} {r * SIDE + gap:g}{square}" for c, r in tiles)


def _hollow(tile: tuple[int, int]) -> str:
    column, row = tile
    gap = _LINE / 2 + _LIT_GAP
    side = SIDE - 2 * gap
    return (
        f'<rect x="{column * SIDE + gap:g}" y="{row * SIDE + gap:g}"'
        f' width="{side:g}" height="{side:g}"/>'
    )
