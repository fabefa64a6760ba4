"""Whose eyes a summary is for: what it may name, and which values it may print."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from leaders_network.audiences import Audience
from leaders_network.content.items import appears
from leaders_network.content.pages import Content
from leaders_network.publish.phrases import telephone
from leaders_network.publish.sight import Sight
from leaders_network.records.field import TEAM
from leaders_network.records.text import LATEST
from leaders_network.reviewing.called import (
    KINDS,
    LISTS,
    NAMED_BY,
    confirmation_told,
    date_told,
    leaf_name,
    owners_of,
    way_told,
)
from leaders_network.reviewing.chosen import is_below
from leaders_network.reviewing.difference import Change
from leaders_network.reviewing.facts import Fact, Place, Way
from leaders_network.reviewing.sides import Side
from leaders_network.reviewing.snapshot import Snapshot

HIDDEN = "not shown here"
_NOBODY = "leader:"


@dataclass(slots=True)
class Reader:
    """Whom a summary is for, and what that audience sees on each side."""

    audience: Audience
    day: date
    before: Side
    after: Side
    _posts: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str | None] = field(default_factory=dict)

    def old(self, change: Change) -> bool:
        """Return whether the old value of a change may be printed.

        The team may know today what is to be shown on a day to come, or when it is confirmed;
        others wait for it.
        """
        return self._sees(self.before, change)

    def new(self, change: Change) -> bool:
        """Return whether the new value of a change may be printed, by the same rule."""
        return self._sees(self.after, change)

    def _sees(self, side: Side, change: Change) -> bool:
        days = (None, change.day) if change.day else (None,)
        place = change.stood if side is self.before and change.stood else change.place
        return any(self._sees_at(side, place, day) for day in days)

    def _sees_at(self, side: Side, place: Place, day: date | None = None) -> bool:
        """Return whether the reader sees a value: of items that are called alike, that very one."""
        fact = self._facts(side, day).get(place)
        written = side.unlapsed() if self.audience.name == TEAM else side
        return fact is not None and fact == written.raw().get(place)

    def knows(self, change: Change) -> bool:
        """Return whether the reader may know where a change stands."""
        return self.new(change) or self.old(change)

    def sees(self, place: Place) -> bool:
        """Return whether the reader sees a value that the change leaves, by the same rule."""
        return self._sees_at(self.after, place)

    def signed(self, changes: Iterable[Change]) -> list[Change]:
        """Return changes as the reader may know them: what is asked without a name is nobody's.

        It comes last, so that its place tells nothing either. The team knows who asks.
        """
        if self.audience.name == TEAM:
            return list(changes)
        named: list[Change] = []
        nameless: list[Change] = []
        for one in changes:
            (nameless if self._is_nameless(one) else named).append(one)
        return [*named, *(replace(one, subject=_NOBODY) for one in nameless)]

    def _is_nameless(self, change: Change) -> bool:
        subject, way = change.place
        if way[0] != "asks" or len(way) < 3:
            return False
        ask, sides = way[:2], (self.before.raw(), self.after.raw())
        asked = [facts for facts in sides if (subject, (*ask, "text")) in facts]
        return all((subject, (*ask, "anonymous")) in facts for facts in asked)

    def _facts(self, side: Side, day: date | None = None) -> Mapping[Place, Fact]:
        """Return what the reader sees of a side; the team, what it will see by and by too."""
        if self.audience.name != TEAM:
            return side.seen_by(self.audience, self.day)
        own = side.unlapsed()
        return ChainMap(own.seen(self.audience, day or LATEST), own.seen(self.audience, self.day))

    def name(self, subject: str) -> str:
        """Return what a subject is called; only what kind it is, where the reader sees it not."""
        known = self.known_name(subject)
        scheme = subject.partition(":")[0]
        return known or f"{KINDS.get(scheme, scheme)} ({HIDDEN})"

    def known_name(self, subject: str) -> str | None:
        """Return what a subject is called, or None where the reader sees it on neither side."""
        if subject not in self._names:
            sides = (self.after.snapshot, self.before.snapshot)
            found = (self._name_in(side, subject) for side in sides)
            self._names[subject] = next((name for name in found if name), None)
        return self._names[subject]

    def _name_in(self, side: Snapshot, subject: str) -> str | None:
        scheme, _, identifier = subject.partition(":")
        if scheme == "settings":
            return KINDS["settings"] if self.audience.name == TEAM else None
        if scheme in ("page", "file"):
            thing = side.content.at(identifier)
            if thing is None or not self._opens(thing):
                return None
            return f"{getattr(thing, 'title', '') or 'file'} ({identifier})"
        if scheme in ("sector", "area", "role", "topic"):
            words = getattr(getattr(side.records, f"{scheme}s"), f"{scheme}s")
            return next((f"{scheme} {w.name}" for w in words if w.id == identifier), None)
        if scheme == "post":
            return self.post(identifier) or None
        record = getattr(side.records, f"{scheme}s").get(identifier)
        return self._shown(side, record)

    def _opens(self, thing: Any) -> bool:
        """Return whether the reader may open a page or a file; others than the team, on its day."""
        item = getattr(thing, "item", None)
        waits = item is not None and self.audience.name != TEAM and not appears(item, self.day)
        return self.audience.sees(thing.audience) and not waits

    def opens_below(self, folder: str, content: Content) -> bool:
        """Return whether the reader may open any page of a folder."""
        return any(is_below(at, folder) and self._opens(page) for at, page in content.pages.items())

    def _shown(self, side: Snapshot, record: Any) -> str | None:
        """Return the name of a record where the reader sees it."""
        seen = self._sight(side).one(record) if record is not None else None
        return getattr(seen, "name", None)

    def _sight(self, side: Snapshot) -> Sight:
        return Sight(self.audience, self.day, side.records.network)

    def post(self, reference: str) -> str:
        """Return a post in words, `Chief Fire Officer, Southmere Fire`, or nothing if unseen."""
        if reference not in self._posts:
            sides = (self.after.snapshot, self.before.snapshot)
            found = (self._post_in(side, reference) for side in sides)
            self._posts[reference] = next((name for name in found if name), "")
        return self._posts[reference]

    def _post_in(self, side: Snapshot, reference: str) -> str:
        owner, _, name = reference.partition("/")
        body = side.records.organisations.get(owner)
        seen = self._sight(side).one(body) if body else None
        posts = seen.posts if seen is not None else ()
        post = next((one for one in posts if one.id == name), None)
        return f"{post.title}, {seen.name}" if post and seen is not None else ""

    def field(self, change: Change, *, named: bool = True) -> str:
        """Return what a change is of: `telephone number of “Direct” (Chief Fire Officer, …)`.

        It names no single post or contact where that is not wanted or may not be known.
        """
        way = owners_of(change.way)
        if not way:
            return self.leaf(change.way)
        item = self.item(change.subject, way, named=named and self.knows(change))
        leaf = self.leaf(change.way)
        return f"{leaf} {item}" if change.way[-1] == "audience" else f"{leaf} of {item}"

    def leaf(self, way: Way) -> str:
        """Return what a value is called within its item."""
        return leaf_name(way[len(owners_of(way)) :])

    def item(self, subject: str, way: Way, *, named: bool) -> str:
        """Return what an item of a list is called; only what it is, to whoever may not know."""
        if not named:
            return LISTS.get(way[-2], "an item")
        places = list(zip(way[::2], way[1::2], strict=True))
        told = ""
        if places[0][0] == "appointments":
            told = self.post(places[0][1].partition(" ")[0]) or f"a post ({HIDDEN})"
            if len(places) == 1:
                return f"the post {told}"
            name = self._item(subject, way[:4])
        else:
            deep = (self._item(subject, way[: 2 * at]) for at in range(len(places), 0, -1))
            name = " of ".join(deep)
        return f"{name} ({told})" if told else name

    def _item(self, subject: str, way: Way) -> str:
        owner, item = way[-2:]
        if owner == "routes":
            return way_told(item)
        facts = [self._facts(side) for side in (self.after, self.before)]
        if owner == "programmes":
            return self._place_in_cohort(item)
        if owner == "items":
            return f"“{self._title(item)}” in the list"
        noun = LISTS.get(owner, owner.replace("_", " ")).removeprefix("a ").removeprefix("an ")
        for key in NAMED_BY if noun else ():
            place = (subject, (*way, key))
            fact = next((found[place] for found in facts if place in found), None)
            if fact:
                name = self._printed(fact)
                if owner == "wishes":
                    return f"the wish of {name}"
                is_enough = key == "label" or owner == "cohorts"
                return f"“{name}”" if is_enough else f"{noun} “{name}”"
        told = f"({HIDDEN})" if self._is_called(subject, way) else f"“{item}”"
        return f"{noun} {told}"

    def _is_called(self, subject: str, way: Way) -> bool:
        """Return whether an item has a name, be it one that the reader may not know."""
        sides = (self.after.raw(), self.before.raw())
        return any((subject, (*way, key)) in facts for facts in sides for key in NAMED_BY)

    def _place_in_cohort(self, item: str) -> str:
        """Return a place in a cohort in words: `a place in the Cohort of 2026 (Public Leaders)`."""
        programme, _, cohort = item.rpartition(" ")
        name = self.known_name(f"programme:{programme}")
        for side in (self.after.snapshot, self.before.snapshot):
            record = side.records.programmes.get(programme) if name else None
            for one in record.cohorts if record else ():
                if one.id == cohort:
                    return f"a place in {one.name} ({name})"
        return f"a place in a cohort ({HIDDEN})"

    def value(self, fact: Fact | None, *, shown: bool) -> str:
        """Return a value as people read it, or that it is not shown."""
        if fact is None:
            return ""
        return self._printed(fact) if shown else f"({HIDDEN})"

    def _printed(self, fact: Fact) -> str:
        forms: dict[str, Callable[[str], str]] = {
            "phone": self._telephone,
            "date": date_told,
            "confirmation": confirmation_told,
            "post": self._post_or_not,
            "file": lambda digest: f"{digest[:8]}…",
        }
        if fact.refers:
            return self._referred(fact)
        return forms[fact.sort](fact.value) if fact.sort in forms else fact.value

    def _referred(self, fact: Fact) -> str:
        """Return what a value names by its id, where the reader may know it.

        An id that is nobody's is what somebody wrote.
        """
        kind = fact.refers
        if kind == "item":
            return self._title(fact.value)
        subject = fact.value if kind == "person" else f"{kind}:{fact.value}"
        if not any(self._is_there(side.snapshot, subject) for side in (self.before, self.after)):
            return fact.value
        name = self.known_name(subject)
        return name.removeprefix(f"{kind} ") if name else f"({HIDDEN})"

    def _title(self, identifier: str) -> str:
        """Return the title of an item of content, where the reader may open it.

        An id that is nothing's is what somebody wrote.
        """
        pages = [
            page
            for side in (self.after, self.before)
            for item, page in side.snapshot.content.items()
            if item.id == identifier
        ]
        titles = (page.title for page in pages if self._opens(page))
        return next(titles, f"({HIDDEN})" if pages else identifier)

    def _is_there(self, side: Snapshot, subject: str) -> bool:
        kind, _, identifier = subject.partition(":")
        records = getattr(side.records, f"{kind}s", {})
        if isinstance(records, Mapping):
            return identifier in records
        return any(word.id == identifier for word in getattr(records, f"{kind}s"))

    def _telephone(self, number: str) -> str:
        return telephone(number, self.after.snapshot.records.network.country)

    def _post_or_not(self, reference: str) -> str:
        return self.post(reference) or f"({HIDDEN})"
