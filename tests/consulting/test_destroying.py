"""Answers are destroyed when that is due, wherever they lie, and a search shows it."""

from __future__ import annotations

import base64
import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.consulting.conftest import kept, run
from tests.consulting.forum import ID, Forum, answer

AMARA, BELA = "fire-leader-1", "fire-leader-2"


def test_what_is_due_is_destroyed_and_a_search_shows_it(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    forum.put(f"leader:{AMARA}", answer())
    run(forum, "collect", "--apply")
    forum.put(f"leader:{BELA}", answer())
    letter = base64.urlsafe_b64encode(json.dumps(answer()).encode()).decode()
    message = forum.mail("a@b.example", f"-----BEGIN LETTER-----\n{letter}\n-----END LETTER-----\n")
    later = ("--mail", forum.at("mail"), "--day", "2027-03-01")
    assert run(forum, "purge", *later) == 0
    assert len(kept(forum).answers) == 1  # a control: without --apply nothing is gone
    assert run(forum, "purge", *later, "--apply") == 1
    assert f"left: {message}" in capsys.readouterr().out
    assert "destroyed: 2027-03-01" not in forum.page.read_text()
    message.unlink()
    assert run(forum, "purge", *later, "--apply") == 0
    assert "destroyed: 2027-03-01" in forum.page.read_text()
    left = [
        file for name in ("store", "letters", "mail") for file in (forum.folder / name).rglob("*")
    ]
    holding = [file.name for file in left if file.is_file() and file.stat().st_size]
    assert holding == [f"{ID}.purged.json"]
    told = json.loads((forum.store / f"{ID}.purged.json").read_text())
    assert told["left"] == []
    destroyed = told["files_of_the_store"], told["files_of_the_letter_box"]
    assert destroyed == (1, 1), "of both times together"


def test_what_an_editor_kept_beside_the_working_file_is_destroyed_with_it(forum: Forum) -> None:
    forum.put(f"leader:{AMARA}", answer())
    run(forum, "collect", "--apply")
    store = forum.store / ID
    coding = forum.folder / "coding-of-ours.yml"
    for file in ("coding.yml~", ".coding.yml.swp", "old/coding.yml", "../other/coding.yml"):
        (store / file).parent.mkdir(exist_ok=True)
        (store / file).write_text("texts: []", encoding="utf-8")
    coding.write_text("texts: []", encoding="utf-8")
    purging = ("purge", "--day", "2027-03-01", "--coding", str(coding), "--apply")
    assert run(forum, *purging) == 0
    assert not store.exists()
    assert not coding.exists()
    assert (forum.store / "other" / "coding.yml").exists(), "the control: another consultation's"


def test_what_only_leads_elsewhere_is_left_and_named(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    store, elsewhere = forum.store / ID, forum.folder / "elsewhere.yml"
    store.mkdir(parents=True)
    elsewhere.write_text("texts: []", encoding="utf-8")
    (store / "coding.yml").symlink_to(elsewhere)
    assert run(forum, "purge", "--day", "2027-03-01", "--apply") == 1
    assert f"left: {store / 'coding.yml'}; delete it" in capsys.readouterr().out
    assert elsewhere.exists()
    assert "destroyed:" not in forum.page.read_text()


def test_an_answer_that_strayed_into_the_inbox_is_destroyed_with_the_others(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = forum.folder / "inbox" / "kept" / "answer"
    kept.mkdir(parents=True)
    other = {"letter": {**answer(), "about": f"consultation:{ID}-again"}}
    for name, held in (("strayed", {"letter": answer()}), ("other", other), ("odd", "[" * 9000)):
        (kept / f"{name}.json").write_text(json.dumps(held), encoding="utf-8")
    state = ("--state", forum.at("inbox"), "--day", "2027-03-01")
    assert run(forum, "purge", *state, "--apply") == 0, capsys.readouterr().out
    assert sorted(file.stem for file in kept.iterdir()) == ["odd", "other"]
    (kept / "unread.json").write_text(f"consultation:{ID} and no JSON", encoding="utf-8")
    assert run(forum, "purge", *state, "--apply") == 1
    assert "unread.json; delete it" in capsys.readouterr().out


@pytest.mark.parametrize("how", ["base64", "quoted-printable"])
@pytest.mark.parametrize("what", ["named in capitals", "large", "no message"])
def test_no_message_is_overlooked_whatever_its_name_its_size_and_its_code(
    forum: Forum, capsys: pytest.CaptureFixture[str], how: str, what: str
) -> None:
    file = forum.folder / "mail" / ("ONE.EML" if what == "named in capitals" else "one.eml")
    purging = ("purge", "--mail", forum.at("mail"), "--day", "2027-03-01", "--apply")
    for about, code in ((f"consultation:{ID}", 1), (f"consultation:{ID}-again", 0)):
        message = EmailMessage()
        if what != "no message":
            message["From"] = "a@b.example"
        message.set_content(f"Schönen Tag! {'x' * 46} {about}", cte=how)  # it breaks the sign
        picture = b"\0" * (1_000_000 if what == "large" else 9)
        message.add_attachment(picture, maintype="image", subtype="png")
        assert about not in bytes(message).decode()
        file.write_bytes(bytes(message))
        assert run(forum, *purging) == code
        assert (f"left: {file}; delete it" in capsys.readouterr().out) == bool(code)


def test_what_cannot_be_read_is_left_and_the_rest_is_on_record(
    forum: Forum, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    forum.put(f"leader:{AMARA}", answer())
    message = forum.mail("a@b.example", "A greeting.")
    read = Path.read_bytes

    def refusing(file: Path) -> bytes:
        if file == message:
            raise PermissionError(13, "Permission denied", str(file))
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    assert run(forum, "purge", "--mail", forum.at("mail"), "--day", "2027-03-01", "--apply") == 1
    assert f"left: {message}; delete it" in capsys.readouterr().out
    told = json.loads((forum.store / f"{ID}.purged.json").read_text())
    assert (told["files_of_the_letter_box"], told["left"]) == (1, [str(message)])


def test_what_is_open_is_not_destroyed(forum: Forum, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(forum, "purge", "--apply") == 2
    assert "still coming" in capsys.readouterr().err
