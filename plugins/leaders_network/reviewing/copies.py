"""What was kept from an audience and now stands somewhere else, where that audience reads it.

A change can show a number without changing who sees it where it stands: by writing it again in
another place. So what an audience newly reads is looked up among all that was kept from it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path

from leaders_network.audiences import Audience
from leaders_network.care.identity import name_pattern, names_of
from leaders_network.care.whom import assistants
from leaders_network.records.contact import Assistant
from leaders_network.records.leader import Leader
from leaders_network.reviewing.chosen import Chosen
from leaders_network.reviewing.difference import Change
from leaders_network.reviewing.facts import FILE, PICTURE, Fact, Place, photo_fact
from leaders_network.reviewing.said import (
    TELEPHONE,
    WHOLE,
    WORDS,
    called,
    marks_in,
    marks_of,
    numbers_in,
    plain,
    text_of,
)
from leaders_network.reviewing.sides import Side
from leaders_network.reviewing.snapshot import Snapshot
from leaders_network.reviewing.standing import said, sentences, short_texts

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d{4}")
_FILES = {PICTURE: "a photo", FILE: "a file"}
"""What is called so whose mark is a file's digest."""
_SENTENCE = 24
"""How long a text is that people say of themselves and nobody writes twice by chance."""


def with_copies(
    changes: Iterable[Change], before: Side, after: Snapshot, day: date
) -> tuple[Change, ...]:
    """Return changes, each with the audiences that now read what was kept from them elsewhere."""
    fresh = {change: _fresh_marks(change) for change in changes}
    audiences = before.audiences(day)
    again = list(_written_again(fresh, before.snapshot, after))
    for change, mark, _ in again:
        fresh[change].add(mark)
    homes = homes_of(before.snapshot, frozenset().union(*fresh.values()))
    for _, mark, home in again:
        homes.setdefault(mark, set()).add(home)
    kept = _Kept(before, day, homes)
    made = []
    for change, marks in fresh.items():
        readers = [audiences[name] for name in change.after if name in audiences]
        hidden = [(mark, who) for mark in marks for who in readers if kept.hides(mark, who)]
        copied = frozenset(who.name for _, who in hidden)
        stood = frozenset(_stood(change, {mark for mark, _ in hidden}, homes))
        made.append(replace(change, copied=copied, homes=stood) if copied else change)
    return tuple(made)


def _stood(
    change: Change, marks: Iterable[str], homes: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str]]:
    """Yield what each mark is, with where it stood; own words are from nowhere else."""
    own = change.subject.replace("file:", "page:", 1)
    for mark in marks:
        is_file = change.new is not None and mark == change.new.value
        what = _FILES.get(change.way[-1], WORDS) if is_file else called(mark)
        if what != WORDS or change.subject not in homes[mark]:
            yield from (
                (what, home) for home in homes[mark] if home != own or own == change.subject
            )


def _fresh_marks(change: Change) -> set[str]:
    if change.old == change.new:  # it stands where it stood, and who sees it there is told
        return set()
    return marks_of(change.new) - (marks_of(change.old) if _was_read(change) else set())


def _was_read(change: Change) -> bool:
    """Return whether all who read the new value read the old one."""
    return change.before >= change.after


def _written_again(
    changes: Iterable[Change], before: Snapshot, after: Snapshot
) -> Iterator[tuple[Change, str, str]]:
    """Yield what is newly written of what is looked for as it stands in the files, with its home.

    A postal address, a way to join, a term or a name is too short to be told from other words by
    itself; and in a file there may be more lines and numbers than can be looked for everywhere.
    """
    texts = [
        (change, text, text_of(change.subject, change.old, before) if _was_read(change) else "")
        for change in changes
        if (text := text_of(change.subject, change.new, after))
    ]
    yield from _ways_again([one for one in texts if one[0].way == (FILE,)], before)
    yield from _photos_again(changes, before, after)
    told = [(change, plain(new), plain(old)) for change, new, old in texts]
    everything = "\n".join(new for _, new, _ in told)
    phrases = chain(_phrases(before), _moved(before, after), _names(before, everything))
    for home, phrase in phrases if told else ():
        if phrase in everything:
            found = (change for change, new, old in told if phrase in new and phrase not in old)
            yield from ((change, phrase, home) for change in found)


def _ways_again(
    files: Iterable[tuple[Change, str, str]], before: Snapshot
) -> Iterator[tuple[Change, str, str]]:
    """Yield where a telephone number or an e-mail address is newly written in a file."""
    found = {
        change: {mark for line in new.splitlines() for mark in marks_in(line)}
        - {mark for line in old.splitlines() for mark in marks_in(line)}
        for change, new, old in files
    }
    for home, ways, _ in said(before) if found else ():
        for way in ways:
            yield from ((change, way, home) for change, marks in found.items() if way in marks)


