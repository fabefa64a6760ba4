"""Who in a list is who in the directory: surely, probably, or nobody yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from rapidfuzz import fuzz, process

from leaders_network.care.identity import names_of
from leaders_network.importing.persons import bare_name
from leaders_network.records.editing import Way
from leaders_network.records.slugs import plain, slug
from leaders_network.sheets.changes import Changed, Fresh, Outcome, Reading
from leaders_network.sheets.holding import changes_of_held
from leaders_network.sheets.people import ListedPerson
from leaders_network.sheets.reaching import Reaching

PROBABLE = 87
"""From which likeness two names are probably one person's: a swapped or missing letter or two."""

NEW = "new"
Asking = Callable[[ListedPerson, str, str], str | None]
"""Asks whether a person is a leader of this id and name: the id, `new`, or None to leave it."""


def folded(name: str) -> str:
    """Return a name as names are compared: without accents, capitals and order."""
    bare = plain(name).replace("'", "").replace("’", "")
    words = "".join(c if c.isalnum() else " " for c in bare).split()
    return " ".join(sorted(words))


@dataclass(slots=True)
class Matching:
    """People of a list, matched with the leaders there are."""

    reading: Reading
    ask: Asking
    notes: list[str] = field(default_factory=list)
    """What was seen and left as it is."""
    _names: dict[str, frozenset[str]] = field(init=False)
    """The names that each leader is written by, as names are compared."""
    _called: dict[str, list[str]] = field(init=False)
    """Whose each of those names is."""
    _bare: dict[str, list[str]] = field(init=False)
    """Whose each name may be, with titles and without."""
    _near: dict[tuple[str, str], str] = field(init=False)
    """The names among which the nearest is looked for, by whose they are."""
    _posts: frozenset[str] = field(init=False)
    _reaching: Reaching = field(init=False)
    _ways: dict[str, str] = field(init=False)
    _elsewhere: frozenset[str] = field(init=False)
    """What offices and assistants are reached by: a card of ours holds that too."""

    def __post_init__(self) -> None:
        leaders = self.reading.records["leaders"]
        self._names = {key: frozenset(map(folded, _written(one))) for key, one in leaders.items()}
        self._called = defaultdict(list)
        for key, held in self._names.items():
            for name in held:
                self._called[name].append(key)
        self._bare = defaultdict(list)
        for key, one in leaders.items():
            for name in dict.fromkeys(map(folded, _forms(one))):
                self._bare[name].append(key)
        self._near = {(key, name): name for key, held in self._names.items() for name in held}
        self._posts = frozenset(_posts(self.reading.records))
        self._reaching = reaching = Reaching(self.reading.country)
        self._ways = {way: key for key, one in leaders.items() for way in reaching.of_leader(one)}
        self._elsewhere = frozenset(reaching.of_others(self.reading.records))

    def take(self, person: ListedPerson) -> None:
        """Note what a person of a list changes, or who they are that is new."""
        word, why = self._taken(person)
        self.reading.outcomes.append(Outcome(person.source, person.line, word, why))

    def _taken(self, person: ListedPerson) -> tuple[str, str]:
        if person.fault:
            return "not placed", person.fault
        if not person.name:
            return "not placed", "there is no name"
        known = self._sure(person)
        if known is None:
            likely = self._likely(person)
            if likely:
                answer = self.ask(person, likely, self.reading.records["leaders"][likely]["name"])
                if answer is None:
                    row = f"{person.source}:{person.line}"
                    same, new = (_as_typed(word) for word in (f"{row}={likely}", row))
                    told = f"this is probably `{likely}`; say --same {same} or --new {new}"
                    return "not placed", told
                known = None if answer == NEW else answer
        if known is not None:
            return self._changed(person, known)
        return self._new(person)

    def _sure(self, person: ListedPerson) -> str | None:
        if person.id in self._names:
            return person.id
        held = self._by_way(person)
        if held and self._shares_a_name(person, held):
            return held
        wanted = {folded(person.name), folded(f"{person.given} {person.family}")} - {""}
        same = {key for name in wanted for key in self._called.get(name, ())}
        return same.pop() if len(same) == 1 else None

    def _likely(self, person: ListedPerson) -> str | None:
        """Return who somebody probably is: of the same name without titles, or of nearly the same.

        Or they are reached where somebody is of another name, as who follows them in a post is.
        Nearest may be somebody whom the list itself has added; then they are nobody of before.
        """
        for name in map(folded, _forms({"name": person.name})):
            if name in self._bare:
                return self._bare[name][0]
        # What is folded stands in order already, so a plain ratio compares the sorted words.
        found = process.extractOne(
            folded(person.name), self._near, scorer=fuzz.ratio, score_cutoff=PROBABLE
        )
        return found[2][0] or None if found else self._by_way(person)

    def _by_way(self, person: ListedPerson) -> str | None:
        ways = (self._ways.get(way) for way in self._reaching.of_person(person))
        return next(filter(None, ways), None)

    def _shares_a_name(self, person: ListedPerson, identifier: str) -> bool:
        """Return whether a word of somebody's name, beside titles, is one of a leader's names."""
        bare = min(map(folded, _forms({"name": person.name})), key=len)
        known = (folded(form) for form in _forms(self.reading.records["leaders"][identifier]))
        return not set(bare.split()).isdisjoint(word for form in known for word in form.split())

    def _changed(self, person: ListedPerson, identifier: str) -> tuple[str, str]:
        """Change what the list says otherwise of somebody.

        A list says nothing of what it leaves out, so of addresses and numbers only a value put in
        the place of the one that is missing is a change; more than that is for a person to decide.
        Their name, and what Popolo has fields for, change where the list knows them by their id.
        """
        record = self.reading.records["leaders"][identifier]
        changes: list[tuple[Way, Any]] = []
        open_questions = []
        if person.id == identifier:
            changes += _changed_fields(person, record)
            changes += changes_of_held(person.held, record.get("appointments", ()))
        else:
            self._note_another_name(person, identifier, record)
        for sort, listed in (("email", person.emails), ("phone", person.phones)):
            exchanged, fresh = self._exchanged(record, sort, listed)
            if exchanged:
                changes.append(exchanged)
            elif fresh:
                open_questions.append(f"{sort} {', '.join(fresh)}")
        if changes:
            return "changed", self._take(identifier, changes)
        if open_questions:
            return "not placed", f"{identifier} has no place for {'; '.join(open_questions)}"
        return "unchanged", identifier

    def _note_another_name(
        self, person: ListedPerson, identifier: str, record: Mapping[str, Any]
    ) -> None:
        if folded(person.name) not in {*self._names[identifier], *map(folded, _forms(record))}:
            self.notes.append(
                f"{person.source}:{person.line}: {identifier} is called {record['name']} here and"
                f" {person.name} there; the name was left"
            )

    def _exchanged(
        self, record: Mapping[str, Any], sort: str, listed: Iterable[str]
    ) -> tuple[tuple[Way, Any] | None, list[str]]:
        """Return the change by which one value takes another's place, and what the list adds."""
        there = dict(self._reaching.contacts(record, sort))
        fitting = [self._reaching.form(sort, value) for value in listed]
        given = [one for one in fitting if one in there or one not in self._elsewhere]
        fresh = [value for value in given if value not in there]
        gone = [value for value in there if value not in given]
        if len(fresh) == 1 and len(gone) == 1 and len(given) == len(there):
            return (there[gone[0]], fresh[0]), fresh
        return None, fresh

    def _take(self, identifier: str, changes: list[tuple[Way, Any]]) -> str:
        """Add the changes of a record to what was read, and return them in words."""
        into = self.reading.changed.setdefault(("leaders", identifier), Changed())
        into.changes += changes
        into.outcomes.append(len(self.reading.outcomes))
        what = dict.fromkeys(
            str(way[-1]) if isinstance(way[-1], str) else way[-2] for way, _ in changes
        )
        return f"{identifier}: {', '.join(map(str, what))}"

    def _new(self, person: ListedPerson) -> tuple[str, str]:
        named = f"{person.given} {person.family}" if person.given and person.family else ""
        identifier = slug(named or bare_name(person.name))
        if not identifier:
            return "not placed", "no id can be made of the name; add the leader by hand"
        if identifier in self._names or ("leaders", identifier) in self.reading.fresh:
            return "not placed", f"the id `{identifier}` is taken; add the leader by hand"
        values = {
            "name": person.name,
            "given_name": person.given,
            "family_name": person.family,
            **person.fields,
        }
        held = [one for one in person.held if one["post"] in self._posts]
        values["appointments"] = [{k: v for k, v in one.items() if v is not None} for one in held]
        made = {key: value for key, value in values.items() if value}
        self._near["", folded(person.name)] = folded(person.name)
        self.reading.fresh[("leaders", identifier)] = Fresh(made, [len(self.reading.outcomes)])
        reach = ", ".join([*person.emails, *person.phones])
        told = f"{identifier}; add the post, and to it: {reach}" if reach else identifier
        return "added", identifier if held else told


