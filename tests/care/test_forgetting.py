"""Who is forgotten is gone from the files, the letters and the history, and nobody else is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from leaders_network.care.finding import mentions, speaks_of
from leaders_network.care.identity import Identity, identity_of
from leaders_network.care.plan import ForgettingPlan
from leaders_network.care.proof import search
from leaders_network.care.rewriting import rewrite
from leaders_network.care.whom import whom
from leaders_network.imported import record_hash
from leaders_network.repository import Repository
from tests.care.house import (
    FREDA_KEY,
    HOME,
    IMPORTED,
    KEY_VARIABLE,
    OLD_NUMBER,
    House,
    ledger,
    token_of,
)
from tests.inbox.village import OWEN_KEY
from tests.unit.test_photo import picture
from tests.unit.town import leader, town

Captured = pytest.CaptureFixture[str]
FREDA = "freda-harlowe"
ANSWERS = "answers-first-question"
DONE, LEFT, MISUSED = 0, 1, 2


def forgotten(house: House) -> str:
    """Forget Freda, merge the branch, and return its name."""
    assert house.run_with_post("forget", FREDA, "--apply", "--plan=plan") == DONE
    branch = house.village.git("branch", "--list", "forget/*", "--format=%(refname:short)")
    house.village.git("merge", "--quiet", "--ff-only", branch)
    return branch


def test_without_apply_it_says_what_would_go_and_leaves_everything(
    house: House, capsys: Captured
) -> None:
    before = house.state()
    assert house.run_with_post("forget", FREDA) == DONE
    told = capsys.readouterr().out
    assert "delete directory_data/leaders/freda-harlowe.yml" in told
    assert "vacant from then on: southmere-fire/chief-fire-officer" in told
    assert "Nothing was changed" in told
    assert house.state() == before


def test_a_commit_beside_the_checkout_removes_the_person_and_every_mention(house: House) -> None:
    before = house.everything()
    assert house.run_with_post("forget", FREDA, "--apply", "--plan=plan") == DONE
    after = house.everything()
    ours = {name for name in before if name.startswith("repository/")}
    assert {name: after.get(name) for name in ours} == {name: before[name] for name in ours}
    branch = house.village.git("branch", "--list", "forget/*", "--format=%(refname:short)")
    show = house.village.git
    assert "leaders/freda-harlowe.yml" not in show("ls-tree", "-r", "--name-only", branch)
    assert show("show", f"{branch}:content/index.md").endswith(
        "Ask a former member about floods. A former member began the round; Owen Lewis keeps it."
    )
    assert "authors: [leader:owen-lewis]" in show("show", f"{branch}:content/news/floods.md")
    assert show("show", f"{branch}:directory_data/groups/winter-resilience.yml") == (
        "name: Winter resilience"
    )
    said = show("log", "-1", "--format=%B", branch) + branch
    assert "freda" not in said.casefold()
    assert "harlowe" not in said.casefold()


def test_the_post_is_vacant_then_and_the_files_are_sound(house: House, capsys: Captured) -> None:
    forgotten(house)
    assert house.run("check") == DONE
    records = house.village.records()
    assert FREDA not in records.leaders
    assert all(
        held.post != "southmere-fire/chief-fire-officer"
        for leader in records.leaders.values()
        for held in leader.appointments
    )
    posts = {post.id for post in records.organisations["southmere-fire"].posts}
    assert "chief-fire-officer" in posts


def test_the_id_is_never_used_again_and_no_file_says_whose_it_was(
    house: House, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten(house)
    kept = (house.repository / "directory_data" / "forgotten.txt").read_text()
    assert "freda" not in kept
    leader = house.repository / "directory_data" / "leaders" / "freda-harlowe.yml"
    leader.write_text("name: Another Freda\n")
    capsys.readouterr()
    assert house.run("check") == LEFT
    assert "freda-harlowe.yml:1:1: the id `freda-harlowe` may not be used again [forgotten-id]" in (
        capsys.readouterr().out
    )
    leader.rename(leader.with_name("freda-harlowe-2.yml"))
    assert house.run("check") == DONE, "any other id is free"
    other = house.repository / "directory_data" / "leaders" / "owen-lewis.yml"
    other.write_text(other.read_text() + "former_ids: [freda-harlowe]\n")
    assert house.run("check") == LEFT
    monkeypatch.delenv(KEY_VARIABLE)
    capsys.readouterr()
    assert house.run("check") == DONE
    assert "1 id of forgotten people is not guarded here" in capsys.readouterr().err
    monkeypatch.setenv(KEY_VARIABLE, "quite another key, long enough to count")
    assert house.run("check") == LEFT
    assert "[forgotten-key]" in capsys.readouterr().out


def test_no_list_that_was_imported_tells_by_a_hash_who_was_on_it(house: House) -> None:
    branch = forgotten(house)
    kept = house.village.git("show", f"{branch}:directory_data/{IMPORTED}")
    assert kept == ledger("owen-lewis").strip()
    assert house.run("forget", "--plan=plan", "--rewrite=clone.git") == DONE
    known = {FREDA: record_hash("leader", FREDA), "owen-lewis": record_hash("leader", "owen-lewis")}
    clone = ("-C", str(Path("clone.git").resolve()))
    told = {
        each: house.village.git(*clone, "log", "--all", "--format=%h", f"-S{mark}")
        for each, mark in known.items()
    }
    assert told[FREDA] == ""
    assert told["owen-lewis"], "the control: others stay"
    house.village.write(f"directory_data/{IMPORTED}", ledger(FREDA))
    assert (
        house.run("forget", "--plan=plan", f"--prove={house.repository / 'directory_data'}") == LEFT
    )


def test_letters_go_and_those_of_others_stay(house: House) -> None:
    village = house.village
    for file in (village.letters / "letters").iterdir():
        file.chmod(0o600)
    for key in (FREDA_KEY, OWEN_KEY):
        village.post(key, {"kind": "answer"}, box=ANSWERS)
    house.run_with_post("forget", FREDA, "--apply", "--plan=plan")
    assert not (village.letters / "letters" / f"{token_of(FREDA_KEY)}.json").exists()
    (shared,) = (village.letters / "letters").iterdir()
    assert shared.stat().st_mode & 0o777 == 0o600, "nobody else may read it now"
    assert [each["about"] for each in json.loads(shared.read_text())["letters"]] == [
        "leader:owen-lewis"
    ]
    assert [file.name for file in (village.letters / ANSWERS).iterdir()] == [
        f"{token_of(OWEN_KEY)}.json"
    ]
    ledger = (village.state / "ledger.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in ledger] == ["2"]
    assert [file.name for file in (village.state / "aside").iterdir()] == ["b.json"]
    assert [file.name for file in (village.folder / "mail").iterdir()] == ["two.eml"]


def test_history_is_rewritten_on_a_clone_until_no_object_speaks_of_them(
    house: House, capsys: Captured
) -> None:
    records = house.village.records()
    identity = identity_of(records, whom(records, FREDA))
    branch = forgotten(house)
    before = house.state()
    tree = house.village.git("rev-parse", "HEAD^{tree}")
    capsys.readouterr()
    assert house.run("forget", "--plan=plan", "--rewrite=clone.git") == DONE
    told = capsys.readouterr().out
    assert "left out, for it cannot be rewritten: refs/heads/cms/leaders/freda-harlowe" in told
    assert "left out, for it cannot be rewritten: refs/tags/approved/2" in told
    assert "0 files of today's changed" in told
    assert "nothing is left in" in told
    clone = Path("clone.git").resolve()
    assert not search(clone, identity).left
    found = search(house.repository, identity)
    kinds = {left.where.split()[0] for left in found.left}
    assert {"blob", "tree", "commit"} <= kinds, "the search would have seen it"
    rewritten = Path("clone")
    house.village.git("clone", "--quiet", str(clone), str(rewritten.resolve()))
    assert house.village.git("-C", str(rewritten.resolve()), "rev-parse", "HEAD^{tree}") == tree
    refs = house.village.git("-C", str(clone), "for-each-ref", "--format=%(refname:short)")
    assert {"main", branch, "approved/1"} <= set(refs.split())
    assert house.state()[1] == before[1], "the repository itself is as it was"
    assert OLD_NUMBER.encode() not in b"".join(
        file.read_bytes() for file in rewritten.rglob("*") if file.is_file()
    )


def test_the_proof_finds_what_somebody_brings_back(house: House, capsys: Captured) -> None:
    forgotten(house)
    house.run("forget", "--plan=plan", "--rewrite=clone.git")
    clone = Path("clone.git").resolve()
    assert house.run("forget", "--plan=plan", "--prove", str(clone)) == DONE
    text = Path("note.txt")
    text.write_text("Ring FREDA   HARLOWE on 01632 960412")
    house.village.git("-C", str(clone), "hash-object", "-w", str(text.resolve()))
    capsys.readouterr()
    assert house.run("forget", "--plan=plan", "--prove", str(clone)) == LEFT
    assert "FREDA HARLOWE" in capsys.readouterr().out
    shutil.make_archive("papers", "zip", root_dir=".", base_dir="note.txt")
    Path("kept").mkdir()
    Path("papers.zip").rename("kept/papers.zip")
    assert house.run("forget", "--plan=plan", "--prove", "kept") == LEFT


def test_history_is_not_rewritten_before_the_branch_is_merged(house: House) -> None:
    house.run_with_post("forget", FREDA, "--apply", "--plan=plan")
    assert house.run("forget", "--plan=plan", "--rewrite=clone.git") == MISUSED
    assert not Path("clone.git").exists()


def test_what_git_keeps_within_data_of_its_own_is_no_file_of_today(house: House) -> None:
    data, git = Path("data").resolve(), house.village.git
    data.mkdir()
    git("-C", str(data), "init", "--quiet", "--initial-branch=main")
    for text in ("Freda Harlowe", "Nobody"):
        (data / "notes.txt").write_text(text)
        git("-C", str(data), "add", "--all")
        git("-C", str(data), "commit", "--quiet", "-m", "Write to Freda Harlowe")
    identity = Identity(ids=(), names=("Freda Harlowe",), addresses=(), phones=())
    plan = ForgettingPlan(identity, (), (), "a former member", "forget/1")
    clone = Path("clone.git").resolve()
    assert speaks_of(identity, (data / ".git" / "COMMIT_EDITMSG").read_bytes()), "the control"
    rewrite(Repository.of(data, "it is looked at"), plan, clone)
    assert not search(clone, identity).left


def test_what_needs_a_decision_is_left_to_people_and_nothing_is_done(
    house: House, capsys: Captured
) -> None:
    house.village.write(
        "content/files/plan.bin",
        "\udcff".encode(errors="surrogateescape").decode("latin-1") + "freda-harlowe",
    )
    house.village.write("content/.meta.yml", "audience: network\n")
    house.village.save("Keep a file that no program edits")
    before = house.state()
    assert house.run_with_post("forget", FREDA, "--apply", "--plan=plan") == LEFT
    assert "content/files/plan.bin: take them out by hand" in capsys.readouterr().out
    assert house.state() == before


@pytest.mark.parametrize(
    "verb",
    [
        "forget freda-harlowe --apply --plan=plan",
        "subject-access freda-harlowe --out=b.zip",
        "leavers",
        "freshness",
    ],
)
@pytest.mark.parametrize("fault", ["changed", "new", "merging", "half-written"])
def test_nothing_is_done_while_files_are_not_settled(
    house: House, verb: str, fault: str, capsys: Captured
) -> None:
    page = house.repository / "content" / "index.md"
    if fault == "changed":
        page.write_text(page.read_text() + "More.\n")
    elif fault == "new":
        (page.parent / "more.md").write_text("---\ntitle: More\naudience: team\n---\nMore\n")
    elif fault == "merging":
        (house.repository / ".git" / "MERGE_HEAD").write_text(
            house.village.git("rev-parse", "HEAD")
        )
    else:
        (page.parent / ".index.md.new").write_text("half")
        house.exclude("*.new\n")
    before = house.state()
    name, *words = verb.split()
    assert house.run(name, *words) == MISUSED
    said = capsys.readouterr().err
    assert said.startswith("error: ")
    assert "run this again" in said
    assert house.state() == before


def test_without_a_key_nobody_is_forgotten(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.delenv(KEY_VARIABLE)
    before = house.state()
    assert house.run_with_post("forget", FREDA, "--apply", "--plan=plan") == MISUSED
    assert "set FORGOTTEN_KEY" in capsys.readouterr().err
    assert house.state() == before


def test_the_plan_is_for_its_owner_alone_and_for_no_commit(house: House) -> None:
    plan = house.repository / "the plan"
    house.run_with_post("forget", FREDA, "--apply", f"--plan={plan}")
    assert plan.stat().st_mode & 0o077 == 0
    assert (plan / "plan.json").stat().st_mode & 0o077 == 0
    assert f'--plan "{plan}" --rewrite' in (plan / "runbook.md").read_text()
    (plan.parent / "other").touch()
    new = house.village.git("status", "--porcelain")
    assert "?? other" in new
    assert "plan" not in new


def test_a_page_that_names_them_by_their_family_name_alone_is_for_people_to_look_at(
    house: House, capsys: Captured
) -> None:
    house.village.write(
        "content/note.md", f"{HOME}Chief Harlowe spoke.\n\nIn harlowe nobody did.\n"
    )
    house.village.save("Say who spoke")
    house.run_with_post("forget", FREDA)
    told = capsys.readouterr().out
    assert "content/note.md:7: does “Harlowe” mean them?" in told
    assert "content/note.md:9" not in told


def test_somebody_of_the_same_name_keeps_it(house: House, capsys: Captured) -> None:
    house.village.write("directory_data/contributors/freda-harlowe-2.yml", "name: Freda Harlowe\n")
    house.village.save("List another")
    assert house.run_with_post("forget", FREDA, "--apply", "--plan=plan") == DONE
    assert "somebody else is called Freda Harlowe" in capsys.readouterr().out
    branch = house.village.git("branch", "--list", "forget/*", "--format=%(refname:short)")
    kept = house.village.git("show", f"{branch}:directory_data/contributors/freda-harlowe-2.yml")
    assert kept == "name: Freda Harlowe"


def test_an_assistant_is_forgotten_and_whom_they_assisted_stays(
    house: House, capsys: Captured
) -> None:
    assert (
        house.run("forget", "rhys.lomas@southmere-fire.example", "--apply", "--plan=plan") == DONE
    )
    branch = house.village.git("branch", "--list", "forget/*", "--format=%(refname:short)")
    house.village.git("merge", "--quiet", branch)
    text = (house.repository / "directory_data/leaders/freda-harlowe.yml").read_text()
    assert "Freda" in text
    assert "Rhys" not in text
    assert not (house.repository / "directory_data/forgotten.txt").exists(), "they had no id"
    assert house.run("check") == DONE
    assert house.run("forget", "--plan=plan", "--rewrite=clone.git") == DONE
    assert "nothing is left in" in capsys.readouterr().out


def test_an_office_keeps_the_number_that_it_shares_with_its_holder(house: House) -> None:
    records = house.village.records()
    identity = identity_of(records, whom(records, FREDA))
    assert "+441632960412" in identity.phones
    assert "rhys.lomas@southmere-fire.example" not in identity.addresses
    assert speaks_of(identity, b"call 01632 960 412 now")
    assert speaks_of(identity, b"call 01632/960-412 now")
    assert not speaks_of(identity, b"call 01632 9604123 now")
    assert not speaks_of(identity, b"leader:freda-harlowe-2 and mafreda.harlowe@x.example")


def test_the_longest_of_their_names_goes_and_no_part_of_a_name_that_another_has_is_forgotten() -> (
    None
):
    freda = leader("Freda Harlowe KFSM", other_names=("Freda Harlowe",))
    before = leader("Freda Harlowe", sign_in=("then@fire.example", "SHARED@fire.example"))
    other = leader("Bo Lund", sign_in=("shared@fire.example",))
    records = town(leaders={"freda": freda, "bo": other})
    identity = identity_of(records, whom(records, "freda"), [before])
    assert identity.addresses == ("then@fire.example",), "and none that somebody has today"
    assert identity.pattern.sub("X", "Ask Freda Harlowe KFSM.") == "Ask X."
    namesake = town(leaders={"freda": before, "bo": leader("Freda Harlowe")})
    shared = identity_of(namesake, whom(namesake, "freda"))
    assert (shared.names, shared.shared) == ((), ("Freda Harlowe",))
    for part in (shared.by_a_part, shared.by_family):
        assert part
        assert part.search("Harlowe said")


def test_a_page_break_moves_no_mention_to_another_line(house: House) -> None:
    records = house.village.records()
    identity = identity_of(records, whom(records, FREDA))
    text = "one\ftwo\u2028three\r\n+ for Freda Harlowe\r\nfour"
    assert list(mentions(identity, text)) == [(2, "+ for Freda Harlowe")]


def test_a_picture_that_others_show_today_is_not_taken_from_them(
    house: House, capsys: Captured
) -> None:
    village = house.village
    photo = "directory_data/photos/freda.jpg"
    freda = village.repository / "directory_data/leaders/freda-harlowe.yml"
    now = freda.read_text()
    freda.write_text(now.replace("name: Freda Harlowe", "name: Freda Harlowe\nphoto: freda.jpg", 1))
    village.write(photo, "a picture")
    village.save("Show her")
    freda.write_text(now)
    (village.repository / photo).unlink()
    village.write("content/.meta.yml", "audience: network\n")
    village.write("content/files/same.txt", "a picture")
    village.save("Show something else")
    forgotten(house)
    capsys.readouterr()
    assert house.run("forget", "--plan=plan", "--rewrite=clone.git") == LEFT
    assert "their photo" in capsys.readouterr().out, "and it is said"
    shown = village.git(
        "-C", str(Path("clone.git").resolve()), "show", "HEAD:content/files/same.txt"
    )
    assert shown == "a picture"


def test_what_their_entry_said_before_is_theirs_too(house: House, capsys: Captured) -> None:
    freda = "directory_data/leaders/freda-harlowe.yml"
    village = house.village
    now = (village.repository / freda).read_text()
    before = now.replace("name: Freda Harlowe", "name: Freda Kettle\nphoto: portrait-7.jpg", 1)
    village.write(freda, before.replace("+44 1632 960412", "+44 1632 960499"))
    village.write("directory_data/photos/portrait-7.jpg", "a picture of before")
    words = "Freda Harlowe, once Freda *Kettle*, answers on 01632 960499 or 01632\u2013960499."
    village.write("content/note.md", HOME + words.replace(" ", "\N{NO-BREAK SPACE}"))
    village.write("directory_data/photos/copied.jpg", "a picture of before")
    village.save("As it was")
    village.write(freda, now)
    for name in ("portrait-7", "copied"):
        (village.repository / f"directory_data/photos/{name}.jpg").unlink()
    village.write("content/note.md", f"{HOME}Owen Lewis answers on 01632 960421.\n")
    village.save("As it is")
    forgotten(house)
    assert house.run("forget", "--plan=plan", "--rewrite=clone.git") == DONE
    clone = Path("clone.git").resolve()
    told = village.git("-C", str(clone), "log", "--all", "-p", "--format=%s")
    assert "01632 960421" in told, "what others have stays"
    assert "Kettle" not in told
    assert "Harlowe" not in told
    assert "960499" not in told
    assert "portrait-7" not in told
    assert "a picture of before" not in told


def test_files_of_any_kind_are_unnamed_and_what_a_name_or_picture_tells_is_said(
    house: House, capsys: Captured
) -> None:
    village = house.village
    village.write("content/.meta.yml", "audience: network\n")
    village.write("content/files/list.csv", "Who,Id\nFreda Harlowe,freda-harlowe\n")
    village.write("content/files/another.csv", "Who\nOwen Lewis\n")
    village.write("content/files/vale.csv", "Who\nNo Harlowe of this name\n")
    village.write("content/files/freda-harlowe.txt", "About floods\n")
    (village.repository / "directory_data/photos").mkdir()
    (village.repository / "directory_data/photos/both.jpg").write_bytes(picture("JPEG"))
    for one in (FREDA, "owen-lewis"):
        file = f"directory_data/leaders/{one}.yml"
        village.write(file, f"photo: both.jpg\n{(village.repository / file).read_text()}")
    village.save("Keep files beside the pages")
    assert house.run_with_post("forget", FREDA) == LEFT
    told = capsys.readouterr().out
    assert "change content/files/list.csv" in told
    assert "another.csv" not in told
    assert "change directory_data/organisations" not in told, "nothing in them was theirs"
    assert "by hand: content/files/freda-harlowe.txt: its name speaks of them" in told
    assert "vale.csv" not in told, "only in pages a family name alone is asked about"
    assert told.count("photos/both.jpg") == told.count("stays, for another entry shows it") == 1
