"""Nothing of a group under ten can be worked out from what is published of a consultation."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.consulting import surveys
from tests.consulting.attacker import Attacker, Recovered
from tests.consulting.surveys import Shape

SHAPES = st.builds(
    Shape,
    sectors=st.integers(1, 4),
    areas=st.integers(1, 3),
    people=st.integers(5, 220),
    questions=st.text("csrot", min_size=1, max_size=2),
    rate=st.sampled_from([0.3, 0.6, 0.9, 1.0]),
    seed=st.integers(0, 10_000),
)
FEW = Shape(sectors=4, areas=3, people=200, questions="cs", rate=0.6, seed=7)


def attacked(shape: Shape, *, complementary: bool = True, knows: bool = True) -> list[Recovered]:
    """Return what an attacker recovers of groups under ten."""
    members, _ = surveys.answers(shape)
    release = surveys.published(shape, complementary=complementary)
    return Attacker(surveys.consultation(shape), [release], members, knows_network=knows).below(10)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(SHAPES, st.booleans())
def test_no_number_under_ten_can_be_recovered_from_any_survey(shape: Shape, knows: bool) -> None:
    assert attacked(shape, knows=knows) == []


@pytest.mark.parametrize("seed", range(3))
def test_cells_are_recovered_when_only_small_ones_are_suppressed(seed: int) -> None:
    shape = Shape(sectors=4, areas=3, people=200, questions="cs", rate=0.6, seed=seed)
    assert attacked(shape, complementary=False)
    assert attacked(shape) == []
