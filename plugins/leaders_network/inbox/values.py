"""What a letter says of one leader becomes edits of the leader's file, each checked and told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from leaders_network.directory.days import given_by
from leaders_network.inbox.edits import Edits, stamp
from leaders_network.inbox.letter import Letter, Value
from leaders_network.inbox.meaning import is_nothing, meant, same
from leaders_network.inbox.refusal import Refused
from leaders_network.inbox.words import added, changed, item_words, quoted, warnings
from leaders_network.records.contact import VIA_ASSISTANT, Assistant, Contact
from leaders_network.records.editing import REMOVED, Item, Way
from leaders_network.records.field import SELF
from leaders_network.records.leader import Leader
from leaders_network.records.places import (
    ADDED,
    FieldEntry,
    Place,
    Shelf,
    entries,
    item_said,
    open_appointments,
    places,
    said,
    shelves,
    step_to,
)
from leaders_network.records.slugs import slug


def corrections(
    letter: Letter, leader: Leader, *, day: date, by: str, country: str, is_own: bool = False
) -> Edits:
    """Return what a letter's values change in a leader's record.

    Args:
        letter: Its form is checked already.
        leader: The record as it is now.
        day: The day the record is looked at.
        by: `self` for the leader, `assistant` for an assistant who may edit.
        country: Whose telephone numbers may be written without their country's code.
        is_own: Whether letters of the writer alone have changed the record since they saw it.

    Raises:
        Refused: When a value cannot be changed so, or has changed since the letter was written.
    """
    reading = _Reading(letter, leader, day, by, country, is_own)
    for value in letter.values:
        reading.take(value)
    return reading.finished()


def confirmation(letter: Letter, leader: Leader, *, day: date, by: str) -> Edits:
    """Return the edits that confirm every contact and assistant of the posts held on a day."""
    made = Edits()
    on = min(day, date.fromisoformat(letter.written[:10]))
    for _, way, held in open_appointments(leader, day):
        if held.start > day:
            continue
        for key, items in (("contacts", held.contacts), ("assistants", held.assistants)):
            for item in cast("tuple[Contact | Assistant, ...]", items):
                given = given_by(item.confirmed, day)
                if given is None or given.on <= on:
                    here = (*way, key, step_to(item))
                    made.changes.append(((*here, "confirmed"), stamp(on, by)))
    count = len(made.changes)
    made.words.append(f"confirms {count} {'detail' if count == 1 else 'details'}")
    if leader.invited:
        made.changes.append((("invited",), REMOVED))
        made.warnings.append("the entry becomes visible to the network")
    return made


@dataclass(slots=True)
class _Reading:
    """A letter being read value by value."""

    letter: Letter
    leader: Leader
    day: date
    by: str
    country: str
    is_own: bool
    made: Edits = field(default_factory=Edits)
    known: dict[str, Place] = field(default_factory=dict)
    lists: dict[str, Shelf] = field(default_factory=dict)
    items: dict[str, tuple[Way, Any]] = field(default_factory=dict)
    touched: dict[str, list[tuple[Place, Any]]] = field(default_factory=lambda: defaultdict(list))
    """For each item, the places that change and what they become."""
    removed: set[str] = field(default_factory=set)
    added: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        self.known = {place.path: place for place in places(self.leader, self.day)}
        for shelf in shelves(self.leader, self.day):
            self.lists[shelf.path] = shelf
            self.items |= {path: (way, item) for path, way, item in shelf.items}

    def take(self, value: Value) -> None:
        """Take in one value of the letter."""
        owner, _, key = value.field.rpartition("/")
        shelf, _, new = owner.rpartition("/")
        if value.field in self.known:
            self._change(self.known[value.field], value)
        elif value.field in self.items:
            self._remove(value)
        elif shelf in self.lists and ADDED.fullmatch(new):
            entry = entries(self.lists[shelf].model).get(key)
            if entry is None or not self._may(entry):
                raise _no_field(value.field)
            if not is_nothing(value.now):
                self.added[owner][key] = meant(entry, value.now, value.field, self.country)
        else:
            raise _no_field(value.field)

    def finished(self) -> Edits:
        """Return the edits, in an order in which each finds its place."""
        on = min(self.day, date.fromisoformat(self.letter.written[:10]))
        for path, changes in self.touched.items():
            if path in self.removed:
                raise Refused("field", f"it changes and takes away `{path}` at once")
            self._write(path, changes, on)
        for path in sorted(self.removed):
            way, item = self.items[path]
            self.made.changes.append((way, REMOVED))
            self.made.words.append(f"takes away {item_words(item)}")
        taken = {item.id for _, item in self.items.values() if isinstance(item, Contact)}
        for path, values in self.added.items():
            self._add(path, values, on, taken)
        return self.made

    def _may(self, entry: FieldEntry) -> bool:
        return entry.change is not None and (entry.change != SELF or self.by == "self")

    def _change(self, place: Place, value: Value) -> None:
        if not self._may(place.entry):
            raise Refused("not-theirs", f"only the leader may change `{value.field}`")
        now = meant(place.entry, value.now, value.field, self.country)
        if same(place.said, said(now)):
            return
        if not self.is_own and not same(place.said, value.was):
            raise Refused(
                "conflict",
                f"`{value.field}` has changed meanwhile: the writer saw {quoted(value.was)}, "
                f"and it is {quoted(place.said)} now",
            )
        self.touched[value.field.rpartition("/")[0]].append((place, now))
        self.made.words.append(changed(place, now))
        self.made.warnings += warnings(place, now)

    def _remove(self, value: Value) -> None:
        _, item = self.items[value.field]
        if not is_nothing(value.now):
            raise _no_field(value.field)
        if not self.is_own and not same(item_said(item), value.was):
            raise Refused("conflict", f"`{value.field}` has changed since the writer saw it")
        if isinstance(item, Assistant) and item.may_edit and self.by != "self":
            raise Refused("not-theirs", f"only the leader may take away {item_words(item)}")
        self.removed.add(value.field)

    def _write(self, path: str, changes: list[tuple[Place, Any]], on: date) -> None:
        item = self.items.get(path)
        if item is None:
            self._set(changes)
            return
        way, owner = item
        naming = {key for key, _ in step_to(owner).has}
        self._set([one for one in changes if one[0].entry.key not in naming])
        if isinstance(owner, Contact | Assistant):
            self.made.changes.append(((*way, "confirmed"), stamp(on, self.by)))
        self._rename(way, owner, [one for one in changes if one[0].entry.key in naming])
        if isinstance(owner, Assistant):
            own = {place.entry.key: now for place, now in changes}
            self.made.assistants.append((owner, own))

    def _set(self, changes: list[tuple[Place, Any]]) -> None:
        for place, now in changes:
            self.made.changes.append((place.way, REMOVED if now is None else now))

    def _rename(self, way: Way, owner: Any, changes: list[tuple[Place, Any]]) -> None:
        """Change what names an item: last of all, for every other way leads by it."""
        step = step_to(owner)
        for place, now in changes:
            if now is None:
                raise Refused("value", f"`{place.path}` cannot be nothing")
            key = place.entry.key
            self.made.changes.append(((*way[:-1], step, key), now))
            step = Item(tuple((k, str(now) if k == key else was) for k, was in step.has))

    def _add(self, path: str, values: dict[str, Any], on: date, taken: set[str]) -> None:
        shelf = self.lists[path.rpartition("/")[0]]
        item = dict(values)
        if shelf.model is Contact:
            item = {"id": _free_id(str(values.get("label", "")), taken), **item}
        if shelf.model in (Contact, Assistant):
            item["confirmed"] = stamp(on, self.by)
        has = [(key, str(value)) for key, value in item.items() if isinstance(value, str | bool)]
        is_named = any(isinstance(value, str) for value in item.values())
        self.made.changes.append(((*shelf.way, Item(tuple(has) if is_named else ())), item))
        self.made.words.append(added(shelf.model.__name__.lower(), values))
        if shelf.model is Assistant and values.get("email"):
            self.made.warnings.append(f"{values['email']} may then sign in")


def _no_field(path: str) -> Refused:
    return Refused("field", f"there is no `{path}` now that a letter may change")


def _free_id(label: str, taken: set[str]) -> str:
    """Return an id for a new contact, made of its label."""
    wished = slug(label)[:60].strip("-") or "contact"
    # `assistant` is what routes call the assistant, so no contact may be called so.
    tries: Iterable[str] = (f"{wished}-{n}" if n > 1 else wished for n in range(1, 1000))
    free = next(each for each in tries if each not in taken and each != VIA_ASSISTANT)
    taken.add(free)
    return free
