"""Posts as other programs would be given them: with their holders named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.peers.facts import Facts, Record, seen, ways


@dataclass(frozen=True, slots=True)
class Post:
    """What the network's readers see of one post."""

    id: str
    organisation_id: str
    title: str
    role: str
    organisation: str
    sector: str
    areas: tuple[str, ...]
    holders: tuple[tuple[str, str], ...]  # ids and names
    former: tuple[tuple[str, str], ...]
    contacts: tuple[str, ...]
    ways: tuple[Record, ...]


def posts(facts: Facts) -> Iterator[Post]:
    """Yield every post of every organisation."""
    held: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    left: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for identifier, leader in facts.leaders.items():
        for each in leader["appointments"]:
            (left if "end" in each else held)[each["post"]].append((identifier, leader["name"]))
    for organisation_id, body in facts.bodies.items():
        for post in body["posts"]:
            reference = f"{organisation_id}/{post['id']}"
            contacts = [*post.get("contacts", ()), *body["contacts"]]
            yield Post(
                post["id"],
                organisation_id,
                post["title"],
                facts.words[post["role"]],
                body["name"],
                facts.words[body["sector"]],
                tuple(facts.words[area] for area in body["areas"]),
                tuple(held[reference]),
                tuple(left[reference]),
                seen(contacts),
                ways(contacts),
            )
