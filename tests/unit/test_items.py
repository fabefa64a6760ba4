"""Items of content are shown to whom they are for, and lead to people and topics and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from leaders_network.audiences import RUNGS, Audience
from leaders_network.content.pages import Content
from leaders_network.content.reading import read_content
from leaders_network.problems import Problems
from leaders_network.publish.curation import curation_of
from leaders_network.publish.publication import Publication, publish
from leaders_network.publish.sight import Sight
from leaders_network.publish.views.items import ItemView
from leaders_network.records.gathering import Contributor, Group
from leaders_network.records.network import Network
from tests.files import write
from tests.unit.filled import DAY
from tests.unit.town import held, leader, town

PUBLIC, NETWORK, TEAM = RUNGS
WINTER = Audience("winter", "Winter", is_room=True)
KEEPING = "keeping:\n  owner: Librarian\n  reviewed: 2026-01-01\n  due: 2026-12-31"
BOOK = f"""\
---
description: A book.
topics: [floods]
format: read
minutes: 12
chosen_by: {{by}}
why: It helps.
source: A press
date: {{date}}
{KEEPING}
---

# {{title}}

By [Ada](leader:ada), see [the meeting](item:meeting) and [the table](../files/table.csv).
"""
MEETING = """\
---
kind: event
description: We meet.
topics: [floods]
start: 2026-12-01 09:30
end: 2026-12-01 11:00
joining: Ring the bell.
joining_link: https://meet.example/
going: [{leader: ada}]
---

