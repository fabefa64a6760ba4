"""Assistants are found by their own names, and leaders are found as before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.contact import AssistantView, Freshness, Reach
from leaders_network.publish.views.people import LeaderView
from leaders_network.search import HEAD
from leaders_network.search.index import Material, people_index
from leaders_network.search.names import likely_parts
from tests.unit.search_samples import (
    CHIEF,
    TERMS,
    Asker,
    Name,
    asker,
    leader,
    marked,
    organisation,
    post,
)

SHARDED = [False, True]
FIRE = organisation("northmoor-fire", "Northmoor Fire")
FELLS = organisation("fells", "Fells Board")
POSTS = [
    post(FIRE, "chief-fire-officer", "Chief Fire Officer", CHIEF),
    post(FIRE, "director", "Director of Prevention", None),
    post(FELLS, "chief", "Chief Executive", None),
]


def assistant(name: str, path: str = "", *, title: str = "Staff officer") -> AssistantView:
    """Return an assistant whose office has a page at a path, or nowhere."""
    address = f"{name.split(maxsplit=1)[0].lower()}@fire.example"
    return AssistantView(name, title, Freshness("unconfirmed"), address, path=path)


PRIYA = assistant("Priya Ráman", "assistants/priya-raman-aa11bb/")
ROBERT = assistant("Robert van der Meer MBE", "assistants/robert-van-der-meer-mbe-cc22dd/")
LI = assistant("李小龙", "assistants/ee33ff/", title="Assistant")
PENROSE = assistant("Penrose Vale", "assistants/penrose-vale-001122/")


def supported(number: int, name: Name, at: int, *assistants: AssistantView) -> LeaderView:
    """Return a leader who holds one of the posts, with those who assist them in it."""
    line = POSTS[at].row.line
    reach = Reach(line.post, line.organisation, (), assistants, (), ())
    return replace(leader(number, name, posts=(line,)), reach=(reach,))


LEADERS = [
    supported(0, Name("Amara", "Penrose"), 0, PRIYA, PENROSE),
    supported(1, Name("Zoë", "Day"), 1, PRIYA, ROBERT),
    supported(2, Name("Ada", "Vale"), 2, assistant("Priya Shah", "assistants/priya-shah-334455/")),
    supported(3, Name("Priya", "Kettlewell"), 2, LI),
]
EVERYTHING = Material(LEADERS, POSTS, [FIRE, FELLS], TERMS)


@pytest.fixture(scope="module")
def search() -> Iterator[Asker]:
    with asker() as found:
        yield found


def indexed(material: Material, *, sharded: bool) -> dict[str, bytes]:
    return people_index(material, **({"whole": 2, "shard": 2} if sharded else {}))


@cache
def everything(*, sharded: bool) -> dict[str, bytes]:
    return indexed(EVERYTHING, sharded=sharded)


def found(search: Asker, *queries: str, sharded: bool = False) -> list[dict[str, Any]]:
    """Return what is told of assistants for each query."""
    answers = search.ask(everything(sharded=sharded), queries)
    return [answer["assistants"] for answer in answers]


def names(answer: dict[str, Any]) -> list[str]:
    return [one["name"]["text"] for one in answer["found"]]


@pytest.mark.parametrize("sharded", SHARDED)
@pytest.mark.parametrize(
    "query",
    [
        "Priya Ráman",
        "priya raman",
        "raman, priya",
        "pirya raman",
        "priya rahman",
        "priyaraman",
        "Priya Ram",
        "priya penrose",
        "priya in the chief fire officer's office",
    ],
)
def test_an_assistant_is_found_by_name_and_by_whom_they_support(
    search: Asker, query: str, sharded: bool
) -> None:
    (answer,) = found(search, query, sharded=sharded)
    assert names(answer)[0] == PRIYA.name
    assert answer["found"][0]["path"] == PRIYA.path


@pytest.mark.parametrize("sharded", SHARDED)
@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("bob van der meer", ROBERT.name),
        ("bob", ROBERT.name),
        ("vandermeer", ROBERT.name),
        ("meer", ROBERT.name),
        ("李小龙", LI.name),
        ("priya fells", "Priya Shah"),
        ("priya prevention", PRIYA.name),
    ],
)
def test_a_nickname_another_script_and_a_post_tell_who_is_meant(
    search: Asker, query: str, name: str, sharded: bool
) -> None:
    (answer,) = found(search, query, sharded=sharded)
    assert names(answer)[0] == name


@pytest.mark.parametrize("sharded", SHARDED)
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zoë day office", [PRIYA.name, ROBERT.name]),
        ("PA to Zoe Day", [PRIYA.name, ROBERT.name]),
        ("staff officer fells", ["Priya Shah"]),
        ("fells swyddfa", ["Priya Shah", LI.name]),
        ("amara penrose ofice", [PENROSE.name, PRIYA.name]),
        ("diary secretary for Dr Zoe Day", [PRIYA.name, ROBERT.name]),
        ("office", []),
        ("staff officer", []),
        ("office nowhere-at-all", []),
    ],
)
def test_an_office_is_found_by_whom_it_supports_where_it_is_asked_for(
    search: Asker, query: str, expected: list[str], sharded: bool
) -> None:
    (answer,) = found(search, query, sharded=sharded)
    assert sorted(names(answer)) == sorted(expected)


@pytest.mark.parametrize("sharded", SHARDED)
def test_whoever_names_a_body_that_is_called_an_office_means_its_leaders_first(
    search: Asker, sharded: bool
) -> None:
    home = organisation("home-office", "Home Office")
    chief = post(home, "permanent-secretary", "Permanent Secretary", None)
    line = chief.row.line
    reach = Reach(line.post, line.organisation, (), (PRIYA,), (), ())
    other = supported(1, Name("Zoë", "Day"), 1, ROBERT)
    one = replace(leader(0, Name("Amara", "Penrose"), posts=(line,)), reach=(reach,))
    material = Material([one, other], [*POSTS, chief], [FIRE, FELLS, home], TERMS)
    files = people_index(material, **({"whole": 1, "shard": 1} if sharded else {}))
    queries = ["home office", "permanent secretary", "home office private office"]
    answers = [answer["assistants"] for answer in search.ask(files, queries)]
    assert [names(answer) for answer in answers] == [[PRIYA.name], [], [PRIYA.name]]
    assert [answer["isMeant"] for answer in answers] == [False, False, True]


@pytest.mark.parametrize("sharded", SHARDED)
def test_the_page_of_an_office_is_named_whatever_its_address_is_made_of(
    search: Asker, sharded: bool
) -> None:
    for view in (PRIYA, ROBERT, LI, PENROSE):
        (answer,) = found(search, view.name, sharded=sharded)
        assert answer["found"][0]["path"] == view.path


@pytest.mark.parametrize("sharded", SHARDED)
def test_it_says_whom_they_support_in_which_post_with_what_was_typed_marked(
    search: Asker, sharded: bool
) -> None:
    answers = found(search, "priya raman", "priya raman penrose chief", sharded=sharded)
    first, second = (answer["found"][0] for answer in answers)
    assert first["supports"]["text"] == (
        "Supports Zoë Day, Director of Prevention, Northmoor Fire and one other"
    )
    assert marked(first["name"]) == ["Priya", "Ráman"]
    assert marked(first["supports"]) == []
    assert second["supports"]["text"] == (
        "Supports Amara Penrose, Chief Fire Officer, Northmoor Fire and one other"
    )
    assert marked(second["supports"]) == ["Penrose", "Chief"]
    assert second["title"] == "Staff officer"


@pytest.mark.parametrize("sharded", SHARDED)
def test_who_is_meant_stands_first_only_where_no_leader_answers_as_well(
    search: Asker, sharded: bool
) -> None:
    queries = ("priya raman", "bob van der meer", "priya", "Priya Kettlewell", "penrose")
    # Once their names are here, they are asked about whatever is typed.
    meant = [answer["isMeant"] for answer in found(search, *queries, sharded=sharded)]
    assert meant == [True, True, False, False, False]


@pytest.mark.parametrize("sharded", SHARDED)
def test_a_word_that_is_hardly_a_leaders_says_of_nobody_that_they_support_them(
    search: Asker, sharded: bool
) -> None:
    everybody = replace(EVERYTHING, leaders=[*LEADERS, leader(4, Name("Robert", "Field"))])
    answers = search.ask(
        indexed(everybody, sharded=sharded), ["robert prevention", "robert directs"]
    )
    assert [answer["assistants"]["isMeant"] for answer in answers] == [True, False]


@pytest.mark.parametrize("sharded", SHARDED)
def test_whatever_is_typed_is_answered(search: Asker, sharded: bool) -> None:
    hostile = [
        "constructor __proto__ hasOwnProperty",
        "(.*)+$ [a-z]{1,9999} name:- +role^2",
        "\u202epriya\u202c \ufeff\u200d \u0007",
        "office " * 2000,
        "priya " * 2000,
        "\ud83d\ude00 pa",
    ]
    answers = found(search, *hostile, "priya raman", sharded=sharded)
    assert [answer["count"] for answer in answers[:2]] == [0, 0]
    assert names(answers[-1]) == [PRIYA.name]


def test_of_a_big_directory_their_names_are_fetched_only_where_no_leader_answers(
    search: Asker,
) -> None:
    asked = ["priya", "Priya Kettlewell", "penr", "priya r", "priya"]
    counts = [answer["count"] for answer in found(search, *asked, sharded=True)]
    assert counts == [0, 0, 0, 1, 2]
    assert found(search, "priya")[0]["count"] == 2


@pytest.mark.parametrize("sharded", SHARDED)
@pytest.mark.parametrize(
    "query", ["Amara Penrose", "chief fire officer", "northmoor", "Zoë Day", "yorks", "zq", "", " "]
)
def test_who_seeks_a_leader_is_shown_nobody_else(search: Asker, query: str, sharded: bool) -> None:
    (answer,) = found(search, query, sharded=sharded)
    assert answer == {"found": [], "count": 0, "isMeant": False}
    assert found(search, "priya raman", sharded=sharded)[0]["count"] == 1


@pytest.mark.parametrize("sharded", SHARDED)
def test_leaders_are_found_as_if_nobody_assisted_them(search: Asker, sharded: bool) -> None:
    alone = replace(EVERYTHING, leaders=[replace(one, reach=()) for one in LEADERS])
    queries = [
        "priya",
        "Amara Penrose",
        "priya penrose",
        "chief",
        "meer",
        "vale",
        "fire chief yorks",
    ]
    with_them, without = (
        search.ask(indexed(material, sharded=sharded), queries) for material in (EVERYTHING, alone)
    )
    kinds = ("people", "posts", "organisations", "counts", "suggestions")
    for one, other in zip(with_them, without, strict=True):
        assert [one[kind] for kind in kinds] == [other[kind] for kind in kinds]
    assert any(one["assistants"]["count"] for one in with_them)
    assert not any(one["assistants"]["count"] for one in without)


def test_a_room_leads_to_the_leader_for_it_has_no_pages_of_offices(search: Asker) -> None:
    here, there = (replace(one, path="") for one in (PRIYA, assistant("Priya Ráman")))
    there = replace(there, email="another@fells.example")
    leaders = [
        supported(0, Name("Amara", "Penrose"), 0, here),
        supported(1, Name("Zoë", "Day"), 1, here),
        supported(2, Name("Ada", "Vale"), 2, there),
    ]
    files = people_index(Material(leaders, POSTS, [FIRE, FELLS], TERMS))
    answer = search.ask(files, ["priya raman"])[0]["assistants"]
    assert [(one["path"], one["supports"]["text"]) for one in answer["found"]] == [
        (
            "leaders/leader-1/",
            "Supports Zoë Day, Director of Prevention, Northmoor Fire and one other",
        ),
        ("leaders/leader-2/", "Supports Ada Vale, Chief Executive, Fells Board"),
    ]


def test_a_leader_of_two_posts_is_one_leader_and_the_post_is_that_in_which_they_help(
    search: Asker,
) -> None:
    lines = tuple(POSTS[at].row.line for at in (0, 2))
    ways = [Reach(line.post, line.organisation, (), (PRIYA,), (), ()) for line in lines]
    both, second = (
        replace(leader(0, Name("Amara", "Penrose"), posts=lines), reach=tuple(reach))
        for reach in (ways, ways[1:])
    )
    told = []
    for one in (both, second):
        files = people_index(Material([one], POSTS, [FIRE, FELLS], TERMS))
        answer = search.ask(files, ["priya raman"])[0]["assistants"]
        told.append([each["supports"]["text"] for each in answer["found"]])
    assert told == [
        ["Supports Amara Penrose, Chief Fire Officer, Northmoor Fire"],
        ["Supports Amara Penrose, Chief Executive, Fells Board"],
    ]


def test_whoever_is_named_twice_for_a_post_is_written_once() -> None:
    line = POSTS[0].row.line
    twice = Reach(line.post, line.organisation, (), (PRIYA, PRIYA), (), ())
    one = replace(leader(0, Name("Amara", "Penrose"), posts=(line,)), reach=(twice,))
    files = people_index(Material([one], POSTS, [FIRE, FELLS], TERMS))
    columns = json.loads(files[json.loads(files[HEAD])["assistants"]])
    assert columns["leaders"] == ["1", "0", "0"]
    assert columns["posts"] == "1"


def test_a_post_that_is_not_listed_is_not_told(search: Asker) -> None:
    line = POSTS[0].row.line
    elsewhere = Reach(Link("Hidden", "organisations/x/y/"), line.organisation, (), (PRIYA,), (), ())
    one = replace(leader(0, Name("Amara", "Penrose"), posts=(line,)), reach=(elsewhere,))
    files = people_index(Material([one], POSTS, [FIRE, FELLS], TERMS))
    answer = search.ask(files, ["priya raman"])[0]["assistants"]
    assert answer["found"][0]["supports"]["text"] == "Supports Amara Penrose"


def test_nothing_of_assistants_stands_in_what_is_fetched_before_the_first_person() -> None:
    for sharded in SHARDED:
        files = everything(sharded=sharded)
        own = json.loads(files[HEAD])["assistants"]
        first = [content for name, content in files.items() if name.startswith(("people", "shard"))]
        assert "Ráman" in files[own].decode()
        assert not any("Ráman" in content.decode() for content in first)
    alone = people_index(replace(EVERYTHING, leaders=[replace(one, reach=()) for one in LEADERS]))
    assert "assistants" not in json.loads(alone[HEAD])
    assert not any(name.startswith("assistants") for name in alone)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Rhys Lomas", ("Rhys", "Lomas", "")),
        ("Fleur van der Meer MBE", ("Fleur", "van der Meer", " MBE")),
        ("Dr Siân Ní Dhomhnaill", ("Dr Siân", "Ní Dhomhnaill", "")),
        ("Petra Quist-Vale OBE", ("Petra", "Quist-Vale", " OBE")),
        ("Jo van der Quist-Vale", ("Jo", "van der Quist-Vale", "")),
        ("RHYS LOMAS", ("RHYS", "LOMAS", "")),
        ("Priya", ("", "Priya", "")),
        ("李小龙", ("", "李小龙", "")),
        ("Jo R", ("Jo", "R", "")),
    ],
)
def test_the_family_name_is_the_last_word_with_its_particles_and_what_is_joined_to_it(
    name: str, parts: tuple[str, str, str]
) -> None:
    found = likely_parts(name)
    assert (found.before, found.family, found.after) == parts
