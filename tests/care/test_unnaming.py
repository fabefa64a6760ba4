"""Who is forgotten goes from the peer sets and the wishes of a cohort, and nobody else does."""

from __future__ import annotations

import pytest

from leaders_network.care.finding import parts_of_names, speaks_of
from leaders_network.care.identity import Identity, identity_of
from leaders_network.care.unnaming import ByHandError, unnamed_record, unnamed_words
from leaders_network.care.whom import whom
from leaders_network.directory.linking import link
from leaders_network.problems import Problems, SettingsError
from leaders_network.records.gathering import Group, Programme
from leaders_network.records.leader import Leader
from leaders_network.records.research import Study
from leaders_network.records.validation import validated
from leaders_network.source import read_yaml
from tests.unit.filled import records_of

TEXT = """\
name: Course
cohorts:
  - id: 2026
    name: Of 2026
    start: 2026-09-14
    wishes:
      - leader: ada-vale
        apart: [bo-marsh]
      - leader: cy-fell
        together: [ada-vale, bo-marsh]
    peer_rounds:
      - id: autumn
        name: Autumn
        start: 2026-10-01
        sets:
          - id: set-1
            members: [bo-marsh, cy-fell]
          - id: set-2
            members: [ada-vale, di-holt, ed-lund]
            why: [Each from another sector]
        buddies:
          - id: pair-1
            members: [bo-marsh, cy-fell]
          - id: pair-2
            members: [ada-vale, di-holt]
"""
WITHOUT = """\
name: Course
cohorts:
  - id: 2026
    name: Of 2026
    start: 2026-09-14
    wishes:
      - leader: cy-fell
        together: [bo-marsh]
    peer_rounds:
      - id: autumn
        name: Autumn
        start: 2026-10-01
        sets:
          - id: set-1
            members: [bo-marsh, cy-fell]
          - id: set-2
            members: [di-holt, ed-lund]
            why: [Each from another sector]
        buddies:
          - id: pair-1
            members: [bo-marsh, cy-fell]
          - id: pair-2
            members: [di-holt]
"""


def test_peer_sets_and_wishes_lose_who_is_forgotten() -> None:
    records = link(records_of(leaders={"ada-vale": Leader(name="Ada Vale")})).records
    identity = identity_of(records, whom(records, "ada-vale"))
    assert unnamed_record(TEXT, Programme, identity, "a former member") == WITHOUT


STUDY = """\
authors:
  - name: Jo Reed
  - name: A. Vale
    family_name: Vale
    person: leader:ada-vale
  - name: Bo Vale
    family_name: Vale
"""
BY_OTHERS = """\
authors:
  - name: Jo Reed
  - name: A former member
    family_name: A former member
  - name: Bo Vale
    family_name: Vale
"""


@pytest.mark.parametrize("family", ["    family_name: Vale\n", ""], ids=["family name", "none"])
def test_an_author_who_is_forgotten_loses_every_form_of_their_name_and_a_namesake_none(
    family: str,
) -> None:
    records = link(records_of(leaders={"ada-vale": Leader(name="Ada Vale")})).records
    identity = identity_of(records, whom(records, "ada-vale"))
    text = STUDY.replace("A. Vale\n    family_name: Vale\n", f"A. Vale\n{family}")
    assert unnamed_record(text, Study, identity, "a former member") == BY_OTHERS


ADA = Identity(("ada-vale",), ("Dame Ada Vale", "Ada Vale"), ("ada@vale.example",), ())


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Ask [Ada](leader:ada-vale).", "Ask somebody."),
        ("[Ada's note](leader:ada-vale) helps.", "Somebody helps."),
        ("Ask [the chief](leader:ada-vale).", "Ask the chief."),
        ("Write to [Ada](mailto:ada@vale.example).", "Write to somebody."),
        (
            "Ask [Bo](leader:bo-marsh), or [Ada](leader:ada-lund).",
            "Ask [Bo](leader:bo-marsh), or [Ada](leader:ada-lund).",
        ),
    ],
)
def test_the_words_of_a_link_to_somebody_name_them_by_one_name_too(text: str, without: str) -> None:
    assert unnamed_words(text, ADA, "somebody") == without


def test_a_name_alone_is_left_and_named_for_people_to_look_at() -> None:
    text = "Ada Vale came.\nAda and Mrs Vale spoke; Adam and the vale did not.\n"
    assert unnamed_words(text, ADA, "Nobody").startswith("Nobody came.\nAda and Mrs Vale")
    assert list(parts_of_names(ADA.by_a_part, "\nAda, Adam, the vale.")) == [(2, "Ada")]


ANN = Identity((), ("Ann O'Hara-Fell",), (), ("+441632960412",))


@pytest.mark.parametrize(
    ("text", "is_theirs"),
    [
        ("Ann O\u2019Hara\u2011Fell", True),
        ("ann o\u02bchara\u2013fell", True),
        ("Ann **O'Hara-Fell**", True),
        ("Ann\n* O'Hara-Fell", False),
        ("Ann OHara Fell", False),
        ("Ann O'Hara-Fells", False),
        ("01632\u2011960\u2013412", True),
        ("(01632) 960\u2010412", True),
        ("01632\u2013960\u2013413", False),
    ],
)
def test_a_name_and_a_number_are_known_however_a_word_processor_writes_them(
    text: str, is_theirs: bool
) -> None:
    assert bool(speaks_of(ANN, text.encode())) is is_theirs


