"""Any YAML text becomes plain values by a parser's events, and what is wrong with it is told.

The events are walked once and never composed: depth, aliases, tags and further documents are
refused as they arrive, before anything is built from them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from leaders_network.decoding import has_unprintable, without_unprintable
from leaders_network.lean import slotted
from leaders_network.marks import Mark, Place, Step, mark_of
from leaders_network.problems import Location, Problems
from leaders_network.syntax import COLONS, mistaken, stumble
from leaders_network.words import meaning

MAXIMUM_DEPTH = 50
MAXIMUM_ALIASES = 20
MAXIMUM_ALIASED = 1000
"""Values that aliases stand for, each with all it holds: aliases of aliases double them."""
MAXIMUM_TAGS = 20
_TAGS_OF_TEXT = ("!", "tag:yaml.org,2002:str")
SECOND_DOCUMENT = (
    "a second document begins here",
    "several-documents",
    "remove this line; where another record follows it, put that into a file of its own",
)
_MAXIMUM_MENDED = 20
"""Places with signs that are taken for spaces, after which a text is left unread."""


@slotted
class _Open:
    """A mapping or list that has begun and not ended."""

    values: Any
    lines: dict[str, int] | None
    """For a mapping, the line each key was written on."""
    key: str | None = None


class _RefusalError(Exception):
    def __init__(self, place: Place, message: str, code: str, fix: str) -> None:
        super().__init__(message)
        self.place, self.message, self.code, self.fix = place, message, code, fix


def parse_yaml(
    text: str, path: str, problems: Problems, *, first_line: int = 1
) -> tuple[Any, Mark] | None:
    """Return what `source.read_yaml` does, of a text in whatever style."""
    if has_unprintable(text, path, problems, first_line=first_line):
        text = without_unprintable(text)
    for _ in range(_MAXIMUM_MENDED):
        reader = _Reader(path, problems, first_line)
        try:
            return reader.read(text), mark_of(text, first_line, reader.repeated)
        except _RefusalError as refusal:
            where = Location(path, *refusal.place)
            problems.add(where, refusal.message, refusal.code, fix=refusal.fix)
            return None
        except yaml.YAMLError as error:
            odd = mistaken(error, text)
            if not odd:
                reader.report(error, text)
                return None
            text = mended(text, odd, path, problems, first_line)
    return None


def mended(text: str, odd: list[int], path: str, problems: Problems, first_line: int) -> str:
    """Return a text with what the signs in it are taken for in their place, recording each."""
    signs = list(text)
    for at in odd:
        sign = text[at]
        line, column = text.count("\n", 0, at) + first_line, at - text.rfind("\n", 0, at)
        name = unicodedata.name(sign, "NEXT LINE")
        meant, fix = "a space or nothing", "delete it, and type a space where one is needed"
        signs[at] = "" if unicodedata.category(sign) == "Cf" else " "
        if sign in COLONS:
            meant, fix = "a colon", "type a colon, and a space after it"
            signs[at] = ":" if text[at + 1 : at + 2].isspace() else ": "
        message = f"U+{ord(sign):04X} ({name}) stands where {meant} should"
        problems.add(Location(path, line, column), message, "unsafe-character", fix=fix)
    return "".join(signs)


def _extent(value: Any) -> tuple[int, int]:
    """Return how many values one holds, itself among them, and how deep they stand in it."""
    if not isinstance(value, dict | list):
        return 1, 0
    inside = [_extent(each) for each in (value.values() if isinstance(value, dict) else value)]
    return 1 + sum(each for each, _ in inside), 1 + max((deep for _, deep in inside), default=0)


class _Reader:
    """One walk over the events of one document."""

    def __init__(self, path: str, problems: Problems, first_line: int) -> None:
        self.path, self.problems, self.offset = path, problems, first_line
        self.open: list[_Open] = []
        self.anchors: dict[str, Any] = {}
        self.aliases = self.aliased = self.documents = self.tags = 0
        self.result: Any = None
        self.repeated: list[tuple[Step, ...]] = []

    def read(self, text: str) -> Any:
        handlers: dict[type[Any], Callable[[Any], None]] = {
            ScalarEvent: self.scalar,
            MappingStartEvent: self.begin,
            SequenceStartEvent: self.begin,
            MappingEndEvent: self.end,
            SequenceEndEvent: self.end,
            AliasEvent: self.alias,
            DocumentStartEvent: self.refuse_second,
        }
        next_event, opened = yaml.CSafeLoader(text).get_event, self.open
        while (event := next_event()) is not None:
            # Nearly half of all events: the value of a key, which nothing has to be asked of.
            if type(event) is ScalarEvent and opened and event.tag is event.anchor is None:
                into = opened[-1]
                if into.key is not None:
                    value = event.value
                    into.values[into.key] = meaning(value) if event.implicit[0] else value
                    into.key = None
                    continue
            handle = handlers.get(type(event))
            if handle:
                handle(event)
        return self.result

    def place(self, event: Any) -> Place:
        return event.start_mark.line + self.offset, event.start_mark.column + 1

    def refuse_second(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _RefusalError(self.place(event), *SECOND_DOCUMENT)

    def refuse_key(self, event: Any) -> NoReturn:
        raise _RefusalError(
            self.place(event), "a key must be a word", "key", "write a word, then a colon"
        )

    def tell_tag(self, event: Any) -> None:
        """Record a tag; what it stands at is read as if there were none."""
        if event.tag in (None, "!"):
            return
        self.tags += 1
        message = f"the tag `{event.tag}` is not read"
        fix = "put the text in quotation marks, or remove the tag"
        if self.tags >= MAXIMUM_TAGS:
            raise _RefusalError(self.place(event), message, "tag", fix)
        self.problems.add(Location(self.path, *self.place(event)), message, "tag", fix=fix)

    def scalar(self, event: Any) -> None:
        text, is_bare = event.value, event.implicit[0]
        if event.tag is not None:
            self.tell_tag(event)
            is_bare = is_bare or (event.tag not in _TAGS_OF_TEXT and event.style == "")
        value = meaning(text) if is_bare else text
        if event.anchor is not None:
            self.anchors[event.anchor] = value
        self.put(value, event)

    def begin(self, event: Any) -> None:
        self.tell_tag(event)
        if self.open and self.open[-1].lines is not None and self.open[-1].key is None:
            self.refuse_key(event)
        if len(self.open) >= MAXIMUM_DEPTH:
            self.refuse_depth(event)
        opened = _Open({}, {}) if type(event) is MappingStartEvent else _Open([], None)
        if event.anchor is not None:
            self.anchors[event.anchor] = opened.values
        self.open.append(opened)

    def end(self, event: Any) -> None:
        self.put(self.open.pop().values, event)

    def alias(self, event: Any) -> None:
        value = self.anchors.get(event.anchor)
        if event.anchor not in self.anchors or any(held.values is value for held in self.open):
            raise _RefusalError(
                self.place(event),
                f"the alias `*{event.anchor}` stands for nothing written before it",
                "unknown-alias",
                "put the text in quotation marks, or write the value out",
            )
        self.refuse_growth(*_extent(value), event)
        self.put(value, event)

    def refuse_growth(self, count: int, depth: int, event: Any) -> None:
        """Refuse an alias with which a small file holds more than any file may."""
        self.aliases += 1
        self.aliased += count
        if len(self.open) + depth > MAXIMUM_DEPTH:
            self.refuse_depth(event)
        message = ""
        if self.aliases > MAXIMUM_ALIASES:
            message = f"more than {MAXIMUM_ALIASES} aliases (`*{event.anchor}`) stand in one file"
        elif self.aliased > MAXIMUM_ALIASED:
            message = f"`*{event.anchor}` is one alias too many: they stand for over "
            message += f"{MAXIMUM_ALIASED:,} values"
        if message:
            fix = "write the values out"
            raise _RefusalError(self.place(event), message, "too-many-aliases", fix)

    def refuse_depth(self, event: Any) -> NoReturn:
        raise _RefusalError(
            self.place(event),
            f"values stand more than {MAXIMUM_DEPTH} deep inside each other",
            "too-deep",
            "remove the brackets or the indentation that is too much",
        )

    def put(self, value: Any, event: Any) -> None:
        if not self.open:
            self.result = value
            return
        into = self.open[-1]
        if into.lines is None:
            into.values.append(value)
        elif into.key is None:
            self.key(into, value, event)
        else:
            into.values[into.key] = value
            into.key = None

    def key(self, into: _Open, value: Any, event: Any) -> None:
        if isinstance(value, dict | list):
            self.refuse_key(event)
        key = value if isinstance(value, str) else str(getattr(event, "value", value))
        lines = into.lines
        assert lines is not None
        line = event.start_mark.line + self.offset
        if key in lines:
            self.problems.add(
                Location(self.path, *self.place(event)),
                f"the key `{key}` stands here again; it was first written on line {lines[key]}",
                "repeated-key",
                fix="keep one of the two",
            )
            self.repeated.append((*self.steps(), key))
        lines.setdefault(key, line)
        into.key = key

    def steps(self) -> Iterator[Step]:
        """Yield the way from the top to what is open now."""
        for around in self.open[:-1]:
            yield len(around.values) if around.key is None else around.key

    def report(self, error: yaml.YAMLError, text: str) -> None:
        found = stumble(error, text)
        where = Location(self.path, found.line + self.offset, found.column + 1)
        self.problems.add(where, found.message, "yaml", fix=found.fix)
