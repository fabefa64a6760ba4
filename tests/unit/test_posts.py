"""A post stands whoever holds it, and says truly whether somebody does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaders_network.publish.posts import BY_HAND, organisation_view, post_row, post_view
from leaders_network.publish.views.organisations import PostRow
from leaders_network.records.leader import Appointment, Leader, LeaderAudiences
from leaders_network.records.organisation import Post
from tests.unit.town import CHIEF, ago, contact, fire, held, leader, post, seen, town

VISIBLE = LeaderAudiences(name="public", post="public")


def row_of(written: Post, *appointments: Appointment, viewer: str = "network") -> PostRow:
    """Return the row of a post that one leader holds, held or will hold."""
    records = town(
        leaders={"ada": leader("Ada Vale", *appointments)},
        organisations={"fire": fire(posts=(written,))},
    )
    ground = seen(records, viewer).ground
    return post_row(ground, ground.directory.posts[CHIEF])


def test_a_post_is_held_from_the_first_day_to_the_last() -> None:
    assert row_of(post(), held(start=ago(0), end=ago(0))).state == "held"
    assert row_of(post(), held(end=ago(1))).state == "vacant"
    assert row_of(post(), held(start=ago(-1))).state == "vacant"


def test_everyone_learns_that_a_post_is_held_and_the_network_by_whom() -> None:
    public, network = (row_of(post(), held(), viewer=viewer) for viewer in ("public", "network"))
    assert (public.state, public.holders) == ("undisclosed", ())
    assert (network.state, [each.person.name for each in network.holders]) == (
        "held",
        ["Ada Vale"],
    )


def test_a_post_that_is_not_there_yet_or_any_more_is_not_vacant() -> None:
    assert row_of(post(start=ago(-1))).state == "coming"
    assert row_of(post(end=ago(1))).state == "abolished"
    assert row_of(post(start=ago(0), end=ago(0))).state == "vacant"


def test_an_organisation_lists_the_posts_it_has_today() -> None:
    posts = (post("old", end=ago(1)), post("now"), post("next", start=ago(-1)))
    records = town(organisations={"fire": fire(posts=posts)})
    ground = seen(records).ground
    listed = organisation_view(ground, "fire").posts
    assert [each.line.post.name for each in listed] == ["Now"]
    assert post_view(ground, "fire/old").row.state == "abolished", "its page stays"


def test_a_post_that_is_no_more_is_reached_by_its_organisation_alone() -> None:
    desk, board = contact("desk"), contact("board")

    def reached(end: date) -> tuple[list[str], set[str]]:
        body = fire(contacts=(board,), posts=(post(end=end, contacts=(desk,)),))
        view = post_view(seen(town(organisations={"fire": body})).ground, CHIEF)
        return [one.label for one in view.contacts], {one.via for one in view.routes}

    assert reached(ago(1)) == ([], {"Board"})
    assert reached(ago(0)) == (["Desk"], {"Desk"})


def shared() -> dict[str, Leader]:
    return {
        name.split()[0].lower(): leader(name, held(job_share=True))
        for name in ("Bo Marsh", "Ada Vale")
    }


def test_a_shared_post_shows_both_who_share_it() -> None:
    ground = seen(town(leaders=shared())).ground
    row = post_row(ground, ground.directory.posts[CHIEF])
    assert [(each.person.name, each.status) for each in row.holders] == [
        ("Ada Vale", "Job share"),
        ("Bo Marsh", "Job share"),
    ]


def test_somebody_who_stands_in_is_shown_beside_the_holder() -> None:
    acting = leader("Bo Marsh", held(status="acting", start=ago(10)))
    records = town(leaders={"ada": leader("Ada Vale", held()), "bo": acting})
    ground = seen(records).ground
    row = post_row(ground, ground.directory.posts[CHIEF])
    assert [(each.person.name, each.status) for each in row.holders] == [
        ("Ada Vale", ""),
        ("Bo Marsh", "Acting"),
    ]


def test_a_posts_page_has_who_held_it_last_first_and_who_is_to_come() -> None:
    records = town(
        leaders={
            "ada": leader("Ada Vale", held(start=ago(900), end=ago(600))),
            "bo": leader("Bo Marsh", held(start=ago(599), end=ago(201))),
            "cy": leader("Cy Fell", held()),
            "di": leader("Di Lowe", held(start=ago(-30))),
        }
    )
    view = post_view(seen(records).ground, CHIEF)
    assert [each.person.name for each in view.past] == ["Bo Marsh", "Ada Vale"]
    assert [each.person.name for each in view.row.holders] == ["Cy Fell"]
    assert [each.person.name for each in view.coming] == ["Di Lowe"]


def test_the_public_is_told_of_todays_holder_alone_where_the_post_is_public() -> None:
    appointments = (held(start=ago(900), end=ago(600)), held())
    records = town(leaders={"ada": leader("Ada Vale", *appointments, audiences=VISIBLE)})
    found = {
        viewer: post_view(seen(records, viewer).ground, CHIEF) for viewer in ("public", "team")
    }
    assert {viewer: len(view.row.holders) for viewer, view in found.items()} == {
        "public": 1,
        "team": 1,
    }
    assert {viewer: len(view.past) for viewer, view in found.items()} == {"public": 0, "team": 1}


@pytest.mark.parametrize(("own", "areas"), [((), ["County"]), (("C2",), ["Dale"])])
def test_a_post_serves_its_own_areas_or_else_its_organisations(
    own: tuple[str, ...], areas: list[str]
) -> None:
    organisation = fire(areas=("C1",), posts=(post(areas=own),))
    view = post_view(seen(town(organisations={"fire": organisation})).ground, CHIEF)
    assert [each.name for each in view.areas] == areas


def test_an_organisation_lists_its_parts_by_name_and_each_names_its_parent() -> None:
    parts = {name: fire(name=name.capitalize(), parent="fire") for name in ("west", "east")}
    ground = seen(town(organisations={**parts, "fire": fire()})).ground
    assert [each.name for each in organisation_view(ground, "fire").parts] == ["East", "West"]
    parent = organisation_view(ground, "west").parent
    assert parent is not None
    assert parent.path == "organisations/fire/"


def titles_of(*posts: Post) -> list[str]:
    ground = seen(town(organisations={"fire": fire(posts=posts)})).ground
    return [row.line.post.name for row in organisation_view(ground, "fire").posts]


def test_few_posts_stand_as_they_were_written_and_many_by_their_names_and_numbers() -> None:
    seats = [post(f"p{number}", title=f"Seat {number}") for number in range(BY_HAND, -1, -1)]
    assert titles_of(*seats[:3]) == ["Seat 30", "Seat 29", "Seat 28"]
    assert titles_of(*seats) == [f"Seat {number}" for number in range(BY_HAND + 1)]


def shelves_of(posts: list[Post]) -> list[tuple[str, int]]:
    ground = seen(town(organisations={"fire": fire(areas=("C1",), posts=tuple(posts))})).ground
    view = organisation_view(ground, "fire")
    assert view.is_long == (len(posts) > BY_HAND)
    return [(shelf.name, len(shelf.posts)) for shelf in view.shelves]


def test_many_posts_stand_under_the_first_headings_that_tell_them_apart() -> None:
    titles = [f"{letter} {number}" for letter in "ab" for number in range(BY_HAND)]
    by_letter = [post(f"p{n}", title=title) for n, title in enumerate(titles)]
    by_role = [replace(one, role="chief" if n % 2 else None) for n, one in enumerate(by_letter)]
    by_place = [replace(one, areas=("C2",) if n % 2 else ()) for n, one in enumerate(by_role)]
    half = len(titles) // 2
    assert shelves_of(by_letter) == [("A", half), ("B", half)]
    assert shelves_of(by_role) == [("Chiefs", half), ("Other posts", half)]
    assert shelves_of(by_place) == [("County", half), ("Dale", half)]


def test_posts_that_are_few_or_alike_stand_under_no_headings() -> None:
    alike = [post(f"p{n}", title=f"Seat {n}") for n in range(2 * BY_HAND)]
    apart = [post(f"p{n}", title=f"{'ab'[n % 2]} {n}") for n in range(BY_HAND + 1)]
    assert (shelves_of(alike), shelves_of(apart[:BY_HAND])) == ([], [])
    assert shelves_of([*apart, post("more", title="b more")])


def test_a_title_is_read_aloud_in_the_language_it_is_written_in() -> None:
    written = post(title="Prif Weithredwr", language="cy")
    lines = [row_of(written).line, row_of(written, held(status="acting")).line]
    assert [line.language for line in lines] == ["cy", "cy"]
    assert row_of(post()).line.language == ""
