"""What a change does, in words for one reader: privacy first, form last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import ndiff
from typing import Any

from leaders_network.publish.phrases import count, listed
from leaders_network.publish.phrases import day as in_words
from leaders_network.records.field import NETWORK, PUBLIC, TEAM
from leaders_network.reviewing.access import Entrance
from leaders_network.reviewing.difference import Audiences, Change
from leaders_network.reviewing.facts import BODY, ORDER
from leaders_network.reviewing.pages import PageChange, WayChange
from leaders_network.reviewing.reader import HIDDEN, Reader
from leaders_network.reviewing.verdicts import Review

MANY = 60
"""From how many changes on a section counts them and names some, instead of listing all."""
_SOME = 8
_STATES = {
    "": "not there",
    "coming": "to come",
    "undisclosed": "held by somebody not named",
}
_LONG = 160
_WAYS = ("contacts", "assistants", "routes")
_LINES = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changes."""

    who: str
    what: str
    old: str = ""
    new: str = ""
    note: str = ""

    @property
    def is_text(self) -> bool:
        """Return whether its values are lines of a text and not single values."""
        return "\n" in self.old or "\n" in self.new


@dataclass(frozen=True, slots=True)
class Section:
    """Part of a summary."""

    id: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """All that a reader is told of a change."""

    name: str
    day: str
    reader: str
    commits: int
    files: int
    moved: bool
    sections: tuple[Section, ...]
    kinds: tuple[str, ...]
    approvals: int
    roles: tuple[str, ...]
    people: tuple[str, ...]
    """Who is asked, as the hosting site knows them."""


def summary_of(review: Review, reader: Reader) -> Summary:
    """Return what a reader is told of a review."""
    telling = _Telling(review, reader)
    sections = tuple(
        Section(name, title, tuple(lines))
        for name, title, tell in (
            ("privacy", "Privacy", telling.privacy),
            ("appointments", "Appointments and posts", telling.appointments),
            ("contacts", "Contacts and routes", telling.contacts),
            ("people", "People added and gone", telling.people),
            ("details", "Other details", telling.details),
            ("content", "Content", telling.content),
            ("program", "Program and settings", telling.program),
            ("incomplete", "Left incomplete", telling.incomplete),
            ("pages", "Pages that change", telling.pages),
            ("form", "Form", telling.form),
        )
        if (lines := tell())
    )
    verdict, settings = review.verdict, review.settings
    roles = [settings.role(role) for role in verdict.roles]
    return Summary(
        review.span.name,
        in_words(review.day).text,
        reader.audience.title,
        review.span.commits,
        len(review.files),
        review.span.moved,
        sections,
        verdict.kinds,
        verdict.approvals,
        tuple(role.name for role in roles),
        tuple(account for role in roles for account in role.accounts),
    )


