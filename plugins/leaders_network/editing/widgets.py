"""The fields of the web editor's forms: for each part of a record the widget that takes it.

Source: decapcms.org, "Widgets"; and Decap 3.16 itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from leaders_network.records import text
from leaders_network.records.dictionary import DictionaryEntry, entries, is_of, seen_by
from leaders_network.records.event import Moment
from leaders_network.records.ids import ID
from leaders_network.records.leader import PhotoName
from leaders_network.records.shape import identity

Field = dict[str, Any]

REFERENCE = "network-reference"
"""The name of our widget that finds what a field refers to."""

_PATTERNS: tuple[tuple[Any, list[str]], ...] = (
    (text.Id, [f"^{ID}$", "Small letters, digits and single hyphens"]),
    (text.Email, [r"^\s*[^\s@]+@[^\s@]+\s*$", "An e-mail address, as in office@southmere.example"]),
    (text.Phone, [r"^\+[0-9 ()-]+$", "Digits after a plus and the country's code"]),
    (text.WebAddress, ["^[Hh][Tt][Tt][Pp][Ss]?://", "A web address that begins with https://"]),
)
_SUMMARIES = ("label", "name", "title", "text", "to", "post", "for", "programme", "identifier")


def fields(model: type) -> Iterator[Field]:
    """Yield the field of a form for each part of a class of records, in its order."""
    return map(_field, entries(model))


def _field(entry: DictionaryEntry) -> Field:
    label = entry.key.replace("_", " ").capitalize()
    field: Field = {"name": entry.key, "label": label, "required": entry.needed}
    hint = entry.help
    if entry.audience and entry.audience != "public":
        hint = f"{hint} Seen by: {seen_by(entry).replace('`audiences`', '“Audiences”')}."
    return {**field, "hint": hint, **_widget(entry)}


def _widget(entry: DictionaryEntry) -> Field:
    if entry.inside:
        return _group(entry, entry.inside)
    if entry.hint == PhotoName:
        return dict(_PICTURE)
    if entry.refers:
        return {"widget": REFERENCE, "scheme": entry.refers, "multiple": entry.many}
    if entry.words:
        return {"widget": "select", "options": list(entry.words), "multiple": entry.many}
    one = _one(entry)
    if not entry.many:
        return one
    label = _ITEMS.get(entry.key) or entry.key.replace("_", " ").removesuffix("s").capitalize()
    item = {**one, "name": "item", "label": label, "required": True}
    return {
        "widget": "list",
        "collapsed": False,
        "label_singular": label[:1].lower() + label[1:],
        "field": item,
    }


_ITEMS = {"sign_in": "Address", "contact_for": "Matter", "why": "Reason", "promise": "Sentence"}
"""What an item of a list is called where it is not the list's name without its last letter."""


def _group(entry: DictionaryEntry, model: type) -> Field:
    inside = list(fields(model))
    if not entry.many:
        # Decap asks for what a group needs though the group itself be left out; check does not.
        asked = inside if entry.needed else [{**one, "required": False} for one in inside]
        return {"widget": "object", "collapsed": True, "fields": asked}
    keys = [one.key for one in entries(model)]
    told = next((key for key in (*_SUMMARIES, *identity(model)) if key in keys), keys[0])
    return {
        "widget": "list",
        "collapsed": True,
        "minimize_collapsed": False,
        "label_singular": model.__name__.lower(),
        "summary": f"{{{{fields.{told}}}}}",
        "fields": inside,
    }


def _one(entry: DictionaryEntry) -> Field:
    for kind, make in _WIDGETS:
        if is_of(entry, kind):
            return make(entry)
    pattern = next((told for kind, told in _PATTERNS if entry.hint == kind), None)
    if entry.hint in (text.Line, text.Name):
        pattern = _plain(entry)
    return {"widget": "string", "pattern": pattern} if pattern else {"widget": "string"}


def _plain(entry: DictionaryEntry) -> list[str]:
    """Return the pattern of a plain text, and what is said where one does not fit it."""
    most = entry.limits["max_length"]
    return [f"^[^<>]{{0,{most}}}$", f"At most {most} characters, and neither < nor >"]


def _number(entry: DictionaryEntry) -> Field:
    limits = {"min": entry.limits.get("ge"), "max": entry.limits.get("le")}
    known = {name: value for name, value in limits.items() if value is not None}
    return {"widget": "number", "value_type": "int", **known}


_DAY: Field = {
    "widget": "datetime",
    "format": "YYYY-MM-DD",
    "date_format": "YYYY-MM-DD",
    "time_format": False,
    "default": "",
}
_MOMENT: Field = {
    "widget": "datetime",
    "format": "YYYY-MM-DD HH:mm",
    "date_format": "YYYY-MM-DD",
    "time_format": "HH:mm",
    "default": "",
}
_PICTURE: Field = {"widget": "image", "choose_url": False}
"""Its picture is saved with the entry; the list of all media would write past review."""

_WIDGETS: tuple[tuple[Any, Callable[[DictionaryEntry], Field]], ...] = (
    (text.Date, lambda _: dict(_DAY)),
    (Moment, lambda _: dict(_MOMENT)),
    (text.Prose, lambda _: {"widget": "markdown", "modes": ["raw"]}),
    (text.Note, lambda entry: {"widget": "text", "pattern": _plain(entry)}),
    (bool, lambda _: {"widget": "boolean"}),
    (int, _number),
)
