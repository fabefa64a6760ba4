"""Records as canonical YAML: one text for one meaning, safe in readers of YAML 1.1 and 1.2."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from leaders_network.marks import Step
from leaders_network.records.shape import Slot, Sort, shape

WIDTH = 100
_COHORT = re.compile(r"[1-9]\d{0,17}", re.ASCII)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN = re.compile(r"[^\W\d_](?:[^:#\s]|:(?=\S)|(?<=\S)#| (?=[^\s#]))*")
_SPECIAL_IN_FLOW = re.compile(r"[,\[\]{}]")
_UNSAFE_IN_BLOCK = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_TAKEN = frozenset("y n yes no on off true false null none nan inf".split())
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", re.ASCII)
_BARE: dict[Sort, re.Pattern[str]] = {"date": _ISO_DATE, "cohort": _COHORT, "word": _MOMENT}
"""What is written without quotes, though it does not begin with a letter."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_JOINERS = "\u200c\u200d"


def canonical(model: type, data: Mapping[str, Any]) -> str:
    """Return a record as its file's whole text.

    Args:
        model: The record's class; its fields give the order of the keys.
        data: Plain values. None and what is empty are left out; keys the class does not know
            come last, so that nothing is lost before somebody is told of them.
    """
    return "".join(f"{line}\n" for _, line in canonical_lines(model, data))


Steps = tuple[Step, ...]
Line = tuple[Steps | None, str]
"""A line, and the steps to the value that begins on it; None where one goes on."""


def canonical_lines(model: type, data: Mapping[str, Any]) -> Iterator[Line]:
    """Yield the lines of a record's file, each with the steps to what begins on it.

    An item of a list begins on the line of its first key; the steps are the key's.
    """
    return _mapping(data, shape(model), "", ())


def scalar(value: Any, sort: Sort = "line", *, flow: bool = False) -> str:
    """Return one value as YAML writes it within a line: bare where no reader could mistake it.

    Args:
        value: Text, a number, a flag or a day.
        sort: What the value is; a day is bare and a telephone number quoted.
        flow: Whether it stands between brackets, where commas and brackets need quotes too.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | date) and sort != "code":
        return str(value)
    text = unicodedata.normalize("NFC", str(value))
    if sort in _BARE and _BARE[sort].fullmatch(text):
        return text
    return text if _is_plain(text, flow) and sort != "phone" else _quoted(text)


def is_empty(value: Any) -> bool:
    """Return whether a value says nothing, so that its key is left out."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return all(is_empty(inside) for inside in value.values())
    return value is None or (isinstance(value, Sequence) and not any(map(_says, value)))


def _says(value: Any) -> bool:
    return not is_empty(value)


def _is_plain(text: str, flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or text.lower() in _TAKEN or text.endswith(":"):
        return False
    return text.isprintable() and not (flow and _SPECIAL_IN_FLOW.search(text))


def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable() or character in _JOINERS:
        return character
    code = ord(character)
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"


def _mapping(
    data: Mapping[str, Any], slots: Mapping[str, Slot], indent: str, steps: Steps
) -> Iterator[Line]:
    ordered = [key for key in slots if key in data] + [key for key in data if key not in slots]
    for key in ordered:
        if not is_empty(data[key]):
            yield from _entry(data[key], slots.get(key), indent, (*steps, key))


def _entry(value: Any, slot: Slot | None, indent: str, steps: Steps) -> Iterator[Line]:
    start = f"{indent}{steps[-1] if slot else scalar(steps[-1])}:"
    sort = slot.sort if slot else "line"
    if isinstance(value, Mapping):
        yield steps, start
        yield from _mapping(value, _inside(slot), indent + "  ", steps)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from _list(start, value, slot, indent, steps)
    elif isinstance(value, str):
        first, *others = _text(start, value, sort, indent)
        yield steps, first
        yield from ((None, line) for line in others)
    else:
        yield steps, f"{start} {scalar(value, sort)}"


def _list(
    start: str, value: Sequence[Any], slot: Slot | None, indent: str, steps: Steps
) -> Iterator[Line]:
    sort = slot.sort if slot else "line"
    items = [(position, item) for position, item in enumerate(value) if not is_empty(item)]
    if not any(isinstance(item, Mapping | list | tuple) for _, item in items):
        line = f"{start} [{', '.join(scalar(item, sort, flow=True) for _, item in items)}]"
        if len(line) <= WIDTH:
            yield steps, line
            return
    yield steps, start
    for position, item in items:
        if isinstance(item, Mapping):
            inside = _mapping(item, _inside(slot), indent + "    ", (*steps, position))
            for number, (within, line) in enumerate(inside):
                dashed = f"{indent}  - {line[len(indent) + 4 :]}"
                yield within, line if number else dashed
        else:
            yield (*steps, position), f"{indent}  - {scalar(item, sort)}"


def _inside(slot: Slot | None) -> Mapping[str, Slot]:
    return shape(slot.inside) if slot and slot.inside else {}


def _text(start: str, text: str, sort: Sort, indent: str) -> Iterator[str]:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if sort == "prose" and _fits_a_block(text):
        yield f"{start} |"
        for line in text.strip().split("\n"):
            yield f"{indent}  {line}" if line else ""
        return
    plain = f"{start} {scalar(text, sort)}"
    if sort == "note" and len(plain) > WIDTH and text == " ".join(text.split()):
        yield f"{start} >-"
        for line in _wrapped(text, WIDTH - len(indent) - 2):
            yield f"{indent}  {line}"
    else:
        yield plain


def _fits_a_block(text: str) -> bool:
    return not _UNSAFE_IN_BLOCK.search(text)


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
