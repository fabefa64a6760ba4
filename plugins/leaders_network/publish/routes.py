"""Which door to knock at for what: for every purpose one way, as long as there is any at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from leaders_network.directory.days import time_of
from leaders_network.lean import frozen
from leaders_network.records.contact import (
    PURPOSES,
    VIA_ASSISTANT,
    Assistant,
    Confirmation,
    Contact,
    Purpose,
    Route,
)
from leaders_network.records.network import Network
from leaders_network.records.organisation import Organisation

DIRECT, ASSISTANT, OFFICE = "Direct", "Assistant", "The office"
LAPSED = 2
CLOSED: frozenset[Purpose] = frozenset(["incident", "media"])
"""What a door that is for nothing else is not opened from: the control room, the press office."""

Rank = tuple[Sequence[Contact | Assistant], str]
"""Ways that are equally near, and in words whose they are."""
Levels = tuple[tuple[tuple[Contact, ...], str], ...]
"""Contacts that belong to no person, nearest first, with whose they are."""


@frozen
class Doors:
    """Everything one may knock at, as one audience may see it, nearest first."""

    own: tuple[Contact, ...]
    assistants: tuple[Assistant, ...]
    office: tuple[Contact, ...]
    bodies: tuple[Organisation, ...]
    """The organisation, and the one it is part of."""
    written: tuple[Route, ...]
    day: date
    doubt: Callable[[Contact | Assistant], int]
    """How little is known of whether a way still works: `LAPSED` of one that has lapsed."""

    def levels(self) -> Levels:
        """Return what belongs to no person, as far as there is any."""
        found = ((self.office, OFFICE), *((self._of(body), body.name) for body in self.bodies))
        return tuple([(ways, whose) for ways, whose in found if ways])

    def _of(self, body: Organisation) -> tuple[Contact, ...]:
        """Return what an organisation has itself, and then the control rooms of its posts."""
        rooms = (
            way
            for post in body.posts
            if time_of(post.start, post.end, self.day) == "current"
            for way in post.contacts
            if way.purposes and _is_closed(way)
        )
        return (*body.contacts, *rooms)

    def alive(self, levels: Levels) -> Levels:
        """Return these levels without what has lapsed; what is a leader's own never has."""
        return tuple([(self._alive(ways), whose) for ways, whose in levels])

    def _alive(self, ways: tuple[Contact, ...]) -> tuple[Contact, ...]:
        return tuple([way for way in ways if self.doubt(way) < LAPSED])


class Found(NamedTuple):
    """A way that serves a purpose, whose it is, and the route that names it, where one does."""

    way: Contact | Assistant
    whose: str
    route: Route | None = None


class Turn(NamedTuple):
    """The way to take."""

    via: str
    whose: str
    phone: str | None = None
    email: str | None = None
    web: str | None = None
    address: str | None = None
    hours: str | None = None
    reply: str | None = None
    note: str | None = None
    audience: str | None = None
    confirmed: Confirmation | None = None
    written_first: bool = True
    """Whether one writes rather than rings, where both are possible."""
    is_contact: bool = True


def routes(doors: Doors, network: Network) -> Iterator[tuple[Purpose, Turn]]:
    """Yield the way to take for each purpose: the one that was written, or the next best.

    A route whose contact is gone or has lapsed is passed over, with the time and the advice that
    were written for it. After the leader's own ways come the office's, the organisation's and those
    of the organisation above it; then their websites, and last whoever runs the network. What has
    lapsed is taken only where nothing else is left.
    """
    levels = doors.levels()
    alive = doors.alive(levels)
    for purpose in PURPOSES:
        found = _written(doors, alive, purpose) or _unwritten(doors, levels, alive, purpose)
        turn = _turn(found, purpose) if found else _last(doors, network)
        if turn is not None:
            yield purpose, turn


def _written(doors: Doors, levels: Levels, purpose: Purpose) -> Found | None:
    for route in doors.written:
        if route.purpose == purpose:
            for way, whose in _named(doors, levels, route.via):
                return Found(way, whose, route)
    return None


