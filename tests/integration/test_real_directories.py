"""Whole directories, built for every audience: every link leads to a file of the same site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from benchmarks.generate import generate
from tests.integration import pages
from tests.integration.hamlets import hamlet
from tests.integration.pages import Page, urlsplit
from tests.integration.planted import Planted
from tests.integration.sites import built, demonstration, files, settings

_LOADED = re.compile(rb"(?:url\(|@import)\s*['\"]?\s*((?:https?:)?//[^'\")\s]+)")
_ROOM = re.compile(r"(?:team/)?rooms/[^/]+/index\.html")

EDITOR = "team/admin/index.html"
"""The web editor draws its own page."""


@dataclass(frozen=True)
class Sites:
    """The sites of every audience of one directory."""

    folder: Path
    all_rooms: bool = True
    """Whether every room was built; the specimen has more than are built of it.

    Nor are the front pages of its rooms like any that people write: they ask for every part of the
    directory at once, which rooms have no pages of.
    """

    @cached_property
    def files(self) -> dict[str, bytes]:
        return files(self.folder)

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {
            name: pages.read(content.decode())
            for name, content in self.files.items()
            if name.endswith(".html") and (self.all_rooms or not _ROOM.fullmatch(name))
        }

    @cached_property
    def redirects(self) -> set[str]:
        """The pages that only lead to another: those of former ids."""
        return {name for name, content in self.files.items() if b'http-equiv="refresh"' in content}

    def home(self, name: str) -> str:
        """Return the folder of the site that a file belongs to."""
        parts = name.split("/")
        return "/".join(parts[:2] if parts[0] == "rooms" else parts[:1])

    def broken(self) -> Iterator[str]:
        """Yield each link that leads to no file, or out of what the page's readers are served."""
        for name, page in self.pages.items():
            home = self.home(name)
            for link in dict.fromkeys(page.links):
                found = pages.target(name, link, home)
                if found is None or (name.endswith("404.html") and urlsplit(link).netloc):
                    continue
                inside = self.home(found) == home or (
                    home.startswith("rooms/") and self.home(found) == "network"
                )
                if self._is_a_door(home, found):
                    continue
                if not inside or found not in self.files:
                    yield f"{name}: {link}"
                elif not self._has_place(found, urlsplit(link).fragment):
                    yield f"{name}: {link} (no such place)"

    def _is_a_door(self, home: str, found: str) -> bool:
        """Return whether it is the front page of a room, which lets in its members alone."""
        room = self.home(found)
        is_front = room.startswith("rooms/") and found == f"{room}/index.html"
        return home != "public" and is_front and (found in self.files or not self.all_rooms)

    def _has_place(self, name: str, fragment: str) -> bool:
        if not fragment or fragment.startswith("__") or name not in self.pages:
            return True
        return fragment in self.pages[name].ids

    def fetched_from_elsewhere(self) -> Iterator[str]:
        """Yield whatever a browser would ask another host for."""
        for name, page in self.pages.items():
            for link in page.fetched:
                parts = urlsplit(link)
                if (parts.netloc or parts.scheme not in ("", "data")) and not self._own(link):
                    yield f"{name}: {link}"
        for name, content in self.files.items():
            if name.endswith((".css", ".html", ".svg")):
                for found in _LOADED.findall(content):
                    yield f"{name}: {found.decode()}"

    def _own(self, link: str) -> bool:
        canonical = self.files.get("public/robots.txt", b"").decode()
        address = re.search(r"Sitemap: (.*)sitemap\.xml", canonical)
        return address is not None and link.startswith(address[1])


@pytest.fixture(scope="module", params=["generated", "demonstration", "specimen"])
def sites(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, planted: Planted
) -> Sites:
    if request.param == "demonstration":
        return Sites(demonstration(tmp_path_factory))
    if request.param == "specimen":  # every field at every audience: none may leave a link behind
        return Sites(planted.folder / "site", all_rooms=False)
    folder = tmp_path_factory.mktemp("generated")
    generate(12, folder, article_count=3)
    built(settings(folder))
    return Sites(folder / "site")


def test_every_audience_has_a_home(sites: Sites) -> None:
    homes = {sites.home(name) for name in sites.files}
    assert {"public", "network", "team"} <= homes
    assert [home for home in homes if f"{home}/index.html" not in sites.files] == []


def test_every_link_leads_to_a_file_that_its_readers_are_served(sites: Sites) -> None:
    assert list(sites.broken()) == []
    assert sum(len(page.links) for page in sites.pages.values()) > 100


def test_every_page_has_one_main_heading(sites: Sites) -> None:
    apart = {*sites.redirects, EDITOR}
    shown = {name: page for name, page in sites.pages.items() if name not in apart}
    assert {name: page.headings for name, page in shown.items() if page.headings != 1} == {}
    assert len(shown) > 100


def test_no_two_elements_of_a_page_have_the_same_id(sites: Sites) -> None:
    twice = {
        name: [each for each, times in Counter(page.ids).items() if times > 1]
        for name, page in sites.pages.items()
    }
    assert {name: found for name, found in twice.items() if found} == {}


def test_no_page_asks_another_host_for_anything(sites: Sites) -> None:
    assert list(sites.fetched_from_elsewhere()) == []


def test_the_sitemap_lists_every_page_of_the_public_site_and_no_other(sites: Sites) -> None:
    text = sites.files["public/sitemap.xml"].decode()
    robots = sites.files["public/robots.txt"].decode()
    address = robots.rpartition("Sitemap: ")[2].strip().removesuffix("sitemap.xml")
    listed = {line.removeprefix(address) for line in re.findall("<loc>(.*?)</loc>", text)}
    shown = {
        name.removeprefix("public/").removesuffix("index.html")
        for name in sites.pages
        if name.startswith("public/")
        and name.endswith("index.html")
        and name not in sites.redirects
    }
    assert listed == shown
    assert [name for name in sites.files if name.endswith("sitemap.xml")] == ["public/sitemap.xml"]


def test_every_fault_that_is_looked_for_here_is_found(tmp_path: Path) -> None:
    """The control: one page with all of them."""
    built(settings(hamlet(tmp_path)))
    page = tmp_path / "site" / "public" / "index.html"
    page.write_text(
        page.read_text().replace(
            "</body>",
            '<h1 id="a">Again</h1><p id="a"><a href="nowhere/">no</a>'
            '<a href="../network/index.html">not theirs</a><a href="#neither">no place</a>'
            '<a href="https://elsewhere.example/">out</a>'
            '<img src="https://cdn.example/a.png" srcset="//cdn.example/b.png 2x"></p>'
            '<style>p { background: url("https://cdn.example/c.png") }</style></body>',
        )
    )
    faulty = Sites(tmp_path / "site")
    assert list(faulty.broken()) == [
        "public/index.html: nowhere/",
        "public/index.html: ../network/index.html",
        "public/index.html: #neither (no such place)",
    ]
    assert faulty.pages["public/index.html"].headings == 2
    assert Counter(faulty.pages["public/index.html"].ids)["a"] == 2
    assert len(list(faulty.fetched_from_elsewhere())) == 3
