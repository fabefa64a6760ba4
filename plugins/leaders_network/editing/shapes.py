"""The shapes of records as plain values, for the web editor's writer of canonical YAML."""

from __future__ import annotations

from typing import Any

from leaders_network.records.dictionary import FILES, sections
from leaders_network.records.shape import Slot, shape


def shapes() -> dict[str, list[dict[str, Any]]]:
    """Return the slots of every class of record, by its name, in canonical order."""
    models = dict.fromkeys(model for kind in FILES for model in sections(kind.model))
    return {model.__name__: [_slot(slot) for slot in shape(model).values()] for model in models}


def _slot(slot: Slot) -> dict[str, Any]:
    made: dict[str, Any] = {"key": slot.key, "sort": slot.sort, "many": slot.many}
    if slot.inside:
        made["inside"] = slot.inside.__name__
    return made
