"""Items of every kind of content, with a word of their own in every field that can hold one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaders_network.records.consultation import Consultation
from leaders_network.records.event import Event, Guest, Material
from leaders_network.records.items import Keeping
from leaders_network.records.kinds import KINDS
from leaders_network.records.library import Choice, Collection, LibraryItem
from leaders_network.records.module import Module, Session
from leaders_network.records.news import Article
from leaders_network.records.report import Report
from leaders_network.records.research import Author, Chart, Finding, Study
from tests.integration.canaries import Seen
from tests.integration.dates import SOON, YESTERDAY
from tests.integration.filling import Data, Filling, Special
from tests.integration.reports import reported
from tests.integration.rounds import asked

CANCELLED = "cancelled"
"""What ends the place of an event that does not take place."""


@dataclass(slots=True)
class Named:
    """What items may refer to: for each kind its ids, of which one may be chosen."""

    ids: Mapping[str, list[str]]
    curator: str
    guest: Callable[[], str]
    programme: str
    cohort: str


@dataclass(slots=True)
class Items:
    """Writes the front matter of items that stand in one folder."""

    filling: Filling
    named: Named
    record: str
    table: str
    """The way to a table beside them."""

    def front(self, kind: str, place: str, seen: Seen, library_item: str) -> Data:
        """Return the front matter of an item.

        Args:
            kind: What kind of item it is.
            place: What tells it from all others.
            seen: Who may see it.
            library_item: The id of an item that others of the folder may name.
        """
        model = KINDS[kind].front
        special = self._common(seen) | self._own(model, place, seen, library_item)
        return self.filling.fill(model, self.record, place, seen, {"kind": kind, **special})

    def _common(self, seen: Seen) -> Data:
        chosen = self.filling.hand.chosen
        added = self.filling.hand.day(YESTERDAY, seen)
        ids = {name: [chosen(self.named.ids[name], seen)] for name in self.named.ids}
        return {"audience": None, "added": added, **ids}

    def _own(  # noqa: PLR0911 - one for each kind
        self, model: type, place: str, seen: Seen, library_item: str
    ) -> Data:
        if model is LibraryItem:
            return self._library(place, seen)
        if model is Collection:
            choice = self.inner(Choice, f"{place}/choice", seen, {"id": library_item})
            return self._chosen(place, seen) | {"items": [choice]}
        if model is Study:
            return self._study(place, seen)
        if model is Event:
            return self._event(place, seen)
        if model is Article:
            return {"date": self._day(seen), "authors": [self.named.curator]}
        if model is Consultation:
            return asked(self, place, seen)
        if model is Report:
            return reported(self, place, seen)
        assert model is Module
        return self._module(place, seen, library_item)

    def inner(self, model: type, place: str, seen: Seen, special: Special) -> Data:
        """Return a record within an item."""
        return self.filling.fill(model, self.record, place, seen, special)

    def _day(self, seen: Seen) -> str:
        return self.filling.hand.day(date(2026, 3, 12), seen)

    def _chosen(self, place: str, seen: Seen) -> Data:
        days = {"reviewed": self._day(seen), "due": self.filling.hand.day(SOON, seen)}
        keeping = self.inner(Keeping, f"{place}/keeping", seen, days)
        return {"chosen_by": self.named.curator, "keeping": keeping}

    def _library(self, place: str, seen: Seen) -> Data:
        chosen = self.filling.hand.chosen
        return self._chosen(place, seen) | {
            "format": chosen(("read", "watch"), seen),
            "minutes": chosen((7, 45), seen),
            "date": self._day(seen),
            "authors": [self.named.curator],
        }

    def _study(self, place: str, seen: Seen) -> Data:
        chosen = self.filling.hand.chosen
        bearing = {"of": "leadership", "on": chosen(("productivity", "well-being"), seen)}
        drawing = {"file": self.table, "kind": "bar", "x": "name", "y": ["number"]}
        author = self.inner(Author, f"{place}/author", seen, {"person": self.named.curator})
        drawing |= {"lower": ["number"], "upper": ["number"]}
        return {
            "authors": [author],
            "date": self._day(seen),
            "publication": chosen(("report", "thesis"), seen),
            "doi": chosen(("10.5555/one", "10.5555/two"), seen),
            "about": [chosen(("leadership", "productivity"), seen)],
            "strength": chosen(("strong", "limited"), seen),
            "findings": [self.inner(Finding, f"{place}/finding", seen, bearing)],
            "charts": [self.inner(Chart, f"{place}/chart", seen, drawing)],
        }

    def _event(self, place: str, seen: Seen) -> Data:
        chosen = self.filling.hand.chosen
        day = chosen(("2026-12-01", "2026-12-03"), seen)
        # What does not take place has nothing to join.
        off = place.endswith(CANCELLED)
        without = ("joining", "joining_link") if off else ("cancelled",)
        return {
            **dict.fromkeys(without),
            "start": f"{day} 09:30",
            "end": f"{day} 11:00",
            "time_zone": chosen(("Europe/London", "Europe/Paris"), seen),
            "area": chosen(self.named.ids["areas"], seen),
            "hosts": [self.named.curator],
            "revision": chosen((0, 1), seen),
            "going": lambda who: [self.inner(Guest, place, who, {"leader": self.named.guest()})],
            "materials": lambda who: self._materials(place, who),
        }

    def _materials(self, place: str, seen: Seen) -> list[Data]:
        link = self.inner(Material, f"{place}/link", seen, {"file": None})
        file = self.inner(Material, f"{place}/file", seen, {"file": self.table, "link": None})
        return [link, file]

    def _module(self, place: str, seen: Seen, library_item: str) -> Data:
        return {
            "programme": self.named.programme,
            "number": self.filling.hand.chosen((1, 2), seen),
            "leads": [self.named.curator],
            "minutes": self.filling.hand.chosen((20, 50), seen),
            "reading": [library_item],
            "sessions": lambda who: [self.inner(Session, place, who, self._session(who))],
            "materials": lambda who: self._materials(place, who),
        }

    def _session(self, seen: Seen) -> dict[str, Any]:
        return {"cohort": self.named.cohort, "start": self._day(seen), "end": None}
