"""What is counted before the end tells of many alone, and nobody can be found in it."""

from __future__ import annotations

import re

import pytest

from leaders_network.cli.main import main
from leaders_network.consulting.answers import Answered, Stratum
from leaders_network.consulting.counting import response_of
from tests.consulting.conftest import run
from tests.consulting.forum import DAY, Forum, answer

FIRE, PARKS = Stratum("fire", "W92000004"), Stratum("parks", "")


def test_counts_are_told_in_tens_and_never_below_ten(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(1, 20):
        forum.put(f"leader:fire-leader-{number}", answer())
    for number in range(1, 10):
        forum.put(f"leader:health-leader-{number}", answer())
    run(forum, "collect", "--apply")
    assert run(forum, "count", "--apply") == 0
    head = forum.page.read_text().partition("response:")[2]
    assert "answers: 20" in head
    assert "sector: fire" in head
    assert "sector: health" not in head
    assert set(re.findall(r"answers: (\d+)", head)) == {"20", "10"}
    assert main(["check", *forum.options()[1:9], "--day", DAY.isoformat()]) == 0


def test_a_page_that_an_editor_marked_as_utf_8_keeps_all_it_says(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    before = forum.page.read_text(encoding="utf-8")
    forum.page.write_text(before, encoding="utf-8-sig")
    for number in range(1, 20):
        forum.put(f"leader:fire-leader-{number}", answer())
    run(forum, "collect", "--apply")
    assert run(forum, "count", "--apply") == 0
    after = forum.page.read_text(encoding="utf-8").splitlines()
    assert [line for line in before.splitlines() if line not in after] == []
    assert (after.count("---"), "response:" in after) == (2, True)


def test_a_network_may_tell_of_larger_groups_alone() -> None:
    answers = [Answered(*FIRE, {}, False)] * 27 + [Answered(*PARKS, {}, False)] * 12
    members = {FIRE: 60, PARKS: 60}
    told = response_of(answers, members, DAY, 20) or {}
    assert told["answers"] == 30
    assert told["sectors"] == [{"sector": "fire", "answers": 20}]
    assert told["areas"] == [{"area": "W92000004", "answers": 20}]
    assert response_of(answers[:19], members, DAY, 20) is None
    small = response_of(answers, members, DAY, 10) or {}
    assert len(small["sectors"]) == 2  # a control


def test_what_is_counted_tells_of_no_few_who_kept_silent() -> None:
    answers = [Answered(*FIRE, {}, False)] * 27
    told = response_of(answers, {FIRE: 31, PARKS: 60}, DAY, 10) or {}
    assert told["answers"] == 20
    assert told["sectors"] == [{"sector": "fire", "answers": 20}]
    few = response_of(answers, {FIRE: 28, PARKS: 60}, DAY, 10) or {}
    assert few["sectors"] == [{"sector": "fire", "answers": 10}]


def test_nobody_is_counted_once_it_has_closed(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last count would say how many tens there were in the end, and so would the report."""
    assert run(forum, "count", "--day", "2026-12-05", "--apply") == 2
    assert "closed on 2026-12-04; report it" in capsys.readouterr().err
    assert run(forum, "count", "--day", "2026-12-04") == 0
