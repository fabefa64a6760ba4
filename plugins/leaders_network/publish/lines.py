"""Posts as lines of lists: what each is called, whose it is, where, and how it is held."""

from __future__ import annotations

from leaders_network.directory.linking import HeldPost
from leaders_network.publish.ground import Ground
from leaders_network.publish.phrases import STATUSES, listed
from leaders_network.publish.views.people import PostLine
from leaders_network.records.leader import Appointment


def post_line(ground: Ground, held: HeldPost, appointment: Appointment | None = None) -> PostLine:
    """Return a post as a line of a list; an appointment adds how it is held.

    It is made once for each post, and most posts are held in no way that needs saying.
    """
    if held.reference not in ground.lines:
        ground.lines[held.reference] = PostLine(
            ground.link("post", held.reference, held.post.title),
            ground.link("organisation", held.organisation_id, held.organisation.name),
            "",
            listed(area.name for area in ground.areas(held.areas)),
            held.post.language or "",
        )
    line, status = ground.lines[held.reference], holding(appointment) if appointment else ""
    if not status:
        return line
    return PostLine(line.post, line.organisation, status, line.place, line.language)


def holding(appointment: Appointment) -> str:
    """Return in words how an appointment holds its post; empty where it does as usual."""
    status = STATUSES[appointment.status]
    if not appointment.job_share:
        return status
    return f"{status}, Job share" if status else "Job share"
