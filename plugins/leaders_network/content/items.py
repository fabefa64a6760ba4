"""Rules over all items of content: ids are used once, and what an item names is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from leaders_network.content.checks import path_from
from leaders_network.content.links import Targets, hidden
from leaders_network.content.pages import Content, ContentFile, ContentPage, Item
from leaders_network.content.restriction import within
from leaders_network.content.tables import (
    Table,
    UnreadTableError,
    below_nothing,
    column_fault,
    figure_columns,
    figure_faults,
    reversed_ends,
    table_faults,
    table_of,
)
from leaders_network.lean import frozen
from leaders_network.marks import Step
from leaders_network.problems import Fault, Location, Problems, near_word
from leaders_network.records.consultation import Consultation
from leaders_network.records.event import Guest
from leaders_network.records.field import WITHHELD, fields_of
from leaders_network.records.library import Choice
from leaders_network.records.news import Article
from leaders_network.records.report import Report
from leaders_network.records.research import Chart

_PERSON, _FILE = "person", "file"
_REFERS = {
    "topics": "topic",
    "sectors": "sector",
    "sector": "sector",
    "roles": "role",
    "areas": "area",
    "area": "area",
    "programme": "programme",
    "leader": "leader",
    "consultation": "item",
    "id": "item",
    "reading": "item",
    "person": _PERSON,
    "chosen_by": _PERSON,
    "authors": _PERSON,
    "hosts": _PERSON,
    "leads": _PERSON,
    "file": _FILE,
}
"""What the fields of that name refer to, at any depth of an item's front matter."""

_LISTS = ("items", "reading")
"""The fields that show items of others in their order."""

Reference = tuple[str, str, tuple[Step, ...], str | None]
"""What is referred to, its id, where it is written, and the audience of the field it stands in."""


def appears(item: Item, day: date) -> bool:
    """Return whether an item may be published on a day; news and consultations wait for theirs."""
    front = item.front
    if isinstance(front, Consultation):
        return front.announced <= day
    return not isinstance(front, Article | Report) or front.date <= day


def check_items(content: Content, targets: Targets, problems: Problems) -> None:
    """Record every id that is used twice, and every reference that leads nowhere.

    Args:
        content: Every page and file, and what can be made out of pages with faults.
        targets: What may be referred to.
        problems: Gets one problem for each.
    """
    first: dict[str, str] = {}
    for item, page in content.items():
        path = content.address(page.path)
        if "/" not in page.path:
            fix = "move it into a folder, as in library/"
            problems.add(Location(path), "an item stands in a folder", "no-folder", fix=fix)
        if item.id in first:
            message = f"the id `{item.id}` is that of `{first[item.id]}` as well"
            problems.add(Location(path), message, "repeated-id", fix="rename one of the two")
        first.setdefault(item.id, path)
        checking = _Checking(content, targets, problems, item, page)
        checking.references()


def references(front: Any, audience: str | None = None) -> Iterator[Reference]:
    """Yield everything that front matter refers to, at any depth."""
    for name, declared in fields_of(type(front)):
        value = getattr(front, name)
        seen_by = declared.audience or audience
        for position, one in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            steps: tuple[Step, ...] = (name,) if position is None else (name, position)
            if hasattr(one, "__pydantic_fields__"):
                for kind, target, inside, inner in references(one, seen_by):
                    yield kind, target, (*steps, *inside), inner
            elif name in _REFERS and one:
                yield _REFERS[name], one, steps, seen_by


def _named(field: str, one: Any) -> str:
    """Return what an item of a list names, where to name it again would show it twice."""
    if isinstance(one, Choice):
        return one.id
    if isinstance(one, Guest):
        return one.leader
    return one if field in _REFERS and isinstance(one, str) else ""


