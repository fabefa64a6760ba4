"""A page is of the kind of the folder it stands in, unless every site has it."""

from __future__ import annotations

from leaders_network.addresses import PAGES
from leaders_network.content.kinds import kind_of, kinds, searched
from leaders_network.content.pages import ContentFolder, ContentPage, Grant
from leaders_network.content.selection import Selection, StagedPage
from leaders_network.problems import Location


def page(path: str, title: str = "A page", *, generated: bool = False) -> StagedPage:
    written = ContentPage(path, title, Grant("public", Location(path)), "")
    return StagedPage(path, written, "", generated)


def selection(*pages: StagedPage, **folders: ContentFolder) -> Selection:
    return Selection({each.path: each for each in pages}, folders=folders)


def test_a_page_is_of_its_uppermost_folders_kind() -> None:
    assert kind_of(page("news/2026/winter.md")) == "news"
    assert kind_of(page("news/index.md")) == "news"


def test_a_page_in_no_folder_and_one_that_comes_with_the_theme_are_pages() -> None:
    assert kind_of(page("about.md")) == PAGES
    assert kind_of(page("leaders/index.md", generated=True)) == PAGES


def test_kinds_are_called_and_ordered_as_in_the_navigation() -> None:
    found = kinds(
        selection(
            page("about.md"),
            page("your-voice/a.md"),
            page("news/index.md", "What is new"),
            page("library/a.md"),
            library=ContentFolder("The library", 10),
            news=ContentFolder(None, 5),
        )
    )
    assert list(found.items()) == [
        ("news", "What is new"),
        ("library", "The library"),
        ("your-voice", "Your voice"),
        (PAGES, "Pages"),
    ]


def test_the_search_is_not_searched() -> None:
    found = searched(selection(page("search/index.md", generated=True), page("about.md")))
    assert [each.path for each in found] == ["about.md"]
