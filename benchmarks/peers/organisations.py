"""Organisations as other programs would be given them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.peers.facts import Facts, Record, ways


@dataclass(frozen=True, slots=True)
class Organisation:
    """What the network's readers see of one organisation."""

    id: str
    name: str
    other_names: tuple[str, ...]
    sector: str
    areas: tuple[str, ...]
    website: str
    ways: tuple[Record, ...]


def organisations(facts: Facts) -> Iterator[Organisation]:
    """Yield every organisation, in the order of their ids."""
    for identifier, body in facts.bodies.items():
        yield Organisation(
            identifier,
            body["name"],
            tuple(body.get("other_names", ())),
            facts.words[body["sector"]],
            tuple(facts.words[area] for area in body["areas"]),
            body["website"],
            ways(body["contacts"]),
        )
