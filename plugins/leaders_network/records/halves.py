"""What a file with a fault says all the same, so that its other faults are told at once with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args, get_origin

_NOTHING: dict[str, Any] = {}


def half(model: type[Any], data: Any) -> Any:
    """Return a record of what can be made out in plain values; nothing in it has been checked.

    It has the shape of the class, and each item stands at its place: what is missing or of another
    shape is empty. It serves to follow what the file refers to, and is never published.

    Args:
        model: A class made by `records.field.record`.
        data: What `source.read_yaml` gave.
    """
    written = data if isinstance(data, Mapping) else _NOTHING
    made = object.__new__(model)
    for name, field in model.__pydantic_fields__.items():
        value = _shaped(field.annotation, written.get(field.alias or name))
        object.__setattr__(made, name, value)
    return made


def _shaped(annotation: Any, value: Any) -> Any:
    inner = get_args(annotation)
    if get_origin(annotation) is tuple:
        return tuple(_shaped(inner[0], one) or "" for one in value) if _is_list(value) else ()
    model = next((one for one in (annotation, *inner) if _is_record(one)), None)
    if model is not None:
        return half(model, value) if value is not None or model is annotation else None
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    return _day(str(value)) if _is_day(annotation) else str(value)


def _is_day(annotation: Any) -> bool:
    return annotation is date or any(map(_is_day, get_args(annotation)))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _is_record(annotation: Any) -> bool:
    return hasattr(annotation, "__pydantic_fields__")


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)