def _photos_again(
    changes: Iterable[Change], before: Snapshot, after: Snapshot
) -> Iterator[tuple[Change, str, str]]:
    """Yield where somebody is shown by what was another one's photo; of like sizes few are read."""
    shown = {one: photo for one in changes if (photo := _photo_of(one, after))}
    sizes = {photo.stat().st_size for photo in shown.values()}
    for kind in ("leader", "contributor") if shown else ():
        for identifier, record in getattr(before.records, f"{kind}s").items():
            photo = before.records.photos.get(record.photo or "")
            if photo is None or photo.stat().st_size not in sizes:
                continue
            home = f"{kind}:{identifier}"
            marks = {fact.value for fact in photo_fact(home, photo).values()}
            found = (one for one in shown if one.new and one.new.value in marks)
            yield from ((one, mark, home) for one in found for mark in marks)


def _photo_of(change: Change, snapshot: Snapshot) -> Path | None:
    """Return the file of a photo that is another one now."""
    if change.way[-1] != PICTURE or change.new is None or change.old == change.new:
        return None
    kind, _, identifier = change.subject.partition(":")
    record = getattr(snapshot.records, f"{kind}s")[identifier]
    return snapshot.records.photos.get(record.photo)


def _phrases(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    for found, least in ((short_texts(snapshot), WHOLE), (sentences(snapshot), _SENTENCE)):
        for home, texts in found:
            yield from ((home, phrase) for phrase in _plainly(texts) if len(phrase) >= least)


def _moved(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield the lines of each page that is gone: it may stand elsewhere, and not as it was."""
    for path in before.content.pages.keys() - after.content.pages.keys():
        lines = _plainly(before.content.pages[path].body.splitlines())
        yield from ((f"page:{path}", line) for line in lines if len(line) >= WHOLE)


def _plainly(texts: Iterable[str | None]) -> Iterator[str]:
    return (plain(text) for text in texts if text)


def _names(snapshot: Snapshot, everything: str) -> Iterator[tuple[str, str]]:
    """Yield the names of leaders and assistants that are said in full, in whichever form."""
    words = set(_WORD.findall(everything))
    records = snapshot.records
    people: Iterable[tuple[str, Leader | Assistant]] = chain(
        records.leaders.items(), assistants(records)
    )
    for key, person in people:
        if words.isdisjoint(_WORD.findall(plain(person.name))):
            continue
        for name in set(map(plain, names_of(person))):
            if " " in name and name in everything and re.search(name_pattern(name), everything):
                yield f"leader:{key}", name


@dataclass(slots=True)
class _Kept:
    """Where each mark stands in a revision, and who sees it there."""

    side: Side
    day: date
    homes: Mapping[str, set[str]]
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def hides(self, mark: str, audience: Audience) -> bool:
        """Return whether a mark stands somewhere, and nowhere that the audience sees."""
        key = (mark, audience.name)
        if key not in self._known:
            homes = self.homes.get(mark, set())
            self._known[key] = bool(homes) and not self._shows(mark, homes, audience)
        return self._known[key]

    def _shows(self, mark: str, homes: set[str], audience: Audience) -> bool:
        records: dict[str, list[str]] = defaultdict(list)
        for home in homes:
            kind, _, identifier = home.partition(":")
            records[f"{kind}s"].append(identifier)
        content = records.pop("pages", [])
        looked = Side(self.side.snapshot, Chosen(records, content)).unlapsed()
        seen = looked.seen_by(audience, self.day).items()
        return any(_holds(place, fact, mark) for place, fact in seen)


def _holds(place: Place, fact: Fact, mark: str) -> bool:
    """Return whether a value holds a mark; a file that is looked at does."""
    return place[1] == (FILE,) or mark in marks_of(fact) or mark in plain(fact.value)


def homes_of(snapshot: Snapshot, wanted: Collection[str]) -> dict[str, set[str]]:
    """Return the records and pages in which some marks stand; one pass over all there is.

    Args:
        snapshot: The revision.
        wanted: Addresses, numbers, long lines, and files' digests, as marks.
    """
    homes: dict[str, set[str]] = defaultdict(set)
    if not wanted:
        return homes
    searching = _Searching(wanted)
    for home, ways, texts in said(snapshot):
        for mark in searching.found(ways, texts):
            homes[mark].add(home)
    for path, file in snapshot.content.files.items():
        if file.digest in wanted:
            homes[file.digest].add(f"page:{path}")
    return homes


@dataclass(slots=True)
class _Searching:
    """Looks some marks up in what a record or a page says."""

    wanted: Collection[str]
    _words: list[str] = field(init=False)
    _has_numbers: bool = field(init=False)

    def __post_init__(self) -> None:
        self._words = [mark for mark in self.wanted if not mark.startswith(TELEPHONE)]
        self._has_numbers = len(self._words) < len(self.wanted)

    def found(self, ways: Iterable[str], texts: Iterable[str | None]) -> Iterator[str]:
        """Yield the marks that stand among some ways to reach somebody, or in some texts."""
        yield from (way for way in ways if way in self.wanted)
        for text in filter(None, texts):
            told = plain(text)
            yield from (mark for mark in self._words if mark in told)
            if self._has_numbers and _DIGITS.search(told):
                yield from (number for number in numbers_in(text) if number in self.wanted)
