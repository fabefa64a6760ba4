"""An invented directory as it was read: what other programs' input is written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.generate import DAY
from leaders_network.problems import Problems
from leaders_network.source import read_yaml

Record = dict[str, Any]

_LAPSES = timedelta(days=365)
"""What was confirmed longer ago is shown to nobody, as in a directory that sets no other limit."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Every record that the network sees, and what the words of the vocabularies stand for."""

    leaders: dict[str, Record]
    bodies: dict[str, Record]
    words: dict[str, str]

    def post(self, reference: str) -> tuple[Record, Record]:
        """Return a post and its organisation."""
        organisation, _, identifier = reference.partition("/")
        body = self.bodies[organisation]
        return next(post for post in body["posts"] if post["id"] == identifier), body


def read(data: Path) -> Facts:
    """Return the facts of a generated directory."""
    leaders = dict(_records(data / "leaders"))
    return Facts(
        {name: leader for name, leader in leaders.items() if leader.get("audience") is None},
        dict(_records(data / "organisations")),
        {
            word["id"]: word["name"]
            for file, vocabulary in _records(data / "vocabulary")
            for word in vocabulary[file]
        },
    )


def contact_line(contact: Record) -> str:
    """Return a way to reach somebody, and how sure it is."""
    ways = " · ".join(str(contact[key]) for key in ("email", "phone", "hours") if key in contact)
    confirmed = contact["confirmed"]
    return f"{contact['label']}: {ways} (confirmed {confirmed['on']} by {confirmed['by']})"


def seen(contacts: list[Record]) -> tuple[str, ...]:
    """Return the contacts that the whole network sees."""
    return tuple(contact_line(each) for each in contacts if each.get("audience") is None)


def standing(items: Iterable[Record]) -> list[Record]:
    """Return the contacts or assistants that the whole network sees and that have not lapsed."""
    return [
        each
        for each in items
        if each.get("audience") is None
        and DAY - date.fromisoformat(str(each["confirmed"]["on"])) <= _LAPSES
    ]


def begun(appointment: Record) -> bool:
    """Return whether somebody is in post already."""
    return date.fromisoformat(str(appointment["start"])) <= DAY


def ways(contacts: Iterable[Record]) -> tuple[Record, ...]:
    """Return the ways that stand, each as its label, address and number."""
    wanted = ("label", "email", "phone")
    return tuple({key: way[key] for key in wanted if key in way} for way in standing(contacts))


def _records(folder: Path) -> Iterator[tuple[str, Record]]:
    for path in sorted(folder.glob("*.yml")):
        problems = Problems()
        found = read_yaml(path.read_text(encoding="utf-8"), str(path), problems)
        problems.raise_if_any()
        if found:
            yield path.stem, found[0]
