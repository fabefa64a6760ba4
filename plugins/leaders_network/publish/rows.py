"""Items of content as they stand in lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from leaders_network.publish.curation import Shown
from leaders_network.publish.ground import Ground
from leaders_network.publish.kinds import TELLINGS
from leaders_network.publish.parting import BY_EYE, parted, runs
from leaders_network.publish.phrases import MONTHS, day
from leaders_network.publish.views.rows import Facet, ItemList, ItemRow, ItemShelf
from leaders_network.records.kinds import KINDS
from leaders_network.records.slugs import plain

STAGES = "Helps most"
"""What it is called when in a post something helps most."""
IN_POST = {
    "new": "In the first year",
    "settled": "After the first year",
    "leaving": "In the last months",
}
_UNDATED = "Without a day"


def item_row(ground: Ground, item: Shown) -> ItemRow:
    """Return an item as it stands in lists; made once for each item."""
    if item.id not in ground.rows:
        ground.rows[item.id] = _row(ground, item)
    return ground.rows[item.id]


def _row(ground: Ground, item: Shown) -> ItemRow:
    telling, front = TELLINGS[item.kind], item.front
    listed_under = telling.dated(front)
    return ItemRow(
        item.id,
        item.kind,
        KINDS[item.kind].noun,
        item.page.title,
        item.path,
        front.description,
        day(listed_under) if listed_under else None,
        tuple(telling.facts(front)),
        ground.topics(front.topics),
        tuple(_facets(ground, item)),
        telling.minutes(front),
        telling.notice(front, ground.day),
    )


def _facets(ground: Ground, item: Shown) -> Iterator[Facet]:
    directory, front = ground.directory, item.front
    found: dict[str, list[str]] = {}
    for name, value in TELLINGS[item.kind].facets(front):
        found.setdefault(name, []).append(value)
    topics, sectors = directory.topics, directory.sectors
    found["Topic"] = [topics[one].name for one in front.topics if one in topics]
    found["Sector"] = [sectors[one].name for one in front.sectors if one in sectors]
    found[STAGES] = [IN_POST[stage] for stage in front.stages]
    return (Facet(name, tuple(values)) for name, values in found.items() if values)


def rows_of(ground: Ground, identifiers: Iterable[str]) -> tuple[ItemRow, ...]:
    """Return items of these ids as rows, the newest first; those without a day come last."""
    found = (ground.curation.find(identifier) for identifier in identifiers)
    rows = [item_row(ground, item) for item in found if item is not None]
    rows.sort(key=lambda row: row.title.casefold())
    return tuple(sorted(rows, key=lambda row: row.date.iso if row.date else "", reverse=True))


def list_of(rows: Sequence[ItemRow]) -> ItemList:
    """Return items as a list; one that is long is parted, and its items stay in their order.

    It is parted by year, a full year by month; where there are no days, by the letters of titles;
    and by number where these hardly part it.

    Args:
        rows: In the order of their days or, without any, of their titles.
    """
    if len(rows) <= BY_EYE:
        return ItemList(tuple(rows))
    years = Counter(map(_year, rows))

    def stretch(row: ItemRow) -> str:
        return _month(row) if years[_year(row)] > BY_EYE else _year(row)

    shelves = parted(rows, [stretch if rows[0].date else _letter])
    named = shelves.items() or ((name, run) for _, name, run in runs(rows))
    return ItemList(tuple(rows), tuple(ItemShelf(*shelf) for shelf in named))


def _year(row: ItemRow) -> str:
    return row.date.iso[:4] if row.date else _UNDATED


def _month(row: ItemRow) -> str:
    return f"{MONTHS[int(row.date.iso[5:7]) - 1]} {row.date.iso[:4]}" if row.date else _UNDATED


def _letter(row: ItemRow) -> str:
    return plain(row.title)[:1].upper()
