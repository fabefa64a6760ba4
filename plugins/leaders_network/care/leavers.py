"""Who left: appointments that ended longer ago than the network keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from leaders_network.directory.days import appointment_time
from leaders_network.records.leader import Appointment, Leader
from leaders_network.records.records import Records


@dataclass(frozen=True, slots=True)
class Ended:
    """An appointment past its time."""

    post: str
    """The post's name and its organisation's."""
    reference: str
    end: date
    days_over: int
    """For how many days it has been kept too long."""
    kept: int
    """How many contacts and assistants still stand in it."""


@dataclass(frozen=True, slots=True)
class Leaver:
    """A leader with appointments past their time."""

    id: str
    name: str
    ended: tuple[Ended, ...]
    """The longest ago first."""
    gone: bool
    """Whether nothing of theirs is held, to come, or within its time: the entry itself is past."""


def leavers(records: Records, day: date) -> Iterator[Leaver]:
    """Yield each leader with an appointment that ended more than `retention_days` before a day.

    Those whose whole entry is past its time come first, then by name.
    """
    found = [
        Leaver(identifier, leader.name, ended, _is_gone(leader, records, day))
        for identifier, leader in records.leaders.items()
        if (ended := tuple(sorted(_ended(leader, records, day), key=lambda each: each.end)))
    ]
    yield from sorted(found, key=lambda each: (not each.gone, each.name.casefold(), each.id))


def _last_day(records: Records, day: date) -> date:
    return day - timedelta(days=records.network.retention_days)


def _ended(leader: Leader, records: Records, day: date) -> Iterator[Ended]:
    last = _last_day(records, day)
    for held in leader.appointments:
        if held.end is not None and held.end < last:
            kept = len(held.contacts) + len(held.assistants)
            over = (last - held.end).days
            yield Ended(_name(held, records), held.post, held.end, over, kept)


def _is_gone(leader: Leader, records: Records, day: date) -> bool:
    last = _last_day(records, day)
    return all(
        appointment_time(held, day) == "past" and held.end is not None and held.end < last
        for held in leader.appointments
    )


def _name(held: Appointment, records: Records) -> str:
    owner, _, identifier = held.post.partition("/")
    organisation = records.organisations.get(owner)
    posts = organisation.posts if organisation else ()
    title = next((post.title for post in posts if post.id == identifier), held.post)
    return f"{title}, {organisation.name}" if organisation else held.post
