"""Rules over all files refuse what cannot be true, and nothing that can."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.unit.data import faults


def appointed(name: str, *lines: str) -> str:
    """Return a leader's file with an appointment as chief, and more lines for it."""
    rest = "".join(f"    {line}\n" for line in lines)
    return f"name: {name}\nappointments:\n  - post: fire/chief\n{rest}"


def test_a_sound_directory_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        (["start: 2025-12-31"], True),
        (["start: 2026-01-01"], False),
        (["start: 2024-01-01", "end: 2024-12-31"], False),
        (["start: 2024-01-01", "end: 2025-01-01"], True),
        (["start: 2025-06-01", "status: interim"], False),
        (["start: 2025-06-01", "status: acting"], False),
    ],
)
def test_a_post_has_one_holder_on_a_day_but_for_who_stands_in(
    tmp_path: Path, lines: list[str], refused: bool
) -> None:
    found = faults(tmp_path, leaders__bo=appointed("Bo Marsh", *lines))
    assert [fault.split(" ")[1] for fault in found] == ["two-holders"] * refused


def test_of_two_holders_the_later_one_is_told(tmp_path: Path) -> None:
    later, earlier = (
        appointed("Bo Marsh", f"start: {day}") for day in ("2025-02-01", "2024-02-01")
    )
    assert faults(tmp_path, leaders__bo=later) == ["leaders/bo:3 two-holders"]
    assert faults(tmp_path, leaders__bo=earlier) == ["leaders/ada:3 two-holders"]


def test_of_many_holders_of_one_post_each_is_told_of_few_others(tmp_path: Path) -> None:
    """A list that gives hundreds the same post has hundreds of faults, not all their pairs."""
    files = {f"leaders__m{n}": appointed(f"M{n}", "start: 2025-02-01") for n in range(9)}
    found = faults(tmp_path, **files)
    told = Counter(place for place, _ in (fault.split(" ") for fault in found))
    assert set(told) == {f"leaders/m{n}:3" for n in range(9)}
    assert max(told.values()) == 3


def test_a_shared_post_says_so_in_every_holders_file(tmp_path: Path) -> None:
    one = appointed("Ada Vale", "start: 2025-01-01", "job_share: true")
    alone = appointed("Bo Marsh", "start: 2025-01-01")
    shared = f"{alone}    job_share: true\n"
    assert faults(tmp_path, leaders__ada=one, leaders__bo=shared) == []
    assert faults(tmp_path, leaders__ada=one, leaders__bo=alone) == ["leaders/bo:3 two-holders"]


def test_one_day_in_post_runs_forwards(tmp_path: Path) -> None:
    one_day = appointed("Bo Marsh", "start: 2026-02-01", "end: 2026-02-01")
    assert faults(tmp_path, leaders__bo=one_day) == []
    reversed_ = appointed("Bo Marsh", "start: 2026-02-01", "end: 2026-01-31")
    assert faults(tmp_path, leaders__bo=reversed_) == ["leaders/bo:5 dates-reversed"]


def test_the_same_id_may_stand_in_two_posts_and_not_twice_in_one(tmp_path: Path) -> None:
    ways = "    contacts:\n      - {id: office, label: Office, web: https://southmere.example/}\n"
    post = "  - id: {}\n    title: Title\n"
    body = f"name: Care\nsector: rescue\nposts:\n{post.format('a')}{ways}{post.format('b')}{ways}"
    assert faults(tmp_path, organisations__care=body) == []
    again = body + ways.splitlines(keepends=True)[1]
    assert faults(tmp_path, organisations__care=again) == ["organisations/care:12 repeated-id"]


def test_a_former_id_is_nobody_elses(tmp_path: Path) -> None:
    free = "name: Bo Marsh\nformer_ids: [bo-brook]\n"
    assert faults(tmp_path, leaders__bo=free) == []
    taken = free.replace("bo-brook", "ada")
    assert faults(tmp_path, leaders__bo=taken) == ["leaders/bo:2 reused-id"]
    assert faults(tmp_path, leaders__bo=free, leaders__cy=free.replace("Bo Marsh", "Cy Fell")) == [
        "leaders/cy:2 reused-id"
    ]


