"""Directories to search, made of views, and the browser's search to ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from leaders_network.publish.terms import Term
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.organisations import (
    OrganisationRow,
    OrganisationView,
    PostRow,
    PostView,
)
from leaders_network.publish.views.people import LeaderView, Person, PostLine
from leaders_network.records.slugs import plain
from leaders_network.search.index import Material
from tests.unit.answering import Script, started
from tests.unit.sample_views import EMPTY_LEADER, EMPTY_ORGANISATION, EMPTY_POST
from tools.environment import ROOT

FIRE = Link("Fire and rescue", "sectors/fire-and-rescue/")
NORTH = Link("Yorkshire and The Humber", "areas/E12000003/")
ENGLAND = Link("England", "areas/E92000001/")
CHIEF = Link("Chief fire officer", "roles/chief-fire-officer/")
WELLBEING = Link("Staff wellbeing", "topics/wellbeing/")
TERMS = (
    Term("sector", FIRE, ("fire brigade",), ()),
    Term("area", NORTH, ("Yorks",), (ENGLAND,)),
    Term("area", ENGLAND, ("Lloegr",), ()),
    Term("role", CHIEF, ("fire chief",), ()),
    Term("topic", WELLBEING, ("occupational health",), ()),
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, as a record gives it."""

    given: str
    family: str
    other: tuple[str, ...] = ()

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"


def leader(number: int, name: Name, *, posts: tuple[PostLine, ...] = ()) -> LeaderView:
    """Return a leader of that name, with an id that says nothing of it."""
    identifier = f"leader-{number}"
    sort_name = plain(f"{name.family}, {name.given}")
    person = Person(
        name.full,
        f"leaders/{identifier}/",
        sort_name,
        EMPTY_LEADER.person.portrait,
        posts,
        False,
    )
    return replace(EMPTY_LEADER, id=identifier, person=person, other_names=name.other)


def organisation(identifier: str, name: str) -> OrganisationView:
    """Return a fire service of the north."""
    row = OrganisationRow(name, f"organisations/{identifier}/", FIRE, NORTH.name, "")
    return replace(EMPTY_ORGANISATION, id=identifier, organisation=row, areas=(NORTH,))


def post(body: OrganisationView, identifier: str, title: str, role: Link | None) -> PostView:
    """Return a post of an organisation."""
    line = PostLine(
        Link(title, f"{body.organisation.path}{identifier}/"),
        Link(body.organisation.name, body.organisation.path),
        "",
        NORTH.name,
    )
    row = PostRow(line, "vacant", ())
    return replace(
        EMPTY_POST, id=f"{body.id}/{identifier}", row=row, role=role, sector=FIRE, areas=body.areas
    )


def people(names: Sequence[Name]) -> Material:
    """Return what an index of people without posts is made from."""
    leaders = [leader(number, name) for number, name in enumerate(names)]
    return Material(leaders, (), (), TERMS)


@dataclass(frozen=True, slots=True)
class Asker:
    """The browser's search, run in Node."""

    script: Script

    def ask(
        self, files: Mapping[str, bytes], queries: Sequence[str], **options: Any
    ) -> list[dict[str, Any]]:
        """Return what is found for each query, the people first to last."""
        sent = {name: content.decode() for name, content in files.items()}
        found: list[dict[str, Any]] = self.script.ask(
            {"files": sent, "queries": queries, "options": options}
        )
        return found


@contextmanager
def asker(script: str = "search/answer.mjs") -> Iterator[Asker]:
    """Give the browser's search, and end it afterwards."""
    with started(ROOT / "tests/client" / script) as answering:
        yield Asker(answering)


def marked(line: Mapping[str, Any]) -> list[str]:
    """Return the parts of a line that are marked as what was typed."""
    return [line["text"][start:end] for start, end in line["marks"]]
