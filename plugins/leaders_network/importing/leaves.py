"""A record as leaves: each single value with the way to it, whatever the order of lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from leaders_network.imported import hashed
from leaders_network.records.editing import Item, Way
from leaders_network.records.shape import Slot, identity, shape
from leaders_network.records.writing import is_empty

Leaves = dict[Way, Any]


def leaves(values: Mapping[str, Any], model: type) -> Leaves:
    """Return every single value of a record by the way to it.

    Items of a list are told apart by their ids, or by all that they must have; texts of a list by
    themselves. The second of two that cannot be told apart is no leaf, so nothing touches it.
    """
    found: Leaves = {}
    _walk(values, shape(model), (), found)
    return found


def _walk(values: Mapping[str, Any], slots: Mapping[str, Slot], way: Way, found: Leaves) -> None:
    for key, value in values.items():
        slot = slots.get(key)
        if is_empty(value):
            continue
        if isinstance(value, Mapping):
            _walk(value, shape(slot.inside) if slot and slot.inside else {}, (*way, key), found)
        elif isinstance(value, list):
            _items(value, slot, (*way, key), found)
        else:
            found[(*way, key)] = value


def _items(items: list[Any], slot: Slot | None, way: Way, found: Leaves) -> None:
    seen: set[Item] = set()
    inside = slot.inside if slot else None
    for item in items:
        if isinstance(item, Mapping):
            keys = identity(inside) if inside else tuple(item)
            step = Item(tuple((key, str(item.get(key))) for key in keys))
        else:
            step = Item((("", str(item)),))
        if step in seen:
            continue
        seen.add(step)
        if isinstance(item, Mapping):
            _walk(item, shape(inside) if inside else {}, (*way, step), found)
        else:
            found[(*way, step)] = item


def way_hash(row: str, way: Way) -> str:
    """Return the hash that a field of a record goes by in a ledger."""
    return hashed("field", row, *map(str, way), size=6)


def value_hash(row: str, way: Way, value: Any) -> str:
    """Return the hash of a field's value; it differs from field to field and record to record."""
    return hashed("value", row, *map(str, way), _text(value), size=6)


def same(one: Any, other: Any) -> bool:
    """Return whether two values are written alike."""
    return _text(one) == _text(other)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return unicodedata.normalize("NFC", str(value)).strip()


def named(way: Way) -> str:
    """Return the way to a value as people read it."""
    text = ""
    for step in way:
        text += str(step) if isinstance(step, Item) else f".{step}"
    return text.removeprefix(".")
