"""What a kind of record is made of: its keys in order, and what stands under each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from leaders_network.lean import frozen
from leaders_network.records import text
from leaders_network.records.field import pydantic_fields

Sort = Literal[
    "line",
    "note",
    "prose",
    "id",
    "code",
    "cohort",
    "post",
    "date",
    "email",
    "phone",
    "word",
    "record",
]
"""What a value is, as far as writing it differs; `word` is every other single value."""

_SORTS: tuple[tuple[Any, Sort], ...] = (
    (text.Line, "line"),
    (text.Name, "line"),
    (text.Note, "note"),
    (text.Prose, "prose"),
    (text.Id, "id"),
    (text.Code, "code"),
    (text.CohortId, "cohort"),
    (text.PostReference, "post"),
    (text.Date, "date"),
    (text.Email, "email"),
    (text.Phone, "phone"),
)


@frozen
class Slot:
    """One key of a record: what stands under it, whether many do, and whether it must be there."""

    key: str
    sort: Sort
    many: bool
    required: bool
    inside: type | None = None
    words: tuple[str, ...] = ()
    """The only words that may stand there, where it is one of few."""


@cache
def shape(model: type) -> dict[str, Slot]:
    """Return the slots of a record's class by their keys in the file, in canonical order."""
    hints = get_type_hints(model, include_extras=True)
    made = (
        _slot(field.alias or name, hints[name], field.is_required())
        for name, field in pydantic_fields(model).items()
    )
    return {slot.key: slot for slot in made}


def keys_of(model: type) -> dict[str, frozenset[str]]:
    """Return the keys that may stand at the top of a file, each with all that may stand below."""
    return {key: frozenset(_below(slot)) for key, slot in shape(model).items()}


def _below(slot: Slot) -> Iterator[str]:
    for key, inner in shape(slot.inside).items() if slot.inside else ():
        yield key
        yield from _below(inner)


@cache
def identity(model: type) -> tuple[str, ...]:
    """Return the keys that tell one item of a list from another: its id, else all it must have."""
    slots = shape(model)
    if "id" in slots:
        return ("id",)
    return tuple(key for key, slot in slots.items() if slot.required)


def _slot(key: str, hint: Any, required: bool) -> Slot:
    hint = _without_none(hint)
    many = get_origin(hint) is tuple
    if many:
        hint = get_args(hint)[0]
    if hasattr(hint, "__pydantic_fields__"):
        return Slot(key, "record", many, required, hint)
    sort: Sort = next((sort for known, sort in _SORTS if hint == known), "word")
    words = get_args(hint) if get_origin(hint) is Literal else ()
    return Slot(key, sort, many, required, words=words)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in (Union, UnionType):
        return hint
    kept = [part for part in get_args(hint) if part is not NoneType]
    return kept[0] if len(kept) == 1 else hint
