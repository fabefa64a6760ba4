"""Everyone is found, whoever they are and however their name is put."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaders_network.publish.terms import Term
from leaders_network.publish.views.basics import Link
from leaders_network.search import HEAD
from leaders_network.search.index import Material, people_index
from leaders_network.search.writing import writing
from tests.unit.search_samples import (
    CHIEF,
    TERMS,
    Asker,
    Name,
    asker,
    leader,
    organisation,
    people,
    post,
)

GIVEN = (
    "Siobhán Angharad Mary-Jane Łukasz Nguyễn Zoë Mhairi Seán J. Oluwaseun Дмитрий Ελένη محمد 李 "
    "प्रिया Ka-Ming Þóra Ibrahim Màiri Gurpreet Ünal"
).split()
FAMILY = (
    "Penrose|O'Neill|van der Meer|MacAskill|ap Rhisiart|Ní Dhomhnaill|Żółć|St John-Baird|Öztürk|"
    "De La Cruz|al-Hariri|文|김|Петров|Παπαδάκη|شريف|शर्मा|Ó Briain|Nwachukwu|Day|May|Will|Smith"
).split("|")
NAMES = st.builds(
    Name,
    st.sampled_from(GIVEN),
    st.sampled_from(FAMILY),
    st.lists(st.sampled_from(("Mari Vale", "Con McBride", "Żaneta")), max_size=1).map(tuple),
)


@pytest.fixture(scope="module")
def search() -> Iterator[Asker]:
    with asker() as found:
        yield found


@given(names=st.lists(NAMES, min_size=1, max_size=12, unique=True), sharded=st.booleans())
def test_everyone_is_found_by_their_name_and_by_every_part_of_it(
    search: Asker, names: list[Name], sharded: bool
) -> None:
    files = people_index(people(names), **({"whole": 2, "shard": 3} if sharded else {}))
    asked = [(number, query) for number, name in enumerate(names) for query in ways_to_ask(name)]
    queries = [query for _, query in asked]
    answers = search.ask(files, queries, limit=len(names), whole=True)
    for (number, query), answer in zip(asked, answers, strict=True):
        assert f"leader-{number}" in ids(answer), f"{names[number].full!r} for {query!r}"


@given(
    names=st.lists(NAMES, min_size=1, max_size=12, unique_by=lambda name: name.full),
    sharded=st.booleans(),
)
def test_the_exact_name_is_first(search: Asker, names: list[Name], sharded: bool) -> None:
    files = people_index(people(names), **({"whole": 2, "shard": 3} if sharded else {}))
    answers = search.ask(files, [name.full for name in names])
    for name, answer in zip(names, answers, strict=True):
        assert answer["people"][0]["name"] == name.full


def ways_to_ask(name: Name) -> list[str]:
    words = name.full.split()
    fold = writing().fold
    orders = [" ".join(order) for order in list(permutations(words))[:6]]
    folded = [" ".join(fold(word) for word in order.split()) for order in orders]
    parts = [word for word in words if len(fold(word)) > 1 or not fold(word).isascii()]
    family_first = f"{name.family}, {name.given}"
    return [*orders, *folded, *parts, *map(fold, parts), family_first, *name.other]


def ids(answer: dict[str, Any]) -> list[str]:
    return [person["id"] for person in answer["people"]]


def test_marks_are_the_parts_of_the_name_that_were_typed(search: Asker) -> None:
    files = people_index(people([Name("Siobhán", "Ní Dhomhnaill"), Name("Zoë", "Penrose")]))
    answers = search.ask(files, ["siob dhom", "PENROSE zoe", "penr"])
    marked = [[person["name"][a:b] for a, b in person["marks"]] for person in firsts(answers)]
    assert marked == [["Siob", "Dhom"], ["Zoë", "Penrose"], ["Penr"]]


def firsts(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [answer["people"][0] for answer in answers]


@pytest.fixture(scope="module")
def services() -> Material:
    bodies = [
        organisation("northmoor-fire", "Northmoor Fire"),
        organisation("fells", "Fells Board"),
    ]
    posts = [
        post(bodies[0], "chief-fire-officer", "Chief Fire Officer", CHIEF),
        post(bodies[0], "director", "Director of Prevention", None),
        post(bodies[1], "chief", "Chief Executive", None),
    ]
    leaders = [
        leader(0, Name("Amara", "Penrose"), posts=(posts[0].row.line,)),
        leader(1, Name("Zoë", "Day"), posts=(posts[1].row.line,)),
        leader(2, Name("Ada", "Vale"), posts=(posts[2].row.line,)),
    ]
    return Material(leaders, posts, bodies, TERMS)


@pytest.mark.parametrize(
    "query",
    [
        "fire chief yorkshire",
        "yorkshire fire chief",
        "CFO yorks",
        "chief fire officer england",
        "chief fire officer nonsense-word",
        "penrose fire",
    ],
)
def test_words_of_posts_and_places_combine_in_any_order(
    search: Asker, services: Material, query: str
) -> None:
    for files in (people_index(services), people_index(services, whole=1, shard=1)):
        assert ids(search.ask(files, [query])[0])[0] == "leader-0"


@pytest.mark.parametrize("sharded", [False, True])
def test_an_id_is_told_whether_it_is_the_name_or_goes_on_after_it_or_neither(
    search: Asker, sharded: bool
) -> None:
    given = ("ada-vale", "ada-vale-2", "ada-vale2", "ada-valentine", "zoe")
    leaders = [replace(leader(0, Name("Dame Ada", "Vale")), id=one) for one in given]
    leaders.append(replace(leader(0, Name("", "†")), id="dagger-2"))
    files = people_index(
        Material(leaders, (), (), TERMS), **({"whole": 1, "shard": 2} if sharded else {})
    )
    vale, everyone = search.ask(files, ["vale", ""], whole=True)
    assert sorted(ids(vale)) == sorted(given)
    assert sorted(ids(everyone)) == sorted((*given, "dagger-2"))


@pytest.mark.parametrize("sharded", [False, True])
def test_a_post_that_is_not_listed_hides_nobody_who_holds_it(
    search: Asker, services: Material, sharded: bool
) -> None:
    fewer = replace(services, posts=services.posts[1:])
    files = people_index(fewer, **({"whole": 1, "shard": 1} if sharded else {}))
    found = [ids(answer)[:1] for answer in search.ask(files, ["amara penrose", "zoe day"])]
    assert found == [["leader-0"], ["leader-1"]]


def test_everybody_stands_in_one_shard_alone(services: Material) -> None:
    files = people_index(services, whole=1, shard=2)
    shards = [files[name].decode() for name in json.loads(files[HEAD])["shards"]]
    assert len(shards) == 2
    for name in ("Amara", "Zoë", "Ada"):
        assert [name in shard for shard in shards].count(True) == 1


@pytest.mark.parametrize("sharded", [False, True])
def test_initials_run_together_mean_who_has_those_given_names(search: Asker, sharded: bool) -> None:
    given = ("Joanna", "John", "John Oliver", "John Victor", "Mary-Jane", "Major Toby Ulric")
    names = people([Name(one, "Ackroyd") for one in given])
    files = people_index(names, **({"whole": 2, "shard": 2} if sharded else {}))
    meant = {
        "JV Ackroyd": "John Victor",
        "ackroyd mj": "Mary-Jane",
        "TU Ackroyd": "Major Toby Ulric",
        "JO Ackroyd": "Joanna",  # the beginning of a name is likelier
    }
    found = [one["name"] for one in firsts(search.ask(files, list(meant)))]
    assert found == [f"{one} Ackroyd" for one in meant.values()]


@pytest.mark.parametrize("sharded", [False, True])
def test_a_letter_is_rather_an_initial_than_the_beginning_of_a_family_name(
    search: Asker, sharded: bool
) -> None:
    names = people([Name("Sukhvinder", "Atwal-Bracewell"), Name("Dr Alexander", "Bracewell")])
    files = people_index(names, **({"whole": 1, "shard": 1} if sharded else {}))
    found = [one["name"] for one in firsts(search.ask(files, ["A Bracewell", "S Bracewell"]))]
    assert found == ["Dr Alexander Bracewell", "Sukhvinder Atwal-Bracewell"]


@pytest.mark.parametrize("sharded", [False, True])
def test_a_nickname_is_asked_for_although_it_may_be_two_names_in_one(
    search: Asker, sharded: bool
) -> None:
    names = people([Name("Aled", "Bebb"), Name("Margaret", "Vale"), Name("Robert", "Ackroyd")])
    files = people_index(names, **({"whole": 2, "shard": 1} if sharded else {}))
    for query, name in (("bobby", "Robert Ackroyd"), ("maggie", "Margaret Vale")):
        answer = search.ask(files, [query])[0]
        assert answer["people"][0]["name"] == name
        assert not answer["whole"], "names alone tell, so no more is fetched"


def test_a_name_is_found_whose_space_was_mistyped_with_another_letter(search: Asker) -> None:
    files = people_index(people([Name("Lakshmi", "Mehta"), Name("Amara", "Penrose")]))
    answers = search.ask(files, ["LakshmiqMedta", "amaraxpenrsoe", "marketing"])
    found = [[person["name"] for person in answer["people"]] for answer in answers]
    assert found == [["Lakshmi Mehta"], ["Amara Penrose"], []]


def test_a_code_in_capitals_is_no_word_that_tells_nothing(search: Asker) -> None:
    indiana = Term("topic", Link("Indiana", "topics/indiana/"), ("IN",), ())
    leaders = [
        leader(0, Name("Ada", "Penrose")),
        replace(leader(1, Name("Ada", "Vale")), knows_about=(indiana.link,)),
    ]
    files = people_index(Material(leaders, (), (), (indiana,)))
    answers = search.ask(files, ["Ada IN", "ada-IN", "ADA IN", "Ada in"])
    assert [ids(answer)[0] for answer in answers] == ["leader-1"] * 2 + ["leader-0"] * 2


def test_a_row_tells_the_topic_that_nothing_else_in_it_tells(
    search: Asker, services: Material
) -> None:
    wellbeing, fires = TERMS[-1], Term("topic", Link("Fire prevention", "topics/fires/"), (), ())
    knows = (wellbeing.link, fires.link)
    leaders = [replace(one, knows_about=knows) for one in services.leaders]
    material = replace(services, leaders=leaders, terms=(*TERMS, fires))
    told = {
        "wellbeing": ["Staff wellbeing"],
        "occupational health": ["Staff wellbeing"],
        "penrose wellbeing": ["Staff wellbeing"],
        "prevention wellbeing chief": ["Staff wellbeing", "Fire prevention"],
        "chief fire officer": [],
        "amara": [],
    }
    for files in (people_index(material), people_index(material, whole=1, shard=1)):
        answers = search.ask(files, list(told), whole=True)
        found = {
            query: next(one["through"] for one in answer["people"] if one["id"] == "leader-0")
            for query, answer in zip(told, answers, strict=True)
        }
        assert {
            query: {one["name"]["text"] for one in through} for query, through in found.items()
        } == {query: set(names) for query, names in told.items()}


def test_words_of_one_topic_mean_it_more_than_words_of_several(search: Asker) -> None:
    both, trade, urban = (
        Term("topic", Link(name, f"topics/{number}/"), (), ())
        for number, name in enumerate(("Foreign affairs", "Foreign trade", "Urban affairs"))
    )
    leaders = [
        replace(leader(0, Name("Ada", "Penrose")), knows_about=(trade.link, urban.link)),
        replace(leader(1, Name("Zoë", "Vale")), knows_about=(both.link,)),
    ]
    files = people_index(Material(leaders, (), (), (both, trade, urban)))
    answers = search.ask(files, ["foreign affairs", "affairs, foreign", "trade affairs"])
    assert [ids(answer)[0] for answer in answers] == ["leader-1", "leader-1", "leader-0"]


def test_posts_and_organisations_are_found_beside_people(search: Asker, services: Material) -> None:
    answer = search.ask(people_index(services), ["northmoor prevention", "fells"])
    assert answer[0]["posts"] == ["organisations/northmoor-fire/director/"]
    assert answer[1]["organisations"] == ["organisations/fells/"]


def test_a_body_that_is_named_whole_stands_before_those_its_words_find_unless_its_leader_is_seen(
    search: Asker,
) -> None:
    transport = Term("topic", Link("Transport", "topics/transport/"), (), ())
    health = organisation("london-health", "London Health")
    ferries = organisation("ferries", "Transport for London")
    chief = post(health, "chief", "Chief Executive", None)
    one = leader(0, Name("Ada", "Penrose"), posts=(chief.row.line,))
    leaders = [replace(one, knows_about=(transport.link,))]
    files = people_index(Material(leaders, [chief], [health, ferries], [*TERMS, transport]))
    answers = search.ask(files, ["transport for london", "london health", "london transport chief"])
    assert [ids(answer)[0] for answer in answers] == ["leader-0"] * 3
    assert [answer["first"] for answer in answers] == ["organisations", "people", "people"]


def test_filters_combine_and_count(search: Asker, services: Material) -> None:
    files = people_index(services)
    role = {"role": [CHIEF.path]}
    assert ids(search.ask(files, [""], filters=role)[0]) == ["leader-0"]
    assert ids(search.ask(files, ["vale"], filters=role)[0]) == []
    assert search.ask(files, [""])[0]["counts"]["people"] == 3


def test_vacant_posts_are_found_and_counted_as_the_filters_say(
    search: Asker, services: Material
) -> None:
    files = people_index(services)
    answer = search.ask(files, ["", "chief"], filters={"vacant": True}, facets=True)
    assert [one["counts"]["people"] for one in answer] == [0, 0]
    assert [one["counts"]["posts"] for one in answer] == [3, 2]
    assert [one["facets"]["vacant"] for one in answer] == [3, 2]
    assert [(one["name"], one["count"]) for one in answer[0]["facets"]["role"]] == [
        ("Chief fire officer", 1)
    ]
    chosen = {"vacant": True, "role": [CHIEF.path]}
    answer = search.ask(files, [""], filters=chosen, facets=True)
    assert answer[0]["posts"] == ["organisations/northmoor-fire/chief-fire-officer/"]


def test_a_vacant_post_is_found_by_the_word(search: Asker, services: Material) -> None:
    first, *others = services.posts
    held = replace(first, row=replace(first.row, state="held"))
    found = replace(services, posts=[held, *others])
    for files in (people_index(found), people_index(found, whole=1, shard=1)):
        for answer in search.ask(
            files, ["vacant", "vacancy", "vacancies", "vacant northmoor"], whole=True
        ):
            assert answer["posts"]
            assert held.row.line.post.path not in answer["posts"]
    (answer,) = search.ask(people_index(services), ["vacant northmoor"])
    assert held.row.line.post.path in answer["posts"]


def test_only_wide_areas_are_offered_where_there_are_any(search: Asker, services: Material) -> None:
    wide = tuple(
        replace(term, kind="region") if term.link.name == "England" else term for term in TERMS
    )
    both = (services, replace(services, terms=wide))
    answers = [search.ask(people_index(one), [""], facets=True)[0] for one in both]
    offered = [[area["name"] for area in answer["facets"]["area"]] for answer in answers]
    assert offered == [["England", "Yorkshire and The Humber"], ["England"]]


def test_what_nobody_bears_is_not_in_the_index(services: Material) -> None:
    files = people_index(services)
    head = json.loads(files[HEAD])
    rest = json.loads(files[head["parts"][0]])
    assert "fire chief" in rest["further"]["others"]
    assert "wellbeing" not in json.dumps([head["terms"], rest["further"]])
    assert "mayor" not in rest["synonyms"]


def test_nothing_found_suggests_the_nearest_names(search: Asker) -> None:
    files = people_index(people([Name("Amara", "Penrose"), Name("Ada", "Vale")]))
    answer = search.ask(files, ["pennyrozes", "zzzzzz"])
    assert [one["counts"]["people"] for one in answer] == [0, 0]
    assert answer[0]["suggestions"] == ["Amara Penrose"]
    assert answer[1]["suggestions"] == []


def test_the_same_views_make_the_same_bytes(services: Material) -> None:
    turned = Material(
        services.leaders[::-1], services.posts, services.organisations, services.terms
    )
    assert people_index(services) == people_index(turned)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "penrose " * 2_000,
        "\x00\x1b[31m\u202e",
        "name:- role:chair^ +x ~2 *",
        "(a+)+$ [^",
        "<script>alert(1)</script>",
        "__proto__ constructor toString hasOwnProperty",
        "\ud800\udfff \U0001f600",
        "%00../../etc",
    ],
)
def test_hostile_text_is_only_text(search: Asker, text: str) -> None:
    files = people_index(people([Name("Amara", "Penrose"), Name("Proto", "Vale")]))
    for answer in search.ask(files, [text, ""]):
        assert len(answer["people"]) <= 2


@pytest.mark.parametrize("sharded", [False, True])
def test_a_title_is_told_with_the_language_it_is_read_aloud_in(
    search: Asker, sharded: bool
) -> None:
    body = organisation("fire", "Northmoor Fire")
    posts = [post(body, f"p{n}", title, CHIEF) for n, title in enumerate(("Prif Swyddog", "Chief"))]
    row = posts[0].row
    posts[0] = replace(posts[0], row=replace(row, line=replace(row.line, language="cy")))
    leaders = [
        leader(n, Name("Ada", f"Vale{n}"), posts=(one.row.line,)) for n, one in enumerate(posts)
    ]
    size = {"whole": 1, "shard": 1} if sharded else {}
    files = people_index(Material(leaders, posts, [body], TERMS), **size)
    found = [one["spoken"][0] for one in search.ask(files, ["vale0", "vale1"])]
    assert found == [["Prif Swyddog", "cy"], ["Chief", ""]]
