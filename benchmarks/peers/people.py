"""People as other programs would be given them: with every reference resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.peers.facts import Facts, Record, begun, seen, standing, ways


@dataclass(frozen=True, slots=True)
class Person:
    """What the network's readers see of one leader."""

    id: str
    name: str
    photo: str | None
    post: str
    role: str
    organisation: str
    sector: str
    areas: tuple[str, ...]
    topics: tuple[str, ...]
    summary: str
    biography: str
    contacts: tuple[str, ...]
    assistants: tuple[str, ...]
    routes: tuple[str, ...]
    earlier: tuple[str, ...]
    offers: tuple[str, ...]
    asks: tuple[str, ...]
    gatherings: tuple[str, ...]
    contact_for: tuple[str, ...]
    given: str
    family: str
    post_id: str  # with its organisation's before it
    ways: tuple[Record, ...]  # their own, then their office's
    assisted_by: tuple[Record, ...]

    def lists(self) -> dict[str, tuple[str, ...]]:
        """Return what stands below the life, by its headings; empty lists are left out."""
        named = {
            "Contact": self.contacts,
            "Assistants": self.assistants,
            "Which way for what": self.routes,
            "Contact them for": self.contact_for,
            "Offers": self.offers,
            "Asks": self.asks,
            "Programmes and groups": self.gatherings,
            "Earlier posts": self.earlier,
        }
        return {heading: items for heading, items in named.items() if items}


def people(facts: Facts) -> Iterator[Person]:
    """Yield everyone that the network sees, in the order of their ids."""
    for identifier, leader in facts.leaders.items():
        yield _person(identifier, leader, facts)


def _person(identifier: str, leader: Record, facts: Facts) -> Person:
    now, *before = leader["appointments"]
    post, body = facts.post(now["post"])
    own = {key: now.get(key, ()) if begun(now) else () for key in ("contacts", "assistants")}
    return Person(
        id=identifier,
        name=leader["name"],
        photo=leader.get("photo"),
        post=post["title"],
        role=facts.words[post["role"]],
        organisation=body["name"],
        sector=facts.words[body["sector"]],
        areas=tuple(facts.words[area] for area in body["areas"]),
        topics=tuple(facts.words[topic] for topic in leader["knows_about"]),
        summary=leader["summary"],
        biography=leader["biography"],
        contacts=seen(now["contacts"]),
        assistants=tuple(map(_assistant, now.get("assistants", ()))),
        routes=tuple(map(_route, now.get("routes", ()))),
        earlier=tuple(_earlier(each, facts) for each in before),
        offers=tuple(map(_until, leader.get("offers", ()))),
        asks=tuple(map(_until, leader.get("asks", ()))),
        gatherings=tuple(_gatherings(leader)),
        contact_for=tuple(leader.get("contact_for", ())),
        given=leader["given_name"],
        family=leader["family_name"],
        post_id=now["post"],
        ways=ways([*own["contacts"], *post.get("contacts", ()), *body["contacts"]]),
        assisted_by=tuple(standing(own["assistants"])),
    )


def _assistant(assistant: Record) -> str:
    return f"{assistant['name']}: {assistant['email']} · {assistant['phone']}"


def _route(route: Record) -> str:
    return f"{route['for']}: {route['via']}, {route.get('reply', 'no time promised')}"


def _until(item: Record) -> str:
    return f"{item['text']} (until {item['until']})"


def _gatherings(leader: Record) -> Iterator[str]:
    for place in leader.get("programmes", ()):
        yield f"{place['programme']}, cohort of {place['cohort']}"
    yield from leader.get("groups", ())


def _earlier(held: Record, facts: Facts) -> str:
    post, body = facts.post(held["post"])
    return f"{post['title']}, {body['name']} ({held['start']} to {held['end']})"
