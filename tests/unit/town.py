"""A small town's directory, and what somebody sees of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from leaders_network.audiences import RUNGS
from leaders_network.directory.room import rooms_of
from leaders_network.publish.publication import Publication, publish
from leaders_network.records.contact import Assistant, Confirmation, Contact, Route
from leaders_network.records.gathering import Cohort, Group, Programme
from leaders_network.records.leader import Appointment, Leader
from leaders_network.records.organisation import Organisation, Post
from leaders_network.records.records import Records
from leaders_network.records.vocabulary import (
    Area,
    Areas,
    Role,
    Roles,
    Sector,
    Sectors,
    Topic,
    Topics,
)
from tests.unit.filled import DAY, records_of

CHIEF = "fire/chief"

_VOCABULARY: dict[str, Any] = {
    "sectors": Sectors(
        sectors=(Sector(id="rescue", name="Rescue"), Sector(id="care", name="Care"))
    ),
    "areas": Areas(
        areas=(
            Area(id="N1", name="Nation", kind="nation"),
            Area(id="R1", name="Region", kind="region", parent="N1"),
            Area(id="C1", name="County", kind="county", parent="R1"),
            Area(id="C2", name="Dale", kind="county", parent="R1"),
        )
    ),
    "roles": Roles(roles=(Role(id="chief", name="Chief", plural="Chiefs", sector="rescue"),)),
    "topics": Topics(topics=(Topic(id="floods", name="Floods", category="Weather"),)),
    "programmes": {
        "course": Programme(name="Course", cohorts=(Cohort(id="2026", name="First", start=DAY),))
    },
    "groups": {"winter": Group(name="Winter")},
}


def ago(days: int) -> date:
    """Return the day that lies so many days before today; a negative number lies after it."""
    return DAY - timedelta(days)


def town(**kinds: Any) -> Records:
    """Return records of a town; every kind that is given replaces the town's own."""
    given = {"organisations": {"fire": fire()}, **_VOCABULARY, **kinds}
    return replace(records_of(), **given)


def fire(**given: Any) -> Organisation:
    """Return the fire service, with its chief's post unless others are given."""
    posts = given.pop("posts", (post(),))
    return Organisation(**{"name": "Fire", "sector": "rescue", "posts": posts, **given})


def post(identifier: str = "chief", **given: Any) -> Post:
    """Return a post."""
    return Post(**{"id": identifier, "title": identifier.capitalize(), **given})


def held(reference: str = CHIEF, **given: Any) -> Appointment:
    """Return an appointment to a post, held since 200 days ago unless other days are given."""
    return Appointment(**{"post": reference, "start": ago(200), **given})


def leader(name: str, *appointments: Appointment, **given: Any) -> Leader:
    """Return a leader."""
    return Leader(name=name, appointments=appointments, **given)


def contact(identifier: str, *purposes: str, confirmed: int | None = None, **given: Any) -> Contact:
    """Return a contact with an e-mail address of its own, confirmed so many days ago."""
    when = None if confirmed is None else Confirmation(on=ago(confirmed), by="self")
    ways = {"email": f"{identifier}@southmere.example", **given}
    label = identifier.capitalize()
    return Contact(id=identifier, label=label, purposes=purposes, confirmed=when, **ways)  # type: ignore[arg-type]


def assistant(name: str, confirmed: int | None = None, **given: Any) -> Assistant:
    """Return an assistant, confirmed so many days ago."""
    when = None if confirmed is None else Confirmation(on=ago(confirmed), by="self")
    return Assistant(name=name, confirmed=when, **given)


def route(purpose: str, via: str, **given: Any) -> Route:
    """Return a route."""
    return Route(**{"for": purpose, "via": via, **given})


def seen(records: Records, viewer: str = "network", day: date = DAY) -> Publication:
    """Return what a viewer sees of records on a day."""
    audiences = [*RUNGS, *(room.audience for room in rooms_of(records))]
    (audience,) = [audience for audience in audiences if audience.name == viewer]
    return publish(records, audience, day)
