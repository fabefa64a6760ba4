"""An area's page lists everybody whose patch overlaps it, and says how; its map shows where."""

from __future__ import annotations

from typing import Any

import pytest

from leaders_network.outputs.tiles import drawing, map_files
from leaders_network.publish import areas
from leaders_network.publish.publication import Publication
from leaders_network.publish.views.areas import AreaView
from leaders_network.records.vocabulary import Area, Areas
from tests.unit.town import ago, fire, held, leader, post, seen, town


def _area(code: str, parent: str | None = None, **given: Any) -> Area:
    return Area(**{"id": code, "name": f"The {code}", "kind": "council", "parent": parent, **given})


AREAS = Areas(
    areas=(
        _area("nation", kind="nation"),
        _area("north", "nation", kind="region"),
        _area("south", "nation", kind="region"),
        _area("police", "nation", kind="police-area"),
        _area("health", "north", kind="integrated-care-board"),
        _area("town", "north", within=("police", "health"), tile="0-0"),
        _area("dale", "north", within=("police",), overlaps=("health",), tile="1-0"),
        _area("port", "south", within=("police",), tile="1-2"),
        _area("far", "south", tile="3-3"),
    )
)


def published(*patches: str, viewer: str = "network") -> Publication:
    """Return what somebody sees of a body with a leader for each patch."""
    organisations = {f"of-{code}": fire(name=f"Of {code}", areas=(code,)) for code in patches}
    leaders = {code: leader(f"Ada {code}", held(f"of-{code}/chief")) for code in patches}
    return seen(town(areas=AREAS, organisations=organisations, leaders=leaders), viewer)


def area(code: str, *patches: str, **given: Any) -> AreaView:
    return published(*patches, **given).lists.areas.view(code)


def listed(view: AreaView) -> dict[str, str]:
    """Return the relation of each patch that a page lists, by the area it is."""
    return {
        patch.area.link.name.removeprefix("The "): patch.area.relation for patch in view.patches
    }


EVERYWHERE = tuple(area.id for area in AREAS.areas)


def test_everyone_is_listed_whose_patch_holds_an_area_lies_in_it_or_shares_its_ground() -> None:
    assert listed(area("town", *EVERYWHERE)) == {
        "town": "itself",
        "north": "around",
        "police": "around",
        "health": "around",
        "nation": "beyond",
    }
    assert listed(area("police", *EVERYWHERE)) == {
        "police": "itself",
        "north": "overlaps",
        "south": "overlaps",
        "health": "overlaps",
        "town": "within",
        "dale": "within",
        "port": "within",
        "nation": "around",
    }


@pytest.mark.parametrize(("number", "folded"), [(24, ()), (25, ("around",))])
def test_what_lies_around_a_place_is_folded_where_it_holds_many_posts_and_its_own_never_is(
    number: int, folded: tuple[str, ...]
) -> None:
    posts = tuple(post(f"p{n}") for n in range(number))
    bodies = {code: fire(name=code, areas=(code,), posts=posts) for code in ("town", "north")}
    publication = seen(town(areas=AREAS, organisations=bodies, leaders={}))
    assert publication.lists.areas.view("town").folded == folded


def test_a_part_that_is_said_to_overlap_is_shared_from_both_sides_and_goes_no_deeper() -> None:
    assert listed(area("health", *EVERYWHERE))["dale"] == "overlaps"
    assert listed(area("dale", *EVERYWHERE))["health"] == "overlaps"
    assert "port" not in listed(area("health", *EVERYWHERE))
    assert "far" not in listed(area("police", *EVERYWHERE))


def test_an_area_that_nobody_serves_by_itself_lists_who_serves_more() -> None:
    view = area("far", "nation")
    assert (listed(view), view.leaders, view.reaching) == ({"nation": "beyond"}, 0, 1)


def test_leaders_are_counted_once_however_many_of_their_patches_reach_an_area() -> None:
    bodies = {code: fire(name=code, areas=(code,)) for code in ("town", "police")}
    ada = leader("Ada Vale", held("town/chief"), held("police/chief"))
    view = seen(town(areas=AREAS, organisations=bodies, leaders={"ada": ada})).lists.areas.view(
        "town"
    )
    assert (view.leaders, view.reaching) == (1, 1)


