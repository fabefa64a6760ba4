"""Frozen classes with slots, pickled and digested fast: records and views are, by the thousand."""

from __future__ import annotations

import copyreg
import pickle
from collections.abc import Callable, Mapping
from hashlib import blake2b
from io import BytesIO
from typing import Any, TypeVar, dataclass_transform

from leaders_network.lean import compiled, field_names, frozen, values_of

T = TypeVar("T")


_MOST_NUMBERS = 0x7FFFFFFF

_COPIERS: dict[type, Callable[[Any], Any]] = {}
"""What copies an object of each class of which one was asked for."""


def pickled_fast(kind: type[T]) -> type[T]:
    """Let objects of a dataclass with slots be pickled by functions that know its fields.

    Those that dataclasses have ask for the fields anew with each object.
    """
    names = tuple(field_names(kind))
    values = values_of(names)

    def reduced(self: Any) -> tuple[Any, ...]:
        return copyreg.__newobj__, (made,), values(self)  # type: ignore[attr-defined]

    def set_state(self: Any, state: tuple[Any, ...]) -> None:
        made.__setstate__ = _compiled_setter(names)
        made.__setstate__(self, state)

    made: Any = kind
    made.__setstate__ = set_state
    copyreg.pickle(made, reduced)
    copyreg.add_extension(kind.__module__, kind.__qualname__, _number(kind))
    return kind


def _compiled_setter(names: tuple[str, ...]) -> Callable[[Any, tuple[Any, ...]], None]:
    """Return a function that sets all fields at once, compiled for the first object of a class."""
    fields = "".join(f"self.{name}, " for name in names)
    return compiled("set_state", f"def set_state(self, state):\n    {fields} = state\n")


def _compiled_copier(kind: type[Any]) -> Callable[[Any], Any]:
    """Return a function that copies an object, field by field and without its class's methods."""
    lines = [f"    copy.{name} = self.{name}" for name in field_names(kind)]
    text = "\n".join(("def copied(self):", "    copy = new(kind)", *lines, "    return copy"))
    return compiled("copied", text, {"new": object.__new__, "kind": kind})


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
    kind = type(value)
    if kind not in _COPIERS:
        _COPIERS[kind] = _compiled_copier(kind)
    copy: T = _COPIERS[kind](value)
    for name, new in changed.items():
        setattr(copy, name, new)
    return copy


@dataclass_transform(frozen_default=True)
def view(kind: type[T]) -> type[T]:
    """Make a class one of frozen values that are pickled fast.

    It is frozen to the type checker alone, as everything that `frozen` makes is.
    """
    made: Any = pickled_fast(frozen(kind))
    values = values_of(field_names(made))
    # A view is made again by its class, which costs a third of setting its fields one by one.
    copyreg.pickle(made, lambda self: (made, values(self)))
    return made  # type: ignore[no-any-return]


def flat(value: object) -> bytes:
    """Return a pickle that is the same for equal values, however their parts are shared."""
    return bytes(_flattened(value))


def digest(value: object) -> bytes:
    """Return 16 bytes that are the same for equal values, however their parts are shared."""
    return blake2b(_flattened(value), digest_size=16).digest()


def _flattened(value: object) -> memoryview:
    file = BytesIO()
    pickler = pickle.Pickler(file, protocol=5)
    pickler.fast = True
    pickler.dump(value)
    return file.getbuffer()
