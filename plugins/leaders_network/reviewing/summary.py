"""What a change does, in words for one reader: privacy first, form last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from leaders_network.content.paths import address_of
from leaders_network.publish.phrases import count, listed
from leaders_network.publish.phrases import day as in_words
from leaders_network.records.field import TEAM
from leaders_network.reviewing.difference import Change
from leaders_network.reviewing.gaps import Gap
from leaders_network.reviewing.kinds import widened_settings
from leaders_network.reviewing.lines import SOME, Line, gathered, told_of
from leaders_network.reviewing.pages import PageChange
from leaders_network.reviewing.people import people_lines
from leaders_network.reviewing.privacy import Privacy, every
from leaders_network.reviewing.reader import Reader
from leaders_network.reviewing.settings import Kind
from leaders_network.reviewing.shelf import IN_CONTENT, content_lines
from leaders_network.reviewing.verdicts import Review

_STATES = {
    "": "not there",
    "coming": "to come",
    "undisclosed": "held by somebody not named",
}
_WAYS = ("contacts", "assistants", "routes")


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
    kinds: tuple[Kind, ...]
    approvals: int
    roles: tuple[str, ...]
    people: tuple[str, ...]
    """Who is asked, as the hosting site knows them."""


def summary_of(review: Review, reader: Reader) -> Summary:
    """Return what a reader is told of a review."""
    verdict, settings = review.verdict, review.settings
    roles = [settings.role(role) for role in verdict.roles]
    return Summary(
        review.span.name,
        in_words(review.day).text,
        reader.audience.title,
        review.span.commits,
        len(review.files),
        review.span.moved,
        tuple(_Telling(review, reader).sections()),
        verdict.kinds,
        verdict.approvals,
        tuple(role.name for role in roles),
        tuple(account for role in roles for account in role.accounts),
    )


@dataclass(slots=True)
class _Telling:
    review: Review
    reader: Reader

    def sections(self) -> Iterator[Section]:
        """Yield each section that says something."""
        for name, title, tell in (
            ("privacy", "Privacy", self.privacy),
            ("appointments", "Appointments and posts", self.appointments),
            ("contacts", "Contacts and routes", self.contacts),
            ("people", "People added and gone", self.people),
            ("details", "Other details", self.details),
            ("content", "Content", self.content),
            ("program", "Program and settings", self.program),
            ("incomplete", "Left incomplete", self.incomplete),
            ("pages", "Pages that change", self.pages),
            ("form", "Form", self.form),
        ):
            lines = tell()
            if lines:
                yield Section(name, title, tuple(lines))

    @property
    def _privacy(self) -> Privacy:
        return Privacy(self.reader, self.review.rooms)

    def privacy(self) -> list[Line]:
        """Say what becomes visible to whom, who may come in, and what no data tells."""
        lines = self._privacy.of(self.reader.signed(self.review.changes), self.review.access)
        note = "what it puts into pages, no data tells"
        lines += [
            Line("mkdocs.yml", f"`{key}` changes", note=note) for key in self.review.generator
        ]
        told = widened_settings(self.review.before, self.review.after)
        lines = [*(Line("the settings of the network", words) for words in told), *lines]
        if self.review.guarded:
            files = listed(self.review.guarded, most=SOME)
            lines.append(
                Line(files, "decides who sees what, or who agrees to what; read it line by line")
            )
        return lines

    def appointments(self) -> list[Line]:
        """Say who begins, leaves and changes in a post, and what becomes of posts."""
        chosen = [one for one in self._own() if _section(one) == "appointments"]
        states = [
            Line(self.reader.name(one.subject), "the post is", *map(_state, (one.old, one.new)))
            for one in self.review.pages.states
            if one.audience == self.reader.audience.name
        ]
        return gathered([*told_of(chosen, self.reader), *states])

    def contacts(self) -> list[Line]:
        """Say which ways to reach somebody change, where they stand and where they show."""
        chosen = [one for one in self._own() if _section(one) == "contacts"]
        return gathered([*told_of(chosen, self.reader), *self._following()])

    def _following(self) -> Iterator[Line]:
        """Yield the ways that change because those of another entry do, alike ones together."""
        own = {one.subject for one in self.review.changes}
        groups: dict[tuple[str, str, tuple[str, ...]], list[str]] = defaultdict(list)
        ways: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for way in self.review.pages.ways:
            if way.audience == self.reader.audience.name and way.subject not in own:
                ways[way.subject, way.old, way.new].append(way.purpose)
        for (subject, old, new), purposes in ways.items():
            groups[old, new, tuple(sorted(purposes))].append(self.reader.name(subject))
        for (old, new, shared), names in groups.items():
            for_what = every(shared)
            yield Line(
                _named(names),
                f"the way for {for_what}",
                old or "none",
                new or "none",
                "follows from another entry",
            )

    def people(self) -> list[Line]:
        """Say who is added, who is gone, and who has another address."""
        return gathered(list(people_lines(self.review, self.reader)))

    def details(self) -> list[Line]:
        """Say what else changes in the directory."""
        chosen = [one for one in self._own() if _section(one) == "details"]
        return gathered(told_of(chosen, self.reader))

    def content(self) -> list[Line]:
        """Say which pages and files are added, gone or change, and how."""
        return gathered(list(content_lines(self.review, self.reader, self._privacy)))

    def program(self) -> list[Line]:
        """Name the files of the program that change, or their folders where they are many."""
        names = self.review.program
        if len(names) <= SOME:
            return [Line(name, "changes") for name in names]
        folders: dict[str, int] = defaultdict(int)
        for name in names:
            folders[name.rpartition("/")[0] or "."] += 1
        return [
            Line(f"{folder}/", f"{count(number, 'file')} changed")
            for folder, number in sorted(folders.items())
        ]

    def incomplete(self) -> list[Line]:
        """Say which details are not confirmed, and which agreements are missing."""
        return gathered(
            [
                Line(self.reader.name(gap.subject), gap.words)
                for gap in self.review.gaps
                if self._may_tell(gap)
            ]
        )

    def _may_tell(self, gap: Gap) -> bool:
        """Return whether the reader may know of a gap: of no detail, but of an entry, the team."""
        if gap.way:
            return self.reader.sees((gap.subject, gap.way))
        is_team = self.reader.audience.name == TEAM
        return is_team and self.reader.known_name(gap.subject) is not None

    def pages(self) -> list[Line]:
        """Say how many pages change for each audience, and name some of those the reader opens."""
        groups: dict[str, list[PageChange]] = defaultdict(list)
        privacy = self._privacy
        for page in self.review.pages.pages:
            groups[privacy.audience(page.audience)].append(page)
        return [
            Line(audience, _counted(pages), note=self._paths(pages))
            for audience, pages in groups.items()
        ]

    def _paths(self, pages: list[PageChange]) -> str:
        audience = pages[0].audience
        if not (self.reader.audience.sees(audience) or audience == self.reader.audience.name):
            return ""
        own = [page for page in pages if page.subject] or pages
        return listed((f"/{address_of(page.path)}" for page in own), most=SOME)

    def form(self) -> list[Line]:
        """Name the files that say what they said before."""
        names = self.review.form
        if not names:
            return []
        shown = listed(names, most=SOME) if self.reader.audience.name == TEAM else ""
        verb = "says" if len(names) == 1 else "say"
        return [Line(count(len(names), "file"), f"{verb} what was said before", note=shown)]

    def _own(self) -> list[Change]:
        """Return the changes of entries that were there before and still are."""
        people = self.review.people
        whole = {f"leader:{one}" for one in (*people.added, *people.gone)}
        return self.reader.signed(
            one
            for one in self.review.changes
            if one.subject not in whole and not one.subject.startswith(IN_CONTENT)
        )


def _section(change: Change) -> str:
    way = change.way
    if way[0] == "appointments":
        return "contacts" if way[2:3] and way[2] in _WAYS else "appointments"
    if way[0] in _WAYS:
        return "contacts"
    return "appointments" if change.subject.startswith("post:") else "details"


def _named(names: Iterable[str]) -> str:
    """Return some names, which may have commas in them, and how many more there are."""
    return listed(dict.fromkeys(names), most=SOME, between="; ")


def _state(state: str) -> str:
    return _STATES.get(state, state)


def _counted(pages: list[PageChange]) -> str:
    kinds = [
        (what, sum(page.what == what for page in pages)) for what in ("changed", "added", "gone")
    ]
    return ", ".join(f"{number:,} {what}" for what, number in kinds if number)


def as_plain(summary: Summary) -> dict[str, Any]:
    """Return a summary as plain values, for other programs."""
    plain = asdict(summary)
    for section in plain["sections"]:
        for line in section["lines"]:
            del line["alike"]
    return plain