def test_a_former_id_of_a_leader_may_be_an_organisations(tmp_path: Path) -> None:
    assert faults(tmp_path, leaders__bo="name: Bo Marsh\nformer_ids: [fire]\n") == []


def area(code: str, parent: str) -> str:
    return f"  - {{id: {code}, name: {code}, kind: region, parent: {parent}}}\n"


def test_no_area_and_no_organisation_lies_in_itself(tmp_path: Path) -> None:
    top = "areas:\n  - {id: A, name: A, kind: nation}\n"
    assert faults(tmp_path, vocabulary__areas=top + area("B", "A") + area("C", "B")) == []
    circle = "areas:\n" + area("A", "C") + area("B", "A") + area("C", "B")
    found = faults(tmp_path, vocabulary__areas=circle)
    assert found == [f"vocabulary/areas:{line} circle" for line in (2, 3, 4)]


def test_what_lies_in_a_circle_without_being_part_of_it_is_not_blamed(tmp_path: Path) -> None:
    areas = "areas:\n" + area("A", "B") + area("B", "A") + area("C", "A")
    found = faults(tmp_path, vocabulary__areas=areas)
    assert found == ["vocabulary/areas:2 circle", "vocabulary/areas:3 circle"]


@pytest.mark.parametrize(
    ("via", "refused"), [("office", False), ("direct", False), ("assistant", True), ("pa", True)]
)
def test_a_route_goes_by_a_contact_within_reach(tmp_path: Path, via: str, refused: bool) -> None:
    written = appointed(
        "Ada Vale",
        "start: 2025-01-01",
        "contacts:",
        "  - {id: direct, label: Direct, email: ada@southmere.example}",
        "routes:",
        f"  - {{for: diary, via: {via}}}",
    )
    expected = ["leaders/ada:8 unknown-contact"] if refused else []
    assert faults(tmp_path, leaders__ada=written) == expected


def test_two_routes_for_a_purpose_are_for_two_audiences(tmp_path: Path) -> None:
    lines = ["start: 2025-01-01", "routes:", "  - {for: diary, via: office}"]
    one, other = "  - {for: diary, via: office, audience: team}", "  - {for: diary, via: office}"
    assert faults(tmp_path, leaders__ada=appointed("Ada Vale", *lines, one)) == []
    assert faults(tmp_path, leaders__ada=appointed("Ada Vale", *lines, other)) == [
        "leaders/ada:7 repeated-route"
    ]


@pytest.mark.parametrize("part", ["name", "post", "photo", "biography"])
def test_a_leader_may_widen_what_may_be_public(tmp_path: Path, part: str) -> None:
    written = f"name: Bo Marsh\naudiences:\n  {part}: public\n"
    assert faults(tmp_path, leaders__bo=written) == []


@pytest.mark.parametrize("part", ["appointments", "knows_about", "programmes", "offers", "asks"])
def test_a_leader_may_narrow_every_part_and_widen_no_other(tmp_path: Path, part: str) -> None:
    written = f"name: Bo Marsh\naudiences:\n  {part}: public\n"
    assert faults(tmp_path, leaders__bo=written) == ["leaders/bo:3 above-ceiling"]
    assert faults(tmp_path, leaders__bo=written.replace("public", "team")) == []


@pytest.mark.parametrize(("named", "refused"), [("public", True), ("network", False)])
def test_no_contact_is_ever_public_however_deep_it_stands(
    tmp_path: Path, named: str, refused: bool
) -> None:
    written = (
        "name: Care\nsector: rescue\nposts:\n  - id: nurse\n    title: Nurse\n    contacts:\n"
        f"      - {{id: a, label: A, email: a@southmere.example, audience: {named}}}\n"
    )
    expected = ["organisations/care:7 above-ceiling"] if refused else []
    assert faults(tmp_path, organisations__care=written) == expected


def test_an_address_signs_in_one_person(tmp_path: Path) -> None:
    own = {name: f"name: {name}\nsign_in: [{name}@southmere.example]\n" for name in ("bo", "cy")}
    assert faults(tmp_path, leaders__bo=own["bo"], leaders__cy=own["cy"]) == []
    same = own["cy"].replace("cy@", "BO@")
    assert faults(tmp_path, leaders__bo=own["bo"], leaders__cy=same) == [
        "leaders/bo:2 shared-sign-in",
        "leaders/cy:2 shared-sign-in",
    ]


