"""Whatever is put into a box changes only what its owner may change, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.inbox.village import (
    BEA_KEY,
    FREDA_KEY,
    FREDA_POST,
    OWEN_KEY,
    OWEN_POST,
    PHONE,
    RHYS_KEY,
    Village,
    value,
)


def test_an_attribute_file_hides_no_leader_from_letters(tmp_path: Path) -> None:
    """`git archive` leaves out what is marked so; what is built does not."""
    village = Village.made(tmp_path)
    village.write(".gitattributes", "directory_data/leaders/freda-harlowe.yml export-ignore\n")
    village.save("Hide")
    village.post(FREDA_KEY, village.letter())
    assert [decision.verdict for decision in village.look().decisions] == ["follow"]


SUMMARY = "Leads fire and rescue in Southmere."
RHYS = f"{FREDA_POST}/assistants/rhys-lomas-8346754e"

HOSTILE: dict[str, tuple[str, list[dict[str, Any]], str]] = {
    "somebody else's entry": (
        BEA_KEY,
        [value(PHONE, "+441632960499", "+441632960412")],
        "not-theirs",
    ),
    "another leader's entry": (
        OWEN_KEY,
        [value(PHONE, "+441632960499", "+441632960412")],
        "not-theirs",
    ),
    "an assistant gives rights": (
        RHYS_KEY,
        [value(f"{RHYS}/may_edit", "false", "true")],
        "not-theirs",
    ),
    "a new editor by an assistant": (
        RHYS_KEY,
        [
            value(f"{FREDA_POST}/assistants/+1/name", "Mal Ory"),
            value(f"{FREDA_POST}/assistants/+1/may_edit", "true"),
        ],
        "field",
    ),
    "an address to sign in with": (
        FREDA_KEY,
        [value("sign_in", ["mallory@elsewhere.example"])],
        "field",
    ),
    "a room's membership": (
        FREDA_KEY,
        [value("groups", ["another"], ["winter-resilience"])],
        "field",
    ),
    "who sees the entry": (FREDA_KEY, [value("audience", "public")], "field"),
    "who sees a part": (FREDA_KEY, [value("audiences/name", "public")], "field"),
    "the photo's path": (FREDA_KEY, [value("photo", "../../secret.jpg")], "field"),
    "the post itself": (FREDA_KEY, [value(f"{FREDA_POST}/post", "southmere-fire/deputy")], "field"),
    "who confirmed": (
        FREDA_KEY,
        [value(f"{FREDA_POST}/contacts/direct/confirmed", "2030-01-01")],
        "field",
    ),
    "a contact's id": (FREDA_KEY, [value(f"{FREDA_POST}/contacts/+1/id", "office")], "field"),
    "a field of no record": (FREDA_KEY, [value("__class__/__init__", "x")], "field"),
    "a record in a field's place": (FREDA_KEY, [value("appointments", ["x"])], "field"),
    "dots that climb": (FREDA_KEY, [value("appointments/../../etc/passwd", "x")], "field"),
    "markup": (FREDA_KEY, [value("summary", "<script>alert(1)</script>", SUMMARY)], "value"),
    "markup in a biography": (
        FREDA_KEY,
        [value("biography", "# Me\n\n<script>alert(1)</script>")],
        "markup",
    ),
    "markup in a name": (
        FREDA_KEY,
        [value("name", "Freda <b>Harlowe</b>", "Freda Harlowe")],
        "value",
    ),
    "a telephone number of words": (FREDA_KEY, [value(PHONE, "call me", "+441632960412")], "value"),
    "a link to a script": (
        FREDA_KEY,
        [value(f"{FREDA_POST}/contacts/direct/web", "javascript:alert(1)")],
        "value",
    ),
    "an address that is none": (
        FREDA_KEY,
        [
            value(
                f"{FREDA_POST}/contacts/office/email",
                "not an address",
                "office.cfo@southmere-fire.example",
            )
        ],
        "value",
    ),
    "a list for a text": (FREDA_KEY, [value("summary", ["a", "b"], SUMMARY)], "value"),
    "a text for a list": (FREDA_KEY, [value("knows_about", "resilience", ["resilience"])], "value"),
    "a name of nothing": (FREDA_KEY, [value("name", None, "Freda Harlowe")], "value"),
    "a text too long": (FREDA_KEY, [value("summary", "a" * 601, SUMMARY)], "value"),
    "a contact that reaches nobody": (FREDA_KEY, [value(PHONE, None, "+441632960412")], "value"),
    "a topic that is none": (
        FREDA_KEY,
        [value("knows_about", ["witchcraft"], ["resilience"])],
        "directory",
    ),
    "somebody's own address": (
        FREDA_KEY,
        [
            value(f"{FREDA_POST}/assistants/+1/name", "Mal Ory"),
            value(f"{FREDA_POST}/assistants/+1/email", "owen.lewis@southmere-fire.example"),
        ],
        "directory",
    ),
    "a room that is none": (
        FREDA_KEY,
        [value(f"{FREDA_POST}/contacts/direct/audience", "nowhere", "winter-resilience")],
        "directory",
    ),
    "what was not seen": (FREDA_KEY, [value(PHONE, "+441632960499", "+441632960411")], "conflict"),
    "an item taken away unseen": (
        FREDA_KEY,
        [value(f"{FREDA_POST}/contacts/direct", None, ["label: Other"])],
        "conflict",
    ),
    "an item that is no text": (
        FREDA_KEY,
        [value(f"{FREDA_POST}/contacts/direct", "gone")],
        "field",
    ),
    "an offer without an end": (FREDA_KEY, [value("offers/+1/text", "Something")], "value"),
    "an offer of nothing": (FREDA_KEY, [value("offers/+1/topics", ["resilience"])], "value"),
    "a right for nobody": (
        FREDA_KEY,
        [value(f"{FREDA_POST}/assistants/+1/may_edit", "true")],
        "value",
    ),
    "a day that is none": (
        FREDA_KEY,
        [value("offers/+1/text", "Something"), value("offers/+1/until", "2027-02-30")],
        "value",
    ),
}


@pytest.mark.parametrize("attempt", HOSTILE)
def test_a_correction_of_what_is_not_the_writers_to_change_is_set_aside(
    village: Village, attempt: str
) -> None:
    sender, values, code = HOSTILE[attempt]
    letter = village.correct(*values)
    village.post(sender, letter)
    (decision,) = village.apply().decisions
    assert (decision.verdict, decision.code) == ("refuse", code), decision.reason
    assert decision.reason
    assert letter in [each["letter"] for each in village.aside()]
    assert village.commits() == []
    assert village.git("status", "--porcelain") == ""


def test_a_right_for_who_is_there_already_is_not_said_to_be_given(village: Village) -> None:
    """Written like a newcomer's; they are found by their name, and nothing would be changed."""
    told = {"name": "Bea Thorn", "email": "bea.thorn@southmere-fire.example", "may_edit": "true"}
    values = [value(f"{OWEN_POST}/assistants/+1/{key}", now) for key, now in told.items()]
    village.post(OWEN_KEY, village.correct(*values, leader="owen-lewis"))
    (decision,) = village.apply().decisions
    assert (decision.verdict, decision.code) == ("refuse", "by-hand"), decision.words
    assert village.commits() == []


