"""How fresh the network's details are, counted by sector for the team, and who is to be asked.

What lapsed is withheld from every page, and only counted here: the records are pruned as if
nothing ever lapsed. What the team may not see for another reason is counted nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from leaders_network.addresses import FRESHNESS, path_of
from leaders_network.audiences import Audience
from leaders_network.compact import replaced
from leaders_network.directory.days import freshness, is_held
from leaders_network.publish.due import WAITING, contacts_of, shelves_to_ask
from leaders_network.publish.phrases import count
from leaders_network.publish.sight import Sight
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.charts import Chart, Series
from leaders_network.publish.views.freshness import FreshnessRow, FreshnessView
from leaders_network.records.contact import Assistant, Contact
from leaders_network.records.field import TEAM
from leaders_network.records.leader import Leader
from leaders_network.records.records import Records

_Detail = Contact | Assistant
_NEVER = 1_000_000
"""Days after which nothing has lapsed yet."""


def freshness_view(records: Records, day: date) -> FreshnessView:
    """Return how many details of each sector are confirmed, ageing, lapsed and never confirmed.

    With them it returns who is to be asked for those that are not confirmed.

    A detail is a contact of an organisation, of a post that was not abolished or of an appointment
    held on the day, or an assistant of one. It belongs to the sector of the organisation.
    """
    patient = replaced(records.network, {"lapsed_days": _NEVER})
    seen = Sight(Audience.rung(TEAM), day, patient).of(records)
    counting = _Counting(seen, day)
    counting.count()
    names = {sector.id: sector.name for sector in records.sectors.sectors}
    known = [*names, *sorted(counting.states.keys() - names.keys())]
    links = {
        sector: Link(names.get(sector, sector), path_of("sector", sector))
        for sector in known
        if counting.states.get(sector)
    }
    asked = shelves_to_ask(seen, day, links)
    places = {shelf.sector.path: shelf.id for shelf in asked}
    rows = [counting.row(sector, link, places.get(link.path, "")) for sector, link in links.items()]
    network = records.network
    whole = counting.whole(Link("All sectors", "sectors/"))
    charts = tuple(_charts(rows, whole)) if rows else ()
    return FreshnessView(
        FRESHNESS,
        tuple(rows),
        whole,
        network.confirmed_days,
        network.lapsed_days,
        charts,
        asked,
    )


class _Counting:
    def __init__(self, records: Records, day: date) -> None:
        self.records, self.day = records, day
        self.states: dict[str, Counter[str]] = {}
        self.waiting: dict[str, set[str]] = {}

    def count(self) -> None:
        """Count every detail there is."""
        for organisation in self.records.organisations.values():
            self._add(organisation.sector, contacts_of(organisation, self.day))
        for identifier, leader in self.records.leaders.items():
            self._add_leader(identifier, leader)

    def row(self, sector: str, link: Link, asked_at: str) -> FreshnessRow:
        """Return the row of one sector, with where it stands who is to be asked in it."""
        return _row(link, self.states[sector], self.waiting.get(sector, set()), asked_at)

    def whole(self, link: Link) -> FreshnessRow:
        """Return the row of all sectors; somebody who waits in two is counted once."""
        states = sum(self.states.values(), Counter())
        return _row(link, states, set().union(*self.waiting.values()))

    def _add_leader(self, identifier: str, leader: Leader) -> None:
        for held in leader.appointments:
            organisation = self.records.organisations.get(held.organisation)
            if organisation is None or not is_held(held, self.day):
                continue
            states = self._add(organisation.sector, held.details)
            if any(state in WAITING for state in states):
                self.waiting.setdefault(organisation.sector, set()).add(identifier)

    def _add(self, sector: str, details: Iterable[_Detail]) -> list[str]:
        """Count some details of a sector; return the state of each."""
        network = self.records.network
        states: list[str] = [freshness(each.confirmed, self.day, network) for each in details]
        self.states.setdefault(sector, Counter()).update(states)
        return states


def _charts(rows: Sequence[FreshnessRow], whole: FreshnessRow) -> Iterator[Chart]:
    """Yield the rows as pictures: details by state, and leaders who wait to be asked."""
    labels = tuple(row.sector.name for row in rows)
    states = (
        Series("Confirmed", tuple(row.confirmed for row in rows)),
        Series("Ageing", tuple(row.ageing for row in rows)),
        Series("Lapsed", tuple(row.lapsed for row in rows)),
        Series("Never confirmed", tuple(row.unconfirmed for row in rows)),
    )
    yield Chart(
        path=f"{FRESHNESS}details",
        title="Details by how fresh they are",
        summary=f"{count(whole.total, 'detail')}: {whole.confirmed:,} confirmed, {whole.ageing:,}"
        f" ageing, {whole.lapsed:,} lapsed and {whole.unconfirmed:,} never confirmed.",
        kind="stacked",
        labels=labels,
        series=states,
        axis="Sector",
    )
    yield Chart(
        path=f"{FRESHNESS}leaders",
        title="Leaders to ask",
        summary=f"{count(whole.waiting, 'leader has', 'leaders have')} a detail that lapsed or was"
        " never confirmed.",
        kind="bars",
        labels=labels,
        series=(Series("Leaders to ask", tuple(row.waiting for row in rows)),),
        axis="Sector",
    )


def _row(link: Link, states: Counter[str], waiting: set[str], asked_at: str = "") -> FreshnessRow:
    return FreshnessRow(
        link,
        states["confirmed"],
        states["ageing"],
        states["lapsed"],
        states["unconfirmed"],
        len(waiting),
        asked_at,
    )