def test_an_offices_mailbox_signs_nobody_in(tmp_path: Path) -> None:
    written = "name: Bo Marsh\nsign_in: [{}@southmere.example]\n"
    assert faults(tmp_path, leaders__bo=written.format("bo.marsh")) == []
    assert faults(tmp_path, leaders__bo=written.format("office")) == ["leaders/bo:2 shared-mailbox"]


@pytest.mark.parametrize("address", ["care@southmere.example", "Care@Southmere.example"])
def test_a_mailbox_is_known_whatever_its_capitals(tmp_path: Path, address: str) -> None:
    way = f"{{id: desk, label: Desk, email: {address}}}"
    office = f"name: Care\nsector: rescue\ncontacts: [{way}]\n"
    held = appointed("Cy Fell", "status: interim", "start: 2026-01-01", f"contacts: [{way}]")
    own = "name: Bo Marsh\nsign_in: [care@southmere.example]\n"
    refused = ["leaders/bo:2 shared-mailbox"]
    assert faults(tmp_path / "office", leaders__bo=own, organisations__care=office) == refused
    assert faults(tmp_path / "held", leaders__bo=own, leaders__cy=held) == refused
    other = own.replace("care@", "bo@")
    assert faults(tmp_path / "other", leaders__bo=other, organisations__care=office) == []


def assisted(name: str, hours: str) -> str:
    return appointed(
        name,
        "status: interim",
        "start: 2026-01-01",
        "assistants:",
        f"  - {{name: Owen Lewis, email: owen.lewis@southmere.example, hours: {hours}}}",
    )


def test_an_assistant_of_two_leaders_is_described_alike(tmp_path: Path) -> None:
    one, other = assisted("Bo Marsh", "Mondays"), assisted("Cy Fell", "Fridays")
    assert faults(tmp_path, leaders__bo=one, leaders__cy=one.replace("Bo Marsh", "Cy Fell")) == []
    assert faults(tmp_path, leaders__bo=one, leaders__cy=other) == [
        "leaders/cy:7 assistants-differ"
    ]
    capitals = other.replace("owen.lewis@", "Owen.Lewis@")
    assert faults(tmp_path, leaders__bo=one, leaders__cy=capitals) == [
        "leaders/cy:7 assistants-differ"
    ]


@pytest.mark.parametrize("faulty", ["bo", "cy"])
def test_an_assistant_whose_name_cannot_be_made_out_is_no_second_person(
    tmp_path: Path, faulty: str
) -> None:
    """What stands in for the name differs from it, and is nobody's."""
    files = {"bo": assisted("Bo Marsh", "Mondays"), "cy": assisted("Cy Fell", "Mondays")}
    files[faulty] = files[faulty].replace("{name: Owen Lewis", "{name: <Owen>")
    found = faults(tmp_path, **{f"leaders__{name}": text for name, text in files.items()})
    assert len(found) == 1
    assert found[0].startswith(f"leaders/{faulty}:7 ")
    renamed = files | {faulty: files[faulty].replace("<Owen>", "Owen Lowe")}
    found = faults(tmp_path, **{f"leaders__{name}": text for name, text in renamed.items()})
    assert {fault.split()[1] for fault in found} == {"assistants-differ", "shared-sign-in"}
    leader = "name: Di Fox\nsign_in: [owen.lewis@southmere.example]\n"
    found = faults(
        tmp_path, **{f"leaders__{k}": text for k, text in (files | {"di": leader}).items()}
    )
    shared = [fault.split(":")[0] for fault in found if fault.endswith("shared-sign-in")]
    assert sorted(shared) == sorted(["leaders/di", *(f"leaders/{k}" for k in files if k != faulty)])


def test_contacts_are_fresh_for_no_longer_than_they_are_shown(tmp_path: Path) -> None:
    assert faults(tmp_path, network="confirmed_days: 30\nlapsed_days: 30\n") == []
    assert faults(tmp_path, network="confirmed_days: 30\nlapsed_days: 29\n") == [
        "network:2 days-reversed"
    ]
