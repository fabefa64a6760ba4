"""Of several people whom typed words may mean, the one whom most would mean stands first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from leaders_network.publish.terms import Term
from leaders_network.publish.views.basics import Link
from leaders_network.search.index import Material, people_index
from tests.unit.search_bodies import (
    CLERK,
    CONSTABLE,
    COUNCILS,
    DEPUTY,
    FORCE,
    HEALTH,
    MEDICAL,
    POLICE,
    REGION,
    TERMS,
    TOWN,
    TRANSPORT,
    Bodies,
)
from tests.unit.search_samples import Asker, Name, asker


@pytest.fixture(scope="module")
def search() -> Iterator[Asker]:
    with asker() as found:
        yield found


@pytest.fixture
def bodies() -> Bodies:
    return Bodies()


def test_a_force_is_found_by_a_place_in_its_area(search: Asker, bodies: Bodies) -> None:
    """And who only lies in a police area is no police."""
    bodies.add("Wexbridge Council", COUNCILS, [TOWN], ("Chief Executive", CLERK))
    bodies.add("Selmouth Police", POLICE, [REGION], ("Chief Constable", CONSTABLE))
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    asked = ("wexbridge police", "police alderby", "chief constable wexbridge", "northmoor police")
    assert bodies.first(search, *asked) == [2, 2, 2, 2]
    assert bodies.first(search, "wexbridge", "wexbridge council", "police selmouth") == [0, 0, 1]


def test_a_row_tells_the_place_by_which_a_force_was_found(search: Asker, bodies: Bodies) -> None:
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    asked = ["police wexbridge", "alderby police", "northmoor police", "vale0"]
    answers = search.ask(people_index(bodies.material), asked, whole=True)
    told = [
        [(one["kind"], one["name"]["text"]) for one in answer["people"][0]["through"]]
        for answer in answers
    ]
    assert told == [[("place", "Wexbridge")], [("place", "Alderby")], [], []]


@pytest.mark.parametrize("query", ["Nghaerfelin", "yng nghaerfelin", "caerfelin", "W06000099"])
def test_a_place_is_found_by_its_code_and_as_welsh_mutates_it(
    search: Asker, bodies: Bodies, query: str
) -> None:
    place = Link("Caerfelin", "areas/W06000099/")
    terms = (*TERMS, Term("area", place, (), ()))
    bodies.material = Material(bodies.leaders, [], [], terms)
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Cyngor y Dref", COUNCILS, [place], ("Chief Executive", CLERK))
    assert bodies.first(search, query) == [1]
    answers = search.ask(people_index(bodies.material), ["W06000098", "nghaerdaf"])
    assert [answer["people"] for answer in answers] == [[], []]


def test_a_place_in_an_area_is_found_by_its_code_and_told_by_its_name(
    search: Asker, bodies: Bodies
) -> None:
    around = Link("Caerfelin police area", "areas/W15000099/")
    inner = ("Dref", "W06000098", "Caerfelin", "W06000099", "Felin Town")
    terms = (*TERMS, Term("area", around, (), (), inner))
    bodies.material = Material(bodies.leaders, [], [], terms)
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Heddlu’r De", POLICE, [around], ("Chief Constable", CONSTABLE))
    asked = ["W06000099", "w06000098", "W06000097"]
    answers = search.ask(people_index(bodies.material), asked, whole=True)
    told = [
        [(one["id"], [place["name"]["text"] for place in one["through"]]) for one in each["people"]]
        for each in answers
    ]
    assert told == [[("leader-1", ["Caerfelin"])], [("leader-1", ["Dref"])], []]


def test_a_body_is_found_by_its_number_in_a_register(search: Asker, bodies: Bodies) -> None:
    """And not by a word that a register calls it."""
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Selmouth Hospitals", HEALTH, [TOWN], ("Chief Executive", None))
    known = (("ods", "RQ9"), ("web", "quayside"))
    trust = replace(bodies.material.organisations[1], identifiers=known)
    bodies.material.organisations[1] = trust  # type: ignore[index]
    answers = search.ask(people_index(bodies.material), ["rq9", "RQ8", "quayside"], whole=True)
    found = [([one["id"] for one in each["people"]], each["organisations"]) for each in answers]
    assert found == [(["leader-1"], [trust.organisation.path]), ([], []), ([], [])]


def test_who_can_be_asked_about_something_in_their_own_words_is_found_by_these(
    search: Asker, bodies: Bodies
) -> None:
    for name in ("Alderby Council", "Selmouth Council", "Wexbridge Council"):
        bodies.add(name, COUNCILS, [TOWN], ("Chief Executive", CLERK))
    for number, matters in ((1, ("courier fraud", "river|freight")), (2, ("courier fraud",))):
        bodies.leaders[number] = replace(bodies.leaders[number], contact_for=matters)
    asked = ["courier fraud", "fruad", "river freight", "courier selmouth", "chief executive"]
    for shards in ({}, {"whole": 1, "shard": 2}):
        answers = search.ask(people_index(bodies.material, **shards), asked, whole=True)
        found = [[one["id"].removeprefix("leader-") for one in one["people"]] for one in answers]
        assert [sorted(one) for one in found[:3]] == [["1", "2"], ["1", "2"], ["1"]]
        assert found[3][0] == "1"
        assert len(found[4]) == 3
        told = [[one["name"]["text"] for one in row["people"][0]["through"]] for row in answers]
        assert told == [["courier fraud"]] * 2 + [["river freight"], ["courier fraud"], []]


def test_what_something_is_called_tells_more_than_what_means_the_same(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Alderby Council", COUNCILS, [TOWN], ("Chief Executive", CLERK))
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Heddlu Selmouth", POLICE, [FORCE], ("Prif Gwnstabl", CONSTABLE))
    bodies.add("Comhairle Alderby", COUNCILS, [TOWN], ("Àrd-oifigear", CLERK))
    assert bodies.first(search, "prif gwnstabl", "heddlu", "comhairle") == [2, 2, 3]
    assert bodies.first(search, "council", "chief constable") == [0, 1]


def test_who_leads_comes_before_who_stands_in(search: Asker, bodies: Bodies) -> None:
    posts = (("Deputy Commissioner", DEPUTY), ("Commissioner", CONSTABLE))
    bodies.add("Northmoor Police", POLICE, [FORCE], *posts)
    asked = ("northmoor commissioner", "deputy northmoor", "DCC northmoor")
    assert bodies.first(search, *asked) == [1, 0, 0]


def test_a_body_of_a_name_comes_before_a_body_of_a_kind(search: Asker, bodies: Bodies) -> None:
    """A sector's other names are kinds of bodies, of which each body is only one."""
    bodies.add("North Hospitals", HEALTH, [REGION], ("Chief Executive", None))
    bodies.add("North Ambulance Service", HEALTH, [REGION], ("Chief Executive", None))
    assert bodies.first(search, "ambulance north", "hospitals north") == [1, 0]


