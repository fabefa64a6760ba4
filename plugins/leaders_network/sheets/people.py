"""People in the lists of others, and how a table with headings of any kind lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from leaders_network.importing.grids import Grid
from leaders_network.importing.persons import turned

_HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("id", "uid", "identifier"),
    "name": ("name", "full name", "fullname", "display name", "contact name", "leader"),
    "given": ("given name", "first name", "forename", "firstname"),
    "family": ("family name", "last name", "surname", "lastname"),
    "email": (
        *("email", "email address", "mail", "work email", "contact email", "email 2 address"),
        *("email 1 value", "email 2 value"),
    ),
    "phone": (
        *("phone", "telephone", "tel", "mobile", "mob", "phone number", "telephone number"),
        *("business phone", "work phone", "office phone", "mobile phone", "mobile number"),
        *("phone no", "telephone no", "tel no", "mobile no", "contact number", "direct dial"),
        *("direct line", "phone 1 value", "phone 2 value"),
    ),
}
"""What columns are called, without their marks, in lists of people and those of address books."""
_WORD = re.compile(r"[^\W_]+")
_BODY = re.compile(
    r"\b(?:academy|agency|army|association|authority|board|borough|bureau|centre|college|commission"
    r"|committee|constabulary|corporation|council|court|department|executive|force|foundation|fund"
    r"|government|hospital|inspectorate|institute|ltd|ministry|nhs|office|organi[sz]ation|police"
    r"|region|register|school|services?|society|tribunal|trust|university|of|for|the)\b",
    re.IGNORECASE,
)
"""Words of which organisations' names are made, and hardly one of people's."""
_BESIDE_PEOPLE = frozenset(
    "post role title position rank organisation organization employer company body department"
    " council force trust service assistant pa pronouns honours".split()
)
"""What columns speak of beside a `Name` that is a person's."""
_ADDRESS = re.compile(r"[^\s<>,;\"()]+@[^\s<>,;\"()]+")
_BESIDE = re.compile(r"\s*@\s*")
_BETWEEN_NUMBERS = re.compile(r"\s*(?:[\n;]|/|\bor\b)\s*")
_SHORTEST = 7
"""Digits of a whole telephone number: what is shorter is the end of another."""
_NAMES = ("name", "given", "family")
_SEARCHED = 12


@dataclass(slots=True)
class ListedPerson:
    """Somebody in a list: where they stand in it, their names, and the ways to reach them."""

    source: str
    line: int
    name: str = ""
    given: str = ""
    family: str = ""
    id: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    fault: str = ""
    """Why nobody can be made of it."""
    fields: dict[str, Any] = field(default_factory=dict)
    """What else it says that a leader's record has a field for."""
    held: list[dict[str, Any]] = field(default_factory=list)
    """Appointments, as a record writes them; an `end` that is None says that there is none."""


def people_in(grid: Grid) -> list[ListedPerson] | None:
    """Return the people of a table, or None where no line of it reads like headings."""
    number = max(range(len(grid.lines[:_SEARCHED])), key=lambda n: _fitness(grid, n), default=0)
    if not grid.lines or not _fitness(grid, number):
        return None
    texts = grid.lines[number][1]
    columns = _columns(texts)
    if not _is_of_people(texts, columns):
        return None
    rows = [row for row in grid.lines[number + 1 :] if any(row[1]) or row[0] in grid.faults]
    grid.notes += _left_out(grid, texts, columns, rows)
    if twice := _twice(texts, columns):
        why = f"two columns are called `{twice}`; give each person a row of their own"
        grid.faults = {line: why for line, _ in rows} | grid.faults
    return [_person(grid, line, cells, columns) for line, cells in rows]


def _columns(headings: Sequence[str]) -> dict[int, str]:
    return {place: _meaning(text) for place, text in enumerate(headings)}


def _twice(headings: Sequence[str], columns: Mapping[int, str]) -> str:
    """Return what two columns of names are called, where one would hide the other."""
    named = [headings[place] for place, meaning in columns.items() if meaning in _NAMES]
    return next((name for name in named if named.count(name) > 1), "")


def _fitness(grid: Grid, number: int) -> int:
    """Return how many columns a line names as headings do, or 0 where it names nobody.

    Above the headings may stand groups of them, of which one is called `Leader`.
    """
    meanings = [meaning for meaning in _columns(grid.lines[number][1]).values() if meaning]
    names = "name" in meanings or {"given", "family"} <= set(meanings)
    return len(meanings) if names else 0


def _is_of_people(headings: Sequence[str], columns: Mapping[int, str]) -> bool:
    """Return whether a table is one of people, and not of whatever else has a `Name`."""
    known = {meaning for meaning in columns.values() if meaning} - {"id"}
    folded = {place: _WORD.findall(text.casefold()) for place, text in enumerate(headings)}
    others = [told for place, told in folded.items() if told and not columns[place]]
    if known != {"name"} or ["name"] not in folded.values() or not others:
        return True
    return any(_BESIDE_PEOPLE & set(told) for told in others)


def _left_out(
    grid: Grid,
    headings: Sequence[str],
    columns: Mapping[int, str],
    rows: Iterable[tuple[int, Sequence[str]]],
) -> Iterator[str]:
    """Yield a note that names the columns which say something, and nothing that is understood."""
    said = {place for _, cells in rows for place, text in enumerate(cells) if text}
    unread = [
        text or "one without a heading"
        for place, text in enumerate(headings)
        if place in said and not columns[place]
    ]
    if unread:
        yield f"{grid.name}: left out, for nothing says what these columns are: {', '.join(unread)}"


def _meaning(heading: str) -> str:
    plain = " ".join(_WORD.findall(heading.casefold())).replace("e mail", "email")
    return next((key for key, names in _HEADINGS.items() if plain in names), "")


def _person(grid: Grid, line: int, cells: list[str], columns: Mapping[int, str]) -> ListedPerson:
    person = ListedPerson(grid.name, line, fault=grid.faults.get(line, ""))
    for place, text in enumerate(cells):
        meaning = columns.get(place, "")
        if not text or not meaning:
            continue
        if meaning == "email":
            person.emails += _ADDRESS.findall(_BESIDE.sub("@", text)) or [text]
        elif meaning == "phone":
            person.phones += _numbers(text)
        elif not getattr(person, meaning):
            setattr(person, meaning, text)
    return whole(person)


def _numbers(text: str) -> list[str]:
    """Return the telephone numbers of a cell, or all of it where a part is none."""
    parts = [part for part in _BETWEEN_NUMBERS.split(text) if part]
    short = any(sum(map(str.isdigit, part)) < _SHORTEST for part in parts)
    return [text] if short else parts


def is_of_bodies(names: Sequence[str]) -> bool:
    """Return whether most of some names are those of organisations."""
    return sum(bool(_BODY.search(name)) for name in names) * 2 > len(names)


def whole(person: ListedPerson) -> ListedPerson:
    """Return somebody with a name as it is read: their given and family name where none is told."""
    written = person.name or f"{person.given} {person.family}"
    person.name = " ".join(written.split())
    if found := turned(person.name):
        person.name = found.name
        if not person.given and not person.family:
            person.given, person.family = found.given, found.family
    return person
