"""Rooms: each cohort and each group has one, and it is an audience of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leaders_network.audiences import Audience
from leaders_network.records.gathering import Cohort
from leaders_network.records.leader import Leader
from leaders_network.records.reading import Records


@dataclass(frozen=True, slots=True)
class Room:
    """The room of a cohort or of a group."""

    id: str
    name: str
    file: str
    """The file that opens it, relative to the data folder."""
    programme: str = ""
    cohort: str = ""

    @property
    def audience(self) -> Audience:
        """The audience of its members."""
        return Audience(self.id, self.name, is_room=True)

    def holds(self, leader: Leader) -> bool:
        """Return whether a leader is a member."""
        if self.programme:
            return any(
                (place.programme, place.cohort) == (self.programme, self.cohort)
                for place in leader.programmes
            )
        return self.id in leader.groups


def room_id(cohort: Cohort) -> str:
    """Return the name of a cohort's room."""
    return cohort.room or f"cohort-{cohort.id}"


def rooms_of(records: Records) -> Iterator[Room]:
    """Yield the room of every cohort and of every group, in the order of their files."""
    for programme_id, programme in records.programmes.items():
        file = f"programmes/{programme_id}.yml"
        for cohort in programme.cohorts:
            yield Room(room_id(cohort), cohort.name, file, programme_id, cohort.id)
    for group_id, group in records.groups.items():
        yield Room(group_id, group.name, f"groups/{group_id}.yml")
