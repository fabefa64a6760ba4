"""How a leader's own values are asked for in a form: made of the declarations of the records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from leaders_network.directory.room import Room
from leaders_network.lean import frozen
from leaders_network.publish.phrases import PURPOSES, day, language, telephone, unwrapped
from leaders_network.publish.views.mine import MineChoice, MineField, MineKind
from leaders_network.records.contact import VIA_ASSISTANT
from leaders_network.records.field import NETWORK, PUBLIC, TEAM, WITHHELD
from leaders_network.records.places import FieldEntry, entries, said

_LABELS = {
    "for": "What it is for",
    "via": "Which way to take",
    "until": "Last day",
    "text": "In a sentence or two",
    "may_edit": "May confirm and correct these details",
    "anonymous": "Show it without the name",
    "summary": "In one sentence",
    "knows_about": "Topics",
    "contact_for": "Can be asked about",
    "web": "Web page",
    "email": "E-mail",
    "phone": "Telephone",
    "audience": "Who sees it",
    "label": "What to call it",
    "reply": "Usual time to reply",
}
_KINDS: dict[str, MineKind] = {
    "email": "email",
    "phone": "tel",
    "web": "url",
    "website": "url",
    "topics": "several",
    "knows_about": "several",
    "via": "one",
    "audience": "one",
}
_SORTS: dict[str, MineKind] = {"prose": "text", "note": "text", "date": "date"}


@frozen
class Asking:
    """What forms need to know beside the records themselves."""

    topics: Mapping[str, str]
    """The names of all topics by their ids."""
    rooms: tuple[Room, ...]
    """The rooms the leader is a member of."""
    ways: tuple[tuple[str, str], ...]
    """The contacts that a route may take, and their names."""
    country: str

    def field(self, path: str, owner: Any, entry: FieldEntry, seen_by: str, name: str) -> MineField:
        """Return one value as it is asked for; of a class instead of a record, an empty one."""
        value = None if isinstance(owner, type) else getattr(owner, entry.name)
        kind = _kind(entry)
        choices = tuple(self._choices(entry, value))
        return MineField(
            name,
            path,
            _LABELS.get(entry.key) or entry.name.replace("_", " ").capitalize(),
            entry.help,
            kind,
            _typed(value),
            json.dumps(said(value), ensure_ascii=False),
            self._shown(entry, value, choices),
            seen_by,
            entry.slot.required,
            entry.limit if kind in ("line", "text", "email", "tel", "url") else None,
            choices,
        )

    def name(self, audience: str | None, default: str) -> str:
        """Return an audience in the middle of a sentence."""
        if audience is None:
            return default
        room = next((room.name for room in self.rooms if room.id == audience), None)
        return f"the room {room}" if room else _AUDIENCES.get(audience, "the members of a room")

    def may_tell(self, audience: str | None) -> bool:
        """Return whether an audience may be named here: a room of which the reader may know."""
        return audience is None or audience in (*_AUDIENCES, *(room.id for room in self.rooms))

    def may_ask(self, entry: FieldEntry, owner: Any) -> bool:
        """Return whether a value may be asked for, and so be shown as it is."""
        if entry.key != "audience" or isinstance(owner, type):
            return True
        return self.may_tell(getattr(owner, entry.name))

    def _choices(self, entry: FieldEntry, value: Any) -> Iterable[MineChoice]:
        chosen = set(value) if isinstance(value, tuple) else {value} - {None}
        named: list[tuple[str, str]] = []
        if entry.choices:
            named = [(each, PURPOSES.get(each, each.capitalize())) for each in entry.choices]
        elif entry.key in ("topics", "knows_about"):
            named = list(self.topics.items())
        elif entry.key == "via":
            named = [(VIA_ASSISTANT, "The assistant"), *self.ways]
        elif entry.key == "audience":
            named = [("", "Whoever sees the entry")]
            named += [(room.id, f"The room {room.name} alone") for room in self.rooms]
            named += [(TEAM, "The team alone"), (WITHHELD, "Nobody")]
        known = [key for key, _ in named]
        # What is written now must be among them, or leaving the form would change it.
        named += [(key, key) for key in sorted(chosen) if named and key not in known]
        return (MineChoice(key, name, key in chosen) for key, name in named)

    def _shown(self, entry: FieldEntry, value: Any, choices: tuple[MineChoice, ...]) -> str:
        if value is None or value is False:
            return ""
        if entry.slot.sort == "phone":
            return telephone(value, self.country)
        if choices:
            return ", ".join(choice.name for choice in choices if choice.chosen)
        return _words(entry, value)


def _words(entry: FieldEntry, value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(language, value) if entry.key == "languages" else value)
    if isinstance(value, date):
        return day(value).text
    return "Yes" if value is True else unwrapped(str(value))


_AUDIENCES = {
    PUBLIC: "everyone",
    NETWORK: "the network",
    TEAM: "the team alone",
    WITHHELD: "nobody",
}


def asked(model: Any) -> list[FieldEntry]:
    """Return what of a record may be asked for, in order."""
    known = entries(model if isinstance(model, type) else type(model)).values()
    return [entry for entry in known if entry.change and entry.slot.sort != "record"]


def _kind(entry: FieldEntry) -> MineKind:
    if entry.is_flag:
        return "flag"
    if entry.choices:
        return "several" if entry.slot.many else "one"
    if entry.key in _KINDS:
        return _KINDS[entry.key]
    return "lines" if entry.slot.many else _SORTS.get(entry.slot.sort, "line")


def _typed(value: Any) -> str:
    told = said(value)
    return "\n".join(told) if isinstance(told, list) else told or ""
