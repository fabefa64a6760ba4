"""Rooms: each cohort and each group has one, and it is an audience of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from leaders_network.audiences import Audience
from leaders_network.lean import frozen
from leaders_network.records.field import WITHHELD
from leaders_network.records.gathering import Cohort
from leaders_network.records.leader import Leader
from leaders_network.records.records import Records

CLOSING = timedelta(days=90)
"""For how long a room can still be read after its group has ended."""


@frozen
class Room:
    """The room of a cohort or of a group."""

    id: str
    name: str
    file: str
    """The file that opens it, relative to the data folder."""
    programme: str = ""
    cohort: str = ""
    end: date | None = None
    """The last day of the group; a cohort's room has none, for cohorts stay together."""
    withheld: bool = False
    """Whether its group or programme is published to nobody, and so not to its members either."""

    @property
    def closes(self) -> date | None:
        """The last day on which the room can still be read."""
        return self.end + CLOSING if self.end else None

    def is_open(self, day: date) -> bool:
        """Return whether the room can be read on a day: some time yet after its group's end."""
        return not self.withheld and (self.closes is None or day <= self.closes)

    @property
    def audience(self) -> Audience:
        """The audience of its members."""
        return Audience(self.id, self.name, is_room=True)

    def holds(self, leader: Leader) -> bool:
        """Return whether a leader is a member."""
        if self.programme:
            return leader.is_in(self.programme, self.cohort)
        return self.id in leader.groups


def open_rooms(records: Records, day: date) -> Iterator[Room]:
    """Yield the rooms that have a site on a day."""
    return (room for room in rooms_of(records) if room.is_open(day))


def room_id(cohort: Cohort) -> str:
    """Return the name of a cohort's room."""
    return cohort.room or f"cohort-{cohort.id}"


def room_named(records: Records, audience: str) -> Room | None:
    """Return the room that an audience is, or None for a rung of the ladder."""
    return next((room for room in rooms_of(records) if room.id == audience), None)


def rooms_of(records: Records) -> Iterator[Room]:
    """Yield the room of every cohort and of every group, in the order of their files."""
    for programme_id, programme in records.programmes.items():
        file, hidden = f"programmes/{programme_id}.yml", programme.audience == WITHHELD
        for position, cohort in enumerate(programme.cohorts):
            name, named_by = room_id(cohort), "room" if cohort.room else "id"
            if records.knows(file, "cohorts", position, named_by) and (
                records.knows(file, "cohorts", position, "room")
            ):
                yield Room(name, cohort.name, file, programme_id, cohort.id, withheld=hidden)
    for group_id, group in records.groups.items():
        file, hidden = f"groups/{group_id}.yml", group.audience == WITHHELD
        yield Room(group_id, group.name, file, end=group.end, withheld=hidden)