# Meeting
"""
LIST = f"""\
---
kind: collection
title: In order
description: Two things.
situation: A flood
topics: [floods]
chosen_by: contributor:cy
why: They are short.
items: [{{id: book}}, {{id: secret, note: The map.}}]
{KEEPING}
---
"""
TREE = {
    "library/.meta.yml": "title: Shelf\naudience: public\nkind: library\n",
    "library/index.md": "# The library\n\nSee [it](book.md) and [that](item:book).\n",
    "library/book.md": BOOK.format(by="leader:ada", date="2026-03-12", title="Book"),
    "library/meeting.md": MEETING,
    "library/in-order.md": LIST,
    "files/.meta.yml": "audience: public\n",
    "files/table.csv": "a,b\n",
    "inner/.meta.yml": "audience: network\nkind: library\n",
    "inner/secret.md": BOOK.format(by="contributor:cy", date="2026-04-01", title="Secret"),
    "news/.meta.yml": "audience: public\nkind: article\n",
    "news/today.md": f"---\ndescription: Now.\ndate: {DAY}\n---\n# Today\n",
    "news/tomorrow.md": f"---\ndescription: Then.\ndate: {DAY + timedelta(1)}\n---\n# Tomorrow\n",
    "rooms/winter/.meta.yml": "audience: winter\nkind: library\n",
    "rooms/winter/own.md": BOOK.format(by="leader:ada", date="2026-05-01", title="Own"),
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Content]:
    problems = Problems()
    yield read_content(write(tmp_path_factory.mktemp("content"), TREE), problems)
    assert list(problems) == []


def seen(content: Content, audience: Audience) -> Publication:
    people = {
        "ada": leader("Ada", held(), knows_about=("floods",), groups=("winter",)),
        "bo": leader("Bo"),
    }
    records = town(
        leaders=people,
        contributors={"cy": Contributor(name="Cy", affiliation="A press")},
        groups={"winter": Group(name="Winter", convener="ada")},
    )
    return publish(records, audience, DAY, content)


def page(content: Content, audience: Audience, path: str) -> ItemView:
    (view,) = [
        entry.view() for entry in seen(content, audience).written.items() if entry.path == path
    ]
    return view


def paths(publication: Publication) -> set[str]:
    return {entry.path for entry in publication.written.items()}


FOR_ALL = {"library/book/", "library/meeting/", "library/in-order/", "news/today/"}


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (PUBLIC, FOR_ALL),
        (NETWORK, FOR_ALL | {"inner/secret/"}),
        (TEAM, FOR_ALL | {"inner/secret/", "rooms/winter/own/"}),
        (WINTER, {"own/"}),
    ],
)
def test_an_audience_gets_the_pages_of_the_items_it_may_read_today(
    content: Content, audience: Audience, expected: set[str]
) -> None:
    assert paths(seen(content, audience)) == expected


@pytest.mark.parametrize(
    ("audience", "expected"),
    [(PUBLIC, "a"), (NETWORK, "an"), (TEAM, "antw"), (WINTER, "anw")],
)
def test_files_are_there_for_those_alone_who_may_have_them(
    tmp_path: Path, audience: Audience, expected: str
) -> None:
    kept = {"all/a": "public", "inner/n": "network", "centre/t": "team", "rooms/winter/w": "winter"}
    tree = {f"{path}.csv": path for path in kept}
    metas = {f"{path[:-1]}.meta.yml": f"audience: {named}\n" for path, named in kept.items()}
    content = read_content(write(tmp_path, tree | metas), problems := Problems())
    assert list(problems) == []
    files = curation_of(content, Sight(audience, DAY, Network())).files
    assert "".join(sorted(path[-5] for path in files)) == expected


def test_whoever_chose_an_item_is_named_to_those_who_may_know_them(content: Content) -> None:
    for audience, name, path in (
        (PUBLIC, "A member of the network", ""),
        (NETWORK, "Ada", "leaders/ada/"),
    ):
        (credit,) = page(content, audience, "library/book/").credits
        assert (credit.person.name, credit.person.path) == (name, path)


def test_how_to_join_and_who_is_going_is_for_the_network(content: Content) -> None:
    public, network = (page(content, one, "library/meeting/") for one in (PUBLIC, NETWORK))
    assert ("Joining", "Ring the bell.") in network.facts
    assert network.link == "https://meet.example/"
    assert [credit.role for credit in network.credits] == ["Going"]
    assert "Joining" not in dict(public.facts)
    assert (public.link, public.credits) == (None, ())


def test_a_collection_holds_what_its_reader_may_open(content: Content) -> None:
    for audience, expected in ((PUBLIC, ["Book"]), (NETWORK, ["Book", "Secret"])):
        steps = page(content, audience, "library/in-order/").steps
        assert [step.row.title for step in steps] == expected


def test_what_a_collection_holds_is_not_recommended_below_it(content: Content) -> None:
    related = page(content, NETWORK, "library/in-order/").related
    assert [row.title for row in related] == ["Meeting"]


def test_links_of_a_text_lead_to_people_items_and_files(content: Content) -> None:
    shown = page(content, NETWORK, "library/book/").body.__html__()
    assert '<a href="../../leaders/ada/"' in shown
    assert '<a href="../../library/meeting/"' in shown
    assert '<a href="../../files/table.csv"' in shown
    assert "<h1" not in shown
    public = page(content, PUBLIC, "library/book/").body.__html__()
    assert "By Ada, see" in public
    assert "leaders/ada" not in public


def test_a_room_leads_to_the_networks_items_beside_it(content: Content) -> None:
    shown = page(content, WINTER, "own/").body.__html__()
    assert '<a href="../../../network/library/meeting/"' in shown


def test_people_and_topics_lead_to_what_names_them(content: Content) -> None:
    publication = seen(content, NETWORK)
    people = {entry.path: entry.view() for entry in publication.pages.leaders()}
    assert [row.title for row in people["leaders/ada/"].items.rows] == ["Book"]
    assert people["leaders/bo/"].items.rows == ()
    (cy,) = [entry.view() for entry in publication.pages.contributors()]
    assert {row.title for row in cy.items.rows} == {"Secret", "In order"}
    subjects = {entry.path: entry.view() for entry in publication.pages.subjects()}
    floods = {row.title for row in subjects["topics/floods/"].items.rows}
    assert floods == {"Meeting", "Secret", "Book", "In order"}
    view = page(content, NETWORK, "library/book/")
    assert [one.name for one in view.who_knows] == ["Ada"]
    assert [row.title for row in view.found_in] == ["In order"]


def test_a_leaders_page_is_made_again_when_what_they_chose_changes(content: Content) -> None:
    def basis(shown: Content) -> bytes:
        entries = {entry.path: entry for entry in seen(shown, NETWORK).pages.leaders()}
        found = entries["leaders/ada/"].basis
        assert found is not None
        return found()

    book = content.pages["library/book.md"]
    changed = Content("content", pages={**content.pages, book.path: replace(book, title="Other")})
    assert basis(content) == basis(content)
    assert basis(changed) != basis(content)


def test_an_item_that_is_overdue_says_so(content: Content) -> None:
    def noticed(day_offset: int) -> str:
        day = DAY + timedelta(day_offset)
        records = town(contributors={"cy": Contributor(name="Cy")})
        publication = publish(records, NETWORK, day, content)
        rows = publication.front().library.rows
        return next(row.notice for row in rows if row.id == "secret")

    assert noticed(0) == ""
    assert noticed(60) == "Due for review since 31 December 2026"


def test_lists_hold_the_newest_first(content: Content) -> None:
    titles = [row.title for row in seen(content, NETWORK).front().library.rows]
    assert titles == ["Secret", "Book"]


def test_an_item_stands_below_the_nearest_front_page_that_its_audience_may_open(
    tmp_path: Path,
) -> None:
    tree = {
        "library/.meta.yml": "title: Shelf\naudience: public\nkind: library\n",
        "library/index.md": "# The library\n",
        "library/deep/.meta.yml": "audience: public\nkind: library\n",
        "library/deep/index.md": "---\naudience: team\n---\n# For the team\n",
        "library/deep/book.md": BOOK.format(by="leader:ada", date="2026-03-12", title="Book"),
        "library/deep/lower/.meta.yml": "audience: public\nkind: library\n",
        "library/deep/lower/other.md": BOOK.format(by="leader:ada", date=DAY, title="Other"),
    }
    problems = Problems()
    found = read_content(write(tmp_path, tree), problems)
    assert list(problems) == []
    for audience, section in ((NETWORK, "Shelf"), (TEAM, "For the team")):
        for path in ("library/deep/book/", "library/deep/lower/other/"):
            link = page(found, audience, path).section
            assert (link.name if link else "") == section


def test_a_rooms_item_below_a_front_page_of_the_networks_is_in_no_section_of_the_room(
    tmp_path: Path,
) -> None:
    tree = {
        "library/.meta.yml": "title: Shelf\naudience: network\nkind: library\n",
        "library/index.md": "# The library\n",
        "library/own.md": BOOK.format(by="leader:ada", date=DAY, title="Own").replace(
            "topics:", "audience: winter\ntopics:"
        ),
        "rooms/winter/.meta.yml": "audience: winter\nkind: library\n",
        "rooms/winter/shelf/.meta.yml": "audience: winter\n",
        "rooms/winter/shelf/index.md": "# Within\n",
        "rooms/winter/shelf/other.md": BOOK.format(by="leader:ada", date=DAY, title="Other"),
    }
    tree = {
        path: text.replace("files/table.csv", "library/index.md") for path, text in tree.items()
    }
    tree["library/meeting.md"] = MEETING
    problems = Problems()
    found = read_content(write(tmp_path, tree), problems)
    assert list(problems) == []
    beside = page(found, WINTER, "library/own/")
    assert (beside.section.name if beside.section else "", beside.section_page) == ("Shelf", "")
    assert page(found, WINTER, "shelf/other/").section_page == "shelf/index.md"
    assert page(found, TEAM, "library/own/").section_page == "library/index.md"
