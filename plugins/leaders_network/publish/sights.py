"""How each audience sees a leader, row by row, told from what its pages' views are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from leaders_network.audiences import RUNGS, Audience
from leaders_network.compact import replaced
from leaders_network.directory.days import Time
from leaders_network.directory.linking import HeldPost, link
from leaders_network.directory.room import rooms_of
from leaders_network.publish.ground import Ground
from leaders_network.publish.known import is_known, known_rooms
from leaders_network.publish.people import is_named
from leaders_network.publish.phrases import telephone
from leaders_network.publish.sight import Sight
from leaders_network.publish.views.mine import MineSight
from leaders_network.records.contact import Assistant, Contact
from leaders_network.records.leader import Appointment, Leader
from leaders_network.records.records import Records

_NOTHING = "—"

ROWS = (
    "Name and posts",
    "Photo",
    "Summary and biography",
    "Topics",
    "Ways to reach them",
    "Assistants",
    "Offers",
    "Asks",
    "Past posts",
)
"""What each audience's sight is told by, row by row."""

Sights = Mapping[str, tuple[MineSight, ...]]
"""For each leader how each audience sees them."""


def sights_of(records: Records, leaders: Iterable[str], on: date, *, whole: bool = False) -> Sights:
    """Return how each audience sees some leaders, from the records as it sees them.

    Args:
        records: Every record.
        leaders: Their ids.
        on: The day.
        whole: Whether numbers and addresses are told too: an assistant may not see every one.
    """
    wanted = {each: records.leaders[each] for each in leaders if each in records.leaders}
    few = _only(records, wanted)
    seen: dict[str, list[MineSight]] = {each: [] for each in wanted}
    for audience, members in _audiences(records, wanted, on):
        # A room has a few of them: no other is looked at by its eyes.
        theirs = _only(few, {each: wanted[each] for each in members}) if audience.is_room else few
        ground = _ground(theirs, audience, on)
        for each in members:
            told = _cells(ground, each, whole=whole)
            seen[each].append(MineSight(audience.title, tuple(told)))
    return {each: tuple(told) for each, told in seen.items()}


def _only(records: Records, leaders: Mapping[str, Leader]) -> Records:
    """Return the records of a few leaders and of where they work: views of them need no more.

    An organisation or a post that the network may not know of is in nobody's own page.
    """
    posts = {held.organisation for leader in leaders.values() for held in leader.appointments}
    known = {
        each: records.organisations[each] for each in sorted(posts) if each in records.organisations
    }
    shown = {
        each: replaced(found, {"posts": tuple(filter(is_known, found.posts))})
        for each, found in known.items()
        if is_known(found)
    }
    return replace(records, leaders=dict(leaders), organisations=shown, contributors={})


def _audiences(
    records: Records, leaders: Mapping[str, Leader], on: date
) -> Iterator[tuple[Audience, list[str]]]:
    """Yield each rung with all of the leaders, and between network and team each of their rooms."""
    for rung in RUNGS[:2]:
        yield rung, list(leaders)
    for room in known_rooms(records):
        if not room.is_open(on):
            continue
        members = [each for each, leader in leaders.items() if room.holds(leader)]
        if members:
            yield room.audience, members
    yield RUNGS[2], list(leaders)


def _ground(records: Records, audience: Audience, on: date) -> Ground:
    seen = Sight(audience, on, records.network).of(records)
    rooms = {room.id: room for room in rooms_of(seen)}
    return Ground(link(seen), audience, on, records.network, frozenset(), rooms)


def _cells(ground: Ground, identifier: str, *, whole: bool) -> Iterator[str]:
    leader = ground.directory.records.leaders.get(identifier)
    if leader is None:
        yield "Not listed"
        yield from [_NOTHING] * (len(ROWS) - 1)
        return
    current = [appointment for appointment, _ in ground.tenures(leader, "current")]
    contacts = [each for appointment in current for each in appointment.contacts]
    assistants = [each for appointment in current for each in appointment.assistants]
    yield "; ".join([leader.name, *_posts(ground, leader, "current")])
    yield "Shown" if leader.photo else _NOTHING
    shown = ("summary" if leader.summary else "", "biography" if leader.biography else "")
    yield " and ".join(word for word in shown if word).capitalize() or _NOTHING
    yield _words(topic.name for topic in ground.topics(leader.knows_about))
    yield _words(_contact(ground, each) if whole else each.label for each in contacts)
    yield _words(_assistant(ground, each) if whole else each.name for each in assistants)
    yield _words(offer.text for offer in leader.offers)
    yield _words(ask.text for ask in leader.asks if is_named(ground.audience, ask))
    yield _words(_posts(ground, leader, "past"))


def _posts(ground: Ground, leader: Leader, time: Time) -> Iterator[str]:
    """Yield a leader's posts in words; those of the past, the newest first."""
    found = ground.tenures(leader, time)
    if time == "past":
        found.sort(key=_begun, reverse=True)
    return (f"{held.post.title}, {held.organisation.name}" for _, held in found)


def _begun(tenure: tuple[Appointment, HeldPost]) -> date:
    return tenure[0].start


def _contact(ground: Ground, contact: Contact) -> str:
    phone = _shown(ground, contact.phone)
    return _reached(contact.label, phone, contact.email, contact.web, contact.address)


def _assistant(ground: Ground, assistant: Assistant) -> str:
    return _reached(assistant.name, _shown(ground, assistant.phone), assistant.email)


def _shown(ground: Ground, phone: str | None) -> str | None:
    return telephone(phone, ground.network.country) if phone else None


def _reached(name: str, *ways: str | None) -> str:
    """Return a name and what it is reached by."""
    told = ", ".join(way for way in ways if way)
    return f"{name} ({told})" if told else name


def _words(words: Iterable[str]) -> str:
    return "; ".join(words) or _NOTHING