def test_who_is_of_a_kind_comes_before_who_is_only_nearer(search: Asker, bodies: Bodies) -> None:
    """However the kind is written, the sector of both says no more than that they may be of it."""
    bodies.add("Alder Trust", HEALTH, [TOWN], ("Chief Executive", None))
    bodies.add("Northmoor Ambulance Service", HEALTH, [FORCE], ("Chief Executive", None))
    bodies.add("Moors Integrated Care Board", HEALTH, [FORCE], ("Chief Executive", None))
    asked = ("wexbridge ambulance", "wexbridge icb", "integrated care board wexbridge")
    assert bodies.first(search, *asked, "wexbridge healthcare") == [1, 2, 2, 0]


@pytest.mark.parametrize("word", ["head of", "CX", "boss of"])
def test_who_leads_is_found_by_what_people_call_them(
    search: Asker, bodies: Bodies, word: str
) -> None:
    posts = (("Director of Children's Services", None), ("Chief Executive", CLERK))
    bodies.add("Wexbridge Council", COUNCILS, [TOWN], *posts)
    bodies.add("Headley Council", COUNCILS, [REGION], ("Head of Transport", None))
    assert bodies.first(search, f"{word} wexbridge council") == [1]
    assert bodies.first(search, "head of transport", "headley council") == [2, 2]


def test_who_heads_a_force_is_found_before_a_director_of_it(search: Asker, bodies: Bodies) -> None:
    posts = (("Medical Director", MEDICAL), ("Chief Constable", None))
    bodies.add("Northmoor Force", POLICE, [FORCE], *posts)
    assert bodies.first(search, "head of northmoor", "medical head northmoor") == [1, 0]


