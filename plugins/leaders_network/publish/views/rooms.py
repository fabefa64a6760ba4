"""A room as its members see it: whose it is, until when, and what is kept for it alone."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.prose import Prose
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.contact import ContactView
from leaders_network.publish.views.gathering import CohortView, ModuleView


@view
class RoomContact:
    """A way to reach a member that is for this room alone."""

    member: Link
    contact: ContactView


@view
class RoomView:
    """What a group or a cohort is for, who convenes it, when it ends, and its contacts."""

    name: str
    summary: str
    description: Prose
    convener: Link | None
    until: Day | None
    closes: Day | None
    """The last day the room can be read, where it has an end."""
    has_ended: bool
    subjects: tuple[Link, ...]
    contacts: tuple[RoomContact, ...]
    cohort: CohortView | None = None
    """Where it is a cohort's room: its terms, and who is put together."""
    modules: tuple[ModuleView, ...] = ()
