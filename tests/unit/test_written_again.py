"""A telephone number is known again however it is written, whichever country it is of."""

from __future__ import annotations

import pytest

from leaders_network.reviewing.said import number_mark, numbers_in


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("+44 1632 960412", "01632 960412"),
        ("+44 1632 960412", "+44 (0)1632-960.412"),
        ("+47 22 00 00 01", "22 00 00 01"),
        ("+47 22 00 00 01", "22000001"),
        ("+47 22 00 00 01", "0047.22.00.00.01"),
        ("+65 6123 4567", "6123 4567"),
        ("+353 20 912 3456", "(020) 912 3456"),
    ],
)
def test_a_number_is_known_again_in_every_form(number: str, written: str) -> None:
    assert number_mark(number) in numbers_in(f"Ring {written} at night.")
    assert number_mark(f"{number[:-1]}9") not in numbers_in(f"Ring {written} at night.")
