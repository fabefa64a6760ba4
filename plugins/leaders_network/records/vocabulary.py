"""The words the directory is sorted by: `vocabulary/{sectors,areas,roles,topics}.yml`."""

from __future__ import annotations

from leaders_network.records.field import item, record
from leaders_network.records.text import Code, Id, Line, Note, Tile


@record
class Sector:
    """A part of the public sector."""

    id: Id = item("Its id.")
    name: Line = item("Its name.")
    other_names: tuple[Line, ...] = item("Words people use for it.", default=())
    summary: Note | None = item("One sentence.", default=None)


_WIDE = ("country", "nation", "region")


@record
class Area:
    """A place with a code, and the scheme the code belongs to."""

    id: Code = item("Its code, as in E12000003.")
    scheme: Id = item("The scheme its code belongs to.", default="gss")
    name: Line = item("Its name.")
    other_names: tuple[Line, ...] = item("Other names, in any language.", default=())
    kind: Id = item("What kind of place it is: `nation`, `region`, `police-area` …")
    parent: Code | None = item("The area it lies in and is listed under.", default=None)
    within: tuple[Code, ...] = item("Other areas that hold all of it.", default=())
    overlaps: tuple[Code, ...] = item("Areas that hold a part of it.", default=())
    towns: tuple[Line, ...] = item(
        "Towns and districts in it, by which people look for who serves it.", default=()
    )
    tile: Tile | None = item("Its place on the map of tiles, as in 7-12.", default=None)

    @property
    def is_wide(self) -> bool:
        """Whether it holds very many others; people narrow a search by these."""
        return self.kind in _WIDE

    @property
    def parents(self) -> tuple[str, ...]:
        """Every area that holds all of it, the one it is listed under first."""
        return (self.parent, *self.within) if self.parent else self.within


@record
class Role:
    """A kind of post."""

    id: Id = item("Its id.")
    name: Line = item("Its name.")
    plural: Line | None = item("Its name for several.", default=None)
    other_names: tuple[Line, ...] = item("Synonyms and acronyms.", default=())
    sector: Id | None = item("The sector it belongs to.", default=None)


@record
class Topic:
    """A subject people know about."""

    id: Id = item("Its id.")
    name: Line = item("Its name.")
    category: Line | None = item("The heading it is listed under.", default=None)
    other_names: tuple[Line, ...] = item("Synonyms.", default=())


@record
class Sectors:
    """Every sector."""

    sectors: tuple[Sector, ...] = item("Every sector, in the order of lists.")


@record
class Areas:
    """Every area."""

    areas: tuple[Area, ...] = item("Every area, in the order of lists.")


@record
class Roles:
    """Every role."""

    roles: tuple[Role, ...] = item("Every role.")


@record
class Topics:
    """Every topic."""

    topics: tuple[Topic, ...] = item("Every topic.")
