"""People in the lists of others: vCards, Popolo's persons, and tables with headings of any kind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from leaders_network.problems import Location, Problems
from leaders_network.sheets.grids import Grid

_HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("id", "uid", "identifier"),
    "name": ("name", "full name", "fullname", "display name", "contact name", "leader"),
    "given": ("given name", "first name", "forename", "firstname", "given_name"),
    "family": ("family name", "last name", "surname", "lastname", "family_name"),
    "email": ("email", "e-mail", "email address", "e-mail address", "mail"),
    "phone": ("phone", "telephone", "tel", "mobile", "phone number", "telephone number"),
}
_SEARCHED = 12
_UNFOLD = re.compile(r"\r?\n[ \t]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_OWN_CARD = re.compile(r"/leaders/([a-z0-9-]+)/[a-z0-9-]+\.vcf$")
"""Where a card of ours says it comes from, with whose it is."""
_QUOTED_PRINTABLE = re.compile(r"=([0-9A-Fa-f]{2})")


@dataclass(slots=True)
class Person:
    """Somebody in a list: where they stand in it, their names, and the ways to reach them."""

    source: str
    line: int
    name: str = ""
    given: str = ""
    family: str = ""
    id: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)


def people_in(grid: Grid) -> list[Person] | None:
    """Return the people of a table, or None where no line of it reads like headings."""
    for number, (_, texts) in enumerate(grid.lines[:_SEARCHED]):
        columns = {place: _meaning(text) for place, text in enumerate(texts)}
        meanings = set(columns.values())
        if "name" in meanings or {"given", "family"} <= meanings:
            rows = (row for row in grid.lines[number + 1 :] if any(row[1]))
            return [_person(grid.name, line, cells, columns) for line, cells in rows]
    return None


def _meaning(heading: str) -> str:
    plain = " ".join(heading.casefold().replace("_", " ").strip(" *:").split())
    return next((key for key, names in _HEADINGS.items() if plain in names), "")


def _person(source: str, line: int, cells: list[str], columns: Mapping[int, str]) -> Person:
    person = Person(source, line)
    for place, text in enumerate(cells):
        meaning = columns.get(place, "")
        if not text or not meaning:
            continue
        if meaning in ("email", "phone"):
            getattr(person, f"{meaning}s").append(text)
        elif not getattr(person, meaning):
            setattr(person, meaning, text)
    person.name = person.name or f"{person.given} {person.family}".strip()
    return person


def cards(text: str, source: str) -> list[Person]:
    """Return the people of vCards, versions 2.1 to 4."""
    found: list[Person] = []
    line = 0
    person = Person(source, 0)
    for written in _UNFOLD.sub("", text.replace("=\r\n", "").replace("=\n", "")).splitlines():
        line += 1
        head, colon, value = written.partition(":")
        name = head.split(";")[0].rpartition(".")[2].upper()
        if not colon:
            continue
        if "QUOTED-PRINTABLE" in head.upper():
            value = _unquoted(value)
        if name == "BEGIN":
            person = Person(source, line)
        elif name == "END":
            person.name = person.name or f"{person.given} {person.family}".strip()
            found.append(person)
        else:
            _take(person, name, value)
    return found


def _take(person: Person, name: str, value: str) -> None:
    if name == "FN":
        person.name = _plain(value)
    elif name == "N":
        parts = [_plain(part) for part in re.split(r"(?<!\\);", value)]
        person.family, person.given = (*parts, "", "")[:2]
    elif name == "UID":
        person.id = value.rstrip("/").rpartition("/")[2].rpartition(":")[2].partition("#")[0]
    elif name == "SOURCE" and (match := _OWN_CARD.search(value)):
        person.id = match[1]
    elif name == "EMAIL":
        person.emails.append(_plain(value).removeprefix("mailto:"))
    elif name == "TEL":
        person.phones.append(_plain(value).removeprefix("tel:"))


def _plain(value: str) -> str:
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value).strip()


def _unquoted(value: str) -> str:
    encoded = _QUOTED_PRINTABLE.sub(lambda m: chr(int(m[1], 16)), value)
    return encoded.encode("latin-1", "replace").decode("utf-8", "replace")


def popolo(text: str, source: str, problems: Problems) -> list[Person] | None:
    """Return the persons of a Popolo file, or None with the problem recorded."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        problems.add(Location(source), "this is not JSON", "source", fix="save it again as JSON")
        return None
    persons = values.get("persons") if isinstance(values, dict) else values
    if not isinstance(persons, list):
        fix = "Popolo has a list `persons` at the top"
        problems.add(Location(source), "there are no persons in it", "source", fix=fix)
        return None
    ways = _ways(values) if isinstance(values, dict) else {}
    return [_popolo(one, n, source, ways) for n, one in enumerate(persons, 1) if _is_group(one)]


def _is_group(value: Any) -> bool:
    return isinstance(value, dict)


def _ways(values: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for held in values.get("memberships") or ():
        if isinstance(held, dict):
            found.setdefault(str(held.get("person_id")), []).extend(_details(held))
    return found


def _details(value: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (one for one in value.get("contact_details") or () if isinstance(one, dict))


def _popolo(
    one: Mapping[str, Any], line: int, source: str, ways: Mapping[str, list[dict[str, Any]]]
) -> Person:
    texts = {key: str(one.get(key) or "") for key in ("name", "given_name", "family_name", "id")}
    person = Person(
        source, line, texts["name"], texts["given_name"], texts["family_name"], texts["id"]
    )
    if one.get("email"):
        person.emails.append(str(one["email"]))
    for detail in (*_details(one), *ways.get(texts["id"], ())):
        value = str(detail.get("value") or "")
        if value and detail.get("type") in ("email", "phone"):
            (person.emails if detail["type"] == "email" else person.phones).append(value)
    return person
