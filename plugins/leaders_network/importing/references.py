"""What a record refers to, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from leaders_network.importing.folder import Existing
from leaders_network.importing.kinds import KINDS, Kind
from leaders_network.marks import Mark, Step
from leaders_network.problems import Fault, Problems, near_word
from leaders_network.records.naming import REFERENCES
from leaders_network.records.shape import Slot, shape
from leaders_network.records.validation import validated

Steps = tuple[Step, ...]


@dataclass(slots=True)
class Known:
    """Everything that may be referred to: what is in the folder, and what will be."""

    existing: Existing
    _ids: dict[str, set[str]] = field(default_factory=dict)
    _posts: dict[str, set[str]] = field(default_factory=dict)

    def add(self, kind: str, identifier: str, values: dict[str, Any]) -> None:
        """Add a record that will be."""
        self.all(kind).add(identifier)
        if kind == "organisation":
            self._posts[identifier] = {str(post.get("id")) for post in values.get("posts", ())}

    def all(self, kind: str) -> set[str]:
        """Return the ids of all records of a kind; but posts are asked for by `posts`."""
        if kind not in self._ids:
            self._ids[kind] = set(self.existing.ids(KINDS[kind]))
        return self._ids[kind]

    def posts(self, organisation: str) -> set[str]:
        """Return the posts of an organisation as they are referred to."""
        posts = self._posts.get(organisation, set()) | self.existing.posts(organisation)
        return {f"{organisation}/{post}" for post in posts}

    def has(self, kind: str, value: str) -> bool:
        """Return whether a reference leads somewhere."""
        if kind != "post":
            return value in self.all(kind)
        organisation, _, post = value.partition("/")
        told = self._posts.get(organisation, ()), self.existing.posts(organisation)
        return any(post in posts for posts in told)

    def fault(self, kind: str, value: str) -> Fault | None:
        """Return what is wrong with a reference, or None when it leads somewhere."""
        if self.has(kind, value):
            return None
        known = self.posts(value.partition("/")[0]) if kind == "post" else self.all(kind)
        near = near_word(value, known) or self._near_organisation(kind, value)
        fix = f"write `{near}`, or " if near else ""
        fix += f"import or write the {kind} first"
        return f"unknown-{kind}", f"there is no {kind} `{value}`", fix

    def _near_organisation(self, kind: str, value: str) -> str | None:
        organisation, _, post = value.partition("/")
        near = near_word(organisation, self.all("organisation")) if kind == "post" else None
        known = self.posts(near) if near else set()
        return near_word(f"{near}/{post}", known)


def dangling(values: dict[str, Any], kind: Kind, known: Known) -> Iterator[tuple[Steps, Fault]]:
    """Yield every reference of a record that leads nowhere: the steps to it, and what is wrong."""
    for steps, referred, value in references(values, kind):
        fault = known.fault(referred, value)
        if fault:
            yield steps, fault


def references(values: dict[str, Any], kind: Kind) -> Iterator[tuple[Steps, str, str]]:
    """Yield every value that names a record: the steps to it, of which kind, and its id."""
    yield from _walk(values, shape(kind.model), (), kind.name)


def _walk(
    values: dict[str, Any], slots: dict[str, Slot], steps: Steps, own: str
) -> Iterator[tuple[Steps, str, str]]:
    for key, value in values.items():
        slot = slots[key]
        held = enumerate(value) if slot.many else ((None, value),)
        for position, one in held:
            here = (*steps, key) if position is None else (*steps, key, position)
            kind = own if key == "parent" else REFERENCES.get(key)
            if slot.inside:
                yield from _walk(one, shape(slot.inside), here, own)
            elif (kind in KINDS or kind == "post") and slot.sort in ("id", "code", "post"):
                yield here, kind, str(one)


def in_words(steps: Steps) -> str:
    """Return the way to a value as people write it: `appointments[0].post`."""
    text = ""
    for step in steps:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")


def faults_of(model: type, values: dict[str, Any]) -> Iterator[tuple[Steps, Fault]]:
    """Yield all that is wrong with a record's plain values: the steps to each, and what it is."""
    places: list[Steps] = []
    problems = Problems()
    validated(model, values, _numbered(values, (), places), "", problems)
    for problem in problems:
        yield places[problem.location.line], (problem.code, problem.message, problem.fix)


def _numbered(values: Any, steps: Steps, places: list[Steps]) -> Mark:
    """Return marks that number the places of plain values, which have no lines of their own."""
    here = (len(places), 1)
    places.append(steps)
    mark = Mark(here, here)
    inside = values.items() if isinstance(values, dict) else ()
    for key, value in enumerate(values) if isinstance(values, list) else inside:
        mark.inside[key] = _numbered(value, (*steps, key), places)
    return mark
