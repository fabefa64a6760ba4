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
_REACHING = ("start", "end", "contacts", "assistants")


def check_reach(directory: Directory, day: date, problems: Problems) -> None:
    """Record that there are posts for which nobody can be reached at all, as one problem.

    Whoever runs the network is the last way to everybody, so there is none where its address is
    given; and a post that is over on the day is nobody's to reach.
    """
    records = directory.records
    if records.network.email or not records.knows(SETTINGS, "email"):
        return
    alone = [
        each.reference
        for each in directory.posts.values()
        if _is_open(each, day) and not any(_ways(directory, each, day))
    ]
    if not alone or _hides_holders(directory):
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


def _hides_holders(directory: Directory) -> bool:
    """Return whether a fault hides who holds some post, and so who can be reached for it."""
    records = directory.records
    return records.is_unread("leader", "") or any(
        not records.knows(f"leaders/{identifier}.yml", "appointments")
        or any(held.post not in directory.posts for held in leader.appointments)
        for identifier, leader in records.leaders.items()
    )


def _is_open(held: HeldPost, day: date) -> bool:
    return time_of(held.post.start, held.post.end, day) != "past"


def _ways(directory: Directory, held: HeldPost, day: date) -> Iterator[bool]:
    """Yield whether each way that there could be leads to somebody; one with a fault may."""
    records = directory.records
    file = f"organisations/{held.organisation_id}.yml"
    above = held.organisation.parent or ""
    yield not records.knows(file, "parent") or records.is_unread("organisation", above)
    for identifier in (held.organisation_id, above):
        owner = records.organisations.get(identifier)
        if owner:
            named = f"organisations/{identifier}.yml"
            yield not all(records.knows(named, one) for one in ("website", "contacts"))
            yield bool(owner.website)
            yield from map(_leads, owner.contacts)
    posts = [post.id for post in held.organisation.posts]
    yield not records.knows(file, "posts", posts.index(held.post.id), "contacts")
    yield from map(_leads, held.post.contacts)
    for tenure in held.tenures:
        steps = (f"leaders/{tenure.leader}.yml", "appointments", tenure.position)
        yield not all(records.knows(*steps, name) for name in _REACHING)
        if appointment_time(tenure.appointment, day) != "past":
            yield from map(_leads, tenure.appointment.contacts)
            yield from map(_leads, tenure.appointment.assistants)


def _leads(way: Contact | Assistant) -> bool:
    return way.audience != WITHHELD and (isinstance(way, Contact) or bool(way.email or way.phone))
