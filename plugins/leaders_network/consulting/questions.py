"""Whether an answer fits the questions, and what it then says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leaders_network.consulting.answers import Value
from leaders_network.inbox.letter import Letter
from leaders_network.inbox.refusal import Refused
from leaders_network.records.consultation import Question

_ANSWER, _QUOTE, _LEADER = "answers/", "quote", "leader"

Written = str | list[str]
"""A value as a letter holds it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a letter answers."""

    values: Mapping[str, Value]
    quote: bool
    leader: str | None
    """Whose answer it says that it is; None where it leaves that to whoever sent it."""


def read_answer(letter: Letter, questions: Iterable[Question]) -> Reading:
    """Return what a letter answers.

    Raises:
        Refused: When it answers what is not asked, leaves out what must be answered, or has a
            value that does not fit.
    """
    given = {value.field: value.now for value in letter.values}
    known = {f"{_ANSWER}{question.key}": question for question in questions}
    strays = given.keys() - known.keys() - {_QUOTE, _LEADER}
    if strays or letter.note:
        told = ", ".join(f"`{stray}`" for stray in sorted(strays)) or "a note"
        raise Refused("extra", f"it answers what is not asked: {told}")
    values = {
        question.key: _value(question, now)
        for field, question in known.items()
        if (now := given.get(field))
    }
    missing = [one.key for one in known.values() if not one.optional and one.key not in values]
    if missing:
        told = ", ".join(f"`{key}`" for key in missing)
        raise Refused("missing", f"it leaves out what must be answered: {told}")
    leader = given.get(_LEADER)
    if leader is not None and not isinstance(leader, str):
        raise Refused("value", "it names several leaders")
    return Reading(values, _is_yes(given.get(_QUOTE)), leader)


def _is_yes(value: Written | None) -> bool:
    if value not in (None, "true", "false"):
        raise Refused("value", "whether it may be quoted is neither true nor false")
    return value == "true"


def _value(question: Question, now: Written) -> Value:
    if question.kind == "ranking":
        return _order(question, now)
    if not isinstance(now, str):
        raise Refused("value", f"`{question.key}` is one value, and several are given")
    if question.kind == "text":
        return _words(question, now)
    return _point(question, now) if question.kind == "scale" else _option(question, now)


def _order(question: Question, now: Written) -> tuple[str, ...]:
    keys = sorted(option.key for option in question.options)
    if not isinstance(now, list) or sorted(now) != keys:
        raise Refused("value", f"`{question.key}` is not all of its options, each once")
    return tuple(now)


def _option(question: Question, now: str) -> str:
    if now not in {option.key for option in question.options}:
        raise Refused("value", f"`{question.key}` has no option `{now[:60]}`")
    return now


def _point(question: Question, now: str) -> int:
    points = question.scale.points if question.scale else 0
    if now not in {str(point) for point in range(1, points + 1)}:
        raise Refused("value", f"`{question.key}` is not a number from 1 to {points}")
    return int(now)


def _words(question: Question, now: str) -> str:
    text = now.replace("\r\n", "\n").strip()
    if len(text) > question.limit:
        told = f"`{question.key}` has {len(text):,} characters; at most {question.limit} fit"
        raise Refused("too-long", told)
    if "<" in text or ">" in text:
        raise Refused("markup", f"`{question.key}` holds markup")
    if not text:
        raise Refused("value", f"`{question.key}` holds nothing but spaces")
    return text