def _unwritten(doors: Doors, levels: Levels, alive: Levels, purpose: Purpose) -> Found | None:
    """Return the best way that has not lapsed, else one that has.

    In an incident a number that has lapsed is still rung where nobody else answers at night.
    """
    found = _best(doors, alive, purpose)
    if found and (purpose != "incident" or _answers_at_night(found.way)):
        return found
    lapsed = _written(doors, levels, purpose) or _best(doors, levels, purpose)
    return lapsed if not found or (lapsed and _answers_at_night(lapsed.way)) else found


def _named(doors: Doors, levels: Levels, via: str) -> Iterator[tuple[Contact | Assistant, str]]:
    if via == VIA_ASSISTANT:
        yield from ((assistant, ASSISTANT) for assistant in doors.assistants[:1])
    found = ((doors.own, DIRECT), *levels)
    yield from ((way, whose) for ways, whose in found for way in ways if way.id == via)


def _best(doors: Doors, levels: Levels, purpose: Purpose) -> Found | None:
    """Return the nearest way that was not written for anything else, of equal ones the surest.

    In an incident nobody waits for a letter or for the morning: what can be rung by night as by day
    goes before what closes, and that before all that cannot be rung.
    """
    for ranks in (_meant, _general):
        for serves in _AT_ONCE if purpose == "incident" else _AT_ANY_TIME:
            for ways, whose in ranks(doors, levels, purpose):
                able = [way for way in ways if serves(way)] if serves else ways
                if able:
                    best = able[0] if len(able) == 1 else min(able, key=doors.doubt)
                    return Found(best, whose)
    return None


def _meant(doors: Doors, levels: Levels, purpose: Purpose) -> Iterator[Rank]:
    for ways, whose in ((doors.own, DIRECT), *levels):
        yield [way for way in ways if purpose in way.purposes], whose


def _general(doors: Doors, levels: Levels, purpose: Purpose) -> Iterator[Rank]:
    own: Rank = [way for way in doors.own if not way.purposes], DIRECT
    assistants: Rank = doors.assistants, ASSISTANT
    if purpose == "peer":
        yield from (own, assistants)
    elif purpose not in CLOSED:
        yield from (assistants, own)
    for ways, whose in levels:
        yield [way for way in ways if not way.purposes], whose
    if purpose == "incident":
        # At night whoever leads is at the other end of their telephone, and no assistant of theirs.
        yield from (own, assistants)
    for ways, whose in levels:
        yield [way for way in ways if not _is_closed(way)], whose


def _is_closed(way: Contact) -> bool:
    return CLOSED.issuperset(way.purposes)


def _answers_at_night(way: Contact | Assistant) -> bool:
    """Return whether a way can be rung and names no time at which it closes; assistants sleep.

    In whatever language hours are written, figures are times of day, but for the 24 of all day.
    """
    hours = way.hours or ""
    is_open = "24" in hours or not any(sign.isdigit() for sign in hours)
    return is_open and bool(way.phone) and isinstance(way, Contact)


def _can_be_rung(way: Contact | Assistant) -> bool:
    return bool(way.phone)


def _answers_at_once(way: Contact | Assistant) -> bool:
    """Return whether a way can serve in an incident at all: no letter that is posted helps then."""
    return bool(way.phone or way.email or (isinstance(way, Contact) and way.web))


_AT_ONCE, _AT_ANY_TIME = (_answers_at_night, _can_be_rung, _answers_at_once), (None,)
"""What a way must be able to do, the best first."""


def _last(doors: Doors, network: Network) -> Turn | None:
    for body in doors.bodies:
        if body.website:
            return Turn(body.name, "Website", web=body.website, is_contact=False)
    if network.email:
        centre = f"{network.centre[:1].upper()}{network.centre[1:]}"
        note = f"{centre} puts you through."
        return Turn(centre, network.name, email=network.email, note=note, is_contact=False)
    return None


def _turn(found: Found, purpose: Purpose) -> Turn:
    way, whose, route = found
    if isinstance(way, Contact):
        name, web, address, note = way.label, way.web, way.address, way.note
    else:
        name, web, address, note = way.name, None, None, None
    return Turn(
        name,
        whose,
        way.phone,
        way.email,
        web,
        address,
        way.hours,
        route.reply if route else None,
        (route.note if route else None) or note,
        way.audience,
        way.confirmed,
        purpose != "incident",
    )
