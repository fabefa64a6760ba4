"""One audience's people index: a head, shards, parts and details, as files of text.

What is needed to find somebody by name comes first. A small directory is one shard, which is in
the head with all tables and terms; the *rest* of its columns, by which people are found through
what they do and where, is a file of its own. In a big directory the head holds every word of a name
with the shards of people where it stands; *parts* hold everything again in few large files, for
questions that names alone do not answer. Same views, same bytes.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from leaders_network.lean import frozen
from leaders_network.publish.terms import Term
from leaders_network.publish.views.organisations import OrganisationView, PostView
from leaders_network.publish.views.people import LeaderView
from leaders_network.search import HEAD
from leaders_network.search.assistants import assistants
from leaders_network.search.bodies import Bodies
from leaders_network.search.columns import fronted, lists, packed
from leaders_network.search.details import details
from leaders_network.search.names import other_names
from leaders_network.search.nicknames import nickname_lines
from leaders_network.search.people import IndexedLeader, people_columns
from leaders_network.search.spellings import spellings
from leaders_network.search.synonyms import synonyms
from leaders_network.search.tables import sound_tables, writing_tables
from leaders_network.search.telephones import telephones
from leaders_network.search.terms import Vocabulary
from leaders_network.search.writing import words

VERSION = 7
WHOLE = 2500
"""A directory of up to so many people is one shard."""
SHARD = 400
"""The people of a shard of a bigger directory."""
PART = 20_000
"""The people of a part of a bigger directory, and its posts and organisations."""
DETAILS = 250
"""The people of one file of details."""


@frozen
class Material:
    """The views that an index is made from."""

    leaders: Sequence[LeaderView]
    posts: Sequence[PostView]
    organisations: Sequence[OrganisationView]
    terms: Sequence[Term]


def people_index(material: Material, *, whole: int = WHOLE, shard: int = SHARD) -> dict[str, bytes]:
    """Return the files of an index: the head `people.json`, and what it names, by content.

    Args:
        material: The views of one audience.
        whole: A directory of up to so many people is one shard.
        shard: How many people a shard of a bigger directory holds.
    """
    people = sorted(map(IndexedLeader.of, material.leaders), key=lambda one: one.order)
    vocabulary = Vocabulary.of(material.terms)
    makes = _Shards(material, vocabulary)
    files = _Files()
    drawn = [
        files.add("details", details(one.view for one in people[at : at + DETAILS]))
        for at in range(0, len(people), DETAILS)
    ]
    whole_of = makes.everything(people, PART)
    head: dict[str, Any] = {
        "version": VERSION,
        "people": len(people),
        "paths": _paths(material),
        "writing": asdict(writing_tables()),
        "sounds": asdict(sound_tables()),
        "nicknames": _nicknames(people),
        "terms": vocabulary.names(),
        "details": {"size": DETAILS, "files": drawn},
    }
    if nowhere := _nowhere(material):
        head["nowhere"] = nowhere
    if supporting := assistants(people, makes.posts):
        head["assistants"] = files.add("assistants", supporting)
    if called := telephones(people, material.posts, material.organisations):
        head["telephones"] = files.add("telephones", called)
    more = {
        "synonyms": synonyms(_labels(material, vocabulary)),
        "further": vocabulary.further(),
    }
    if len(people) <= whole:
        head["shard"], rest = split(whole_of[0])
        parts = [{**rest, **more}]
    else:
        parts = [{**one, **more} for one in whole_of]
        shards = (split(one)[0] for one in makes.of_people(people, shard))
        head["shards"] = [files.add("shard", one) for one in shards]
        head["lexicon"] = _lexicon(people, shard)
    head["parts"] = [files.add("part", one) for one in parts]
    head["sizes"] = {"shard": shard, "part": PART}
    return {HEAD: packed(head), **files.made}


class _Files:
    """The files that a head names, each called by its kind and its content."""

    def __init__(self) -> None:
        self.made: dict[str, bytes] = {}

    def add(self, kind: str, value: object) -> str:
        """Add a file, and return its name."""
        content = packed(value)
        name = f"{kind}-{hashlib.sha256(content).hexdigest()[:12]}.json"
        self.made[name] = content
        return name


LATER = {
    "organisations": ("others", "sectors"),
    "posts": ("others", "roles", "states"),
    "people": ("terms", "matters"),
}
"""The columns that are not needed to find somebody by name and to show who it is."""


def split(shard: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the columns of a shard that come first, and the rest."""
    first = {
        table: {name: column for name, column in columns.items() if name not in LATER[table]}
        if table in LATER
        else columns
        for table, columns in shard.items()
    }
    return first, {
        table: {name: shard[table][name] for name in names} for table, names in LATER.items()
    }