@dataclass(slots=True)
class _Telling:
    review: Review
    reader: Reader

    def privacy(self) -> list[Line]:
        """Say what becomes visible to whom, and what no longer is; who may come in."""
        changes = self.review.changes
        lines = _gathered([self._widened(one) for one in changes if one.widened])
        lines += [self._entrance(one) for one in self.review.access if one.widens]
        lines += self._unjudged()
        lines += self._grouped(
            [one for one in changes if one.gained and not one.widened and not one.old],
            "is shown from now on",
            lambda one: one.gained,
        )
        lines += self._grouped(
            [one for one in changes if one.gained and not one.widened and one.old],
            "is shown again, confirmed anew",
            lambda one: one.gained,
        )
        lines += self._grouped(
            [one for one in changes if one.lost], "is shown no longer", lambda one: one.lost
        )
        lines += [self._entrance(one) for one in self.review.access if not one.widens]
        return lines

    def _widened(self, change: Change) -> Line:
        fresh = self.reader.value(change.new, shown=self.reader.new(change))
        value = fresh if "\n" not in fresh and len(fresh) <= _LONG else ""
        kept = "stood elsewhere and was kept from them" if change.copied else ""
        return Line(
            self.reader.name(change.subject),
            f"BECOMES VISIBLE to {self._words(change.widened)}: {self.reader.field(change)}",
            new="" if change.way[-1] == ORDER else value,
            note=_joined(kept, self._from(change)),
        )

    def _grouped(
        self, changes: Sequence[Change], what: str, whom: Callable[[Change], Audiences]
    ) -> list[Line]:
        """Return a line for each subject and audience, with the names of all that it is about."""
        groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for change in changes:
            if change.way[-1] != ORDER and change.way[0] not in ("audiences", "audience"):
                key = (change.subject, self._words(whom(change)), self._from(change))
                groups[key].append(self._short(change))
        lines = [
            Line(
                self.reader.name(subject),
                f"{listed(dict.fromkeys(fields), most=_SOME)}: {what}",
                note=_joined(f"to {audience}", since),
            )
            for (subject, audience, since), fields in groups.items()
        ]
        return _gathered(lines)

    def _short(self, change: Change) -> str:
        if len(change.way) == 5 and change.way[2] in ("contacts", "assistants"):
            way = (*change.way[:4], change.way[4])
            return self.reader.words(change.subject, way, named=self.reader.knows(change))
        return self.reader.field(change)

    def _entrance(self, one: Entrance) -> Line:
        shown = self._knows_person(one)
        sees_address = shown and self.reader.audience.name == TEAM
        who = one.name if shown else f"somebody ({HIDDEN})"
        told = []
        if one.opens:
            verb = "MAY NOW SIGN IN to" if one.is_new else "MAY NOW READ"
            told.append(f"{verb} {self._rooms(one.opens)}")
        if one.edits:
            told.append(f"MAY NOW CORRECT {self._leaders(one.edits)}")
        if one.closes:
            told.append(f"may no longer read {self._rooms(one.closes)}")
        if one.edits_no_more:
            told.append(f"may no longer correct {self._leaders(one.edits_no_more)}")
        since = f"from {in_words(one.day).text}" if one.day else ""
        return Line(who, "; ".join(told), new=one.address if sees_address else "", note=since)

    def _knows_person(self, one: Entrance) -> bool:
        if self.reader.audience.name == TEAM:
            return True
        return one.key.startswith("leader:") and self.reader.known_name(one.key) is not None

    def _rooms(self, names: Iterable[str]) -> str:
        return _and(self._audience(name) for name in names)

    def _leaders(self, ids: Iterable[str]) -> str:
        return _and(f"the entry of {self.reader.name(f'leader:{one}')}" for one in ids)

    def _unjudged(self) -> list[Line]:
        lines = [
            Line("mkdocs.yml", f"`{key}` changes", note="what it puts into pages, no data tells")
            for key in self.review.generator
        ]
        if self.review.guarded:
            files = listed(self.review.guarded, most=_SOME)
            lines.append(
                Line(files, "decides who sees what or who agrees; look at it line by line")
            )
        return lines

    def appointments(self) -> list[Line]:
        """Say who begins, leaves and changes in a post, and what becomes of posts."""
        chosen = [one for one in self._own() if _section(one) == "appointments"]
        return self._listed(chosen) + _gathered(
            [self._state(one) for one in _each(self.review.pages.states)]
        )

    def _state(self, one: WayChange) -> Line:
        old, new = (_STATES.get(state, state) for state in (one.old, one.new))
        return Line(self.reader.name(one.subject), "the post is", old, new)

    def contacts(self) -> list[Line]:
        """Say which ways to reach somebody change, where they stand and where they show."""
        chosen = [one for one in self._own() if _section(one) == "contacts"]
        told = {one.subject for one in chosen}
        ways = [
            one
            for one in self.review.pages.ways
            if one.audience == self.reader.audience.name and one.subject not in told
        ]
        groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for way in ways:
            groups[way.purpose, way.old, way.new].append(self.reader.name(way.subject))
        return self._listed(chosen) + [
            Line(
                listed(dict.fromkeys(names)),
                f"the way for: {purpose}",
                old or "none",
                new or "none",
                "follows from another entry",
            )
            for (purpose, old, new), names in groups.items()
        ]

    def people(self) -> list[Line]:
        """Say who is added, who is gone, and who has another address."""
        came, renamed = self.review.people.added, self.review.people.renamed
        lines = [self._added(one) for one in came]
        lines += [
            Line(self.reader.name(f"leader:{one}"), "is gone, with everything here")
            for one in self.review.people.gone
        ]
        lines += [self._renamed(old, new) for old, new in renamed]
        return _gathered(lines)

    def _renamed(self, old: str, new: str) -> Line:
        subject = f"leader:{new}"
        kept = old in self.review.after.records.leaders[new].former_ids
        shown = self.reader.known_name(subject) is not None
        return Line(
            self.reader.name(subject),
            "has another address",
            old if shown else f"({HIDDEN})",
            new if shown else f"({HIDDEN})",
            "the old one leads there"
            if kept
            else "write the old one into `former_ids`, or it leads nowhere",
        )

    def _added(self, identifier: str) -> Line:
        subject = f"leader:{identifier}"
        leader = self.review.after.records.leaders[identifier]
        if self.reader.known_name(subject) is None:
            return Line(self.reader.name(subject), "is added")
        held = [self.reader.post(one.post) for one in leader.appointments if one.end is None]
        posts = listed(filter(None, held)) or "without a post"
        ways = [one for one in self.review.changes
                if one.subject == subject and one.way[-1] in ("phone", "email")]  # fmt: skip
        shown = sum(self.reader.new(one) for one in ways)
        return Line(
            self.reader.name(subject),
            f"is added: {posts}; {count(shown, 'number or address', 'numbers and addresses')}",
        )

    def details(self) -> list[Line]:
        """Say what else changes in the directory."""
        return self._listed([one for one in self._own() if _section(one) == "details"])

    def content(self) -> list[Line]:
        """Say which pages and files change, and how."""
        return self._listed(
            [one for one in self.review.changes if one.subject.startswith(("page:", "file:"))]
        )

    def program(self) -> list[Line]:
        """Name the files of the program that change."""
        names = self.review.program
        if len(names) <= _SOME:
            return [Line(name, "changes") for name in names]
        folders: dict[str, int] = defaultdict(int)
        for name in names:
            folders[name.rpartition("/")[0] or "."] += 1
        return [Line(folder, f"{count(n, 'file')} changes" if n == 1 else f"{n} files change")
                for folder, n in sorted(folders.items())]  # fmt: skip

    def incomplete(self) -> list[Line]:
        """Say which details are not confirmed, and which agreements are missing."""
        return _gathered(
            [
                Line(self.reader.name(gap.subject), gap.words)
                for gap in self.review.gaps
                if self.reader.audience.sees(gap.audience)
                and self.reader.known_name(gap.subject) is not None
            ]
        )

    def pages(self) -> list[Line]:
        """Say how many pages change for each audience, and name some."""
        groups: dict[str, list[PageChange]] = defaultdict(list)
        for page in self.review.pages.pages:
            groups[page.audience].append(page)
        lines = []
        for audience, pages in groups.items():
            kinds = [(what, sum(page.what == what for page in pages))
                     for what in ("changed", "added", "gone")]  # fmt: skip
            told = ", ".join(f"{number} {what}" for what, number in kinds if number)
            mine = self.reader.audience.sees(audience) or audience == self.reader.audience.name
            own = [page.path for page in pages if page.subject] or [page.path for page in pages]
            lines.append(
                Line(
                    self._audience(audience),
                    told,
                    note=listed((f"/{path}" for path in own), most=_SOME) if mine else "",
                )
            )
        return lines

    def form(self) -> list[Line]:
        """Name the files that say what they said before."""
        names = self.review.form
        if not names:
            return []
        shown = listed(names, most=_SOME) if self.reader.audience.name == TEAM else ""
        return [Line(count(len(names), "file"), "says what it said before" if len(names) == 1
                     else "say what they said before", note=shown)]  # fmt: skip

    def _own(self) -> Iterator[Change]:
        """Yield the changes of entries that were there before and still are."""
        people = self.review.people
        whole = {f"leader:{one}" for one in (*people.added, *people.gone)}
        return (
            one
            for one in self.review.changes
            if one.subject not in whole
            and not one.subject.startswith(("page:", "file:"))
            and not (one.widened and one.old == one.new)
        )

    def _listed(self, changes: Sequence[Change]) -> list[Line]:
        lines = [line for one in _without_repeats(changes) for line in self._line(one)]
        return _gathered(lines)

    def _line(self, change: Change) -> Iterator[Line]:
        if change.old == change.new:
            return
        old, new = self.reader.old(change), self.reader.new(change)
        who, what = self.reader.name(change.subject), self.reader.field(change)
        if change.way[-1] == ORDER:
            if change.old and change.new and _same_items(change):
                yield Line(who, what, note="is another one")
            return
        was = self.reader.value(change.old, shown=old)
        now = self.reader.value(change.new, shown=new)
        note = self._from(change)
        if change.way == (BODY,) or len(was) > _LONG or len(now) > _LONG:
            was, now = _differing_lines(was, now)
        yield Line(who, what, was, now, note)

    def _from(self, change: Change) -> str:
        return f"from {in_words(change.day).text}" if change.day else ""

    def _words(self, audiences: Audiences) -> str:
        """Return whom some audiences are together: the widest rung holds those above it."""
        if PUBLIC in audiences:
            return "the public"
        if NETWORK in audiences:
            return "the network"
        rooms = sorted(self._audience(name) for name in audiences if name != TEAM)
        return _and(rooms) if rooms else "the team"

    def _audience(self, name: str) -> str:
        known = {PUBLIC: "the public", NETWORK: "the network", TEAM: "the team"}
        if name in known:
            return known[name]
        rooms = self.review.rooms
        told = name in rooms and self.reader.audience.name != PUBLIC
        return f"the room {rooms[name].title}" if told else "a room"


