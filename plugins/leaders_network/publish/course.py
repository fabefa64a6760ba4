"""The course of a consultation: its steps, and how far it has come on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from leaders_network.content.consultations import begun, have_ended, stage_of
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.views.consultations import CourseStep, StepState
from leaders_network.records.consultation import Consultation

_STAGES = ("announced", "open", "closed", "heard", "said", "replied", "acted")
_HEARD = "heard"
_PLANNED = 3
"""How many steps have a day that is known from the beginning."""


def course(front: Consultation, day: date, *, has_report: bool) -> tuple[CourseStep, ...]:
    """Return the steps of a consultation's life; days of steps to come are told where planned.

    Args:
        front: The consultation.
        day: The day it is looked at.
        has_report: Whether its page tells what was heard: the report may be for others only.
    """
    actions = begun(front, day)
    ended = have_ended(actions, day)
    now = _STAGES.index(stage_of(front, day))
    if actions and _STAGES[now] == "replied":
        now += 1
    steps = (_step(front, day, number, now + ended) for number in range(len(_STAGES)))
    return tuple(
        replace(step, anchor="") if step.anchor == _HEARD and not has_report else step
        for step in steps
    )


def _step(front: Consultation, day: date, number: int, now: int) -> CourseStep:
    name, when, anchor = _named(front, day)[number]
    has_come = number <= now
    told = day_view(when).text if when and (has_come or number < _PLANNED) else ""
    state: StepState = "now" if number == now else "done" if has_come else "next"
    return CourseStep(name, told, state, anchor if has_come and when else "")


def _named(front: Consultation, day: date) -> tuple[tuple[str, date | None, str], ...]:
    statement, reply = front.statement, front.reply
    return (
        ("Announced", front.announced, ""),
        ("Open" if front.opens <= day else "Opens", front.opens, ""),
        ("Closed" if front.closes < day else "Closes", front.closes, ""),
        ("What we heard", front.heard, _HEARD),
        ("What we said", statement.on if statement else None, "said"),
        ("The reply", reply.on if reply else None, "reply"),
        ("What was done", min((one.agreed for one in begun(front, day)), default=None), "actions"),
    )
