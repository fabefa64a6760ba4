"""A stamped frame against the page that MkDocs itself builds at the same depth."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import Markup

from leaders_network.outputs.frames import MARKUP_SLOTS, TEXT_SLOTS, Rendering, marker
from mkdocs_leaders_network.renderer import MkDocsRenderer
from tests.files import files, write
from tests.integration import rendering
from tests.integration.rendering import PAGES, ROOT

TITLE = "Freda Harlowe"
DESCRIPTION = "Leads fire and rescue in Southmere."
OWN_PAGES = {2: "apart/page.md", 3: "apart/deeper/page.md"}
UNEDITED_PAGES = {2: "apart/made.md", 3: "apart/deeper/made.md"}
"""Pages that MkDocs builds itself; like a frame, they share no folder with another page."""

OWN_PAGE = f"""---
title: {TITLE}
description: {DESCRIPTION}
section: directory/index.md
hide: [navigation, toc]
---
<h1>{TITLE}</h1>
<p>She has been in post since <strong>2023</strong>.</p>
<p>The last line.</p>
"""
UNEDITED_PAGE = OWN_PAGE.replace("---\n", "---\ngenerated: true\n", 1)
AUDIENCES = ("public", "network")
CLOSED = "closed"
"""An audience that is not told where files are edited."""
DEPTHS = (2, 3)
FEEDS = ("feed.xml", "news.xml", "digest.xml")
HOSTILE = """<script>alert("1")</script> & 'more'"""


@dataclass(frozen=True)
class Built:
    """What came out for one audience."""

    address: str
    out: Path
    editable: bool = True

    def own_page(self, depth: int, *, edited: bool = True) -> str:
        pages = OWN_PAGES if edited else UNEDITED_PAGES
        page = self.out / "site" / pages[depth].removesuffix(".md") / "index.html"
        return page.read_text(encoding="utf-8")

    def stamped(
        self, depth: int, changes: Mapping[str, str] | None = None, *, edited: bool = True
    ) -> str:
        """Return a frame stamped with what MkDocs' own page of that depth holds."""
        source = (OWN_PAGES if edited else UNEDITED_PAGES)[depth]
        filling: dict[str, str] = {
            "title": TITLE,
            "description": DESCRIPTION,
            "canonical": f"{self.address}{source.removesuffix('.md')}/",
            "edit": f"https://git.example/network/edit/main/content/{source}",
            "head": Markup(""),
            "body": Markup(body_of(self.own_page(depth))),
        }
        return (
            Rendering(self.out, editable=self.editable)
            .frame(depth, edited=edited)
            .stamp(filling | dict(changes or {}))
            .decode()
        )


def body_of(page: str) -> str:
    match = re.search(r"<h1>.*<p>The last line\.</p>", page, re.DOTALL)
    assert match is not None
    return match[0]


def index_of(path: str) -> str:
    return posixpath.normpath(f"{path}/index.html")


@pytest.fixture(scope="module", params=["our theme", "the stock theme"])
def sites(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Built]:
    """Both audiences, built in one go with either theme."""
    folder = tmp_path_factory.mktemp("frames")
    ours = request.param == "our theme"
    configuration = ROOT / "mkdocs.yml" if ours else rendering.stock_project(folder / "project")
    own = dict.fromkeys(OWN_PAGES.values(), OWN_PAGE)
    unedited = dict.fromkeys(UNEDITED_PAGES.values(), UNEDITED_PAGE)
    docs = write(folder / "docs", PAGES | own | unedited)
    requests = [
        rendering.request(
            docs, folder / name, audience=name, address=f"https://network.example/{name}/"
        )
        for name in AUDIENCES
    ]
    closed = replace(requests[-1], audience=CLOSED, out=folder / CLOSED, repository=None)
    MkDocsRenderer(configuration).render([*requests, closed])
    return {
        each.audience: Built(each.address, each.out, each is not closed)
        for each in (*requests, closed)
    }


@pytest.fixture(params=AUDIENCES)
def site(request: pytest.FixtureRequest, sites: Mapping[str, Built]) -> Built:
    return sites[request.param]


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("edited", [True, False])
def test_a_stamped_page_is_byte_for_byte_the_one_that_mkdocs_builds(
    site: Built, depth: int, edited: bool
) -> None:
    assert site.stamped(depth, edited=edited) == site.own_page(depth, edited=edited)


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_page_that_nobody_edits_has_no_edit_link(site: Built, depth: int) -> None:
    assert 'rel="edit"' not in site.stamped(depth, edited=False)
    assert 'rel="edit"' in site.stamped(depth, edited=True), "the control"


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("edited", [True, False])
def test_where_nothing_leads_to_files_one_frame_serves_for_pages_with_and_without(
    sites: Mapping[str, Built], depth: int, edited: bool
) -> None:
    drawn = {name: len(list((sites[name].out / "frames").iterdir())) for name in sites}
    assert drawn == {**dict.fromkeys(AUDIENCES, 2 * len(DEPTHS)), CLOSED: len(DEPTHS)}
    closed = sites[CLOSED]
    assert closed.stamped(depth, edited=edited) == closed.own_page(depth, edited=edited)


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("slot", ["title", "description", "canonical", "edit", "body"])
def test_the_comparison_notices_a_difference_in_each_slot(
    site: Built, depth: int, slot: str
) -> None:
    assert site.stamped(depth, {slot: "something else"}) != site.own_page(depth)


