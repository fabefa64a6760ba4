"""Plain values become a record, and what is wrong with them becomes problems with a remedy."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic_core import ErrorDetails, ValidationError

from leaders_network.marks import UNREAD, Mark, Step
from leaders_network.problems import Fault, Location, Problems, near_word

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

_WORDS = {bool: "true or false", int: "a number", float: "a fraction", str: "text", list: "a list"}

_FIELDS_ARE_NEEDED = {"dataclass_type", "dict_type"}

_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def adapter(model: Any) -> TypeAdapter[Any]:
    """Return the validator of a model, made once.

    Pydantic would ask every package that is installed for plugins, which takes as long as making
    the validator; what a record may say follows from this program alone.
    """
    if model not in _ADAPTERS:
        from pydantic import TypeAdapter

        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]


def validated(model: type[T], data: Any, mark: Mark, path: str, problems: Problems) -> T | None:
    """Return the record that plain values make, or None with every problem recorded.

    Args:
        model: A class made by `records.field.record`.
        data: What `source.read_yaml` gave.
        mark: The marks it gave with it.
        path: The file's name in messages.
        problems: Gets one problem for each value that is wrong.
    """
    try:
        record: T = adapter(model).validate_python(data)
    except ValidationError as error:
        _report(model, error, mark, path, problems)
        return None
    return record


def _report(
    model: type[Any], error: ValidationError, mark: Mark, path: str, problems: Problems
) -> None:
    for detail in error.errors(include_url=False):
        if detail["input"] is UNREAD:
            continue
        code, message, fix = _told(model, detail)
        unknown = detail["type"] == "unexpected_keyword_argument"
        place = mark.find(_steps(detail), key=unknown)
        problems.add(Location(path, *place), message, code, fix=fix)


def _steps(detail: ErrorDetails) -> tuple[Step, ...]:
    loc, at = detail["loc"], detail["ctx"]["at"] if detail["type"] == "problem" else ""
    is_record = isinstance(detail["input"], Mapping)
    return (*(loc if is_record else loc[:-1]), at) if at else loc


def faulty_values(
    model: type[Any], data: Any, error: ValidationError
) -> tuple[set[tuple[Step, ...]], set[tuple[Step, ...]]]:
    """Return where values stand that cannot be made out, and which records are none as a whole.

    A field that is not known stands for the one that it is most likely meant to be. Where a record
    breaks a rule of its own, each of its values is sound.
    """
    found: set[tuple[Step, ...]] = set()
    broken: set[tuple[Step, ...]] = set()
    for detail in error.errors(include_url=False):
        steps, kind = _steps(detail), detail["type"]
        if kind == "unexpected_keyword_argument":
            broken.add(steps[:-1])
            near = near_word(str(steps[-1]), fields_at(model, steps[:-1]))
            if near and near not in _at(data, steps[:-1]):
                found.add((*steps[:-1], near))
        elif kind == "problem" and isinstance(detail["input"], Mapping):
            broken.add(steps)
        else:
            found.add(steps)
    return found, broken


def _at(data: Any, steps: tuple[Step, ...]) -> Any:
    for step in steps:
        data = data[step]
    return data


def fields_at(model: Any, steps: tuple[Step, ...]) -> dict[str, str]:
    """Return the keys that may be written at a place in a record, each with its help."""
    for step in steps:
        if isinstance(step, str):
            declared = {field.alias or name: field for name, field in _fields(model).items()}
            model = _record_in(declared[step].annotation) if step in declared else None
    return {field.alias or name: field.description or "" for name, field in _fields(model).items()}


def _fields(model: Any) -> dict[str, Any]:
    return getattr(model, "__pydantic_fields__", {})


def _record_in(annotation: Any) -> Any:
    """Return the record class an annotation such as `tuple[Contact, ...]` or `X | None` holds."""
    if _fields(annotation):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _record_in(inner))), None)


def _told(model: type[Any], detail: ErrorDetails) -> Fault:
    if detail["type"] == "unexpected_keyword_argument":
        return _unknown_field(model, detail["loc"])
    if detail["type"] == "missing":
        return _missing_field(model, detail["loc"])
    name, given = _name(detail["loc"]), detail["input"]
    if given is None:
        remedy = "write something, or remove the line" if detail["loc"] else _whole(model)
        return "empty", f"nothing is written for {name}", remedy
    if detail["type"] == "problem":
        told = detail["ctx"]
        return told["code"], told["message"], told["fix"]
    if detail["type"] in _FIELDS_ARE_NEEDED:
        remedy = "write its fields below it, each as `name: value`"
        remedy = remedy if detail["loc"] else _whole(model)
        return "wrong-type", f"{name} is {_kind(given)}; it needs fields", remedy
    tell = _TOLD.get(detail["type"])
    return (
        tell(name, given, detail) if tell else ("wrong-value", _plain(name, detail), "correct it")
    )


def _whole(model: type[Any]) -> str:
    """Return what to write into a file of a kind that holds none of its fields."""
    first = next(iter(fields_at(model, ())), "name")
    example = "as in `name: Freda Harlowe`" if first == "name" else f"beginning with `{first}:`"
    return f"write its fields, each on a line of its own, {example}"


def _name(steps: tuple[Step, ...]) -> str:
    words = [step for step in steps if isinstance(step, str)]
    if not words:
        return "the file"
    return f"an item of `{words[-1]}`" if isinstance(steps[-1], int) else f"`{words[-1]}`"


def _plain(name: str, detail: ErrorDetails) -> str:
    return f"{name}: {detail['msg'][:1].lower()}{detail['msg'][1:]}"


def _unknown_field(model: type[Any], steps: tuple[Step, ...]) -> Fault:
    known = fields_at(model, steps[:-1])
    near = near_word(str(steps[-1]), known)
    fix = f"write `{near}`" if near else f"remove it; what may be written is {', '.join(known)}"
    return "unknown-field", f"there is no field `{steps[-1]}` here", fix


def _missing_field(model: type[Any], steps: tuple[Step, ...]) -> Fault:
    help_text = fields_at(model, steps[:-1]).get(str(steps[-1]), "")
    return (
        "missing-field",
        f"the field `{steps[-1]}` is missing",
        f"add `{steps[-1]}:` ({help_text})",
    )


def _kind(value: Any) -> str:
    return _WORDS.get(type(value), "a group of fields")


def _needs_text(name: str, given: Any, detail: ErrorDetails) -> Fault:
    fix = "write text on one line"
    if isinstance(given, bool | int | float):
        fix = "put it in quotes, as in " + f'"{str(given).lower()}"'
    return "wrong-type", f"{name} is {_kind(given)}; it needs text", fix


def _needs_list(name: str, given: Any, detail: ErrorDetails) -> Fault:
    fix = "write a list: each item on its own line after a hyphen"
    if isinstance(given, str):
        fix = f"write a list, as in [{given}]"
    return "wrong-type", f"{name} is {_kind(given)}; it needs a list", fix


def _needs_truth(name: str, given: Any, detail: ErrorDetails) -> Fault:
    is_word = isinstance(given, str | int | float)
    written = f"`{given}`" if is_word else _kind(given)
    return "wrong-type", f"{name} is {written}", "write true or false, without quotes"


def _needs_number(name: str, given: Any, detail: ErrorDetails) -> Fault:
    return (
        "wrong-type",
        f"{name} is {_kind(given)}; it needs a whole number",
        "write digits alone, without quotes",
    )


def _one_of(name: str, given: Any, detail: ErrorDetails) -> Fault:
    words = [
        word.strip("' ") for word in detail["ctx"]["expected"].replace(" or ", ", ").split(",")
    ]
    if isinstance(given, dict | list):
        fix = f"write one of {', '.join(words)}"
        return "wrong-type", f"{name} is {_kind(given)}; it needs one word", fix
    near = near_word(str(given), words)
    fix = f"write `{near}`" if near else f"write one of {', '.join(words)}"
    return "unknown-word", f"{name} cannot be `{given}`", fix


def _too_long(name: str, given: Any, detail: ErrorDetails) -> Fault:
    limit = detail["ctx"]["max_length"]
    return "too-long", f"{name} has {len(given)} characters; at most {limit} fit", "shorten it"


def _half_character(name: str, given: Any, detail: ErrorDetails) -> Fault:
    fix = "delete it; typing the words again is the surest way"
    return "unsafe-character", f"{name} holds half a character", fix


def _out_of_range(name: str, given: Any, detail: ErrorDetails) -> Fault:
    limit = next(iter(detail["ctx"].values()))
    side = "at least" if detail["type"] == "greater_than_equal" else "at most"
    return "out-of-range", f"{name} is {given}", f"write a number of {side} {limit}"


_TOLD: dict[str, Callable[[str, Any, ErrorDetails], Fault]] = {
    "string_type": _needs_text,
    "tuple_type": _needs_list,
    "bool_type": _needs_truth,
    "int_type": _needs_number,
    "literal_error": _one_of,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "string_unicode": _half_character,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
}
