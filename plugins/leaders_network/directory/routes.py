"""A route goes by a contact that is there: its own holder's, the office's, or an assistant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from leaders_network.directory.linking import HeldPost
from leaders_network.directory.ruling import Rules
from leaders_network.marks import Step
from leaders_network.problems import near_word
from leaders_network.records.contact import VIA_ASSISTANT
from leaders_network.records.leader import Appointment


def routes_lead_somewhere(rules: Rules) -> None:
    """Record each route that goes by a contact that is not there."""
    records = rules.directory.records
    for identifier, organisation in records.organisations.items():
        file = f"organisations/{identifier}.yml"
        own = _contact_ids(rules, file, (), organisation)
        _routes(rules, file, (), organisation.routes, own)
        for position, post in enumerate(organisation.posts):
            steps = ("posts", position)
            _routes(rules, file, steps, post.routes, own | _contact_ids(rules, file, steps, post))
    for identifier, leader in records.leaders.items():
        for position, appointment in enumerate(leader.appointments):
            held = rules.directory.posts.get(appointment.post)
            if held is not None and appointment.routes:
                place = ("appointments", position)
                _routes_held(rules, f"leaders/{identifier}.yml", place, appointment, held)


def _routes_held(
    rules: Rules, file: str, steps: tuple[Step, ...], appointment: Appointment, held: HeldPost
) -> None:
    office = f"organisations/{held.organisation_id}.yml"
    posts = [post.id for post in held.organisation.posts]
    known = _contact_ids(rules, file, steps, appointment)
    known |= _contact_ids(rules, office, (), held.organisation)
    known |= _contact_ids(rules, office, ("posts", posts.index(held.post.id)), held.post)
    if appointment.assistants or not rules.knows(file, steps, "assistants"):
        known.add(VIA_ASSISTANT)
    _routes(rules, file, steps, appointment.routes, known)


def _contact_ids(rules: Rules, file: str, steps: tuple[Step, ...], holder: Any) -> set[str]:
    """Return the ids of the contacts of something, with `""` where one cannot be made out."""
    found = {contact.id for contact in holder.contacts}
    return found if rules.knows(file, steps, "contacts") else {*found, ""}


def _routes(
    rules: Rules, file: str, steps: tuple[Step, ...], routes: Iterable[Any], known: set[str]
) -> None:
    for position, route in enumerate(routes):
        if route.via and route.via not in known and "" not in known:
            rules.say(
                file,
                (*steps, "routes", position, "via"),
                "unknown-contact",
                f"no contact `{route.via}` is there to go by",
                _way_instead(route.via, known),
            )


def _way_instead(via: str, known: set[str]) -> str:
    """Return what to write for a route that goes by a contact that is not there."""
    if not known:
        return f"give the contact it goes by the id `{via}` under `contacts:`, or remove the route"
    near = near_word(via, known)
    words = [near] if near else sorted(known)
    return f"name {', '.join(f'`{word}`' for word in words)}"
