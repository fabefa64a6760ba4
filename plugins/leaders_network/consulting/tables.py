"""What is counted of a consultation: every question by everybody, by sector and by area.

A *cell* is a group (all, a sector, an area) and what it answered; a cell without an answer counts
whoever of the group took part. Which cells there are follows from the questions and the network
alone, never from the answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from leaders_network.consulting.answers import Answered, Stratum
from leaders_network.records.consultation import Question

Kind = Literal["all", "sector", "area"]

NONE = ""
"""The category of those who took part and left the question out."""


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """Some of the leaders: all of them, those of a sector, or those of an area."""

    kind: Kind
    key: str = ""

    def holds(self, stratum: Stratum) -> bool:
        """Return whether the leaders of a stratum belong to it."""
        return self.kind == "all" or getattr(stratum, self.kind) == self.key


ALL = Group("all")


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that everybody who takes part has one of: an option, a point, a rank, a theme."""

    key: str
    """The question's key; of a ranking's option and of a theme, `question/option`."""
    question: str
    categories: tuple[str, ...]
    bands: tuple[tuple[str, ...], ...]
    """The categories that are counted together within sectors and areas."""
    optional: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A group, and what it answered: any of some categories of a variable."""

    group: Group
    variable: str = ""
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """The answers as counts, and the network they come from."""

    variables: tuple[Variable, ...]
    members: Mapping[Stratum, int]
    """How many leaders the network has of each stratum: anybody who reads it knows."""
    counts: Mapping[tuple[Stratum, str, str], int]
    """How many of a stratum have a category of a variable; of no variable: who took part."""
    rankings: Mapping[str, tuple[str, ...]]
    """The variables of each ranking, one for each option: a rank is given to one of them."""

    strata: tuple[Stratum, ...]
    """Every stratum that anybody of the network stands in, or stood in who answered."""

    def count(self, cell: Cell) -> int:
        """Return how many stand in a cell."""
        wanted = cell.categories if cell.variable else (NONE,)
        return sum(
            self.counts.get((stratum, cell.variable, category), 0)
            for stratum in self.strata
            if cell.group.holds(stratum)
            for category in wanted
        )

    def size(self, group: Group) -> int:
        """Return how many leaders of the network belong to a group."""
        return sum(number for stratum, number in self.members.items() if group.holds(stratum))

    def groups(self) -> tuple[Group, ...]:
        """Return all leaders, each sector and each area.

        Whoever answered and has left since has no row, for it would say that they answered.
        """
        sectors = sorted({stratum.sector for stratum in self.members})
        areas = sorted({stratum.area for stratum in self.members})
        one_each = [Group("sector", key) for key in sectors], [Group("area", key) for key in areas]
        # A single sector is everybody, and is not told twice.
        return (ALL, *(group for groups in one_each if len(groups) > 1 for group in groups))

    def parts(self) -> Iterator[Survey]:
        """Yield what was asked question by question, each with who took part."""
        for question in dict.fromkeys(variable.question for variable in self.variables):
            yield _only(self, (one for one in self.variables if one.question == question))

    def strands(self) -> Iterator[Survey]:
        """Yield what hangs together by nothing but who took part, and who left a question out.

        That is each question; of one that was answered in words, each theme.
        """
        for part in self.parts():
            if part.rankings:
                yield part
            else:
                yield from (_only(part, [variable]) for variable in part.variables)

    def cells(self) -> tuple[Cell, ...]:
        """Return every cell that may be told, the coarsest first."""
        found: list[Cell] = [Cell(group) for group in self.groups()]
        for variable in self.variables:
            for group in self.groups():
                told = self.categories(variable, group)
                found += [Cell(group, variable.key, one) for one in told]
        return tuple(found)

    def categories(self, variable: Variable, group: Group) -> tuple[tuple[str, ...], ...]:
        """Return what is counted of a variable in a group; coarser where the group is a part."""
        whole = tuple((category,) for category in variable.categories)
        unsaid = ((NONE,),) if variable.optional else ()
        return (*(whole if group == ALL else variable.bands), *unsaid)


def _only(survey: Survey, variables: Iterable[Variable]) -> Survey:
    """Return what was counted of some variables."""
    chosen = tuple(variables)
    asked = {variable.question for variable in chosen}
    rankings = {key: one for key, one in survey.rankings.items() if key in asked}
    return replace(survey, variables=chosen, rankings=rankings)


def survey_of(
    questions: Iterable[Question],
    answers: Iterable[Answered],
    members: Mapping[Stratum, int],
    themes: Mapping[str, Mapping[str, frozenset[str]]] | None = None,
) -> Survey:
    """Return answers as counts.

    Args:
        questions: What was asked.
        answers: What was accepted, one for each who took part.
        members: How many leaders the network has of each stratum.
        themes: For each question answered in words, its themes and the texts that each is in.
    """
    asked, given = tuple(questions), tuple(answers)
    themes = themes or {}
    # Where nobody left a question out, there is no such column: that exposes nobody.
    skipped = {
        question.key: any(question.key not in answered.values for answered in given)
        for question in asked
    }
    variables = tuple(
        one for question in asked for one in _variables(question, themes, skipped[question.key])
    )
    counts: Counter[tuple[Stratum, str, str]] = Counter()
    for answered in given:
        stratum = answered.stratum
        counts[stratum, "", NONE] += 1
        for variable in variables:
            counts[stratum, variable.key, _category(variable, answered, themes)] += 1
    rankings = {
        question.key: tuple(f"{question.key}/{option.key}" for option in question.options)
        for question in asked
        if question.kind == "ranking"
    }
    strata = tuple(sorted({*members, *(answered.stratum for answered in given)}))
    return Survey(variables, dict(members), counts, rankings, strata)


def _variables(
    question: Question, themes: Mapping[str, Mapping[str, frozenset[str]]], optional: bool
) -> Iterator[Variable]:
    key = question.key
    if question.kind == "choice":
        options = tuple(option.key for option in question.options)
        yield Variable(key, key, options, tuple((option,) for option in options), optional)
    elif question.kind == "scale" and question.scale:
        points = tuple(str(point) for point in range(1, question.scale.points + 1))
        yield Variable(key, key, points, bands(points), optional)
    elif question.kind == "ranking":
        ranks = tuple(str(rank) for rank in range(1, len(question.options) + 1))
        for option in question.options:
            yield Variable(f"{key}/{option.key}", key, ranks, (("1",),), optional)
    else:
        for theme in themes.get(key, ()):
            both = ("yes",), ("no",)
            yield Variable(f"{key}/{theme}", key, ("yes", "no"), both, optional)


def bands(points: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the points of a scale in three parts: its low end, its middle and its high end.

    Both ends have as many points; of three points or fewer, each is a part of its own.
    """
    if len(points) <= 3:
        return tuple((point,) for point in points)
    end = max(1, (len(points) - 1) // 2 if len(points) % 2 else len(points) // 3)
    return points[:end], points[end:-end], points[-end:]


def _category(
    variable: Variable,
    answered: Answered,
    themes: Mapping[str, Mapping[str, frozenset[str]]],
) -> str:
    value = answered.values.get(variable.question)
    if value is None:
        return NONE
    option = variable.key.removeprefix(f"{variable.question}/")
    if isinstance(value, tuple):
        return str(value.index(option) + 1) if option in value else NONE
    if option != variable.question and variable.question in themes:
        return "yes" if str(value) in themes[variable.question][option] else "no"
    return str(value)
