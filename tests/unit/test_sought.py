"""What is kept for the search of a view gives the same index as the view itself."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

import pytest

from leaders_network.compact import flat
from leaders_network.outputs.sought import is_sought, opened, packed
from leaders_network.publish.terms import Term
from leaders_network.publish.views.basics import Link
from leaders_network.search.index import Material, people_index
from tests.unit import sample_views as sample

PAGELESS = replace(
    sample.FULL_LEADER,
    reach=tuple(
        replace(reach, contacts=(), organisation=Link(reach.organisation.name, ""))
        for reach in sample.FULL_LEADER.reach
    ),
)
"""Whose office has no page of its own, as in a room: its numbers are found as theirs."""
VIEWS = [
    (PAGELESS, sample.FULL_POST, sample.FULL_ORGANISATION),
    (sample.FULL_LEADER, sample.FULL_POST, sample.FULL_ORGANISATION),
    (sample.EMPTY_LEADER, sample.EMPTY_POST, sample.EMPTY_ORGANISATION),
]


@pytest.mark.parametrize("views", VIEWS)
def test_an_index_of_what_was_kept_is_that_of_the_views(views: tuple[Any, ...]) -> None:
    kept = [opened(packed(view)) for view in views]
    assert people_index(_material(*kept)) == people_index(_material(*views))


def _material(leader: Any, post: Any, organisation: Any) -> Material:
    """Return what an index is made from, with a term for each link in the views."""
    links = {
        "topic": leader.knows_about,
        "group": leader.groups,
        "role": (post.role,) if post.role else (),
        "area": (*post.areas, *organisation.areas),
        "sector": (organisation.organisation.sector,),
    }
    terms = [Term(kind, link, (), ()) for kind, found in links.items() for link in found]
    return Material([leader], [post], [organisation], terms)


@pytest.mark.parametrize("views", VIEWS)
def test_views_that_say_the_same_are_kept_as_the_same_bytes(views: tuple[Any, ...]) -> None:
    """A view that is made anew shares other texts than before; the index would be made again."""
    for view in views:
        both = view, view
        apart = pickle.loads(flat(both))
        assert pickle.dumps(apart) != pickle.dumps(both)
        assert [packed(each) for each in apart] == [packed(view), packed(view)]


def test_nothing_is_kept_that_no_search_looks_at() -> None:
    assert b"Freda began in control" not in packed(sample.FULL_LEADER)
    assert sample.FULL_LEADER.person.name.encode() in packed(sample.FULL_LEADER)
    assert not is_sought(sample.FULL_SUBJECT)


def test_a_text_of_several_views_is_held_once() -> None:
    """There are tens of thousands of views, and a few hundred topics, areas and sectors."""
    one, other = (opened(packed(sample.FULL_LEADER)) for _ in range(2))
    assert one.knows_about
    assert one.knows_about is not other.knows_about
    assert all(a.name is b.name for a, b in zip(one.knows_about, other.knows_about, strict=True))
    assert one.reach[0].assistants[0].name is other.reach[0].assistants[0].name
