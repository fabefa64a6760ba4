"""YAML text becomes plain values, with the line and column each one was written at.

YAML 1.2's core schema decides what a bare word is, so `no` is text and a date is text that the
records read themselves. The parser's events are walked once and never composed: depth, aliases,
tags and further documents are refused as they arrive, before anything is built from them.
Source: https://yaml.org/spec/1.2.2/#103-core-schema
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from leaders_network.problems import Location, Problems

MAXIMUM_BYTES = 256 * 1024
MAXIMUM_DEPTH = 50
MAXIMUM_ALIASES = 20

Step = str | int
"""A key of a mapping or a position in a list."""

Place = tuple[int, int]
"""A line and a column, counted from 1."""

_CORE_SCHEMA = re.compile(
    r"(?P<null>null|Null|NULL|~|)"
    r"|(?P<true>true|True|TRUE)|(?P<false>false|False|FALSE)"
    r"|(?P<integer>[-+]?[0-9]+)|0o(?P<octal>[0-7]+)|0x(?P<hexadecimal>[0-9a-fA-F]+)"
    r"|(?P<number>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)
_MAXIMUM_DIGITS = 18
_MAXIMUM_REPEATS = 20
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Mark:
    """Where a value stands, where its key stands, and the marks of what it holds."""

    value: Place
    key: Place
    inside: dict[Step, Mark] = field(default_factory=dict)

    def find(self, steps: tuple[Step, ...], *, key: bool = False) -> Place:
        """Return the place of the value that the steps lead to, or of the last one that exists.

        Args:
            steps: Keys and positions from the top of the file.
            key: Return the place of the value's key instead.
        """
        mark = self
        for step in steps:
            if step not in mark.inside:
                return mark.value
            mark = mark.inside[step]
        return mark.key if key else mark.value


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun and not ended."""

    values: dict[str, Any] | list[Any]
    mark: Mark
    key: str | None = None
    key_place: Place | None = None


class _RefusalError(Exception):
    def __init__(self, place: Place, message: str, code: str, fix: str) -> None:
        super().__init__(message)
        self.place, self.message, self.code, self.fix = place, message, code, fix


def decode(content: bytes, path: str, problems: Problems) -> str | None:
    """Return the text of a file, or None with the problem recorded when it is not UTF-8."""
    if len(content) > MAXIMUM_BYTES:
        problems.add(
            Location(path),
            f"the file is {len(content) // 1024} KiB; at most {MAXIMUM_BYTES // 1024} are read",
            "file-too-large",
            fix="shorten it, or split it into several files",
        )
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        problems.add(
            Location(path, line, column),
            f"byte 0x{content[error.start]:02X} is not UTF-8 text",
            "encoding",
            fix="save the file as UTF-8",
        )
        return None


def has_unprintable(text: str, path: str, problems: Problems, *, first_line: int = 1) -> bool:
    """Return whether a text holds characters that no text file may hold, recording each."""
    bad = list(_UNPRINTABLE.finditer(text))
    for match in bad[:_MAXIMUM_REPEATS]:
        before = text[: match.start()]
        line = before.count("\n") + first_line
        column = match.start() - (before.rfind("\n") + 1) + 1
        problems.add(
            Location(path, line, column),
            f"the character U+{ord(match[0]):04X} cannot stand in a text file",
            "control-character",
            fix="delete it",
        )
    return bool(bad)


def read_yaml(
    text: str, path: str, problems: Problems, *, first_line: int = 1
) -> tuple[Any, Mark] | None:
    """Return the one value a YAML text holds and its marks, or None when it cannot be read.

    Args:
        text: One YAML document.
        path: The file's name in messages.
        problems: Gets what is wrong; a repeated key is recorded and reading goes on.
        first_line: The line of the file on which the text begins.
    """
    if has_unprintable(text, path, problems, first_line=first_line):
        return None
    reader = _Reader(path, problems, first_line)
    try:
        return reader.read(text)
    except _RefusalError as refusal:
        line, column = refusal.place
        where = Location(path, line, column)
        problems.add(where, refusal.message, refusal.code, fix=refusal.fix)
    except yaml.YAMLError as error:
        reader.report(error)
    return None


