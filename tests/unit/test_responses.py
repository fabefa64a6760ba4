"""What is told of a response while a consultation is open."""

from __future__ import annotations

import pytest

from leaders_network.publish.responses import least


@pytest.mark.parametrize(
    ("answers", "asked", "told"),
    [
        (0, 40, None),
        (10, 40, 10),
        (20, 40, 20),
        (20, 30, 20),
        (20, 29, 10),
        (20, 22, 10),
        (20, 20, 10),
        (10, 19, None),
        (10, 5, None),
    ],
)
def test_neither_few_who_answered_nor_few_who_did_not_are_told_of(
    answers: int, asked: int, told: int | None
) -> None:
    assert least(answers, asked, 10) == told


def test_a_larger_group_is_protected_likewise() -> None:
    assert least(30, 60, 25) == 30
    assert least(40, 60, 25) == 30
    assert least(30, 40, 25) is None
