"""The network at a glance, as it may see itself: nothing is drawn of a group that is too small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from datetime import date, timedelta

from leaders_network.addresses import GLANCE
from leaders_network.directory.days import is_new
from leaders_network.directory.standing import REGIONS, standing_of
from leaders_network.lean import slotted
from leaders_network.publish.areas import tile_of, tiled
from leaders_network.publish.exchange import notices
from leaders_network.publish.ground import Ground
from leaders_network.publish.grouping import group_link
from leaders_network.publish.kinds import TELLINGS
from leaders_network.publish.phrases import count
from leaders_network.publish.views.charts import Chart, Series
from leaders_network.publish.views.glance import GlanceView, PlaceCount, ShadedMap
from leaders_network.publish.views.people import Notice
from leaders_network.publish.views.reports import CrossTable
from leaders_network.records.field import NETWORK, TEAM

_SHADES = 4
_LATELY = timedelta(days=90)
_MOST_TOPICS, _MOST_MET = 8, 4
_ENOUGH = 0.25
"""The part of a matrix that must be told for it to say something."""


def glance_view(ground: Ground) -> GlanceView | None:
    """Return the network at a glance, or None for an audience it is not for."""
    return _Glance(ground).view() if ground.audience.name in (NETWORK, TEAM) else None


@slotted
class _Glance:
    ground: Ground
    sectors: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    both: Counter[tuple[str, str]] = field(default_factory=Counter)
    new: int = 0

    def __post_init__(self) -> None:
        ground = self.ground
        for identifier, leader in ground.directory.records.leaders.items():
            standing = standing_of(ground.directory, identifier, ground.day)
            if standing is None:
                continue
            self.sectors[standing.sector] += 1
            self.places[standing.region] += 1
            self.both[standing.sector, standing.region] += 1
            held = ground.tenures(leader, "current")
            self.new += any(is_new(one, ground.day, ground.network) for one, _ in held)

    @property
    def fewest(self) -> int:
        return self.ground.network.smallest_group

    def told(self, number: int) -> int | None:
        return number if number >= self.fewest else None

    def view(self) -> GlanceView:
        records = self.ground.directory.records
        return GlanceView(
            leaders=len(records.leaders),
            organisations=len(records.organisations),
            sectors=len({one.sector for one in records.organisations.values()}),
            new=self.told(self.new),
            fewest=self.fewest,
            map=self.map(),
            places=tuple(self.rows()),
            most=max(self.places.values(), default=0),
            matrix=self.matrix(),
            by_sector=self.by_sector(),
            rising=rising(self.ground),
            exchange=self.exchange(),
            met=self.met(),
        )

    def shade(self, region: str) -> int:
        """Return how full a region is: 0 where it has too few, else 1 for the least, 4 for most."""
        told = [self.places[one] for one in self._regions() if one and self.told(self.places[one])]
        number = self.places[region]
        if number < self.fewest or not told:
            return 0
        least, most = min(told), max(told)
        return 1 + round((_SHADES - 1) * (number - least) / (most - least or 1))

    def rows(self) -> Iterator[PlaceCount]:
        for code in self._regions():
            link = group_link(self.ground, None, code or None, "area")
            yield PlaceCount(link, self.told(self.places[code]), self.shade(code) if code else 0)

    def _regions(self) -> list[str]:
        """Return the regions that leaders serve, the one with most first, several at the end.

        A network whose places are of other kinds has none, and so nothing to tell by region.
        """
        known = self.ground.directory.areas
        codes = [code for code in self.places if code in known]
        codes.sort(key=lambda code: (-self.places[code], known[code].name))
        return [*codes, ""] if codes and "" in self.places else codes

    def map(self) -> ShadedMap | None:
        directory = self.ground.directory
        tiles = tuple(
            (*place, self._shade_of(area.id))
            for area in directory.areas.values()
            if (place := tile_of(area))
        )
        if not any(shade for _, _, shade in tiles):
            return None
        named = [row for row in self.rows() if row.shade]
        most = ", ".join(f"{row.link.name} {row.leaders}" for row in named[:5])
        each = tiled(directory.areas.values())
        told = (
            f"Map of tiles, one for each {each}, darker where its region has more leaders: {most}."
        )
        return ShadedMap(f"{GLANCE}map.svg", told, tiles, each)

    def _shade_of(self, area: str) -> int:
        above = self.ground.directory.areas_above(area)
        return next((self.shade(one.id) for one in above if one.kind in REGIONS), 0)

    def matrix(self) -> CrossTable | None:
        """Return sectors by regions, or by nations where hardly any region has enough."""
        fine, coarse = self._matrix(lambda code: code), self._matrix(self._nation)
        best = fine if _told_part(fine) >= max(_ENOUGH, _told_part(coarse)) else coarse
        return _without_empty(best) if _told_part(best) else None

    def _nation(self, code: str) -> str:
        above = self.ground.directory.areas_above(code) if code else ()
        return next((area.id for area in above if area.kind == "nation"), code)

    def _matrix(self, place: Callable[[str], str]) -> CrossTable:
        cells: Counter[tuple[str, str]] = Counter()
        for (sector, region), number in self.both.items():
            cells[sector, place(region)] += number
        columns = list(dict.fromkeys(place(code) for code in self._regions()))
        sectors = [one for one in self.ground.directory.sectors if self.sectors[one]]
        rows = tuple(
            (
                group_link(self.ground, sector, None, "sector"),
                tuple(self.told(cells[sector, column]) for column in columns),
            )
            for sector in sectors
        )
        names = tuple(group_link(self.ground, None, one or None, "area").name for one in columns)
        return CrossTable("Leaders by sector and place", names, rows)

    def by_sector(self) -> Chart | None:
        known = self.ground.directory.sectors
        counted = [
            (known[one].name, number) for one, number in self.sectors.items() if one in known
        ]
        found = [pair for pair in counted if pair[1] >= self.fewest]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        few = len(counted) - len(found)
        told = f"{found[0][0]} has most, {found[0][1]}." if found else ""
        note = f"{few} more have fewer than {self.fewest}." if few else ""
        return _bars("sectors", "Leaders by sector", told, found, ("Sector", "Leaders"), note)

    def exchange(self) -> Chart | None:
        """Return how much is offered, asked and met: an ask that was met says what came of it."""
        offers, asks = notices(self.ground, "offers"), notices(self.ground, "asks")
        met = sum(one.met is not None for one in asks)
        counted = [
            ("Offers that stand", len(offers)),
            ("Asks that are open", len(asks) - met),
            ("Asks that were met", met),
        ]
        found = [(name, number) for name, number in counted if number >= self.fewest]
        told = (
            f"{met} asks were met." if met >= self.fewest else "Leaders offer, ask, and meet asks."
        )
        return _bars("exchange", "Offers and asks", told, found, ("What", "How many"), "")

    def met(self) -> tuple[Notice, ...]:
        found = [one for one in notices(self.ground, "asks") if one.met]
        found.sort(key=lambda one: (one.met.iso if one.met else "", one.text), reverse=True)
        return tuple(found[:_MOST_MET])


def rising(ground: Ground) -> Chart | None:
    """Return the topics of which more was published lately than in as many days before."""
    now = _published(ground, ground.day - _LATELY, ground.day)
    before = _published(ground, ground.day - 2 * _LATELY, ground.day - _LATELY)
    known = ground.directory.topics
    more = [one for one in now if one in known and now[one] > before[one]]
    more.sort(key=lambda one: (before[one] - now[one], -now[one], known[one].name))
    shown = more[:_MOST_TOPICS]
    if not shown:
        return None
    days = _LATELY.days
    series = (
        Series(f"Last {days} days", tuple(float(now[one]) for one in shown)),
        Series(f"The {days} days before", tuple(float(before[one]) for one in shown)),
    )
    first = known[shown[0]].name
    return Chart(
        path=f"{GLANCE}topics",
        title="Topics rising",
        summary=f"{first} rises most: {count(now[shown[0]], 'piece')}, after {before[shown[0]]}.",
        kind="bars",
        labels=tuple(known[one].name for one in shown),
        series=series,
        axis="Topic",
        note="Library items, studies, events, articles and consultations, by their day.",
    )


def _published(ground: Ground, after: date, until: date) -> Counter[str]:
    """Return how many items of each topic have a day after one and until another."""
    found: Counter[str] = Counter()
    for item in ground.curation.everything():
        day = TELLINGS[item.kind].dated(item.front)
        if day and after < day <= until:
            found.update(item.front.topics)
    return found


def _bars(
    name: str,
    title: str,
    told: str,
    counted: Iterable[tuple[str, int]],
    heads: tuple[str, str],
    note: str,
) -> Chart | None:
    found = list(counted)
    if not found:
        return None
    axis, head = heads
    return Chart(
        path=f"{GLANCE}{name}",
        title=title,
        summary=told,
        kind="bars",
        labels=tuple(label for label, _ in found),
        series=(Series(head, tuple(float(number) for _, number in found)),),
        axis=axis,
        note=note,
    )


def _told_part(table: CrossTable) -> float:
    cells = [count for _, counts in table.rows for count in counts]
    return sum(count is not None for count in cells) / len(cells) if cells else 0


def _without_empty(table: CrossTable) -> CrossTable:
    """Return a table without rows and columns in which nothing is told."""
    rows = [(link, counts) for link, counts in table.rows if any(_is_told(counts))]
    kept = [
        place
        for place in range(len(table.columns))
        if any(counts[place] is not None for _, counts in rows)
    ]
    return CrossTable(
        table.title,
        tuple(table.columns[place] for place in kept),
        tuple((link, tuple(counts[place] for place in kept)) for link, counts in rows),
    )


def _is_told(counts: Iterable[int | None]) -> Iterator[bool]:
    return (count is not None for count in counts)
