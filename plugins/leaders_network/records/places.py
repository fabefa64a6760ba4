"""Where the values of a leader's record stand that a letter may change, and what they are there.

A place has a path that a letter can say, as in `appointments/ORG/POST/contacts/direct/phone`, and
the way that an edit of the file takes. An item of a list is called by what tells it from the
others, never by its position: positions change under a letter that is on its way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from hashlib import blake2b
from typing import Any

from leaders_network.lean import frozen
from leaders_network.records.contact import Assistant, Contact, Route
from leaders_network.records.editing import Item, Way
from leaders_network.records.field import Change, pydantic_fields
from leaders_network.records.leader import Appointment, Ask, Leader, Offer
from leaders_network.records.shape import Slot, shape
from leaders_network.records.slugs import slug
from leaders_network.records.validation import adapter

Said = str | list[str] | None
"""A value as a letter says it: text, a list of words, or nothing."""

ADDED = re.compile(r"\+[0-9]{1,2}")
"""What a letter calls an item that is to be added, as in `offers/+1/text`."""

_NAMED_BY: dict[type, tuple[str, ...]] = {
    Contact: ("id",),
    Assistant: ("name",),
    Route: ("for",),
    Offer: ("text", "until"),
    Ask: ("text", "until"),
}
"""The keys that tell the items of each list from each other."""

_UNSEEN = ("invited", "sign_in", "agreed", "joined", "lawful_basis", "former_ids")
"""What those who keep the files look after alone, so that it makes no version."""

_SHORT = 40


@frozen
class FieldEntry:
    """What may be written under one key of a record: made of its declaration."""

    key: str
    name: str
    """Its name in Python."""
    help: str
    slot: Slot
    change: Change | None
    audience: str | None
    limit: int | None = None
    choices: tuple[str, ...] = ()
    is_flag: bool = False


@frozen
class Place:
    """One value of a record that has a path."""

    path: str
    way: Way
    entry: FieldEntry
    value: Any
    owner: Any
    """The record it stands in."""

    @property
    def said(self) -> Said:
        """Return the value as a letter says it."""
        return said(self.value)


@frozen
class Shelf:
    """One list of records that has a path, and to which items may be added."""

    path: str
    way: Way
    entry: FieldEntry
    items: tuple[tuple[str, Way, Any], ...]
    """The path, the way and the record of each item."""

    @property
    def model(self) -> type:
        """The class of its items."""
        assert self.entry.slot.inside
        return self.entry.slot.inside


def said(value: Any) -> Said:
    """Return a value of a record, or of its file, as a letter says it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return [str(each) for each in value]
    return str(value)


def entries(model: Any) -> dict[str, FieldEntry]:
    """Return what may be written in a record of a class, by the keys of its file, in order."""
    return _entries(model)


@cache
def _entries(model: type) -> dict[str, FieldEntry]:
    schema = adapter(model).json_schema()["properties"]
    slots = shape(model)
    made = {}
    for name, field in pydantic_fields(model).items():
        key = field.alias or name
        declared: Any = field.json_schema_extra or {}
        limits = _merged(schema[key])
        made[key] = FieldEntry(
            key,
            name,
            field.description or "",
            slots[key],
            declared.get("x-change"),
            declared.get("x-audience"),
            limits.get("maxLength"),
            tuple(limits.get("enum", ())),
            limits.get("type") == "boolean",
        )
    return made


def _merged(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the limits of a value, whether it may be missing or stands in a list."""
    inner: dict[str, Any] = {}
    for one in (*schema.get("anyOf", ()), schema.get("items", {}), schema):
        inner |= {key: value for key, value in one.items() if key != "type" or value != "null"}
    return inner


def places(leader: Leader, day: date) -> Iterator[Place]:
    """Yield every value of a record that may be changed by a letter on a day, in order."""
    yield from _values("", (), leader)
    for shelf in shelves(leader, day):
        for path, way, item in shelf.items:
            yield from _values(f"{path}/", way, item)


def shelves(leader: Leader, day: date) -> Iterator[Shelf]:
    """Yield every list of records to which a letter may add on a day."""
    for path, way, appointment in open_appointments(leader, day):
        yield from _shelves(f"{path}/", way, appointment)
    yield from _shelves("", (), leader)


def open_appointments(leader: Leader, day: date) -> Iterator[tuple[str, Way, Appointment]]:
    """Yield the path and the way of each appointment that is held or to come."""
    seen: set[str] = set()
    for held in leader.appointments:
        if held.end is not None and held.end < day:
            continue
        path = f"appointments/{held.post}"
        path = f"{path}@{held.start}" if path in seen else path
        seen.add(path)
        yield path, way_of(held), held


def way_of(held: Appointment) -> Way:
    """Return the way to an appointment in its leader's file."""
    return "appointments", Item((("post", held.post), ("start", str(held.start))))


def version_of(leader: Leader) -> str:
    """Return a digest of what a record says; that somebody confirmed it changes nothing of that."""
    values = asdict(leader)
    for appointment in values["appointments"]:
        for item in (*appointment["contacts"], *appointment["assistants"]):
            del item["confirmed"]
    for name in _UNSEEN:
        del values[name]
    text = json.dumps(values, default=str, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def item_said(item: Any) -> list[str]:
    """Return all that an item says, as a letter repeats it that takes the item away."""
    known = entries(type(item)).values()
    told = ((entry.key, said(getattr(item, entry.name))) for entry in known if entry.change)
    return [f"{key}: {', '.join(v) if isinstance(v, list) else v}" for key, v in told if v]


def _values(path: str, way: Way, owner: Any) -> Iterator[Place]:
    for key, entry in entries(type(owner)).items():
        if entry.change and entry.slot.sort != "record":
            yield Place(f"{path}{key}", (*way, key), entry, getattr(owner, entry.name), owner)


def _shelves(path: str, way: Way, owner: Any) -> Iterator[Shelf]:
    for key, entry in entries(type(owner)).items():
        if entry.change and entry.slot.inside in _NAMED_BY and entry.slot.many:
            here = (*way, key)
            items = tuple(_items(f"{path}{key}", here, getattr(owner, entry.name)))
            yield Shelf(f"{path}{key}", here, entry, items)


def _items(path: str, way: Way, items: tuple[Any, ...]) -> Iterator[tuple[str, Way, Any]]:
    """Yield each item that can be told from the others; two of one name are left to people."""
    names = [item_name(item) for item in items]
    for name, item in zip(names, items, strict=True):
        if names.count(name) == 1:
            yield f"{path}/{name}", (*way, step_to(item)), item


def step_to(item: Any) -> Item:
    """Return the step to an item of a list."""
    known = entries(type(item))
    keys = _NAMED_BY[type(item)]
    return Item(tuple((key, str(getattr(item, known[key].name))) for key in keys))


def item_name(item: Any) -> str:
    """Return what a path calls an item: its id, or words and a digest of what names it."""
    step = step_to(item)
    first = step.has[0][1]
    if type(item) in (Contact, Route):
        return first
    digest = blake2b("\0".join(value for _, value in step.has).encode(), digest_size=4).hexdigest()
    return f"{slug(first)[:_SHORT].strip('-')}-{digest}".strip("-")
