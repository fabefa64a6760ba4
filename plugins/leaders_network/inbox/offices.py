"""Which organisations are asked about the ways to their offices, and when.

They have weeks of their own, as people have. Nobody signs in for an office, so its own address is
written to, and whoever reads there answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from leaders_network.addresses import path_of
from leaders_network.audiences import Audience
from leaders_network.directory.days import given_by
from leaders_network.inbox.chasing import WEEKS, first_after, monday, next_week
from leaders_network.inbox.drafts import draft
from leaders_network.publish.due import called_contacts
from leaders_network.publish.sight import Sight
from leaders_network.records.contact import Contact
from leaders_network.records.field import NETWORK
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
from leaders_network.records.records import Records

_NEVER = date(2000, 1, 3)
"""Since when a way is due that nobody ever confirmed: a Monday before any."""


@dataclass(frozen=True, slots=True)
class DueOffice:
    """An organisation that is to be asked."""

    id: str
    name: str
    email: str
    """The first address of its own; nothing where it has none."""
    ways: tuple[str, ...]
    """What those are called that are due within the time."""
    due: date | None
    """When the first of them stops counting as confirmed; None where it never was."""
    week: date
    """The Monday of the week in which it is asked next."""


def due_offices(records: Records, day: date, *, weeks: int = WEEKS) -> list[DueOffice]:
    """Return which organisations are to be asked in the coming weeks, in the order of the weeks.

    Whoever reads at an office's address is asked about what the network sees, and told of no more.
    """
    seen = Sight(Audience.rung(NETWORK), day, records.network).of(records)
    last = monday(day) + timedelta(weeks=weeks)
    found = (
        _due(identifier, organisation, records.network, day)
        for identifier, organisation in seen.organisations.items()
    )
    kept = [each for each in found if each and each.week < last]
    return sorted(kept, key=lambda each: (each.week, each.due or _NEVER, each.id))


def _due(
    identifier: str, organisation: Organisation, network: Network, day: date
) -> DueOffice | None:
    contacts = list(called_contacts(organisation, day))
    days = [(_day_due(contact, network, day), label) for contact, label in contacts]
    if not days:
        return None
    first = min(when for when, _ in days)
    week = next_week(f"organisation:{identifier}", first, day)
    ways = tuple(dict.fromkeys(label for when, label in days if when <= first_after(week)))
    email = next((contact.email for contact, _ in contacts if contact.email), "")
    due = None if first == _NEVER else first
    return DueOffice(identifier, organisation.name, email, ways, due, week)


def _day_due(contact: Contact, network: Network, day: date) -> date:
    given = given_by(contact.confirmed, day)
    return given.on + timedelta(network.confirmed_days) if given else _NEVER


def office_reminders(due: Iterable[DueOffice], network: Network) -> Iterator[tuple[str, bytes]]:
    """Yield for each office that has an address a name for a file, and the draft of an e-mail."""
    for each in due:
        if not each.email:
            continue
        page = f"{network.address.rstrip('/')}/{NETWORK}/{path_of('organisation', each.id)}"
        lines = [
            "Dear colleagues,",
            "",
            f"Please tell us, by answering this message, whether these ways to {each.name} are",
            f"still right in the {network.name}, or what should be there instead:",
            "",
            *(f"  {way}" for way in each.ways),
            "",
            f"Those of you who are members can see what it says now at {page}",
            "",
            f"With thanks, {network.centre}",
        ]
        yield (
            f"{each.week.isoformat()}-organisation-{each.id}",
            draft(
                to=[each.email],
                sender=network.email,
                subject=f"{network.name}: are these ways to {each.name} still right?",
                text="\n".join(lines) + "\n",
            ),
        )
