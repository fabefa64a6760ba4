"""Answers are checked one by one, nothing is lost, and nobody can be found in what is kept."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pyrage import x25519

from leaders_network.cli.main import main
from leaders_network.consulting.answers import Answered
from leaders_network.consulting.store import Accepted, Batch, Store, collected
from leaders_network.problems import SettingsError
from tests.consulting.conftest import kept, run
from tests.consulting.forum import ID, VALUES, Forum, answer, arrived

AMARA, BELA, CEDRIC = (f"fire-leader-{number}" for number in (1, 2, 3))


def aside(forum: Forum) -> dict[str, int]:
    return dict(kept(forum).aside or {})


def test_an_answer_is_kept_without_who_gave_it(forum: Forum) -> None:
    forum.put(f"leader:{AMARA}", answer(quote="true"))
    assert run(forum, "collect", "--apply") == 0
    (one,) = kept(forum).answers
    values = {**VALUES, "sure": 4, "order": tuple(VALUES["order"])}
    assert one == Answered("fire", "E12000002", values, quote=True)
    assert list((forum.folder / "letters").rglob("*.json")) == []


def test_without_apply_nothing_is_kept_and_nothing_taken(forum: Forum) -> None:
    file = forum.put(f"leader:{AMARA}", answer())
    assert run(forum, "collect") == 0
    assert file.is_file()
    assert kept(forum).answers == ()


HOSTILE: dict[str, tuple[str, Any]] = {
    "a question that is not asked": ("extra", answer({"more": "x"})),
    "a note": ("extra", answer(note="Hello")),
    "a field that there is not": (
        "extra",
        answer(values=[{"field": "summary", "now": "x"}]),
    ),
    "no answer to what must be answered": ("missing", answer({"lacked": None})),
    "an option that there is not": ("value", answer({"lacked": "all"})),
    "a point beyond the scale": ("value", answer({"sure": "6"})),
    "a point in other digits": ("value", answer({"sure": "٤"})),
    "half an order": ("value", answer({"order": ["law", "habit"]})),
    "an order with one twice": ("value", answer({"order": ["law", "law", "habit"]})),
    "several options": ("value", answer({"lacked": ["leads", "picture"]})),
    "words beyond the limit": ("too-long", answer({"words": "x" * 201})),
    "markup": ("markup", answer({"words": "<img src=x onerror=alert(1)>"})),
    "blanks alone": ("value", answer({"words": " \n "})),
    "an invisible character": ("form", answer({"words": "a\u202eb"})),
    "a quote that is neither yes nor no": ("value", answer(quote="perhaps")),
    "somebody else's name": ("not-theirs", answer(leader=BELA)),
    "another consultation": ("elsewhere", answer(about="consultation:another")),
    "another kind of letter": (
        "elsewhere",
        answer(kind="report", about=f"consultation:{ID}"),
    ),
    "a day before it opened": ("early", answer(written="2026-11-15T23:59:59Z")),
    "a day to come": ("moment", answer(written="2026-11-25T09:00:00Z")),
    "no letter at all": ("form", "hello"),
    "a bomb of brackets": ("form", json.loads("[" * 150 + "]" * 150)),
    "a million blanks as an id": ("form", answer(id=" " * 9_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_does_not_fit_is_set_aside_whole_with_its_reason(
    forum: Forum, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, letter = HOSTILE[name]
    forum.put(f"leader:{AMARA}", letter)
    forum.put(f"leader:{BELA}", answer())
    assert run(forum, "collect", "--apply") == 1
    assert f"[{code}]" in capsys.readouterr().out
    assert aside(forum) == {code: 1}
    assert len(kept(forum).answers) == 1  # a control: what fits is kept beside it
    (batch,) = Store(forum.store / ID).batches(())
    assert batch.aside[0].letter == letter
    assert batch.aside[0].sender == f"leader:{AMARA}"


@pytest.mark.parametrize(
    "content",
    [b"{", b"[" * 30_000, b'{"letters": ' + b" " * 40_000 + b"[]}", b"\xff\xfe", b'{"letters": 1}'],
    ids=["half", "deep", "oversize", "bytes", "no list"],
)
def test_a_file_that_is_none_is_set_aside(forum: Forum, content: bytes) -> None:
    forum.drop(f"leader:{AMARA}", content)
    assert run(forum, "collect", "--apply") == 1
    assert aside(forum) == {"file": 1}


def test_only_a_leader_sends(forum: Forum) -> None:
    forum.put("assistant:rhys@service.example", answer())
    forum.put("leader:nobody", answer())
    assert run(forum, "collect", "--apply") == 1
    assert aside(forum) == {"not-a-leader": 1, "sender": 1}


def test_an_answer_that_lay_in_no_box_before_the_end_is_late_whatever_it_says(
    forum: Forum,
) -> None:
    after = datetime(2026, 12, 5, 0, 0, tzinfo=UTC)
    arrived(forum.put(f"leader:{AMARA}", answer()), after)
    before = datetime(2026, 12, 4, 23, 59, 59, tzinfo=UTC)
    arrived(forum.put(f"leader:{BELA}", answer()), before)
    forum.put(f"leader:{CEDRIC}", answer(written="2026-12-05T00:00:00Z"))
    options = ("--apply", "--day", "2026-12-06")
    assert main(["consultation", "collect", *forum.options(*options)]) == 1
    assert aside(forum) == {"late": 2}
    assert len(kept(forum).answers) == 1


def test_who_answers_twice_is_counted_once_with_what_was_written_last(forum: Forum) -> None:
    first = answer({"sure": "1"})
    forum.put(f"leader:{AMARA}", first, answer({"sure": "5"}, written="2026-11-21T09:00:00Z"))
    run(forum, "collect", "--apply")
    forum.put(f"leader:{AMARA}", first)  # the same letter once more
    run(forum, "collect", "--apply")
    found = kept(forum)
    assert [one.values["sure"] for one in found.answers] == [5]
    assert found.replaced == 1
    forum.put(f"leader:{AMARA}", answer({"sure": "2"}, written="2026-11-22T09:00:00Z"))
    run(forum, "collect", "--apply")
    assert [one.values["sure"] for one in kept(forum).answers] == [2]
    assert kept(forum).replaced == 2


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_a_letter_that_changes_after_it_was_collected_counts_as_it_was_written_last(
    tmp_path: Path, names: str
) -> None:
    """Under its old id, whatever the names of the files that collections are kept in."""
    store = Store(tmp_path / "store")
    for name, hour, lacked in zip(names, (9, 10), ("leads", "picture"), strict=True):
        written = f"2026-11-20T{hour:02}:00:00Z"
        said = {"lacked": lacked}
        one = Accepted(AMARA, "one", written, "file", "fire", "", {**said}, quote=False)
        file = store.add(Batch([one]), datetime(2026, 11, 16, tzinfo=UTC), ())
        file.rename(file.with_stem(name))
    found = collected(store)
    assert [one.values["lacked"] for one in found.answers] == ["picture"]
    assert found.replaced == 0


def test_all_ways_arrive_the_same(forum: Forum) -> None:
    letter = answer(leader=BELA)
    code = base64.urlsafe_b64encode(json.dumps(letter).encode()).decode()
    mailed = f"My answer.\n-----BEGIN LETTER-----\n{code}\n-----END LETTER-----\n"
    words = """\
