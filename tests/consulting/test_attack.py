"""Nothing of a group under ten can be worked out from what is published of a consultation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaders_network.consulting.answers import Answered, Stratum
from leaders_network.consulting.facts import Known
from leaders_network.consulting.steps import told_with_steps
from leaders_network.consulting.suppression import told
from leaders_network.consulting.tables import ALL, Cell, Group, Survey, survey_of
from tests.consulting import surveys
from tests.consulting.attacker import Attacker, Recovered
from tests.consulting.surveys import Shape

SHAPES = st.builds(
    Shape,
    sectors=st.integers(1, 4),
    areas=st.integers(1, 3),
    people=st.integers(5, 220),
    questions=st.text("csrot", min_size=1, max_size=2),
    rate=st.sampled_from([0.3, 0.6, 0.9, 0.97, 1.0]),
    seed=st.integers(0, 10_000),
)
FEW = Shape(sectors=4, areas=3, people=200, questions="cs", rate=0.6, seed=7)


def attacked(shape: Shape, *, complementary: bool = True, knows: bool = True) -> list[Recovered]:
    """Return what an attacker recovers of groups under ten."""
    members, _ = surveys.answers(shape)
    release = surveys.published(shape, complementary=complementary)
    return Attacker(
        surveys.consultation(shape), [release], members.items(), knows_network=knows
    ).below(10)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(SHAPES, st.booleans())
def test_no_number_under_ten_can_be_recovered_from_any_survey(shape: Shape, knows: bool) -> None:
    assert attacked(shape, knows=knows) == []


@pytest.mark.parametrize("seed", range(3))
def test_cells_are_recovered_when_only_small_ones_are_suppressed(seed: int) -> None:
    shape = Shape(sectors=4, areas=3, people=200, questions="cs", rate=0.6, seed=seed)
    assert attacked(shape, complementary=False)
    assert attacked(shape) == []


@pytest.mark.parametrize(("questions", "rate"), [("csrot", 0.6), ("csott", 0.85), ("rrcsoto", 0.5)])
def test_no_number_under_ten_can_be_recovered_from_many_questions(
    questions: str, rate: float
) -> None:
    """Questions hang together by who took part, and are asked for one strand at a time."""
    shape = Shape(sectors=3, areas=2, people=150, questions=questions, rate=rate, seed=5)
    assert attacked(shape) == []
    assert attacked(shape, complementary=False), "the control"


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(SHAPES, st.integers(0, 2))
def test_no_number_under_ten_can_be_recovered_from_two_releases(shape: Shape, cut: int) -> None:
    """The first release tells of fewer groups; the second one adds to it what it safely can."""
    survey = surveys.surveyed(shape)
    kinds = (("all",), ("all", "sector"), ("all", "area"))[cut]
    everything = told(survey, 10)
    first = {cell: count for cell, count in everything.items() if cell.group.kind in kinds}
    second = told(survey, 10, Known(first))
    assert first.items() <= second.items()
    releases = [surveys.release(survey, first), surveys.release(survey, second)]
    attacker = Attacker(surveys.consultation(shape), releases, survey.members.items())
    assert attacker.below(10) == []


def test_what_two_releases_tell_together_is_recovered_if_each_knows_nothing_of_the_other() -> None:
    """The control: a second release that does not reckon with the first gives a cell away."""
    survey = surveys.surveyed(FEW)
    whole = told(survey, 10)
    hidden = [cell for cell in survey.cells() if cell not in whole and survey.count(cell) >= 10]
    assert hidden
    first = surveys.release(survey, whole)
    other = surveys.release(survey, {cell: survey.count(cell) for cell in hidden})
    members = survey.members.items()
    assert Attacker(surveys.consultation(FEW), [first], members).below(10) == []
    assert Attacker(surveys.consultation(FEW), [first, other], members).below(10)


def test_what_was_told_while_it_was_open_is_reckoned_with() -> None:
    survey = surveys.surveyed(FEW)
    least = {
        Cell(group): survey.count(Cell(group)) // 10 * 10
        for group in survey.groups()
        if group.kind != "area" and survey.count(Cell(group)) >= 10
    }
    cells = told(survey, 10, Known({}, least))
    release = surveys.release(survey, cells)
    response = {
        "answers": least[Cell(ALL)],
        "sectors": [
            {"sector": cell.group.key, "answers": count}
            for cell, count in least.items()
            if cell.group.kind == "sector"
        ],
    }
    published = {**surveys.consultation(FEW), "response": response}
    found = Attacker(published, [release], survey.members.items()).below(10)
    assert [one for one in found if not one.what.startswith("silent")] == []


@pytest.mark.parametrize(
    ("members", "answered"),
    [
        ((21, 33), (9, 19)),
        ((55, 16, 64, 56), (29, 16, 39, 19)),
        ((36, 14, 51), (36, 14, 9)),
        ((39, 15), (19, 15)),
        ((61, 63, 12), (39, 39, 12)),
        ((31, 65), (31, 29)),
    ],
)
def test_steps_of_ten_give_nothing_away_to_who_knows_how_they_are_made(
    members: tuple[int, ...], answered: tuple[int, ...]
) -> None:
    """Of 28 who answered `10 or more` in one sector are 19 at most, so 9 or more in the other."""
    survey = surveys.turned_out(members, answered)
    published = surveys.consultation(surveys.TURNOUT)
    release = surveys.release(survey, *told_with_steps(survey, 10, Known()))
    assert Attacker(published, [release], survey.members.items()).below(10) == []


def test_which_group_is_not_told_says_nothing_of_how_few_of_it_answered() -> None:
    """A reader tries the program on every way in which three sectors can take part."""

    def given_away(published: Callable[[Survey], object]) -> list[tuple[int, ...]]:
        alike = defaultdict(list)
        for answered in product(*(range(number + 1) for number in members)):
            survey = replace(surveys.turned_out(members, answered), variables=())
            alike[str(published(survey))].append(answered)
        return [ways[0] for ways in alike.values() if _is_few(ways, members, threshold=2)]

    members = (3, 3, 4)
    assert given_away(lambda survey: told(survey, 2, complementary=False)), "the control"
    assert given_away(lambda survey: told_with_steps(survey, 2, Known())) == []


def _is_few(ways: list[tuple[int, ...]], members: tuple[int, ...], threshold: int) -> bool:
    """Return whether all ways agree how few of some sectors answered, or kept silent."""
    sectors = range(len(members))
    for some in (one for size in sectors for one in combinations(sectors, size + 1)):
        counts = {sum(way[sector] for sector in some) for way in ways}
        silent = {sum(members[sector] for sector in some) - count for count in counts}
        if len(counts) == 1 and min(counts | silent) < threshold:
            return True
    return False


def test_that_no_group_has_a_step_is_reckoned_with_too() -> None:
    """19 of s0 say a, and no step says that 20 answered: so all of them did, and 11 of s1."""
    stratum, other = Stratum("s0", "r0"), Stratum("s1", "r0")
    said = {stratum: "a" * 19, other: "a" * 9 + "bb"}
    found = [
        Answered(*one, {"q0": word}, quote=False) for one, words in said.items() for word in words
    ]
    asked = surveys.questions(surveys.TURNOUT)
    survey = survey_of(asked, found, {stratum: 42, other: 14})
    cells, least = told_with_steps(survey, 10, Known())
    assert least == {}
    assert not {Cell(ALL), Cell(Group("sector", "s0"), "q0", ("a",))} <= cells.keys()


def test_a_step_for_every_group_is_what_gives_away() -> None:
    """The control: the lowest step told as well, and nothing hidden for the sake of steps."""
    survey = surveys.turned_out((21, 33), (9, 19))
    everybody, other = Cell(ALL), Cell(Group("sector", "s1"))
    release = surveys.release(survey, {everybody: 28}, {other: 10})
    attacker = Attacker(surveys.consultation(surveys.TURNOUT), [release], survey.members.items())
    attacker.solver.addRow(0, 9, 1, np.array([attacker.groups["sector s0"][0]], "i"), np.ones(1))
    assert Recovered("sector s0", 9) in attacker.below(10)


def test_a_larger_threshold_is_kept_to() -> None:
    survey = surveys.surveyed(FEW)
    cells = told(survey, 25)
    assert min(cells.values()) >= 25
    release = surveys.release(survey, cells)
    attacker = Attacker(surveys.consultation(FEW), [release], survey.members.items())
    assert attacker.below(25) == []


def test_nobody_is_told_of_where_fewer_than_ten_answered() -> None:
    shape = Shape(sectors=2, areas=1, people=12, questions="c", rate=0.6, seed=3)
    assert told(surveys.surveyed(shape), 10) == {}


def test_a_sector_that_agreed_as_one_is_not_told_to_have_done_so() -> None:
    """With everybody in one cell, that the others are empty would say what each of them thinks."""
    shape = Shape(sectors=3, areas=1, people=200, questions="c", rate=0.7, seed=2)
    survey = surveys.surveyed(shape)
    stratum = Stratum("s0", "r0")
    counts = dict(survey.counts)
    everybody = counts[stratum, "", ""]
    counts |= {(stratum, "q0", "a"): everybody, (stratum, "q0", "b"): 0, (stratum, "q0", "c"): 0}
    agreed = surveys.replaced(survey, counts)
    cells = told(agreed, 10)
    sector = Group("sector", "s0")
    assert Cell(sector) not in cells or Cell(sector, "q0", ("a",)) not in cells
    release = surveys.release(agreed, cells)
    assert Attacker(surveys.consultation(shape), [release], agreed.members.items()).below(10) == []


def test_the_same_survey_is_always_told_alike() -> None:
    survey = surveys.surveyed(FEW)
    assert told(survey, 10) == told(survey, 10)
