"""What a file may refer to, by id and name: what the web editor's search fields offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from leaders_network.audiences import RUNGS
from leaders_network.publish.ground import Ground
from leaders_network.records.field import WITHHELD


class Choice(NamedTuple):
    """One thing that may be referred to: what is written, what it is called, and a further word."""

    value: str
    name: str
    note: str = ""


Choices = Mapping[str, tuple[Choice, ...]]
"""What may be referred to, by what it is: `leader`, `post`, `topic`, `photo`, `audience` …"""


def choices_of(ground: Ground) -> Choices:
    """Return everything that a file may refer to, as far as the audience of a ground sees it."""
    directory, records = ground.directory, ground.directory.records
    return {
        "leader": _sorted(_leaders(ground)),
        "person": _sorted(_people(ground)),
        "post": _sorted(
            Choice(key, held.post.title, held.organisation.name)
            for key, held in directory.posts.items()
        ),
        "organisation": _named(records.organisations),
        "sector": _named(directory.sectors),
        "area": _sorted(Choice(i, area.name, area.kind) for i, area in directory.areas.items()),
        "role": _named(directory.roles),
        "topic": _named(directory.topics),
        "programme": _named(records.programmes),
        "group": _named(records.groups),
        "photo": _sorted(Choice(name, name) for name in _photos(ground)),
        "audience": (*_rungs(), *_rooms(ground)),
    }


def _leaders(ground: Ground) -> Iterator[Choice]:
    for identifier, leader in ground.directory.records.leaders.items():
        held = ground.tenures(leader, "current")
        note = "; ".join(f"{one.post.title}, {one.organisation.name}" for _, one in held)
        yield Choice(identifier, leader.name, note)


def _people(ground: Ground) -> Iterator[Choice]:
    for choice in _leaders(ground):
        yield choice._replace(value=f"leader:{choice.value}")
    for identifier, one in ground.directory.records.contributors.items():
        yield Choice(f"contributor:{identifier}", one.name, one.affiliation or "")


def _photos(ground: Ground) -> set[str]:
    """Return the photos of people who are seen; the folder holds those of others too."""
    records = ground.directory.records
    named = {leader.photo for leader in records.leaders.values()}
    named |= {contributor.photo for contributor in records.contributors.values()}
    return {photo for photo in named if photo in records.photos}


def _named(known: Mapping[str, object]) -> tuple[Choice, ...]:
    return _sorted(Choice(key, str(getattr(one, "name", key))) for key, one in known.items())


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: (choice.name.casefold(), choice.value)))


def _rungs() -> Iterator[Choice]:
    for rung in RUNGS:
        yield Choice(rung.name, rung.title)
    yield Choice(WITHHELD, "Nobody")


def _rooms(ground: Ground) -> Iterator[Choice]:
    for identifier, room in sorted(ground.rooms.items()):
        yield Choice(identifier, room.name, "Room")
