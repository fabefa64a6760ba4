"""Somebody gets everything that is held about them, and of others only what stands in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaders_network.gate.tokens import KEY_VARIABLE
from tests.care.house import FREDA_KEY, HOME, OLD_NUMBER, House, token_of, unpacked

DONE, MISUSED = 0, 2
OUT = "--out=bundle.zip"
RHYS = "rhys.lomas@southmere-fire.example"
BEFORE = f"""\
  - post: southmere-fire/deputy
    start: 2020-01-08
    end: 2023-12-31
    assistants:
      - name: Rhys Lomas
        email: {RHYS}
        phone: "+44 1632 960413"
        confirmed: {{on: 2023-01-10, by: assistant}}
"""


@pytest.fixture
def bundle(house: House) -> dict[str, str]:
    site = house.repository / "site"
    for path in (
        "network/leaders/freda-harlowe/index.html",
        f"mine/{token_of(FREDA_KEY)}/index.html",
    ):
        (site / path).parent.mkdir(parents=True)
        (site / path).write_text("<h1>Freda Harlowe</h1>")
    (site / "network" / "index.html").write_text("<h1>Owen Lewis</h1>")
    house.exclude("/site\n/.cache\n")
    house.village.post(FREDA_KEY, {"kind": "answer", "text": "We drill"}, box="answers-drills")
    assert house.run_with_post("subject-access", "freda-harlowe", OUT) == DONE
    return unpacked(Path("bundle.zip"))


def test_the_bundle_holds_the_record_as_it_is_written(bundle: dict[str, str]) -> None:
    record = bundle["files/directory_data/leaders/freda-harlowe.yml"]
    assert record.startswith("# Kept by hand, with love.")
    assert "# Kept by hand, with love." in bundle["index.html"]


def test_it_holds_the_history_also_of_what_is_no_more(bundle: dict[str, str]) -> None:
    history = "".join(text for name, text in bundle.items() if name.startswith("history/"))
    assert OLD_NUMBER in history
    assert "Write to Freda Harlowe by her number" in history
    assert "Owen Lewis" not in history.replace("Freda\n+Harlowe began the round; Owen Lewis", "")
    told = json.loads(bundle["everything.json"])["history"]
    assert [each["message"].splitlines()[0] for each in told] == [
        "Correct a number",
        "Write to Freda Harlowe by her number",
        "Begin",
    ]


def test_it_holds_letters_messages_and_what_became_of_them(bundle: dict[str, str]) -> None:
    letters = json.loads(bundle["everything.json"])["letters"]
    assert {each["kind"] for each in letters} == {
        "what became of letters",
        "a letter that was set aside",
        "somebody else's letter about them",
        "their own letters, not yet read",
        "a message",
    }
    text = json.dumps(letters)
    assert "owen-lewis" not in text
    assert "We drill" in text, "an answer to a consultation that nobody collected yet"


def test_it_holds_approvals_of_what_was_changed_of_theirs(bundle: dict[str, str]) -> None:
    approvals = json.loads(bundle["everything.json"])["approvals"]
    assert {"approved/1", "approved/2"} <= {each["tag"] for each in approvals}
    assert "Seen and right" in bundle["index.html"]


def test_it_says_where_it_is_published_and_what_each_audience_sees(
    bundle: dict[str, str],
) -> None:
    told = json.loads(bundle["everything.json"])
    assert told["published"]["network"] == ["network/leaders/freda-harlowe/index.html"]
    assert told["own_page"] == token_of(FREDA_KEY)
    assert f"mine/{token_of(FREDA_KEY)}/index.html" in told["published"]["mine"]
    assert "freda.harlowe@southmere-fire.example" in told["signs_in_as"]
    assert "Public</th>" in bundle["index.html"]


def test_it_says_where_other_files_speak_of_them(bundle: dict[str, str]) -> None:
    mentions = json.loads(bundle["everything.json"])["mentions"]
    assert {(each["path"], each["line"]) for each in mentions} >= {
        ("content/index.md", 7),
        ("content/news/floods.md", 7),
        ("directory_data/groups/winter-resilience.yml", 2),
    }


def test_the_same_holdings_give_the_same_bundle(house: House) -> None:
    for name in ("one", "two"):
        assert house.run_with_post("subject-access", "freda-harlowe", f"--out={name}.zip") == DONE
    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()
    assert Path("one.zip").stat().st_mode & 0o077 == 0


def test_one_is_told_of_as_one(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert house.run_with_post("subject-access", "freda-harlowe", OUT) == DONE
    said = capsys.readouterr().out
    assert "  1 file of their own" in said
    assert " 3 commits" in said


def test_nobody_of_that_id_is_an_error_and_writes_nothing(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    assert house.run_with_post("subject-access", "freda-harlow", OUT) == MISUSED
    assert "did you mean freda-harlowe?" in capsys.readouterr().err
    assert not Path("bundle.zip").exists()


def test_an_assistant_gets_what_is_held_by_their_address_and_a_contributor_by_id(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.village.write("directory_data/contributors/ada-vale.yml", "name: Ada Vale\n")
    house.village.write("content/talk.md", f"{HOME}[Ada](contributor:ada-vale) speaks.\n")
    house.village.save("List an author")
    assert house.run_with_post("subject-access", RHYS, OUT) == DONE
    bundle = unpacked(Path("bundle.zip"))
    told = json.loads(bundle["everything.json"])
    assert told["about"]["kind"] == "assistant"
    assert told["edits"] == ["freda-harlowe", "owen-lewis"]
    assert "name: Rhys Lomas" in bundle["files/directory_data/leaders/freda-harlowe-assistant.yml"]
    beside = bundle["files/directory_data/leaders/owen-lewis-assistant.yml"]
    assert "Rhys Lomas" in beside
    assert "Bea Thorn" not in beside, "another assistant of the same leader"
    assert len(told["history"]) == 1, "of all commits the one that put them in"
    assert house.run_with_post("subject-access", "ada-vale", OUT) == DONE
    bundle = unpacked(Path("bundle.zip"))
    assert bundle["files/directory_data/contributors/ada-vale.yml"] == "name: Ada Vale\n"
    assert {each["path"] for each in json.loads(bundle["everything.json"])["mentions"]} == {
        "content/talk.md"
    }


def test_without_the_key_of_tokens_access_is_told_and_no_page_of_their_own(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(KEY_VARIABLE)
    assert house.run_with_post("subject-access", "freda-harlowe", OUT) == DONE
    told = json.loads(unpacked(Path("bundle.zip"))["everything.json"])
    assert told["signs_in_as"]
    assert told["own_page"] is None


def test_an_assistant_in_two_appointments_of_a_leader_gets_what_stands_in_each(
    house: House,
) -> None:
    file = "directory_data/leaders/owen-lewis.yml"
    now = (house.repository / file).read_text()
    house.village.write(file, now.replace("appointments:\n", f"appointments:\n{BEFORE}"))
    house.village.save("Tell of an appointment of before")
    assert house.run_with_post("subject-access", RHYS, OUT) == DONE
    told = unpacked(Path("bundle.zip"))["files/directory_data/leaders/owen-lewis-assistant.yml"]
    assert "2023-01-10" in told, "of the appointment that ended"
    assert "may_edit: true" in told, "of today's"


def test_letters_that_were_taken_and_not_dealt_with_come_first(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = house.village.letters / ".taken" / "letters"
    taken.mkdir(parents=True)
    (taken / "0123456789abcdef.1.json").write_text("{}")
    assert house.run_with_post("subject-access", "freda-harlowe", OUT) == MISUSED
    assert "inbox --apply" in capsys.readouterr().err
    assert not Path("bundle.zip").exists()