def _changed_fields(person: ListedPerson, record: Mapping[str, Any]) -> Iterator[tuple[Way, Any]]:
    """Yield what a list that knows somebody by their id says otherwise of them.

    A card takes a name apart as it can, so a given or a family name is changed only where one was.
    """
    names = {"name": person.name, "given_name": person.given, "family_name": person.family}
    told = {key: value for key, value in names.items() if value and key in record} | person.fields
    for key, value in told.items():
        if record.get(key) != value:
            yield (key,), value


def _written(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield each name that a record says somebody has, as it is written."""
    yield from (record["name"], *record.get("other_names", ()))
    if record.get("given_name") and record.get("family_name"):
        yield f"{record['given_name']} {record['family_name']}"


def _forms(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield each name of somebody, with titles and without."""
    named = SimpleNamespace(
        name=record["name"],
        given_name=record.get("given_name"),
        family_name=record.get("family_name"),
        other_names=record.get("other_names", ()),
    )
    yield from names_of(named)


def _as_typed(word: str) -> str:
    """Return a word as it is typed in a command: a sheet's name has spaces in it."""
    return f'"{word}"' if " " in word else word


def _posts(records: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for body, record in records.get("organisations", {}).items():
        yield from (f"{body}/{post['id']}" for post in record.get("posts", ()))
