"""Problems are collected, sorted, counted and written for people and for programs."""

from __future__ import annotations

import json

import pytest

from leaders_network.problems import (
    InvalidDirectoryError,
    Location,
    Problems,
    near_word,
    render,
    summary,
    visible,
)


def collected(*places: tuple[str, int]) -> Problems:
    problems = Problems()
    for path, line in places:
        problems.add(Location(path, line, 2), "wrong", "code", fix="mend it")
    return problems


def test_problems_are_sorted_by_path_and_by_line_as_a_number() -> None:
    problems = collected(("b.yml", 1), ("a.yml", 10), ("a.yml", 9))
    places = [str(problem.location) for problem in problems]
    assert places == ["a.yml:9:2", "a.yml:10:2", "b.yml:1:2"]


def test_the_same_problem_twice_is_one() -> None:
    assert len(collected(("a.yml", 1), ("a.yml", 1))) == 1


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert render(tuple(collected(("a.yml", 3)))) == "a.yml:3:2: wrong [code]\n    fix: mend it"


def test_github_is_told_with_its_own_escapes() -> None:
    problems = Problems()
    problems.add(Location("a,b:c.yml", 3, 2), "100% wrong", "code", fix="mend it")
    assert render(tuple(problems), "github") == (
        "::error file=a%2Cb%3Ac.yml,line=3,col=2,title=code::100%25 wrong%0Afix: mend it"
    )


def test_programs_get_every_part_of_a_problem() -> None:
    assert json.loads(render(tuple(collected(("é.yml", 3))), "json")) == [
        {
            "path": "é.yml",
            "line": 3,
            "column": 2,
            "message": "wrong",
            "code": "code",
            "fix": "mend it",
        }
    ]
    assert json.loads(render((), "json")) == []


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([("a", 1)], "1 problem in 1 file."),
        ([("a", 1), ("a", 2)], "2 problems in 1 file."),
        ([("a", 1), ("b", 1)], "2 problems in 2 files."),
    ],
)
def test_problems_and_files_are_counted(places: list[tuple[str, int]], said: str) -> None:
    assert summary(tuple(collected(*places))) == said


def test_problems_are_raised_together_and_none_is_no_error() -> None:
    Problems().raise_if_any()
    with pytest.raises(InvalidDirectoryError, match="2 problems in 2 files") as raised:
        collected(("a", 1), ("b", 1)).raise_if_any()
    assert len(raised.value.problems) == 2


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("sumary", "summary"),
        ("Summary", "summary"),
        ("smumary", "summary"),
        ("religion", None),
        ("", None),
    ],
)
def test_a_near_word_is_offered_and_a_far_one_is_not(word: str, near: str | None) -> None:
    assert near_word(word, ["summary", "biography"]) == near


def test_what_cannot_be_seen_is_spelt_out_on_one_line() -> None:
    assert visible("a\nb\x1b[2J\u202e") == r"a\nb\x1b[2J\u202e"
    assert visible("Siân — ok") == "Siân — ok"


def test_gitlab_is_told_in_the_form_of_its_code_quality_reports() -> None:
    (item,) = json.loads(render(tuple(collected(("a.yml", 3))), "gitlab"))
    assert len(item.pop("fingerprint")) == 64
    assert item == {
        "description": "wrong; fix: mend it",
        "check_name": "code",
        "severity": "major",
        "location": {"path": "a.yml", "lines": {"begin": 3}},
    }
    assert json.loads(render((), "gitlab")) == []
