"""Where one value comes from, ready to be asked of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from leaders_network.importing.mapping import Condition
from leaders_network.importing.paths import filled, placeholders
from leaders_network.importing.scope import Scope, asked, holds, listed, plain
from leaders_network.marks import Place

_COUNTED = re.compile(r"[1-6]\d{4}(\.\d+)?")
"""A day of the last century or this as a spreadsheet keeps it: days since 1899."""
_ISO = "%Y-%m-%d"
"""How a record writes a day, which a list may do here and there too."""
_ENDING = re.compile(r"(?<=\d)(st|nd|rd|th)\b|(?<=\bSep)t\b")
"""What people write behind a day's number or a month's short name, and no form of a day knows."""


def day_written(text: str, form: str) -> date:
    """Return the day that is written in a form.

    Raises:
        ValueError: When the text is not in that form.
        re.error: When the form has one of its parts twice.
    """
    return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone


@dataclass(frozen=True, slots=True)
class Expression:
    """Anything that gives a value: a text, a list, a group of fields, or None."""

    def value(self, scope: Scope) -> Any:
        """Return the value for what is in scope."""
        raise NotImplementedError

    def is_constant(self) -> bool:
        """Return whether the value is the same whatever the source says."""
        return False

    def paths(self, names: frozenset[str]) -> Iterator[tuple[str, Place]]:
        """Yield every path into the row that is asked for, with its place in the mapping."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Path(Expression):
    """A path into the item."""

    path: str
    place: Place

    def value(self, scope: Scope) -> Any:
        """Return what the path leads to, with what is empty as None."""
        return plain(scope.look(self.path))

    def paths(self, names: frozenset[str]) -> Iterator[tuple[str, Place]]:
        """Yield the path, unless it is a value's name."""
        if self.path not in names:
            yield self.path, self.place


@dataclass(frozen=True, slots=True)
class Template(Expression):
    """A text with placeholders; without one of its values it gives nothing."""

    template: str
    place: Place

    def value(self, scope: Scope) -> Any:
        """Return the text with every placeholder replaced, or None."""
        values = [plain(scope.look(path)) for path in placeholders(self.template)]
        if not all(isinstance(value, str) for value in values):
            return None
        return filled(self.template, iter(values))

    def paths(self, names: frozenset[str]) -> Iterator[tuple[str, Place]]:
        """Yield the paths of the placeholders."""
        asked = set(placeholders(self.template)) - names
        yield from ((path, self.place) for path in sorted(asked))


@dataclass(frozen=True, slots=True)
class Choice(Expression):
    """Several expressions, of which the first that gives something counts."""

    options: tuple[Expression, ...]

    def is_constant(self) -> bool:
        """Return whether all options are."""
        return all(option.is_constant() for option in self.options)

    def value(self, scope: Scope) -> Any:
        """Return the first value, or None."""
        values = (option.value(scope) for option in self.options)
        return next((value for value in values if value is not None), None)

    def paths(self, names: frozenset[str]) -> Iterator[tuple[str, Place]]:
        """Yield the paths of all."""
        for option in self.options:
            yield from option.paths(names)


@dataclass(frozen=True, slots=True)
class Listing(Expression):
    """Several expressions, each of which adds to one list."""

    items: tuple[Expression, ...]

    def is_constant(self) -> bool:
        """Return whether all items are."""
        return all(item.is_constant() for item in self.items)

    def value(self, scope: Scope) -> Any:
        """Return all values as one list without repeats, or None."""
        found: list[Any] = []
        for expression in self.items:
            for value in listed(expression.value(scope)):
                if value not in found:
                    found.append(value)
        return found or None

    def paths(self, names: frozenset[str]) -> Iterator[tuple[str, Place]]:
        """Yield the paths of all."""
        for item in self.items:
            yield from item.paths(names)


@dataclass(frozen=True, slots=True)
class Changed(Expression):
    """A value with what is done to it: looked up, split, read as a day."""

    source: Expression
    table: Mapping[str, Any] | None = None
    otherwise: Any = None
    split: str = ""
    part: int | None = None
    formats: tuple[str, ...] = ()
    days: int = 0
    when: Condition | None = None
    when_place: Place = (1, 1)

    def is_constant(self) -> bool:
        """Return whether what is changed is."""
        return self.source.is_constant()

    def value(self, scope: Scope) -> Any:
        """Return the value or the values, or None."""
        if not holds(self.when, scope):
            return None
        value = self.source.value(scope)
        if self.split and isinstance(value, str):
            value = self.parts(value)
        if isinstance(value, list):
            changed = (self.one(part, scope) for part in value)
            return [part for part in changed if part is not None] or None
        return self.one(value, scope)

    def parts(self, text: str) -> Any:
        """Return the parts of a text, or the one of them that counts."""
        parts = [part.strip() for part in text.split(self.split)]
        if self.part is None:
            return parts
        return parts[self.part] if -len(parts) <= self.part < len(parts) else None

    def one(self, value: Any, scope: Scope) -> Any:
        """Return what one value becomes."""
        value = plain(value)
        if value is None:
            return None
        if self.table is not None:
            value = self.looked_up(value, scope)
        if value is not None and (self.formats or self.days):
            value = self.day(str(value), scope)
        return value

    def looked_up(self, value: Any, scope: Scope) -> Any:
        """Return what the table says, or complain that it says nothing."""
        if str(value) in (self.table or {}):
            return (self.table or {})[str(value)]
        if self.otherwise is None:
            scope.complain(
                f"the mapping's table has no `{value}`",
                "unknown-value",
                "add it to the table, or give the table an `otherwise:`",
            )
        return self.otherwise

    def day(self, text: str, scope: Scope) -> str | None:
        """Return a day as it is written in records, or complain."""
        for form in (*self.formats, _ISO):
            try:
                found = day_written(_ENDING.sub("", text), form)
                return (found + timedelta(days=self.days)).isoformat()
            except (ValueError, OverflowError):
                continue
        wanted = " or ".join(self.formats or (_ISO,))
        fix = "correct it in the source, or add its form to `date:`"
        if _COUNTED.fullmatch(text):
            fix = "a spreadsheet counts days so: make it a column of dates there, and save it again"
        scope.complain(f"`{text}` is not a day written as {wanted}", "date", fix)
        return None

    def paths(self, names: frozenset[str]) -> Iterator[tuple[str, Place]]:
        """Yield the paths of what is changed, and those that decide whether it is there."""
        yield from self.source.paths(names)
        yield from ((path, self.when_place) for path in asked(self.when) if path not in names)


@dataclass(frozen=True, slots=True)
class Constant(Expression):
    """A value that is the same for every row."""

    constant: Any

    def is_constant(self) -> bool:
        """Return that it is."""
        return True

    def value(self, scope: Scope) -> Any:
        """Return it."""
        return self.constant
