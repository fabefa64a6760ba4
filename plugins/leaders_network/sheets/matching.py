"""Who in a list is who in the directory: surely, probably, or nobody yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz, process

from leaders_network.importing.fitting import fitted
from leaders_network.importing.slugs import slug
from leaders_network.records.contact import Contact
from leaders_network.records.editing import Item, Way
from leaders_network.records.shape import shape
from leaders_network.sheets.changes import Changed, Outcome, Reading
from leaders_network.sheets.people import Person

PROBABLE = 87
"""From which likeness two names are probably one person's: a swapped or missing letter or two."""

NEW = "new"
Asking = Callable[[Person, str, str], str | None]
"""Asks whether a person is a leader of this id and name: the id, `new`, or None to leave it."""


def folded(name: str) -> str:
    """Return a name as names are compared: without accents, capitals and order."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    words = "".join(
        c if c.isalnum() else " " for c in bare.replace("'", "").replace("’", "")
    ).split()
    return " ".join(sorted(words))


@dataclass(slots=True)
class Matching:
    """People of a list, matched with the leaders there are."""

    reading: Reading
    ask: Asking
    fresh: dict[str, dict[str, Any]] = field(default_factory=dict)
    """New leaders by their ids."""
    _names: dict[str, str] = field(init=False)
    _ways: dict[str, str] = field(init=False)
    _elsewhere: frozenset[str] = field(init=False)
    """What offices and assistants are reached by: a card of ours holds that too."""

    def __post_init__(self) -> None:
        leaders = self.reading.records["leaders"]
        self._names = {key: folded(one["name"]) for key, one in leaders.items()}
        self._ways = {way: key for key, one in leaders.items() for way in _ways_of(one)}
        self._elsewhere = frozenset(_ways_of_others(self.reading.records))

    def take(self, person: Person) -> None:
        """Note what a person of a list changes, or who they are that is new."""
        word, why = self._taken(person)
        self.reading.outcomes.append(Outcome(person.source, person.line, word, why))

    def _taken(self, person: Person) -> tuple[str, str]:
        if not person.name:
            return "not placed", "there is no name"
        known = self._sure(person)
        if known is None:
            likely = self._likely(person)
            if likely:
                answer = self.ask(person, likely, self.reading.records["leaders"][likely]["name"])
                if answer is None:
                    name = f"{person.source}:{person.line}"
                    told = (
                        f"this is probably `{likely}`; say --same {name}={likely} or --new {name}"
                    )
                    return "not placed", told
                known = None if answer == NEW else answer
        if known is not None:
            return self._changed(person, known)
        return self._new(person)

    def _sure(self, person: Person) -> str | None:
        if person.id in self._names:
            return person.id
        for way in _fitted(person):
            if way in self._ways:
                return self._ways[way]
        wanted = folded(person.name)
        same = [key for key, name in self._names.items() if name == wanted]
        return same[0] if len(same) == 1 else None

    def _likely(self, person: Person) -> str | None:
        names = {**self._names, **{k: folded(str(v["name"])) for k, v in self.fresh.items()}}
        found = process.extractOne(
            folded(person.name), names, scorer=fuzz.token_sort_ratio, score_cutoff=PROBABLE
        )
        return found[2] if found and found[2] in self._names else None

    def _changed(self, person: Person, identifier: str) -> tuple[str, str]:
        """Change the one address or number that the list has and the record has not.

        A list says nothing of what it leaves out, so only a value put in the place of the one
        that is missing is a change; more than that is for a person to decide.
        """
        record = self.reading.records["leaders"][identifier]
        changes: list[tuple[Way, Any]] = []
        open_questions = []
        for sort, listed in (("email", person.emails), ("phone", person.phones)):
            fitting = [_fit(sort, value) for value in listed]
            there = dict(_contacts(record, sort))
            given = [one for one in fitting if one in there or one not in self._elsewhere]
            fresh = [value for value in given if value not in there]
            gone = [value for value in there if value not in given]
            if len(fresh) == 1 and len(gone) == 1 and len(given) == len(there):
                changes.append((there[gone[0]], fresh[0]))
            elif fresh:
                open_questions.append(f"{sort} {', '.join(fresh)}")
        if changes:
            into = self.reading.changed.setdefault(("leaders", identifier), Changed())
            into.changes += changes
            into.outcomes.append(len(self.reading.outcomes))
            return "changed", f"{identifier}: {', '.join(str(way[-1]) for way, _ in changes)}"
        if open_questions:
            return "not placed", f"{identifier} has no place for {'; '.join(open_questions)}"
        return "unchanged", identifier

    def _new(self, person: Person) -> tuple[str, str]:
        named = f"{person.given} {person.family}" if person.given and person.family else person.name
        identifier = slug(named)
        if not identifier or identifier in self._names or identifier in self.fresh:
            return "not placed", f"the id `{identifier}` is taken; add the leader by hand"
        values = {"name": person.name, "given_name": person.given, "family_name": person.family}
        self.fresh[identifier] = {key: value for key, value in values.items() if value}
        reach = ", ".join([*person.emails, *person.phones])
        told = f"{identifier}; add the post, and to it: {reach}" if reach else identifier
        return "added", told


def _contacts(record: Mapping[str, Any], sort: str) -> Iterator[tuple[str, Way]]:
    """Yield each address or number of a leader's contacts, and the way to it."""
    for held in record.get("appointments", ()):
        above = Item((("post", held["post"]), ("start", held["start"])))
        for contact in held.get("contacts", ()):
            if contact.get(sort):
                one = Item((("id", contact["id"]),))
                value = _fit(sort, contact[sort])
                yield value, ("appointments", above, "contacts", one, sort)


def _ways_of(record: Mapping[str, Any]) -> Iterator[str]:
    yield from (_fit("email", address) for address in record.get("sign_in", ()))
    for sort in ("email", "phone"):
        yield from (value for value, _ in _contacts(record, sort))


def _ways_of_others(records: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield each address and number of an office or an assistant."""
    bodies = records.get("organisations", {}).values()
    owners = [owner for body in bodies for owner in (body, *body.get("posts", ()))]
    found = [contact for owner in owners for contact in owner.get("contacts", ())]
    for leader in records["leaders"].values():
        found += [
            one for held in leader.get("appointments", ()) for one in held.get("assistants", ())
        ]
    for one in found:
        yield from (_fit(sort, one[sort]) for sort in ("email", "phone") if one.get(sort))


def _fitted(person: Person) -> Iterator[str]:
    yield from (_fit("email", one) for one in person.emails)
    yield from (_fit("phone", one) for one in person.phones)


def _fit(sort: str, value: str) -> str:
    if sort == "email":
        return value.strip().casefold()
    return str(fitted(value, shape(Contact)["phone"], "GB"))
