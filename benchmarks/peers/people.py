"""An invented directory as other programs would be given it: people with everything resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leaders_network.problems import Problems
from leaders_network.source import read_yaml


@dataclass(frozen=True, slots=True)
class Person:
    """What the network's readers see of one leader."""

    id: str
    name: str
    photo: str | None
    post: str
    role: str
    organisation: str
    organisation_id: str
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


def read(data: Path) -> Iterator[Person]:
    """Yield everyone that the network sees, in the order of their ids."""
    words = {
        each["id"]: each["name"]
        for name in ("sectors", "areas", "roles", "topics")
        for each in _load(data / "vocabulary" / f"{name}.yml")[name]
    }
    bodies = {path.stem: _load(path) for path in (data / "organisations").glob("*.yml")}
    for path in sorted((data / "leaders").glob("*.yml")):
        leader = _load(path)
        if leader.get("audience") is None:
            yield _person(path.stem, leader, bodies, words)


def _load(path: Path) -> Any:
    problems = Problems()
    read = read_yaml(path.read_text(encoding="utf-8"), str(path), problems)
    problems.raise_if_any()
    return read[0] if read else None


def _person(
    identifier: str, leader: dict[str, Any], bodies: dict[str, Any], words: dict[str, str]
) -> Person:
    now, *before = leader["appointments"]
    organisation_id, post_id = now["post"].split("/")
    body = bodies[organisation_id]
    post = next(each for each in body["posts"] if each["id"] == post_id)
    return Person(
        id=identifier,
        name=leader["name"],
        photo=leader.get("photo"),
        post=post["title"],
        role=words[post["role"]],
        organisation=body["name"],
        organisation_id=organisation_id,
        sector=words[body["sector"]],
        areas=tuple(words[area] for area in body["areas"]),
        topics=tuple(words[topic] for topic in leader["knows_about"]),
        summary=leader["summary"],
        biography=leader["biography"],
        contacts=tuple(map(_contact, filter(_is_seen, now["contacts"]))),
        assistants=tuple(map(_assistant, now.get("assistants", ()))),
        routes=tuple(map(_route, now.get("routes", ()))),
        earlier=tuple(_earlier(each, bodies) for each in before),
        offers=tuple(map(_until, leader.get("offers", ()))),
        asks=tuple(map(_until, leader.get("asks", ()))),
        gatherings=tuple(_gatherings(leader)),
        contact_for=tuple(leader.get("contact_for", ())),
    )


def _is_seen(contact: dict[str, Any]) -> bool:
    return contact.get("audience") is None


def _contact(contact: dict[str, Any]) -> str:
    ways = " · ".join(str(contact[key]) for key in ("email", "phone", "hours") if key in contact)
    confirmed = contact["confirmed"]
    return f"{contact['label']}: {ways} (confirmed {confirmed['on']} by {confirmed['by']})"


def _assistant(assistant: dict[str, Any]) -> str:
    return f"{assistant['name']}: {assistant['email']} · {assistant['phone']}"


def _route(route: dict[str, Any]) -> str:
    return f"{route['for']}: {route['via']}, {route.get('reply', 'no time promised')}"


def _until(item: dict[str, Any]) -> str:
    return f"{item['text']} (until {item['until']})"


def _gatherings(leader: dict[str, Any]) -> Iterator[str]:
    for place in leader.get("programmes", ()):
        yield f"{place['programme']}, cohort of {place['cohort']}"
    yield from leader.get("groups", ())


def _earlier(held: dict[str, Any], bodies: dict[str, Any]) -> str:
    organisation_id, post_id = held["post"].split("/")
    body = bodies[organisation_id]
    title = next(post["title"] for post in body["posts"] if post["id"] == post_id)
    return f"{title}, {body['name']} ({held['start']} to {held['end']})"
