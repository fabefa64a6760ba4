"""Letters become commits that change exactly what they say, with their writer as author."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from leaders_network.directory.rules import check_directory
from leaders_network.problems import InvalidDirectoryError, Problems, SettingsError
from leaders_network.records.places import Place, places
from leaders_network.repository import GitError, Repository
from tests.inbox.village import (
    BEA_KEY,
    DAY,
    FREDA,
    FREDA_KEY,
    FREDA_POST,
    OWEN_KEY,
    OWEN_POST,
    PHONE,
    RHYS_KEY,
    Village,
)


@pytest.fixture
def village(tmp_path: Path) -> Village:
    return Village.made(tmp_path)


def new_phone(now: str = "+441632960499") -> dict[str, str]:
    return {"field": PHONE, "was": "+441632960412", "now": now}


def verdicts(report: object) -> list[str]:
    return [each.verdict for each in report.decisions]  # type: ignore[attr-defined]


def test_a_correction_changes_its_own_lines_and_nothing_else(village: Village) -> None:
    village.post(FREDA_KEY, village.correct(new_phone(), note="New handset.\nFreda"))
    report = village.apply()
    assert verdicts(report) == ["follow"]
    changed = [
        line
        for line in village.git("diff", "main", report.branch).splitlines()
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert len(changed) == 2
    assert "2026-11-21" in changed[1]
    assert "+441632960499" in changed[1]
    assert "# Kept by hand, with love.\n" in village.text()
    assert "name: Freda Harlowe   # as she signs\n" in village.text()
    assert "summary: >-\n  Leads fire and rescue\n  in Southmere.\n\n" in village.text()


def test_a_commit_has_its_writer_as_author_and_names_its_letter(village: Village) -> None:
    letter = village.correct(new_phone(), note="Letter: 00000000-0000-0000-0000-000000000000")
    village.post(RHYS_KEY, letter)
    branch = village.apply().branch
    told = village.git("log", "-1", "--format=%an <%ae> %aI|%cn|%(trailers)", branch)
    author, committer, trailers = told.split("|")
    assert author.startswith("Rhys Lomas <rhys.lomas@southmere-fire.example> 2026-11-21T09:30:00")
    assert committer == "Edith Editor"
    assert trailers.splitlines()[:2] == [
        f"Letter: {letter['id']}",
        "Sent-by: Rhys Lomas <rhys.lomas@southmere-fire.example> (signed in)",
    ]
    assert village.text().count("by: assistant") == 2


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"values": [new_phone()]}, ["report", f"{PHONE}: “+441632960412” → “+441632960499”"]),
        (
            {"values": [new_phone() | {"now": None}], "note": "It rings out."},
            ["report: It rings out."],
        ),
        ({"note": "It rings out."}, ["report: It rings out."]),
        ({}, ["report: no words"]),
    ],
)
def test_the_team_is_told_what_a_report_says_is_right(
    village: Village, said: dict[str, Any], words: list[str]
) -> None:
    village.post(FREDA_KEY, village.letter(kind="report", **said))
    assert village.look().decisions[0].words == words


def test_the_team_is_told_nothing_of_what_an_answer_says(village: Village) -> None:
    village.post(FREDA_KEY, village.letter(kind="answer", values=[new_phone()]))
    assert village.look().decisions[0].words == ["answer: no words"]


def test_a_dry_run_says_what_would_change_and_leaves_everything(village: Village) -> None:
    file = village.post(FREDA_KEY, village.correct(new_phone()), village.letter())
    before = file.read_bytes()
    report = village.look()
    assert verdicts(report) == ["follow", "follow"]
    assert report.decisions[1].words == [
        "phone of the contact “Direct”: “+441632960412” → “+441632960499”"
    ]
    assert file.read_bytes() == before
    assert village.commits() == []
    assert not village.state.exists()
    assert [path.name for path in village.letters.iterdir()] == ["letters"]


def test_the_whole_directory_is_checked_for_corrections_and_not_for_each_confirmation(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(directory: Any, problems: Problems) -> bytes:
        asked.append("")
        return check_directory(directory, problems)

    monkeypatch.setattr("leaders_network.inbox.desk.check_directory", counted)
    village.post(FREDA_KEY, village.letter())
    village.post(OWEN_KEY, village.letter("owen-lewis"))
    assert verdicts(village.look()) == ["follow", "follow"]
    assert len(asked) == 1, "once, before the first letter"
    village.post(FREDA_KEY, village.letter(), village.correct(new_phone()))
    assert verdicts(village.look()) == ["follow", "follow", "follow"]
    assert len(asked) == 3, "once more, and for the correction that is followed"


def test_two_who_confirm_one_leader_are_not_told_as_two_leaders(village: Village) -> None:
    village.post(FREDA_KEY, village.letter())
    village.post(RHYS_KEY, village.letter())
    village.apply()
    assert village.commits() == ["Confirm the details of Freda Harlowe"]


def test_what_only_confirms_makes_one_commit_together(village: Village) -> None:
    village.post(FREDA_KEY, village.letter())
    village.post(RHYS_KEY, village.letter("owen-lewis"), village.correct(new_phone()))
    report = village.apply()
    assert village.commits() == ["Confirm the details of 2 leaders", "Correct Freda Harlowe"]
    assert village.text("owen-lewis").count("on: 2026-11-21") == 2
    assert len(report.commits) == 2
    assert village.git("log", "-1", "--format=%an", f"{report.branch}~1") == "Edith Editor"


def test_one_writers_confirmations_are_that_writers_commit(village: Village) -> None:
    village.post(RHYS_KEY, village.letter(), village.letter("owen-lewis"))
    branch = village.apply().branch
    assert village.git("log", "-1", "--format=%an", branch) == "Rhys Lomas"


def test_the_editors_checkout_is_never_disturbed(village: Village) -> None:
    village.write("directory_data/leaders/freda-harlowe.yml", FREDA + "# half an edit\n")
    village.write("notes.txt", "mine\n")
    village.git("add", "notes.txt")
    before = village.git("status", "--porcelain"), village.git("rev-parse", "HEAD")
    index = (village.repository / ".git/index").read_bytes()
    village.post(FREDA_KEY, village.correct(new_phone()))
    assert village.apply().commits
    assert (village.git("status", "--porcelain"), village.git("rev-parse", "HEAD")) == before
    assert (village.repository / ".git/index").read_bytes() == index
    assert "half an edit" not in village.text()
    assert len(village.git("worktree", "list").splitlines()) == 1


def test_a_branch_that_somebody_works_on_is_left_alone(village: Village) -> None:
    village.git("switch", "--quiet", "-c", "inbox/2026-11-22")
    village.post(FREDA_KEY, village.correct(new_phone()))
    with pytest.raises(SettingsError, match="somebody works on the branch"):
        village.apply()
    assert list((village.letters / "letters").iterdir())


def test_data_with_problems_is_not_mixed_with_letters(village: Village) -> None:
    village.write("directory_data/leaders/owen-lewis.yml", "name: Owen\nnmae: Owen\n")
    village.save("Half an edit")
    file = village.post(FREDA_KEY, village.correct(new_phone()))
    with pytest.raises(InvalidDirectoryError):
        village.apply()
    assert file.exists()


def test_a_branch_that_cannot_be_moved_is_said_to_be_moved_only_where_it_was(
    village: Village,
) -> None:
    repository = Repository.of(village.repository, "here it is")
    tip = repository.tip("main")
    assert tip is not None
    lock = village.repository / ".git" / "refs" / "heads" / "new.lock"
    lock.write_text("")
    with pytest.raises(GitError, match="could not be completed"):
        repository.move("new", tip, None, "a test")
    lock.unlink()
    repository.move("new", tip, None, "a test")
    with pytest.raises(SettingsError, match="was moved meanwhile"):
        repository.move("new", tip, None, "a test")


def test_a_second_run_goes_on_with_the_days_branch(village: Village) -> None:
    village.post(FREDA_KEY, village.correct(new_phone()))
    village.apply()
    village.post(OWEN_KEY, village.letter("owen-lewis"))
    village.apply()
    assert village.commits() == ["Correct Freda Harlowe", "Confirm the details of Owen Lewis"]


def test_a_letter_that_comes_again_is_not_followed_again(village: Village) -> None:
    letter = village.correct(new_phone())
    village.post(FREDA_KEY, letter, letter)
    village.post(RHYS_KEY, letter, box="answers")
    assert sorted(verdicts(village.apply())) == ["follow", "known", "known"]
    village.post(FREDA_KEY, letter)
    assert verdicts(village.apply()) == ["known"]
    village.state.rename(village.folder / "lost")
    village.post(FREDA_KEY, letter)
    assert verdicts(village.apply()) == ["known"], "the commits alone must tell"
    assert village.commits() == ["Correct Freda Harlowe"]


def test_a_confirmation_after_ones_own_correction_counts_before_the_site_is_built_anew(
    village: Village,
) -> None:
    seen = village.letter()
    village.post(FREDA_KEY, village.correct(new_phone()))
    village.apply()
    village.post(FREDA_KEY, seen)
    village.post(RHYS_KEY, village.letter())
    report = village.apply()
    told = {each.received.sender.key: each.verdict for each in report.decisions}  # type: ignore[union-attr]
    assert told == {FREDA_KEY: "follow", RHYS_KEY: "refuse"}


def test_a_confirmation_of_what_has_changed_since_is_set_aside(village: Village) -> None:
    letter = village.letter()
    village.write("directory_data/leaders/freda-harlowe.yml", FREDA.replace("960412", "960455"))
    village.save("A new number")
    village.post(FREDA_KEY, letter)
    assert [(d.verdict, d.code) for d in village.apply().decisions] == [("refuse", "stale")]


def test_that_somebody_else_confirmed_makes_no_confirmation_stale(village: Village) -> None:
    village.post(FREDA_KEY, village.letter())
    village.post(RHYS_KEY, village.letter())
    assert verdicts(village.apply()) == ["follow", "follow"]


def test_a_confirmation_of_a_day_to_come_keeps_none_of_today_away(village: Village) -> None:
    village.write(
        "directory_data/leaders/freda-harlowe.yml",
        FREDA.replace("on: 2026-01-10", "on: 2062-01-10"),
    )
    village.save("A slip in a year")
    village.post(FREDA_KEY, village.letter())
    assert verdicts(village.apply()) == ["follow"]
    assert "2062" not in village.text("freda-harlowe")


def test_a_correction_of_what_has_changed_since_is_a_conflict(village: Village) -> None:
    letter = village.correct(new_phone(), {"field": "pronouns", "was": None, "now": "she/her"})
    village.write("directory_data/leaders/freda-harlowe.yml", FREDA.replace("960412", "960455"))
    village.save("A new number")
    village.post(FREDA_KEY, letter)
    (decision,) = village.apply().decisions
    assert decision.code == "conflict"
    assert "+441632960455" in decision.reason
    assert village.commits() == []
    assert [each["code"] for each in village.aside()] == ["conflict"]


def test_a_correction_beside_a_later_change_of_something_else_is_followed(
    village: Village,
) -> None:
    letter = village.correct(new_phone())
    village.write(
        "directory_data/leaders/freda-harlowe.yml",
        FREDA.replace("  in Southmere", "  in Southmere today"),
    )
    village.save("A new summary")
    village.post(FREDA_KEY, letter)
    assert verdicts(village.apply()) == ["follow"]
    assert "in Southmere today" in village.text()


def test_two_letters_that_contradict_each_other_are_not_both_followed(village: Village) -> None:
    village.post(FREDA_KEY, village.correct(new_phone(), written="2026-11-21T08:00:00Z"))
    village.post(RHYS_KEY, village.correct(new_phone("+441632960500")))
    report = village.apply()
    assert [(d.verdict, d.code) for d in report.decisions] == [
        ("follow", ""),
        ("refuse", "conflict"),
    ]


def test_of_what_one_writer_says_twice_the_later_word_counts(village: Village) -> None:
    offer, more = _offer(village), {"field": "pronouns", "was": None, "now": "she/her"}
    until = {"field": f"{offer}/until", "was": "2027-01-31"}
    office = {"field": f"{FREDA_POST}/contacts/office/label", "was": "Chief's office"}
    held = ["label: Chief's office", "email: office.cfo@southmere-fire.example"]
    village.post(
        FREDA_KEY,
        village.correct(new_phone(), more, {**until, "now": "2027-02-28"}, {**office, "now": "X"}),
        village.correct(
            new_phone("+441632960500"),
            {**until, "now": "2027-03-31"},
            {"field": f"{FREDA_POST}/contacts/office", "was": held, "now": None},
            written="2026-11-21T09:31:00Z",
        ),
    )
    report = village.apply()
    assert [(d.verdict, d.reason) for d in report.decisions] == [("follow", ""), ("follow", "")]
    text = village.text()
    assert all(word in text for word in ("+441632960500", "2027-03-31", "she/her"))
    assert "Chief's office" not in text
    assert len(village.commits()) == 2


def test_an_earlier_word_counts_where_the_later_one_is_set_aside(village: Village) -> None:
    village.post(
        FREDA_KEY,
        village.correct(new_phone()),
        village.correct(new_phone("none"), written="2026-11-21T09:31:00Z"),
    )
    assert verdicts(village.apply()) == ["refuse", "follow"]
    assert "+441632960499" in village.text()
    assert len(village.aside()) == 1


def test_ones_own_second_word_counts_before_the_site_is_built_anew_too(village: Village) -> None:
    later = village.correct(new_phone("+441632960500"), written="2026-11-21T09:31:00Z")
    other = village.correct(new_phone("+441632960501"), written="2026-11-21T09:32:00Z")
    village.post(FREDA_KEY, village.correct(new_phone()))
    village.apply()
    village.post(FREDA_KEY, later)
    village.post(RHYS_KEY, other)
    assert [(d.verdict, d.code) for d in village.apply().decisions] == [
        ("follow", ""),
        ("refuse", "conflict"),
    ]
    assert "+441632960500" in village.text()


def test_what_is_added_again_is_added_once_and_another_thing_as_well(village: Village) -> None:
    def added(label: str) -> list[dict[str, str]]:
        item = f"{FREDA_POST}/contacts/+1"
        return [
            {"field": f"{item}/label", "now": label},
            {"field": f"{item}/phone", "now": "01632 960466"},
        ]

    village.post(
        FREDA_KEY,
        village.correct(*added("Diary")),
        village.correct(*added("Diary"), new_phone(), written="2026-11-21T09:31:00Z"),
        village.correct(*added("Night line"), written="2026-11-21T09:32:00Z"),
    )
    assert verdicts(village.apply()) == ["follow", "follow", "follow"]
    assert [village.text().count(f"label: {each}") for each in ("Diary", "Night line")] == [1, 1]


def test_what_a_letter_wants_and_is_so_already_makes_no_commit(village: Village) -> None:
    village.post(FREDA_KEY, village.correct(new_phone("01632 960412")))
    report = village.apply()
    assert verdicts(report) == ["follow"]
    assert report.decisions[0].words == ["nothing to change: it is so already"]
    assert village.commits() == []


def test_an_assistant_of_two_leaders_changes_their_own_number_in_both(village: Village) -> None:
    path = f"{OWEN_POST}/assistants/{_rhys(village)}/phone"
    other = f"{FREDA_POST}/assistants/{_rhys(village)}/phone"
    value = {"was": "+441632960413", "now": "01632 960477"}
    village.post(
        RHYS_KEY,
        village.correct({"field": path, **value}, leader="owen-lewis"),
        village.correct({"field": other, **value}, written="2026-11-21T09:31:00Z"),
    )
    report = village.apply()
    assert verdicts(report) == ["follow", "follow"]
    assert "+441632960477" in village.text()
    assert "+441632960477" in village.text("owen-lewis")
    assert village.commits() == ["Correct Owen Lewis"]


def _rhys(village: Village) -> str:
    found = [
        place.path.split("/")[4]
        for place in _places(village)
        if place.path.endswith("/name") and place.value == "Rhys Lomas"
    ]
    return found[0]


def _places(village: Village) -> list[Place]:
    return list(places(village.records().leaders["freda-harlowe"], DAY))


def test_a_leader_does_not_change_an_assistant_who_serves_others_too(village: Village) -> None:
    field = f"{FREDA_POST}/assistants/{_rhys(village)}/phone"
    village.post(
        FREDA_KEY,
        village.correct({"field": field, "was": "+441632960413", "now": "+441632960477"}),
    )
    (decision,) = village.apply().decisions
    assert (decision.verdict, decision.code) == ("refuse", "not-theirs")


def _offer(village: Village) -> str:
    paths = [place.path for place in _places(village)]
    return next(path.rpartition("/")[0] for path in paths if path.startswith("offers/"))


def test_assistants_contacts_offers_and_asks_are_added_and_taken_away(village: Village) -> None:
    added = {
        f"{FREDA_POST}/assistants/+1/name": "Ada Vale",
        f"{FREDA_POST}/assistants/+1/email": "ada.vale@southmere-fire.example",
        f"{FREDA_POST}/contacts/+1/label": "Direct",
        f"{FREDA_POST}/contacts/+1/phone": "01632 960466",
        f"{FREDA_POST}/contacts/+2/label": "Łukasz’s diary",
        f"{FREDA_POST}/contacts/+2/phone": "01632 960467",
        "asks/+1/text": "Who has merged two control rooms?",
        "asks/+1/until": "2027-02-01",
        "asks/+1/topics": ["resilience"],
    }
    gone = {
        f"{FREDA_POST}/contacts/office": [
            "label: Chief's office",
            "email: office.cfo@southmere-fire.example",
        ],
        _offer(village): ["text: A visit to the control room", "until: 2027-01-31"],
    }
    values: list[dict[str, Any]] = [{"field": field, "now": now} for field, now in added.items()]
    values += [{"field": field, "was": was, "now": None} for field, was in gone.items()]
    village.post(FREDA_KEY, village.correct(*values))
    report = village.apply()
    assert verdicts(report) == ["follow"], report.decisions[0].reason
    assert report.decisions[0].warnings == ["ada.vale@southmere-fire.example may then sign in"]
    text = village.text()
    assert "offers" not in text
    assert "office.cfo" not in text
    assert "id: direct-2" in text
    assert "id: lukaszs-diary" in text
    assert 'phone: "+441632960466"' in text
    assert "- name: Ada Vale\n        email: ada.vale@southmere-fire.example\n" in text
    assert "asks:\n  - text: Who has merged two control rooms?\n" in text


def test_both_names_of_an_offer_may_change_in_one_letter(village: Village) -> None:
    offer = _offer(village)
    text = {"was": "A visit to the control room", "now": "A day in control"}
    village.post(
        FREDA_KEY,
        village.correct(
            {"field": f"{offer}/text", **text},
            {"field": f"{offer}/until", "was": "2027-01-31", "now": "2027-03-01"},
            {"field": f"{offer}/topics", "was": [], "now": ["resilience"]},
        ),
    )
    assert verdicts(village.apply()) == ["follow"]
    wanted = "  - text: A day in control\n    topics: [resilience]\n    until: 2027-03-01\n"
    assert wanted in village.text()


def test_confirming_brings_the_entry_of_somebody_invited_to_the_network(village: Village) -> None:
    village.write("directory_data/leaders/freda-harlowe.yml", FREDA + "invited: 2026-11-01\n")
    village.save("Invite Freda")
    village.post(RHYS_KEY, village.letter())
    report = village.apply()
    assert report.decisions[0].warnings == ["the entry becomes visible to the network"]
    assert "invited" not in village.text()


def test_letters_of_other_kinds_are_kept_for_the_team(village: Village) -> None:
    report_of = village.letter(kind="report", note="The number rings out.")
    village.post(BEA_KEY, report_of)
    assert verdicts(village.apply()) == ["keep"]
    (kept,) = village.kept("report")
    assert kept["letter"] == report_of
    assert kept["sender"] == BEA_KEY
    assert village.commits() == []


def test_what_is_noted_and_kept_of_letters_is_its_owners_alone(village: Village) -> None:
    village.post(BEA_KEY, village.letter(kind="report", note="It rings out."))
    village.post(FREDA_KEY, village.letter())
    village.apply(state=village.folder / "deep" / "state")
    made = [village.folder / "deep", *(village.folder / "deep").rglob("*")]
    assert {"ledger.jsonl", "report"} <= {path.name for path in made}, "the control: they are made"
    assert not [path.name for path in made if path.stat().st_mode & 0o077]


def test_a_data_folder_that_is_a_repository_of_its_own_will_do(tmp_path: Path) -> None:
    village = Village.made(tmp_path)
    data = village.repository / "directory_data"
    outer = village.repository / ".git"
    outer.rename(tmp_path / "gone")
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["config", "user.name", "Edith Editor"],
        ["config", "user.email", "edith@centre.example"],
        ["add", "--all"],
        ["commit", "--quiet", "-m", "Begin"],
    ):
        village.git("-C", str(data), *words)
    village.post(FREDA_KEY, village.correct(new_phone()))
    report = village.apply()
    assert report.commits
    told = village.git("-C", str(data), "show", f"{report.branch}:leaders/freda-harlowe.yml")
    assert "+441632960499" in told
