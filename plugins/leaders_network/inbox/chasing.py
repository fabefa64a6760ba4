"""Whose details fall due, and in which week they are asked: evenly, and at no two times alike.

Everybody has a week of their own, by a digest of who they are: some of the last twelve before the
first of their details stops counting as confirmed. So what was imported on one day is not asked for
on one day. Who does not answer is asked again every fourth week.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from urllib.parse import quote

from leaders_network.directory.days import given_by, is_held
from leaders_network.gate.people import Person
from leaders_network.inbox.drafts import draft
from leaders_network.records.leader import Leader
from leaders_network.records.network import Network
from leaders_network.records.records import Records

WEEKS = 12
"""Over how many weeks before they are due people are spread."""

AGAIN = 4
"""After how many weeks who did not answer is asked again."""


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody who is to be asked, for whom, and when."""

    person: Person
    leaders: tuple[str, ...]
    """Whose details they look after and are due within the time, by id."""
    due: date
    """When the first of these details stops counting as confirmed."""
    week: date
    """The Monday of the week in which they are asked next."""


def due_people(
    records: Records, people: Iterable[Person], day: date, *, weeks: int = WEEKS
) -> list[Due]:
    """Return who is to be asked in the coming weeks, in the order of the weeks.

    An assistant who may edit is asked in the leader's place, once for all leaders together.
    """
    known = list(people)
    looked_after = {each for person in known if not person.leader for each in person.edits}
    found = []
    for person in known:
        own = [each for each in person.edits if each != person.leader or each not in looked_after]
        due = {each: day_due(records.leaders[each], day, records.network) for each in own}
        first = min((when for when in due.values() if when), default=None)
        if first is None:
            continue
        week = next_week(person.key, first, day)
        soon = tuple(each for each, when in due.items() if when and when <= first_after(week))
        if week < monday(day) + timedelta(weeks=weeks):
            found.append(Due(person, soon or tuple(due), first, week))
    return sorted(found, key=lambda each: (each.week, each.due, each.person.key))


def day_due(leader: Leader, day: date, network: Network) -> date | None:
    """Return when the first of a leader's details stops counting as confirmed.

    A detail that nobody has ever confirmed is due since the appointment began.
    """
    days = [
        given.on + timedelta(network.confirmed_days)
        if (given := given_by(item.confirmed, day))
        else held.start
        for held in leader.appointments
        if is_held(held, day)
        for item in held.details
    ]
    return min(days, default=None)


def next_week(key: str, due: date, day: date) -> date:
    """Return the Monday of the week in which somebody is asked next."""
    ahead = int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big") % WEEKS
    first = monday(due) - timedelta(weeks=1 + ahead)
    this = monday(day)
    if first >= this:
        return first
    late = (this - first).days // 7
    return this + timedelta(weeks=-late % AGAIN)


def first_after(week: date) -> date:
    """Return up to which day details count as due with those of a week."""
    return week + timedelta(weeks=WEEKS + 1)


def monday(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(day.weekday())


def reminders(
    due: Iterable[Due], records: Records, links: dict[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Yield for each who is asked a name for a file, and the draft of an e-mail.

    Args:
        due: Who is asked.
        records: Name the leaders, and the network.
        links: The addresses of people's own pages, by their keys.
    """
    network = records.network
    for each in due:
        names = [records.leaders[leader].name for leader in each.leaders]
        own = each.person.leader in each.leaders
        whose = "your details" if own and len(names) == 1 else "the details below"
        lines = [
            f"Dear {each.person.name},",
            "",
            f"Please look at {whose} in the {network.name}. If they are right, one click says so.",
            "",
            *([] if own and len(names) == 1 else [*(f"  {name}" for name in names), ""]),
            links[each.person.key],
            "",
            "The page asks you to sign in. Nothing is confirmed until you press the button there.",
            "",
            f"With thanks, {network.centre}",
        ]
        # An address may hold a slash, and more that no file's name may.
        key = quote(each.person.key.replace(":", "-").replace("@", "-at-"), safe="+")
        name = f"{each.week.isoformat()}-{key}"
        subject = f"{network.name}: are {'your' if own else 'these'} details still right?"
        text = "\n".join(lines) + "\n"
        to = each.person.addresses[:1]
        yield name, draft(to=to, sender=network.email, subject=subject, text=text)
