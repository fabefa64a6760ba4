"""Ways to reach whoever holds a post: their own, and the office's when these are not enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaders_network.directory.days import freshness
from leaders_network.directory.linking import HeldPost
from leaders_network.publish.ground import Ground
from leaders_network.publish.phrases import CONFIRMERS, PURPOSES, day, telephone
from leaders_network.publish.views import (
    AssistantView,
    ContactView,
    Freshness,
    Reach,
    RouteView,
)
from leaders_network.records.contact import Assistant, Confirmation, Contact, Route
from leaders_network.records.leader import Appointment
from leaders_network.records.organisation import Organisation

_ASSISTANT = "assistant"


def reach(ground: Ground, held: HeldPost, appointment: Appointment) -> Reach:
    """Return every way to reach the holder of a post by one appointment."""
    office = office_contacts(held)
    return Reach(
        ground.link("post", held.reference, held.post.title),
        ground.link("organisation", held.organisation_id, held.organisation.name),
        tuple(_routes(ground, held, appointment)),
        tuple(assistant_view(ground, assistant) for assistant in appointment.assistants),
        tuple(contact_view(ground, contact) for contact in appointment.contacts),
        tuple(contact_view(ground, contact) for contact in office),
    )


def office_contacts(held: HeldPost) -> tuple[Contact, ...]:
    """Return the post's own contacts, or its organisation's where it has none."""
    return held.post.contacts or held.organisation.contacts


def contact_view(ground: Ground, contact: Contact) -> ContactView:
    """Return a contact as it is shown on the day."""
    return ContactView(
        contact.label,
        tuple(PURPOSES[purpose] for purpose in contact.purposes),
        _freshness(ground, contact.confirmed),
        contact.email,
        telephone(contact.phone, ground.network.country) if contact.phone else None,
        f"tel:{contact.phone}" if contact.phone else None,
        contact.web,
        contact.address,
        contact.hours,
        contact.note,
        ground.only(contact.audience),
    )


def assistant_view(ground: Ground, assistant: Assistant) -> AssistantView:
    """Return an assistant as they are shown on the day."""
    return AssistantView(
        assistant.name,
        assistant.title or "Assistant",
        _freshness(ground, assistant.confirmed),
        assistant.email,
        telephone(assistant.phone, ground.network.country) if assistant.phone else None,
        f"tel:{assistant.phone}" if assistant.phone else None,
        assistant.hours,
        ground.only(assistant.audience),
    )


def office_routes(ground: Ground, held: HeldPost) -> tuple[RouteView, ...]:
    """Return the routes of a post and of its organisation, whoever holds it."""
    contacts = (*held.post.contacts, *held.organisation.contacts)
    routes = _first_by_purpose((*held.post.routes, *held.organisation.routes))
    return tuple(_shown(ground, routes, contacts, ()))


def organisation_routes(ground: Ground, organisation: Organisation) -> tuple[RouteView, ...]:
    """Return the routes of an organisation."""
    return tuple(_shown(ground, organisation.routes, organisation.contacts, ()))


def _routes(ground: Ground, held: HeldPost, appointment: Appointment) -> Iterator[RouteView]:
    contacts = (*appointment.contacts, *held.post.contacts, *held.organisation.contacts)
    written = (*appointment.routes, *held.post.routes, *held.organisation.routes)
    return _shown(ground, _first_by_purpose(written), contacts, appointment.assistants)


def _first_by_purpose(routes: Iterable[Route]) -> list[Route]:
    """Return one route for each purpose: the one written nearest to the leader."""
    first: dict[str, Route] = {}
    for route in routes:
        first.setdefault(route.purpose, route)
    return [first[purpose] for purpose in PURPOSES if purpose in first]


def _shown(
    ground: Ground,
    routes: Iterable[Route],
    contacts: tuple[Contact, ...],
    assistants: tuple[Assistant, ...],
) -> Iterator[RouteView]:
    """Yield each route by the contact it names, or by one for the same purpose if that is gone."""
    for route in routes:
        if route.via == _ASSISTANT and assistants:
            yield _route(ground, route, assistants[0].name, assistants[0])
            continue
        named = [contact for contact in contacts if contact.id == route.via]
        fitting = [contact for contact in contacts if route.purpose in contact.purposes]
        for contact in (named or fitting or list(contacts))[:1]:
            yield _route(ground, route, contact.label, contact)


def _route(ground: Ground, route: Route, via: str, way: Contact | Assistant) -> RouteView:
    href, shown = None, None
    if way.phone and (route.purpose == "incident" or not way.email):
        href, shown = f"tel:{way.phone}", telephone(way.phone, ground.network.country)
    elif way.email:
        href, shown = f"mailto:{way.email}", way.email
    elif isinstance(way, Contact) and way.web:
        href, shown = way.web, way.web
    elif isinstance(way, Contact):
        shown = way.address
    return RouteView(PURPOSES[route.purpose], via, route.reply, route.note, href, shown)


def _freshness(ground: Ground, confirmed: Confirmation | None) -> Freshness:
    state = freshness(confirmed, ground.day, ground.network)
    if confirmed is None:
        return Freshness(state)
    return Freshness(state, day(confirmed.on), CONFIRMERS[confirmed.by])
