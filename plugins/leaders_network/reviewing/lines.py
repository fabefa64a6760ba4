"""What a reader is told line by line: changes of one item together, values only where seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import ndiff

from leaders_network.publish.phrases import count, listed
from leaders_network.publish.phrases import day as in_words
from leaders_network.reviewing.called import owners_of
from leaders_network.reviewing.difference import Change
from leaders_network.reviewing.facts import ORDER, Fact, Way
from leaders_network.reviewing.reader import HIDDEN, Reader

MANY = 60
"""From how many lines on a section counts and names some, instead of listing all."""
LONG = 160
"""From how many characters on a value is not shown whole."""
SOME = 8
"""How many of many names are told."""
_LINES = 12
_USUAL = "as usual"
_NAMED = 5

_QUIET = {"id", "label", "for", "post"}
"""What names an item and is said by naming it."""

_NAMING = {"id", "name", "post", "for", "text", "to", "programme", "scheme", "title", "leader"}
"""What no item of its list can lack, so that it comes and goes with the item."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changes."""

    who: str
    what: str
    old: str = ""
    new: str = ""
    note: str = ""
    alike: str = ""
    """What all lines of its sort say, where `what` names a single post or contact."""

    @property
    def is_text(self) -> bool:
        """Return whether its values are lines of a text and not single values."""
        return "\n" in self.old or "\n" in self.new


@dataclass(frozen=True, slots=True)
class Item:
    """The changes of one item of one subject, of a contact or an appointment, or of no item."""

    subject: str
    way: Way
    """The way to the item; nothing for values of the subject itself."""
    changes: tuple[Change, ...]

    @property
    def came(self) -> bool:
        """Return whether the item was not there before."""
        return bool(self.way) and any(_names(one) and one.old is None for one in self.changes)

    @property
    def went(self) -> bool:
        """Return whether the item is there no longer."""
        return bool(self.way) and any(_names(one) and one.new is None for one in self.changes)


def _names(change: Change) -> bool:
    return change.way[-1] in _NAMING


def items(changes: Iterable[Change]) -> tuple[Item, ...]:
    """Return changes gathered by the item that they are of, in order."""
    groups: dict[tuple[str, Way], list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.subject, owners_of(change.way)].append(change)
    return tuple(Item(subject, way, tuple(found)) for (subject, way), found in groups.items())


def told_of(changes: Iterable[Change], reader: Reader) -> list[Line]:
    """Return what is said of changes, one line an item that came or went, else one a value."""
    return [line for item in items(changes) for line in _of(item, reader)]


def _of(item: Item, reader: Reader) -> Iterator[Line]:
    named = any(reader.knows(change) for change in item.changes)
    if item.came or item.went:
        what = "is added" if item.came else "is removed"
        values = values_of(item.changes, reader, new=item.came)
        yield Line(
            reader.name(item.subject),
            f"{reader.item(item.subject, item.way, named=named)} {what}",
            "" if item.came else values,
            values if item.came else "",
            since(item.changes),
            f"{reader.item(item.subject, item.way, named=False)} {what}",
        )
        return
    for change in item.changes:
        yield from _value(change, reader)


def _value(change: Change, reader: Reader) -> Iterator[Line]:
    if change.old == change.new:
        return
    who, what = reader.name(change.subject), reader.field(change)
    if change.way[-1] == ORDER:
        if _is_reordered(change):
            yield Line(who, what, note="is another one")
        return
    was = reader.value(change.old, shown=reader.old(change))
    now = reader.value(change.new, shown=reader.new(change))
    if "\n" in was + now or max(len(was), len(now)) > LONG:
        was, now = differing_lines(was, now)
    if is_about_others(change):
        was, now = was or _USUAL, now or _USUAL
    if was == now:
        was = ""
    yield Line(who, what, was, now, since([change]), reader.field(change, named=False))


