"""How the people of records and of lists are reached: addresses and numbers, all in one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leaders_network.importing.fitting import fitted
from leaders_network.records.contact import Contact
from leaders_network.records.editing import Way
from leaders_network.records.shape import shape
from leaders_network.sheets.holding import appointment_step, contact_step
from leaders_network.sheets.people import ListedPerson


@dataclass(frozen=True, slots=True)
class Reaching:
    """The ways to people, with the telephone numbers of one country."""

    country: str
    """Whose numbers may stand without their country's code."""

    def form(self, sort: str, value: str) -> str:
        """Return an `email` or a `phone` as these are compared, and as a record writes them."""
        text = str(fitted(value, shape(Contact)[sort], self.country))
        return text.casefold() if sort == "email" else text

    def contacts(self, record: Mapping[str, Any], sort: str) -> Iterator[tuple[str, Way]]:
        """Yield each address or number of a leader's contacts, and the way to it."""
        for held in record.get("appointments", ()):
            above = appointment_step(held)
            for contact in held.get("contacts", ()):
                if contact.get(sort):
                    way = ("appointments", above, "contacts", contact_step(contact), sort)
                    yield self.form(sort, contact[sort]), way

    def of_leader(self, record: Mapping[str, Any]) -> Iterator[str]:
        """Yield each address and number of a leader, those that they sign in with as well."""
        yield from (self.form("email", address) for address in record.get("sign_in", ()))
        for sort in ("email", "phone"):
            yield from (value for value, _ in self.contacts(record, sort))

    def of_person(self, person: ListedPerson) -> Iterator[str]:
        """Yield each address and number of somebody in a list."""
        yield from (self.form("email", one) for one in person.emails)
        yield from (self.form("phone", one) for one in person.phones)

    def of_others(self, records: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
        """Yield each address and number of an office or an assistant."""
        bodies = records.get("organisations", {}).values()
        owners = [owner for body in bodies for owner in (body, *body.get("posts", ()))]
        found = [contact for owner in owners for contact in owner.get("contacts", ())]
        for leader in records["leaders"].values():
            found += [
                one for held in leader.get("appointments", ()) for one in held.get("assistants", ())
            ]
        for one in found:
            yield from (self.form(sort, one[sort]) for sort in ("email", "phone") if one.get(sort))
