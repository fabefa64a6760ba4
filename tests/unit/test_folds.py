"""Of what is long a page shows a part, and folds the rest by what it is of."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from leaders_network.publish.views.contact import ContactView, Freshness
from leaders_network.publish.views.items import StepRun
from leaders_network.publish.views.rows import ItemList, ItemShelf
from tests.unit import sample_pieces as pieces
from tests.unit import sample_views as sample
from tests.unit.drawn import draw, draw_part
from tests.unit.sample_front import FULL_FRONT
from tests.unit.sample_items import FULL_ITEM, ROW


def test_ways_that_the_routes_have_told_are_folded_and_others_are_not() -> None:
    told = ContactView("Control room", (), Freshness("unconfirmed"), phone="01632 960400")
    view = replace(sample.FULL_ORGANISATION, routes=pieces.ROUTES, contacts=(told,), shelves=())
    folded = '<summary><h3 class="fold__name">All its contact details</h3>'
    assert folded in draw("organisation.html", view)
    for more in (replace(told, email="room@southmere.example"), replace(told, only="Cohort")):
        assert "fold" not in draw("organisation.html", replace(view, contacts=(told, more)))


@pytest.mark.parametrize(("times", "folded"), [(2, None), (8, False), (9, True)])
def test_the_parts_of_a_long_page_are_listed_before_them(times: int, folded: bool | None) -> None:
    section = sample.FULL_SUBJECT.sections[0]
    view = replace(sample.FULL_SUBJECT, sections=(section,) * times, cohorts=())
    drawn = draw("subject.html", view)
    parts = [f"#part-{number}" for number in range(1, times + 1)]
    ways = re.findall(r'<a href="(#[^"]+)">', drawn)
    assert ways == ([] if folded is None else parts)
    assert ("<details" in drawn) is bool(folded)
    assert all(f'id="{part[1:]}"' in drawn for part in parts)


@pytest.mark.parametrize("is_folded", [False, True])
def test_the_patches_of_a_wide_place_are_folded_and_its_own_is_not(is_folded: bool) -> None:
    own, other = sample.FULL_AREA.patches[0], sample.FULL_AREA.patches[-1]
    assert own.area.relation == "itself" != other.area.relation
    folded = (other.area.relation,) if is_folded else ()
    drawn = draw("area.html", replace(sample.FULL_AREA, patches=(own, other), folded=folded))
    told = re.findall(r'fold__count">(.*?)<', drawn)
    assert [words.split(",")[0] for words in told] == [other.area.kind] * is_folded


@pytest.mark.parametrize(("number", "boxes"), [(24, 0), (25, 1)])
def test_the_many_posts_of_a_place_can_be_narrowed(number: int, boxes: int) -> None:
    own, other = sample.FULL_AREA.patches[0], sample.FULL_AREA.patches[-1]
    posts = sample.FULL_ORGANISATION.posts[:1] * number
    patches = tuple(replace(one, key=b"long", posts=posts) for one in (own, other))
    drawn = draw("area.html", replace(sample.FULL_AREA, patches=patches))
    assert drawn.count('data-module="filter"') == boxes


@pytest.mark.parametrize("is_long", [False, True])
def test_the_nearest_ground_of_a_first_hundred_days_stands_open_and_much_more_is_folded(
    is_long: bool,
) -> None:
    near = sample.FULL_PACK.covering[0]
    wide = replace(near, heading="England")
    view = replace(sample.FULL_PACK, covering=(near, wide), is_long=is_long)
    drawn = draw("pack.html", view)
    assert re.findall(r'fold__name">(.*?)<', drawn) == ["England"] * is_long
    assert drawn.count('class="patch"') == 2 - is_long


@pytest.mark.parametrize(("number", "folded"), [(24, False), (25, True)])
def test_many_members_of_a_room_are_folded_by_sector_and_few_stand_whole(
    number: int, folded: bool
) -> None:
    (one,) = FULL_FRONT.reachable
    where = ("", "Fire", "Coast guard")
    members = tuple(
        replace(one, sector=where[at % 3], person=replace(one.person, name=f"Member {at}."))
        for at in range(number)
    )
    drawn = draw_part("member-contacts.html", replace(FULL_FRONT, reachable=members))
    assert all(drawn.count(f">{member.person.name}<") == 1 for member in members)
    names = re.findall(r'fold__name">(.*?)<', drawn)
    told = re.findall(r'fold__count">(.*?)<', drawn)
    assert names == (["Fire", "Coast guard", "Without a post today"] if folded else [])
    assert told == (["8 members", "8 members", "9 members"] if folded else [])
    assert ("data-module" in drawn) is folded


def test_a_member_without_any_way_has_no_empty_list() -> None:
    (one,) = FULL_FRONT.reachable
    lists = [
        draw_part("member-contacts.html", replace(FULL_FRONT, reachable=(member,))).count("<ul")
        for member in (one, replace(one, routes=(), assistants=(), own=()))
    ]
    assert lists == [2, 1]


@pytest.mark.parametrize(("number", "folded"), [(4, False), (5, True)])
def test_many_peer_sets_are_folded_with_the_names_of_each(number: int, folded: bool) -> None:
    room = FULL_FRONT.room
    assert room is not None
    assert room.cohort is not None
    first = room.cohort.rounds[0]
    peers = replace(first, sets=first.sets[:1] * number, buddies=first.buddies[:1] * 13)
    cohort = replace(room.cohort, rounds=(peers,))
    drawn = draw_part("cohort.html", replace(FULL_FRONT, room=replace(room, cohort=cohort)))
    told = re.findall(r'fold__count">(.*?)<', drawn)
    names = ", ".join(person.name for person in first.sets[0].people)
    assert told == [*([names] * number if folded else ()), "13 pairs"]
    assert drawn.count('class="peers"') == (0 if folded else number)


SHELVED = ItemList((ROW, ROW), (ItemShelf("May 2026", (ROW,)), ItemShelf("2025", (ROW,))))


def test_a_long_list_of_items_is_folded_each_part_with_an_address_of_its_own() -> None:
    long = replace(FULL_FRONT, library=SHELVED, events=replace(FULL_FRONT.events, past=SHELVED))
    library, events = (draw_part(f"{name}.html", long) for name in ("library", "events"))
    assert re.findall(r'fold__name">(.*?)<', library) == ["May 2026", "2025"]
    assert re.findall(r'fold__count">(.*?)<', library) == ["1 item", "1 item"]
    assert re.findall(r'fold__count">(.*?)<', events) == ["1 event", "1 event"]
    assert re.findall(r'inside" id="(.*?)"', library) == ["library-may-2026", "library-2025"]
    assert re.findall(r'inside" id="(.*?)"', events) == ["past-may-2026", "past-2025"]
    assert 'data-module="filter" data-items=".item"' in events
    assert re.findall(r'<details class="fold"( open)?>', library) == [" open", ""]
    for few in (draw_part(f"{name}.html", FULL_FRONT) for name in ("library", "events")):
        assert "fold" not in few
        assert "filter" not in few


def test_what_a_leader_wrote_and_the_others_of_a_series_are_folded_where_they_are_long() -> None:
    event = replace(FULL_ITEM, series=SHELVED, series_past=SHELVED)
    leader = replace(sample.FULL_LEADER, items=SHELVED)
    drawn = draw("item.html", event), draw("leader.html", leader)
    names = [re.findall(r'inside" id="([a-z]+)-', one) for one in drawn]
    assert names == [["series", "series", "past", "past"], ["items", "items"]]
    few = replace(event, series=ItemList((ROW,)), series_past=ItemList())
    assert "fold" not in draw("item.html", few)
    assert ">Past<" not in draw("item.html", few)


def test_a_long_collection_is_folded_and_its_items_keep_their_numbers() -> None:
    (step,) = FULL_ITEM.steps[:1]
    runs = (StepRun(1, "1 to 2", (step, step)), StepRun(3, "3", (step,)))
    drawn = draw("item.html", replace(FULL_ITEM, runs=runs))
    assert re.findall(r'fold__name">(.*?)<', drawn) == ["1 to 2", "3"]
    assert re.findall(r'<li class="step" value="(\d+)"', drawn) == ["1", "2", "3"]
    few = draw("item.html", FULL_ITEM)
    assert "fold" not in few
    assert '<li class="step">' in few


@pytest.mark.parametrize("is_long", [False, True])
def test_what_many_studies_found_is_folded_and_the_matrix_leads_to_each_pair(is_long: bool) -> None:
    matrix = replace(FULL_FRONT.outcomes, is_long=is_long)
    drawn = draw_part("findings.html", replace(FULL_FRONT, outcomes=matrix))
    assert re.findall(r'fold__count">(.*?)<', drawn) == (["1 study"] * 2 if is_long else [])
    assert re.findall(r' id="(.*?)"', drawn) == ["a-on-a", "a-on-b"]
