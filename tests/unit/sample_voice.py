"""Consultations as templates are given them: one with everything, and one with the least."""

from __future__ import annotations

from dataclasses import replace

from leaders_network.publish.body import Body
from leaders_network.publish.prose import Prose
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.consultations import (
    ActionView,
    ConsultationCard,
    ConsultationView,
    CourseStep,
    Names,
    OptionView,
    QuestionView,
    ReplyView,
    ResponseRow,
    ResponseView,
    StatementView,
)
from leaders_network.publish.views.people import Person
from leaders_network.publish.views.rows import ItemRow

_ON = Day("6 July 2026", "2026-07-06")
_OPTIONS = (OptionView("one", "One store", "a"), OptionView("two", "One calendar", "b"))
QUESTIONS = (
    QuestionView(
        1, "twice", "choice", "How often?", "In a year.", _OPTIONS, (), "", "", 400, False
    ),
    QuestionView(2, "first", "ranking", "What first?", "", _OPTIONS, (), "", "", 400, False),
    QuestionView(3, "sure", "scale", "How sure?", "", (), (1, 2, 3), "not", "quite", 400, False),
    QuestionView(4, "words", "text", "An example?", "", (), (), "", "", 300, True),
)
ROW = ItemRow(
    "overlap",
    "consultation",
    "Consultation",
    "Inspections that overlap",
    "voice/overlap/",
    "What is asked twice.",
    None,
    (),
    (),
)
CARD = ConsultationCard(ROW, "open", "Open until 6 July 2026", "1 of 2 actions done, 1 overdue")


def _action(key: str, state: str) -> ActionView:
    return ActionView(
        key,
        "Twice is once too often.",
        "One store",
        "The Forum",
        _ON,
        _ON,
        state,
        "Overdue since 6 July",
        ((_ON, "Six have sent theirs."),),
    )


def full(people: tuple[Person, ...], fire: Link) -> ConsultationView:
    """Return a consultation in which everything is written."""
    people = tuple(replace(one, since=None) for one in people)
    return ConsultationView(
        ROW,
        CARD,
        Body("# A title\n\nIt is short."),
        (
            CourseStep("Announced", _ON.text, "done"),
            CourseStep("What we said", _ON.text, "now", "said"),
            CourseStep("The reply", "", "next"),
        ),
        "Nobody had asked.",
        "The Prime Minister",
        ("Two analysts", "Nobody else"),
        ("No name is given.",),
        _ON,
        _ON,
        "2026-07-07T00:00:00+01:00",
        "7 minutes",
        _ON,
        Day("28 September 2026", "2026-09-28"),
        False,
        (fire,),
        (Link("Southmere", "areas/s/"),),
        QUESTIONS,
        "answers-overlap",
        ResponseView(
            _ON,
            110,
            268,
            10,
            (ResponseRow(fire, 24, 10), ResponseRow(fire, 20, None)),
            (ResponseRow(Link("Everywhere", ""), 48, 50),),
        ),
        StatementView(_ON, Prose("We ask."), Names(people, 0), Names(people, 2)),
        ReplyView(_ON, "The Prime Minister", Prose("Thank you."), "https://reply.example/"),
        (_action("store", "overdue"), _action("calendar", "done")),
        section=Link("Your voice", "voice/"),
        section_page="voice/index.md",
        reports=(Link("What we heard", "voice/overlap-heard/"),),
    )


def empty() -> ConsultationView:
    """Return a consultation that is announced, as somebody sees it who may see no question."""
    row = ItemRow("a", "consultation", "Consultation", "A", "a/b/", "It is.", None, (), ())
    card = ConsultationCard(row, "announced", "Opens on 6 July 2026", "")
    return ConsultationView(
        row,
        card,
        Body(),
        (),
        "Why.",
        "Who.",
        ("All.",),
        ("None.",),
        _ON,
        _ON,
        "",
        "1 minute",
        _ON,
        None,
    )
