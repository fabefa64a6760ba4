"""What a leader stands for in figures: one sector, one role, and one region or nation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leaders_network.directory.linking import Directory, HeldPost
from leaders_network.directory.room import room_named
from leaders_network.lean import frozen
from leaders_network.records.consultation import Consultation
from leaders_network.records.leader import Appointment

REGIONS = ("region", "nation")
"""The kinds of areas that figures are told by; a nation without regions is one of its own."""


@frozen
class Standing:
    """Where somebody counts, each leader once."""

    sector: str = ""
    role: str = ""
    region: str = ""
    """The code of the one region or nation they serve; empty where they serve several."""


def asked(
    directory: Directory, front: Consultation, audience: str, day: date
) -> dict[str, Standing]:
    """Return whom a consultation asks, by id, and what each stands for on a day.

    Args:
        directory: The leaders.
        front: Names the sectors and roles it is meant for; without these, who holds no post is
            asked too.
        audience: Who sees its page: a room's asks the members of the room.
        day: Says which posts are held.
    """
    room = room_named(directory.records, audience)
    members = (
        one for one, leader in directory.records.leaders.items() if not room or room.holds(leader)
    )
    standings = {one: standing_of(directory, one, day) or Standing() for one in members}
    return {
        one: stands for one, stands in standings.items() if front.asks(stands.sector, stands.role)
    }


def standing_of(directory: Directory, leader: str, day: date) -> Standing | None:
    """Return what a leader stands for on a day, or None when they hold no post.

    Who holds several posts stands for the first that is held substantively, as their file has it.
    """
    held = directory.tenures(directory.records.leaders[leader], "current", day)
    if not held:
        return None
    _, post = min(enumerate(held), key=lambda one: (is_stopgap(one[1][0]), one[0]))[1]
    role = post.post.role or ""
    return Standing(post.organisation.sector, role, _region(directory, post))


def is_stopgap(appointment: Appointment) -> bool:
    """Return whether somebody holds a post for a while only, until it is filled."""
    return appointment.status != "substantive"


def _region(directory: Directory, post: HeldPost) -> str:
    found = set(_regions(directory, post.areas))
    return found.pop() if len(found) == 1 else ""


def _regions(directory: Directory, codes: Iterable[str]) -> Iterable[str]:
    for code in codes:
        above = directory.areas_above(code)
        yield next((area.id for area in above if area.kind in REGIONS), "")