def _section(change: Change) -> str:
    way = change.way
    if way[0] == "appointments":
        return "contacts" if way[2:3] and way[2] in _WAYS else "appointments"
    if way[0] in _WAYS:
        return "contacts"
    return "appointments" if change.subject.startswith("post:") else "details"


def _without_repeats(changes: Sequence[Change]) -> Iterator[Change]:
    """Leave out the ids of items that came or went: the rest of the item says it."""
    return (
        one
        for one in changes
        if one.way[-1] != "id" or (one.old is not None and one.new is not None)
    )


def _same_items(change: Change) -> bool:
    if change.old is None or change.new is None:
        return False
    return sorted(change.old.value.split("\n")) == sorted(change.new.value.split("\n"))


def _differing_lines(old: str, new: str) -> tuple[str, str]:
    """Return the lines in which two texts differ, a few of them."""
    lines = list(ndiff(old.splitlines(), new.splitlines()))
    was = [line[2:] for line in lines if line.startswith("- ")]
    now = [line[2:] for line in lines if line.startswith("+ ")]
    return _some(was), _some(now)


def _some(lines: Sequence[str]) -> str:
    more = len(lines) - _LINES
    return "\n".join([*lines[:_LINES], *([f"… and {more} more lines"] if more > 0 else [])])