def test_who_serves_all_of_a_town_comes_before_who_serves_its_region() -> None:
    view = area("dale", "north", "police")
    names = [one.area.link.name for one in view.patches if one.area.relation == "around"]
    assert names == ["The police", "The north"]


def test_what_holds_an_area_and_shares_its_ground_stands_in_the_table_with_its_kind() -> None:
    neighbours = area("dale", "police").neighbours
    assert [(one.link.name, one.kind, one.relation, one.leaders) for one in neighbours] == [
        ("The police", "Police area", "around", 1),
        ("The north", "Region", "around", 0),
        ("The health", "Integrated care board", "overlaps", 0),
        ("The nation", "Nation", "beyond", 0),
    ]


def test_the_way_down_to_an_area_begins_with_the_widest_and_leaves_out_other_holders() -> None:
    assert [link.name for link in area("town").above] == ["The nation", "The north"]


def test_patches_of_too_many_are_linked_to_with_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(areas, "MOST", 0)
    view = area("town", "town", "nation", "police")
    assert listed(view) == {"town": "itself"}
    assert [(one.link.name, one.leaders) for one in view.elsewhere] == [
        ("The police", 1),
        ("The nation", 1),
    ]


def test_who_may_not_be_seen_is_neither_listed_nor_counted() -> None:
    public = area("town", "town", viewer="public")
    (patch,) = public.patches
    assert (public.leaders, public.reaching) == (0, 0)
    assert [row.state for row in patch.posts] == ["undisclosed"]


def test_areas_that_lie_in_each_other_still_have_pages() -> None:
    areas = Areas(areas=(_area("a", "b"), _area("b", "a")))
    bodies = {"fire": fire(areas=("a",), posts=())}
    view = seen(town(areas=areas, organisations=bodies)).lists.areas.view("b")
    assert (view.organisations, len(view.patches)) == (1, 1)


def test_the_map_shows_what_an_area_holds_and_what_it_holds_in_part() -> None:
    police, health = area("police").map, area("health").map
    assert police
    assert health
    assert (police.own, police.shared) == (((0, 0), (1, 0), (1, 2)), ())
    assert (health.own, health.shared) == (((0, 0),), ((1, 0),))
    assert health.size == (4, 4)
    assert health.alternative == (
        "Map of tiles, one for each council. The health covers 1 of 4 and a part of 1: "
        "The dale, The town."
    )


@pytest.mark.parametrize(
    ("kinds", "each"), [(("health-board",) * 2, "health board"), (("nation", "region"), "place")]
)
def test_a_map_says_what_its_tiles_are(kinds: tuple[str, ...], each: str) -> None:
    areas = Areas(
        areas=tuple(_area(f"a{at}", kind=one, tile=f"{at}-0") for at, one in enumerate(kinds))
    )
    bodies = {"fire": fire(areas=("a0",), posts=())}
    found = seen(town(areas=areas, organisations=bodies)).lists.areas.view("a0").map
    assert found
    assert found.each == each
    assert f"one for each {each}." in found.alternative


def test_an_area_without_any_tile_has_no_map() -> None:
    bare = Areas(areas=(_area("nation", kind="nation"),))
    assert seen(town(areas=bare)).lists.areas.view("nation").map is None


def test_a_drawing_has_no_style_and_no_script_and_tells_its_alternative() -> None:
    found = area("health").map
    assert found
    svg = drawing(found)
    assert [mark for mark in ("<style", "style=", "<script") if mark in svg] == []
    assert f"<title>{found.alternative}</title>" in svg
    assert svg.count("<rect") == 1, "the shared tile is hollow"
    other = area("town").map
    assert other
    (_, one), (_, another) = map_files([found, other])
    assert one.make() == svg.encode()
    assert one.key() != another.key()


def test_the_basis_of_an_area_changes_with_those_who_serve_it_and_with_no_others() -> None:
    def basis(code: str, *patches: str) -> bytes:
        known = published(*patches)
        return known.bases.area(code, known.lists.areas)

    assert basis("town", "town") != basis("town")
    assert basis("town", "nation") != basis("town")
    assert basis("town", "far") == basis("town")


def test_a_post_that_no_longer_stands_serves_no_area() -> None:
    bodies = {"fire": fire(areas=("town",), posts=(post(), post("gone", end=ago(1))))}
    view = seen(town(areas=AREAS, organisations=bodies)).lists.areas.view("town")
    assert [row.line.post.name for row in view.patches[0].posts] == ["Chief"]
