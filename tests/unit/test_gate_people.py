"""The directory is the access list: who may sign in, to what, and whom they may edit."""

from __future__ import annotations

from dataclasses import replace

from leaders_network.gate.people import Person, access_list
from leaders_network.records.leader import Enrolment
from leaders_network.records.records import Records
from leaders_network.records.team import TeamMember
from tests.unit.filled import DAY
from tests.unit.town import ago, assistant, held, leader, town

RHYS = assistant("Rhys Lomas", email="Rhys@fire.example", may_edit=True)
ADA = leader(
    "Ada Vale",
    held(assistants=(RHYS,)),
    sign_in=("ada@fire.example", "Ada.Vale@home.example"),
    programmes=(Enrolment(programme="course", cohort="2026"),),
    groups=("winter",),
)


def listed(*team: TeamMember, **leaders: object) -> dict[str, Person]:
    records: Records = town(leaders=leaders)
    return {person.key: person for person in access_list(records, DAY, team)}


def test_a_leader_signs_in_by_any_listed_address_whatever_its_capitals() -> None:
    ada = listed(ada=ADA)["leader:ada"]
    assert ada.addresses == ("ada.vale@home.example", "ada@fire.example")
    assert ada.leader == "ada"


def test_a_letter_beyond_ascii_lets_nobody_in_who_writes_it_otherwise() -> None:
    """Unicode folds `ß` to `ss`; the servers fold it to nothing, and it is another mailbox."""
    two = {"ada": "Straße@Fire.example", "bo": "STRASSE@fire.example"}
    people = listed(**{one: leader(one.title(), sign_in=(two[one],)) for one in two})
    assert people["leader:ada"].addresses == ("straße@fire.example",)
    assert people["leader:bo"].addresses == ("strasse@fire.example",)


def test_a_leader_comes_into_the_network_and_the_rooms_they_belong_to() -> None:
    people = listed(ada=ADA, bo=leader("Bo Lund", sign_in=("bo@care.example",)))
    assert people["leader:ada"].groups == ("cohort-2026", "network", "winter")
    assert people["leader:bo"].groups == ("network",)


def test_leaders_edit_themselves_and_assistants_those_who_let_them() -> None:
    reader = replace(RHYS, may_edit=False)
    people = listed(
        ada=ADA, bo=leader("Bo Lund", held(assistants=(reader,)), sign_in=("bo@care.example",))
    )
    assert people["leader:bo"].edits == ("bo",)
    assert people["assistant:rhys@fire.example"].edits == ("ada",)
    assert people["assistant:rhys@fire.example"].assists == ("ada", "bo")


def test_an_assistant_named_in_several_files_is_one_person_in_the_network_alone() -> None:
    people = listed(ada=ADA, bo=leader("Bo Lund", held(assistants=(RHYS,))))
    assert [key for key in people if key.startswith("assistant")] == ["assistant:rhys@fire.example"]
    assert people["assistant:rhys@fire.example"].groups == ("network",)
    assert people["assistant:rhys@fire.example"].leader is None


def test_an_assistant_signs_in_only_while_the_appointment_is_held() -> None:
    past, coming = held(end=ago(1), assistants=(RHYS,)), held(start=ago(-1), assistants=(RHYS,))
    assert not listed(ada=leader("Ada Vale", past), bo=leader("Bo Lund", coming))
    assert listed(ada=leader("Ada Vale", held(end=ago(0), assistants=(RHYS,))))


def test_an_assistant_without_an_address_does_not_sign_in() -> None:
    for email, signs_in in ((None, False), ("rhys@fire.example", True)):
        rhys = assistant("Rhys Lomas", email=email)
        assert bool(listed(ada=leader("Ada Vale", held(assistants=(rhys,))))) is signs_in


def test_a_leader_signs_in_from_the_day_they_joined() -> None:
    joined, joining = (replace(ADA, appointments=(), joined=ago(days)) for days in (0, -1))
    assert [*listed(ada=joined)] == ["leader:ada"]
    assert not listed(ada=joining)


def test_who_leaves_the_directory_is_on_the_list_no_longer() -> None:
    assert not listed(bo=leader("Bo Lund", held()))
    assert not listed(bo=replace(ADA, sign_in=(), appointments=()))


def test_the_team_sees_every_room_and_edits_by_pull_request_only() -> None:
    (person,) = listed(TeamMember(name="Tess", sign_in=("Tess@centre.example",))).values()
    assert person.key == "team:tess@centre.example"
    assert person.groups == ("cohort-2026", "network", "team", "winter")
    assert person.edits == ()


def test_a_leader_who_is_of_the_team_too_is_one_person() -> None:
    people = listed(
        TeamMember(name="Ada", sign_in=("ada@centre.example", "ADA@fire.example")), ada=ADA
    )
    assert "team:ada@centre.example" not in people
    assert "team" in people["leader:ada"].groups
    assert people["leader:ada"].edits == ("ada",)
    assert "ada@centre.example" in people["leader:ada"].addresses
