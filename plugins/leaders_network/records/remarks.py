"""The comments of a YAML file: what each is about, and where it stands in another text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import Literal

import yaml

from leaders_network.lean import frozen, slotted
from leaders_network.marks import Mark, Place, Step, mark_of
from leaders_network.records.writing import Line, Steps

Standing = Literal["before", "beside", "after"]
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")


@frozen
class Remark:
    """One comment: the value it is about, whether it stands before, beside or after, its text.

    A comment that is about no value stands before or after all of them: its steps are none. A text
    that is empty is a blank line.
    """

    steps: Steps
    standing: Standing
    text: str


def remarks_of(text: str) -> list[Remark]:
    """Return the comments of a YAML text that can be read, in the order they stand in."""
    if "#" not in text:
        return []
    lines = text.split("\n")
    covered = _Covered(text)
    nodes = sorted(_nodes(mark_of(text, 1), (), lines), key=lambda node: (node[0], len(node[1])))
    places = [place for place, _ in nodes]
    found: list[Remark] = []
    header = _header(lines)
    found += (Remark((), "before", line.strip()) for line in lines[:header])
    for number, line in enumerate(lines[header:], header + 1):
        column = covered.comment(number, line)
        if column is None:
            continue
        steps, standing = _owner((number, column + 1), nodes, places)
        if line[:column].strip():
            before = bisect_right(places, (number, column + 1)) - 1
            steps, standing = (nodes[before][1] if before >= 0 else ()), "beside"
        elif number > header + 1 and not lines[number - 2].strip():
            found.append(Remark(steps, standing, ""))
        found.append(Remark(steps, standing, line[column:].rstrip()))
    return found


def _header(lines: list[str]) -> int:
    """Return how many lines at the top are comments, with the blank line that sets them off."""
    number = 0
    while number < len(lines) and lines[number].startswith("#"):
        number += 1
    is_set_off = 0 < number < len(lines) and not lines[number].strip()
    return number + 1 if is_set_off else 0


def remarked(lines: Iterable[Line], remarks: Sequence[Remark]) -> Iterator[str]:
    """Yield the lines of a file with its comments put back to what they are about."""
    written = list(lines)
    placing = _Placing(written)
    for remark in remarks:
        placing.place(remark)
    yield from placing.top
    for number, (_, line) in enumerate(written):
        yield from placing.before[number]
        yield "  ".join([line, *placing.beside[number]])
        yield from placing.after[number]
    yield from placing.before[len(written)]


def restored(text: str, remarks: Sequence[Remark]) -> str:
    """Return a YAML text with the comments that it lacks put back to what they are about."""
    there = remarks_of(text)
    lacking = Counter(remark.text for remark in remarks) - Counter(each.text for each in there)
    lost = [each for each in remarks if each.text and lacking[each.text] and each not in there]
    if not lost:
        return text
    lines = text.removesuffix("\n").split("\n")
    begun = dict(sorted((line, steps) for (line, _), steps in _nodes(mark_of(text, 1), (), lines)))
    written = [(begun.get(number), line) for number, line in enumerate(lines, 1)]
    return "".join(f"{line}\n" for line in remarked(written, lost))


def left_of(remarks: Iterable[Remark], removed: Steps) -> list[Remark]:
    """Return the comments of a text of which a value was removed, by the steps of what is left."""
    size = len(removed)
    if not size:
        return [*remarks]
    left = (each for each in remarks if each.steps[:size] != removed)
    return [Remark(_moved_up(each.steps, removed), each.standing, each.text) for each in left]


def _moved_up(steps: Steps, removed: Steps) -> Steps:
    *above, at = removed
    here = steps[len(above) : len(removed)]
    if not here or steps[: len(above)] != (*above,) or not _follows(here[0], at):
        return steps
    return (*above, int(here[0]) - 1, *steps[len(removed) :])


def _follows(position: Step, other: Step) -> bool:
    return isinstance(position, int) and isinstance(other, int) and position > other


@slotted
class _Placing:
    """Where comments stand among lines, each found by the first line of what it is about."""

    lines: list[Line]
    top: list[str] = field(default_factory=list)
    before: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    after: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _first: dict[Steps, int] = field(default_factory=dict)
    _last: dict[Steps, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        current: Steps = ()
        for number, (steps, _) in enumerate(self.lines):
            current = steps if steps is not None else current
            for end in range(1, len(current) + 1):
                self._first.setdefault(current[:end], number)
                self._last[current[:end]] = number

    def place(self, remark: Remark) -> None:
        steps = remark.steps
        while steps and steps not in self._first:
            steps = steps[:-1]
        if not steps:
            end = self.before[len(self.lines)]
            (self.top if remark.standing == "before" else end).append(remark.text)
            return
        first = self._first[steps]
        if remark.standing == "beside":
            self.beside[first].append(remark.text)
            return
        line = self.lines[first][1]
        indent = len(line) - len(line.lstrip(" "))
        if remark.standing == "before":
            self.before[first].append(_indented(indent, remark.text))
            return
        if isinstance(steps[-1], str) and line[indent:].startswith("- "):
            indent += 2
        self.after[self._last[steps]].append(_indented(indent, remark.text))


def _indented(indent: int, text: str) -> str:
    return f"{' ' * indent}{text}" if text else ""


Node = tuple[Place, Steps]


def _nodes(mark: Mark, steps: Steps, lines: list[str]) -> Iterator[Node]:
    """Yield where every key and every item begins, and the steps to it; an item at its hyphen."""
    for step, inside in mark.inside.items():
        way: tuple[Step, ...] = (*steps, step)
        line, column = inside.key
        before = lines[line - 1][: column - 1].rstrip()
        is_item = isinstance(step, int) and before.endswith("-")
        yield (line, len(before) if is_item else column), way
        yield from _nodes(inside, way, lines)


def _owner(place: Place, nodes: list[Node], places: list[Place]) -> tuple[Steps, Standing]:
    """Return what a comment on a line of its own is about, and whether it stands before that.

    It is about what follows, unless it stands deeper than that: then about what it ends.
    """
    line, column = place
    following = bisect_left(places, (line + 1, 0))
    previous = nodes[following - 1][1] if following else ()
    if following < len(nodes):
        (_, next_column), steps = nodes[following]
        if next_column >= column or steps[: len(previous)] == previous:
            return steps, "before"
    elif column == 1:
        return (), "after"
    at = {way: column for (_, column), way in nodes}
    while len(previous) > 1 and at[previous] > column:
        previous = previous[:-1]
    return previous, "after"


class _Covered:
    """The parts of a text in which a hash sign begins no comment: quoted and block text."""

    def __init__(self, text: str) -> None:
        self.within: set[int] = set()
        """Lines that a text of several lines covers from their beginning."""
        self.quoted: dict[int, list[tuple[int, int]]] = defaultdict(list)
        """Of lines with quoted text, where it begins and ends."""
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style:
                self._cover(token)

    def _cover(self, token: yaml.ScalarToken) -> None:
        first, last = token.start_mark.line + 1, token.end_mark.line + 1
        start, end = token.start_mark.column, token.end_mark.column
        if token.style in "|>":
            self.within.update(range(first + 1, last if end == 0 else last + 1))
        elif first == last:
            self.quoted[first].append((start, end))
        else:
            self.quoted[first].append((start, 1 << 30))
            self.within.update(range(first + 1, last))
            self.quoted[last].append((0, end))

    def comment(self, number: int, line: str) -> int | None:
        """Return the position at which a line's comment begins, or None where it has none."""
        if number in self.within or "#" not in line:
            return None
        quoted = self.quoted.get(number, ())
        starts = (match.start() for match in _COMMENT.finditer(line))
        return next((at for at in starts if not any(a <= at < b for a, b in quoted)), None)
