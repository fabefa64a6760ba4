"""The figures of "For you" are those of judged readers, and could come out badly."""

from __future__ import annotations

import json

import pytest

from benchmarks.curation.judging import judge, quality
from benchmarks.curation.run import HERE, newest

JUDGED = {"very": ["a", "b"], "worth": ["c"]}


def test_the_best_order_has_the_highest_figure_and_the_worst_none() -> None:
    best, mixed, late, none = (
        judge(JUDGED, order)
        for order in ("abcxy", "xaybc", [*"xxxxxxxxx", "a"], [*"xxxxxxxxxx", "a"])
    )
    assert (best.ndcg, best.worth) == (1.0, 3 / 5)
    assert 1 > mixed.ndcg > late.ndcg > none.ndcg == 0
    assert late.worth == none.worth == 0


def test_what_is_worth_much_counts_for_more_than_what_is_worth_something() -> None:
    assert judge(JUDGED, "acb").ndcg > judge(JUDGED, "cab").ndcg


def test_an_interval_holds_the_mean() -> None:
    found = quality([judge(JUDGED, order) for order in ("abc", "xab", "xyz", "cab")])
    assert found.ndcg_interval[0] <= found.ndcg <= found.ndcg_interval[1]
    assert found.readers == 4


def test_the_newest_comes_first_and_what_has_no_day_last() -> None:
    rows = [("old", "library", "2020-01-01"), ("none", "collection", ""), ("new", "event", "2026")]
    held = {"pieces": [[one, kind, "", "", "", "", "", day] for one, kind, day in rows]}
    assert newest(held, events=True) == ["new", "old", "none"]
    assert newest(held, events=False) == ["old", "none"]


@pytest.mark.parametrize("half", ["tuning", "held-back"])
def test_each_half_has_readers_of_its_own_with_something_worth_their_time(half: str) -> None:
    readers = json.loads((HERE / "judged.json").read_text("utf-8"))["readers"]
    own = [reader for reader in readers if reader["half"] == half]
    assert len(own) == 12
    assert len({reader["id"] for reader in readers}) == len(readers)
    for reader in own:
        assert reader["very"]
        assert not set(reader["very"]) & set(reader["worth"])
