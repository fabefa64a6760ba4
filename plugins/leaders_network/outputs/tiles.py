"""Maps of tiles as SVG: drawn from views, without style or script, for light and dark pages."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import escape

from leaders_network.compact import digest
from leaders_network.outputs.printing import source_digest
from leaders_network.publish.views import TileMap

SIDE = 10
"""The side of a tile; a quiet one is drawn smaller, so that not colour alone tells them apart."""

_QUIET, _LIT = "#8d9ba1", "#bf5b22"
_QUIET_GAP, _LIT_GAP, _LINE = 1.6, 0.4, 1.6

Tiles = tuple[tuple[int, int], ...]


def drawing(tiles: TileMap) -> str:
    """Return the drawing of a map.

    The colours keep a contrast of three to one with a light page and a dark one alike, for a
    picture cannot know which of the two its reader has chosen.
    """
    columns, rows = tiles.size
    shared = "".join(map(_hollow, tiles.shared))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * SIDE} {rows * SIDE}"'
        f' width="{columns * SIDE}" height="{rows * SIDE}" role="img">'
        f"<title>{escape(tiles.alternative)}</title>"
        f'<path fill="{_QUIET}" fill-opacity=".55" d="{_squares(tiles.tiles, _QUIET_GAP)}"/>'
        f'<path fill="{_LIT}" d="{_squares(tiles.own, _LIT_GAP)}"/>'
        f'<g fill="none" stroke="{_LIT}" stroke-width="{_LINE}">{shared}</g>'
        "</svg>\n"
    )


def drawing_key(tiles: TileMap) -> bytes:
    """Return a digest of all that a drawing is made from."""
    return digest((source_digest(), tiles))


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
