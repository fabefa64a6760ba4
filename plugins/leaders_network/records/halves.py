"""What a file with faults says all the same, so that its other faults are told at once with them.

A record with one faulty value still counts as there, and all else in it is looked at as in any
other. What depends on the faulty value alone is not asked, for nobody knows it yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic_core import PydanticCustomError, ValidationError

from leaders_network.lean import frozen, slotted
from leaders_network.marks import UNREAD, Mark, Step
from leaders_network.problems import Fault, Location, Problems
from leaders_network.records.further import further_faults
from leaders_network.records.text import EARLIEST
from leaders_network.records.validation import adapter, faulty_values

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Steps = tuple[Step, ...]

_SHOWN = ("name", "title")
"""Fields that stand for the whole of a record: a stand-in for one is a word, and not nothing."""

_STAND_INS: dict[type, Any] = {
    date: EARLIEST,
    datetime: datetime.combine(EARLIEST, time()),
    int: 0,
    bool: False,
    float: 0.0,
}

_GAP: Any = object()


@frozen
class Half:
    """A record as far as it can be made out.

    It has the shape of its class, and each item stands at its place. A value with a fault is the
    default, or else empty; a day is the first of all days. It is never published.
    """

    record: Any
    faulty: frozenset[Steps]
    """Where a value stands, or should stand, that cannot be made out."""
    mark: Mark
    """The marks of what was read."""

    def knows(self, steps: Steps) -> bool:
        """Return whether neither a value nor any that holds it has a fault."""
        return knows(self.faulty, steps)


def knows(faulty: Set[Steps], steps: Steps) -> bool:
    """Return whether neither a value nor any that holds it is among those with a fault."""
    return not any(steps[:count] in faulty for count in range(len(steps) + 1))


def half(model: type[Any], data: Any, mark: Mark, path: str, problems: Problems) -> Half:
    """Return what can be made out of plain values that make no record.

    Args:
        model: A class made by `records.field.record`.
        data: What `source.read_yaml` gave.
        mark: The marks it gave with it.
        path: The file's name in messages.
        problems: Gets what the rules of single records say that pydantic had not come to.
    """
    found: Set[Steps] = set()
    broken: Set[Steps] = set()
    try:
        adapter(model).validate_python(data)
    except ValidationError as error:
        found, broken = faulty_values(model, data, error)
    found |= mark.repeated

    def tell(steps: Steps, fault: Fault) -> None:
        code, message, fix = fault
        problems.add(Location(path, *mark.find(steps)), message, code, fix=fix)

    touched = {steps[:n] for steps in (*found, *broken) for n in range(len(steps) + 1)}
    making = _Making(found, touched, tell)
    made = making.record(model, data, ())
    _fill(made)
    return Half(made, frozenset(found), mark)


@slotted
class _Making:
    """Makes records in which what cannot be made out is not set, so that reading it fails."""

    faulty: Set[Steps]
    touched: Set[Steps]
    """Where a fault is, and all that holds one."""
    tell: Callable[[Steps, Fault], None]

    def record(self, model: type[Any], data: Any, steps: Steps) -> Any:
        written = data if isinstance(data, Mapping) else {}
        made = object.__new__(model)
        for name, field in model.__pydantic_fields__.items():
            at = (*steps, field.alias or name)
            value = self.value(model, name, written[at[-1]], at) if at[-1] in written else _GAP
            if value is _GAP and at not in self.faulty and not field.is_required():
                value = field.get_default(call_default_factory=True)
            if value is not _GAP:
                object.__setattr__(made, name, value)
        for at, fault in _faults_of(made):
            self.tell((*steps, *at), fault)
        return made

    def value(self, model: type[Any], name: str, value: Any, at: Steps) -> Any:
        field = model.__pydantic_fields__[name]
        annotation = field.annotation
        if at in self.faulty:
            self.tell_further(annotation, field.metadata, value, at)
            return _GAP
        if at not in self.touched:
            return _field_adapter(model, name).validate_python(value)
        inside = _items_of(annotation)
        if inside is not None and isinstance(value, list | tuple):
            return tuple(self.item(inside, one, (*at, i)) for i, one in enumerate(value))
        kind = _record_in(annotation)
        return _GAP if kind is None else self.record(kind, value, at)

    def tell_further(self, annotation: Any, limits: Iterable[Any], value: Any, at: Steps) -> None:
        for fault in further_faults(annotation, limits, value) if isinstance(value, str) else ():
            self.tell(at, fault)

    def item(self, annotation: Any, value: Any, at: Steps) -> Any:
        kind = _record_in(annotation)
        if kind is not None and value is not UNREAD:
            return self.record(kind, value, at)
        if at in self.touched:
            self.tell_further(annotation, (), value, at)
            return _stand_in(annotation)
        return _adapter_of(annotation).validate_python(value)


def _faults_of(made: Any) -> Iterator[tuple[Steps, Fault]]:
    """Yield where in one record a rule over it finds a fault, and which; of a gap none is found."""
    for rule in _rules_of(type(made)):
        try:
            rule(made)
        except PydanticCustomError as error:
            told: Any = error.context
            yield (told["at"],) if told["at"] else (), (told["code"], told["message"], told["fix"])
        except AttributeError:
            continue


def _rules_of(model: type[Any]) -> Iterator[Callable[[Any], Any]]:
    """Yield the rules over a whole record of a class: what it has of pydantic's validators."""
    if known := vars(model).get("__pydantic_decorators__"):
        # An older pydantic keeps them here, and leaves functions like any other in their place.
        yield from (rule.func for rule in known.model_validators.values())
        return
    for kind in model.__mro__:
        for value in vars(kind).values():
            about = getattr(value, "decorator_info", None)
            if about and not hasattr(about, "fields"):  # those are over single values
                yield value.wrapped


