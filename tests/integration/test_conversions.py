"""What pages of several sites say alike is converted once, and what depends on a site for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from leaders_network.addresses import RoomPages
from mkdocs_leaders_network.conversions import Conversions
from mkdocs_leaders_network.marks import MarksExtension

ALIKE = "# Alike\n\nHTML and [by id](leader:freda-harlowe).\n\n## Here\n\n[within](#here)\n"
Site: TypeAlias = "Callable[[str, str], tuple[Page, bool]]"
"""Converts the text of a page at a path; tells too whether MkDocs was given the text to do so."""


@pytest.fixture
def open_site() -> Callable[..., Site]:
    def opened(room: RoomPages | None = None) -> Site:
        config = MkDocsConfig()
        config.load_dict({"site_name": "A site", "markdown_extensions": [{"toc": {}}]})
        config.validate()
        marks = MarksExtension(room)
        config.markdown_extensions.append(marks)  # type: ignore[arg-type]
        conversions = Conversions(config, marks)

        def converted(text: str, path: str) -> tuple[Page, bool]:
            files = Files([File(each, "docs", "site", True) for each in (path, "b.md")])
            page = Page(None, next(iter(files)), config)
            page.meta, page.markdown = {}, conversions.needed(text, page.url)
            page.render(config, files)
            page.content = conversions.made(page)
            return page, page.markdown == text

        return converted

    return opened


def test_what_two_sites_say_alike_is_converted_once(open_site: Callable[..., Site]) -> None:
    first, was_converted = open_site()(ALIKE, "a/index.md")
    second, again = open_site()(ALIKE, "c.md")
    assert (was_converted, again) == (True, False)
    assert second.content == first.content
    assert [second.title, second.present_anchor_ids] == ["Alike", {"alike", "here"}]
    assert [each.title for each in second.toc] == ["Alike"]
    assert second.links_to_anchors == {second.file: {"here": "#here"}}


@pytest.mark.parametrize("link", ["b.md", "b.md#b", "/b/", "b.png", "<x@network.example>"])
def test_what_mkdocs_looks_up_is_looked_up_in_each_site(
    open_site: Callable[..., Site], link: str
) -> None:
    text = f"# With {link}\n\n[a link]({link})\n" if link[0] != "<" else f"# With\n\n{link}\n"
    assert [open_site()(text, "a.md")[1] for _ in "12"] == [True, True]


def test_pages_elsewhere_and_of_a_room_are_converted_by_themselves(
    open_site: Callable[..., Site],
) -> None:
    text = f"{ALIKE}\nElsewhere.\n"
    room = RoomPages(members=("owen-lewis",))
    pages = [
        open_site()(text, "a.md"),
        open_site()(text, "index.md"),
        open_site(room)(text, "a.md"),
    ]
    assert all(was_converted for _, was_converted in pages)
    assert len({page.content for page, _ in pages}) == len(pages)
