"""Directories to search: real office-holders of the open data, and invented ones of any size."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import yaml

from benchmarks.generate import DAY, generate
from benchmarks.search.committees import Subject, subjects
from benchmarks.search.queries import Query, judged, seeded
from leaders_network.audiences import RUNGS
from leaders_network.importing.run import run_import
from leaders_network.problems import Problems
from leaders_network.publish.publication import publish
from leaders_network.publish.terms import Searched, Term
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.people import LeaderView
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records
from leaders_network.records.vocabulary import Topic, Topics
from leaders_network.search.index import Material, people_index
from leaders_network.search.nicknames import short_forms
from leaders_network.search.writing import words

MAPPING = Path(__file__).resolve().parents[1] / "mappings" / "us-legislators.yml"
SOURCE = Path("people/us-legislators-current.yaml")
QUERIES = Path("people/queries-open.jsonl")
SEATED = date(2026, 6, 10)
"""The day on which the last of the office-holders took their seat, before the first seat ends."""
NETWORK = RUNGS[1]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A directory as every engine gets it, and what is asked of it."""

    name: str
    people: int
    files: Mapping[str, bytes]
    """The files of this program's index."""
    documents: bytes
    """What the other engines index, as JSON."""
    queries: tuple[Query, ...]
    cpu: float
    """Seconds of processor time that making the index from views took."""


def office_holders() -> Corpus:
    """Return the members of the United States Congress, and the judged queries over them.

    Parties and committees, which the mapping leaves out, are given as topics, because some queries
    ask for them: a party with its letter, a committee as `committees.py` says.

    Raises:
        KeyError: When `OPEN_DATA` names no folder.
    """
    folder = Path(os.environ["OPEN_DATA"])
    people = yaml.load((folder / SOURCE).read_text("utf-8"), Loader=yaml.CSafeLoader)
    with TemporaryDirectory() as made:
        run_import(MAPPING, folder / SOURCE, Path(made))
        records = read_records(Path(made), Problems())
    ids = _ids(records, people)
    material = _material(_with_topics(records, people, ids), SEATED)
    return _corpus("office-holders", material, tuple(judged(folder / QUERIES, ids)))


def invented(count: int) -> Corpus:
    """Return a directory of invented people, and seeded queries over them."""
    with TemporaryDirectory() as made:
        folder = Path(made) / "network"
        generate(count, folder, portraits_of=0, article_count=0)
        records = read_records(folder / "directory_data", Problems())
    material = _material(records, DAY)
    return _corpus(f"invented-{count}", material, tuple(seeded(material.leaders)))


def _ids(records: Records, people: Iterable[dict[str, object]]) -> dict[str, str]:
    """Return the id that the import gave to each person, by the source's own."""
    known = {
        (leader.given_name, leader.family_name, leader.appointments[-1].post.split("/")[1][:2]): i
        for i, leader in records.leaders.items()
    }
    found: dict[str, str] = {}
    for person in people:
        name, terms, ids = (person[key] for key in ("name", "terms", "id"))
        assert isinstance(name, dict)
        assert isinstance(terms, list)
        assert isinstance(ids, dict)
        found[ids["bioguide"]] = known[name["first"], name["last"], terms[-1]["state"].lower()]
    return found


def _with_topics(
    records: Records, people: Iterable[dict[str, object]], ids: Mapping[str, str]
) -> Records:
    known = [*_parties(people), *subjects()]
    leaders = dict(records.leaders)
    for own, identifier in ids.items():
        about = tuple(one.topic.id for one in known if own in one.members)
        leaders[identifier] = replace(leaders[identifier], knows_about=about)
    return replace(
        records, leaders=leaders, topics=Topics(topics=tuple(one.topic for one in known))
    )


def _parties(people: Iterable[dict[str, object]]) -> Iterator[Subject]:
    """Yield each party and whom it counts among its own."""
    members: dict[str, set[str]] = {}
    for person in people:
        terms, own = person["terms"], person["id"]
        assert isinstance(terms, list)
        assert isinstance(own, dict)
        members.setdefault(terms[-1]["party"], set()).add(own["bioguide"])
    for name, ours in sorted(members.items()):
        topic = Topic(id=name.lower(), name=name, other_names=(name[0],))
        yield Subject(topic, frozenset(ours))


def _material(records: Records, day: date) -> Material:
    publication = publish(records, NETWORK, day)
    searched = Searched(publication.pages)
    return Material(
        [entry.view() for entry in publication.pages.leaders()],
        [entry.view() for entry in searched.posts()],
        [entry.view() for entry in searched.organisations()],
        list(searched.terms()),
    )


def _corpus(name: str, material: Material, queries: tuple[Query, ...]) -> Corpus:
    began = process_time()
    files = people_index(material)
    cpu = process_time() - began
    terms = {term.link.path: term for term in material.terms}
    roles = {post.row.line.post.path: post.role for post in material.posts}
    documents = [_document(view, roles, terms) for view in material.leaders]
    packed = json.dumps(documents, ensure_ascii=False, separators=(",", ":")).encode()
    return Corpus(name, len(material.leaders), files, packed, queries, cpu)


def _document(
    view: LeaderView, roles: Mapping[str, Link | None], terms: Mapping[str, Term]
) -> dict[str, str]:
    links = [link for line in view.person.posts if (link := roles.get(line.post.path))]
    given = words(view.person.sort_name.partition(", ")[2])
    return {
        "id": view.id,
        "name": view.person.name,
        "other": "; ".join(view.other_names),
        "nicknames": " ".join(sorted({one for name in given for one in _stand_for(name)})),
        "post": "; ".join([*(line.post.name for line in view.person.posts), *_names(links, terms)]),
        "organisation": "; ".join(line.organisation.name for line in view.person.posts),
        "place": "; ".join(_names(view.areas, terms)),
        "topic": "; ".join(_names((*view.knows_about, *view.sectors, *view.cohorts), terms)),
    }


def _stand_for(name: str) -> set[str]:
    """Return every folded name that is a short or a formal form of a folded given name."""
    shorts = short_forms()
    return {formal for formal, short in shorts.items() if name in short}.union(shorts.get(name, ()))


def _names(links: Iterable[Link], terms: Mapping[str, Term]) -> list[str]:
    """Return the names that links lead to, with all their synonyms."""
    found: list[str] = []
    for link in links:
        found.append(link.name)
        found.extend(terms[link.path].other_names if link.path in terms else ())
    return found
