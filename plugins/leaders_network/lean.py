"""Classes of plain data that cost little to be made: a short build is mostly imports.

`dataclasses` compiles up to six methods for every class while its module is imported, and no run of
the program needs more than a few of them. Here `__init__` is compiled for the first object of a
class, and the other methods are shared.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")

_GIVEN_NOTHING: Any = object()


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(kind: type[T]) -> type[T]:
    """Make a class of values: equal where all their fields are, with slots.

    It is frozen to the type checker, which refuses every assignment to a field. An object that
    refuses them itself takes four times as long to be made, and there are a hundred for each page.
    """
    made: type[T] = compared(slotted(kind))
    return made


@dataclass_transform(field_specifiers=(dataclasses.field,))
def slotted(kind: type[T]) -> type[T]:
    """Make a class a dataclass with slots, whose objects may change and have no hash."""
    kind.__doc__ = kind.__doc__ or " "  # else its signature would be worked out to be its docstring
    made: Any = dataclasses.dataclass(
        slots=True, init=False, repr=False, eq=False, match_args=False
    )(kind)
    made.__init__, made.__repr__ = _first_init(made), shown
    compared(made).__hash__ = None
    return made  # type: ignore[no-any-return]


def compared(kind: Any) -> Any:
    """Give a dataclass equality and a hash by its fields, and return it."""
    values = values_of(field_names(kind))

    def is_equal(self: Any, other: object) -> bool:
        return values(self) == values(other) if type(other) is kind else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    kind.__eq__, kind.__hash__ = is_equal, hashed
    return kind


def field_names(kind: type[Any]) -> Iterator[str]:
    """Return the names of a dataclass's fields."""
    return (field.name for field in dataclasses.fields(kind))


def values_of(fields: Iterable[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return the fastest way to read fields of objects."""
    names = tuple(fields)
    if not names:
        return lambda value: ()
    found: Callable[[Any], Any] = attrgetter(*names)
    return (lambda value: (found(value),)) if len(names) == 1 else found


def shown(self: Any) -> str:
    """Return an object of a dataclass as it would be written in a program."""
    fields = (f for f in dataclasses.fields(self) if f.repr)
    inside = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields)
    return f"{type(self).__qualname__}({inside})"


def _first_init(kind: type[Any]) -> Callable[..., None]:
    """Return an `__init__` that puts the one of the class in its place when it is first called."""

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807 - what it is
        init = _compiled_init(kind)
        kind.__init__ = init
        init(self, *values, **named)

    return __init__


def _compiled_init(kind: type[Any]) -> Callable[..., None]:
    names: dict[str, Any] = {"_given_nothing": _GIVEN_NOTHING}
    by_place, by_name, body = ["self"], list[str](), list[str]()
    for field in dataclasses.fields(kind):
        parameter, value = _parts(field, names)
        if parameter:
            (by_name if field.kw_only else by_place).append(parameter)
        if value:
            body.append(f"    self.{field.name} = {value}")
    if hasattr(kind, "__post_init__"):
        body.append("    self.__post_init__()")
    parameters = [*by_place, *(["*"] if by_name else []), *by_name]
    lines = [f"def __init__({', '.join(parameters)}):", *(body or ["    pass"])]
    return compiled("__init__", "\n".join(lines), names)


def compiled(name: str, text: str, known: dict[str, Any] | None = None) -> Callable[..., Any]:
    """Return a function that was written by this program, of the names of fields alone."""
    names = known or {}
    exec(text, names)  # noqa: S102 - as dataclasses does
    made: Callable[..., Any] = names[name]
    return made


def _parts(field: dataclasses.Field[Any], names: dict[str, Any]) -> tuple[str, str]:
    """Return a field's parameter and what it is set to; what that needs is added to the names."""
    name, default = field.name, f"_default_of_{field.name}"
    if field.default is not dataclasses.MISSING:
        names[default] = field.default
        return (f"{name}={default}", name) if field.init else ("", default)
    if field.default_factory is not dataclasses.MISSING:
        names[default] = field.default_factory
        if not field.init:
            return "", f"{default}()"
        return f"{name}=_given_nothing", f"{default}() if {name} is _given_nothing else {name}"
    return (name, name) if field.init else ("", "")
