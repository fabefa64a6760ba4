"""What changes in posts around the day: who is new, who moved, who is to come, what is vacant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from leaders_network.directory.days import is_new
from leaders_network.directory.linking import HeldPost
from leaders_network.publish.ground import Ground
from leaders_network.publish.lines import post_line
from leaders_network.publish.people import person
from leaders_network.publish.phrases import day
from leaders_network.publish.posts import is_standing, post_row
from leaders_network.publish.views.changes import PostChange
from leaders_network.publish.views.people import PostLine
from leaders_network.records.leader import Appointment, Leader

_BETWEEN = timedelta(days=366)
"""How long after leaving one post taking another still counts as a move between the two."""


def changes(ground: Ground) -> tuple[PostChange, ...]:
    """Return the changes that an audience may know of, what is to come first, then the newest."""
    found = [*_appointments(ground), *_vacancies(ground)]
    return tuple(sorted(found, key=lambda change: (_backwards(change.on.iso), change.key)))


def named(line: PostLine) -> str:
    """Return a post with its organisation, and how it is held where that is not for good."""
    status = f" ({line.status.lower()})" if line.status else ""
    return f"{line.named}{status}"


def _backwards(iso: str) -> int:
    return -int(iso.replace("-", ""))


def _appointments(ground: Ground) -> Iterator[PostChange]:
    horizon = ground.day + timedelta(days=ground.network.new_days)
    for identifier, leader in ground.directory.records.leaders.items():
        for appointment, held in ground.tenures(leader, "current"):
            if is_new(appointment, ground.day, ground.network):
                yield _appointment(ground, identifier, leader, appointment, held)
        for appointment, held in ground.tenures(leader, "coming"):
            if appointment.start <= horizon:
                yield _appointment(ground, identifier, leader, appointment, held)


def _appointment(
    ground: Ground, identifier: str, leader: Leader, appointment: Appointment, held: HeldPost
) -> PostChange:
    before = _left(ground, leader, appointment)
    is_coming = appointment.start > ground.day
    return PostChange(
        "coming" if is_coming else "move" if before else "new",
        f"appointments/{identifier}/{held.reference}/{appointment.start}",
        day(appointment.start),
        post_line(ground, held, appointment),
        person(ground, identifier),
        before,
    )


def _left(ground: Ground, leader: Leader, appointment: Appointment) -> PostLine | None:
    """Return the post that was left for another, where that was lately."""
    past = [
        (other.end, held)
        for time in ("past", "current")
        for other, held in ground.tenures(leader, time)
        if other.end and other.end <= appointment.start + timedelta(days=31)
        if other.post != appointment.post and other.start < appointment.start
        if appointment.start - other.end <= _BETWEEN
    ]
    last = max(past, key=lambda pair: pair[0], default=None)
    return post_line(ground, last[1]) if last else None


def _vacancies(ground: Ground) -> Iterator[PostChange]:
    """Yield the posts that are vacant, where the audience may know since when."""
    for reference, held in ground.directory.posts.items():
        if is_standing(ground, held) and post_row(ground, held).state == "vacant":
            since = _vacant_since(held, ground.day)
            if since and ground.day - since <= _BETWEEN:
                key = f"vacancies/{reference}/{since}"
                yield PostChange("vacant", key, day(since), post_line(ground, held))


def _vacant_since(held: HeldPost, today: date) -> date | None:
    ends = [end for tenure in held.tenures if (end := tenure.appointment.end) and end < today]
    return max(ends) + timedelta(days=1) if ends else held.post.start
