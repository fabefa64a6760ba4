"""Whose eyes a summary is for: what it may name, and which values it may print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from leaders_network.audiences import Audience
from leaders_network.publish.phrases import CONFIRMERS, PURPOSES, telephone
from leaders_network.publish.phrases import day as in_words
from leaders_network.publish.sight import Sight
from leaders_network.records.field import TEAM
from leaders_network.reviewing.difference import Change
from leaders_network.reviewing.facts import ORDER, Fact, Facts, Way
from leaders_network.reviewing.sides import Side
from leaders_network.reviewing.snapshot import Snapshot

HIDDEN = "not shown here"

_KINDS = {
    "leader": "a leader",
    "organisation": "an organisation",
    "post": "a post",
    "programme": "a programme",
    "group": "a group",
    "contributor": "a contributor",
    "page": "a page",
    "file": "a file",
    "sector": "a sector",
    "area": "an area",
    "role": "a role",
    "topic": "a topic",
    "settings": "the settings of the network",
}
_WORDS = {
    "phone": "telephone number",
    "email": "e-mail address",
    "web": "web page",
    "address": "postal address",
    "hours": "hours",
    "confirmed": "confirmation",
    "knows_about": "topic",
    "contact_for": "what to contact them for",
    "sign_in": "address to sign in with",
    "other_names": "other name",
    "other_titles": "other title",
    "former_ids": "former id",
    "programmes": "programme",
    "via": "which contact",
    "reply": "usual time to reply",
    "may_edit": "leave to confirm and correct",
    "lawful_basis": "lawful basis",
    "job_share": "job share",
    "audience": "who sees",
    "audiences": "who sees",
    "agreed": "agreement",
    "file": "what it holds",
}
_LISTS = {
    "contacts": "a contact",
    "assistants": "an assistant",
    "routes": "a route",
    "appointments": "an appointment",
    "offers": "an offer",
    "asks": "an ask",
    "agreed": "an agreement",
    "cohorts": "a cohort",
}


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
        return change.place in self._facts(self.before, self._later(change))

    def new(self, change: Change) -> bool:
        """Return whether the new value of a change may be printed, by the same rule."""
        return change.place in self._facts(self.after, self._later(change))

    def _later(self, change: Change) -> date | None:
        return change.day if self.audience.name == TEAM else None

    def knows(self, change: Change) -> bool:
        """Return whether the reader may know where a change stands."""
        return self.new(change) or self.old(change)

    def _facts(self, side: Side, later: date | None) -> Facts:
        own = side.unlapsed() if self.audience.name == TEAM else side
        facts = own.seen_by(self.audience, self.day)
        return facts | own.seen_by(self.audience, later) if later else facts

    def name(self, subject: str) -> str:
        """Return what a subject is called; only what kind it is, where the reader sees it not."""
        known = self.known_name(subject)
        scheme = subject.partition(":")[0]
        return known or f"{_KINDS.get(scheme, scheme)} ({HIDDEN})"

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
            return _KINDS["settings"] if self.audience.name == TEAM else None
        if scheme in ("page", "file"):
            thing = side.content.at(identifier)
            if thing is None or not self.audience.sees(thing.audience):
                return None
            return f"{getattr(thing, 'title', '') or 'file'} ({identifier})"
        if scheme in ("sector", "area", "role", "topic"):
            words = getattr(getattr(side.records, f"{scheme}s"), f"{scheme}s")
            return next((f"{scheme} {w.name}" for w in words if w.id == identifier), None)
        if scheme == "post":
            return self.post(identifier) or None
        record = getattr(side.records, f"{scheme}s").get(identifier)
        return self._shown(side, record)

    def _shown(self, side: Snapshot, record: Any) -> str | None:
        """Return the name of a record where the reader sees it."""
        if record is None:
            return None
        seen = self._sight(side).one(record)
        return getattr(seen, "name", None) if seen is not None else None

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

    def field(self, change: Change) -> str:
        """Return what a change is of: `telephone number of “Direct” (Chief Fire Officer, …)`."""
        way = owners_of(change.way)
        if not way:
            return self.leaf(change.way)
        item = self.item(change.subject, way, named=self.knows(change))
        leaf = self.leaf(change.way)
        return f"{leaf} {item}" if change.way[-1] == "audience" else f"{leaf} of {item}"

    def leaf(self, way: Way) -> str:
        """Return what a value is called within its item."""
        return _leaf(way[len(owners_of(way)) :])

    def item(self, subject: str, way: Way, *, named: bool) -> str:
        """Return what an item of a list is called; only what it is, to whoever may not know."""
        (owner, item), *inner = zip(way[::2], way[1::2], strict=True)
        if not named:
            return _LISTS.get(way[-2], "an item")
        told = ""
        if owner == "appointments":
            told = self.post(item.partition(" ")[0]) or f"a post ({HIDDEN})"
            if not inner:
                return f"the post {told}"
            owner, item = inner[0]
        name = self._item(subject, way, owner, item)
        return f"{name} ({told})" if told else name

    def _item(self, subject: str, way: Way, owner: str, item: str) -> str:
        if owner == "routes":
            return f"the way for {PURPOSES[item].lower() if item in PURPOSES else item}"
        for side in (self.after, self.before):
            fact = self._facts(side, None).get((subject, (*way, "label")))
            if fact:
                return f"“{fact.value}”"
        return f"{_LISTS.get(owner, owner).partition(' ')[2] or owner} “{item}”"

    def value(self, fact: Fact | None, *, shown: bool) -> str:
        """Return a value as people read it, or that it is not shown."""
        if fact is None:
            return ""
        if not shown:
            return f"({HIDDEN})"
        return self._printed(fact)

    def _printed(self, fact: Fact) -> str:
        forms: dict[str, Callable[[str], str]] = {
            "phone": self._telephone,
            "date": _date,
            "confirmation": _confirmation,
            "post": self._post_or_not,
            "file": _shortened,
        }
        return forms[fact.sort](fact.value) if fact.sort in forms else fact.value

    def _telephone(self, number: str) -> str:
        return telephone(number, self.after.snapshot.records.network.country)

    def _post_or_not(self, reference: str) -> str:
        return self.post(reference) or f"({HIDDEN})"


def _shortened(digest: str) -> str:
    return f"{digest[:8]}…"


def _date(text: str) -> str:
    return in_words(date.fromisoformat(text)).text


def _confirmation(text: str) -> str:
    on, _, by = text.partition(" ")
    return f"{_date(on)} {CONFIRMERS[by]}"


def owners_of(way: Way) -> Way:
    """Return the way to the item that a value is of; nothing where it is of the subject itself."""
    return way[: (len(way) - 1) // 2 * 2]


def _leaf(leaf: Way) -> str:
    first = leaf[0] if leaf else ""
    words = _WORDS.get(first, first.replace("_", " "))
    if leaf[1:] == (ORDER,):
        return f"order of {first.replace('_', ' ')}"
    if first == "audiences" and len(leaf) > 1:
        return f"{words} the {leaf[1].replace('_', ' ')}"
    return words