@frozen
class _Checking:
    """One item, and what it may refer to."""

    content: Content
    targets: Targets
    problems: Problems
    item: Item
    page: ContentPage

    def references(self) -> None:
        """Check each reference, that no list repeats one, each session's cohort, and each chart."""
        for kind, target, steps, audience in references(self.item.front):
            if kind == _FILE:
                self.file(target, steps, audience)
            elif kind == _PERSON:
                scheme, _, identifier = target.partition(":")
                self.known(scheme, identifier, steps, f"{scheme}:")
            else:
                self.known(kind, target, steps)
        self.repeats()
        self.cohorts()
        self.charts()

    def repeats(self) -> None:
        """Record each topic, person, item or guest that a list names again."""
        for name, _ in fields_of(type(self.item.front)):
            value = getattr(self.item.front, name)
            seen: set[str] = set()
            for position, one in enumerate(value if isinstance(value, tuple) else ()):
                named = _named(name, one)
                if named and named in seen:
                    message = f"`{named}` stands in this list again"
                    self.say((name, position), message, "repeated-item", "keep one of the two")
                seen.add(named)

    def charts(self) -> None:
        """Check that each chart's table can be drawn, whoever may see it."""
        for place, chart in enumerate(getattr(self.item.front, "charts", ())):
            path = path_from(self.page.path, chart.file) if chart.file else None
            found = self.content.files.get(path) if path else None
            if found is not None:
                self.table(found, chart, ("charts", place))

    def table(self, file: ContentFile, chart: Chart, steps: tuple[Step, ...]) -> None:
        """Record what is wrong with a table, and with the columns that a chart names."""
        try:
            table = table_of(file)
        except UnreadTableError as error:
            faults = [(error.line, error.fault)]
        else:
            faults = [*table_faults(table), *self.columns(table, chart, steps)]
        for line, (code, message, fix) in faults:
            at = Location(self.content.address(file.path), line)
            self.problems.add(at, message, code, fix=fix)

    def columns(
        self, table: Table, chart: Chart, steps: tuple[Step, ...]
    ) -> Iterator[tuple[int, Fault]]:
        """Record which columns a chart names wrongly; yield what is wrong in the others."""
        if chart.x and (fault := column_fault(table, chart.x)):
            self.say((*steps, "x"), fault[1], fault[0], fault[2])
        for field, place, name in figure_columns(chart):
            if fault := column_fault(table, name):
                self.say((*steps, field, place), fault[1], fault[0], fault[2])
            else:
                yield from figure_faults(table, name)
                if chart.kind == "stacked":
                    yield from below_nothing(table, name)
        for ends in zip(chart.lower, chart.upper, strict=False):
            if set(ends) <= set(table.heads):
                yield from reversed_ends(table, *ends)

    def cohorts(self) -> None:
        """Check that the cohorts of a module's sessions are its programme's."""
        programme = getattr(self.item.front, "programme", "")
        for position, session in enumerate(getattr(self.item.front, "sessions", ())):
            reference = f"{programme}/{session.cohort}"
            if programme and session.cohort:
                self.known("cohort", reference, ("sessions", position, "cohort"))

    def known(self, kind: str, target: str, steps: tuple[Step, ...], prefix: str = "") -> None:
        """Record a problem where nothing has an id, or a list shows what its readers cannot see."""
        if self.targets.sees(kind, target, WITHHELD) is not None:
            reader = self.page.audience
            if steps[0] not in _LISTS or reader == WITHHELD:
                return
            if not self.targets.sees(kind, target, reader):
                code, message, fix = hidden(f"the item `{target}`", reader)
                self.say(steps, message, code, fix)
            return
        meant = self.targets.meant(kind, target)
        shown = target.rpartition("/")[2] if kind == "cohort" else target
        best = meant.rpartition("/")[2] if meant and kind == "cohort" else meant
        fix = f"write `{prefix}{best}`" if best else "write the id of one that there is"
        self.say(steps, f"no {kind} `{shown}`", f"unknown-{kind}", fix)

    def file(self, written: str, steps: tuple[Step, ...], audience: str | None) -> None:
        """Record a problem where a file is missing, or its readers may not see it."""
        path = path_from(self.page.path, written)
        found = self.content.files.get(path) if path else None
        if found is None:
            if path is None or not self.content.hides(path):
                near = near_word(path or written, self.content.files)
                fix = f"the nearest is `{near}`" if near else "put the file there"
                self.say(steps, f"there is no file `{written}` beside this", "unknown-file", fix)
            return
        reader = self.page.audience
        if audience and within(audience, reader):
            reader = audience
        unseen = not within(reader, found.audience) and not found.grant.is_guess
        if unseen and reader != WITHHELD:
            message = f"`{written}` is for `{found.audience}`, but this is shown to `{reader}`"
            self.say(steps, message, "hidden-link", "give the file's folder an audience that fits")

    def say(self, steps: tuple[Step, ...], message: str, code: str, fix: str) -> None:
        """Record a problem at a place of the front matter."""
        place = self.item.mark.find(steps)
        at = Location(self.content.address(self.page.path), *place)
        self.problems.add(at, message, code, fix=fix)