def _fill(made: Any) -> None:
    """Put something of the right kind wherever a record has a gap, at any depth."""
    for name, field in type(made).__pydantic_fields__.items():
        value = getattr(made, name, _GAP)
        if value is _GAP:
            is_optional = not field.is_required()
            value = (
                field.get_default(call_default_factory=True)
                if is_optional
                else _stand_in(field.annotation, name)
            )
            object.__setattr__(made, name, value)
        for one in value if isinstance(value, tuple) else (value,):
            if hasattr(one, "__pydantic_fields__"):
                _fill(one)


def _stand_in(annotation: Any, name: str = "") -> Any:
    if get_origin(annotation) is tuple:
        return ()
    kind = _record_in(annotation)
    if kind is not None:
        return object.__new__(kind)
    bare = _bare(annotation)
    return _STAND_INS.get(bare, "?" if name in _SHOWN else "")


def _bare(annotation: Any) -> Any:
    """Return the type below what limits it."""
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _items_of(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is tuple else None


def _record_in(annotation: Any) -> Any:
    """Return the record class that an annotation is, or is where something is written."""
    ways = (annotation, *(() if get_origin(annotation) is tuple else get_args(annotation)))
    return next((one for one in ways if hasattr(one, "__pydantic_fields__")), None)


_FIELD_ADAPTERS: dict[tuple[type, str], TypeAdapter[Any]] = {}


def _field_adapter(model: Any, name: str) -> TypeAdapter[Any]:
    if (model, name) not in _FIELD_ADAPTERS:
        field = model.__pydantic_fields__[name]
        limited: Any = field.annotation
        if field.metadata:
            limited = Annotated[field.annotation, *field.metadata]
        _FIELD_ADAPTERS[model, name] = _adapter_of(limited)
    return _FIELD_ADAPTERS[model, name]


def _adapter_of(annotation: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # whoever has no fault does not wait for it

    return TypeAdapter(annotation)
