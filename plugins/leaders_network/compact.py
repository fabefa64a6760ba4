"""Frozen classes with slots, pickled and digested fast: records and views are, by the thousand."""

from __future__ import annotations

import copyreg
import dataclasses
import pickle
from collections.abc import Callable, Mapping
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True)
class _Shape:
    """The fields of a class, and the fastest ways to read and to set them all."""

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    setters: tuple[Callable[[Any, Any], None], ...]
    """Each sets one field, of a frozen object too."""


_MOST_NUMBERS = 0x7FFFFFFF

_SHAPES: dict[type, _Shape] = {}


def pickled_fast(kind: type[T]) -> type[T]:
    """Give a frozen dataclass with slots methods that know its fields.

    Those that dataclasses have ask for the fields anew with each object, or are compiled for each
    class, which costs most where nothing changed and a build is little more than its imports.
    """
    names = tuple(field.name for field in dataclasses.fields(kind))  # type: ignore[arg-type]
    found: Callable[[Any], Any] = attrgetter(*names)
    values = (lambda value: (found(value),)) if len(names) == 1 else found
    setters = tuple(getattr(kind, name).__set__ for name in names)

    def get_state(self: Any) -> tuple[Any, ...]:
        return values(self)

    def set_state(self: Any, state: tuple[Any, ...]) -> None:
        for set_value, value in zip(setters, state, strict=True):
            set_value(self, value)

    def is_equal(self: Any, other: object) -> bool:
        return values(self) == values(other) if type(other) is kind else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    made: Any = kind
    made.__getstate__, made.__setstate__ = get_state, set_state
    made.__eq__, made.__hash__ = is_equal, hashed
    _SHAPES[kind] = _Shape(names, values, setters)
    copyreg.add_extension(kind.__module__, kind.__qualname__, _number(kind))
    return kind


def _number(kind: type[Any]) -> int:
    """Return the number that stands for a class in pickles, else its name would in each of them.

    It follows from the name alone, for a pickle is read by other runs of the program. Two classes
    of one number would be refused when the second is made.
    """
    name = f"{kind.__module__}.{kind.__qualname__}".encode()
    return int.from_bytes(blake2b(name, digest_size=4).digest()) % _MOST_NUMBERS + 1


def replaced(value: T, changed: Mapping[str, Any]) -> T:
    """Return an object of a class that is pickled fast, with some values changed.

    Nothing is validated or worked out anew; without a change it is the object itself.
    """
    if not changed:
        return value
    shape = _SHAPES[type(value)]
    copy = object.__new__(type(value))
    for name, kept, set_value in zip(shape.names, shape.values(value), shape.setters, strict=True):
        set_value(copy, changed.get(name, kept))
    return copy


@dataclass_transform(frozen_default=True)
def view(kind: type[T]) -> type[T]:
    """Make a class a dataclass with slots that is pickled fast.

    It is frozen to the type checker, which refuses every assignment to a field. An object that
    refuses them itself takes four times as long to be made, and there are a hundred for each page.
    """
    made: Any = pickled_fast(dataclasses.dataclass(slots=True, eq=False)(kind))
    values = _SHAPES[made].values
    # A view is made again by its class, which costs a third of setting its fields one by one.
    made.__reduce__ = lambda self: (made, values(self))
    return made  # type: ignore[no-any-return]


def digest(value: object) -> bytes:
    """Return 16 bytes that are the same for equal values, however their parts are shared."""
    file = BytesIO()
    pickler = pickle.Pickler(file, protocol=5)
    pickler.fast = True
    pickler.dump(value)
    return blake2b(file.getbuffer(), digest_size=16).digest()
