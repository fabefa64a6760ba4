"""Edits of a record's file that leave everything else as somebody wrote it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from difflib import SequenceMatcher
from enum import Enum
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from leaders_network.lean import frozen
from leaders_network.records.formatting import form_of
from leaders_network.records.remarks import left_of, remarks_of, restored
from leaders_network.records.shape import Slot, Sort, shape
from leaders_network.records.writing import WIDTH, Steps, scalar
from leaders_network.words import meaning


@frozen
class Item:
    """A step to an item of a list: the one that has these values, or that is this value.

    What has none of any leads to no item that is there, so it is always a new one.
    """

    has: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"[{', '.join(value for _, value in self.has)}]"


Step = str | Item
Way = tuple[Step, ...]
"""The way from the top of a file to a value."""


class Removed(Enum):
    """What a value becomes that is taken away."""

    REMOVED = "removed"


REMOVED: Final = Removed.REMOVED
Indents = tuple[int, int, int]
_INDENTS: tuple[Indents, ...] = ((2, 4, 2), (2, 2, 0), (4, 4, 2), (4, 4, 0))
"""How mappings and lists are indented: ours first, then what others write."""

Changes = Sequence[tuple[Way, Any]]


def edited(text: str, changes: Changes, model: type) -> str:
    """Return a file's text with some values set or removed and all else as it was.

    Comments, the order of keys, quotes and blank lines stay; only the lines that a change touches
    are written anew, and a change that changes nothing returns the text itself. A file that was in
    its one form is in it afterwards.

    Args:
        text: The file's text.
        changes: Ways and their new values, or `REMOVED`; a way that is not there yet is made.
        model: The class of the file's record; says where a new key belongs and how it is written.
    """
    before, after = _load(text), _load(text)
    remarks = remarks_of(text)
    for way, value in changes:
        if value is REMOVED:
            remarks = left_of(remarks, _remove(after, way))
        else:
            _set(after, way, value, Slot("", "record", False, True, model))
    if after == before:
        return text
    style, normal = _normal(text, before)
    wanted = _dump(after, style)
    merged = _merged(text, normal, wanted)
    made = merged if merged == wanted or _means(merged, after) else wanted
    made = restored(made, remarks)
    formed = form_of(made, model) if text == form_of(text, model) else None
    return made if formed is None else formed


def find(values: Any, step: Step) -> Any:
    """Return what a step leads to from a mapping or a list, or None where nothing is there."""
    if isinstance(step, str):
        return values.get(step) if isinstance(values, Mapping) else None
    if not isinstance(values, list | tuple) or not step.has:
        return None
    (key, wanted), *others = step.has
    if not key:
        return next((value for value in values if str(value) == wanted), None)
    # Thousands of items are each sought among thousands: one value tells nearly all of them apart.
    alike = (one for one in values if isinstance(one, dict) and str(one.get(key)) == wanted)
    return next((one for one in alike if all(str(one.get(k)) == v for k, v in others)), None)


class _Constructor(RoundTripConstructor):
    """Takes what is written like a day and is none, or like a name, for the text that it is."""

    def construct_yaml_null(self, node: Any) -> Any:
        is_nothing = meaning(node.value) is None
        return super().construct_yaml_null(node) if is_nothing else self.construct_yaml_str(node)

    def construct_yaml_timestamp(self, node: Any, values: Any = None) -> Any:
        try:
            return super().construct_yaml_timestamp(node, values)
        except ValueError:
            return self.construct_yaml_str(node)


_Constructor.add_constructor("tag:yaml.org,2002:null", _Constructor.construct_yaml_null)
_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_timestamp)


def _yaml(indents: Indents = _INDENTS[0]) -> YAML:
    yaml = YAML()
    yaml.Constructor = _Constructor
    yaml.preserve_quotes = True
    yaml.width = WIDTH * 100
    mapping, sequence, offset = indents
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    return yaml


def _load(text: str) -> Any:
    values = _yaml().load(text)
    return CommentedMap() if values is None else values


def _dump(values: Any, indents: Indents) -> str:
    stream = io.StringIO()
    _yaml(indents).dump(values, stream)
    return stream.getvalue()


def _normal(text: str, values: Any) -> tuple[Indents, str]:
    """Return how a text is indented, and what its values are when the library writes them so."""
    found: dict[Indents, str] = {}
    for indents in _INDENTS:
        found[indents] = _dump(values, indents)
        if found[indents] == text:
            return indents, text
    return max(found.items(), key=lambda each: _likeness(text, each[1]))


def _likeness(text: str, other: str) -> int:
    return len(set(text.splitlines()) & set(other.splitlines()))


def _means(text: str, wanted: Any) -> bool:
    try:
        return bool(_load(text) == wanted)
    except Exception:  # noqa: BLE001 - ruamel raises many kinds; any of them means "no"
        return False


def _set(values: Any, way: Way, value: Any, slot: Slot | None) -> None:
    step, *others = way
    if isinstance(step, Item):
        _set_item(values, step, tuple(others), value, slot)
        return
    slots = shape(slot.inside) if slot and slot.inside else {}
    inner = slots.get(step)
    if not others:
        _put(values, step, _written(value, inner), slots)
        return
    if step not in values or values[step] is None:
        made = _empty_list(inner) if isinstance(others[0], Item) else CommentedMap()
        _put(values, step, made, slots)
    _set(values[step], tuple(others), value, inner)


def _set_item(values: Any, item: Item, way: Way, value: Any, slot: Slot | None) -> None:
    held = find(values, item)
    if held is None and not way:
        values.append(_written(value, slot))
        return
    if held is None:
        held = CommentedMap()
        slots = shape(slot.inside) if slot and slot.inside else {}
        for key, text in item.has:
            _put(held, key, _written(text, slots.get(key)), slots)
        values.append(held)
    if way:
        _set(held, way, value, slot)


def _put(values: Any, key: str, value: Any, slots: Mapping[str, Slot]) -> None:
    """Set a key; a new one goes before the first that follows it in the canonical order."""
    if key in values:
        if values[key] != value:
            values[key] = value
        return
    order = list(slots)
    after = set(order[order.index(key) + 1 :]) if key in slots else set()
    there = list(values)
    position = next((number for number, name in enumerate(there) if name in after), len(there))
    values.insert(position, key, value)


def _remove(values: Any, way: Way) -> Steps:
    """Take away what the way leads to, and the list or group that is empty then.

    Return the steps to what was taken away; none where nothing was.
    """
    step, *others = way
    held = find(values, step)
    if held is None:
        return ()
    at = step if isinstance(step, str) else values.index(held)
    inner = _remove(held, tuple(others)) if others else ()
    if not others or (isinstance(held, dict | list) and not held):
        del values[at]
        return (at,)
    return inner and (at, *inner)


def _empty_list(slot: Slot | None) -> CommentedSeq:
    made = CommentedSeq()
    if slot is None or slot.sort != "record":
        made.fa.set_flow_style()
    return made


def _written(value: Any, slot: Slot | None) -> Any:
    """Return a value as ruamel writes it in the canonical form."""
    sort: Sort = slot.sort if slot else "line"
    if isinstance(value, Mapping):
        slots = shape(slot.inside) if slot and slot.inside else {}
        made = CommentedMap()
        for key in [*(key for key in slots if key in value), *(k for k in value if k not in slots)]:
            made[key] = _written(value[key], slots.get(key))
        return made
    if isinstance(value, list | tuple):
        listed = _empty_list(slot)
        listed.extend(_written(item, slot) for item in value)
        return listed
    if not isinstance(value, str):
        return value
    if sort == "prose":
        return LiteralScalarString(value.strip() + "\n")
    return _one_line(value, sort)


def _one_line(value: str, sort: Sort) -> Any:
    form = scalar(value, sort, flow=True)
    if sort == "date":
        with suppress(ValueError):  # what is no day is told of where the file is checked
            return date.fromisoformat(form)
    if sort == "cohort" and form.isdecimal():
        return int(form)
    return DoubleQuotedScalarString(value) if form.startswith('"') else value


def _merged(text: str, normal: str, wanted: str) -> str:
    """Return the text with what differs between its normal form and the wanted one.

    Where the writer of the file and the library differ in style, the writer's lines stay: a
    three-way merge of lines in which the normal form is the common ancestor.
    """
    if text == normal:
        return wanted
    mine, base, theirs = (part.splitlines(keepends=True) for part in (text, normal, wanted))
    in_mine, in_theirs = _places(base, mine), _places(base, theirs)
    kept = [line for line in range(len(base)) if line in in_mine and line in in_theirs]
    lines: list[str] = []
    b = m = t = 0
    for line in [*kept, len(base)]:
        next_m, next_t = in_mine.get(line, len(mine)), in_theirs.get(line, len(theirs))
        untouched = theirs[t:next_t] == base[b:line]
        lines += mine[m:next_m] if untouched else theirs[t:next_t]
        lines += mine[next_m : next_m + 1] if line < len(base) else []
        b, m, t = line + 1, next_m + 1, next_t + 1
    return "".join(lines)


def _places(base: list[str], other: list[str]) -> dict[int, int]:
    """Return, for each line of the base that the other keeps, its number in the other.

    Lines that differ only in spaces are the same line.
    """
    words, others = ([" ".join(line.split()) for line in lines] for lines in (base, other))
    blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}