class _Shards:
    """Makes the shards of an index."""

    def __init__(self, material: Material, vocabulary: Vocabulary) -> None:
        self.posts = {post.id: post for post in material.posts}
        self.places = {post: place for place, post in enumerate(self.posts)}
        self.organisations = {one.id: one for one in material.organisations}
        self.vocabulary = vocabulary

    def everything(self, people: Sequence[IndexedLeader], size: int) -> list[dict[str, object]]:
        """Return one shard of everything, or shards of people and then shards of bodies."""
        if len(people) <= size:
            return [self._shard(people, self.posts, self.organisations, listed=True)]
        return [*self.of_people(people, size), *self._bodies(size)]

    def of_people(self, people: Sequence[IndexedLeader], size: int) -> Iterator[dict[str, object]]:
        """Yield shards of so many people each, with the posts they hold."""
        for at in range(0, len(people), size):
            part = people[at : at + size]
            held = {post for one in part for post in one.post_ids}
            yield self._shard(part, sorted(held & self.places.keys(), key=self.places.__getitem__))

    def _bodies(self, size: int) -> Iterator[dict[str, object]]:
        by_organisation: dict[str, list[str]] = {one: [] for one in sorted(self.organisations)}
        for post in self.posts:
            by_organisation[post.partition("/")[0]].append(post)
        posts: list[str] = []
        also: list[str] = []
        for organisation, its in by_organisation.items():
            posts += its
            also.append(organisation)
            if len(posts) + len(also) >= size:
                yield self._shard((), posts, also, listed=True)
                posts, also = [], []
        if also:
            yield self._shard((), posts, also, listed=True)

    def _shard(
        self,
        people: Sequence[IndexedLeader],
        posts: Iterable[str],
        also: Iterable[str] = (),
        *,
        listed: bool = False,
    ) -> dict[str, object]:
        bodies = Bodies(self.organisations, self.posts, self.vocabulary)
        written = bodies.written(posts, also)
        columns = people_columns(people, bodies.order, self.vocabulary)
        return {**written, "people": columns, "listed": listed}


def _nicknames(people: Iterable[IndexedLeader]) -> str:
    return nickname_lines(
        name
        for one in people
        for name in (one.parts.before, one.parts.after, *other_names(one.view))
    )


def _labels(material: Material, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield every name a post, an organisation or a term goes by."""
    for post in material.posts:
        yield post.row.line.post.name
        yield from post.other_titles
    for body in material.organisations:
        yield body.organisation.name
        yield from body.other_names
    for term in vocabulary.met.values():
        yield term.link.name
        yield from term.other_names


def _lexicon(people: Sequence[IndexedLeader], size: int) -> dict[str, object]:
    """Return every word of a name, the shards where it is a family name, and where it is part."""
    families: dict[str, set[int]] = defaultdict(set)
    parts: dict[str, set[int]] = defaultdict(set)
    for place, one in enumerate(people):
        family = "".join(words(one.parts.family))
        families[family].add(place // size)
        for word in spellings(one.parts, other_names(one.view)) - {family}:
            parts[word].add(place // size)
    ordered = sorted({*families, *parts})
    return {
        "words": fronted(ordered),
        "families": lists(sorted(families.get(word, ())) for word in ordered),
        "parts": lists(sorted(parts.get(word, ())) for word in ordered),
    }


def _paths(material: Material) -> Mapping[str, str]:
    """Return what stands before the ids of leaders and of organisations in their paths."""
    leader = next(iter(material.leaders), None)
    body = next((one for one in material.organisations if one.organisation.path), None)
    return {
        "leaders": leader.person.path.removesuffix(f"{leader.id}/") if leader else "leaders/",
        "organisations": (
            body.organisation.path.removesuffix(f"{body.id}/") if body else "organisations/"
        ),
    }


def _nowhere(material: Material) -> list[str]:
    """Return the ids of the organisations and posts that have no page to lead to, as in a room."""
    return [
        *(one.id for one in material.organisations if not one.organisation.path),
        *(one.id for one in material.posts if not one.row.line.post.path),
    ]
