"""What the team makes of answers in words is checked before anything of it is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from leaders_network.consulting.answers import Answered, Collected, Stratum
from leaders_network.consulting.coding import check_coding, read_coding, themes_of
from leaders_network.consulting.pages import ConsultationPage
from leaders_network.consulting.pointers import Names, names_in, pointers
from leaders_network.consulting.reporting import Heard, report
from leaders_network.problems import Problems
from leaders_network.records.coding import Coded, Coding
from leaders_network.records.consultation import Question
from leaders_network.records.gathering import Contributor
from leaders_network.records.leader import Leader
from leaders_network.records.records import Records
from leaders_network.records.report import Theme
from tests.consulting.forum import CLOSES
from tests.unit.test_consultations import WHOLE

NAMES = Names(
    ["Siân ap Rhys-O’Neill", "ap Rhys-O’Neill", "May", "Penrose", "2024", "محمد الرشيد", "Tŷ'r Dŵr"]
)


@pytest.mark.parametrize(
    "quote",
    [
        "Ask Sian ap Rhys-O'Neill.",
        "as AP RHYS O\u2019NEILL said",
        "said May, twice",
        "it was penrose who",
        "سألت محمد الرشيد",
        "at Ty’r Dwr",
        "write to a.b@c.example",
        "ring 01632 960412",
        "Penrose’s way",
        "siân ap rhys-o'neill's rota",
        "PENROSE'S",
        "ask @northmoor_chief",
        "see northmoor-fire.org.uk",
        "we meet at SW1A 2AA",
    ],
)
def test_a_quotation_that_points_to_somebody_is_noticed_however_it_is_spelt(quote: str) -> None:
    assert list(pointers(quote, NAMES))


@pytest.mark.parametrize(
    "quote",
    [
        "It may help.",
        "Mayor and rhyme",
        "[…] said so in 2024",
        "Three posts @ one desk",
        "It stopped.In time",
    ],
)
def test_words_that_only_look_like_a_name_may_be_quoted(quote: str) -> None:
    assert list(pointers(quote, NAMES)) == []


RECORDS = Records(
    Path("nowhere"),
    "data",
    leaders={
        "amara": Leader(name="Dame Amara Jo Penrose KFSM", other_names=("Mari Penrose",)),
        "will": Leader(name="Will An Rhys Vaughan", given_name="Will", family_name="Rhys Vaughan"),
    },
    contributors={"ines": Contributor(name="Prof Inés de la Cruz")},
)


@pytest.mark.parametrize(
    "quote",
    [
        "Amara knows",
        "Jo’s idea",
        "as Mari did",
        "dr penrose",
        "said Will",
        "mr rhys vaughan",
        "Ines asked",
        "at de la Cruz",
        "Professor Cruz",
    ],
)
def test_whoever_is_in_the_directory_is_known_by_any_of_their_names(quote: str) -> None:
    assert list(pointers(quote, Names(names_in(RECORDS))))


@pytest.mark.parametrize("quote", ["A dame and a professor will help", "An hour", "of la Paz"])
def test_titles_and_little_words_of_names_name_nobody(quote: str) -> None:
    assert list(pointers(quote, Names(names_in(RECORDS)))) == []


def faults(**coding: object) -> list[str]:
    problems = Problems()
    read = read_coding(json.dumps(coding).encode(), "coding.yml", problems)
    assert read
    wanted = [("why", "More money", True), ("how", "More money", True)]
    check_coding(*read, "coding.yml", wanted, [], problems)
    return [one.message for one in problems]


@pytest.mark.parametrize("content", [b"\xff", b"themes: [", b"themes: 4"])
def test_a_file_that_cannot_be_read_is_told_of(content: bytes) -> None:
    problems = Problems()
    assert read_coding(content, "coding.yml", problems) is None
    assert len(problems) == 1


def text(question: str, *themes: str) -> dict[str, object]:
    return {"question": question, "text": "More money", "may_quote": True, "themes": themes}


def theme(question: str, key: str = "money") -> dict[str, str]:
    return {"question": question, "key": key, "label": "Money"}


def test_a_theme_of_another_question_is_no_theme_of_a_text() -> None:
    assert faults(themes=[theme("why")], texts=[text("how", "money")]) == ["no theme `money`"]
    assert faults(themes=[theme("why")], texts=[text("why", "money")]) == [], "the control"


def test_a_theme_of_no_question_and_one_listed_twice_are_refused() -> None:
    assert faults(themes=[theme("who")]) == ["nobody answered `who` in words"]
    assert faults(themes=[theme("why")] * 2) == ["the theme `money` of `why` is listed twice"]


def test_one_theme_of_two_questions_counts_in_each_only_what_was_coded_there() -> None:
    """The same words may stand under both questions, and be coded under one of them."""
    content = {"themes": [theme("why"), theme("how")], "texts": [text("why", "money"), text("how")]}
    read = read_coding(json.dumps(content).encode(), "coding.yml", Problems())
    assert read
    assert themes_of(read[0]) == {
        "why": {"money": frozenset(["More money"])},
        "how": {"money": frozenset()},
    }


def test_a_theme_of_so_few_that_their_number_is_not_told_is_not_named() -> None:
    """That thirty did not write of it may be told, but nobody wrote of nothing."""
    said = {"leave": ["We want to leave"] * 2, "money": ["More money"] * 30}
    why = Question(key="why", kind="text", ask="Why?", optional=True)
    page = ConsultationPage("week", replace(WHOLE, questions=(why,)), "network", Path("week.md"))
    texts = [{"why": text} for each in said.values() for text in each] + [{}] * 20
    answers = tuple(Answered("fire", "R1", text, quote=False) for text in texts)
    coding = Coding(
        themes=tuple(Theme(question="why", key=key, label=key.title()) for key in said),
        texts=tuple(
            Coded(question="why", text=text, may_quote=False, themes=(key,))
            for key, (text, *_) in said.items()
        ),
    )
    heard = Heard(page, "Week", Collected(answers), {Stratum("fire", "R1"): 120}, 10, coding)
    told = report(heard, CLOSES + timedelta(days=1))
    assert "theme: money" in told, "the control"
    assert "label: Money" in told, "the control"
    assert "leave" not in told.casefold()


@pytest.mark.parametrize(("wrote", "quoted"), [(9, False), (10, True)])
def test_nobody_is_quoted_of_so_few_that_their_number_is_not_told(wrote: int, quoted: bool) -> None:
    why = Question(key="why", kind="text", ask="Why?", optional=True)
    page = ConsultationPage("week", replace(WHOLE, questions=(why,)), "network", Path("week.md"))
    said = [{"why": f"Wish {number}"} for number in range(wrote)]
    answers = tuple(Answered("fire", "R1", text, quote=True) for text in [*said, *[{}] * 30])
    coded = Coded(question="why", text="Wish 0", may_quote=True, themes=(), quote="Wish 0")
    heard = Heard(
        page, "Week", Collected(answers), {Stratum("fire", "R1"): 120}, 10, Coding(texts=(coded,))
    )
    assert ("text: Wish 0" in report(heard, CLOSES + timedelta(days=1))) == quoted
