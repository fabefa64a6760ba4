"""Every page and file has an audience, its own or its folder's, and never a wider one than that."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.content.pages import check_rooms
from leaders_network.content.reading import read_fronts
from leaders_network.content.restriction import within
from leaders_network.problems import Problems
from tests.files import write
from tests.unit.written import PLAIN_PAGE, PUBLIC_PAGE, Tree, read


def test_a_page_takes_its_audience_from_its_front_matter(tmp_path: Path) -> None:
    content, problems = read(tmp_path, {"a.md": PUBLIC_PAGE})
    assert problems == []
    assert content.pages["a.md"].audience == "public"


def test_a_page_and_a_file_take_the_audience_of_the_nearest_folder(tmp_path: Path) -> None:
    content, problems = read(
        tmp_path,
        {
            ".meta.yml": "audience: public\n",
            "outer/.meta.yml": "audience: network\n",
            "outer/a.md": PLAIN_PAGE,
            "outer/inner/.meta.yml": "title: Only a title\n",
            "outer/inner/b.csv": "x\n",
            "outer/deep/.meta.yml": "audience: team\n",
            "outer/deep/c.pdf": b"%PDF",
            "d.md": PLAIN_PAGE,
        },
    )
    assert problems == []
    assert {path: page.audience for path, page in content.pages.items()} == {
        "outer/a.md": "network",
        "d.md": "public",
    }
    assert {path: file.audience for path, file in content.files.items()} == {
        "outer/inner/b.csv": "network",
        "outer/deep/c.pdf": "team",
    }


def test_what_names_no_audience_is_a_problem_and_is_left_out(tmp_path: Path) -> None:
    content, problems = read(tmp_path, {"a.md": PLAIN_PAGE, "files/b.csv": "x\n"})
    assert problems == [
        (
            "content/a.md:1:1: nothing says who may see this page [no-audience]\n"
            "    fix: write `audience: public`, `network`, `team` or a room's id in its front "
            "matter, "
            "or in `content/.meta.yml` for the whole folder"
        ),
        (
            "content/files/b.csv:1:1: nothing says who may see this file [no-audience]\n"
            "    fix: write `audience: public`, `network`, `team` or a room's id in "
            "`content/files/.meta.yml`"
        ),
    ]
    assert (content.pages, content.files) == ({}, {})
    assert content.unread == {"a.md", "files/b.csv"}


def test_a_page_may_narrow_its_folder_but_not_widen_it(tmp_path: Path) -> None:
    content, problems = read(
        tmp_path,
        {
            "f/.meta.yml": "audience: network\n",
            "f/narrow.md": "---\ntitle: A\naudience: team\n---\n",
            "f/wide.md": "---\ntitle: A\naudience: public\n---\n",
        },
    )
    assert problems == [
        (
            "content/f/wide.md:3:11: this is for `public`, but the folder it stands in is for "
            "`network` (content/f/.meta.yml) [wider-audience]\n"
            "    fix: write `audience: network`, or move it to another folder"
        )
    ]
    assert content.pages["f/narrow.md"].audience == "team"
    assert content.pages["f/wide.md"].audience == "network"


def test_a_folder_may_not_widen_the_folder_it_stands_in(tmp_path: Path) -> None:
    content, problems = read(
        tmp_path,
        {
            "f/.meta.yml": "audience: team\n",
            "f/g/.meta.yml": "audience: network\n",
            "f/g/a.md": PLAIN_PAGE,
        },
    )
    assert [problem.split("\n")[0] for problem in problems] == [
        (
            "content/f/g/.meta.yml:1:11: this is for `network`, but the folder it stands in is for "
            "`team` (content/f/.meta.yml) [wider-audience]"
        )
    ]
    assert content.pages["f/g/a.md"].audience == "team"


@pytest.mark.parametrize("audience", ["public", "network", "red-room"])
def test_a_rooms_folder_is_for_that_room_or_fewer(tmp_path: Path, audience: str) -> None:
    content, problems = read(
        tmp_path,
        {
            "rooms/blue-room/.meta.yml": f"audience: {audience}\n",
            "rooms/blue-room/a.md": PLAIN_PAGE,
        },
    )
    assert problems == [
        (
            "content/rooms/blue-room/.meta.yml:1:11: what stands in `rooms/blue-room/` is for that "
            f"room, and this is for `{audience}` [wider-audience]\n"
            "    fix: write `audience: blue-room`, or move it out of `rooms/`"
        )
    ]
    assert content.pages["rooms/blue-room/a.md"].audience == "blue-room"


@pytest.mark.parametrize("audience", ["blue-room", "team", "withheld"])
def test_a_rooms_folder_may_be_for_the_room_the_team_or_nobody(
    tmp_path: Path, audience: str
) -> None:
    content, problems = read(
        tmp_path,
        {
            "rooms/blue-room/.meta.yml": f"audience: {audience}\n",
            "rooms/blue-room/a.md": PLAIN_PAGE,
        },
    )
    assert problems == []
    assert content.pages["rooms/blue-room/a.md"].audience == audience


def test_an_audience_wider_than_a_room_ends_at_its_door(tmp_path: Path) -> None:
    content, problems = read(
        tmp_path,
        {"rooms/.meta.yml": "audience: network\n", "rooms/blue-room/a.md": PLAIN_PAGE},
    )
    assert [problem.split("\n")[0] for problem in problems] == [
        "content/rooms/blue-room/a.md:1:1: nothing says who may see this page [no-audience]"
    ]
    assert content.pages == {}


def test_an_audience_that_is_no_room_is_named_once_with_the_near_word(tmp_path: Path) -> None:
    content, problems = read(
        tmp_path,
        {
            "f/.meta.yml": "audience: blu-room\n",
            "f/a.md": PLAIN_PAGE,
            "f/b.md": PLAIN_PAGE,
            "g.md": "---\ntitle: A\naudience: red-room\n---\n",
        },
    )
    found = Problems()
    check_rooms(content, {"blue-room", "red-room"}, found)
    assert problems == []
    assert [str(problem) for problem in found] == [
        (
            "content/f/.meta.yml:1:11: there is no audience `blu-room` [unknown-audience]\n"
            "    fix: write `blue-room`"
        )
    ]


def test_a_link_lends_no_audience_to_a_narrower_file(tmp_path: Path) -> None:
    tree: Tree = {".meta.yml": "audience: public\n", "f/.meta.yml": "audience: team\n", "f/a": "x"}
    write(tmp_path, tree)
    (tmp_path / "a").symlink_to(tmp_path / "f/a")
    content, problems = read(tmp_path, {})
    assert problems == [
        (
            "content/a:1:1: this is a link to a file that has an audience of its own "
            "[link-inside]\n"
            "    fix: put a copy of the file here"
        )
    ]
    assert set(content.files) == {"f/a"}


def test_a_linked_meta_file_gives_no_audience(tmp_path: Path) -> None:
    write(tmp_path, {"f/.meta.yml": "audience: public\n", "g/a.csv": "x"})
    (tmp_path / "g/.meta.yml").symlink_to(tmp_path / "f/.meta.yml")
    content, problems = read(tmp_path, {})
    assert [problem.split("\n")[0] for problem in problems] == [
        "content/g/.meta.yml:1:1: this is a link [link-inside]",
    ]
    assert content.files == {}


def test_fronts_need_no_audience_and_are_for_everybody(tmp_path: Path) -> None:
    problems = Problems()
    folder = write(tmp_path, {"index.md": "# Home\n", "leaders/index.md": PLAIN_PAGE})
    fronts = read_fronts(folder, problems)
    assert list(problems) == []
    assert {path: (page.title, page.audience) for path, page in fronts.items()} == {
        "index.md": ("Home", "public"),
        "leaders/index.md": ("A page", "public"),
    }


AUDIENCES = [
    *RUNGS,
    Audience("blue-room", "Blue", is_room=True),
    Audience("red-room", "Red", is_room=True),
]
RESTRICTIONS = ["public", "network", "team", "blue-room", "red-room", "withheld"]


@pytest.mark.parametrize(("inner", "outer"), list(product(RESTRICTIONS, repeat=2)))
def test_a_restriction_is_within_another_when_all_who_see_it_see_the_other(
    inner: str, outer: str
) -> None:
    see_inner, see_outer = (
        {audience.name for audience in AUDIENCES if audience.sees(restriction)}
        for restriction in (inner, outer)
    )
    assert within(inner, outer) == (see_inner <= see_outer)
