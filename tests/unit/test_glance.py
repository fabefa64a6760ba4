"""The network at a glance, and what the team has to see to."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.search.releases import with_release
from leaders_network.content.pages import ContentFile, Grant
from leaders_network.outputs.tiles import shaded
from leaders_network.problems import Location
from leaders_network.publish.curation import Curation
from leaders_network.publish.glance import glance_view
from leaders_network.publish.overview import (
    _pages,
    _search,
    lacking,
    measured_search,
    overview_view,
)
from leaders_network.publish.views.glance import GlanceView, OverviewView, ShadedMap
from leaders_network.records.contact import Confirmation, Contact
from leaders_network.records.leader import Appointment, Leader
from leaders_network.records.organisation import Organisation, Post
from leaders_network.records.vocabulary import Area, Areas
from tests.unit.filled import DAY
from tests.unit.town import ago, seen, town

FEW, MANY = 9, 14


def service(name: str, sector: str, posts: int, held: int, area: str = "C1") -> dict[str, Any]:
    """An organisation with posts, and leaders who hold some of them."""
    found = tuple(
        Post(id=f"p{number}", title=f"Post {number}", areas=(area,)) for number in range(posts)
    )
    organisation = Organisation(name=name, sector=sector, areas=(area,), posts=found)
    leaders = {
        f"{name}-{number}": Leader(
            name=f"Ada {name} {number}",
            appointments=(Appointment(post=f"{name}/p{number}", start=ago(900)),),
        )
        for number in range(held)
    }
    return {"organisations": {name: organisation}, "leaders": leaders}


def both(*services: dict[str, Any]) -> dict[str, Any]:
    return {
        kind: {key: one for service in services for key, one in service[kind].items()}
        for kind in ("organisations", "leaders")
    }


def glance(viewer: str = "network", **kinds: Any) -> GlanceView | None:
    return glance_view(seen(town(**kinds), viewer).ground)


def overview(viewer: str = "team", **kinds: Any) -> OverviewView | None:
    publication = seen(town(**kinds), viewer)
    return overview_view(publication.lists.subjects, {})


def test_a_sector_under_the_threshold_is_not_drawn_and_one_at_it_is() -> None:
    found = glance(**both(service("fire", "rescue", MANY, MANY), service("home", "care", FEW, FEW)))
    assert found
    assert found.by_sector
    assert found.by_sector.labels == ("Rescue",)
    assert found.by_sector.series[0].values == (float(MANY),)
    assert found.by_sector.note == "1 more have fewer than 10."
    assert found.matrix
    assert [link.name for link, _ in found.matrix.rows] == ["Rescue"]


def test_nothing_is_drawn_of_a_network_under_the_threshold() -> None:
    found = glance(**service("fire", "rescue", FEW, FEW))
    assert found
    assert (found.map, found.matrix, found.charts, found.new) == (None, None, (), None)
    assert [place.leaders for place in found.places] == [None]


def test_the_sectors_counted_are_those_that_are_listed() -> None:
    found = glance(**both(service("fire", "rescue", 1, 1), service("home", "care", 1, 0)))
    assert found
    assert (found.leaders, found.sectors) == (1, 2)


def test_the_threshold_is_the_networks_own() -> None:
    kinds = service("fire", "rescue", MANY, MANY)
    publication = seen(town(**kinds), "network")
    object.__setattr__(publication.ground.network, "smallest_group", MANY + 1)
    try:
        found = glance_view(publication.ground)
        assert found
        assert found.by_sector is None
    finally:
        object.__setattr__(publication.ground.network, "smallest_group", 10)


def test_a_region_counts_whoever_serves_a_part_of_it() -> None:
    found = glance(**both(service("fire", "rescue", 6, 6), service("home", "care", 6, 6, "C2")))
    assert found
    assert [(one.link.name, one.leaders) for one in found.places] == [("Region", 12)]


def test_a_network_whose_places_are_no_regions_has_no_table_of_them() -> None:
    county = Areas(areas=(Area(id="C1", name="County", kind="county"),))
    kinds = service("fire", "rescue", MANY, MANY)
    found, control = glance(areas=county, **kinds), glance(**kinds)
    assert found
    assert control
    assert found.by_sector == control.by_sector
    assert (found.places, found.matrix) == ((), None)
    assert control.places
    assert control.matrix


@pytest.mark.parametrize("viewer", ["public"])
def test_the_public_sees_neither(viewer: str) -> None:
    kinds = service("fire", "rescue", MANY, MANY)
    assert glance(viewer, **kinds) is None
    assert overview(viewer, **kinds) is None
    assert overview("network", **kinds) is None
    assert glance("network", **kinds) is not None  # the control


def test_the_team_sees_posts_without_holders_and_organisations_without_profiles() -> None:
    found = overview(**both(service("fire", "rescue", 5, 3), service("home", "care", 2, 0)))
    assert found
    gaps = {
        gap.sector.name: (gap.posts, gap.vacant, gap.organisations, gap.empty) for gap in found.gaps
    }
    assert gaps == {"Rescue": (5, 2, 1, 0), "Care": (2, 2, 1, 1)}
    assert (found.whole.posts, found.whole.vacant, found.whole.empty) == (7, 4, 1)


def test_details_are_due_in_the_month_in_which_they_lapse() -> None:
    confirmed = DAY + timedelta(days=31) - timedelta(days=365)
    contact = Contact(
        id="a", phone="+441632960400", label="Duty", confirmed=Confirmation(on=confirmed, by="self")
    )
    organisation = Organisation(name="Fire", sector="rescue", areas=("C1",), contacts=(contact,))
    found = overview(organisations={"fire": organisation}, leaders={})
    assert found
    assert found.lapsing
    month = f"{DAY + timedelta(days=31):%B %Y}"
    assert dict(zip(found.lapsing.labels, found.lapsing.series[0].values, strict=True))[month] == 1


def test_pages_are_counted_by_week_and_few_are_not_drawn() -> None:
    monday = date(2026, 11, 16)
    visits = {
        monday.isoformat(): {"network leaders": 30, "rooms-x leaders": 4},
        (monday + timedelta(days=6)).isoformat(): {"network areas": 12, "rooms-x leaders": 5},
    }
    chart = _pages(visits, 10)
    assert chart
    assert [(one.name, one.values) for one in chart.series] == [("Network", (42.0,))]
    assert _pages({}, 10) is None


def test_a_fuller_tile_is_larger() -> None:
    drawing = shaded(
        ShadedMap("m.svg", "It <is> a map", ((0, 0, 1), (1, 0, 4), (2, 0, 0)), "council")
    )
    assert drawing.count("<path") == 3
    assert "h4.8" in drawing
    assert "h9.4" in drawing
    assert "It &lt;is&gt; a map" in drawing


def test_a_release_adds_a_row_to_what_the_search_reached_and_is_measured_once() -> None:
    first = with_release("", "0.1.0", {"exact": 1.0, "slips": 0.8})
    assert first == "Release,All kinds of query,The worst kind\n0.1.0,0.900,0.800\n"
    again = with_release(first, "0.1.0", {"exact": 1.0, "slips": 1.0})
    second = with_release(again, "0.2.0", {"exact": 0.5})
    assert second.splitlines()[1:] == ["0.1.0,1.000,1.000", "0.2.0,0.500,0.500"]


def test_the_overview_draws_the_teams_table_of_releases(tmp_path: Path) -> None:
    table = tmp_path / "search-quality.csv"
    table.write_text(with_release("", "0.1.0", {"exact": 0.9}), encoding="utf-8")
    ground = seen(town(), "team").ground
    path = "centre/files/search-quality.csv"
    file = ContentFile(path, Grant("team", Location(path)), table, "1")
    ground.curation = Curation({}, {}, {path: path}, {path: file})
    chart = _search(ground)
    assert chart
    assert chart.labels == ("0.1.0",)
    assert [one.values for one in chart.series] == [(0.9,), (0.9,)]
    assert chart.table == path
    assert measured_search(ground) == "1"
    for unread in (b"Release\n", b"Release,R\xe9sult\n0.1.0,1\n"):
        table.write_bytes(unread)
        assert _search(ground) is None


def test_the_teams_pages_are_made_again_when_a_confirmation_or_a_count_changes() -> None:
    def basis(viewer: str, on: date, visits: dict[str, dict[str, int]] | None = None) -> bytes:
        contact = Contact(
            id="a", phone="+441632960400", label="Duty", confirmed=Confirmation(on=on, by="self")
        )
        held = Appointment(post="fire/chief", start=ago(900), contacts=(contact,))
        leaders = {"ada": Leader(name="Ada", appointments=(held,))}
        publication = seen(town(leaders=leaders), viewer)
        publication.visits = visits or {}
        return publication.front_basis()

    assert basis("team", ago(10)) != basis("team", ago(40))
    assert basis("team", ago(10)) != basis("team", ago(10), {"2026-11-16": {"network x": 12}})
    assert basis("network", ago(10)) == basis("network", ago(40))  # no list shows it


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "no post is without a holder"),
        (1, "1 of 1,200 posts has no holder"),
        (1100, "1,100 of 1,200 posts have no holder"),
    ],
)
def test_what_is_lacking_is_said_in_words(number: int, said: str) -> None:
    assert lacking(number, 1200, "post", "holder") == said
