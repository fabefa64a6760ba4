"""Shares and their intervals, against figures worked out by hand and by others."""

from __future__ import annotations

from math import isclose
from random import Random

from leaders_network.publish.shares import FEWEST, Share, Stratum, share, weighted


def near(found: Share | None, value: float, low: float, high: float) -> bool:
    assert found
    pairs = zip((found.value, found.low, found.high), (value, low, high), strict=True)
    return all(isclose(one, other, abs_tol=0.0005) for one, other in pairs)


def test_of_a_very_large_network_it_is_wilsons_interval() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, and 15 of 148.
    assert near(share(81, 263, 10**9), 0.3080, 0.2553, 0.3662)
    assert near(share(15, 148, 10**9), 0.1014, 0.0624, 0.1605)


def test_the_more_of_the_network_answered_the_less_is_unknown() -> None:
    widths = []
    for members in (10_000, 400, 200, 110, 100):
        found = share(40, 100, members)
        assert found
        widths.append(found.high - found.low)
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == 0


def test_an_interval_stays_within_nothing_and_all() -> None:
    none, everybody = share(0, 40, 200), share(40, 40, 200)
    assert none
    assert everybody
    assert none.low == 0
    assert 0 < none.high < 0.2
    assert everybody.high == 1
    assert 0.8 < everybody.low < 1


def test_of_few_answers_no_share_is_worked_out() -> None:
    assert share(10, FEWEST - 1, 200) is None
    assert share(10, FEWEST, 200) is not None
    assert weighted([Stratum(100, 14, 3), Stratum(100, 15, 4)]) is None


def test_nineteen_intervals_of_twenty_hold_the_share_of_the_network() -> None:
    random = Random(5)
    network = [1] * 90 + [0] * 210
    held = 0
    for _ in range(2000):
        found = share(sum(random.sample(network, 120)), 120, 300)
        assert found
        held += found.low <= 0.3 <= found.high
    assert 0.93 < held / 2000 < 0.975


def test_a_sector_that_answered_eagerly_weighs_no_more_than_it_is() -> None:
    found = weighted([Stratum(100, 80, 80), Stratum(300, 30, 0)])
    assert found
    assert isclose(found.value, 0.25)
    assert found.low < 0.25 < found.high
    plain = share(80, 110, 400)
    assert plain
    assert plain.value > 0.7  # what weighing mends


def test_equal_sectors_are_weighted_to_what_they_are_anyway() -> None:
    found = weighted([Stratum(100, 40, 10), Stratum(100, 40, 10)])
    plain = share(20, 80, 200)
    assert found
    assert plain
    assert isclose(found.value, plain.value)
    assert isclose(found.low, plain.low, abs_tol=0.01)


def test_a_sector_of_which_one_answered_has_no_variance_and_is_not_guessed() -> None:
    assert weighted([Stratum(100, 60, 20), Stratum(10, 1, 1)]) is None


def test_figures_that_contradict_each_other_tell_no_share() -> None:
    assert share(41, 40, 90) is None
    sound = Stratum(50, 40, 10)
    assert weighted([sound, Stratum(150, 60, 30)])
    for absurd in (Stratum(150, 60, 61), Stratum(150, 60, -1), Stratum(-5, 60, 30)):
        assert weighted([sound, absurd]) is None
