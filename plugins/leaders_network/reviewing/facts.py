"""Records taken apart into facts: one value each, with its subject and the way to it.

A fact is what a review compares. The items of a list are called by what tells them from each
other and never by their position, so one that is moved is no other one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from leaders_network.content.pages import DEFAULT_ORDER, ContentFile, ContentPage
from leaders_network.records.contact import Assistant, Confirmation, Route
from leaders_network.records.dictionary import entries
from leaders_network.records.field import (
    LADDER,
    NETWORK,
    PUBLIC,
    ROOM,
    TEAM,
    WITHHELD,
    pydantic_fields,
)
from leaders_network.records.leader import Appointment, Ask, Offer
from leaders_network.records.organisation import Organisation
from leaders_network.records.shape import Sort, identity, shape

Way = tuple[str, ...]
Place = tuple[str, Way]
"""A subject, as in `leader:freda-harlowe`, and the way to a value within it."""

ORDER = "the order"
"""The last step of the way to a fact that says in which order a list stands."""

_NARROWER = (PUBLIC, NETWORK, ROOM, TEAM, WITHHELD)
"""Audiences, the widest first; a room's members are some of the network."""

BODY, FILE, PICTURE = "text", "file", "picture"

_NAMED_BY: dict[type, tuple[str, ...]] = {
    Appointment: ("post", "start"),
    Assistant: ("name",),
    Route: ("for",),
    Offer: ("text",),
    Ask: ("text",),
}
"""The keys that tell the items of a list from each other, where not all that must be there does."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value as text, and of what sort it is."""

    value: str
    sort: Sort | str
    refers: str = ""
    """What kind of thing it names, as in `leader`; `person` where it says so itself."""


Facts = dict[Place, Fact]


def facts_of(subject: str, record: Any) -> Facts:
    """Return every fact of a record; an organisation's posts are subjects of their own."""
    return dict(_record(subject, (), record))


def page_facts(page: ContentPage, front: Any) -> Facts:
    """Return every fact of a page of content.

    Args:
        page: The page.
        front: What an item says at its top, as far as it may be seen; of what is no item, None.
    """
    subject = f"page:{page.path}"
    plain = {
        ("title",): page.title,
        ("description",): page.description or "",
        ("navigation",): page.navigation or "",
        ("tags",): ", ".join(page.tags),
        ("order",): str(page.order) if page.order != DEFAULT_ORDER else "",
        ("hidden",): _text(page.hidden) if page.hidden else "",
        ("hide",): ", ".join(page.hide),
    }
    found: Facts = {(subject, way): Fact(text, "line") for way, text in plain.items() if text}
    found[subject, (BODY,)] = Fact(page.shown.strip(), "prose")
    if front is not None:
        # The audience is what the comparison itself is about.
        told = facts_of(subject, front).items()
        found |= {place: fact for place, fact in told if place[1][0] not in ("audience", "title")}
    return found


def photo_fact(subject: str, photo: Path) -> Facts:
    """Return the fact of what a photo shows, as a digest: its name may stay the same."""
    try:
        digest = blake2b(photo.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return {}
    return {(subject, ("photo", PICTURE)): Fact(digest, FILE)}


def file_facts(file: ContentFile) -> Facts:
    """Return the one fact of another file: what it holds, as a digest."""
    return {(f"file:{file.path}", (FILE,)): Fact(file.digest, FILE)}


def _record(subject: str, way: Way, record: Any) -> Iterator[tuple[Place, Fact]]:
    model: type = type(record)
    attributes, refers = _attributes(model), _references(model)
    for key, slot in shape(model).items():
        value = getattr(record, attributes[key])
        if value is None or value == ():
            continue
        if isinstance(record, Organisation) and key == "posts":
            for post in value:
                owner = subject.partition(":")[2]
                yield from _record(f"post:{owner}/{post.id}", (), post)
        elif slot.many:
            yield from _list(subject, _to_list(way, key), value, slot.sort, refers.get(key, ""))
        else:
            yield from _single(subject, (*way, key), value, slot.sort, refers.get(key, ""))


def _single(
    subject: str, way: Way, value: Any, sort: Sort, refers: str
) -> Iterator[tuple[Place, Fact]]:
    if isinstance(value, Confirmation):
        yield (subject, way), Fact(f"{value.on} {value.by}", "confirmation")
    elif hasattr(value, "__pydantic_fields__"):
        yield from _record(subject, way, value)
    elif value is not False:
        yield (subject, way), Fact(_text(value), sort, refers)


def _to_list(way: Way, key: str) -> Way:
    """Return the way to a list of a record.

    A way goes by pairs, a list and one of its items. A list in what stands alone in its record, as
    in a consultation's statement, is one step with it, or items would be taken for their fields.
    """
    return (*way[:-1], f"{way[-1]} {key}") if len(way) % 2 else (*way, key)


def _list(
    subject: str, way: Way, values: Iterable[Any], sort: Sort, refers: str
) -> Iterator[tuple[Place, Fact]]:
    names: list[str] = []
    for name, value in _told_apart(values):
        names.append(name)
        if hasattr(value, "__pydantic_fields__"):
            yield from _record(subject, (*way, name), value)
        else:
            yield (subject, (*way, name)), Fact(_text(value), sort, refers)
    if len(names) > 1:
        yield (subject, (*way, ORDER)), Fact("\n".join(names), ORDER)


def _told_apart(values: Iterable[Any]) -> list[tuple[str, Any]]:
    """Return items with their names; of those with one name, the narrower ones are told apart.

    So the wider ones are called the same by the eyes of those who do not see the narrower.
    """
    known = list(values)
    names: dict[int, str] = {}
    for place in sorted(range(len(known)), key=lambda one: _narrowness(known[one])):
        name = _name(known[place])
        while name in names.values():
            name += "+"
        names[place] = name
    return [(names[place], value) for place, value in enumerate(known)]


def _narrowness(value: Any) -> int:
    """Return how narrow the audience of an item is."""
    audience = getattr(value, "audience", None) or PUBLIC
    return _NARROWER.index(audience if audience in LADDER else ROOM)


def _name(value: Any) -> str:
    if not hasattr(value, "__pydantic_fields__"):
        return _text(value)
    model: type = type(value)
    attributes = _attributes(model)
    keys = _NAMED_BY.get(model) or identity(model)
    return " ".join(_text(getattr(value, attributes[key])) for key in keys)


@cache
def _references(model: type) -> Mapping[str, str]:
    """Return what the fields of a class name that are not of the record itself, by their keys."""
    return {
        entry.key: entry.refers
        for entry in entries(model)
        if entry.refers and entry.refers not in ("photo", "audience", "post")
    }


@cache
def _attributes(model: type) -> Mapping[str, str]:
    return {field.alias or name: name for name, field in pydantic_fields(model).items()}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value)