class _Reader:
    """One walk over the events of one document."""

    def __init__(self, path: str, problems: Problems, first_line: int) -> None:
        self.path, self.problems, self.offset = path, problems, first_line
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Any, Mark]] = {}
        self.aliases = 0
        self.result: tuple[Any, Mark] | None = None

    def read(self, text: str) -> tuple[Any, Mark]:
        documents = 0
        for event in _events(text):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusalError(
                        self.place(event),
                        "a second document begins here",
                        "several-documents",
                        "remove the line `---` and what follows it",
                    )
            elif isinstance(event, yaml.NodeEvent):
                self.node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                closed = self.open.pop()
                self.put(closed.values, closed.mark)
        return self.result or (None, Mark((self.offset, 1), (self.offset, 1)))

    def place(self, event: yaml.Event) -> Place:
        mark: Any = event.start_mark
        return mark.line + self.offset, mark.column + 1

    def node(self, event: Any) -> None:
        here = self.place(event)
        if isinstance(event, yaml.AliasEvent):
            self.alias(event, here)
            return
        if event.tag is not None and event.tag != "!":
            raise _RefusalError(here, f"the tag `{event.tag}` is not read", "tag", "remove the tag")
        mark = Mark(here, here)
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0]
            value = self.scalar(event.value, here) if plain else event.value
            self.remember(event.anchor, value, mark)
            self.put(value, mark)
            return
        self.begin({} if isinstance(event, yaml.MappingStartEvent) else [], mark)
        self.remember(event.anchor, self.open[-1].values, mark)

    def begin(self, values: dict[str, Any] | list[Any], mark: Mark) -> None:
        if self.open and isinstance(self.open[-1].values, dict) and self.open[-1].key is None:
            raise _RefusalError(
                mark.value, "a key must be a word", "key", "write a word, then a colon"
            )
        if len(self.open) >= MAXIMUM_DEPTH:
            raise _RefusalError(
                mark.value,
                f"values stand more than {MAXIMUM_DEPTH} deep inside each other",
                "too-deep",
                "remove the brackets or the indentation that is too much",
            )
        self.open.append(_Open(values, mark))

    def alias(self, event: yaml.AliasEvent, here: Place) -> None:
        self.aliases += 1
        if self.aliases > MAXIMUM_ALIASES:
            raise _RefusalError(
                here,
                f"more than {MAXIMUM_ALIASES} aliases (`*{event.anchor}`) stand in one file",
                "too-many-aliases",
                "write the values out",
            )
        if event.anchor not in self.anchors or any(
            held.values is self.anchors[event.anchor][0] for held in self.open
        ):
            raise _RefusalError(
                here,
                f"the alias `*{event.anchor}` stands for nothing written before it",
                "unknown-alias",
                "write the value out",
            )
        value, mark = self.anchors[event.anchor]
        self.put(value, Mark(here, here, mark.inside))

    def remember(self, anchor: str | None, value: Any, mark: Mark) -> None:
        if anchor is not None:
            self.anchors[anchor] = (value, mark)

    def put(self, value: Any, mark: Mark) -> None:
        if not self.open:
            self.result = (value, mark)
            return
        into = self.open[-1]
        if isinstance(into.values, list):
            into.mark.inside[len(into.values)] = mark
            into.values.append(value)
        elif into.key is None:
            self.key(into, value, mark)
        else:
            mark.key = into.key_place or mark.value
            into.mark.inside[into.key] = mark
            into.values[into.key] = value
            into.key = None

    def key(self, into: _Open, value: Any, mark: Mark) -> None:
        into.key, into.key_place = value if isinstance(value, str) else str(value), mark.value
        if into.key in into.values:
            first = into.mark.inside[into.key].key
            self.problems.add(
                Location(self.path, *mark.value),
                f"the key `{into.key}` stands here again; it was first written on line {first[0]}",
                "repeated-key",
                fix="keep one of the two",
            )

    def scalar(self, text: str, here: Place) -> str | int | float | bool | None:
        match = _CORE_SCHEMA.fullmatch(text)
        if match is None:
            return text
        kind = match.lastgroup
        if len(text) > _MAXIMUM_DIGITS:
            return text
        if kind in ("integer", "octal", "hexadecimal"):
            return int(match[kind], {"integer": 10, "octal": 8, "hexadecimal": 16}[kind])
        if kind == "number":
            return float(text)
        return {"true": True, "false": False}.get(str(kind))

    def report(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = (mark.line if mark else 0) + self.offset
        column = (mark.column if mark else 0) + 1
        self.problems.add(
            Location(self.path, line, column),
            f"this is not YAML: {_explanation(error)}",
            "yaml",
            fix="look for a missing quote, colon or bracket, or wrong indentation, just above",
        )


def _events(text: str) -> Iterator[yaml.Event]:
    return iter(yaml.parse(text, Loader=yaml.CSafeLoader))


def _explanation(error: yaml.YAMLError) -> str:
    parts = (getattr(error, "context", None), getattr(error, "problem", None))
    return " ".join(part for part in parts if part) or str(error)