def test_the_audiences_and_the_depths_have_frames_of_their_own(sites: Mapping[str, Built]) -> None:
    pages = {site.stamped(depth) for site in sites.values() for depth in DEPTHS}
    assert len(pages) == len(sites) * len(DEPTHS)


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_frame_has_every_slot(site: Built, depth: int, sites: Mapping[str, Built]) -> None:
    slots = Rendering(site.out).frame(depth).slots
    assert slots | {"head"} == {*TEXT_SLOTS, *MARKUP_SLOTS}


def test_no_frame_is_written_listed_or_indexed(site: Built) -> None:
    traces = [marker(slot).encode() for slot in (*TEXT_SLOTS, *MARKUP_SLOTS, "frame", "unedited")]
    traces.append(b"%EE%80%80")  # the marker of the virtual path, in an address
    for path, content in files(site.out / "site").items():
        assert not any(trace in content for trace in traces), path
    frame = (site.out / "frames" / "2.html").read_bytes()
    assert marker("body").encode() in frame, "the control: these bytes are what a frame holds"


def test_only_pages_that_people_wrote_are_pages_of_the_site(site: Built) -> None:
    pages = {path for path in files(site.out / "site") if path.endswith((".html", ".xml"))}
    assert pages == {
        "404.html",
        "index.html",
        "about/index.html",
        "apart/page/index.html",
        "apart/made/index.html",
        "apart/deeper/page/index.html",
        "apart/deeper/made/index.html",
        "directory/index.html",
        "leaders/index.html",
        "organisations/index.html",
    }


@pytest.mark.parametrize("depth", DEPTHS)
def test_every_relative_link_of_a_stamped_page_leads_to_a_file(site: Built, depth: int) -> None:
    there = files(site.out / "site")
    here = "/".join(["somewhere"] * depth)
    links = re.findall(r'(?:href|src)="(\.[^"#]*)"', site.stamped(depth))
    found = {posixpath.normpath(posixpath.join(here, link)) for link in links}
    assert {"directory", "leaders", "about", "."} <= found
    found -= {*FEEDS}  # made of what is published, and so not by the site generator
    assert [each for each in found if not {each, index_of(each)} & there.keys()] == []


@pytest.mark.parametrize("depth", DEPTHS)
def test_a_stamped_page_is_shown_as_part_of_the_directory(site: Built, depth: int) -> None:
    active = re.findall(r'md-tabs__item--active">\s*<a href="([^"]+)"', site.stamped(depth))
    assert active == [f"{'../' * depth}directory/"]


@pytest.mark.parametrize("depth", DEPTHS)
def test_text_is_escaped_in_text_and_in_attributes(site: Built, depth: int) -> None:
    page = site.stamped(depth, dict.fromkeys(TEXT_SLOTS, HOSTILE))
    seen = Seen.of(page)
    assert seen.title.startswith(HOSTILE)
    assert HOSTILE in seen.attributes["meta"]
    assert seen.attributes["link"].count(HOSTILE) == 1
    assert seen.attributes["a"].count(HOSTILE) == 1
    assert seen.scripts == Seen.of(site.own_page(depth)).scripts


def test_markup_is_not_escaped(site: Built) -> None:
    assert "<b>bold</b>" in site.stamped(2, {"body": Markup("<b>bold</b>")})
    assert "<b>bold</b>" not in site.stamped(2, {"body": "<b>bold</b>"})


class Seen(HTMLParser):
    """What a browser makes of a page: its title, its attributes by tag, its count of scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.scripts, self.within = "", 0, ""
        self.attributes: dict[str, list[str]] = {"meta": [], "link": [], "a": []}

    @classmethod
    def of(cls, page: str) -> Seen:
        seen = cls()
        seen.feed(page)
        seen.close()
        return seen

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = tag
        self.scripts += tag == "script"
        self.attributes.setdefault(tag, []).extend(value or "" for _, value in attrs)

    def handle_endtag(self, tag: str) -> None:
        self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within == "title":
            self.title += data
