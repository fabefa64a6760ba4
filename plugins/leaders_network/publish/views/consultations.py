"""Consultations: what is asked, how many answered, what was said, and what came of it."""

from __future__ import annotations

from typing import Literal

from leaders_network.compact import view
from leaders_network.publish.body import Body
from leaders_network.publish.prose import Prose
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.people import Person
from leaders_network.publish.views.rows import ItemRow

StepState = Literal["done", "now", "next"]


@view
class CourseStep:
    """A step of a consultation's life: `Open`, when, and whether it is past, now or to come."""

    name: str
    when: str
    state: StepState
    anchor: str = ""
    """The part of the page that tells of it."""


@view
class OptionView:
    """Something to choose or to put in order."""

    key: str
    label: str
    letter: str
    """What it can be called in an e-mail: `a`, `b` …"""


@view
class QuestionView:
    """One question."""

    number: int
    key: str
    kind: str
    ask: str
    hint: str
    options: tuple[OptionView, ...]
    points: tuple[int, ...]
    low: str
    high: str
    limit: int
    optional: bool


@view
class ResponseRow:
    """How many of a sector or a region have answered; None is fewer than are told."""

    link: Link
    leaders: int
    answers: int | None


@view
class ResponseView:
    """How many have answered so far."""

    on: Day
    answers: int
    leaders: int
    smallest: int
    """Of how many a figure is told at least."""
    sectors: tuple[ResponseRow, ...]
    areas: tuple[ResponseRow, ...]


@view
class Names:
    """Leaders who put their names to something, as far as this audience may know them."""

    people: tuple[Person, ...]
    others: int
    """How many more did, whose names this audience may not see."""


@view
class StatementView:
    """What leaders said as a group."""

    on: Day
    text: Prose
    approved: Names
    signed: Names


@view
class ReplyView:
    """What was replied."""

    on: Day
    by: str
    text: Prose
    link: str | None


@view
class ActionView:
    """Something that is done because of what leaders said."""

    key: str
    said: str
    what: str
    owner: str
    agreed: Day
    due: Day
    state: str
    told: str
    """Its state in words: `Overdue since 1 November 2026`."""
    progress: tuple[tuple[Day, str], ...]


@view
class ConsultationCard:
    """A consultation in a list: how far it has come, in words."""

    row: ItemRow
    stage: str
    told: str
    """As in `Open until 6 December 2026`."""
    news: str
    """What came of it last: `2 of 5 actions done, 1 overdue`."""


@view
class ConsultationView:
    """A consultation's own page."""

    row: ItemRow
    card: ConsultationCard
    body: Body
    course: tuple[CourseStep, ...]
    why: str
    decides: str
    readers: tuple[str, ...]
    promise: tuple[str, ...]
    opens: Day
    closes: Day
    until: str
    """The moment it closes, for machines."""
    minutes: str
    destroyed_by: Day
    destroyed: Day | None
    is_kept_too_long: bool = False
    """Whether that day has passed, and nobody wrote that the answers are gone."""
    meant_for: tuple[Link, ...] = ()
    places: tuple[Link, ...] = ()
    """The areas it is about."""
    questions: tuple[QuestionView, ...] = ()
    box: str = ""
    """The letter box that answers go into; empty where it cannot be answered now."""
    response: ResponseView | None = None
    statement: StatementView | None = None
    reply: ReplyView | None = None
    actions: tuple[ActionView, ...] = ()
    source: str = ""
    section: Link | None = None
    section_page: str = ""
    reports: tuple[Link, ...] = ()
    """What was heard, once it is published."""
    room: str = ""
    """The room whose members are asked; empty where it is the network's leaders."""


@view
class ConsultationNews:
    """Something that happened in a consultation, for the feed."""

    key: str
    """What tells it from all others; it never changes."""
    on: Day
    title: str
    summary: str
    path: str
