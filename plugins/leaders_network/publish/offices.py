"""Assistants as offices: one who is named in several files is one person, with one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from leaders_network.directory.days import given_by
from leaders_network.directory.linking import HeldPost
from leaders_network.lean import frozen
from leaders_network.publish.alphabet import by_letter, letter_shown
from leaders_network.publish.ground import Ground
from leaders_network.publish.lines import post_line
from leaders_network.publish.people import person
from leaders_network.publish.phrases import day, family_first
from leaders_network.publish.reach import assistant_view, freshness_of, office_path
from leaders_network.publish.views.offices import Due, OfficeShelf, OfficeView, Principal
from leaders_network.records.contact import Assistant, Confirmation
from leaders_network.records.leader import Appointment

_SOON = timedelta(days=30)
"""How long before a confirmation runs out it is said to be due."""


@frozen
class Support:
    """One leader whom somebody assists, by one appointment."""

    leader: str
    assistant: Assistant
    appointment: Appointment
    held: HeldPost


def supports(ground: Ground) -> dict[str, list[Support]]:
    """Return for the path of each office everyone it supports, as an audience may see it.

    A room's members have their offices in the network's site, so there is none in a room's.
    """
    found: dict[str, list[Support]] = defaultdict(list)
    for identifier, leader in ground.directory.records.leaders.items():
        for appointment, held in ground.tenures(leader, "current"):
            for assistant in appointment.assistants:
                path = office_path(ground, assistant)
                if path:
                    found[path].append(Support(identifier, assistant, appointment, held))
    return found


def office_view(
    ground: Ground, path: str, supported: Iterable[Support], *, due: bool = True
) -> OfficeView:
    """Return an office's own page.

    Args:
        ground: What everything stands on.
        path: Where the page stands.
        supported: Everyone it supports.
        due: Whether it is said what is due; a list of all offices does not.
    """
    found = list(supported)
    principals = (_principal(ground, one, due=due) for one in found)
    return OfficeView(
        path.rstrip("/").rpartition("/")[2],
        path,
        assistant_view(ground, found[0].assistant),
        tuple(sorted(principals, key=lambda one: (one.person.sort_name, one.person.path))),
    )


def offices_in_order(ground: Ground) -> tuple[OfficeShelf, ...]:
    """Return every office by the family name that its assistant seems to have."""
    views = (
        office_view(ground, path, found, due=False) for path, found in supports(ground).items()
    )
    named = sorted(
        ((family_first(view.assistant.name), view) for view in views),
        key=lambda one: (one[0], one[1].path),
    )
    return tuple(
        OfficeShelf(letter_shown(letter), tuple(found))
        for letter, found in by_letter(named).items()
    )


def _principal(ground: Ground, one: Support, *, due: bool) -> Principal:
    waiting = sorted(_due(ground, one) if due else (), key=lambda found: found[0])
    return Principal(
        person(ground, one.leader),
        post_line(ground, one.held, one.appointment),
        tuple(found for _, found in waiting),
    )


def _due(ground: Ground, one: Support) -> Iterator[tuple[date, Due]]:
    """Yield what is due, with the day by which; what was never confirmed was due long ago."""
    named: list[tuple[str, Confirmation | None]] = [
        (contact.label, contact.confirmed) for contact in one.appointment.contacts
    ]
    named += [(found.name, found.confirmed) for found in one.appointment.assistants]
    for label, told in named:
        confirmed = given_by(told, ground.day)
        by = confirmed.on + timedelta(days=ground.network.confirmed_days) if confirmed else None
        if by is None or by - _SOON <= ground.day:
            fresh = freshness_of(ground, confirmed)
            yield by or date.min, Due(label, fresh, day(by) if by else None)
