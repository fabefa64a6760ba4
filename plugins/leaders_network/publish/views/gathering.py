"""Programmes and their cohorts: how to apply, when they meet, who is put together."""

from __future__ import annotations

from typing import Literal

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.contact import AssistantView, ContactView, RouteView
from leaders_network.publish.views.items import Resource
from leaders_network.publish.views.people import Person
from leaders_network.publish.views.rows import ItemRow

ApplyingState = Literal["coming", "open", "closed"]
CohortState = Literal["coming", "current", "past"]


@view
class ApplyingView:
    """When and how to apply for a place in a cohort, as it is on the day."""

    programme: Link
    cohort: str
    state: ApplyingState
    words: str
    """As in `Open now, until 31 March 2027: 12 days left`."""
    how: str
    link: str | None


@view
class PeerSetView:
    """Who is put together, and why."""

    id: str
    people: tuple[Person, ...]
    why: tuple[str, ...]


@view
class PeerRoundView:
    """The peer sets and buddies of a cohort from a day on."""

    id: str
    name: str
    start: Day
    sets: tuple[PeerSetView, ...]
    buddies: tuple[PeerSetView, ...]


@view
class CohortView:
    """A cohort: on its programme's page, and at the front of its room."""

    name: str
    when: str
    state: CohortState
    summary: str
    people: tuple[Person, ...]
    terms: tuple[str, ...] = ()
    rounds: tuple[PeerRoundView, ...] = ()
    """The latest first."""
    room: str = ""
    """The way to its room's site, where readers may know of it; only its members may enter."""


@view
class ModuleView:
    """A module of a programme: when each cohort takes it, and what comes with it."""

    row: ItemRow
    number: int
    sessions: tuple[tuple[str, str], ...]
    """As in (`Cohort of 2026`, `14 September 2026 to 18 September 2026, Harrogate`)."""
    resources: tuple[Resource, ...]
    reading: tuple[ItemRow, ...]


@view
class MemberView:
    """A member of a room, and the ways to take that members need first."""

    person: Person
    routes: tuple[RouteView, ...]
    assistants: tuple[AssistantView, ...]
    own: tuple[ContactView, ...]
    """Those kept for this room alone."""
    sector: str = ""
    """Where they serve; empty for whoever holds no post."""
