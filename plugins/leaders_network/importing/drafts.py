"""Rows become drafts of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from leaders_network.importing.compiling import Compiled, Maker
from leaders_network.importing.fitting import fitted
from leaders_network.importing.groups import counted, group
from leaders_network.importing.kinds import Kind
from leaders_network.importing.persons import bare_name, turned
from leaders_network.importing.report import ImportReport
from leaders_network.importing.scope import Scope, listed
from leaders_network.importing.tables import Row
from leaders_network.records.editing import Item, find
from leaders_network.records.shape import Slot, identity, shape
from leaders_network.records.slugs import slug


@dataclass(slots=True)
class Draft:
    """A record in the making: the ids it may have, what its row is known by, its values."""

    maker: Maker
    row: Row
    ids: tuple[str, ...]
    key: str
    values: dict[str, Any]
    id: str = ""
    written: str = ""
    """The name of a person as the list has it, where it is read another way."""
    others: set[int] = field(default_factory=set)
    """The numbers of the other rows that it is made of."""

    @property
    def kind(self) -> Kind:
        """The kind of record."""
        return self.maker.kind

    @property
    def file(self) -> str:
        """Where it is kept, relative to the data folder."""
        return self.kind.file(self.id)


def drafts_of(
    compiled: Compiled, rows: Iterable[Row], report: ImportReport
) -> dict[str, list[Draft]]:
    """Return the drafts that rows make, by kind; those of merging makers are merged already."""
    made: dict[str, list[Draft]] = {maker.kind.name: [] for maker in compiled.makers}
    merging: dict[tuple[str, str], Draft] = {}
    for row in rows:
        count = 0
        for maker in compiled.makers:
            for draft in _made(compiled, maker, row, report):
                count += 1
                if maker.settings.merge and draft.ids:
                    _merge(merging, draft, made[maker.kind.name], report)
                else:
                    made[maker.kind.name].append(draft)
        if not count and row.number not in report.skipped:
            report.aside.add(row.number)
    return made


def _made(compiled: Compiled, maker: Maker, row: Row, report: ImportReport) -> Iterator[Draft]:
    def complain(message: str, code: str, fix: str) -> None:
        report.complain(row, message, code, fix)

    def fit(value: Any, slot: Slot) -> Any:
        return fitted(value, slot, compiled.plan.phone_country)

    scope = Scope(row.values, row.values, {}, complain, fit)
    each = maker.each
    items = [scope.within(item) for item in listed(each.value(scope))] if each else [scope]
    for inner in items:
        if not counted(maker.settings.when, maker.let, inner):
            continue
        values = group(maker.fields, inner)
        name, bare = _as_read(values) if maker.kind.name == "leader" else ("", "")
        wanted = (_id(maker, e.value(inner), name, bare) for e in maker.ids)
        ids = tuple(dict.fromkeys(filter(None, wanted)))
        key = maker.key.value(inner) if maker.key else None
        written = name if name != values.get("name") else ""
        yield Draft(maker, row, ids, str(key or "/".join(ids)), values, written=written)


def _as_read(values: dict[str, Any]) -> tuple[str, str]:
    """Put a name that begins with the family name in order; return how it stood, and it bare."""
    name = values.get("name")
    if not isinstance(name, str):
        return "", ""
    if found := turned(name):
        values["name"] = found.name
        if not {"given_name", "family_name"} & values.keys():
            values |= {"given_name": found.given, "family_name": found.family}
    return name, bare_name(values["name"])


def _id(maker: Maker, value: Any, name: str, bare: str) -> str:
    """Return an id made of a value, in which a person's name counts without titles."""
    if not isinstance(value, str):
        return ""
    slots = shape(maker.kind.model)
    if "id" in slots and slots["id"].sort == "code":
        return value
    return slug(" ".join(value.split()).replace(name, bare) if name else value)


def _merge(
    merging: dict[tuple[str, str], Draft], draft: Draft, made: list[Draft], report: ImportReport
) -> None:
    """Add a draft's values to the draft of the same id, or begin one with it."""
    name = (draft.kind.name, draft.ids[0])
    first = merging.setdefault(name, draft)
    if first is draft:
        made.append(draft)
    else:
        first.others.add(draft.row.number)
        _add(first.values, draft.values, draft.kind.model, first, draft, report)


def _add(
    into: dict[str, Any],
    values: dict[str, Any],
    model: type,
    first: Draft,
    draft: Draft,
    report: ImportReport,
) -> None:
    slots = shape(model)
    for key, value in values.items():
        held, inside = into.get(key), slots[key].inside if key in slots else None
        if key not in into:
            into[key] = value
        elif isinstance(held, list) and isinstance(value, list):
            _add_items(held, value, inside, first, draft, report)
        elif inside and isinstance(held, dict) and isinstance(value, dict):
            _add(held, value, inside, first, draft, report)
        elif held != value:
            report.complain(
                draft.row,
                f"the {draft.kind.name} `{draft.ids[0]}` has the {key} `{value}` here and "
                f"`{into[key]}` in row {first.row.number}; the first was taken",
                "rows-differ",
                "correct one of the two rows",
            )


def _add_items(
    into: list[Any],
    items: list[Any],
    model: type | None,
    first: Draft,
    draft: Draft,
    report: ImportReport,
) -> None:
    """Add the items that are not there; what is no group, or of a list of none, is by itself."""
    for item in items:
        if model is None or not isinstance(item, dict):
            into += [item] if item not in into else []
            continue
        held = find(into, Item(tuple((key, str(item.get(key))) for key in identity(model))))
        if held is None:
            into.append(item)
        else:
            _add(held, item, model, first, draft, report)
