"""What is too long to be looked through by eye is parted, and what is short stands as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from leaders_network.publish.parting import BY_EYE, runs
from leaders_network.publish.phrases import day
from leaders_network.publish.rows import list_of
from leaders_network.publish.subjects import role_view, sector_view
from leaders_network.publish.views.rows import ItemRow
from leaders_network.records.vocabulary import Area, Areas
from tests.unit.sample_items import ROW
from tests.unit.town import fire, post, seen, town

LAST = date(2026, 11, 22)


def dated(days: Iterable[date]) -> list[ItemRow]:
    return [replace(ROW, id=f"i{n}", date=day(one)) for n, one in enumerate(days)]


def every(step: int, number: int) -> list[ItemRow]:
    """Return items that each came so many days before the last, the newest first."""
    return dated(LAST - timedelta(n * step) for n in range(number))


def told(rows: list[ItemRow]) -> list[tuple[str, int]]:
    """Return the headings of a list, none of whose items is lost or moved by them."""
    made = list_of(rows)
    assert made.rows == tuple(rows)
    assert not made.shelves or [row for shelf in made.shelves for row in shelf.rows] == rows
    return [(shelf.name, len(shelf.rows)) for shelf in made.shelves]


def test_a_long_list_is_parted_by_year_and_one_that_is_looked_through_by_eye_is_not() -> None:
    assert told(every(9, BY_EYE)) == []
    assert told(every(9, BY_EYE + 1)) == [("2026", 37), ("2025", 40), ("2024", 24)]


def test_a_full_year_is_parted_by_month() -> None:
    busy = told(every(2, 300))
    assert busy[:2] == [("November 2026", 11), ("October 2026", 16)]
    assert busy[11:13] == [("December 2025", 16), ("November 2025", 15)]
    assert ("2025", 20) in told(every(2, 183)), "a year with few of them stays whole"


def test_a_list_in_the_order_of_its_days_is_parted_in_that_order() -> None:
    rows = every(9, BY_EYE + 1)[::-1]
    assert [name for name, _ in told(rows)] == ["2024", "2025", "2026"]


def test_items_without_a_day_come_last_and_by_their_letters_where_none_has_one() -> None:
    without = [
        replace(ROW, date=None, title=f"{letter} {n}") for letter in "aéz" for n in range(40)
    ]
    assert told(without) == [("A", 40), ("E", 40), ("Z", 40)]
    assert told([*every(9, BY_EYE), *without[:40]])[-1] == ("Without a day", 40)


def test_what_nothing_else_parts_is_parted_by_number() -> None:
    assert told(dated([LAST] * 101))[-2:] == [("76 to 100", 25), ("101", 1)]
    assert [(first, len(run)) for first, _, run in runs(range(60))] == [(1, 25), (26, 25), (51, 10)]


@pytest.mark.parametrize(("number", "is_long"), [(BY_EYE, False), (BY_EYE + 1, True)])
def test_a_sector_is_long_by_what_it_lists_whether_or_not_it_has_posts(
    number: int, is_long: bool
) -> None:
    posts = tuple(post(f"p{n}") for n in range(number - 50))
    bare = {f"f{n}": fire(posts=()) for n in range(50)}
    subjects = seen(town(organisations={"fire": fire(posts=posts), **bare})).lists.subjects
    assert sector_view(subjects, "rescue").is_long == is_long


@pytest.mark.parametrize(("each", "is_merged"), [(2, True), (3, False)])
def test_the_posts_of_a_role_stand_in_one_list_where_places_have_hardly_a_few(
    each: int, is_merged: bool
) -> None:
    chiefs = tuple(post(f"p{n}", role="chief") for n in range(each))
    places = ("C1", "C2", "R1", "N1")
    bodies = {place.lower(): fire(areas=(place,), posts=chiefs) for place in places}
    view = role_view(seen(town(organisations=bodies)).lists.subjects, "chief")
    assert len(view.merged) == (4 * each if is_merged else 0)
    assert len(view.sections) == (0 if is_merged else 4)
    three = {place: body for place, body in bodies.items() if place != "n1"}
    assert not role_view(seen(town(organisations=three)).lists.subjects, "chief").merged


def headings(each: int, regions: int) -> list[tuple[str, int]]:
    """Return how the posts of one role are parted where every county has one."""
    wide = [Area(id=f"R{r}", name=f"Region {r}", kind="region") for r in range(regions)]
    counties = [
        Area(id=f"{one.id}-{n}", name=f"County {one.id} {n}", kind="county", parent=one.id)
        for one in wide
        for n in range(each)
    ]
    bodies = {
        county.id.lower(): fire(
            name="Ashby" if number % 2 else "Éloy", areas=(county.id,), posts=(post(role="chief"),)
        )
        for number, county in enumerate(counties)
    }
    found = town(organisations=bodies, areas=Areas(areas=(*wide, *counties)))
    view = role_view(seen(found).lists.subjects, "chief")
    assert view.is_long == (len(counties) > BY_EYE)
    assert len(view.merged) == (0 if view.sections else len(counties))
    return [(section.heading, len(section.posts)) for section in view.sections]


def test_many_posts_of_which_each_place_has_one_stand_by_region_or_else_by_letter() -> None:
    assert headings(25, 4) == [], "a hundred are looked through by eye"
    assert headings(26, 4) == [(f"Region {number}", 26) for number in range(4)]
    assert headings(102, 1) == [("A", 51), ("E", 51)]
