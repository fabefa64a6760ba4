"""Other programs are given the same people as ours, and what stands around ours' pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.generate import DAY, generate
from benchmarks.peers import facts, markdown
from benchmarks.peers.frame import Frame
from benchmarks.peers.hugo import Hugo
from benchmarks.peers.peer import Folders, Step, WorkError
from benchmarks.results import COLD, SAME
from leaders_network.audiences import RUNGS
from leaders_network.publish.publication import Publication, publish
from tests.unit.data import read

KINDS = ("people", "posts", "organisations", "assistants")
LINK = re.compile(r"\]\((\.\./[^)]*\.md)\)")
PAGE = """
<!doctype html>
<html lang="en" class="no-js">
  <head>
  <meta name="description" content="Leads Fire."><link rel="canonical" href="https://x.example/a/">
  <link rel="icon" href="../../assets/icon.svg"><title>Amara</title>
  <script>scope=new URL("../..",location)</script>
  <script type="application/ld+json">{"name": "Amara"}</script>
  <script type="application/json" data-facts>{"name": "Amara"}</script></head>
  <body><a href="../../leaders/">Leaders</a> <a href="../../digest/">This week</a>
    <article class="md-content__inner md-typeset"><h1>Amara</h1></article>
    <a href="../..">Home</a></body>
</html>
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    generate(150, folder, portraits_of=0, article_count=1)
    return folder / "directory_data"


@pytest.fixture(scope="module")
def ours(data: Path) -> Publication:
    written, problems = read(data)
    assert not problems
    (network,) = [audience for audience in RUNGS if audience.name == "network"]
    return publish(written, network, DAY)


def test_other_programs_make_as_many_pages_of_each_kind_as_ours(
    data: Path, ours: Publication
) -> None:
    made = [name.partition("/")[0] for name, _ in markdown.linked(facts.read(data))]
    pages = ours.pages
    as_many = (pages.leaders(), pages.posts(), pages.organisations(), pages.offices())
    assert [made.count(kind) for kind in KINDS] == [sum(1 for _ in each) for each in as_many]
    assert all(kind in made for kind in KINDS)


def test_every_link_between_the_markdown_pages_leads_to_one(data: Path) -> None:
    pages = dict(markdown.linked(facts.read(data)))
    led = {name for text in pages.values() for name in LINK.findall(text)}
    assert led <= {f"../{name}" for name in pages}
    assert {name.split("/")[1] for name in led} == {
        "people",
        "posts",
        "organisations",
        "assistants",
    }
    assert not any(LINK.search(text) for _, text in markdown.of_people(facts.read(data)))


def test_a_frame_is_a_page_of_ours_without_what_is_its_own() -> None:
    frame = Frame.of(PAGE, {"leaders": "people"})
    assert 'href="/assets/icon.svg"' in frame.head
    assert 'new URL("/",location)' in frame.head
    assert frame.top.startswith("</head>")
    assert '<a href="/people/">Leaders</a> <a href="/">This week</a>' in frame.top
    assert '<a href="/">Home</a>' in frame.foot
    own = ("Amara", "Leads Fire.", "canonical", "<title>", "json")
    assert all(text in PAGE for text in own)
    assert not any(text in frame.head + frame.top + frame.foot for text in own)


def test_a_page_that_has_no_article_or_links_another_way_is_no_frame() -> None:
    for page in (PAGE.replace("article", "div"), PAGE.replace('"../../digest/"', "../../digest/")):
        with pytest.raises(WorkError, match="not one article in a frame"):
            Frame.of(page, {})


def test_a_card_that_hugo_did_not_write_is_missed(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "data", tmp_path / "content", tmp_path / "hugo")
    (folders.data / "leaders").mkdir(parents=True)
    (folders.data / "leaders/amara.yml").touch()
    site = folders.scratch / "public"
    for kind, name in (("people", "amara"), ("posts", "chief"), ("assistants", "rhys")):
        (folders.scratch / "same/content" / kind).mkdir(parents=True)
        (folders.scratch / "same/content" / kind / f"{name}.md").touch()
        (site / kind / name).mkdir(parents=True)
        (site / kind / name / "index.html").touch()
    (site / "people/amara/index.vcf").touch()
    hugo = Hugo()
    hugo.check(Step(COLD, [], tmp_path, site), folders)
    with pytest.raises(WorkError, match="0 of 1 posts"):
        hugo.check(Step(SAME, [], tmp_path, site), folders)
    (site / "posts/chief/index.vcf").touch()
    hugo.check(Step(SAME, [], tmp_path, site), folders)
