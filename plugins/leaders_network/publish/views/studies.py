"""Studies: how they are cited, and which outcomes they link."""

from __future__ import annotations

from typing import Literal

from leaders_network.compact import view
from leaders_network.publish.views.basics import Day
from leaders_network.publish.views.rows import ItemRow

PublicationKind = Literal["report", "article", "working-paper", "evaluation", "chapter", "thesis"]


@view
class CitedName:
    """Whoever wrote something; a body has no given name."""

    family: str
    given: str

    @property
    def inverted(self) -> str:
        """The family name first: `Penrose, Amara`."""
        return f"{self.family}, {self.given}" if self.given else self.family


@view
class Citation:
    """Everything that a reference to a study says."""

    id: str
    kind: PublicationKind
    path: str
    """Where the study's page stands."""
    title: str
    authors: tuple[CitedName, ...]
    date: Day
    publisher: str
    """The journal, where it is an article."""
    doi: str
    link: str
    abstract: str
    keywords: tuple[str, ...]
    reference: str
    """The whole of it on one line, as a list of references has it."""


@view
class Told:
    """A study, and what it found of one thing's bearing on another."""

    row: ItemRow
    note: str


@view
class Relation:
    """Everything that was found to bear from one outcome on another, or that is about one alone."""

    id: str
    of: str
    on: str
    studies: tuple[Told, ...]


@view
class OutcomeMatrix:
    """The outcomes, and for each pair what links them, in the order of the rows."""

    outcomes: tuple[str, ...]
    rows: tuple[tuple[Relation, ...], ...]
    is_long: bool = False
    """Whether more was found than is looked through by eye."""
