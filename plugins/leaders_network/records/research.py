"""The research library: studies, what they link, and the data they come with."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import (
    AfterValidator,
    StrictStr,
    ValidationInfo,
    field_validator,
    model_validator,
)

from leaders_network.records.fault import fault
from leaders_network.records.field import item, record
from leaders_network.records.items import FileReference, ItemFront, PersonReference
from leaders_network.records.text import Date, Line, Note, WebAddress

T = TypeVar("T")

Outcome = Literal["leadership", "well-being", "productivity"]
"""What the research is about, and what its studies link to each other."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

Publication = Literal["report", "article", "working-paper", "evaluation", "chapter", "thesis"]
Strength = Literal["strong", "moderate", "limited", "emerging"]
ChartKind = Literal["bar", "stacked", "line", "dot"]

_DOI = re.compile(r"10\.\d{4,9}/[^\s<>\"]{1,200}")


def _doi(text: str) -> str:
    if not _DOI.fullmatch(text):
        fix = "write it as in 10.5555/abc.123, without https://doi.org/"
        raise fault("doi", f"`{text}` is not a DOI", fix)
    return text


Doi = Annotated[StrictStr, AfterValidator(_doi)]
"""A digital object identifier (ISO 26324)."""


@record
class Author:
    """Who wrote a study: a person of this network, or a name."""

    name: Line = item("The name as it is cited, with the family name last.")
    family_name: Line | None = item("The family name; the last word where left out.", default=None)
    person: PersonReference | None = item(
        "leader:ID or contributor:ID, where they have a page here.", default=None
    )

    @model_validator(mode="after")
    def _tells_its_family_name(self) -> Author:
        family, comma, given = self.name.partition(", ")
        if comma and not self.family_name:
            message = f"`{self.name}` does not say which part of it is the family name"
            fix = f"write `{given} {family}`; for a body, its whole name in `family_name:` too"
            raise fault("family-name", message, fix, at="name")
        return self


@record
class Finding:
    """That one thing was found to bear on another."""

    of: Outcome = item("What bears on it: leadership, well-being or productivity.")
    on: Outcome = item("What it bears on.")
    note: Note | None = item("What was found, in one sentence.", default=None)


@record
class Chart:
    """A chart drawn from a table that comes with a study."""

    file: FileReference = item("The table: a CSV file beside this one.")
    title: Line = item("What it shows, in one line.")
    summary: Note = item("What to see in it, for those who cannot see it.")
    kind: ChartKind = item("How it is drawn: bar, stacked, line or dot.", default="bar")
    x: Line = item("The column that names or counts along.")
    y: tuple[Line, ...] = item("The columns drawn, each a series.")
    lower: tuple[Line, ...] = item(
        "The columns that hold the lower end of each series' interval.", default=()
    )
    upper: tuple[Line, ...] = item("And those that hold the upper end.", default=())
    unit: Line | None = item("The unit of what is drawn.", default=None)
    note: Note | None = item("Where the figures come from, or what they leave out.", default=None)

    @field_validator("y")
    @classmethod
    def _draws_something(cls, columns: tuple[str, ...]) -> tuple[str, ...]:
        if not columns:
            raise fault("empty", "the chart draws no column", "name a column of the table in `y:`")
        return columns

    @model_validator(mode="after")
    def _has_both_ends(self) -> Chart:
        if (self.lower or self.upper) and not len(self.y) == len(self.lower) == len(self.upper):
            message = f"`{self.title}` has an interval that lacks an end"
            fix = "name as many columns in `lower:` and in `upper:` as in `y:`"
            raise fault("interval", message, fix)
        return self


@record
class Study(ItemFront):
    """A publication of research, told in a minute."""

    authors: tuple[Author, ...] = item("Who wrote it, in the order of the title page.")
    date: Date = item("The day it was published.")
    publication: Publication = item("What kind of publication it is.")
    publisher: Line = item("Who published it, or the journal it is in.")
    doi: Doi | None = item("Its DOI.", default=None)
    link: WebAddress | None = item("Where it is.", default=None)
    about: tuple[Outcome, ...] = item("What it is about.")
    questions: tuple[Line, ...] = item("The questions it asks.", default=())
    method: Note = item("How it was done, and with how many.")
    strength: Strength = item("How strong the evidence is.")
    strength_note: Note | None = item("Why it is rated so.", default=None)
    minute: Note = item("The study in a minute.")
    so_what: Note = item("What it means for the reader's own work.")
    findings: tuple[Finding, ...] = item("What was found to bear on what.", default=())
    charts: tuple[Chart, ...] = item("Charts drawn from its data.", default=())

    @field_validator("authors", "about")
    @classmethod
    def _says_who_and_what(cls, named: tuple[T, ...], info: ValidationInfo) -> tuple[T, ...]:
        if not named:
            name = info.field_name
            raise fault("empty", f"the study names no `{name}`", f"add one to `{name}:`")
        return named