def test_a_body_s_name_tells_more_than_a_topic_of_somebody_in_another(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.leaders[0] = replace(bodies.leaders[0], knows_about=(TRANSPORT,))
    bodies.add("National Transport Police", POLICE, [REGION], ("Chief Constable", CONSTABLE))
    assert bodies.first(search, "transport police", "police transport", "transport northmoor") == [
        1,
        1,
        0,
    ]


def test_of_those_whom_an_organisation_alone_tells_its_head_stands_first(
    search: Asker, bodies: Bodies
) -> None:
    """As on its page; but not where its posts are so many that they stand there by title."""
    bodies.add("Selmouth Council", COUNCILS, [TOWN], ("Planner", None), ("Clerk", CLERK))
    many = [(f"Member for ward {number}", None) for number in range(40)]
    bodies.add("Wexbridge Chamber", COUNCILS, [TOWN], *many)
    for first in (0, 2):
        one, other = bodies.leaders[first : first + 2]
        bodies.leaders[first : first + 2] = [
            replace(one, person=replace(one.person, posts=other.person.posts)),
            replace(other, person=replace(other.person, posts=one.person.posts)),
        ]
    assert bodies.first(search, "selmouth council", "council selmouth") == [1, 1]
    by_name = 10
    assert bodies.first(search, "wexbridge chamber", "clerk selmouth", "vale0") == [by_name, 0, 0]


def test_what_is_marked_is_what_was_found(search: Asker, bodies: Bodies) -> None:
    """By a code, an acronym, another name, a mutated letter or a slip as by its own letters."""
    place = Link("Caerfelin", "areas/W06000099/")
    bodies.material = Material(
        bodies.leaders, [], [], (*TERMS, Term("area", place, ("Millfort",), ()))
    )
    bodies.add("Wexbridge Teaching NHS Trust", HEALTH, [TOWN], ("Head", None))
    trust = replace(bodies.material.organisations[0], other_names=("Quayside",))
    bodies.material.organisations[0] = trust  # type: ignore[index]
    bodies.add("Cyngor y Dref", COUNCILS, [place], ("Clerk", None))
    asked = (
        *(
            "wtt",
            "WTNHST",
            "quayside",
            "wexbrigde teaching",
            "W06000099",
            "nghaerfelin",
            "millfort",
        ),
        *("caerf", "vale1"),
    )
    answers = search.ask(people_index(bodies.material), asked, whole=True)
    assert [answer["drawn"][0] for answer in answers] == [
        *[["Ada Vale0", "Head", "[Wexbridge Teaching NHS Trust]", "Wexbridge"]] * 3,
        ["Ada Vale0", "Head", "[Wexbridge] [Teaching] NHS Trust", "[Wexbridge]"],
        *[["Ada Vale1", "Clerk", "Cyngor y Dref", "[Caerfelin]"]] * 3,
        ["Ada Vale1", "Clerk", "Cyngor y Dref", "[Caerf]elin"],
        ["Ada [Vale1]", "Clerk", "Cyngor y Dref", "Caerfelin"],
    ]


def test_a_name_that_is_only_like_a_known_word_is_neither_marked_nor_first(
    search: Asker, bodies: Bodies
) -> None:
    """Who bears it and nothing else that answers is: there the name is what was found."""
    clerk, head = ("Clerk", None), ("Chief Constable", CONSTABLE)
    bodies.add("Alderby Police", POLICE, [REGION], head, holder=Name("Ada", "Abbott"))
    bodies.add("Northmoor Police", POLICE, [FORCE], head, holder=Name("Ada", "Polite"))
    bodies.add("Selmouth Ports", COUNCILS, [TOWN], clerk, holder=Name("Idris", "Polite"))
    [answer] = search.ask(people_index(bodies.material), ["police"], whole=True)
    assert [drawn[0] for drawn in answer["drawn"]] == ["Ada Abbott", "Ada Polite", "Idris [Polite]"]


def test_a_body_of_which_all_that_was_typed_is_the_name_comes_first(
    search: Asker, bodies: Bodies
) -> None:
    """Before somebody called by a part of it, and one whose words say more, in any language."""
    head = ("Head", None)
    bodies.add(
        "Royal Alderby Hospitals", HEALTH, [TOWN], head, holder=Name("Idris", "Quillfeather")
    )
    bodies.add("Royal Quillfeather Trust", HEALTH, [TOWN], head)
    bodies.add("Selmouth University", COUNCILS, [REGION], head)
    bodies.add("Alderby University", COUNCILS, [REGION], head)
    college = replace(bodies.material.organisations[2], other_names=("Prifysgol y Môr",))
    bodies.material.organisations[2] = college  # type: ignore[index]
    assert bodies.first(search, "royal quillfeather", "idris royal", "prifysgol alderby") == [
        1,
        0,
        3,
    ]
