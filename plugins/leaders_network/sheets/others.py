"""Records in the forms of others: Popolo's JSON, and vCards.

Source: popoloproject.com, "The Popolo Project's data specification"; RFC 6350, vCard 4.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

Plain = Mapping[str, Mapping[str, Any]]
_FOLD = 75


def as_json(records: Plain) -> bytes:
    """Return records as one JSON object: kinds, ids, fields."""
    return (json.dumps(records, ensure_ascii=False, indent=2) + "\n").encode()


def as_popolo(records: Plain) -> bytes:
    """Return leaders, organisations, posts and appointments in Popolo's terms."""
    posts = {
        f"{body}/{post['id']}": post
        for body, record in records["organisations"].items()
        for post in record.get("posts", ())
    }
    made = {
        "persons": [_person(key, one) for key, one in records["leaders"].items()],
        "organizations": [_organisation(key, one) for key, one in records["organisations"].items()],
        "posts": [
            {"id": key, "label": post["title"], "organization_id": key.partition("/")[0]}
            for key, post in posts.items()
        ],
        "memberships": [
            membership
            for key, one in records["leaders"].items()
            for membership in _memberships(key, one)
        ],
    }
    return as_json(made)  # type: ignore[arg-type]


def _person(identifier: str, leader: Mapping[str, Any]) -> dict[str, Any]:
    names = ("name", "given_name", "family_name", "summary", "biography")
    made: dict[str, Any] = {"id": identifier, **{k: leader[k] for k in names if k in leader}}
    if leader.get("other_names"):
        made["other_names"] = [{"name": name} for name in leader["other_names"]]
    return made


def _organisation(identifier: str, record: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"id": identifier, "name": record["name"]}
    made["classification"] = record["sector"]
    if record.get("parent"):
        made["parent_id"] = record["parent"]
    if record.get("website"):
        made["links"] = [{"url": record["website"]}]
    return made


def _memberships(person: str, leader: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for held in leader.get("appointments", ()):
        made: dict[str, Any] = {"person_id": person, "post_id": held["post"]}
        made["organization_id"] = held["post"].partition("/")[0]
        made["start_date"] = held["start"]
        if held.get("end"):
            made["end_date"] = held["end"]
        details = [
            {"type": sort, "label": contact["label"], "value": contact[sort]}
            for contact in held.get("contacts", ())
            for sort in ("email", "phone", "web", "address")
            if contact.get(sort)
        ]
        yield {**made, "contact_details": details} if details else made


def as_cards(records: Plain) -> bytes:
    """Return every leader as a vCard."""
    cards = (_card(key, one, records) for key, one in records["leaders"].items())
    return "".join(f"{_folded(line)}\r\n" for card in cards for line in card).encode()


def _card(identifier: str, leader: Mapping[str, Any], records: Plain) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:{identifier}"
    yield f"FN:{escaped(leader['name'])}"
    given, family = leader.get("given_name", ""), leader.get("family_name", "")
    if given or family:
        yield f"N:{escaped(family)};{escaped(given)};;;"
    for held in leader.get("appointments", ()):
        if not held.get("end"):
            body, _, post = held["post"].partition("/")
            record = records["organisations"].get(body, {})
            titles = {one["id"]: one["title"] for one in record.get("posts", ())}
            yield f"ORG:{escaped(record.get('name', body))}"
            yield f"TITLE:{escaped(titles.get(post, post))}"
        for contact in held.get("contacts", ()):
            if contact.get("email"):
                yield f"EMAIL;TYPE=work:{escaped(contact['email'])}"
            if contact.get("phone"):
                yield f"TEL;VALUE=text;TYPE=work:{escaped(contact['phone'])}"
    yield "END:VCARD"


def escaped(text: str) -> str:
    """Return text as a vCard's value."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line cut so that no part is longer than 75 octets, and no character torn."""
    parts, part, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _FOLD:
            parts.append(part)
            part, size = " ", 1
        part, size = part + character, size + width
    return "\r\n".join([*parts, part])
