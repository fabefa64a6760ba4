"""What leaders may share, and the words in which two of them are told that they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from leaders_network.directory.days import time_of
from leaders_network.directory.linking import HeldPost
from leaders_network.lean import slotted
from leaders_network.publish.ground import Ground
from leaders_network.publish.grounds import SharedGrounds
from leaders_network.records.leader import Leader
from leaders_network.records.records import Records

_WORDS = {
    "worked": "Both worked at {}",
    "need": "Asks about {}",
    "help": "Offers help with {}",
    "topic": "Both know about {}",
    "role": "Same role: {}",
    "area": "Both serve {}",
    "group": "Both in {}",
}
_NAMED_IN = {
    "worked": "organisation",
    "need": "topic",
    "help": "topic",
    "topic": "topic",
    "role": "role",
    "group": "group",
}

Trait = tuple[str, ...]
"""What may be shared: its kind and the ids it is made of."""


@slotted
class Sharable:
    """What the leaders of one audience may share; what is costly is made when first asked for."""

    ground: Ground
    _said: dict[Trait, str] = field(default_factory=dict)
    _shared_grounds: SharedGrounds | None = None

    @property
    def _grounds(self) -> SharedGrounds:
        if self._shared_grounds is None:
            self._shared_grounds = SharedGrounds(self.ground.directory)
        return self._shared_grounds

    def of(self, leader: Leader, current: list[HeldPost]) -> Iterator[Trait]:
        """Yield what a leader who holds posts today may share with others."""
        sectors = {held.organisation.sector for held in current}
        for _, held in self.ground.tenures(leader, "past"):
            yield "worked", held.organisation_id
            for sector in sorted(sectors - {held.organisation.sector}):
                yield "move", held.organisation.sector, sector
        for held in current:
            if held.post.role:
                yield "role", held.post.role
            for code in held.areas:
                yield from (("area", ground) for ground in self._grounds.of(code))
        yield from self._exchanged(leader)
        yield from (("topic", topic) for topic in leader.knows_about)
        yield from self._gathered(leader)

    def _gathered(self, leader: Leader) -> Iterator[Trait]:
        """Yield the cohorts and groups of a leader that the audience may know of."""
        records = self.ground.directory.records
        for place in leader.programmes:
            if _cohort(records, place.programme, place.cohort):
                yield "cohort", place.programme, place.cohort
        yield from (("group", group) for group in leader.groups if group in records.groups)

    def _exchanged(self, leader: Leader) -> Iterator[Trait]:
        """Yield what is asked and offered by name; an ask without one says nothing of anybody."""
        for ask in leader.asks:
            if not ask.anonymous and not ask.outcome and self._is_for_all(ask.audience):
                for topic in ask.topics:
                    yield "need", topic
        for offer in leader.offers:
            if self._is_for_all(offer.audience):
                for topic in offer.topics:
                    yield "help", topic

    def _is_for_all(self, restriction: str | None) -> bool:
        return restriction is None or restriction == self.ground.audience.name

    def as_you_did(self, move: Trait) -> str:
        """Return a move between sectors in words to somebody who made it as well."""
        start, end = (self._name("sector", sector) for sector in move[1:])
        return f"Moved from {start} to {end}, as you did"

    def words(self, trait: Trait) -> str:
        """Return a reason in words; many have the same, which is then one text."""
        if trait not in self._said:
            self._said[trait] = self._in_words(trait)
        return self._said[trait]

    def _in_words(self, trait: Trait) -> str:
        kind, first, *rest = trait
        directory = self.ground.directory
        if kind == "move":
            return (
                f"Both moved from {self._name('sector', first)} to {self._name('sector', rest[0])}"
            )
        if kind == "cohort":
            return f"Both in the programme’s {_cohort(directory.records, first, rest[0])}"
        if kind == "area":
            return _WORDS[kind].format(self._grounds.name(first))
        group = directory.records.groups[first] if kind == "group" else None
        if group and time_of(group.start, group.end, self.ground.day) == "past":
            return f"Both were in {group.name}"
        return _WORDS[kind].format(self._name(_NAMED_IN[kind], first))

    def _name(self, scheme: str, identifier: str) -> str:
        """Return the name of what a trait is made of."""
        known: Any = self.ground.directory.known(scheme)
        return str(known[identifier].name) if identifier in known else identifier


def _cohort(records: Records, programme: str, cohort: str) -> str:
    """Return what a cohort is called; nothing where the audience may not know of it."""
    found = records.programmes.get(programme)
    names = (one.name for one in found.cohorts if one.id == cohort) if found else iter(())
    return next(names, "")