def _gathered(lines: Sequence[Line]) -> list[Line]:
    """Return lines as they are where they are few; else one for each thing that they say."""
    if len(lines) <= MANY:
        return list(lines)
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in lines:
        groups[_bare(line.what), line.note].append(line.who)
    return [
        Line(f"{count(len(set(names)), 'entry', 'entries')}", what,
             note=_joined(note, f"such as {listed(dict.fromkeys(names), most=5)}"))
        for (what, note), names in groups.items()
    ]  # fmt: skip


def _bare(what: str) -> str:
    """Return what a line says without the names of single posts and contacts."""
    return what.partition(" (")[0].partition(" of “")[0]


def _each(states: Iterable[WayChange]) -> Iterator[WayChange]:
    """Yield each change of a post's state once, as the widest audience sees it."""
    seen = set()
    for one in states:
        if one.subject not in seen:
            seen.add(one.subject)
            yield one


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _and(words: Iterable[str]) -> str:
    names = list(words)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def as_plain(summary: Summary) -> dict[str, Any]:
    """Return a summary as plain values, for other programs."""
    return {
        "review": summary.name,
        "day": summary.day,
        "reader": summary.reader,
        "commits": summary.commits,
        "files": summary.files,
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "lines": [
                    {key: getattr(line, key) for key in ("who", "what", "old", "new", "note")}
                    for line in section.lines
                ],
            }
            for section in summary.sections
        ],
        "kinds": list(summary.kinds),
        "approvals": summary.approvals,
        "roles": list(summary.roles),
        "people": list(summary.people),
    }
