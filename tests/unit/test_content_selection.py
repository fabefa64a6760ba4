"""An audience gets what it may see, under the right paths, and nothing that tells of the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.content.navigation import NavigationItem, navigation
from leaders_network.content.pages import Content, ContentPage
from leaders_network.content.reading import read_content, read_fronts
from leaders_network.content.selection import Selection, select
from leaders_network.content.staging import stage
from leaders_network.problems import BuildError, Problems
from tests.files import write

PUBLIC, NETWORK, TEAM = RUNGS
BLUE = Audience("blue-room", "The blue room", is_room=True)
RED = Audience("red-room", "The red room", is_room=True)

TREE = {
    ".meta.yml": "audience: public\n",
    "index.md": "---\ntitle: Welcome\n---\nHello.\n",
    "about.md": "---\ntitle: About\ndescription: Who\norder: 2\nhide: [toc, path]\n---\nUs.\n",
    "help.md": "---\ntitle: Help\norder: 1\n---\n",
    "terms.md": "---\ntitle: Terms\nhidden: true\n---\n",
    "nobody.md": "---\ntitle: Draft\naudience: withheld\n---\n",
    "papers/.meta.yml": "title: Papers\naudience: network\norder: 5\n",
    "papers/index.md": "# All papers\n",
    "papers/one.md": "# One\n",
    "papers/table.csv": "a,b\n",
    "papers/team/plan.md": "---\ntitle: Plan\naudience: team\n---\n",
    "papers/blue.md": "---\ntitle: For blue\naudience: "
    "blue-room\n---\n[r](../rooms/blue-room/r.md)\n",
    "leaders/index.md": "---\ntitle: Our leaders\naudience: network\n---\n",
    "rooms/.meta.yml": "title: All rooms\norder: 9\n",
    "rooms/blue-room/.meta.yml": "audience: blue-room\ntitle: Blue\n",
    "rooms/blue-room/r.md": "---\ntitle: Room page\n---\n",
    "rooms/blue-room/f/x.png": "png",
    "rooms/blue-room/minutes/.meta.yml": "audience: team\ntitle: Minutes\n",
    "rooms/blue-room/minutes/one.md": "# Minutes\n",
    "rooms/red-room/index.md": "---\ntitle: Red home\naudience: red-room\n---\n",
}
FRONTS = {
    "index.md": "---\ntitle: Default home\n---\n",
    "room.md": "---\ntitle: A room\n---\nWelcome to your room.\n",
    "directory/index.md": "---\ntitle: Directory\n---\n",
    "vacancies/index.md": "---\ntitle: Vacancies\n---\n",
    "leaders/index.md": "---\ntitle: Leaders\n---\n::: leaders-a-z\n",
}

Tree = dict[str, str]


def content_of(folder: Path, changes: Tree | None = None, without: str = "") -> Content:
    problems = Problems()
    tree = {path: text for path, text in {**TREE, **(changes or {})}.items() if path != without}
    content = read_content(write(folder, tree), problems)
    assert list(problems) == []
    return content


@pytest.fixture
def fronts(tmp_path: Path) -> dict[str, ContentPage]:
    return dict(read_fronts(write(tmp_path / "fronts", FRONTS), Problems()))


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return content_of(tmp_path / "content")


FRONT_PATHS = {"directory/index.md", "vacancies/index.md", "leaders/index.md"}
FOR_ALL = {"index.md", "about.md", "help.md", "terms.md"}
FOR_MEMBERS = {"papers/index.md", "papers/one.md"}


@pytest.mark.parametrize(
    ("audience", "pages", "files"),
    [
        (PUBLIC, FOR_ALL, set()),
        (NETWORK, FOR_ALL | FOR_MEMBERS, {"papers/table.csv"}),
        (
            TEAM,
            FOR_ALL
            | FOR_MEMBERS
            | {
                "papers/team/plan.md",
                "papers/blue.md",
                "rooms/blue-room/r.md",
                "rooms/blue-room/minutes/one.md",
                "rooms/red-room/index.md",
            },
            {"papers/table.csv", "rooms/blue-room/f/x.png"},
        ),
        (BLUE, {"index.md", "r.md", "papers/blue.md"}, {"f/x.png"}),
        (RED, {"index.md"}, set()),
    ],
)
def test_an_audience_gets_what_it_sees_and_the_fronts(
    content: Content,
    fronts: dict[str, ContentPage],
    audience: Audience,
    pages: set[str],
    files: set[str],
) -> None:
    selection = select(content, fronts, audience)
    assert set(selection.pages) == pages | (set() if audience.is_room else FRONT_PATHS)
    assert set(selection.files) == files


def title(selection: Selection, path: str) -> str:
    return selection.pages[path].page.title


def test_a_page_of_a_fronts_path_wins_for_those_who_see_it(
    content: Content, fronts: dict[str, ContentPage]
) -> None:
    for audience, expected in ((PUBLIC, "Leaders"), (NETWORK, "Our leaders")):
        selection = select(content, fronts, audience)
        assert title(selection, "leaders/index.md") == expected
        assert selection.pages["leaders/index.md"].generated == (expected == "Leaders")
    assert title(select(content, fronts, PUBLIC), "index.md") == "Welcome"


def test_a_rooms_home_is_its_own_or_bears_its_name(
    content: Content, fronts: dict[str, ContentPage]
) -> None:
    assert title(select(content, fronts, RED), "index.md") == "Red home"
    blue = select(content, fronts, BLUE).pages["index.md"]
    assert blue.text == '---\ntitle: "The blue room"\ngenerated: true\n---\nWelcome to your room.\n'


def test_a_staged_page_tells_nothing_but_what_its_reader_needs(
    content: Content, fronts: dict[str, ContentPage]
) -> None:
    pages = select(content, fronts, PUBLIC).pages
    assert pages["about.md"].text == (
        '---\ntitle: "About"\ndescription: "Who"\nhide: [toc, path]\n---\nUs.\n'
    )
    for audience in (*RUNGS, BLUE, RED):
        for staged in select(content, fronts, audience).pages.values():
            assert "audience" not in staged.text.partition("\n---\n")[0]


def test_the_staged_folder_holds_the_selection_and_nothing_else(
    tmp_path: Path, content: Content, fronts: dict[str, ContentPage]
) -> None:
    for audience in (*RUNGS, BLUE, RED):
        into = tmp_path / "staged" / audience.name
        selection = select(content, fronts, audience)
        stage(selection, into)
        there = {path.relative_to(into).as_posix() for path in into.rglob("*") if path.is_file()}
        assert there == {*selection.pages, *selection.files}
    into = tmp_path / "staged/network"
    assert (into / "papers/table.csv").read_bytes() == b"a,b\n"
    assert (into / "papers/one.md").read_bytes() == b'---\ntitle: "One"\n---\n# One\n'
    assert not (into / "papers/table.csv").samefile(tmp_path / "content/papers/table.csv")


def test_a_folder_that_holds_something_is_never_staged_into(tmp_path: Path) -> None:
    (tmp_path / "left-over.md").write_text("secret")
    with pytest.raises(BuildError, match=r"is to be filled with pages, but is not empty\."):
        stage(Selection(), tmp_path)
    stage(Selection(), tmp_path / "new")


HIDDEN_FROM = {
    "nobody.md": (*RUNGS, BLUE, RED),
    "papers/one.md": (PUBLIC, BLUE, RED),
    "papers/table.csv": (PUBLIC, BLUE, RED),
    "papers/team/plan.md": (PUBLIC, NETWORK, BLUE, RED),
    "papers/blue.md": (PUBLIC, NETWORK, RED),
    "leaders/index.md": (PUBLIC, BLUE, RED),
    "rooms/.meta.yml": (PUBLIC, NETWORK, BLUE, RED),
    "rooms/blue-room/r.md": (PUBLIC, NETWORK, RED),
    "rooms/blue-room/f/x.png": (PUBLIC, NETWORK, RED),
    "rooms/blue-room/minutes/one.md": (PUBLIC, NETWORK, BLUE, RED),
    "rooms/blue-room/minutes/.meta.yml": (PUBLIC, NETWORK, BLUE, RED),
    "rooms/red-room/index.md": (PUBLIC, NETWORK, BLUE),
}


@pytest.mark.parametrize("path", HIDDEN_FROM)
def test_changing_what_an_audience_may_not_see_changes_nothing_for_it(
    tmp_path: Path, fronts: dict[str, ContentPage], path: str
) -> None:
    old = TREE[path]
    if path.endswith(".md"):
        new = old + "More.\n"
    else:
        new = old.replace("title: ", "title: New ") if "title" in old else old + "more"
    before, after = content_of(tmp_path / "a"), content_of(tmp_path / "b", {path: new})
    changed = {
        audience.name
        for audience in (*RUNGS, BLUE, RED)
        if select(before, fronts, audience).digest() != select(after, fronts, audience).digest()
    }
    hidden_from = {audience.name for audience in HIDDEN_FROM[path]}
    assert changed == {audience.name for audience in (*RUNGS, BLUE, RED)} - hidden_from


@pytest.mark.parametrize("path", [path for path in HIDDEN_FROM if not path.endswith(".yml")])
def test_deleting_what_an_audience_may_not_see_changes_nothing_for_it(
    tmp_path: Path, fronts: dict[str, ContentPage], path: str
) -> None:
    before, after = content_of(tmp_path / "a"), content_of(tmp_path / "b", without=path)
    for audience in HIDDEN_FROM[path]:
        ours, theirs = (select(content, fronts, audience) for content in (before, after))
        assert ours.digest() == theirs.digest()
        assert navigation(ours) == navigation(theirs)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: About", "title: About us"),
        ("description: Who", "description: Whom"),
        ("order: 2", "order: 3"),
        ("order: 2", "order: 2\nhidden: true"),
        ("order: 2", "order: 2\nnavigation: Us"),
        ("hide: [toc, path]", "hide: [toc]"),
        ("Us.", "We."),
    ],
)
def test_the_digest_follows_everything_that_is_seen(
    tmp_path: Path, fronts: dict[str, ContentPage], old: str, new: str
) -> None:
    before = content_of(tmp_path / "a")
    after = content_of(tmp_path / "b", {"about.md": TREE["about.md"].replace(old, new)})
    assert select(before, fronts, PUBLIC).digest() != select(after, fronts, PUBLIC).digest()


def room_body(folder: Path, path: str, body: str) -> str:
    page = f"---\ntitle: A\naudience: blue-room\n---\n{body}"
    selection = select(content_of(folder, {path: page}), {}, BLUE)
    (staged,) = (each for each in selection.pages.values() if each.page.path == path)
    return staged.text.partition("\n---\n")[2]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("r.md#part", "r.md#part"),
        ("f/x.png", "f/x.png"),
        ("../../papers/blue.md", "papers/blue.md"),
        ("../../about.md#who", "../../../network/about/#who"),
        ("../../papers/index.md", "../../../network/papers/"),
        ("../../papers/table.csv?a=b", "../../../network/papers/table.csv?a=b"),
        ("../../index.md", "../../../network/"),
        ("../../leaders/index.md", "../../../network/leaders/"),
        ("leader:somebody", "leader:somebody"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://a.example/b.md", "https://a.example/b.md"),
        ("#part", "#part"),
    ],
)
def test_a_rooms_links_hold_on_the_rooms_own_site(tmp_path: Path, link: str, expected: str) -> None:
    body = f"See [this]({link}), `[this]({link})` and ![that][t].\n\n[t]: {link}\n"
    path = "rooms/blue-room/start.md"
    assert room_body(tmp_path, path, body) == (
        f"See [this]({expected}), `[this]({link})` and ![that][t].\n\n[t]: {expected}\n"
    )


def test_a_rooms_page_that_stands_elsewhere_finds_its_room(tmp_path: Path) -> None:
    body = "[a](../rooms/blue-room/f/x.png) [b](one.md)"
    assert room_body(tmp_path, "papers/two.md", body) == (
        "[a](../f/x.png) [b](../../../../network/papers/one/)"
    )


def test_links_stay_as_they_are_outside_rooms(tmp_path: Path) -> None:
    page = "---\ntitle: A\n---\n[a](papers/one.md) [b](rooms/blue-room/r.md)\n"
    selection = select(content_of(tmp_path, {"a.md": page}), {}, TEAM)
    assert selection.pages["a.md"].text.endswith("[a](papers/one.md) [b](rooms/blue-room/r.md)\n")


ARTICLE = "---\nkind: article\ndescription: Now.\ndate: 2026-11-01\n---\n# Today\n"


@pytest.mark.parametrize(
    ("audience", "place", "way"),
    [
        (NETWORK, "a.md", "papers/today/"),
        (BLUE, "rooms/blue-room/a.md", "../../network/papers/today/"),
    ],
)
def test_items_are_apart_from_pages_and_links_lead_to_where_they_have_theirs(
    tmp_path: Path, audience: Audience, place: str, way: str
) -> None:
    up = "../" * place.count("/")
    page = (
        f"---\ntitle: A\ntags: [mutual aid]\naudience: {audience.name}\n---\n"
        f"[a](item:today#top) [b]({up}papers/today.md?x=1)\n"
    )
    selection = select(
        content_of(tmp_path, {"papers/today.md": ARTICLE, place: page}), {}, audience
    )
    assert "papers/today.md" not in selection.pages
    assert set(selection.items) == ({"papers/today.md"} if audience is NETWORK else set())
    text = selection.pages["a.md"].text
    assert text.endswith(f"[a](item:{way}#top) [b](item:{way}?x=1)\n")
    assert 'tags: ["mutual aid"]' in text


def outline(items: tuple[NavigationItem, ...], depth: int = 0) -> list[str]:
    lines = []
    for item in items:
        lines.append(f"{'  ' * depth}{item.title} ({item.page or ''})")
        lines += outline(item.items, depth + 1)
    return lines


DIRECTORY = [
    "Home (index.md)",
    "Directory (directory/index.md)",
    "  Leaders (leaders/index.md)",
    "  Vacancies (vacancies/index.md)",
]


def test_the_navigation_lists_home_the_directory_folders_and_pages(
    content: Content, fronts: dict[str, ContentPage]
) -> None:
    assert outline(navigation(select(content, fronts, PUBLIC))) == [
        *DIRECTORY,
        "Help (help.md)",
        "About (about.md)",
    ]


def test_the_navigation_of_the_team_has_every_folder(
    content: Content, fronts: dict[str, ContentPage]
) -> None:
    assert outline(navigation(select(content, fronts, TEAM)))[4:] == [
        "Papers (papers/index.md)",
        "  Team ()",
        "    Plan (papers/team/plan.md)",
        "  For blue (papers/blue.md)",
        "  One (papers/one.md)",
        "All rooms ()",
        "  Blue ()",
        "    Minutes ()",
        "      Minutes (rooms/blue-room/minutes/one.md)",
        "    Room page (rooms/blue-room/r.md)",
        "  Red home (rooms/red-room/index.md)",
        "Help (help.md)",
        "About (about.md)",
    ]


def test_a_folder_takes_its_title_from_its_page_or_its_name(tmp_path: Path) -> None:
    tree = {"a-b-c/one.md": "# One\n", "d/index.md": "---\ntitle: Dee\nnavigation: D\n---\n"}
    lines = outline(navigation(select(content_of(tmp_path, tree), {}, PUBLIC)))
    assert lines[1:4] == ["A b c ()", "  One (a-b-c/one.md)", "D (d/index.md)"]


def test_the_pages_of_a_large_directory_stand_in_groups(tmp_path: Path) -> None:
    many = "leaders sectors areas roles topics new-in-post vacancies programmes groups".split()
    pages = {f"{name}/index.md": f"---\ntitle: {name}\n---\n" for name in many}
    written = write(tmp_path / "many", FRONTS | pages)
    fronts = dict(read_fronts(written, Problems()))
    (found,) = [
        item
        for item in navigation(
            select(content_of(tmp_path / "c", without="leaders/index.md"), fronts, PUBLIC)
        )
        if item.page == "directory/index.md"
    ]
    assert [(group.title, len(group.items)) for group in found.items] == [
        ("A to Z", 1),
        ("Browse by", 4),
        ("Today", 2),
        ("Together", 2),
    ]


def test_no_menu_leads_to_a_list_of_nothing_but_to_a_page_that_somebody_wrote(
    content: Content, fronts: dict[str, ContentPage]
) -> None:
    ours = select(content, fronts, PUBLIC)
    assert "  Vacancies (vacancies/index.md)" in outline(navigation(ours, {"groups"}))
    assert "  Vacancies (vacancies/index.md)" not in outline(navigation(ours, {"vacancies"}))
    written = replace(ours.pages["vacancies/index.md"], generated=False)
    ours = replace(ours, pages={**ours.pages, "vacancies/index.md": written})
    assert "  Vacancies (vacancies/index.md)" in outline(navigation(ours, {"vacancies"}))


def test_the_directory_is_a_plain_heading_where_it_has_no_page(
    tmp_path: Path, fronts: dict[str, ContentPage]
) -> None:
    del fronts["directory/index.md"]
    lines = outline(navigation(select(content_of(tmp_path / "c"), fronts, PUBLIC)))
    assert lines[1] == "Directory ()"


def test_nothing_has_an_empty_navigation() -> None:
    assert navigation(Selection()) == ()
