"""Ways to reach whoever holds a post: their own, and the office's when these are not enough."""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import blake2b

from leaders_network.addresses import OFFICES
from leaders_network.directory.days import freshness, given_by
from leaders_network.directory.linking import HeldPost
from leaders_network.publish.ground import Ground
from leaders_network.publish.lines import post_line
from leaders_network.publish.phrases import PURPOSES, confirmer, day, telephone
from leaders_network.publish.routes import LAPSED, Doors, Turn, routes
from leaders_network.publish.views.contact import (
    AssistantView,
    ContactView,
    Freshness,
    Reach,
    RouteView,
)
from leaders_network.records.contact import Assistant, Confirmation, Contact, Purpose
from leaders_network.records.leader import Appointment
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation
from leaders_network.records.slugs import slug

_UNCONFIRMED = Freshness("unconfirmed")
_DOUBT = {"unconfirmed": 1, "lapsed": LAPSED}


def reach(ground: Ground, held: HeldPost, appointment: Appointment) -> Reach:
    """Return every way to reach the holder of a post by one appointment."""
    office = office_contacts(held)
    way, line = f"appointments/{held.reference}", post_line(ground, held)
    return Reach(
        line.post,
        line.organisation,
        _own_routes(ground, held, appointment),
        tuple(assistant_view(ground, assistant, way) for assistant in appointment.assistants),
        tuple(contact_view(ground, contact, way) for contact in appointment.contacts),
        tuple(contact_view(ground, contact, *_whose(held)) for contact in office),
    )


def office_contacts(held: HeldPost) -> tuple[Contact, ...]:
    """Return the post's own contacts, or its organisation's where it has none."""
    return held.post.contacts or held.organisation.contacts


def _whose(held: HeldPost) -> tuple[str, str]:
    """Return where the contacts of an office are written: the way to them, and in which record."""
    if held.post.contacts:
        return "", f"post:{held.reference}"
    return "", f"organisation:{held.organisation_id}"


def contact_view(ground: Ground, contact: Contact, way: str = "", about: str = "") -> ContactView:
    """Return a contact as it is shown on the day.

    Args:
        ground: What everything stands on.
        contact: The contact.
        way: Where in its record its list of contacts stands.
        about: Whose record it is, where it is not the page's own.
    """
    return ContactView(
        contact.label,
        _words(contact.purposes),
        freshness_of(ground, contact.confirmed),
        contact.email,
        telephone(contact.phone, ground.network.country) if contact.phone else None,
        f"tel:{contact.phone}" if contact.phone else None,
        contact.web,
        contact.address,
        contact.hours,
        contact.note,
        ground.only(contact.audience),
        f"{way}/contacts/{contact.id}".lstrip("/"),
        about,
    )


def assistant_view(ground: Ground, assistant: Assistant, way: str = "") -> AssistantView:
    """Return an assistant as they are shown on the day."""
    return AssistantView(
        assistant.name,
        assistant.title or "Assistant",
        freshness_of(ground, assistant.confirmed),
        assistant.email,
        telephone(assistant.phone, ground.network.country) if assistant.phone else None,
        f"tel:{assistant.phone}" if assistant.phone else None,
        assistant.hours,
        ground.only(assistant.audience),
        f"{way}/assistants/{assistant.name}".lstrip("/"),
        office_path(ground, assistant),
    )


def _own_routes(ground: Ground, held: HeldPost, appointment: Appointment) -> tuple[RouteView, ...]:
    """Return the routes of whoever holds a post; those of the office where they have no own."""
    if appointment.contacts or appointment.assistants or appointment.routes:
        return _routes(ground, _doors(ground, held.organisation, held, appointment))
    return office_routes(ground, held)


def office_routes(ground: Ground, held: HeldPost) -> tuple[RouteView, ...]:
    """Return the routes of a post, whoever holds it; its organisation's where it has no own."""
    if held.post.contacts or held.post.routes:
        return _routes(ground, _doors(ground, held.organisation, held))
    return organisation_routes(ground, held.organisation_id)


def organisation_routes(ground: Ground, identifier: str) -> tuple[RouteView, ...]:
    """Return the routes of an organisation; made once, for most of its posts have no others."""
    if identifier not in ground.routes:
        organisation = ground.directory.records.organisations[identifier]
        ground.routes[identifier] = _routes(ground, _doors(ground, organisation))
    return ground.routes[identifier]


