"""Whatever a file in a box holds, no letter is lost and none is followed twice."""

from __future__ import annotations

import json
from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest

from leaders_network.inbox import judging
from leaders_network.inbox.boxes import TAKEN, emptying, files_in, read_each
from leaders_network.inbox.letter import LETTERS_LIMIT, Letter
from leaders_network.inbox.values import corrections
from leaders_network.problems import SettingsError
from tests.inbox.village import (
    FREDA_KEY,
    OWEN_KEY,
    PHONE,
    RHYS_KEY,
    Village,
    value,
)

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
    note = '"letters": [{"id": "x"}]'
    before, after = (village.letter(kind="report", note=note) for _ in range(2))
    parts = [json.dumps(before).encode(), DAMAGED[damage], json.dumps(after).encode()]
    file = village.drop(FREDA_KEY, b'{"letters": [' + b", ".join(parts) + b"]}")
    assert sorted(each.verdict for each in village.look().decisions) == ["keep", "keep", "refuse"]
    village.apply()
    assert {each["letter"]["id"] for each in village.kept("report")} == {before["id"], after["id"]}
    (aside,) = village.aside()
    assert DAMAGED[damage].decode(errors="backslashreplace") in aside["letter"]
    assert after["id"] not in aside["letter"], "what was kept is not set aside as well"
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
    real.parent.mkdir()
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


def failing_at(note: str, error: Exception) -> Any:
    """Return the judge's own way to corrections, which fails at letters with a note."""

    def fails(letter: Letter, *given: Any, **named: Any) -> Any:
        if letter.note == note:
            raise error
        return corrections(letter, *given, **named)

    return fails


def test_a_letter_at_which_the_program_fails_keeps_no_other_waiting(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "corrections", failing_at("Odd.", KeyError("nowhere")))
    odd = village.correct(value("pronouns", "they/them"), note="Odd.")
    even = village.correct(value("pronouns", "they/them"), leader="owen-lewis")
    file = village.post(FREDA_KEY, odd)
    village.post(OWEN_KEY, even)
    report = village.apply()
    found = {each.received.key: (each.verdict, each.code) for each in report.decisions}
    assert found == {odd["id"]: ("refuse", "program"), even["id"]: ("follow", "")}
    (aside,) = (each for each in village.aside() if each["letter"] == odd)
    assert "KeyError: 'nowhere' (test_damaged.py, line" in aside["reason"]
    assert not file.exists()


def test_a_failure_of_the_machine_stops_the_run_and_sets_nothing_aside(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = village.aside()
    full = OSError(ENOSPC, "No space left on device")
    monkeypatch.setattr(judging, "corrections", failing_at("Odd.", full))
    village.post(FREDA_KEY, village.correct(value("pronouns", "they/them"), note="Odd."))
    with pytest.raises(OSError, match="No space left"):
        village.apply()
    assert village.aside() == before
    monkeypatch.undo()
    assert [each.verdict for each in village.apply().decisions] == ["follow"]
