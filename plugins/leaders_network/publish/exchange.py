"""Offers and asks by topic, and which offers may answer which asks across sectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from leaders_network.lean import frozen
from leaders_network.publish.ground import Ground
from leaders_network.publish.people import is_named, is_nameless, notice
from leaders_network.publish.phrases import listed
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.exchange import Answer, Asked, Exchange
from leaders_network.publish.views.people import Notice
from leaders_network.records.leader import Ask, Offer
from leaders_network.records.slugs import plain

_MOST = 3
"""How many offers are put beside one ask."""


@frozen
class _Posted:
    """An offer or an ask, as it is shown, and what it is matched by."""

    notice: Notice
    topics: tuple[str, ...]
    owner: str | None
    """None where the audience may not know who asks; then nothing may depend on it either."""
    sectors: frozenset[str]

    @property
    def order(self) -> tuple[str, str]:
        return self.notice.until.iso, self.notice.text


def exchange(ground: Ground) -> dict[str | None, Exchange]:
    """Return everything that is offered and asked, by the ids of its topics.

    Topics stand in the order of their names; what has none comes last, under None.
    """
    asks, offers = list(_posted(ground, "asks")), list(_posted(ground, "offers"))
    known = ground.directory.topics
    topics = {topic for one in (*asks, *offers) for topic in one.topics}
    ordered = sorted(topics, key=lambda topic: plain(known[topic].name))
    found = {topic: _under(ground, topic, asks, offers) for topic in [*ordered, None]}
    return {topic: one for topic, one in found.items() if one.asks or one.offers or one.met}


def _under(
    ground: Ground, topic: str | None, asks: list[_Posted], offers: list[_Posted]
) -> Exchange:
    link = ground.link("topic", topic, ground.directory.topics[topic].name) if topic else None

    def about(posted: list[_Posted]) -> list[_Posted]:
        chosen = (one for one in posted if (topic in one.topics if topic else not one.topics))
        return [_beside(one, link) for one in sorted(chosen, key=lambda one: one.order)]

    asked, offered = about(asks), about(offers)
    open_asks = [one for one in asked if one.notice.met is None]
    met = sorted(
        (one.notice for one in asked if one.notice.met),
        key=lambda one: (one.met.iso if one.met else "", one.text),
        reverse=True,
    )
    return Exchange(
        link,
        tuple(_asked(ground, open_asks, offered, _MOST if topic else 0)),
        tuple(one.notice for one in offered),
        tuple(met),
    )


def _beside(posted: _Posted, topic: Link | None) -> _Posted:
    """Return an offer or an ask with the topics that it is about beside one."""
    topics = tuple(other for other in posted.notice.topics if other != topic)
    return replace(posted, notice=replace(posted.notice, topics=topics))


def _asked(
    ground: Ground, asks: list[_Posted], offers: list[_Posted], most: int
) -> Iterator[Asked]:
    """Yield each ask with the offers that fit it best, and no offer far oftener than another."""
    put: Counter[int] = Counter()
    for ask in asks:
        ranked = sorted(_answering(ask, offers), key=lambda one: (put[id(one)], one.order))
        best = sorted(ranked, key=partial(_apart, ask))[:most]
        put.update(map(id, best))
        answers = (Answer(offer.notice, _named(ground, offer.sectors)) for offer in best)
        yield Asked(ask.notice, tuple(answers))


def _apart(ask: _Posted, offer: _Posted) -> int:
    """Return how many topics of an ask an offer does not share."""
    return len(set(ask.topics).difference(offer.topics))


def _answering(ask: _Posted, offers: list[_Posted]) -> list[_Posted]:
    """Return offers that may answer an ask: of other sectors, where it may be known who asks."""
    if ask.owner is None:
        return offers
    across = (one for one in offers if one.owner != ask.owner)
    return [one for one in across if one.sectors and one.sectors.isdisjoint(ask.sectors)]


def _posted(ground: Ground, name: str) -> Iterator[_Posted]:
    for identifier, leader in ground.directory.records.leaders.items():
        items = [item for item in getattr(leader, name) if may_be_listed(ground, item)]
        tenures = ground.tenures(leader, "current") if items else ()
        sectors = {held.organisation.sector for _, held in tenures}
        for item in items:
            is_known = is_named(ground.audience, item)
            yield _Posted(
                notice(ground, item, ground.link("leader", identifier, leader.name)),
                tuple(topic for topic in item.topics if topic in ground.directory.topics),
                identifier if is_known else None,
                frozenset(sectors) if is_known else frozenset(),
            )


def notices(ground: Ground, name: str) -> tuple[Notice, ...]:
    """Return all `offers` or all `asks` that a list of this audience may hold, what is met last.

    Whose they are does not order them, for of some it may not be known.
    """
    found = (
        notice(ground, item, ground.link("leader", identifier, leader.name))
        for identifier, leader in ground.directory.records.leaders.items()
        for item in getattr(leader, name)
        if may_be_listed(ground, item)
    )
    return tuple(sorted(found, key=lambda one: (bool(one.met), one.until.iso, one.text)))


def may_be_listed(ground: Ground, item: Offer | Ask) -> bool:
    """Return whether a list of this audience may hold an offer or an ask.

    A room lists what its members ask: there an ask without a name would say that one of them
    asked it. Only what was asked of that room alone says no more than that by itself.
    """
    is_room = ground.audience.is_room
    return not (is_nameless(item) and is_room and item.audience != ground.audience.name)


def _named(ground: Ground, sectors: frozenset[str]) -> str:
    known = ground.directory.sectors
    names = (known[one].name if one in known else one for one in sorted(sectors))
    return listed(dict.fromkeys(names), most=2)
