"""Whether everybody can be reached: a post without any way leaves whoever needs it alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaders_network.directory.days import appointment_time, time_of
from leaders_network.directory.linking import Directory, HeldPost
from leaders_network.problems import Location, Problems
from leaders_network.records.contact import Assistant, Contact
from leaders_network.records.field import WITHHELD
from leaders_network.records.files import SETTINGS

_SHOWN = 3


def check_reach(directory: Directory, day: date, problems: Problems) -> None:
    """Record that there are posts for which nobody can be reached at all, as one problem.

    Whoever runs the network is the last way to everybody, so there is none where its address is
    given; and a post that is over on the day is nobody's to reach.
    """
    records = directory.records
    if records.network.email:
        return
    alone = [each.reference for each in directory.posts.values()
             if _is_open(each, day) and not any(_ways(directory, each, day))]  # fmt: skip
    if not alone:
        return
    named = ", ".join(f"`{reference}`" for reference in alone[:_SHOWN])
    whole = named if len(alone) <= _SHOWN else f"{named} and {len(alone) - _SHOWN:,} more"
    at = records.locate(SETTINGS) if (records.folder / SETTINGS).is_file() else None
    problems.add(
        at or Location(f"{records.name}/{SETTINGS}"),
        f"nobody can be reached for {whole}: no contact, no website, and no address of the network",
        "unreachable",
        fix="write `email:` here, or give each post or its organisation a contact or a website",
    )


def _is_open(held: HeldPost, day: date) -> bool:
    return time_of(held.post.start, held.post.end, day) != "past"


def _ways(directory: Directory, held: HeldPost, day: date) -> Iterator[bool]:
    """Yield whether each way that there could be leads to somebody."""
    parent = directory.records.organisations.get(held.organisation.parent or "")
    for owner in (held.organisation, parent):
        if owner:
            yield bool(owner.website)
            yield from map(_leads, owner.contacts)
    yield from map(_leads, held.post.contacts)
    for tenure in held.tenures:
        if appointment_time(tenure.appointment, day) != "past":
            yield from map(_leads, tenure.appointment.contacts)
            yield from map(_leads, tenure.appointment.assistants)


def _leads(way: Contact | Assistant) -> bool:
    return way.audience != WITHHELD and (isinstance(way, Contact) or bool(way.email or way.phone))
