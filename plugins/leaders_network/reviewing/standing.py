"""What stands in each record and page: ways to reach somebody, and texts, with whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from leaders_network.content.pages import ContentPage
from leaders_network.records.leader import Leader
from leaders_network.records.organisation import Organisation
from leaders_network.records.records import Records
from leaders_network.reviewing.facts import facts_of
from leaders_network.reviewing.said import marks_in, number_mark, plain_text
from leaders_network.reviewing.snapshot import Snapshot


def said(snapshot: Snapshot) -> Iterator[tuple[str, Iterable[str], tuple[str | None, ...]]]:
    """Yield each record, page and file with the ways to reach somebody in it, and its texts."""
    for identifier, leader in snapshot.records.leaders.items():
        yield f"leader:{identifier}", _ways_of(leader), tuple(_texts_of(leader))
    for identifier, body in snapshot.records.organisations.items():
        yield f"organisation:{identifier}", _ways_of_body(body), (body.summary,)
    for home, told in _few(snapshot.records):
        yield home, (), tuple(told)
    for path, page in snapshot.content.pages.items():
        front = _written("", page.item.front) if page.item else ()
        yield f"page:{path}", (), (page.body, page.description, *_links_of(page), *front)
    for path, file in snapshot.content.files.items():
        text = plain_text(file)
        yield f"page:{path}", set(marks_in(text)), (text,)


def _ways_of(leader: Leader) -> Iterator[str]:
    yield from (address.casefold() for address in leader.sign_in)
    for appointment in leader.appointments:
        for way in appointment.details:
            yield from _ways(way.email, way.phone)


def _texts_of(leader: Leader) -> Iterator[str | None]:
    yield from (leader.biography, leader.summary)
    yield from (offer.text for offer in leader.offers)
    yield from (ask.text for ask in leader.asks)
    ways = (way for held in leader.appointments for way in held.contacts)
    yield from (text for way in ways for text in (way.note, way.web))


def _ways_of_body(body: Organisation) -> Iterator[str]:
    for contact in (*body.contacts, *(one for post in body.posts for one in post.contacts)):
        yield from _ways(contact.email, contact.phone)


def _links_of(page: ContentPage) -> Iterator[str | None]:
    front = page.item.front if page.item else None
    yield getattr(front, "joining_link", None)
    yield from (one.link for one in getattr(front, "materials", ()))


def _ways(email: str | None, phone: str | None) -> Iterator[str]:
    if email:
        yield email.casefold()
    if phone:
        yield number_mark(phone)


def short_texts(snapshot: Snapshot) -> Iterator[tuple[str, Iterable[str | None]]]:
    """Yield each record and page with what in it is told from other words only as a whole."""
    records = snapshot.records
    for identifier, leader in records.leaders.items():
        ways = (way for held in leader.appointments for way in held.contacts)
        yield f"leader:{identifier}", (text for way in ways for text in (way.address, way.note))
    for identifier, body in records.organisations.items():
        own = chain(body.contacts, *(post.contacts for post in body.posts))
        found = (text for way in own for text in (way.address, way.note))
        yield f"organisation:{identifier}", found
    for identifier, programme in records.programmes.items():
        terms = (term for cohort in programme.cohorts for term in cohort.terms)
        yield f"programme:{identifier}", terms
    for item, page in snapshot.content.items():
        yield f"page:{page.path}", (getattr(item.front, "joining", None),)


def sentences(snapshot: Snapshot) -> Iterator[tuple[str, Iterable[str | None]]]:
    """Yield each record with what people say in it of themselves, and what it says of a group."""
    for identifier, leader in snapshot.records.leaders.items():
        routes = (route.note for held in leader.appointments for route in held.routes)
        notices = chain((one.text for one in leader.offers), (one.text for one in leader.asks))
        yield f"leader:{identifier}", chain((leader.summary,), notices, routes)
    yield from _few(snapshot.records)


def _few(records: Records) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the texts of records of which there are few."""
    for kind in ("programmes", "groups", "contributors"):
        for identifier, record in getattr(records, kind).items():
            home = f"{kind.removesuffix('s')}:{identifier}"
            yield home, _written(home, record)


def _written(home: str, record: object) -> tuple[str, ...]:
    facts = facts_of(home, record).values()
    return tuple(fact.value for fact in facts if fact.sort in ("note", "prose"))
