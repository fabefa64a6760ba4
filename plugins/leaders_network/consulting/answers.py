"""What leaders answered, without who they are: all that figures are ever made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

Value = str | int | tuple[str, ...]
"""What is chosen (an option's id), a point of a scale, an order of options, or words."""


class Stratum(NamedTuple):
    """Where a leader stands: in the sector they answer for, and in the region they serve."""

    sector: str
    """A sector's id; empty where they hold no post of one."""
    area: str
    """A region's or nation's code; empty where they serve all of the country."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One leader's accepted answer."""

    sector: str
    """The id of the sector they answer for; empty where they hold no post of one."""
    area: str
    """The code of the region or nation they serve; empty where it is all of the country."""
    values: Mapping[str, Value]
    """What they answered, by the ids of the questions; what may be left out may be missing."""
    quote: bool
    """Whether their words may be quoted, without their name, once they are redacted."""

    @property
    def stratum(self) -> Stratum:
        """Where they stand."""
        return Stratum(self.sector, self.area)


@dataclass(frozen=True, slots=True)
class Collected:
    """Everything that was collected in one consultation, as far as figures may know it."""

    answers: tuple[Answered, ...]
    """In an order that follows from what they say alone: it tells of nobody and of no time."""
    replaced: int = 0
    """How many answers were changed by their writers later, and so do not count."""
    aside: Mapping[str, int] | None = None
    """How many letters were set aside, by the code of the reason."""


def mixed(answers: Iterable[Answered]) -> tuple[Answered, ...]:
    """Return answers in the order of what they say, whatever order they came in."""
    return tuple(sorted(answers, key=_said))


def _said(one: Answered) -> tuple[str, str, bool, str]:
    values = repr(sorted(one.values.items()))
    return one.sector, one.area, one.quote, values
