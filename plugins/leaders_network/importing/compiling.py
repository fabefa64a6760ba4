"""A mapping file becomes expressions, with every fault in it found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path as FilePath
from typing import Any

from leaders_network.decoding import bytes_of, decode
from leaders_network.importing.expressions import (
    Changed,
    Choice,
    Constant,
    Expression,
    Listing,
    Path,
    Template,
    day_written,
)
from leaders_network.importing.groups import FieldGroup, Named, asked_first, within
from leaders_network.importing.kinds import KINDS, Kind
from leaders_network.importing.mapping import Condition, Make, MappingFile, Parts, Value
from leaders_network.importing.paths import is_template, path_fault, template_fault
from leaders_network.importing.scope import asked
from leaders_network.marks import Mark, Place, Step
from leaders_network.problems import Location, Problems, near_word
from leaders_network.records.shape import Slot, shape
from leaders_network.records.slugs import slug
from leaders_network.records.validation import validated
from leaders_network.source import read_yaml

_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)

Slots = tuple[tuple[Slot, Expression], ...]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes records of one kind out of rows."""

    kind: Kind
    ids: tuple[Expression, ...]
    key: Expression | None
    fields: Slots
    let: Named
    settings: Make
    place: Place
    each: Expression | None = None

    @property
    def existing(self) -> str:
        """What happens where a record of the id is there already."""
        return self.settings.existing or ("skip" if self.kind.name == "leader" else "adopt")

    def paths(self) -> Iterator[tuple[str, Place]]:
        """Yield every path that is asked of a row, with its place in the mapping."""
        if self.each is None:
            yield from self._inner()
            return
        yield from self.each.paths(frozenset())
        if isinstance(self.each, Path):
            yield from within(self.each.path, self._inner())

    def _inner(self) -> Iterator[tuple[str, Place]]:
        names = frozenset(name for name, _ in self.let)
        yield from asked_first(self.settings.when, self.let, frozenset(), self.place)
        keys = (self.key,) if self.key else ()
        for expression in (*self.ids, *keys, *(found for _, found in self.fields)):
            yield from expression.paths(names)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A mapping, ready to be run."""

    path: str
    name: str
    plan: MappingFile
    makers: tuple[Maker, ...]


def read_mapping(file: FilePath, problems: Problems) -> Compiled | None:
    """Return what a mapping file says, or None with every fault in it recorded.

    Raises:
        SettingsError: When there is no such file or it may not be read.
    """
    text = decode(bytes_of(file), file.name, problems)
    found = read_yaml(text, file.name, problems) if text is not None else None
    if found is None:
        return None
    values, mark = found
    plan = validated(MappingFile, values, mark, file.name, problems)
    if plan is None:
        return None
    compiling = _Compiling(file.name, plan, problems)
    makers = tuple(compiling.makers(mark))
    name = plan.name or slug(file.stem)
    return None if len(problems) else Compiled(file.name, name, plan, makers)


@dataclass(frozen=True, slots=True)
class _Compiling:
    path: str
    plan: MappingFile
    problems: Problems

    def say(self, place: Place, message: str, code: str, fix: str) -> None:
        self.problems.add(Location(self.path, *place), message, code, fix=fix)

    def makers(self, mark: Mark) -> Iterator[Maker]:
        for position, make in enumerate(self.plan.makes):
            yield self.maker(make, _at(mark, "makes", position))

    def maker(self, make: Make, mark: Mark) -> Maker:
        kind = KINDS[make.kind]
        self.condition(make.when, _at(mark, "when"))
        return Maker(
            kind=kind,
            ids=tuple(self.text(text, _at(mark, "id")) for text in make.id),
            key=self.text(make.key, _at(mark, "key")) if make.key else None,
            fields=self.slots(make.fields, kind.model, _at(mark, "fields")),
            let=self.named(make.let, _at(mark, "let")),
            settings=make,
            place=mark.value,
            each=self.expression(make.each, _at(mark, "each"), None) if make.each else None,
        )

    def slots(self, fields: Mapping[str, Any], model: type, mark: Mark) -> Slots:
        known = shape(model)
        made = []
        for key, written in fields.items():
            if key in known:
                made.append((known[key], self.expression(written, _at(mark, key), known[key])))
                continue
            near = near_word(key, known)
            fix = f"write `{near}`" if near else f"what there is: {', '.join(known)}"
            self.say(
                mark.find((key,), key=True), f"there is no field `{key}` here", "unknown-field", fix
            )
        return tuple(made)

    def named(self, let: Mapping[str, Any], mark: Mark) -> Named:
        return tuple((name, self.expression(let[name], _at(mark, name), None)) for name in let)

    def expression(self, written: Any, mark: Mark, slot: Slot | None) -> Expression:
        if isinstance(written, str):
            return self.text(written, mark)
        if isinstance(written, list):
            items = (self.expression(part, _at(mark, n), slot) for n, part in enumerate(written))
            return Listing(tuple(items))
        if isinstance(written, dict) and "fields" in written:
            return self.parts(written, mark, slot)
        if isinstance(written, dict):
            return self.value(written, mark, slot)
        self.say(
            mark.value,
            f"`{written}` is no path",
            "mapping",
            f"write `{{constant: {written}}}` for the value itself",
        )
        return Constant(None)

    def text(self, written: str, mark: Mark) -> Expression:
        check: Callable[[str], str | None] = path_fault
        if is_template(written):
            check = template_fault
        wrong = check(written)
        if wrong:
            fix = 'write a path as in `terms[-1].type`, or a template as in "{first} {last}"'
            self.say(mark.value, wrong, "path", fix)
        return Template(written, mark.value) if is_template(written) else Path(written, mark.value)

    def parts(self, written: dict[str, Any], mark: Mark, slot: Slot | None) -> Expression:
        parts = validated(Parts, written, mark, self.path, self.problems)
        if parts is None:
            return Constant(None)
        if slot is None or slot.inside is None:
            where = f"`{slot.key}` holds" if slot else "a name is given to"
            self.say(
                mark.value,
                f"{where} plain values, no group of fields",
                "mapping",
                "write a path, a template or a constant",
            )
            return Constant(None)
        return FieldGroup(
            slots=self.slots(parts.fields, slot.inside, _at(mark, "fields")),
            each=self.expression(parts.each, _at(mark, "each"), None) if parts.each else None,
            place=_at(mark, "each").value,
            when=self.condition(parts.when, _at(mark, "when")),
            let=self.named(parts.let, _at(mark, "let")),
            last=self.slots(parts.last, slot.inside, _at(mark, "last")),
            join=parts.join,
        )

    def value(self, written: dict[str, Any], mark: Mark, slot: Slot | None) -> Expression:
        value = validated(Value, written, mark, self.path, self.problems)
        if value is None:
            return Constant(None)
        if (value.source is None) == (value.constant is None):
            self.say(
                mark.value,
                "a value needs one of `from` and `constant`",
                "mapping",
                "write `from:` with a path, or `constant:` with the value itself",
            )
            return Constant(None)
        for form in value.date:
            if not _is_form(form):
                told = f"`{form}` is not a way to write a day"
                fix = "write each of its parts once, as in %d/%m/%Y"
                self.say(_at(mark, "date").value, told, "date", fix)
        return Changed(
            source=self.source(value, mark, slot),
            table=self.table(value, mark),
            otherwise=value.otherwise,
            split=value.split or "",
            part=value.part,
            formats=value.date,
            days=value.days,
            when=self.condition(value.when, _at(mark, "when")),
            when_place=_at(mark, "when").value,
        )

    def source(self, value: Value, mark: Mark, slot: Slot | None) -> Expression:
        if value.constant is not None:
            return Constant(value.constant)
        inner = _at(mark, "from")
        if not isinstance(value.source, list):
            return self.expression(value.source, inner, slot)
        options = enumerate(value.source)
        return Choice(tuple(self.expression(one, _at(inner, n), slot) for n, one in options))

    def table(self, value: Value, mark: Mark) -> Mapping[str, Any] | None:
        if not isinstance(value.values, str):
            return value.values
        if value.values in self.plan.tables:
            return self.plan.tables[value.values]
        near = near_word(value.values, self.plan.tables)
        fix = f"write `{near}`" if near else "add it under `tables:`"
        self.say(_at(mark, "values").value, f"there is no table `{value.values}`", "table", fix)
        return {}

    def condition(self, condition: Condition | None, mark: Mark) -> Condition | None:
        self.check(asked(condition), mark)
        return condition

    def check(self, paths: Iterable[str], mark: Mark) -> None:
        for wrong in filter(None, map(path_fault, paths)):
            self.say(mark.value, wrong, "path", "write a path as in `terms[-1].type`")


def _is_form(form: str) -> bool:
    """Return whether a day can be read by a form at all: %d twice cannot, nor %k."""
    try:
        day_written(_SOME_DAY.strftime(form), form)
    except (ValueError, re.error):
        return False
    return True


def _at(mark: Mark, *steps: Step) -> Mark:
    """Return the mark of what the steps lead to, or the last one there is."""
    for step in steps:
        mark = mark.inside.get(step, mark)
    return mark
