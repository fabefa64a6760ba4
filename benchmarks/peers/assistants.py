"""Assistants as other programs would be given them: each once, with everybody they work for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.peers.facts import Record
from benchmarks.peers.people import Person


@dataclass(frozen=True, slots=True)
class Assistant:
    """What the network's readers see of one assistant."""

    id: str
    name: str
    title: str
    email: str
    phone: str
    hours: str | None
    confirmed: str
    supports: tuple[Person, ...]

    @property
    def summary(self) -> str:
        """Whose assistant this is, in words."""
        return f"{self.title} of {', '.join(person.name for person in self.supports)}"


def assistants(known: Iterable[Person]) -> list[Assistant]:
    """Return everyone who assists people, in the order in which they come up."""
    found: dict[str, Record] = {}
    supports: defaultdict[str, list[Person]] = defaultdict(list)
    for person in known:
        for assistant in person.assisted_by:
            found.setdefault(assistant["email"], assistant)
            supports[assistant["email"]].append(person)
    return [_assistant(record, supports[email]) for email, record in found.items()]


def assistant_id(record: Record) -> str:
    """Return what an assistant's page is named after: the address, which is nobody else's."""
    name, _, organisation = record["email"].removeprefix("pa.").partition("@")
    return f"{name}-{organisation}".replace(".", "-")


def _assistant(record: Record, supports: Iterable[Person]) -> Assistant:
    return Assistant(
        assistant_id(record),
        record["name"],
        record.get("title") or "Assistant",
        record["email"],
        record["phone"],
        record.get("hours"),
        f"{record['confirmed']['on']} by {record['confirmed']['by']}",
        tuple(supports),
    )