def _doors(
    ground: Ground,
    organisation: Organisation,
    held: HeldPost | None = None,
    appointment: Appointment | None = None,
) -> Doors:
    """Return everything one may knock at, nearest first."""
    parent = ground.directory.records.organisations.get(organisation.parent or "")
    assistants = appointment.assistants if appointment else ()
    return Doors(
        own=appointment.contacts if appointment else (),
        assistants=tuple([one for one in assistants if one.phone or one.email]),
        office=held.post.contacts if held else (),
        bodies=(organisation, parent) if parent else (organisation,),
        written=(
            *(appointment.routes if appointment else ()),
            *(held.post.routes if held else ()),
            *organisation.routes,
        ),
        day=ground.day,
        doubt=lambda way: _DOUBT.get(freshness(way.confirmed, ground.day, ground.network), 0),
    )


def _routes(ground: Ground, doors: Doors) -> tuple[RouteView, ...]:
    """Return the way to take for each purpose; purposes that go the same way share one."""
    shared: dict[Turn, list[Purpose]] = {}
    for purpose, turn in routes(doors, ground.network):
        shared.setdefault(turn, []).append(purpose)
    return tuple([_route(ground, turn, tuple(purposes)) for turn, purposes in shared.items()])


_Way = tuple[str | None, str | None]
_NO_WAY: _Way = (None, None)


def _route(ground: Ground, turn: Turn, purposes: tuple[Purpose, ...]) -> RouteView:
    (href, text), (also, also_text), *_ = _ways(turn, ground.network.country)
    return RouteView(
        _purposes(purposes),
        turn.via,
        turn.reply,
        turn.note,
        href,
        text,
        also,
        also_text,
        turn.whose,
        turn.hours,
        freshness_of(ground, turn.confirmed) if turn.is_contact else None,
        ground.only(turn.audience),
        "incident" in purposes,
    )


def _ways(turn: Turn, country: str) -> list[_Way]:
    """Return where each way leads, and its words, the one to take first before the others.

    After them stand two that lead nowhere.
    """
    ways: list[_Way] = []
    if turn.email:
        ways.append((f"mailto:{turn.email}", turn.email))
    if turn.phone:
        spoken = f"tel:{turn.phone}", telephone(turn.phone, country)
        ways.insert(len(ways) if turn.written_first else 0, spoken)
    if turn.web:
        ways.append((turn.web, turn.web))
    if turn.address:
        ways.append((None, turn.address))
    return [*ways, _NO_WAY, _NO_WAY]


@cache
def _words(purposes: tuple[Purpose, ...]) -> tuple[str, ...]:
    """Return each purpose in words."""
    return tuple(PURPOSES[purpose] for purpose in purposes)


@cache
def _purposes(purposes: tuple[Purpose, ...]) -> str:
    """Return purposes in words, as one text."""
    words = _words(purposes)
    if len(words) == len(PURPOSES):
        return "Anything"
    return ", ".join([words[0], *(word.lower() for word in words[1:])])


def office_path(ground: Ground, assistant: Assistant) -> str:
    """Return where an assistant has their page; a room has none of its own."""
    return "" if ground.audience.is_room else office_address(assistant)


def office_address(assistant: Assistant) -> str:
    """Return where an assistant's page stands in a site that has one.

    The address follows from the name and from what makes the assistant one person in all files:
    their e-mail address, or else their telephone number. So it stays when others come and go.
    """
    mark = blake2b(" ".join(assistant.who).encode(), digest_size=3).hexdigest()
    return f"{OFFICES}{'-'.join(filter(None, [slug(assistant.name), mark]))}/"


def freshness_of(ground: Ground, confirmed: Confirmation | None) -> Freshness:
    """Return how fresh a confirmation is on the day; made once for each day and confirmer."""
    if confirmed is None:
        return _UNCONFIRMED
    told = confirmed.on, confirmed.by
    if told not in ground.freshness:
        ground.freshness[told] = fresh(confirmed, ground.day, ground.network)
    return ground.freshness[told]


def fresh(confirmed: Confirmation | None, on: date, network: Network) -> Freshness:
    """Return how fresh a confirmation is on a day; one of a later day tells nothing of itself."""
    given = given_by(confirmed, on)
    if given is None:
        return _UNCONFIRMED
    state = freshness(given, on, network)
    return Freshness(state, day(given.on), confirmer(given.by, network.centre))
