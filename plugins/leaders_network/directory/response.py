"""How much may be told of how many answered, where the number itself is not told."""

from __future__ import annotations

from leaders_network.records.consultation import STEP


def at_least(answers: int, asked: int, smallest: int) -> int | None:
    """Return a step of ten that may be told as the least of how many answered, or None.

    It is lowered until it leaves as many who may have kept silent as a figure has to tell of: of 22
    who were asked, `20 or more` would tell of two or fewer. It is not left out instead: a step that
    was told one day and is not told the next would say that nearly everybody has answered since.

    Args:
        answers: How many answered.
        asked: How many there are.
        smallest: Of how many a figure may be told.
    """
    told = min(_down(answers), _down(max(0, asked - smallest)))
    return told if told >= smallest else None


def _down(number: int) -> int:
    return number - number % STEP