> Question 1 (a letter): b
Question 2 (1 to 5): 4
Question 3 (letters in order): a, c, b
Question 4: Say who is
in charge.
May we quote your words without your name? (yes or no): no
The questions: https://leaders.example/
"""
    forum.put(f"leader:{AMARA}", answer())
    forum.mail("Bela <fire-leader-2@service.example>", mailed)
    forum.hand_in(answer(leader=CEDRIC))
    forum.mail("fire-leader-4@service.example", f"My answer (consultation:{ID})\n{words}", "two")
    ways = ("--mail", forum.at("mail"), "--files", forum.at("files"))
    run(forum, "collect", *ways)
    forum.mail("fire-leader-5@service.example", "Attached.", "three", attached=[answer()])
    assert run(forum, "collect", *ways, "--verified-by", "Edith", "--apply") == 0
    found = [one.values for one in kept(forum).answers]
    assert len(found) == 5
    said = {str({**one, "words": str(one["words"]).replace("\n", " ")}) for one in found}
    assert len(said) == 1


def test_what_nobody_has_checked_the_sender_of_waits(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    forum.hand_in(answer(leader=CEDRIC))
    assert run(forum, "collect", "--files", forum.at("files"), "--apply") == 0
    assert "1 wait" in capsys.readouterr().out
    assert kept(forum).answers == ()


def test_letters_of_other_kinds_among_messages_are_left_alone(forum: Forum) -> None:
    forum.mail("fire-leader-2@service.example", "Lunch?")
    forum.mail("fire-leader-2@service.example", f"About consultation:{ID}: no.", "two")
    mail = ("--mail", forum.at("mail"), "--verified-by", "Edith", "--apply")
    assert run(forum, "collect", *mail) == 1
    assert aside(forum) == {"message": 1}  # it speaks of the consultation, and holds no answer


def test_the_inbox_leaves_answers_where_they_are(forum: Forum) -> None:
    from leaders_network.inbox.boxes import files_in, take

    file = forum.put(f"leader:{AMARA}", answer())
    assert files_in(forum.folder / "letters") == []
    assert take(forum.folder / "letters") == []
    assert file.is_file()


def test_with_keys_answers_are_sealed_and_only_the_team_reads_them(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    own, other = x25519.Identity.generate(), x25519.Identity.generate()
    forum.write("keys/public.txt", f"# the analysts\n{own.to_public()}\n")
    forum.write("keys/own.txt", f"# created: today\n{own}\n")
    forum.write("keys/other.txt", f"{other}\n")
    forum.put(f"leader:{AMARA}", answer({"words": "Nobody may read this."}))
    run(forum, "collect", "--recipients", forum.at("keys/public.txt"), "--apply")
    (file,) = (forum.store / ID).iterdir()
    content = file.read_bytes()
    assert content.startswith(b"age-encryption.org/v1")
    for secret in (b"Nobody may read this", AMARA.encode(), b"lacked"):
        assert secret not in content
    (found,) = kept(forum, forum.folder / "keys" / "own.txt").answers
    assert found.values["words"] == "Nobody may read this."
    for keys in ([], [forum.folder / "keys" / "other.txt"]):
        with pytest.raises(SettingsError):
            kept(forum, *keys)
    assert "encrypted" in capsys.readouterr().out


def test_files_tell_neither_who_nor_when(forum: Forum) -> None:
    names, times, orders = set(), set(), []
    for order in ((AMARA, BELA), (BELA, AMARA)):
        letters = {one: answer(id=f"00000000-0000-4000-8000-00000000000{one[-1]}") for one in order}
        for one in order:
            forum.put(f"leader:{one}", letters[one])
        run(forum, "collect", "--apply")
        (file,) = (forum.store / ID).iterdir()
        names.add(file.name)
        times.add(file.stat().st_mtime)
        orders.append([one["leader"] for one in json.loads(file.read_text())["answers"]])
        for private in (file, file.parent, forum.store):
            assert private.stat().st_mode & 0o077 == 0, private
        file.unlink()
    assert len(names) == 2
    assert all(re.fullmatch(r"[0-9a-f]{32}\.json", name) for name in names)
    assert times == {datetime(2026, 11, 16, tzinfo=UTC).timestamp()}
    assert orders == [[AMARA, BELA], [AMARA, BELA]]


def test_answers_are_kept_in_no_repository_and_no_site(forum: Forum) -> None:
    for place in ("site/public", "content", "directory_data"):
        with pytest.raises(SettingsError, match="may not be kept"):
            Store.of(
                forum.folder / place,
                ID,
                away_from=[forum.folder / name for name in ("site", "content", "directory_data")],
            )
    (forum.folder / "mail" / ".git").mkdir()
    with pytest.raises(SettingsError, match="repository"):
        Store.of(forum.folder / "mail" / "deep", ID)


_CHANGING = ("open", "os.rename", "os.remove", "os.mkdir")


def killed(forum: Forum, moment: int) -> bool:
    """Collect in a process of its own, which is killed before one of its changes to a file.

    Returns:
        Whether it got so far as to be killed.
    """
    child = os.fork()
    if not child:
        left = moment

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            is_ours = event in _CHANGING and str(arguments[0]).startswith(str(forum.folder))
            if is_ours and (event != "open" or set(str(arguments[1])) & set("wax+")):
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        run(forum, "collect", "--apply")
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not parted here")
def test_a_collection_killed_at_any_moment_loses_no_answer_and_counts_none_twice(
    forum: Forum,
) -> None:
    for moment in range(1, 40):
        forum.put(f"leader:{AMARA}", answer(), answer({"lacked": "leads"}))
        forum.put(f"leader:{BELA}", answer(), {"id": "broken"})
        was_killed = killed(forum, moment)
        assert run(forum, "collect", "--apply") in (0, 1)
        told = kept(forum)
        assert [len(told.answers), told.replaced, dict(told.aside or {})] == [2, 1, {"form": 1}]
        assert list((forum.folder / "letters").rglob("*.json")) == []
        for file in forum.store.rglob("*.*"):
            file.unlink()
        if not was_killed:
            break
    assert moment > 8, "it was killed at many moments, and at last came to its end"


def test_a_file_of_keys_without_a_key_is_no_leave_to_keep_answers_open(
    forum: Forum, capsys: pytest.CaptureFixture[str]
) -> None:
    forum.put(f"leader:{AMARA}", answer())
    forum.write("keys/none.txt", "# to be added\n")
    assert run(forum, "collect", "--recipients", forum.at("keys/none.txt"), "--apply") == 2
    assert "none.txt holds no key" in capsys.readouterr().err
    assert [file for file in forum.store.rglob("*") if file.is_file()] == []
