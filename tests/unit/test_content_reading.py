"""Every page and file has an audience, and a path that can stand on any computer and site."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.content import reading
from leaders_network.content.pages import Content, check_rooms
from leaders_network.content.reading import read_content, read_fronts
from leaders_network.content.restriction import within
from leaders_network.problems import Problems

PUBLIC_PAGE = "---\ntitle: A page\naudience: public\n---\nText.\n"
PLAIN_PAGE = "---\ntitle: A page\n---\nText.\n"

Tree = dict[str, str | bytes]


def write(folder: Path, tree: Tree) -> Path:
    for path, text in tree.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def read(folder: Path, tree: Tree) -> tuple[Content, list[str]]:
    problems = Problems()
    content = read_content(write(folder, tree), problems)
    return content, [str(problem) for problem in problems]


def problems_of(folder: Path, tree: Tree) -> list[str]:
    return read(folder, tree)[1]


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


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (
            {"network/a.md": PUBLIC_PAGE},
            (
                "content/network:1:1: the folder `network` is kept for the site of that audience "
                "[reserved-path]\n    fix: rename it, and write its audience in `.meta.yml`"
            ),
        ),
        (
            {"assets/a.md": PUBLIC_PAGE},
            (
                "content/assets:1:1: the folder `assets` is kept for the site's own files "
                "[reserved-path]\n    fix: rename it"
            ),
        ),
        (
            {"rooms/a.md": PUBLIC_PAGE},
            (
                "content/rooms/a.md:1:1: `rooms/` holds a folder for each room and no files "
                "[reserved-path]\n"
                "    fix: move the file into a room's folder, as in `rooms/ID/a.md`"
            ),
        ),
        (
            {"leaders/somebody.md": PUBLIC_PAGE},
            (
                "content/leaders/somebody.md:1:1: `leaders/` is filled from the directory "
                "[taken-path]\n"
                "    fix: move the file to another folder; only `leaders/index.md` may be written"
            ),
        ),
        (
            {"rooms/blue-room/leaders/somebody.md": PUBLIC_PAGE},
            (
                "content/rooms/blue-room/leaders/somebody.md:1:1: `leaders/` is filled from the "
                "directory [taken-path]\n"
                "    fix: move the file to another folder; only `leaders/index.md` may be written"
            ),
        ),
        (
            {"robots.txt": "x"},
            (
                "content/robots.txt:1:1: the site makes `robots.txt` itself [taken-path]\n"
                "    fix: rename the file"
            ),
        ),
        (
            {"Our Work.md": PUBLIC_PAGE},
            (
                "content/Our Work.md:1:1: a page cannot be called `Our Work.md` [unsafe-path]\n"
                "    fix: rename it: use a to z, 0 to 9 and single hyphens between them, at "
                "most 100 "
                "characters"
            ),
        ),
        (
            {"con.md": PUBLIC_PAGE},
            (
                "content/con.md:1:1: a page cannot be called `con.md` [unsafe-path]\n"
                "    fix: rename it: `con` is a device's name on Windows; choose another id"
            ),
        ),
        (
            {"a b/c.md": PUBLIC_PAGE},
            (
                "content/a b:1:1: a folder cannot be called `a b` [unsafe-path]\n"
                "    fix: rename it: use a to z, 0 to 9 and single hyphens between them, at "
                "most 100 "
                "characters"
            ),
        ),
        (
            {"plan (final).pdf": "x"},
            (
                "content/plan (final).pdf:1:1: a file cannot be called `plan (final).pdf` "
                "[unsafe-path]\n    fix: rename it: use letters a to z, digits, and `-`, `_` "
                "or `.` "
                "between them"
            ),
        ),
        (
            {"nul.csv": "x"},
            (
                "content/nul.csv:1:1: a file cannot be called `nul.csv` [unsafe-path]\n"
                "    fix: rename it: this is a device's name on Windows"
            ),
        ),
        (
            {".htaccess": "x"},
            (
                "content/.htaccess:1:1: `.htaccess` is hidden and is not published [unsafe-path]\n"
                "    fix: delete it"
            ),
        ),
        (
            {"a.markdown": PUBLIC_PAGE},
            (
                "content/a.markdown:1:1: a page's name cannot end in `.markdown` [unsafe-path]\n"
                "    fix: end it in `.md`"
            ),
        ),
        (
            {"a.md": PUBLIC_PAGE, "a/index.md": PUBLIC_PAGE},
            (
                "content/a/index.md:1:1: some computers or sites cannot tell this from `a.md` "
                "[colliding-path]\n    fix: rename one of the two"
            ),
        ),
        (
            {"A.csv": "x", "a.csv": "x", ".meta.yml": "audience: public"},
            (
                "content/a.csv:1:1: some computers or sites cannot tell this from `A.csv` "
                "[colliding-path]\n    fix: rename one of the two"
            ),
        ),
        (
            {
                "a.md": PUBLIC_PAGE.replace("public", "blue-room"),
                "rooms/blue-room/a.md": PUBLIC_PAGE.replace("public", "blue-room"),
            },
            (
                "content/rooms/blue-room/a.md:1:1: some computers or sites cannot tell this from "
                "`a.md` [colliding-path]\n    fix: rename one of the two"
            ),
        ),
        (
            {"a.md": "---\naudience: public\n---\nNo heading.\n"},
            (
                "content/a.md:1:1: the page has no title [no-title]\n"
                "    fix: write `title:` in its front matter, or begin it with a line `# Title`"
            ),
        ),
        (
            {"f/.meta.yml": "audeince: public\n"},
            (
                "content/f/.meta.yml:1:1: there is no field `audeince` here [unknown-field]\n"
                "    fix: write `audience`"
            ),
        ),
        (
            {"f/.meta.yml": "audience: everybody!\n"},
            (
                "content/f/.meta.yml:1:11: `everybody!` is not an audience [unknown-audience]\n"
                "    fix: write public, network, team or withheld, or the id of a cohort's or "
                "group's "
                "room"
            ),
        ),
        (
            {"f/.meta.yml": "order: [1\n"},
            (
                "content/f/.meta.yml:1:8: the `[` here is never closed, or something is "
                "missing inside it [yaml]\n    fix: close it, and put a comma between its parts"
            ),
        ),
    ],
)
def test_a_path_or_folder_that_cannot_stand_is_a_problem(
    tmp_path: Path, tree: Tree, expected: str
) -> None:
    assert problems_of(tmp_path, tree) == [expected]


@pytest.mark.parametrize("name", ["meta.yml", "_meta.yml", ".meta.yaml", ".Meta.yml"])
def test_a_misnamed_meta_file_is_never_passed_over(tmp_path: Path, name: str) -> None:
    tree: Tree = {".meta.yml": "audience: public\n", f"f/{name}": "audience: team\n"}
    assert problems_of(tmp_path, tree) == [
        (
            f"content/f/{name}:1:1: `{name}` says nothing about its folder [unsafe-path]\n"
            "    fix: call it `.meta.yml`"
        )
    ]


def test_what_comes_near_each_of_these_problems_is_none(tmp_path: Path) -> None:
    tree: Tree = {
        ".meta.yml": "audience: public\ntitle: All\norder: 1\n",
        "team-news/a.md": PLAIN_PAGE,
        "leaders/index.md": PLAIN_PAGE,
        "about/network/a.md": PLAIN_PAGE,
        "about/network.md": PLAIN_PAGE,
        "rooms/blue-room/gate.md": PLAIN_PAGE,
        "rooms/blue-room/mine/a.md": PLAIN_PAGE,
        "our-work.md": PLAIN_PAGE,
        "files/Plan_2026-v1.2.PDF": "x",
        "a.md": PLAIN_PAGE,
        "b/index.md": "# A heading as the title\n",
        "rooms/blue-room/.meta.yml": "audience: blue-room\n",
        "rooms/blue-room/a.md": PLAIN_PAGE,
    }
    assert problems_of(tmp_path, tree) == []


@pytest.mark.parametrize(
    "name", [".DS_Store", ".gitkeep", "Thumbs.db", "a.md~", ".a.md.swp", ".#a.md", "#a.md#"]
)
def test_what_computers_and_open_editors_leave_is_passed_over(tmp_path: Path, name: str) -> None:
    content, problems = read(tmp_path, {name: "x"})
    assert problems == []
    assert (content.pages, content.files, content.unread) == ({}, {}, set())


def test_a_link_that_leaves_the_folder_is_never_followed(tmp_path: Path) -> None:
    write(tmp_path, {"secret.txt": "x", "content/.meta.yml": "audience: public\n"})
    (tmp_path / "content/a.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "content/up").symlink_to(tmp_path)
    content, problems = read(tmp_path / "content", {"b.txt": "x"})
    told = "this link leads out of `content` [link-outside]\n    fix: put the file itself here"
    assert problems == [f"content/a.txt:1:1: {told}", f"content/up:1:1: {told}"]
    assert set(content.files) == {"b.txt"}


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
        "content/g/a.csv:1:1: nothing says who may see this file [no-audience]",
    ]
    assert content.files == {}


def test_what_is_neither_a_file_nor_a_folder_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert problems_of(tmp_path, {}) == [
        "content/pipe:1:1: this is neither a file nor a folder [unsafe-path]\n    fix: delete it"
    ]


def test_a_file_that_is_too_large_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAXIMUM_FILE_BYTES", 1024 * 1024)
    tree: Tree = {".meta.yml": "audience: public", "a.pdf": b"x" * 1572864, "b.pdf": b"x"}
    content, problems = read(tmp_path, tree)
    assert problems == [
        (
            "content/a.pdf:1:1: the file is 1.5 MiB; at most 1 are published [file-too-large]\n"
            "    fix: make it smaller, or link to it elsewhere"
        )
    ]
    assert set(content.files) == {"b.pdf"}


def test_a_page_that_is_too_large_is_a_problem(tmp_path: Path) -> None:
    tree: Tree = {"a.md": PUBLIC_PAGE + "x" * 300 * 1024}
    assert [problem.split("\n")[0] for problem in problems_of(tmp_path, tree)] == [
        "content/a.md:1:1: the file is 300 KiB; at most 256 are read [file-too-large]"
    ]


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    problems = Problems()
    content = read_content(tmp_path / "nowhere", problems, name="texts")
    assert [str(problem) for problem in problems] == [
        (
            "texts:1:1: there is no such folder [no-content-folder]\n"
            "    fix: make it, with an `index.md` in it"
        )
    ]
    assert content.pages == {}


def test_a_files_digest_follows_its_bytes(tmp_path: Path) -> None:
    tree: Tree = {".meta.yml": "audience: public", "a.csv": "1", "b.csv": "1", "c.csv": "2"}
    files = read(tmp_path, tree)[0].files
    assert files["a.csv"].digest == files["b.csv"].digest != files["c.csv"].digest


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