def values_of(
    changes: Iterable[Change], reader: Reader, *, new: bool, labelled: bool = False
) -> str:
    """Return the values of an item that a reader may see; that there are others is said.

    Args:
        changes: Those of the item.
        reader: Whose eyes they are for.
        new: Whether the new values are meant, or the old ones.
        labelled: Whether each says of which field it is.
    """
    found, hidden = [], False
    for change in changes:
        fact, shown = (change.new, reader.new(change)) if new else (change.old, reader.old(change))
        if fact is None or _says_nothing(change, fact):
            continue
        if shown:
            value = reader.value(fact, shown=True)
            named = f"{reader.leaf(change.way)} {value}" if labelled else _labelled(change, value)
            found.append(named)
        hidden = hidden or not shown
    return "; ".join([*dict.fromkeys(found), *([f"({HIDDEN})"] if hidden else [])])


def _labelled(change: Change, value: str) -> str:
    """Return a value, with a word before it where it does not say what it is."""
    leaf = change.way[-1]
    words = {
        "start": "from",
        "end": "until",
        "confirmed": "confirmed",
        "reply": "reply",
        "hours": "hours",
        "until": "until",
        "may_edit": "may correct",
        "together": "together with",
        "apart": "apart from",
    }
    word = words.get(leaf)
    return f"{word} {value}" if word else value


def _says_nothing(change: Change, fact: Fact) -> bool:
    leaf = change.way[-1]
    return leaf in (*_QUIET, ORDER) or (leaf, fact.value) == ("status", "substantive")


def is_worth_naming(change: Change) -> bool:
    """Return whether a change is said by itself where fields are named, and not by its item."""
    fact = change.new or change.old
    return fact is not None and not (_says_nothing(change, fact) or is_about_others(change))


def is_about_others(change: Change) -> bool:
    """Return whether a value says who sees other values."""
    return change.way[-1] == "audience" or change.way[0] == "audiences"


def since(changes: Iterable[Change]) -> str:
    """Return from which day on changes are so, or nothing where that is at once."""
    given = list(changes)
    days = {change.day for change in given}
    day = None if None in days else min((day for day in days if day), default=None)
    begins = "by" if any(change.is_latest for change in given) else "from"
    return f"{begins} {in_words(day).text}" if day else ""


def _is_reordered(change: Change) -> bool:
    if change.old is None or change.new is None:
        return False
    return sorted(change.old.value.split("\n")) == sorted(change.new.value.split("\n"))


def differing_lines(old: str, new: str) -> tuple[str, str]:
    """Return the lines in which two texts differ, a few of them."""
    lines = list(ndiff(old.splitlines(), new.splitlines()))
    was = [line[2:] for line in lines if line.startswith("- ") and line.strip("- ")]
    now = [line[2:] for line in lines if line.startswith("+ ") and line.strip("+ ")]
    return _some(was), _some(now)


def _some(lines: Sequence[str]) -> str:
    more = len(lines) - _LINES
    # The line break tells that these are lines of a text.
    return "\n".join([*lines[:_LINES], f"… and {more} more lines" if more > 0 else ""])


def gathered(lines: Sequence[Line]) -> list[Line]:
    """Return lines as they are where they are few; else one for each thing that they say.

    What would be said several times in the same words, for its reader may know no names, is said
    once.
    """
    if len(lines) <= MANY:
        return [_times(line, number) for line, number in Counter(lines).items()]
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in lines:
        groups[line.alike or line.what, line.note].append(line.who)
    return [
        Line(
            count(len(set(names)), "entry", "entries"),
            what,
            note=joined(
                note,
                f"such as {listed(dict.fromkeys(names), most=_NAMED)}",
                _in_all(len(names), len(set(names))),
            ),
        )
        for (what, note), names in groups.items()
    ]


def _times(line: Line, number: int) -> Line:
    return replace(line, note=joined(line.note, f"{number} times")) if number > 1 else line


def _in_all(number: int, entries: int) -> str:
    return f"{number:,} in all" if number > entries else ""


def joined(*parts: str) -> str:
    """Return the parts that say something, one after the other."""
    return "; ".join(part for part in parts if part)
