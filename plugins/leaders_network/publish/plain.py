"""Published records as plain values, for files that other programs read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from leaders_network.audiences import Audience
from leaders_network.publish.publication import visible
from leaders_network.records.dictionary import entries
from leaders_network.records.reading import KINDS, Records

Plain = dict[str, Any]


def plain_records(records: Records, audience: Audience, day: date) -> dict[str, dict[str, Plain]]:
    """Return what an audience sees of every record on a day, by kind and id, as plain values."""
    seen = visible(records, audience, day).records
    return {
        kind: {key: _plain(record) for key, record in sorted(getattr(seen, kind).items())}
        for kind in KINDS
    }


def _plain(record: Any) -> Plain:
    model: type = type(record)
    fields: Mapping[str, Any] = model.__pydantic_fields__  # type: ignore[attr-defined]
    names = {info.alias or name: name for name, info in fields.items()}
    found = ((entry.key, getattr(record, names[entry.key])) for entry in entries(model))
    return {key: _value(value) for key, value in found if value not in (None, (), "")}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return _plain(value) if hasattr(value, "__pydantic_fields__") else value
