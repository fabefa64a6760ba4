"""What lies around a change: the leaders and organisations whose pages may change with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from leaders_network.records.leader import Leader
from leaders_network.records.records import Records
from leaders_network.reviewing.chosen import Chosen
from leaders_network.reviewing.snapshot import Snapshot

_ON_EVERY_PAGE = ("sectors", "areas", "roles", "topics", "programmes", "groups")


@dataclass(frozen=True, slots=True)
class Around:
    """The ids of all that views around a change read; what stands on every page is around all."""

    leaders: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    everything: bool = False

    def narrowed(self, snapshot: Snapshot) -> Snapshot:
        """Return a snapshot that holds nothing but what lies around the change."""
        if self.everything:
            return snapshot
        records = snapshot.records
        leaders = {i: one for i, one in records.leaders.items() if i in self.leaders}
        bodies = {i: one for i, one in records.organisations.items() if i in self.organisations}
        return replace(snapshot, records=replace(records, leaders=leaders, organisations=bodies))


def around_change(before: Snapshot, after: Snapshot, chosen: Chosen) -> Around:
    """Return the leaders and organisations whose pages may change with what was chosen."""
    if chosen.settings or any(chosen.records.get(kind) for kind in _ON_EVERY_PAGE):
        return Around(everything=True)
    sides = [snapshot.records for snapshot in (before, after)]
    changed = set(chosen.records.get("leaders", ()))
    bodies = set(chosen.records.get("organisations", ())) | set(_employers(sides, changed))
    bodies |= set(_parts(sides, bodies))
    near = changed | set(_colleagues(sides, changed, bodies))
    return Around(frozenset(near), frozenset(_named(sides, near, bodies)))


def _employers(sides: Iterable[Records], leaders: set[str]) -> Iterator[str]:
    for leader in _known(sides, leaders):
        yield from _bodies(leader)


def _parts(sides: Iterable[Records], bodies: set[str]) -> Iterator[str]:
    """Yield the organisations that are parts of others: their pages name these."""
    for records in sides:
        for identifier, found in records.organisations.items():
            if found.parent in bodies:
                yield identifier


def _colleagues(sides: Iterable[Records], leaders: set[str], bodies: set[str]) -> Iterator[str]:
    """Yield everybody who serves in an organisation, or shares an assistant with a leader."""
    helped = {key for leader in _known(sides, leaders) for key in _assistants(leader)}
    for records in sides:
        for identifier, leader in records.leaders.items():
            shared = helped and not helped.isdisjoint(_assistants(leader))
            if shared or not bodies.isdisjoint(_bodies(leader)):
                yield identifier


def _named(sides: Iterable[Records], leaders: set[str], bodies: set[str]) -> set[str]:
    """Return all organisations that views of some leaders and organisations name."""
    found = bodies | set(_employers(sides, leaders))
    for records in sides:
        known = (records.organisations.get(one) for one in set(found))
        found |= {one.parent for one in known if one and one.parent}
    return found


def _known(sides: Iterable[Records], leaders: set[str]) -> Iterator[Leader]:
    for records in sides:
        for identifier in leaders & records.leaders.keys():
            yield records.leaders[identifier]


def _bodies(leader: Leader) -> Iterator[str]:
    return (held.organisation for held in leader.appointments)


def _assistants(leader: Leader) -> set[tuple[str, str]]:
    return {one.who for held in leader.appointments for one in held.assistants}
