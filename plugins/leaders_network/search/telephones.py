"""Telephone numbers as the search finds them: whose each is, and what it is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from leaders_network.publish.views.contact import ContactView, Freshness, Reach, RouteView
from leaders_network.publish.views.organisations import OrganisationView, PostView
from leaders_network.publish.views.people import Person
from leaders_network.search.columns import shared, texts
from leaders_network.search.people import IndexedLeader


class Telephone(NamedTuple):
    """A number on a page, and what a result says of it."""

    digits: str
    """All of it, as it is dialled from abroad, without the sign."""
    shown: str
    whose: str
    kind: str
    """What it is, as in `Control room`; of an assistant's, what they are."""
    beside: str
    """What a leader holds; who holds the post whose number it is; whom an assistant supports."""
    path: str


def telephones(
    people: Sequence[IndexedLeader],
    posts: Iterable[PostView],
    organisations: Iterable[OrganisationView],
) -> dict[str, object] | None:
    """Return the columns of every number that a page shows, in their order; nothing without any.

    Args:
        people: Those whom the index lists.
        posts: The views of the posts.
        organisations: The views of the organisations.
    """
    bodies = {one.id: one for one in organisations}
    found = {*_own(people), *_assistants(people), *_posts(people, posts, bodies), *_of(bodies)}
    rows = sorted(one for one in found if one.digits and one.path)
    if not rows:
        return None
    return {
        "digits": texts(one.digits for one in rows),
        "shown": texts(one.shown for one in rows),
        "whose": shared([one.whose for one in rows]),
        "kinds": shared([one.kind for one in rows]),
        "beside": shared([one.beside for one in rows]),
        "paths": shared([one.path for one in rows]),
    }


def reached(reach: Reach) -> tuple[ContactView, ...]:
    """Return a leader's own ways, and every other where no office has a page to be found by."""
    if reach.organisation.path:
        return reach.contacts
    ways = (*reach.contacts, *reach.office)
    known = {one.tel for one in ways} | {one.tel for one in reach.assistants}
    routed = (call for route in reach.routes for call in _calls(route))
    return (*ways, *(call for call in routed if call.tel not in known))


def _calls(route: RouteView) -> Iterator[ContactView]:
    """Yield the numbers of a route; it may lead to the body above a leader's own."""
    for href, shown in ((route.href, route.shown), (route.also_href, route.also_shown)):
        if href and href.startswith("tel:"):
            yield ContactView(route.via, (), Freshness("unconfirmed"), phone=shown, tel=href)


def _own(people: Iterable[IndexedLeader]) -> Iterator[Telephone]:
    for person, reach in ((one.view.person, reach) for one in people for reach in one.view.reach):
        yield from _numbers(reached(reach), person.name, person.path, _held(person))


def _held(person: Person) -> str:
    """Return what tells somebody from others of the same name."""
    return "; ".join(line.named for line in person.posts)


def _assistants(people: Iterable[IndexedLeader]) -> Iterator[Telephone]:
    """Yield each assistant's number once, however many they support."""
    supported: dict[Telephone, list[str]] = defaultdict(list)
    for leader in (one.view for one in people):
        person = leader.person
        whom = ", ".join(filter(None, (person.name, _held(person))))
        for view in (one for reach in leader.reach for one in reach.assistants):
            path = view.path or person.path
            number = Telephone(_digits(view.tel), view.phone or "", view.name, view.title, "", path)
            if whom not in supported[number]:
                supported[number].append(whom)
    for number, (first, *others) in supported.items():
        yield number._replace(beside=f"Supports {first}{_more(len(others))}")


def _more(others: int) -> str:
    if not others:
        return ""
    return " and one other" if others == 1 else f" and {others} others"


def _posts(
    people: Iterable[IndexedLeader], posts: Iterable[PostView], bodies: dict[str, OrganisationView]
) -> Iterator[Telephone]:
    holders: dict[str, list[str]] = defaultdict(list)
    for one in people:
        for post in one.post_ids:
            holders[post].append(one.view.person.name)
    for view in posts:
        link, body = view.row.line.post, bodies.get(view.id.partition("/")[0])
        whose = f"{link.name}, {body.organisation.name}" if body else link.name
        yield from _numbers(view.contacts, whose, link.path, ", ".join(holders[view.id]))


def _of(bodies: dict[str, OrganisationView]) -> Iterator[Telephone]:
    for view in bodies.values():
        yield from _numbers(view.contacts, view.organisation.name, view.organisation.path)


def _numbers(
    contacts: Iterable[ContactView], whose: str, path: str, beside: str = ""
) -> Iterator[Telephone]:
    for one in contacts:
        yield Telephone(_digits(one.tel), one.phone or "", whose, one.label, beside, path)


def _digits(tel: str | None) -> str:
    return (tel or "").removeprefix("tel:+")
