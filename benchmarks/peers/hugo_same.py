"""The input of Hugo's third build: the files that ours writes, and ours' frame around its pages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.peers import facts
from benchmarks.peers.assistants import Assistant, assistant_id, assistants
from benchmarks.peers.frame import Frame, build_few, put_assets
from benchmarks.peers.organisations import Organisation, organisations
from benchmarks.peers.peer import empty
from benchmarks.peers.people import Person, people
from benchmarks.peers.posts import Post, posts

_TERMS = ("organisations", "sectors", "areas", "roles", "topics")
_PLACES = {"leaders": "people"} | {name: name for name in (*_TERMS, "assistants", "articles")}
"""What Hugo has of the sections that ours' frame leads to, and what it calls them."""

_CARD = ["html", "card"]
_STRUCTURED = ("Contact", "Assistants")
"""Lists of a person that these pages draw from fields instead of from lines."""


def write(root: Path, data: Path) -> None:
    """Write what the third build reads into `same/`, which the others do not look into.

    Raises:
        CommandError: When ours cannot build the few pages that the frame is taken from.
        WorkError: When those pages hold no frame.
    """
    known = facts.read(data)
    listed = list(people(known))
    content = root / "same/content"
    _put(content / "people", ((f"{person.id}.md", _person(person)) for person in listed))
    _put(
        content / "posts",
        ((f"{post.organisation_id}-{post.id}.md", _post(post)) for post in posts(known)),
    )
    _put(
        content / "assistants", ((f"{each.id}.md", _assistant(each)) for each in assistants(listed))
    )
    _put(
        content / "organisations",
        ((f"{each.id}/_index.md", _organisation(each)) for each in organisations(known)),
    )
    page, site = build_few(empty(root / "framed"))
    around = Frame.of(page, _PLACES)
    partials = {"head": around.head, "top": around.top, "foot": around.foot}
    _put(
        root / "same/layouts/partials/frame",
        ((f"{name}.html", text) for name, text in partials.items()),
    )
    put_assets(site, root / "same/static")


def _put(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _page(told: dict[str, Any], text: str = "") -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n\n" + text


def _person(person: Person) -> str:
    organisation = _organisation_of(person)
    told = {
        "title": person.name,
        "description": person.summary,
        "outputs": _CARD,
        "given": person.given,
        "family": person.family,
        "photo": person.photo,
        "post": person.post,
        "post_id": _post_id(person.post_id),
        "organisation": organisation,
        "ways": person.ways,
        "assistants": [
            {"id": assistant_id(each), **{key: each[key] for key in ("name", "email", "phone")}}
            for each in person.assisted_by
        ],
        "lists": [
            {"heading": heading, "items": items}
            for heading, items in person.lists().items()
            if heading not in _STRUCTURED
        ],
        "sectors": [person.sector],
        "areas": person.areas,
        "roles": [person.role],
        "topics": person.topics,
        "organisations": [organisation["id"]],
    }
    return _page(told, person.biography)


def _post(post: Post) -> str:
    told = {
        "title": post.title,
        "description": f"{post.title}, {post.organisation}",
        "outputs": _CARD,
        "holders": [{"id": identifier, "name": name} for identifier, name in post.holders],
        "former": [{"id": identifier, "name": name} for identifier, name in post.former],
        "organisation": {"id": post.organisation_id, "name": post.organisation},
        "ways": post.ways,
        "sectors": [post.sector],
        "areas": post.areas,
        "roles": [post.role],
        "organisations": [post.organisation_id],
    }
    return _page(told)


def _assistant(assistant: Assistant) -> str:
    told = {
        "title": assistant.name,
        "description": assistant.summary,
        "post": assistant.title,
        "email": assistant.email,
        "phone": assistant.phone,
        "hours": assistant.hours,
        "confirmed": assistant.confirmed,
        "supports": [
            {
                "id": each.id,
                "name": each.name,
                "post": each.post,
                "organisation": _organisation_of(each),
            }
            for each in assistant.supports
        ],
    }
    return _page(told)


def _organisation(organisation: Organisation) -> str:
    told = {
        "title": organisation.name,
        "description": f"{organisation.name}: its posts, who holds them, and how to reach it",
        "other_names": organisation.other_names,
        "website": organisation.website,
        "ways": organisation.ways,
        "sector": organisation.sector,
        "places": organisation.areas,
    }
    return _page(told)


def _organisation_of(person: Person) -> dict[str, str]:
    return {"id": person.post_id.partition("/")[0], "name": person.organisation}


def _post_id(reference: str) -> str:
    return reference.replace("/", "-")
