"""Places: what serves them, what they lie in, and where they are on the map."""

from __future__ import annotations

from typing import Literal

from leaders_network.compact import view
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.browsing import Tally
from leaders_network.publish.views.organisations import OrganisationRow, PostRow

AreaRelation = Literal["itself", "around", "overlaps", "within", "beyond"]
"""It is the same area, holds it, shares ground with it, lies in it, or holds far more."""


@view
class Neighbour:
    """An area that shares ground with another, and how many serve exactly it."""

    link: Link
    kind: str
    relation: AreaRelation
    leaders: int
    organisations: int


@view
class Patch:
    """Everybody whose patch is one area; drawn once for all the pages it stands on."""

    key: bytes
    """Differs when anything in it does."""
    area: Neighbour
    posts: tuple[PostRow, ...]
    organisations: tuple[OrganisationRow, ...]


@view
class TileMap:
    """A map of tiles: all of them, those of an area, those it shares."""

    path: str
    alternative: str
    tiles: tuple[tuple[int, int], ...]
    """Each tile's column and row, from 0."""
    own: tuple[tuple[int, int], ...]
    shared: tuple[tuple[int, int], ...]
    each: str
    """What a tile stands for: `council`."""

    @property
    def size(self) -> tuple[int, int]:
        """How many columns and rows it has."""
        columns, rows = zip(*self.tiles, strict=True)
        return max(columns) + 1, max(rows) + 1


@view
class AreaView:
    """The page of an area: every leader whose patch overlaps it, nearest first."""

    id: str
    name: str
    path: str
    kind: str
    other_names: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    above: tuple[Link, ...]
    """The way down to it, from the widest."""
    leaders: int
    """How many lead in it, or in what lies in it."""
    organisations: int
    reaching: int
    """How many lead whose patch overlaps it."""
    map: TileMap | None
    neighbours: tuple[Neighbour, ...]
    """What holds it and what shares its ground."""
    within: tuple[Tally, ...]
    patches: tuple[Patch, ...]
    elsewhere: tuple[Neighbour, ...]
    """Patches of so many people that they are listed on their own pages alone."""
    folded: tuple[AreaRelation, ...] = ()
    """How the patches lie to it that are unfolded when wanted, for they hold many posts."""
