"""Of several people whom typed words may mean, the one whom most would mean stands first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from leaders_network.publish.terms import Term
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.people import LeaderView
from leaders_network.search.index import Material, people_index
from tests.unit.search_samples import Asker, Name, asker, leader, organisation, post

POLICE = Link("Police Service", "sectors/police/")
HEALTH = Link("Healthcare", "sectors/healthcare/")
COUNCILS = Link("Local Government", "sectors/local-government/")
TOWN = Link("Wexbridge", "areas/town/")
FORCE = Link("Northmoor police area", "areas/force/")
REGION = Link("The North", "areas/region/")
CONSTABLE = Link("Chief constable", "roles/chief-constable/")
DEPUTY = Link("Deputy chief constable", "roles/deputy-chief-constable/")
CLERK = Link("Council chief executive", "roles/council-chief-executive/")
MEDICAL = Link("Medical director", "roles/medical-director/")
TRANSPORT = Link("Transport", "topics/transport/")
TERMS = (
    Term("sector", POLICE, ("constabulary",), ()),
    Term("sector", HEALTH, ("hospital", "ambulance", "integrated care board"), ()),
    Term("sector", COUNCILS, ("council",), ()),
    Term("area", TOWN, (), (FORCE, REGION)),
    Term("area", FORCE, (), (REGION,), ("Wexbridge", "Alderby"), ("area", "police")),
    Term("region", REGION, (), (), ("Wexbridge", "Alderby", "Selmouth")),
    Term("role", CONSTABLE, ("CC", "head of police"), ()),
    Term("role", DEPUTY, ("DCC",), ()),
    Term("role", CLERK, (), ()),
    Term("role", MEDICAL, ("chief medical officer", "executive medical director"), ()),
    Term("topic", TRANSPORT, (), ()),
)


@pytest.fixture(scope="module")
def search() -> Iterator[Asker]:
    with asker() as found:
        yield found


class Bodies:
    """Organisations with their leaders, as they are added; each leader is called by a number."""

    def __init__(self) -> None:
        self.leaders: list[LeaderView] = []
        self.material = Material(self.leaders, [], [], TERMS)

    def add(
        self,
        name: str,
        sector: Link,
        areas: Sequence[Link],
        *posts: tuple[str, Link | None],
        holder: Name | None = None,
    ) -> None:
        """Add an organisation with its posts, each of which somebody holds."""
        body = organisation(f"body-{len(self.material.organisations)}", name)
        row = replace(body.organisation, sector=sector)
        body = replace(body, organisation=row, areas=tuple(areas))
        self.material.organisations.append(body)  # type: ignore[attr-defined]
        for number, (title, role) in enumerate(posts):
            held = replace(post(body, f"post-{number}", title, role), sector=sector)
            self.material.posts.append(held)  # type: ignore[attr-defined]
            called = holder or Name("Ada", f"Vale{len(self.leaders)}")
            self.leaders.append(leader(len(self.leaders), called, posts=(held.row.line,)))

    def first(self, search: Asker, *queries: str) -> list[int]:
        """Return the numbers of those who stand first, in one shard and in several."""
        files = people_index(self.material)
        sharded = people_index(self.material, whole=1, shard=2)
        found = [
            [int(answer["people"][0]["id"].removeprefix("leader-")) for answer in answers]
            for answers in (search.ask(one, queries, whole=True) for one in (files, sharded))
        ]
        assert found[0] == found[1]
        return found[0]


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


def test_a_word_that_is_known_is_no_slip_of_another(search: Asker, bodies: Bodies) -> None:
    bodies.add("Dunstable Trust", HEALTH, [TOWN], ("Chief Executive", None))
    bodies.add("Northmoor Police", POLICE, [REGION], ("Constable", None))
    answers = search.ask(people_index(bodies.material), ["constable", "dunstable", "dunstabel"])
    found = [[one["id"] for one in answer["people"]] for answer in answers]
    assert found == [["leader-1"], ["leader-0"], ["leader-0"]]


def test_a_word_that_is_known_is_no_name_that_only_sounds_like_it(
    search: Asker, bodies: Bodies
) -> None:
    post = ("Chief Executive", CLERK)
    bodies.add("Selmouth Ports", COUNCILS, [TOWN], post, holder=Name("Ada", "Hallett"))
    bodies.add("Health and Homes", COUNCILS, [TOWN], post, holder=Name("Idris", "Venn"))
    assert bodies.first(search, "health", "hallett", "heallett", "health ada") == [1, 0, 0, 0]


def test_a_figure_is_no_slip_of_another(search: Asker, bodies: Bodies) -> None:
    bodies.add("Wing 2025", COUNCILS, [TOWN], ("Chief Executive", CLERK))
    answers = search.ask(people_index(bodies.material), ["2025", "2024", "wing 2025", "wign"])
    assert [len(answer["people"]) for answer in answers] == [1, 0, 1, 1]


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


@pytest.mark.parametrize("split", [{}, {"whole": 1, "shard": 2}])
@pytest.mark.parametrize("whole", [True, False])
def test_nobody_is_found_by_the_sound_of_a_known_word_alone(
    search: Asker, bodies: Bodies, split: dict[str, int], whole: bool
) -> None:
    """Beside another name they are, and so are those who are called it."""
    clerk = ("Chief Executive", CLERK)
    bodies.add("Selmouth Ports", COUNCILS, [TOWN], clerk, holder=Name("Nancy", "Pelosi"))
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    asked = ["police", "strathclyde police", "nancy police", "pelossi", "polise pelosi"]
    answers = search.ask(people_index(bodies.material, **split), asked, whole=whole)
    found = [[one["id"] for one in answer["people"]] for answer in answers]
    assert found[:2] == [["leader-1"], ["leader-1"]]
    assert [ids[0] for ids in found[2:]] == ["leader-0"] * 3


def test_a_word_that_is_known_is_no_two_names_without_a_space(
    search: Asker, bodies: Bodies
) -> None:
    post = ("Chief Executive", CLERK)
    bodies.add("Adalong Ports", COUNCILS, [TOWN], post, holder=Name("Idris", "Venn"))
    bodies.add("Selmouth Ports", COUNCILS, [REGION], post, holder=Name("Ada", "Long"))
    bodies.add("Northmoor Ports", COUNCILS, [REGION], post, holder=Name("Wex", "Bridge"))
    bodies.add("Eastmoor Ports", COUNCILS, [REGION], post, holder=Name("Ada", "Longsight"))
    asked = ("adalong", "adalon", "wexbridge", "wexbridg", "adalongsight", "wexbridges")
    assert bodies.first(search, *asked) == [0, 0, 0, 0, 3, 2]


def test_letters_that_a_body_calls_itself_are_no_title(search: Asker, bodies: Bodies) -> None:
    bodies.add("Harbour Office", COUNCILS, [TOWN], ("Harbour Master", None))
    bodies.add("Northmoor Police", POLICE, [REGION], ("Deputy Chief Constable", None))
    office = bodies.material.organisations[0]
    bodies.material.organisations[0] = replace(office, other_names=("DCC",))  # type: ignore[index]
    answers = search.ask(people_index(bodies.material), ["chief", "deputy chief constable", "dcc"])
    assert [len(answer["organisations"]) for answer in answers] == [0, 0, 1]
    assert [[one["id"] for one in answer["people"]] for answer in answers[:2]] == [["leader-1"]] * 2
    assert {one["id"] for one in answers[2]["people"]} == {"leader-0", "leader-1"}


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


def test_the_words_of_a_question_find_nobody(search: Asker, bodies: Bodies) -> None:
    bodies.add("Knowsley Trust", HEALTH, [TOWN], ("Chief Executive", None))
    bodies.add("Changes", COUNCILS, [REGION], ("Director of Transport", None))
    asked = ["who knows about transport", "who is in charge of transport", "knows", "know"]
    answers = search.ask(people_index(bodies.material), asked, whole=True)
    found = [[one["id"] for one in answer["people"]] for answer in answers]
    assert found == [["leader-1"], ["leader-1"], ["leader-0"], ["leader-0"]]


def test_words_that_are_names_elsewhere_tell_nothing_in_a_question(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Canning Trust", HEALTH, [TOWN], ("Chief Executive", None))
    bodies.add("Hastings Council", COUNCILS, [TOWN], ("Chief Executive", None))
    bodies.add("Wexbridge Homes", COUNCILS, [REGION], ("Director of Transport", None))
    bodies.leaders[0] = replace(bodies.leaders[0], contact_for=("what helps",))
    asked = [
        "who can I ask about transport",
        "someone who has transport",
        "does anyone help",
        "can",
    ]
    answers = search.ask(people_index(bodies.material), asked, whole=True)
    found = [[one["id"] for one in answer["people"]] for answer in answers]
    assert found[:2] == [["leader-2"]] * 2
    assert found[3] == ["leader-0"]
    assert bodies.first(search, "can hastings", "help") == [1, 0]


def test_an_honorific_is_no_slip_of_a_word_of_a_body(search: Asker, bodies: Bodies) -> None:
    post = ("Chief of Staff", None)
    bodies.add("Wexmoor Brigade", COUNCILS, [TOWN], post, holder=Name("Tracey", "Plumpton"))
    bodies.add("Selmouth Camp", COUNCILS, [TOWN], post, holder=Name("Brigadier Ada", "Plumpton"))
    bodies.add("Alder Camp", COUNCILS, [TOWN], ("Inspector", None), holder=Name("Idris", "Venn"))
    assert bodies.first(search, "brigadier plumpton", "plumpton brigade") == [1, 0]
    assert bodies.first(search, "insp venn", "insp alder") == [2, 2]


def test_another_form_of_a_word_is_meant_too(search: Asker, bodies: Bodies) -> None:
    for name in ("Alderby Trust", "Selmouth Trust", "Wexbridge Policing Trust"):
        bodies.add(name, HEALTH, [TOWN], ("Chief Executive", None))
    bodies.leaders[1] = replace(bodies.leaders[1], contact_for=("merging two hospitals",))
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    asked = ("who has merged two hospitals", "merges", "merging hospital", "police", "policing")
    assert bodies.first(search, *asked) == [1, 1, 1, 3, 2]


def test_two_words_of_one_title_may_be_run_together(search: Asker, bodies: Bodies) -> None:
    bodies.add("Department for Ports", COUNCILS, [TOWN], ("Director", None))
    bodies.add("Department for Homes", COUNCILS, [TOWN], ("Permanent Secretary", None))
    bodies.add("Selmouth College", COUNCILS, [TOWN], ("Vice-Chancellor", None))
    asked = ["permsec", "permsec homes", "vicechancellor", "chancellorports"]
    answers = search.ask(people_index(bodies.material), asked, whole=True)
    found = [[one["id"] for one in answer["people"]][:1] for answer in answers]
    assert found == [["leader-1"], ["leader-1"], ["leader-2"], []]


def test_a_word_that_is_known_is_rather_itself_than_the_beginning_of_another(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("United Alderby", COUNCILS, [TOWN], ("Clerk", None))
    bodies.add("Alderby Trust University", COUNCILS, [TOWN], ("Clerk", None))
    assert bodies.first(search, "alderby uni", "alderby unit") == [1, 0]


def test_a_letter_that_welsh_writes_twice_may_be_typed_once(search: Asker, bodies: Bodies) -> None:
    bodies.add("Alderby Data", HEALTH, [TOWN], ("Chief Executive", None))
    bodies.add("Bwrdd Iechyd Hywel Dda", HEALTH, [REGION], ("Chief Executive", None))
    assert bodies.first(search, "hywel da", "alderby da", "hywel dda") == [1, 0, 1]


def test_what_something_is_called_tells_more_than_what_means_the_same(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Alderby Council", COUNCILS, [TOWN], ("Chief Executive", CLERK))
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Heddlu Selmouth", POLICE, [FORCE], ("Prif Gwnstabl", CONSTABLE))
    bodies.add("Comhairle Alderby", COUNCILS, [TOWN], ("Àrd-oifigear", CLERK))
    assert bodies.first(search, "prif gwnstabl", "heddlu", "comhairle") == [2, 2, 3]
    assert bodies.first(search, "council", "chief constable") == [0, 1]


def test_an_acronym_of_a_post_is_not_one_of_a_county(search: Asker, bodies: Bodies) -> None:
    bodies.add("Northmoor County Council", COUNCILS, [TOWN], ("Chief Executive", CLERK))
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    assert bodies.first(search, "CC northmoor", "the CC in Northmoor") == [1, 1]
    assert bodies.first(search, "northmoor county council", "chief executive northmoor cc") == [
        0,
        0,
    ]


def test_a_short_form_of_several_things_is_not_read_as_one_of_the_others(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Northmoor Police", POLICE, [FORCE], ("CC", CONSTABLE))
    bodies.add("Northmoor Police Trust", POLICE, [FORCE], ("Deputy Chief Constable", DEPUTY))
    bodies.add("Fells Council", COUNCILS, [TOWN], ("Chief Executive", CLERK))
    files = people_index(bodies.material)
    (answer,) = search.ask(files, ["county council"], whole=True)
    assert [one["id"] for one in answer["people"]] == ["leader-2"]
    assert bodies.first(search, "deputy cc", "cc northmoor") == [1, 0]


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


def test_words_of_two_names_of_a_role_are_not_read_as_one_name(
    search: Asker, bodies: Bodies
) -> None:
    posts = (("Clinical Lead", MEDICAL), ("Chief Executive and Clerk", None))
    bodies.add("Alder Trust", HEALTH, [TOWN], *posts)
    asked = ("chief executive wexbridge", "chief medical wexbridge")
    assert bodies.first(search, *asked) == [1, 0]


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


def test_new_means_who_is_new_in_post(search: Asker, bodies: Bodies) -> None:
    bodies.add("Alderby Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    assert bodies.first(search, "new chief constable") == [0]
    known = bodies.leaders[1]
    bodies.leaders[1] = replace(known, person=replace(known.person, new=True))
    assert bodies.first(search, "new chief constable", "newly appointed CC") == [1, 1]


def test_an_acronym_leaves_out_any_word_that_tells_little(search: Asker, bodies: Bodies) -> None:
    bodies.add("Alderby Police", POLICE, [REGION], ("Chief Constable", CONSTABLE))
    bodies.add("Mid and West Moor Fire and Rescue Service", POLICE, [REGION], ("Chief", None))
    asked = ("mawmfrs", "mawmfars", "mwmfrs", "MWMFARS")
    assert bodies.first(search, *asked) == [1, 1, 1, 1]


@pytest.mark.parametrize("sharded", [False, True])
def test_a_word_is_no_two_names_because_it_begins_with_initials(
    search: Asker, sharded: bool
) -> None:
    names = [Name("Aisling", "Vale"), Name("Anna Sofia", "Day"), Name("Leon", "Penrose")]
    leaders = [leader(number, name) for number, name in enumerate(names)]
    size = {"whole": 1, "shard": 2} if sharded else {}
    files = people_index(Material(leaders, (), (), ()), **size)
    found = [answer["people"][0]["name"] for answer in search.ask(files, ["ashleen", "asday"])]
    assert found == ["Aisling Vale", "Anna Sofia Day"]


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
