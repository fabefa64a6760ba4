"""What a leader stands for in figures: one sector, one role, and one region or nation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leaders_network.directory.days import appointment_time
from leaders_network.directory.linking import Directory, HeldPost
from leaders_network.lean import frozen
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


def standing_of(directory: Directory, leader: str, day: date) -> Standing | None:
    """Return what a leader stands for on a day, or None when they hold no post.

    Who holds several posts stands for the first that is held substantively, as their file has it.
    """
    held = [
        (appointment, directory.posts[appointment.post])
        for appointment in directory.records.leaders[leader].appointments
        if appointment.post in directory.posts and appointment_time(appointment, day) == "current"
    ]
    if not held:
        return None
    _, post = min(enumerate(held), key=lambda one: (_is_stopgap(one[1][0]), one[0]))[1]
    role = post.post.role or ""
    return Standing(post.organisation.sector, role, _region(directory, post))


def _is_stopgap(appointment: Appointment) -> bool:
    return appointment.status != "substantive"


def _region(directory: Directory, post: HeldPost) -> str:
    found = set(_regions(directory, post.areas))
    return found.pop() if len(found) == 1 else ""


def _regions(directory: Directory, codes: Iterable[str]) -> Iterable[str]:
    for code in codes:
        above = directory.areas_above(code)
        yield next((area.id for area in above if area.kind in REGIONS), "")
