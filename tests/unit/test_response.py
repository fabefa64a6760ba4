"""What is told of how many answered, where the number itself is not."""

from __future__ import annotations

import pytest

from leaders_network.directory.response import at_least


@pytest.mark.parametrize(
    ("answers", "asked", "told"),
    [
        (0, 40, None),
        (10, 40, 10),
        (20, 40, 20),
        (29, 40, 20),
        (35, 40, 30),
        (20, 30, 20),
        (20, 29, 10),
        (20, 22, 10),
        (20, 20, 10),
        (9, 40, None),
        (10, 19, None),
        (10, 5, None),
    ],
)
def test_neither_few_who_answered_nor_few_who_did_not_are_told_of(
    answers: int, asked: int, told: int | None
) -> None:
    assert at_least(answers, asked, 10) == told


def test_a_larger_group_is_protected_likewise() -> None:
    assert at_least(30, 60, 25) == 30
    assert at_least(40, 60, 25) == 30
    assert at_least(30, 40, 25) is None


def test_what_was_told_one_day_is_told_the_next_however_many_answer() -> None:
    """A step that goes would tell that nearly everybody has answered since."""
    told = [at_least(answers, 35, 10) or 0 for answers in range(36)]
    assert told == sorted(told)
    assert told[20] == told[35] == 20
