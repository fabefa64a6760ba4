"""Typed words are read as what they are: no slip, no name and no title of something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

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
    TOWN,
    Bodies,
)
from tests.unit.search_samples import Asker, Name, asker, leader


@pytest.fixture(scope="module")
def search() -> Iterator[Asker]:
    with asker() as found:
        yield found


@pytest.fixture
def bodies() -> Bodies:
    return Bodies()


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


def test_an_honorific_stands_for_no_words_and_begins_none(search: Asker, bodies: Bodies) -> None:
    """Nor is it told as a word for which nothing was found. Last, it may begin one."""
    for name in ("Mid Selmouth Trust", "Drivers Alder Trust", "Professional Wex Trust"):
        bodies.add(name, HEALTH, [TOWN], ("Clerk", None))
    bodies.add("Fells Trust", COUNCILS, [REGION], ("Clerk", None), holder=Name("Ida", "Plumpton"))
    asked = ["ms plumpton", "Dr Plumpton", "prof plumpton", "MST plumpton", "wex prof", "zzyx ida"]
    answers = search.ask(people_index(bodies.material), asked, whole=True)
    found = [[one["id"] for one in answer["people"]] for answer in answers]
    assert found[:3] == [["leader-3"]] * 3
    assert {"leader-0", "leader-3"} <= set(found[3])  # the control: letters that are no honorific
    assert answers[4]["drawn"][0][2] == "[Prof]essional [Wex] Trust"
    assert [answer["missing"] for answer in answers] == [[], [], [], [], [], ["zzyx"]]


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


def test_words_of_two_names_of_a_role_are_not_read_as_one_name(
    search: Asker, bodies: Bodies
) -> None:
    posts = (("Clinical Lead", MEDICAL), ("Chief Executive and Clerk", None))
    bodies.add("Alder Trust", HEALTH, [TOWN], *posts)
    asked = ("chief executive wexbridge", "chief medical wexbridge")
    assert bodies.first(search, *asked) == [1, 0]


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


def test_letters_in_capitals_are_a_body_s_before_a_name_s(search: Asker, bodies: Bodies) -> None:
    """In small letters they may be the beginning of a name, whatever was asked before."""
    bodies.add("Royal Alder Foundation", HEALTH, [TOWN], ("Head", None))
    bodies.add("Selmouth Ports", COUNCILS, [TOWN], ("Clerk", None), holder=Name("Ada", "Rafferty"))
    assert bodies.first(search, "raf", "RAF", "raf", "RAFF") == [1, 0, 1, 1]
    split = people_index(bodies.material, whole=1, shard=1)
    answers = search.ask(split, ["raf", "RAFFERTY", "RAF"])  # as the box asks, of names first
    assert [answer["people"][0]["id"] for answer in answers] == ["leader-1", "leader-1", "leader-0"]
    assert [answer["whole"] for answer in answers] == [False, False, True]


def test_letters_may_leave_out_others_that_stand_for_words(search: Asker, bodies: Bodies) -> None:
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Wexbridge Fells Hospitals NHS Foundation Trust", HEALTH, [TOWN], ("Head", None))
    bodies.add("Selmouth Fells Infirmary for the North", HEALTH, [TOWN], ("Head", None))
    asked = ("WFHFT", "WFHNFT", "WFHNHSFT", "WFH", "WFHT", "WHFT", "SFI", "SFIN", "SFIFTN")
    answers = search.ask(people_index(bodies.material), asked, whole=True)
    assert [len(answer["organisations"]) for answer in answers] == [1, 1, 1, 1, 1, 0, 1, 1, 1]
    # A name all of whose words the letters are is meant before.
    bodies.add("Wye Fells Hill Trust", HEALTH, [TOWN], ("Head", None))
    assert bodies.first(search, "WFHT", "WFHFT") == [3, 1]


def test_letters_may_tell_how_a_name_begins_and_go_on_in_a_word(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Fells East Coast Rescue Service and Trust", HEALTH, [TOWN], ("Head", None))
    bodies.add("Wexbridge Fells Police", POLICE, [TOWN], ("Head", None))
    asked = ["FECRS", "FECResc", "fecresc", "wfpol", "WFells", "FECResk", "FCRS", "WFP"]
    answers = search.ask(people_index(bodies.material), asked, whole=True)
    found = [answer["organisations"] for answer in answers]
    fells, police = ["organisations/body-0/"], ["organisations/body-1/"]
    assert [one[:1] for one in found] == [fells, fells, fells, police, police, [], [], police]
    assert answers[1]["drawn"][0][2] == "[Fells East Coast Rescue Service and Trust]"


def test_letters_in_a_big_directory_are_no_name_that_only_begins_with_them(
    search: Asker, bodies: Bodies
) -> None:
    """Nor where a small letter stands among them; but all may be a name that is shouted."""
    bodies.add("Ministry of Ditches", COUNCILS, [], ("Clerk", None))
    bodies.add("Inner Coast Board", COUNCILS, [], ("Chair", None))
    for given, family in (("Modesty", "Vale"), ("Icbert", "Chalmers"), ("Ida", "Venn")):
        bodies.add("Fells", HEALTH, [], ("Clerk", None), holder=Name(given, family))
    files = people_index(bodies.material, whole=1, shard=2)
    asked = ["MoD", "ICB chairs", "MODESTY VALE", "IDA VENN", "Modesty"]
    answers = search.ask(files, asked)
    firsts = [answer["people"][0]["id"] for answer in answers]
    assert firsts == ["leader-0", "leader-1", "leader-2", "leader-4", "leader-2"]
    assert [answer["whole"] for answer in answers] == [True, True, False, False, False]


def test_letters_may_stand_for_several_of_what_they_stand_for(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Coast Charts", COUNCILS, [TOWN], ("Clerk", None))
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Wexbridge Council", COUNCILS, [TOWN], ("Keeper of Roads", None))
    bodies.add("Clean Coast Service", COUNCILS, [TOWN], ("Clerk", None))
    bodies.add(
        "Alder Trust", HEALTH, [TOWN], ("Deputy Chief Officer", None), ("Director General", None)
    )
    # In small letters `ccs` may as well be letters that stand for three words.
    assert bodies.first(search, "CCs", "CCS", "KRs", "dgs", "ccs") == [1, 3, 2, 5, 3]


def test_a_letter_may_stand_for_a_quarter_of_the_compass(search: Asker, bodies: Bodies) -> None:
    for quarter in ("South", "North East", "North", "West"):
        bodies.add(f"{quarter} Wexbridge Police", POLICE, [TOWN], ("Head", None))
    asked = ("N Wexbridge Police", "w wexbridge", "police S. Wexbridge", "NE Wexbridge police")
    assert bodies.first(search, *asked) == [2, 3, 0, 1]


def test_namesakes_in_a_big_directory_are_told_apart_by_where_they_work(
    search: Asker, bodies: Bodies
) -> None:
    """Their names alone are searched where they tell; here they do not."""
    for place in ("Northmoor", "Selmouth", "Alder"):
        bodies.add(f"{place} Council", COUNCILS, [], ("Clerk", None), holder=Name("Ida", "Venn"))
    bodies.add("Wex Council", COUNCILS, [], ("Clerk", None), holder=Name("Ada", "Plumpton"))
    asked = ["Ida Venn Selmouth", "venn ida alder", "ada plumpton zzyx", "ida venn"]
    answers = search.ask(people_index(bodies.material, whole=1, shard=2), asked)
    firsts = [answer["people"][0]["id"] for answer in answers]
    assert firsts == ["leader-1", "leader-2", "leader-3", "leader-0"]
    assert [answer["whole"] for answer in answers] == [True, True, False, False]


def test_words_that_are_names_of_different_people_may_be_an_organisations(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Ada Venn Quirk Trust", HEALTH, [], ("Clerk", None), holder=Name("Olu", "Lomas"))
    for given, family in (("Ada", "Bell"), ("Ida", "Venn"), ("Ivo", "Quirk"), ("Eva", "Carne")):
        bodies.add("Fells", HEALTH, [], ("Clerk", None), holder=Name(given, family))
    files = people_index(bodies.material, whole=1, shard=2)
    answers = search.ask(files, ["ada venn quirk", "ada bell", "ada bel", "ida ven"])
    firsts = [answer["people"][0]["id"] for answer in answers]
    assert firsts == ["leader-0", "leader-1", "leader-1", "leader-2"]
    assert [answer["whole"] for answer in answers] == [True, False, False, False]


@pytest.mark.parametrize("split", [{}, {"whole": 1, "shard": 2}])
def test_that_nothing_answers_all_words_is_told(
    search: Asker, bodies: Bodies, split: dict[str, int]
) -> None:
    """Neither of a word that nothing answers at all, nor of honorifics and addresses of mail."""
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Quirk Trust", HEALTH, [], ("Medical Director", MEDICAL))
    asked = {
        "constable quirk": True,
        "medical director quirk": False,
        "northmoor zzyx": False,
        "quirk constable zzyx": True,
        "dr northmoor": False,
        "constable@quirk.example": False,
    }
    answers = search.ask(people_index(bodies.material, **split), list(asked), whole=True)
    assert [answer["isScattered"] for answer in answers] == list(asked.values())
    narrowed = search.ask(
        people_index(bodies.material, **split),
        ["constable quirk"],
        whole=True,
        filters={"sector": [HEALTH.path]},
    )
    assert [answer["isScattered"] for answer in narrowed] == [False]


def test_a_word_that_nothing_answers_hides_no_organisation_and_no_post(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Selmouth Council", COUNCILS, [TOWN], ("Clerk", None))
    asked = ["selmouth zzyx", "clerk zzyx", "zzyx"]
    answers = search.ask(people_index(bodies.material), asked, whole=True)
    assert [len(answer["organisations"]) for answer in answers] == [1, 0, 0]
    assert [len(answer["posts"]) for answer in answers] == [0, 1, 0]
    assert [answer["missing"] for answer in answers] == [["zzyx"], ["zzyx"], []]


def test_what_only_asks_in_a_question_is_no_word_for_which_nothing_was_found(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Selmouth Council", COUNCILS, [TOWN], ("Clerk", None))
    asked = ("who covers Selmouth", "who looks after selmouth", "who is responsible for selmouth")
    for answer in search.ask(people_index(bodies.material), asked, whole=True):
        assert not answer["missing"]
        assert answer["organisations"]
    [answer] = search.ask(people_index(bodies.material), ["responsible selmouth"], whole=True)
    assert answer["missing"] == ["responsible"]


@pytest.mark.parametrize("split", [{}, {"whole": 1, "shard": 2}])
def test_a_word_that_nothing_answers_is_told(
    search: Asker, bodies: Bodies, split: dict[str, int]
) -> None:
    bodies.add("Northmoor Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Wing 2025", COUNCILS, [TOWN], ("Clerk", None), holder=Name("Idris", "Venn"))
    asked = ["Police 2024", "police 2025", "2024", "venn Zzyx police", "venn@zzyx.example"]
    answers = search.ask(people_index(bodies.material, **split), asked, whole=True)
    assert [answer["missing"] for answer in answers] == [["2024"], [], [], ["Zzyx"], []]
    assert [bool(answer["people"]) for answer in answers] == [True, True, False, True, True]


def test_a_whole_word_beside_others_that_name_nobody_begins_no_name(
    search: Asker, bodies: Bodies
) -> None:
    bodies.add("Mar Police", POLICE, [FORCE], ("Chief Constable", CONSTABLE))
    bodies.add("Selmouth Council", COUNCILS, [TOWN], ("Chief", CLERK), holder=Name("Ada", "Marl"))
    assert bodies.first(search, "chief mar", "ada mar", "mar", "chief marl") == [0, 1, 1, 1]
