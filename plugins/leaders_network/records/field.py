"""One declaration a field: its help, the audience it is for, and the widest it may be shown to."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import (
    Annotated,
    Any,
    Literal,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

import pydantic
from pydantic import AfterValidator, ConfigDict, StrictStr
from pydantic.fields import FieldInfo
from pydantic_core import ArgsKwargs

from leaders_network.compact import pickled_fast
from leaders_network.lean import compared, frozen, shown
from leaders_network.records.fault import fault
from leaders_network.records.ids import id_fault

PUBLIC, NETWORK, TEAM, WITHHELD = "public", "network", "team", "withheld"
LADDER = (PUBLIC, NETWORK, TEAM, WITHHELD)
"""The audiences that contain each other, widest first; `withheld` is nobody."""

ROOM = "its room"
"""The members of the cohort that a value belongs to, and the team. No room can be called so."""

Change = Literal["office", "self"]
"""Who may change a value by a letter: the leader and an assistant who may edit, or they alone."""

OFFICE: Change = "office"
SELF: Change = "self"

_CONFIG = ConfigDict(extra="forbid", hide_input_in_errors=True, defer_build=True)
_REQUIRED: Any = object()

T = TypeVar("T")


def _audience(text: str) -> str:
    if text not in LADDER and id_fault(text):
        raise fault(
            "unknown-audience",
            f"`{text}` is not an audience",
            f"write {', '.join(LADDER[:-1])} or withheld, or the id of a cohort's or group's room",
        )
    return text


AudienceName = Annotated[StrictStr, AfterValidator(_audience)]
"""`public`, `network`, `team`, `withheld`, or the id of a room."""


def item(  # noqa: PLR0913 - one keyword for each thing a declaration can say
    help: str,  # noqa: A002 - the data dictionary's word
    *,
    audience: str | None = None,
    ceiling: str | None = None,
    part: str | None = None,
    change: Change | None = None,
    default: Any = _REQUIRED,
    factory: Callable[[], Any] | None = None,
    alias: str | None = None,
    **limits: Any,
) -> Any:
    """Return the declaration of one field of a record.

    Args:
        help: What to write here, in one sentence, for editors and for the data dictionary.
        audience: Who sees the value where the record says nothing; None means whoever sees the
            record it stands in.
        ceiling: The widest audience the record may name; the default is `audience`.
        part: The key of `audiences:` by which the record names another audience for it.
        change: Who may change it by a letter; None leaves it to those who keep the files.
        default: The value where nothing is written; a field without one is required.
        factory: Makes the value where nothing is written.
        alias: The key in the file, where it is a word that Python keeps for itself.
        limits: Further limits, as pydantic's `Field` takes them.
    """
    extra: dict[str, Any] = {
        "x-audience": audience,
        "x-ceiling": ceiling or audience,
        "x-part": part,
        "x-change": change,
    }
    declared: dict[str, Any] = {"description": help, "json_schema_extra": extra, **limits}
    if alias:
        declared["alias"] = alias
    if factory:
        declared["default_factory"] = factory
    elif default is not _REQUIRED:
        declared["default"] = default
    return pydantic.Field(**declared)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(item,))
def record(kind: type[T]) -> type[T]:
    """Make a class one that a file may be written in: closed, frozen and small in memory.

    It is frozen to the type checker alone, and its methods are shared, as `lean.frozen` says. It is
    a dataclass that pydantic learns of when one is first read or made by name: taking in all these
    classes would cost every build a twentieth of what one change does.
    """
    made: Any = dataclasses.dataclass(
        slots=True, kw_only=True, init=False, eq=False, repr=False, match_args=False
    )(kind)
    made.__init__, made.__repr__ = _validated_init, shown
    made.__pydantic_config__, made.__pydantic_fields__ = _CONFIG, _Fields()
    return pickled_fast(compared(made))


def _validated_init(self: Any, **values: Any) -> None:
    from leaders_network.records.validation import adapter

    given = ArgsKwargs((), values)
    adapter(type(self)).validator.validate_python(given, self_instance=self)


class _Fields:
    """The declared fields of a class by their names, worked out when they are first asked for."""

    def __get__(self, _: Any, kind: Any) -> dict[str, FieldInfo]:
        hints = get_type_hints(kind, include_extras=True)
        fields = {
            field.name: FieldInfo.from_annotated_attribute(hints[field.name], field.default)
            for field in dataclasses.fields(kind)
        }
        kind.__pydantic_fields__ = fields
        return fields


def pydantic_fields(kind: Any) -> dict[str, FieldInfo]:
    """Return what pydantic knows of each field of a class made by `record`, by its name."""
    found: dict[str, FieldInfo] = kind.__pydantic_fields__
    return found


@frozen
class Declared:
    """What a field's declaration says of who sees it."""

    audience: str | None
    ceiling: str | None
    part: str | None
    empty: Any
    """What stands in its place for those who may not see it."""
    holds_records: bool
    """Whether its value is a list of records that have audiences of their own."""


_FIELDS: dict[Any, tuple[tuple[str, Declared], ...]] = {}


def fields_of(kind: Any) -> tuple[tuple[str, Declared], ...]:
    """Return the declared fields of a record class, in the order of their declaration.

    Args:
        kind: A class made by `record`.
    """
    if kind not in _FIELDS:
        declared = pydantic_fields(kind).items()
        _FIELDS[kind] = tuple((name, _declared(field)) for name, field in declared)
    return _FIELDS[kind]


def _declared(field: Any) -> Declared:
    extra = field.json_schema_extra or {}
    empty = () if field.default == () else None
    inside = get_args(field.annotation) if get_origin(field.annotation) is tuple else ()
    holds = any(hasattr(one, "__pydantic_fields__") for one in inside)
    return Declared(
        extra.get("x-audience"), extra.get("x-ceiling"), extra.get("x-part"), empty, holds
    )