def test_a_good_letter_beside_a_hostile_one_is_followed(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    good = village.correct(value(PHONE, "+441632960499", "+441632960412"))
    village.post(FREDA_KEY, {"id": "no"}, good, {"__proto__": {}}, village.letter("owen-lewis"))
    report = village.apply()
    assert sorted(each.verdict for each in report.decisions) == [
        "follow",
        "refuse",
        "refuse",
        "refuse",
    ]
    assert village.commits() == ["Correct Freda Harlowe"]


def test_a_box_that_is_nobodys_is_set_aside(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    village.post("leader:nobody-here", village.letter())
    (decision,) = village.apply().decisions
    assert decision.code == "sender"


def test_somebody_who_no_longer_assists_is_nobody(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    village.post(RHYS_KEY, village.letter())
    text = village.text(branch="main").replace(
        "start: 2023-09-01", "start: 2023-09-01\n    end: 2026-11-01"
    )
    village.write("directory_data/leaders/freda-harlowe.yml", text)
    village.save("Freda leaves")
    (decision,) = village.apply().decisions
    assert decision.code == "not-theirs"


@pytest.mark.parametrize("written", ["2026-12-24T09:30:00Z", "2026-08-01T09:30:00Z"])
def test_a_letter_of_another_time_is_set_aside(tmp_path: Path, written: str) -> None:
    village = Village.made(tmp_path)
    village.post(FREDA_KEY, village.letter(written=written))
    (decision,) = village.apply().decisions
    assert decision.code == "moment"


def test_a_note_cannot_forge_what_a_commit_says_of_itself(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    forged = "Thanks\n\nLetter: 11111111-1111-1111-1111-111111111111\nSent-by: The Centre"
    letter = village.correct(value(PHONE, "+441632960499", "+441632960412"), note=forged)
    village.post(FREDA_KEY, letter)
    branch = village.apply().branch
    told = village.git("log", "-1", "--format=%(trailers:key=Letter,valueonly)", branch)
    assert told.split() == [letter["id"]]
