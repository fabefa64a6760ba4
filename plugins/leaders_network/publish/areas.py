"""The pages of areas: who serves one, by the patches that overlap it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from hashlib import blake2b
from typing import get_args

from leaders_network.directory.areas import Grounds
from leaders_network.directory.days import is_held
from leaders_network.lean import slotted
from leaders_network.publish.members import Subjects
from leaders_network.publish.posts import organisations_in_order, posts_in_order
from leaders_network.publish.subjects import kind_of, tally
from leaders_network.publish.views.areas import AreaRelation, AreaView, Neighbour, Patch, TileMap
from leaders_network.records.vocabulary import Area

MOST = 300
"""How many rows the patches of one relation may add to a page; beyond, they are linked to."""

MAP = "map.svg"
_SHOWN = get_args(AreaRelation)
_HOLDING = ("around", "beyond")
_NAMED = 6
_MANY = 24
"""So many posts around an area stand open together: a nation has hundreds within it."""


@slotted
class ServedAreas:
    """One audience's areas, and what serves each."""

    subjects: Subjects
    grounds: Grounds
    basis: Callable[[str], bytes]
    """Gives a digest of the organisation of an id and of all who hold its posts."""
    _related: dict[str, dict[str, AreaRelation]] = field(default_factory=dict)
    _patches: dict[str, bytes] = field(default_factory=dict)
    _tiles: tuple[tuple[int, int], ...] | None = None
    _each: str | None = None

    @classmethod
    def of(cls, subjects: Subjects, basis: Callable[[str], bytes]) -> ServedAreas:
        """Return the areas of one audience."""
        return cls(subjects, Grounds(subjects.ground.directory), basis)

    def serving(self, code: str) -> Iterator[tuple[str, bytes]]:
        """Yield each area that shares ground with one and is served, and its patch's digest."""
        for other in self.related(code):
            if self._is_served(other):
                yield other, self.key(other)

    def related(self, code: str) -> dict[str, AreaRelation]:
        """Return every area that shares ground with one, and how it lies to it; wide ones last."""
        if code not in self._related:
            areas = self.subjects.ground.directory.areas
            around = self.grounds.around(code)
            found = dict(sorted(around.items(), key=lambda one: areas[one[0]].is_wide))
            parent = self.subjects.ground.directory.areas[code].parent
            far = {*self.grounds.above(parent)} - {parent} if parent else set()
            self._related[code] = {
                other: "beyond" if other in far else relation for other, relation in found.items()
            }
        return self._related[code]

    def view(self, code: str) -> AreaView:
        """Return an area's page."""
        ground = self.subjects.ground
        area = ground.directory.areas[code]
        related = self.related(code)
        listed, linked = self._listed(code)
        around = self.subjects.around[code]
        neighbours = [
            other
            for wanted in ("around", "overlaps", "beyond")
            for other, relation in related.items()
            if relation == wanted
        ]
        patches = tuple(self._patch(other, related[other]) for other in listed)
        return AreaView(
            code,
            area.name,
            ground.path("area", code),
            kind_of(area),
            area.other_names,
            ((f"{area.scheme.upper()} code", code),),
            tuple(ground.link("area", above.id, above.name) for above in self._way_down(area)),
            len(around.leaders),
            len(around.organisations),
            len({leader for other in related for leader in self._leaders(other)}),
            self.map(code),
            tuple(self._neighbour(other, related[other]) for other in neighbours),
            tuple(
                tally(
                    ground, "area", inner, found.name, self.subjects.around[inner], kind_of(found)
                )
                for inner, found in self._inside(code)
            ),
            patches,
            tuple(self._neighbour(other, related[other]) for other in linked),
            tuple(_many(patches)),
        )

    def map(self, code: str) -> TileMap | None:
        """Return the map that shows where an area is, or None where none of it has a tile."""
        own, shared = self._ground(code)
        if not own and not shared:
            return None
        area = self.subjects.ground.directory.areas[code]
        path = f"{self.subjects.ground.path('area', code)}{MAP}"
        told = self._told(area, own, shared)
        return TileMap(path, told, self.tiles, own, shared, self.each)

    @property
    def tiles(self) -> tuple[tuple[int, int], ...]:
        """Return every tile of the map."""
        if self._tiles is None:
            areas = self.subjects.ground.directory.areas.values()
            self._tiles = tuple(tile for area in areas if (tile := tile_of(area)))
        return self._tiles

    @property
    def each(self) -> str:
        """Return in words what kind of place each tile is."""
        if self._each is None:
            self._each = tiled(self.subjects.ground.directory.areas.values())
        return self._each

    def key(self, code: str) -> bytes:
        """Return a digest of all that the patch of an area shows."""
        if code not in self._patches:
            members = self.subjects.areas[code]
            serving = dict.fromkeys(held.organisation_id for held in members.posts)
            serving.update(members.organisations)
            bases = b"".join([code.encode(), *map(self.basis, serving)])
            self._patches[code] = blake2b(bases, digest_size=16).digest()
        return self._patches[code]

    def _listed(self, code: str) -> tuple[list[str], list[str]]:
        """Return the areas whose patches a page lists, and those it only links to."""
        listed: list[str] = []
        linked: list[str] = []
        by_relation: dict[AreaRelation, list[str]] = {relation: [] for relation in _SHOWN}
        for other, relation in self.related(code).items():
            if self._is_served(other):
                by_relation[relation].append(other)
        for relation, codes in by_relation.items():
            groups = [[one] for one in codes] if relation in _HOLDING else [codes]
            for group in groups:
                rows = sum(self._rows(one) for one in group)
                (listed if rows <= MOST or relation == "itself" else linked).extend(group)
        return listed, linked

    def _rows(self, code: str) -> int:
        members = self.subjects.areas[code]
        return len(members.posts) + len(members.organisations)

    def _is_served(self, code: str) -> bool:
        return code in self.subjects.areas and bool(self._rows(code))

    def _leaders(self, code: str) -> Iterator[str]:
        if code in self.subjects.areas:
            for held in self.subjects.areas[code].posts:
                for tenure in held.tenures:
                    day = self.subjects.ground.day
                    if is_held(tenure.appointment, day):
                        yield tenure.leader

    def _neighbour(self, code: str, relation: AreaRelation) -> Neighbour:
        ground = self.subjects.ground
        area = ground.directory.areas[code]
        return Neighbour(
            ground.link("area", code, area.name),
            kind_of(area),
            relation,
            len(set(self._leaders(code))),
            len(self.subjects.areas[code].organisations) if code in self.subjects.areas else 0,
        )

    def _patch(self, code: str, relation: AreaRelation) -> Patch:
        ground = self.subjects.ground
        members = self.subjects.areas[code]
        with_posts = {held.organisation_id for held in members.posts}
        bare = (one for one in members.organisations if one not in with_posts)
        return Patch(
            self.key(code),
            self._neighbour(code, relation),
            posts_in_order(ground, members.posts),
            organisations_in_order(ground, bare),
        )

    def _way_down(self, area: Area) -> list[Area]:
        """Return what an area is listed under, from the widest."""
        areas, way = self.subjects.ground.directory.areas, [area]
        while (above := areas.get(way[0].parent or "")) and above not in way:
            way.insert(0, above)
        return way[:-1]

    def _inside(self, code: str) -> Iterator[tuple[str, Area]]:
        """Yield the areas within one that it holds directly, of each kind."""
        directory = self.subjects.ground.directory
        for inner in dict.fromkeys(directory.areas_within.get(code, ())):
            yield inner, directory.areas[inner]

    def _ground(self, code: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
        """Return the tiles an area holds all of, and those it holds a part of."""
        areas = self.subjects.ground.directory.areas
        below = self.grounds.below(code)
        own = {tile for inner in below if (tile := tile_of(areas[inner]))}
        beside = {one for inner in below for one in self.grounds.beside(inner)}
        parts = {tile for one in beside if (tile := tile_of(areas[one]))}
        return tuple(sorted(own)), tuple(sorted(parts - own))

    def _told(
        self,
        area: Area,
        own: tuple[tuple[int, int], ...],
        shared: tuple[tuple[int, int], ...],
    ) -> str:
        areas = self.subjects.ground.directory.areas.values()
        names = {tile: one.name for one in areas if (tile := tile_of(one))}
        shown = sorted(names[tile] for tile in (*own, *shared))
        few = ", ".join(shown[:_NAMED]) + (" and others" if len(shown) > _NAMED else "")
        parts = f" and a part of {len(shared)}" if shared else ""
        return (
            f"Map of tiles, one for each {self.each}. {area.name} covers {len(own)} of "
            f"{len(self.tiles)}{parts}: {few}."
        )


def _many(patches: Iterable[Patch]) -> Iterator[AreaRelation]:
    """Return how patches lie that hold many posts together; an area's own is what it is for."""
    posts: Counter[AreaRelation] = Counter()
    for patch in patches:
        posts[patch.area.relation] += len(patch.posts)
    return (one for one, number in posts.items() if one != "itself" and number > _MANY)


def tiled(areas: Iterable[Area]) -> str:
    """Return in words what kind of place each tile is, where all are of one."""
    kinds = {kind_of(area).lower() for area in areas if area.tile}
    return kinds.pop() if len(kinds) == 1 else "place"


def tile_of(area: Area) -> tuple[int, int] | None:
    """Return the column and row of an area's tile, where it has one."""
    if not area.tile:
        return None
    column, _, row = area.tile.partition("-")
    return int(column), int(row)
