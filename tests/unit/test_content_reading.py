"""Every page and file has a path that can stand anywhere, and none is passed over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from leaders_network.content import reading
from leaders_network.content.reading import read_content
from leaders_network.problems import Problems
from tests.files import write
from tests.unit.written import PLAIN_PAGE, PUBLIC_PAGE, Tree, problems_of, read


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
            {
                "rooms/blue-room/leaders/somebody.md": PUBLIC_PAGE.replace("public", "blue-room"),
            },
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
    "name",
    ".DS_Store .gitkeep Thumbs.db a.md~ .a.md.swp .#a.md #a.md# .a.md.kate-swp 4913 ~$plan.docx"
    " .~lock.rows.csv# ._plan.pdf".split(),
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


def test_what_is_neither_a_file_nor_a_folder_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert problems_of(tmp_path, {}) == [
        "content/pipe:1:1: this is neither a file nor a folder [unsafe-path]\n    fix: delete it"
    ]


def test_settings_that_are_no_file_are_a_problem_and_never_waited_for(tmp_path: Path) -> None:
    write(tmp_path, {"f/a.md": "# A\n", "g/a.md": "# A\n"})
    os.mkfifo(tmp_path / "f/.meta.yml")
    (tmp_path / "g/.meta.yml").mkdir()
    assert [problem.split("\n")[0] for problem in problems_of(tmp_path, {})] == [
        f"content/{folder}/.meta.yml:1:1: this is not a file [unsafe-path]" for folder in "fg"
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
