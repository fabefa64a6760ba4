"""Consultations: a question to the leaders as a group, and everything that came of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    Field,
    StrictBool,
    StrictInt,
    WithJsonSchema,
    model_validator,
)

from leaders_network.records.event import TimeZone
from leaders_network.records.fault import fault
from leaders_network.records.field import NETWORK, item, record
from leaders_network.records.items import ItemFront
from leaders_network.records.rules import no_repeats, not_empty, rule
from leaders_network.records.text import Code, Date, Id, Line, Note, Prose, WebAddress

QuestionKind = Literal["choice", "ranking", "scale", "text"]

STEP = 10
"""Counts of answers are told in steps of ten while a consultation is open."""

MOST_QUESTIONS = 7
_FEWEST_OPTIONS, _MOST_OPTIONS = 2, 10


def _step(number: int) -> int:
    if number < STEP:
        raise fault("exact-count", f"{number} is below ten", "leave it out; it is never told")
    if number % STEP:
        fix = f"round it down to {number - number % STEP}"
        raise fault("exact-count", f"{number} is not a step of ten", fix)
    return number


Tens = Annotated[
    StrictInt,
    Field(le=1_000_000),
    AfterValidator(_step),
    WithJsonSchema({"type": "integer", "minimum": STEP, "multipleOf": STEP}),
]
"""A count rounded down to a step of ten; what is below ten is never told."""


_LIFE = ("announced", "opens", "closes", "heard", "statement", "reply")
"""What has a day in a consultation's life, in the order that the days must have."""


def _in_order(name: str) -> Any:
    def check(front: Any) -> None:
        before = reversed(_LIFE[: _LIFE.index(name)])
        (later, second), (earlier, first) = (
            _day(front, name),
            next(filter(lambda known: known[1], (_day(front, one) for one in before))),
        )
        if second and second < first:
            told = f"`{later}` ({second}) lies before `{earlier}` ({first})"
            raise fault("consultation-order", told, "correct one of the two days", at=name)

    return rule(check)


def _after_it_closes(name: str) -> Any:
    def check(front: Any) -> None:
        day = getattr(front, name)
        if day and day <= front.closes:
            told = f"`{name}` ({day}) is not after it closes ({front.closes})"
            raise fault("consultation-order", told, "correct one of the two days", at=name)

    return rule(check)


def _day(front: Any, name: str) -> tuple[str, Any]:
    """Return what a day is called, and the day, where it is known."""
    value = getattr(front, name)
    return (name, value) if value is None or isinstance(value, date) else (f"{name}.on", value.on)


@record
class Option:
    """Something to choose, or to put in order."""

    key: Id = item("A short name for it; answers carry it, so it stays the same.")
    label: Line = item("What it says.")


@record
class Scale:
    """A row of points from one end to the other."""

    points: StrictInt = item("How many points it has.", ge=3, le=10)
    low: Line = item("What the first point means.")
    high: Line = item("What the last point means.")


@record
class Question:
    """One question."""

    key: Id = item("A short name for it; answers carry it, so it stays the same.")
    kind: QuestionKind = item(
        "How it is answered: choice (one option), ranking (options in order), scale, or text."
    )
    ask: Note = item("The question, in the words that everybody reads.")
    hint: Note | None = item("What helps to answer it.", default=None)
    options: tuple[Option, ...] = item("What to choose or to put in order.", default=())
    scale: Scale | None = item("The points of a scale.", default=None)
    limit: StrictInt = item("How many characters a text may have.", default=400, ge=40, le=1000)
    optional: StrictBool = item("Whether it may be left out.", default=False)

    @model_validator(mode="after")
    def _has_what_is_chosen_from(self) -> Question:
        has_options = self.kind in ("choice", "ranking")
        if has_options and not _FEWEST_OPTIONS <= len(self.options) <= _MOST_OPTIONS:
            number = len(self.options)
            told = f"`{self.key}` has {number} {'option' if number == 1 else 'options'}"
            raise fault("options", told, f"give it {_FEWEST_OPTIONS} to {_MOST_OPTIONS}")
        if not has_options and self.options:
            fix = "remove `options:`, or write `kind: choice` or `kind: ranking`"
            raise fault("options", f"`{self.key}` has options and is a {self.kind}", fix)
        return self

    @model_validator(mode="after")
    def _has_its_scale(self) -> Question:
        if (self.kind == "scale") != (self.scale is not None):
            fix = "write `scale:` for a question of `kind: scale`, and for no other"
            raise fault("scale", f"the kind and the scale of `{self.key}` do not fit", fix)
        return self

    _options_differ = no_repeats("options", "key")


@record
class SectorCount:
    """How many of a sector have answered."""

    sector: Id = item("The sector's id.")
    answers: Tens = item("How many, rounded down to a step of ten.")


@record
class AreaCount:
    """How many of a region or nation have answered."""

    area: Code = item("The code of the region or nation.")
    answers: Tens = item("How many, rounded down to a step of ten.")


@record
class Response:
    """How many have answered so far, as the team publishes it."""

    on: Date = item("The day it was counted.")
    answers: Tens = item("How many in all, rounded down to a step of ten.")
    sectors: tuple[SectorCount, ...] = item("By sector; leave out those below ten.", default=())
    areas: tuple[AreaCount, ...] = item("By region; leave out those below ten.", default=())


