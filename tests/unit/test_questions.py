"""The figures of a report's questions: each with its own words, and weighed by what is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from leaders_network.publish.headlines import NOTHING_TOLD, headline
from leaders_network.publish.questions import AnsweredQuestions
from leaders_network.publish.views.reports import AnsweredQuestion
from leaders_network.records.consultation import Option, Question
from leaders_network.records.report import UNSAID, FigureRow, FigureTable, Quotation, Turnout
from tests.unit.town import seen, town

OPTIONS = tuple(Option(key=key, label=key.upper()) for key in ("a", "b", "c"))
KEYS = tuple(option.key for option in OPTIONS)
CHOICE = Question(key="which", kind="choice", ask="Which?", options=OPTIONS)
WORDS = Question(key="why", kind="text", ask="Why?")
WHOLE = Turnout(by="all", members=200, answered=100)
RESCUE = Turnout(by="sector", sector="rescue", members=50, answered=40)
CARE = Turnout(by="sector", sector="care", members=150, answered=60)


def answered(
    *rows: tuple[str | None, str], whole: Turnout = WHOLE, columns: tuple[str, ...] = KEYS
) -> tuple[AnsweredQuestion, ...]:
    """Return the questions of a report: what all answered, then each sector that tells of it."""
    all_, *sectors = (FigureRow(sector=sector, counts=counts) for sector, counts in rows)
    tables = [FigureTable(question="which", by="all", columns=columns, rows=(all_,))]
    if sectors:
        told = FigureTable(question="which", by="sector", columns=columns, rows=tuple(sectors))
        tables.append(told)
    front = SimpleNamespace(
        questions=(CHOICE, WORDS),
        response=(whole, RESCUE, CARE),
        tables=tuple(tables),
        themes=(),
        quotations=tuple(Quotation(question=key, text=f"Of {key}") for key in ("which", "why")),
    )
    item: Any = SimpleNamespace(path="voice/heard/", front=front)
    return AnsweredQuestions(seen(town()).lists.ground, item).told()


def test_each_question_has_the_words_that_were_written_to_it() -> None:
    assert [one.quotations for one in answered((None, "60 30 10"))] == [("Of which",), ("Of why",)]


@pytest.mark.parametrize(
    "care", ["50 8 -", "50 8 2", "- - -"], ids=["one figure untold", "all told", "none told"]
)
def test_a_sector_weighs_what_it_is_in_the_network_and_the_untold_are_the_rest(care: str) -> None:
    """Of 50 in rescue a quarter said so; of the 150 others, whoever they are, 50 of 60."""
    figures = (None, "60 28 12"), ("rescue", "10 20 10"), ("care", care)
    chart = answered(*figures)[0].chart
    assert chart
    plain, even = chart.series
    assert plain.values[0] == pytest.approx(60)
    assert even.name == "Each sector as in the network"
    assert even.values[0] == pytest.approx(68.75)


def test_nothing_is_weighed_where_no_sector_tells_all_its_figures() -> None:
    chart = answered((None, "60 30 10"), ("rescue", "10 15 -"), ("care", "- - -"))[0].chart
    assert chart
    assert [one.name for one in chart.series] == ["Share of answers"]


@pytest.mark.parametrize(
    ("counts", "whole", "note"),
    [
        ("60 30 10", WHOLE, ""),
        ("60 - -", WHOLE, "Not told apart: B; C. Together 40."),
        ("60 - -", Turnout(by="all", members=200), ""),
    ],
    ids=["all told", "two untold", "nor how many answered"],
)
def test_what_is_not_told_apart_is_told_together_where_anybody_could_subtract(
    counts: str, whole: Turnout, note: str
) -> None:
    chart = answered((None, counts), whole=whole)[0].chart
    assert chart
    assert chart.note == note


@pytest.mark.parametrize(
    ("counts", "untold", "told"),
    [
        ((60, 30, 10), None, "“A” was chosen most, by 60."),
        ((30, 30, 40), None, "“C” was chosen most, by 40."),
        ((40, 20, 40), None, "“A” and “C” were chosen most, by 40 each."),
        ((40, 40, 40), None, "“A”, “B” and “C” were chosen most, by 40 each."),
        ((60, None, None), 40, "“A” was chosen most, by 60."),
        ((40, None, None), 60, "Of what may be told, “A” was chosen most, by 40."),
        ((40, None, None), None, "Of what may be told, “A” was chosen most, by 40."),
        ((None, None, None), 60, NOTHING_TOLD),
    ],
)
def test_no_more_is_said_of_what_came_first_than_its_figures_prove(
    counts: tuple[int | None, ...], untold: int | None, told: str
) -> None:
    assert headline(zip("ABC", counts, strict=True), untold=untold) == told


def test_an_answer_that_nobody_gave_is_not_the_one_that_most_chose() -> None:
    (which, _) = answered((None, "30 15 10 45"), columns=(*KEYS, UNSAID))
    assert which.told == "“A” was chosen most, by 30 of 100 (30%)."


def test_that_nothing_is_told_does_not_say_that_few_answered() -> None:
    """All may have said the same, and words that nobody has coded may be many."""
    (which, why) = answered((None, "- - -"))
    assert which.told == NOTHING_TOLD
    assert why.told == "It asks for words; how many of all wrote of a theme is not told."
    assert "too few" not in f"{which.told} {why.told}".lower()
