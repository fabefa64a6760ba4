"""What readers may be led to: items that have not passed, leaders, and what these offer.

Nothing is ordered here, for the site knows no reader: their own browser orders it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from leaders_network.directory.linking import HeldPost
from leaders_network.publish.curation import Shown
from leaders_network.publish.exchange import may_be_listed
from leaders_network.publish.ground import Ground
from leaders_network.publish.items import areas_of
from leaders_network.publish.kinds import TELLINGS
from leaders_network.publish.people import person
from leaders_network.publish.rows import item_row
from leaders_network.publish.times import last_day
from leaders_network.publish.views.interests import (
    AreaAround,
    Given,
    InterestsView,
    Peer,
    Piece,
    Traits,
)
from leaders_network.records.consultation import Consultation
from leaders_network.records.event import Event
from leaders_network.records.vocabulary import Role, Sector, Topic


def interests_view(ground: Ground) -> InterestsView:
    """Return what one audience's readers may be led to."""
    peers = tuple(_peers(ground))
    sectors = {peer.id: peer.traits.sectors for peer in peers}
    pieces = tuple(_pieces(ground, sectors))
    named = (*(one.traits for one in pieces), *(one.traits for one in peers))
    directory = ground.directory
    return InterestsView(
        ground.day.isoformat(),
        ground.network.new_days,
        _named(directory.sectors),
        _named(directory.roles),
        _named(directory.topics),
        tuple(_areas(ground, named)),
        pieces,
        peers,
        tuple(_offers(ground)),
    )


def _named(known: Mapping[str, Sector | Role | Topic]) -> tuple[tuple[str, str], ...]:
    return tuple((identifier, one.name) for identifier, one in known.items())


def _areas(ground: Ground, named: Iterable[Traits]) -> Iterator[AreaAround]:
    """Yield the areas that anything is tied to, and those that lie around them."""
    own = dict.fromkeys(code for traits in named for code in traits.areas)
    around = {area.id: _around(ground, area.id) for area in ground.areas(own)}
    listed = dict.fromkeys((*around, *(code for codes in around.values() for code in codes)))
    for area in ground.areas(listed):
        yield AreaAround(area.id, area.name, around.get(area.id, ()))


def _around(ground: Ground, code: str) -> tuple[str, ...]:
    """Return what holds an area, but for what holds all, and what it shares ground with."""
    above = (one.id for one in ground.directory.areas_above(code) if one.parents)
    found = dict.fromkeys((*above, *ground.directory.areas[code].overlaps))
    return tuple(one for one in found if one != code)


def _pieces(ground: Ground, sectors: Mapping[str, tuple[str, ...]]) -> Iterator[Piece]:
    for item in ground.curation.everything():
        front = item.front
        until = _until(front)
        if (until and until < ground.day) or getattr(front, "cancelled", None):
            continue
        yield Piece(
            item_row(ground, item),
            _traits(ground, front.sectors, front.roles, areas_of(front), front.topics),
            front.stages,
            _of(item, sectors),
            until.isoformat() if until else "",
        )


def _until(front: object) -> date | None:
    """Return the last day on which an item is of use; None for what does not pass."""
    if isinstance(front, Event):
        return last_day(front)
    return front.closes if isinstance(front, Consultation) else None


def _of(item: Shown, sectors: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the sectors of the leaders who made, chose, host or lead an item."""
    named = (
        reference.removeprefix("leader:")
        for role, reference in TELLINGS[item.kind].credits(item.front)
        if role != "Going"
    )
    return tuple(dict.fromkeys(one for leader in named for one in sectors.get(leader, ())))


def _peers(ground: Ground) -> Iterator[Peer]:
    for identifier, leader in ground.directory.records.leaders.items():
        tenures = ground.tenures(leader, "current")
        if not tenures:
            continue
        shown = person(ground, identifier)
        line = shown.posts[0]
        posts = [held for _, held in tenures]
        ends = [appointment.end for appointment, _ in tenures]
        yield Peer(
            identifier,
            shown.name,
            shown.path,
            line.named,
            _traits_of(ground, posts, leader.knows_about),
            shown.since.iso if shown.since else "",
            max(end for end in ends if end).isoformat() if all(ends) else "",
        )


def _traits_of(ground: Ground, posts: list[HeldPost], topics: Iterable[str]) -> Traits:
    return _traits(
        ground,
        (held.organisation.sector for held in posts),
        (held.post.role for held in posts if held.post.role),
        (code for held in posts for code in held.areas),
        topics,
    )


def _traits(
    ground: Ground,
    sectors: Iterable[str],
    roles: Iterable[str],
    areas: Iterable[str],
    topics: Iterable[str],
) -> Traits:
    """Return what ties something to readers, each once, and only what the audience may know."""
    directory = ground.directory
    return Traits(
        tuple(one for one in dict.fromkeys(sectors) if one in directory.sectors),
        tuple(one for one in dict.fromkeys(roles) if one in directory.roles),
        tuple(one for one in dict.fromkeys(areas) if one in directory.areas),
        tuple(one for one in dict.fromkeys(topics) if one in directory.topics),
    )


def _offers(ground: Ground) -> Iterator[Given]:
    for identifier, leader in ground.directory.records.leaders.items():
        for offer in leader.offers:
            if may_be_listed(ground, offer):
                topics = tuple(one for one in offer.topics if one in ground.directory.topics)
                yield Given(offer.text, identifier, topics, offer.until.isoformat())
