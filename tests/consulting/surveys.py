"""Invented surveys of many shapes, and what is published of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from leaders_network.consulting.answers import Answered, Stratum, Value
from leaders_network.consulting.facts import Known
from leaders_network.consulting.figures import response_rows, tables
from leaders_network.consulting.steps import told_with_steps
from leaders_network.consulting.suppression import told
from leaders_network.consulting.tables import Cell, Survey, survey_of
from leaders_network.records.consultation import Option, Question, Scale


@dataclass(frozen=True)
class Shape:
    """What a survey is like."""

    sectors: int
    areas: int
    people: int
    questions: str
    """A letter for each: choice, scale, ranking, optional choice, text."""
    rate: float
    seed: int


def question(number: int, letter: str) -> Question:
    """Return a question of a kind."""
    key, options = f"q{number}", tuple(Option(key=one, label=one) for one in ("a", "b", "c"))
    if letter == "s":
        scale = Scale(points=5, low="no", high="yes")
        return Question(key=key, kind="scale", ask="How?", scale=scale)
    if letter == "r":
        return Question(key=key, kind="ranking", ask="What first?", options=options)
    if letter == "t":
        return Question(key=key, kind="text", ask="Why?", optional=True)
    return Question(key=key, kind="choice", ask="Which?", options=options, optional=letter == "o")


def questions(shape: Shape) -> tuple[Question, ...]:
    """Return the questions of a survey."""
    return tuple(question(number, letter) for number, letter in enumerate(shape.questions))


def themes(shape: Shape) -> dict[str, dict[str, frozenset[str]]]:
    """Return the themes of what was answered in words."""
    texts = {one.key for one in questions(shape) if one.kind == "text"}
    return {key: {"money": frozenset(["more money"])} for key in texts}


def answers(shape: Shape) -> tuple[dict[Stratum, int], tuple[Answered, ...]]:
    """Return the network's leaders by stratum, and what some of them answered."""
    random = Random(shape.seed)
    members: Counter[Stratum] = Counter()
    found = []
    for _ in range(shape.people):
        stratum = Stratum(_one(random, "s", shape.sectors), _one(random, "r", shape.areas))
        members[stratum] += 1
        if random.random() < shape.rate:
            values = {one.key: _value(random, one) for one in questions(shape)}
            given = {key: value for key, value in values.items() if value is not None}
            found.append(Answered(*stratum, given, quote=False))
    return dict(members), tuple(found)


def surveyed(shape: Shape) -> Survey:
    """Return a survey as counts."""
    members, found = answers(shape)
    return survey_of(questions(shape), found, members, themes(shape))


TURNOUT = Shape(sectors=1, areas=1, people=1, questions="c", rate=1.0, seed=0)
"""The shape of the question that `turned_out` asks."""


def turned_out(members: Sequence[int], answered: Sequence[int]) -> Survey:
    """Return a survey of sectors in one area, of which so many have answered."""
    strata = [Stratum(f"s{number}", "r0") for number in range(len(members))]
    found = [
        Answered(*stratum, {"q0": "abc"[number % 3]}, quote=False)
        for stratum, count in zip(strata, answered, strict=True)
        for number in range(count)
    ]
    return survey_of(questions(TURNOUT), found, dict(zip(strata, members, strict=True)))


def replaced(survey: Survey, counts: dict[tuple[Stratum, str, str], int]) -> Survey:
    """Return a survey with other counts."""
    return replace(survey, counts=counts)


def consultation(shape: Shape) -> dict[str, Any]:
    """Return what is published of the questions."""
    return {
        "questions": [
            {
                "key": one.key,
                "kind": one.kind,
                "optional": one.optional,
                "options": [{"key": option.key} for option in one.options],
                "scale": {"points": one.scale.points} if one.scale else None,
            }
            for one in questions(shape)
        ]
    }


def release(
    survey: Survey, cells: dict[Cell, int], least: dict[Cell, int] | None = None
) -> dict[str, Any]:
    """Return what a report publishes of a survey."""
    return {
        "response": response_rows(survey, cells, least or {}),
        "tables": tables(survey, cells),
        "themes": [{"key": "money"}],
    }


def published(
    shape: Shape, threshold: int = 10, known: Known | None = None, *, complementary: bool = True
) -> dict[str, Any]:
    """Return what is published of a survey."""
    survey = surveyed(shape)
    if not complementary:
        return release(survey, told(survey, threshold, known, complementary=False))
    return release(survey, *told_with_steps(survey, threshold, known or Known()))


def _one(random: Random, letter: str, number: int) -> str:
    weights = [1 / (1 + place) for place in range(number)]
    return f"{letter}{random.choices(range(number), weights)[0]}"


def _value(random: Random, asked: Question) -> Value | None:
    if asked.optional and random.random() < 0.3:
        return None
    if asked.kind == "scale":
        return random.choices(range(1, 6), [1, 2, 5, 4, 1])[0]
    if asked.kind == "ranking":
        order = [option.key for option in asked.options]
        random.shuffle(order)
        return tuple(order)
    if asked.kind == "text":
        return random.choice(["more money", "less paper"])
    return random.choices([option.key for option in asked.options], [6, 3, 1])[0]
