"""Ways to reach somebody in the specimen: one of each sort for each restriction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from leaders_network.records.contact import Assistant, Confirmation, Contact, Route
from tests.integration.canaries import NOBODY, Seen
from tests.integration.dates import FRESH, LAPSED
from tests.integration.filling import Data, Filling, Special

PURPOSES = ("incident", "diary", "formal", "peer", "media")
_ROUTES = (0, 2, 3, 4, 5)
"""There are five purposes for six restrictions, of which two come to the same."""


@dataclass(slots=True)
class Ways:
    """Contacts, assistants and routes of one appointment, post or organisation."""

    filling: Filling
    record: str
    place: str
    own: bool = False
    """Whether they are a leader's own, so that what has lapsed is for nobody."""
    first: str | None = None
    """The id of the first contact, once there is one."""
    helped: bool = False
    """Whether there is an assistant."""

    def contacts(self, seen: Seen) -> list[Data]:
        """Return a contact for each restriction, and one that has lapsed."""
        found = self._each(Contact, "contacts", seen, self._contact)
        if found:
            self.first = found[0]["id"]
        return found

    def assistants(self, seen: Seen) -> list[Data]:
        """Return an assistant for each restriction, and one whose details have lapsed."""
        found = self._each(Assistant, "assistants", seen, self._assistant)
        self.helped = bool(found)
        return found

    def routes(self, seen: Seen) -> list[Data]:
        """Return a route for each restriction."""
        if self.first is None:
            return []
        return self.filling.items(
            Route, self.record, f"{self.place}/routes", seen, self._route, among=_ROUTES
        )

    def _each(self, model: type, name: str, seen: Seen, special: Any) -> list[Data]:
        place = f"{self.place}/{name}"
        found = self.filling.items(model, self.record, place, seen, special)
        gone = NOBODY if self.own else seen
        if self.filling.hand.keeps(gone):
            lapsed = {"audience": None, **special(0, f"{place}/lapsed", gone, LAPSED)}
            found.append(self.filling.fill(model, self.record, f"{place}/lapsed", gone, lapsed))
        return found

    def _contact(self, number: int, place: str, seen: Seen, on: date = FRESH) -> Special:
        purpose = self.filling.hand.chosen(PURPOSES, seen, at=number)
        return {"purposes": [purpose], "confirmed": self._confirmed(place, seen, on)}

    def _assistant(self, number: int, place: str, seen: Seen, on: date = FRESH) -> Special:
        return {"confirmed": self._confirmed(place, seen, on)}

    def _confirmed(self, place: str, seen: Seen, on: date) -> Data:
        special = {"on": self.filling.hand.day(on, seen)}
        return self.filling.fill(Confirmation, self.record, place, seen, special)

    def _route(self, number: int, place: str, seen: Seen) -> Special:
        via = "assistant" if self.helped and number > 3 else self.first
        return {"for": PURPOSES[_ROUTES.index(number)], "via": via}
