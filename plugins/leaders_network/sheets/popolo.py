"""People in Popolo's JSON, with what they hold and how they are reached there.

Source: popoloproject.com, "The Popolo Project's data specification".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from leaders_network.problems import Location, Problems
from leaders_network.records.slugs import slug
from leaders_network.sheets.people import ListedPerson, whole

_NAMES = {"name": "name", "given": "given_name", "family": "family_name"}
_FIELDS = ("summary", "biography", "other_names")
_READ = {*_NAMES.values(), *_FIELDS, "id", "email", "contact_details", "memberships"}
_SORTS = {
    "email": "email",
    "phone": "phone",
    "voice": "phone",
    "cell": "phone",
    "web": "web",
    "url": "web",
    "address": "address",
}


def popolo(text: str, source: str, problems: Problems) -> tuple[list[ListedPerson], list[str]]:
    """Return the persons of a Popolo file, and notes on what of it has no place in the directory.

    Where there are none, the problem is recorded.
    """
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        problems.add(Location(source), "this is not JSON", "source", fix="save it again as JSON")
        return [], []
    persons = values.get("persons") if isinstance(values, dict) else values
    if not isinstance(persons, list):
        fix = "Popolo has a list `persons` at the top"
        problems.add(Location(source), "there are no persons in it", "source", fix=fix)
        return [], []
    held = _memberships(values) if isinstance(values, dict) else {}
    return [_person(one, n, source, held) for n, one in enumerate(persons, 1)], list(
        _unread(persons, source)
    )


def _memberships(values: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for held in _groups(values.get("memberships")):
        found.setdefault(str(held.get("person_id")), []).append(held)
    return found


def _person(
    one: Any, line: int, source: str, memberships: Mapping[str, list[Mapping[str, Any]]]
) -> ListedPerson:
    person = ListedPerson(source, line)
    if not isinstance(one, dict):
        person.fault = "it is no group of fields"
        return person
    for field, key in {**_NAMES, "id": "id"}.items():
        value = one.get(key) or ""
        if not isinstance(value, str):
            person.fault = f"its `{key}` is no text"
            return person
        setattr(person, field, value)
    person.fields = {key: _field(one[key]) for key in _FIELDS if one.get(key)}
    held = [*memberships.get(person.id, ()), *_groups(one.get("memberships"))]
    person.held = [_appointment(each) for each in held if each.get("post_id")]
    if one.get("email"):
        person.emails.append(str(one["email"]))
    for holder in (one, *held):
        for sort, detail in _details(holder):
            if sort in ("email", "phone"):
                (person.emails if sort == "email" else person.phones).append(str(detail["value"]))
    return whole(person)


def _field(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    names = (one.get("name") if isinstance(one, dict) else one for one in value)
    return [name for name in names if name]


def _appointment(held: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"post": str(held["post_id"])}
    if held.get("start_date"):
        made["start"] = str(held["start_date"])
    if "end_date" in held:
        made["end"] = str(held["end_date"] or "") or None
    contacts: dict[str, dict[str, Any]] = {}
    for sort, detail in _details(held):
        label = str(detail.get("label") or sort.capitalize())
        contact = contacts.setdefault(
            slug(label) or sort, {"id": slug(label) or sort, "label": label}
        )
        contact.setdefault(sort, str(detail["value"]))
    return {**made, "contacts": list(contacts.values())} if contacts else made


def _details(holder: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each way to reach somebody, and whether it is an address, a number or a page."""
    for detail in _groups(holder.get("contact_details")):
        sort = _SORTS.get(str(detail.get("type")))
        if sort and detail.get("value"):
            yield sort, detail


def _groups(value: Any) -> Iterator[Mapping[str, Any]]:
    yield from (one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def _unread(persons: list[Any], source: str) -> Iterator[str]:
    """Yield a note that names the fields that were left out, where there are any."""
    unread = sorted({str(key) for one in _groups(persons) for key in one if key not in _READ})
    if unread:
        yield f"{source}: left out, for the directory has no such field: {', '.join(unread)}"
