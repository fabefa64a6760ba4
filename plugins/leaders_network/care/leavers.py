"""Who left: who may still sign in, and what ended longer ago than the network keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from leaders_network.directory.days import holds_nothing
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
    """A leader with appointments past their time, or who left and may still sign in."""

    id: str
    name: str
    ended: tuple[Ended, ...]
    """Those past their time, the longest ago first."""
    gone: bool
    """Whether nothing of theirs is held, to come, or within its time: the entry itself is past."""
    signs_in: bool = False
    """Whether they hold nothing, today or later, and an address of theirs still lets them in."""
    left: date | None = None
    """The last day of the last post that they held."""


def leavers(records: Records, day: date) -> Iterator[Leaver]:
    """Yield who left and may still sign in, and whose appointments are past their time.

    That is more than `retention_days` after their end. Whoever may still sign in comes first, then
    those whose whole entry is past its time, each by name.
    """
    found = (_leaver(one, leader, records, day) for one, leader in records.leaders.items())
    kept = [each for each in found if each.ended or each.signs_in]
    yield from sorted(kept, key=_urgency)


def _urgency(leaver: Leaver) -> tuple[bool, bool, str, str]:
    return not leaver.signs_in, not leaver.gone, leaver.name.casefold(), leaver.id


def _leaver(identifier: str, leader: Leader, records: Records, day: date) -> Leaver:
    ended = tuple(sorted(_ended(leader, records, day), key=lambda each: each.end))
    signs_in = bool(leader.sign_in) and holds_nothing(leader, day)
    left = max((held.end for held in leader.appointments if held.end), default=None)
    gone = bool(ended) and len(ended) == len(leader.appointments)
    return Leaver(identifier, leader.name, ended, gone, signs_in, left if signs_in else None)


def _ended(leader: Leader, records: Records, day: date) -> Iterator[Ended]:
    last = day - timedelta(days=records.network.retention_days)
    for held in leader.appointments:
        if held.end is not None and held.end < last:
            over = (last - held.end).days
            yield Ended(_name(held, records), held.post, held.end, over, len(held.details))


def _name(held: Appointment, records: Records) -> str:
    owner, _, identifier = held.post.partition("/")
    organisation = records.organisations.get(owner)
    posts = organisation.posts if organisation else ()
    title = next((post.title for post in posts if post.id == identifier), held.post)
    return f"{title}, {organisation.name}" if organisation else held.post