@pytest.mark.parametrize(
    "text",
    ["desk.ada-vale@fire.example", "See https://fire.example/people/ada-vale.", "x://y/ada-vale/z"],
)
def test_a_name_within_somebody_elses_address_is_changed_by_hand(text: str) -> None:
    with pytest.raises(ByHandError, match="part of"):
        unnamed_words(text, ADA, "a former member")


@pytest.mark.parametrize(
    "text",
    ["ada@vale.example", "<mailto:ada@vale.example>,", "x@y.example,ada-vale,1", "leader:ada-vale"],
)
def test_what_is_no_part_of_another_address_is_taken_out_by_itself(text: str) -> None:
    assert "vale" not in unnamed_words(text, ADA, "nobody")


def test_a_name_half_within_marks_is_taken_out_by_hand_so_that_none_is_left_over() -> None:
    assert unnamed_words("*Ada Vale* and **Ada\nVale**", ADA, "she") == "*she* and **she**"
    with pytest.raises(ByHandError, match="by hand"):
        unnamed_words("Ask Ada **Vale**.", ADA, "she")


def test_an_id_that_is_a_word_is_somebody_only_where_an_id_is_meant() -> None:
    grace = Identity(("grace",), (), (), ())
    for text in ("[her](leader:grace)", "leaders/grace.yml", "convener: grace", "grace.jpg"):
        assert speaks_of(grace, text.encode()) == {"grace"}, text
    for text in ("With grace and speed.", "grace: 3 days", "leader:grace-kell", "disgrace.jpg"):
        assert not speaks_of(grace, text.encode()), text
    cell = "name: Cell\nsummary: Has grace.\n"
    assert unnamed_record(f"{cell}convener: grace\n", Group, grace, "x") == cell


LEADER = """\
name: Bo Marsh
appointments:
  - post: fire/chief
    start: 2020-01-06
    contacts:
      - id: desk
        label: Desk
        email: desk@fire.example
    assistants:
      - name: Rhys Lomas
        email: rhys@fire.example
    routes:
      - for: diary
        via: assistant
      - for: media
        via: desk
"""


def test_an_assistant_goes_with_the_routes_that_led_to_them() -> None:
    records = records_of(leaders={"bo-marsh": validated_leader(LEADER)})
    rhys = identity_of(records, whom(records, "Rhys@fire.example"))
    assert (rhys.kind, rhys.ids, rhys.addresses) == ("assistant", (), ("rhys@fire.example",))
    text = unnamed_record(LEADER, Leader, rhys, "x")
    assert "Rhys" not in text
    assert "via: assistant" not in text
    assert text.endswith("    routes:\n      - for: media\n        via: desk\n")
    second = LEADER.replace("    routes:", "      - name: Eve Ness\n    routes:")
    assert "via: assistant" in unnamed_record(second, Leader, rhys, "x")


TWO = LEADER.replace("email: rhys@fire.example", 'phone: "+44 1632 960471"')
"""Whose assistant Rhys Lomas has no address to be known by."""


@pytest.mark.parametrize(
    ("word", "with_first", "with_second"),
    [
        ("rhys@fire.example", False, True),
        ("rhys lomas +441632960471", True, False),
        ("Rhys Lomas", True, False),
    ],
)
def test_an_assistant_of_the_same_name_stays(
    word: str, with_first: bool, with_second: bool
) -> None:
    leaders = {"bo-marsh": validated_leader(LEADER), "cy-fell": validated_leader(TWO)}
    records = records_of(leaders=leaders)
    rhys = identity_of(records, whom(records, word))
    assert ("Rhys Lomas" in unnamed_record(LEADER, Leader, rhys, "x")) == with_first
    assert ("Rhys Lomas" in unnamed_record(TWO, Leader, rhys, "x")) == with_second


def test_two_assistants_of_one_name_and_no_address_are_told_apart_by_their_numbers() -> None:
    other = TWO.replace("960471", "960472")
    leaders = {"bo-marsh": validated_leader(TWO), "cy-fell": validated_leader(other)}
    records = records_of(leaders=leaders)
    with pytest.raises(SettingsError, match=r"2 assistants .* \+441632960471\" or .*960472\"$"):
        whom(records, "Rhys Lomas")
    rhys = identity_of(records, whom(records, "rhys lomas +441632960472"))
    assert rhys.phones == ("+441632960472",)
    assert unnamed_record(TWO, Leader, rhys, "x") == TWO


def test_an_assistant_goes_whose_address_is_the_leaders_too() -> None:
    text = LEADER.replace("desk@fire.example", "rhys@fire.example")
    records = records_of(leaders={"bo-marsh": validated_leader(text)})
    rhys = identity_of(records, whom(records, "rhys@fire.example"))
    without = unnamed_record(text, Leader, rhys, "x")
    assert "assistants:" not in without
    assert "email: rhys@fire.example" in without, "the leader is reached by it"


def validated_leader(text: str) -> Leader:
    read = read_yaml(text, "", Problems())
    leader = validated(Leader, *read, "", Problems()) if read else None
    assert leader is not None
    return leader
