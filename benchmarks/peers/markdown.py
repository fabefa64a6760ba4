"""The pages of a directory as Markdown, which is what MkDocs is given."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from benchmarks.peers.assistants import Assistant, assistant_id, assistants
from benchmarks.peers.facts import Facts, Record
from benchmarks.peers.organisations import Organisation, organisations
from benchmarks.peers.people import Person, people
from benchmarks.peers.posts import Post, posts

Page = tuple[str, str]  # its path and its Markdown


def of_people(facts: Facts) -> Iterator[Page]:
    """Yield a page a person, which leads nowhere."""
    for person in people(facts):
        yield f"people/{person.id}.md", _person(person)


def linked(facts: Facts) -> Iterator[Page]:
    """Yield a page for each person, post, organisation and assistant, linked."""
    listed = list(people(facts))
    within: defaultdict[str, list[Post]] = defaultdict(list)
    for person in listed:
        yield f"people/{person.id}.md", _person(_with_links(person))
    for post in posts(facts):
        within[post.organisation_id].append(post)
        yield f"posts/{post.organisation_id}-{post.id}.md", _post(post)
    for organisation in organisations(facts):
        page = _organisation(organisation, within[organisation.id])
        yield f"organisations/{organisation.id}.md", page
    for assistant in assistants(listed):
        yield f"assistants/{assistant.id}.md", _assistant(assistant)


def _person(person: Person) -> str:
    portrait = f"![Portrait of {person.name}](../photos/{person.photo})" if person.photo else None
    return _page(
        person.name,
        person.summary,
        portrait,
        f"**{person.post}, {person.organisation}**",
        f"{person.sector} · {', '.join(person.areas)}",
        person.biography,
        lists={**person.lists(), "Knows about": person.topics},
    )


def _with_links(person: Person) -> Person:
    """Return somebody whose post, organisation and assistants lead to their pages."""
    organisation = person.post_id.partition("/")[0]
    return replace(
        person,
        post=_link(person.post, "posts", person.post_id.replace("/", "-")),
        organisation=_link(person.organisation, "organisations", organisation),
        assistants=tuple(
            f"{_link(each['name'], 'assistants', assistant_id(each))}: "
            f"{each['email']} · {each['phone']}"
            for each in person.assisted_by
        ),
    )


def _post(post: Post) -> str:
    return _page(
        post.title,
        f"{post.title}, {post.organisation}",
        f"**{_link(post.organisation, 'organisations', post.organisation_id)}**",
        f"{post.sector} · {', '.join(post.areas)}",
        None if post.holders else "Vacant: nobody holds this post today.",
        lists={
            "Held by": _people(post.holders),
            "Contact": map(_way, post.ways),
            "Held before by": _people(post.former),
        },
    )


def _organisation(organisation: Organisation, within: Iterable[Post]) -> str:
    return _page(
        organisation.name,
        f"{organisation.name}: its posts, who holds them, and how to reach it",
        f"{organisation.sector} · {', '.join(organisation.areas)}",
        f"<{organisation.website}>",
        lists={
            "Also known as": organisation.other_names,
            "Posts": map(_held, within),
            "Contact": map(_way, organisation.ways),
        },
    )


def _assistant(assistant: Assistant) -> str:
    return _page(
        assistant.name,
        assistant.summary,
        f"**{assistant.title}**",
        f"{assistant.email} · {assistant.phone}",
        assistant.hours,
        f"Confirmed {assistant.confirmed}",
        lists={"Supports": [_supported(each) for each in assistant.supports]},
    )


def _page(
    title: str, description: str, *paragraphs: str | None, lists: Mapping[str, Iterable[str]]
) -> str:
    told = {"title": title, "description": description}
    front = "".join(
        f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in told.items()
    )
    blocks = [f"# {title}", *(each for each in paragraphs if each)]
    sections = (_section(heading, list(items)) for heading, items in lists.items())
    return f"---\n{front}---\n\n" + "\n\n".join(blocks) + "".join(sections)


def _section(heading: str, items: list[str]) -> str:
    return f"\n## {heading}\n\n" + "".join(f"- {item}\n" for item in items) if items else ""


def _link(text: str, section: str, identifier: str) -> str:
    return f"[{text}](../{section}/{identifier}.md)"


def _people(known: Iterable[tuple[str, str]]) -> list[str]:
    return [_link(name, "people", identifier) for identifier, name in known]


def _held(post: Post) -> str:
    title = _link(post.title, "posts", f"{post.organisation_id}-{post.id}")
    return f"{title}: {', '.join(_people(post.holders)) or 'vacant'}"


def _supported(person: Person) -> str:
    with_links = _with_links(person)
    name = _link(person.name, "people", person.id)
    return f"{name}, {with_links.post}, {with_links.organisation}"


def _way(way: Record) -> str:
    return f"{way['label']}: " + " · ".join(way[key] for key in ("email", "phone") if key in way)
