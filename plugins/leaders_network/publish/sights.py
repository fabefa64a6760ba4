"""How each audience sees a leader, row by row, told from the views that its pages are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from leaders_network.audiences import RUNGS, Audience
from leaders_network.compact import replaced
from leaders_network.directory.linking import link
from leaders_network.directory.room import rooms_of
from leaders_network.publish.ground import Ground
from leaders_network.publish.known import is_known, known_rooms
from leaders_network.publish.people import leader_view
from leaders_network.publish.sight import Sight
from leaders_network.publish.views import LeaderView
from leaders_network.publish.views.mine import MineSight
from leaders_network.records.leader import Leader
from leaders_network.records.reading import Records

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
"""What each audience's view is told by, row by row."""

Sights = Mapping[str, tuple[MineSight, ...]]
"""For each leader how each audience sees them."""


def sights_of(records: Records, leaders: Iterable[str], on: date, *, whole: bool = False) -> Sights:
    """Return how each audience sees some leaders, from the views that its pages are made from.

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
            known = each in ground.directory.records.leaders
            view = leader_view(ground, each) if known else None
            seen[each].append(MineSight(audience.title, tuple(_cells(view, whole=whole))))
    return {each: tuple(told) for each, told in seen.items()}


def _only(records: Records, leaders: Mapping[str, Leader]) -> Records:
    """Return the records of a few leaders and of where they work: views of them need no more.

    An organisation or a post that the network may not know of is in nobody's own page.
    """
    posts = {held.organisation for leader in leaders.values()
             for held in leader.appointments}  # fmt: skip
    known = {each: records.organisations[each] for each in sorted(posts)
             if each in records.organisations}  # fmt: skip
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


def _cells(view: LeaderView | None, *, whole: bool) -> Iterator[str]:
    if view is None:
        yield "Not listed"
        yield from [_NOTHING] * (len(ROWS) - 1)
        return
    person = view.person
    yield "; ".join([person.name, *(f"{line.post.name}, {line.organisation.name}"
                                    for line in person.posts)])  # fmt: skip
    yield "Shown" if person.portrait.photo else _NOTHING
    shown = ("summary" if view.summary else "", "biography" if str(view.biography) else "")
    yield " and ".join(word for word in shown if word).capitalize() or _NOTHING
    yield _words(topic.name for topic in view.knows_about)
    contacts = [each for reach in view.reach for each in reach.contacts]
    assistants = [each for reach in view.reach for each in reach.assistants]
    if whole:
        yield _words(_reached(c.label, c.phone, c.email, c.web, c.address) for c in contacts)
        yield _words(_reached(a.name, a.phone, a.email) for a in assistants)
    else:
        yield _words(contact.label for contact in contacts)
        yield _words(each.name for each in assistants)
    yield _words(offer.text for offer in view.offers)
    yield _words(ask.text for ask in view.asks)
    yield _words(f"{tenure.line.post.name}, {tenure.line.organisation.name}"
                 for tenure in view.past)  # fmt: skip


def _reached(name: str, *ways: str | None) -> str:
    """Return a name and what it is reached by."""
    told = ", ".join(way for way in ways if way)
    return f"{name} ({told})" if told else name


def _words(words: Iterable[str]) -> str:
    return "; ".join(words) or _NOTHING
