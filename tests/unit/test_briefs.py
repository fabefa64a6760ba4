"""A report's brief as PDF: always the same bytes, and nothing in it is markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaders_network.outputs.briefs import _span, brief, content
from leaders_network.publish.prose import Prose
from leaders_network.publish.views.reports import ReportView
from tests.unit import sample_pieces as pieces
from tests.unit.sample_items import FULL_REPORT

LONG = "It took a day of each week, and nobody read it. " * 60


def long_report() -> ReportView:
    """A report with seven questions, a long statement, and many who signed it."""
    view = FULL_REPORT
    assert view.statement
    signed = replace(view.statement.signed, people=view.statement.signed.people * 20)
    statement = replace(view.statement, text=Prose(f"{LONG}\n\n{LONG}"), signed=signed)
    return replace(view, statement=statement, questions=view.questions[:1] * 7)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert brief(FULL_REPORT, pieces.SITE) == brief(FULL_REPORT, pieces.SITE)


def test_a_brief_is_tagged_for_those_who_listen_to_it() -> None:
    made = brief(FULL_REPORT, pieces.SITE)
    assert b"/StructTreeRoot" in made
    assert b"/Marked true" in made
    assert b"/Lang" in made


def test_what_people_wrote_is_never_markup() -> None:
    attack = '#panic("x") $ ] } _a_ *b* @c <d> `e` // f'
    view = replace(
        FULL_REPORT,
        why=attack,
        questions=tuple(replace(one, ask=attack, told=attack) for one in FULL_REPORT.questions),
    )
    assert brief(view, pieces.SITE).startswith(b"%PDF-")
    assert content(view, pieces.SITE)["why"] == attack


def test_many_names_are_counted_where_they_find_no_room() -> None:
    data = content(long_report(), pieces.SITE)
    signed = long_report().statement
    assert signed
    assert len(data["names"]) + data["others"] == len(signed.signed.people) + signed.signed.others


def test_what_a_statement_says_strongly_is_strong_and_markup_is_not_shown() -> None:
    assert FULL_REPORT.statement
    said = (
        "Most gave it *twice*. **We ask for one [store](https://store.example).** None less.\n\n**"
    )
    statement = replace(FULL_REPORT.statement, text=Prose(said))
    view = replace(FULL_REPORT, statement=statement)
    assert content(view, pieces.SITE)["statement"] == [
        [
            {"text": "Most gave it twice. ", "strong": False},
            {"text": "We ask for one store.", "strong": True},
            {"text": " None less.", "strong": False},
        ]
    ]
    assert brief(view, pieces.SITE).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        ("11 May 2026", "29 May 2026", "11 to 29 May 2026"),
        ("28 May 2026", "5 June 2026", "28 May to 5 June 2026"),
        ("28 December 2026", "5 January 2027", "28 December 2026 to 5 January 2027"),
    ],
)
def test_two_days_say_once_what_they_share(first: str, last: str, span: str) -> None:
    assert _span(first, last) == span
