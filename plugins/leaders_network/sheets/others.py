"""Records in the forms of others: Popolo's JSON, and vCards.

Source: popoloproject.com, "The Popolo Project's data specification".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from leaders_network.outputs.cards import leader_card
from leaders_network.publish.publication import Publication
from leaders_network.records.contact import WAYS

Plain = Mapping[str, Mapping[str, Any]]


def as_json(records: Mapping[str, object]) -> bytes:
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
    return as_json(made)


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
            for sort in WAYS
            if contact.get(sort)
        ]
        yield {**made, "contact_details": details} if details else made


def as_cards(publication: Publication) -> bytes:
    """Return every leader's card, as it can be saved from their page."""
    site = publication.site
    return b"".join(leader_card(entry.view(), site) for entry in publication.pages.leaders())
