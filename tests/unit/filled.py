"""Records in which every field is filled, each with a value that stands nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from leaders_network.records import text
from leaders_network.records.field import AudienceName
from leaders_network.records.leader import PhotoName
from leaders_network.records.records import Records
from leaders_network.records.shape import Slot, shape

DAY = date(2026, 11, 22)
LAST_YEAR, NEXT_YEAR = date(2025, 11, 22), date(2027, 11, 22)

_NUMBERS = count(1)
_DATES = {"end": NEXT_YEAR, "until": NEXT_YEAR, "on": date(2026, 11, 1)}


def filled(model: Any, **given: Any) -> Any:
    """Return a record with every field filled; what is given is taken as it is.

    Audiences are left unwritten, and days are such that everything holds on `DAY`.
    """
    hints = _hints(model)
    declared = model.__pydantic_fields__
    aliases = {field.alias or name: name for name, field in declared.items()}
    values: dict[str, Any] = {}
    for key, slot in slots_of(model).items():
        name = aliases[key]
        if name in given:
            values[key] = given[name]
        elif name not in ("audience", "audiences", "invited"):
            value = filled(slot.inside) if slot.inside else _value(name, _single(hints[name]))
            values[key] = (value,) if slot.many and value is not None else value
    return model(**values)


@cache
def _hints(model: type[Any]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def slots_of(model: Any) -> Mapping[str, Slot]:
    """Return what may be written under each key of a record of a class."""
    return shape(model)


def records_of(**kinds: Any) -> Records:
    """Return records of a folder that is not there."""
    return Records(Path("nowhere"), "data", **kinds)


def _single(hint: Any) -> Any:
    """Return the type of one value of a field that may be missing or be a list."""
    parts = [part for part in get_args(hint) if part not in (type(None), ...)]
    is_wrapped = get_origin(hint) is tuple or type(None) in get_args(hint)
    return _single(parts[0]) if is_wrapped else hint


def _value(name: str, hint: Any) -> Any:
    number = next(_NUMBERS)
    word = f"{name.replace('_', '-')}-{number}"
    made: dict[Any, Any] = {
        text.Email: f"{word}@southmere.example",
        text.Phone: f"+44 1632 960{number % 1000:03}",
        text.WebAddress: f"https://{word}.example/",
        text.Language: f"x{chr(97 + number % 26)}",
        text.PostReference: f"organisation/{word}",
        text.Date: _DATES.get(name, LAST_YEAR),
        PhotoName: f"{word}.jpg",
        AudienceName: None,
        bool: True,
    }
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    known = [value for kind, value in made.items() if hint in (kind, get_args(kind)[:1])]
    if known:
        return known[0]
    return True if bool in get_args(hint) else word
