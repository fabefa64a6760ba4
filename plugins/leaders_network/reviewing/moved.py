"""What went in one place and came in another, the same or nearly so, where others see it.

A post under another id, an appointment to it, an ask in other words, a page or a table in another
folder: each is a new one to whoever compares places, and would be widened as one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeAlias

from leaders_network.content.pages import HOME
from leaders_network.records.field import TEAM
from leaders_network.reviewing.difference import Change, more
from leaders_network.reviewing.facts import BODY, FILE, Fact
from leaders_network.reviewing.said import WORDS, plain, text_of
from leaders_network.reviewing.snapshot import Snapshot

_WORD = re.compile(r"\w+")
_TEXTS = ("note", "prose", FILE)
_NAMES = ("name", "title", "description")
_PEOPLE = ("leader", "contributor")

Key: TypeAlias = tuple[str, ...]
Mark: TypeAlias = tuple[str, ...]
"""Two words that follow each other, or the only one; or what a file of content is called."""


def with_moved(
    changes: tuple[Change, ...], before: Snapshot, after: Snapshot
) -> tuple[Change, ...]:
    """Return changes, each with those who now see what stood, much the same, in a place that went.

    Args:
        changes: All of them.
        before: The base.
        after: The head.
    """
    gone = [one for one in changes if one.old and not one.new]
    if not gone or not any(one.new and not one.old for one in changes):
        return changes
    index = _Index()
    for one in gone:
        index.add(one, before)
    return tuple(_moved(one, index, after) if one.new and not one.old else one for one in changes)


def _moved(change: Change, index: _Index, after: Snapshot) -> Change:
    others = change.after - {TEAM} or change.after
    if others <= change.copied:  # nobody sees it, or whoever does is told of already
        return change
    alike = index.alike(change, after)
    kept = more(change.after, frozenset().union(*(one.before for one in alike)))
    if not alike or not kept:
        return change
    stood = {(WORDS, one.subject) for one in alike if one.subject != change.subject}
    return replace(change, copied=change.copied | kept, homes=change.homes | stood)


@dataclass(slots=True)
class _Index:
    """What went, by what stands in it."""

    _by_mark: dict[tuple[Key, Mark], list[Change]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _sizes: dict[Change, int] = field(default_factory=dict)

    def add(self, change: Change, before: Snapshot) -> None:
        key = _key(change, change.old)
        marks = set(_marks(change, change.old, before)) if key else set()
        self._sizes[change] = len(marks)
        for mark in marks:
            self._by_mark[key, mark].append(change)

    def alike(self, change: Change, after: Snapshot) -> list[Change]:
        """Return what went and is half the same at least, or a file of the same name."""
        key = _key(change, change.new)
        marks = set(_marks(change, change.new, after)) if key else set()
        shared = Counter(one for mark in marks for one in self._by_mark.get((key, mark), ()))
        return [
            one
            for one, number in shared.items()
            if 2 * number >= max(len(marks), self._sizes[one]) or _is_called_alike(one, change)
        ]


def _key(change: Change, fact: Fact | None) -> Key:
    """Return what a value is, so that like ones have the same; nothing of what is not compared.

    Of an appointment that is the day it begins on: what stands in it is looked up by itself.
    """
    scheme, way = change.subject.partition(":")[0], change.way
    if fact is None or (scheme, way) == ("page", ("title",)):
        return ()
    if scheme == "leader" and way[0] == "appointments":
        return (change.subject, "start") if way[2:] == ("start",) else ()
    is_told = fact.sort in _TEXTS or (fact.sort == "line" and way[-1] in _NAMES)
    return ("person" if scheme in _PEOPLE else scheme, *way[::2]) if is_told else ()


def _marks(change: Change, fact: Fact | None, snapshot: Snapshot) -> Iterator[Mark]:
    if fact is not None and fact.sort == "date":
        yield (fact.value,)
        return
    words = _WORD.findall(plain(text_of(change.subject, fact, snapshot)))
    yield from pairwise(words) if len(words) > 1 else ((word,) for word in words)
    yield from _file_name(change)


def _file_name(change: Change) -> Iterable[Mark]:
    name = change.subject.rpartition("/")[2]
    is_file = change.way in ((BODY,), (FILE,)) and "/" in change.subject and name != HOME
    return [("", "", name)] if is_file else []


def _is_called_alike(one: Change, other: Change) -> bool:
    return bool(_file_name(one)) and _file_name(one) == _file_name(other)
