"""Whatever is put into a box changes only what its owner may change, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leaders_network.inbox.boxes import TAKEN, emptying, files_in, read_each
from leaders_network.inbox.letter import LETTERS_LIMIT
from leaders_network.problems import SettingsError
from tests.inbox.village import (
    BEA_KEY,
    FREDA_KEY,
    FREDA_POST,
    OWEN_KEY,
    PHONE,
    RHYS_KEY,
    Village,
)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Village:
    return Village.made(tmp_path_factory.mktemp("village"))


def test_an_attribute_file_hides_no_leader_from_letters(tmp_path: Path) -> None:
    """`git archive` leaves out what is marked so; what is built does not."""
    village = Village.made(tmp_path)
    village.write(".gitattributes", "directory_data/leaders/freda-harlowe.yml export-ignore\n")
    village.save("Hide")
    village.post(FREDA_KEY, village.letter())
    assert [decision.verdict for decision in village.look().decisions] == ["follow"]


def value(field: str, now: Any, was: Any = None) -> dict[str, Any]:
    return {"field": field, "was": was, "now": now}


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


MALFORMED: dict[str, bytes] = {
    "no JSON": b"<html>hello</html>",
    "nothing": b"",
    "deep nesting": b'{"letters": [' + b"[" * 10_000 + b"]" * 10_000 + b"]}",
    "a bomb of brackets": b"[" * 32_000,
    "too much": b'{"letters": ["' + b"a" * 40_000 + b'"]}',
    "binary": bytes(range(256)) * 20,
    "half a character": b'{"letters": [{"id": "\\ud800"}]}',
    "a letter that is a number": b'{"letters": [' + b"1234567890" * 5 + b"]}",
    "a letter with another field": b'{"letters": [{"id": "x", "path": "../../../etc/passwd"}]}',
    "a huge number": b'{"letters": [' + b"9" * 20_000 + b"]}",
}


@pytest.mark.parametrize("attempt", MALFORMED)
def test_a_file_of_anything_else_is_set_aside_whole(village: Village, attempt: str) -> None:
    before = len(village.aside())
    file = village.drop(FREDA_KEY, MALFORMED[attempt])
    (decision,) = village.apply().decisions
    assert decision.verdict == "refuse"
    assert len(village.aside()) == before + 1
    assert not file.exists()
    assert village.commits() == []


def test_a_good_letter_beside_a_hostile_one_is_followed(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    good = village.correct(value(PHONE, "+441632960499", "+441632960412"))
    village.post(FREDA_KEY, {"id": "no"}, good, {"__proto__": {}}, village.letter("owen-lewis"))
    report = village.apply()
    assert sorted(each.verdict for each in report.decisions) == [
        "follow", "refuse", "refuse", "refuse",
    ]  # fmt: skip
    assert village.commits() == ["Correct Freda Harlowe"]


DAMAGED: dict[str, bytes] = {
    "half a character": b'{"id": "\\ud800"}',
    "a number that is none": b'{"id": NaN}',
    "bytes that are no text": b'{"id": "\xff\xfe"}',
    "deep nesting": b"[" * 5_000 + b"]" * 5_000,
    "a brace too few": b'{"id": "x", "values": [{"field": "name"}',
    "a bracket too many": b'{"id": "x"]}',
    "a quotation mark too few": b'{"id": "x, "note": "y"}',
    "a letter that was cut": b'{"id": "3f0e8a52-66a7-4c9b-9a0e-5d1b8a4c7e21", "kin',
    "markup": b"<html>hello</html>",
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_an_unreadable_letter_takes_none_beside_it_along(tmp_path: Path, damage: str) -> None:
    village = Village.made(tmp_path)
    change = value(PHONE, "+441632960499", "+441632960412")
    before, after = village.letter(), village.correct(change, note='"letters": [{"id": "x"}]')
    parts = [json.dumps(before).encode(), DAMAGED[damage], json.dumps(after).encode()]
    file = village.drop(FREDA_KEY, b'{"letters": [' + b", ".join(parts) + b"]}")
    shown = village.look()
    report = village.apply()
    for decisions in (shown.decisions, report.decisions):
        assert sorted(each.verdict for each in decisions) == ["follow", "follow", "refuse"]
    followed = {each.letter.id for each in report.decisions if each.verdict == "follow"}
    assert followed == {before["id"], after["id"]}
    (aside,) = village.aside()
    assert DAMAGED[damage].decode(errors="backslashreplace") in aside["letter"]
    assert after["id"] not in aside["letter"], "what was followed is not set aside as well"
    assert not file.exists()
    village.drop(FREDA_KEY, b'{"letters": [' + b", ".join(parts) + b"]}")
    again = village.apply()
    assert {each.verdict for each in again.decisions} == {"known"}
    assert len(village.aside()) == 1


def test_a_file_that_was_cut_off_loses_its_last_letter_alone(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    whole = json.dumps({"letters": [village.letter(), village.letter("owen-lewis")]}).encode()
    village.drop(FREDA_KEY, whole[:-40])
    decisions = village.apply().decisions
    assert sorted(each.verdict for each in decisions) == ["follow", "refuse"]
    (aside,) = village.aside()
    assert aside["letter"].startswith('{"id"')


def test_more_letters_than_may_wait_are_set_aside_one_by_one(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    small = [{"id": number} for number in range(LETTERS_LIMIT - 1)]
    village.post(FREDA_KEY, village.letter(), *small, {"id": "surplus"})
    assert village.commits() == []
    verdicts = [each.verdict for each in village.apply().decisions]
    assert verdicts.count("follow") == 1
    surplus = [each for each in village.aside() if "may wait" in each["reason"]]
    assert [each["letter"] for each in surplus] == ['{"id": "surplus"}']


def test_what_stands_beside_the_letters_is_set_aside_and_they_are_read(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    letter = json.dumps(village.letter()).encode()
    village.drop(FREDA_KEY, b'{"more": 1, "letters": [' + letter + b'], "path": "../x"}')
    decisions = village.apply().decisions
    assert sorted(each.verdict for each in decisions) == ["follow", "refuse", "refuse"]
    assert {each["letter"] for each in village.aside()} == {'{"more": 1,', '], "path": "../x"}'}


def test_a_file_larger_than_any_box_is_set_aside_to_its_last_byte(village: Village) -> None:
    village.drop(FREDA_KEY, b'{"letters": ["' + b"a" * 40_000 + b'the end"]}')
    village.apply()
    assert any(str(each["letter"]).endswith('the end"]}') for each in village.aside())


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


def test_links_and_other_files_in_the_boxes_are_not_followed(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    secret = tmp_path / "secret.json"
    secret.write_text(json.dumps({"letters": [village.letter()]}))
    own = village.post(FREDA_KEY)
    own.unlink()
    own.symlink_to(secret)
    (own.parent / "notes.txt").write_text("mine")
    (own.parent / ".hidden.json").write_text("{}")
    (village.letters / "other").symlink_to(own.parent)
    assert village.apply().decisions == []
    assert secret.exists()
    assert (own.parent / "notes.txt").exists()


def test_a_letter_that_arrives_while_others_are_taken_stays(tmp_path: Path) -> None:
    """Between the taking and the end somebody else writes into the same box."""
    village = Village.made(tmp_path)
    first = village.correct(value(PHONE, "+441632960499", "+441632960412"))
    second = village.letter("owen-lewis")
    file = village.post(RHYS_KEY, first)
    arrived = []

    def check(_: Path) -> Any:  # the desk asks for it in the middle of the run
        raise AssertionError

    real = village.repository / ".git" / "hooks" / "reference-transaction"
    real.write_text(
        f"#!/bin/sh\nprintf '%s' '{json.dumps({'letters': [first, second]})}' > {file}\n"
    )
    real.chmod(0o755)
    village.apply(check=check)
    arrived = json.loads(file.read_text())["letters"]
    assert arrived == [first, second]
    real.unlink()
    report = village.apply()
    assert sorted(each.verdict for each in report.decisions) == ["follow", "known"]
    assert not file.exists()


def test_what_a_letter_or_a_file_says_twice_is_set_aside_and_not_lost(tmp_path: Path) -> None:
    """Of a key that stands twice a parser keeps the last, so the first would be gone unread."""
    village = Village.made(tmp_path)
    whole = json.dumps(village.letter(kind="report", note="First words."))
    twice = whole[:-1] + ', "note": "Second words."}'
    village.drop(FREDA_KEY, f'{{"letters": [{twice}, {whole}]}}'.encode())
    other = json.dumps(village.letter("owen-lewis", kind="report", note="Other words."))
    village.drop(OWEN_KEY, f'{{"letters": [{other}], "letters": []}}'.encode())
    report = village.apply()
    verdicts = [d.verdict for d in report.decisions]
    assert sorted(verdicts) == ["keep", "keep", "refuse", "refuse"]
    assert {one["letter"] for one in village.aside()} == {twice, '], "letters": []}'}


def test_a_file_that_no_server_let_in_stays_whole_and_keeps_no_other_from_being_read(
    tmp_path: Path,
) -> None:
    village = Village.made(tmp_path)
    village.drop(OWEN_KEY, b'{"letters": [' + b" " * 50_000_000 + b"]}")
    village.post(FREDA_KEY, village.letter())
    for run in (village.look, village.apply, village.look):
        report = run()
        assert len(report.left) == 1
        assert "1,000,000 bytes" in report.left[0]
    (left,) = village.letters.rglob("*.json")
    assert left.stat().st_size == 50_000_015
    assert len(village.commits()) == 1


def test_what_was_taken_by_another_meanwhile_is_passed_over(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    gone, there = village.post(OWEN_KEY, {}), village.post(FREDA_KEY, {})
    files = files_in(village.letters)
    gone.unlink()
    found, done, left = read_each(files, lambda file: [file.content()])
    assert (found, left) == ([there.read_bytes()], [])
    assert [file.path for file in done] == [there]


def test_two_runs_do_not_take_letters_out_of_the_same_boxes(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    file = village.post(FREDA_KEY, village.letter())
    with emptying(village.letters):
        with pytest.raises(SettingsError, match="another run is taking letters"):
            village.apply()
        assert village.look().decisions[0].verdict == "follow", "looking takes nothing"
    assert file.is_file()
    assert village.commits() == []
    assert len(village.apply().commits) == 1


def test_taken_letters_wait_in_a_folder_and_in_no_place_that_a_link_leads_to(
    tmp_path: Path,
) -> None:
    village = Village.made(tmp_path)
    (village.letters / TAKEN).symlink_to(tmp_path / "elsewhere")
    file = village.post(FREDA_KEY, village.letter())
    with pytest.raises(SettingsError, match="is a link"):
        village.apply()
    assert file.is_file()