@record
class Approval:
    """A leader who put their name to a statement."""

    leader: Id = item("The leader's id.")
    on: Date = item("The day they agreed.")


@record
class Statement:
    """What the leaders said to those who asked, as a group."""

    on: Date = item("The day it is published; before that nobody sees it.")
    text: Prose = item("The statement, in Markdown.")
    approved: tuple[Approval, ...] = item("The leaders who approved its words for the group.")
    signed: tuple[Approval, ...] = item("The leaders who agreed to sign it by name.", default=())

    @model_validator(mode="after")
    def _is_approved(self) -> Statement:
        if not self.approved:
            raise fault("unapproved", "nobody has approved the statement", "name who did, and when")
        return self

    @model_validator(mode="after")
    def _was_approved_before(self) -> Statement:
        late = next((one for one in (*self.approved, *self.signed) if one.on > self.on), None)
        if late:
            told = f"`{late.leader}` agreed on {late.on}, after the statement was published"
            raise fault("approved-late", told, "correct one of the two days")
        return self

    _approved_differ = no_repeats("approved", "leader")
    _signed_differ = no_repeats("signed", "leader")


@record
class Reply:
    """What those who asked replied."""

    on: Date = item("The day it came; before that nobody sees it.")
    by: Line = item("Who replied, as a post or an office.")
    text: Prose = item("The reply, in Markdown.")
    link: WebAddress | None = item("Where it was published.", default=None)


@record
class Progress:
    """What happened with an action on a day."""

    on: Date = item("The day.")
    text: Note = item("What happened.")


@record
class Action:
    """Something that somebody undertook to do because of what leaders said."""

    key: Id = item("A short name for it; its address ends in it.")
    said: Note = item("What leaders said, in one sentence.")
    what: Note = item("What is to be done about it.")
    owner: Line = item("Who is to do it, as a post or an office.")
    agreed: Date = item("The day it was undertaken.")
    due: Date = item("The day by which it is to be done; it shows as overdue by itself.")
    done: Date | None = item("The day it was done.", default=None)
    dropped: Date | None = item("The day it was given up; say why in `progress`.", default=None)
    progress: tuple[Progress, ...] = item("What has happened, the newest last.", default=())

    @model_validator(mode="after")
    def _ends_once(self) -> Action:
        if self.done and self.dropped:
            fix = "keep one of `done:` and `dropped:`"
            raise fault("action-end", f"`{self.key}` is both done and given up", fix)
        return self

    @model_validator(mode="after")
    def _begins_first(self) -> Action:
        days = [day for day in (self.due, self.done, self.dropped) if day is not None]
        if min(days) < self.agreed:
            told = f"a day of `{self.key}` lies before it was undertaken on {self.agreed}"
            raise fault("action-order", told, "correct `agreed:` or the other day")
        return self


@record
class Consultation(ItemFront):
    """A question to the leaders as a group."""

    announced: Date = item("The day from which it is listed.")
    opens: Date = item("The first day on which it can be answered.")
    closes: Date = item("The last day on which it can be answered.")
    time_zone: TimeZone = item("The time zone of these days.", default="Europe/London")
    minutes: StrictInt = item("How many minutes it takes to answer.", ge=1, le=20)
    why: Note = item("Why it is asked.")
    decides: Line = item("Who decides something by the answers, and what.")
    readers: tuple[Line, ...] = item("Who reads the answers before they are counted.")
    promise: tuple[Note, ...] = item("What is promised about anonymity, a sentence each.")
    destroyed_by: Date = item("The day by which the answers themselves are destroyed.")
    destroyed: Date | None = item("The day they were; `consultation purge` says so.", default=None)
    questions: tuple[Question, ...] = item(f"One to {MOST_QUESTIONS} questions.", audience=NETWORK)
    response: Response | None = item(
        "How many have answered so far; `consultation count` writes it.",
        default=None,
        audience=NETWORK,
    )
    heard: Date | None = item(
        "The day on which what we heard is published, from the report beside this page.",
        default=None,
    )
    statement: Statement | None = item("What leaders said as a group.", default=None)
    reply: Reply | None = item("What was replied.", default=None)
    actions: tuple[Action, ...] = item("What is done because of it.", default=())

    def asks(self, sector: str, role: str) -> bool:
        """Return whether it is meant for whoever leads in a sector, in a role."""
        by_sector = not self.sectors or sector in self.sectors
        return by_sector and (not self.roles or role in self.roles)

    @model_validator(mode="after")
    def _asks_something(self) -> Consultation:
        if not 1 <= len(self.questions) <= MOST_QUESTIONS:
            told = f"it asks {len(self.questions)} questions"
            raise fault("questions", told, f"ask one to {MOST_QUESTIONS}")
        return self

    _readers_are_named = not_empty("readers")
    _something_is_promised = not_empty("promise")
    _questions_differ = no_repeats("questions", "key")
    _actions_differ = no_repeats("actions", "key")
    _opens_in_order = _in_order("opens")
    _closes_in_order = _in_order("closes")
    _heard_after = _after_it_closes("heard")
    _statement_in_order = _in_order("statement")
    _reply_in_order = _in_order("reply")
    _destroyed_after = _after_it_closes("destroyed_by")
