"""What was agreed to is shown from git alone: signatures count, and nothing else does."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.reviewing.county import County, Done, called

ROLES = """\
roles:
  - {id: keepers, name: Keepers, signers: [kim@centre.example, pat@centre.example]}
  - {id: privacy, name: Privacy, signers: [pat@centre.example]}
needs:
  - {kind: widening, approvals: 2, roles: [privacy]}
  - {kind: guarded, approvals: 2, roles: [privacy]}
  - {kind: directory, approvals: 1, roles: [keepers]}
"""
PEOPLE = ("kim", "pat", "sam", "edith")
FREDA = "directory_data/leaders/freda-harlowe.yml"
OWEN = "directory_data/leaders/owen-lewis.yml"
WIDENING = {FREDA: {"        audience: winter-resilience\n": ""}}
RENAMING = {OWEN: {"Owen Lewis": "Owain Lewis"}}

pytestmark = pytest.mark.skipif(
    shutil.which("ssh-keygen") is None, reason="signing needs ssh-keygen"
)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    for name in (*PEOPLE, "mallory"):
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name)]
        subprocess.run(words, check=True)
    return folder


@dataclass
class Office:
    """The county, with people who sign."""

    county: County
    keys: Path

    def public(self, name: str) -> str:
        return " ".join((self.keys / f"{name}.pub").read_text().split()[:2])

    def run(self, *words: str) -> Done:
        return called(self.county.folder, *words)

    def approve(self, name: str, *words: str, key: str = "") -> Done:
        """Agree to the change that is checked out."""
        who = ["--as", f"{name}@centre.example", "--key", str(self.keys / (key or name))]
        return self.run("approve", *words, *who, "--yes")

    def agreed(self, *names: str) -> None:
        for name in names:
            done = self.approve(name)
            assert done.returncode == 0, done.stderr

    def forge(self, key: str, tag: str, target: str, message: str) -> None:
        """Write a tag by hand, past every question."""
        self.county.git(
            *("-c", "gpg.format=ssh", "-c", f"user.signingKey={self.keys / key}"),
            *("tag", "--sign", "--message", message, tag, target),
        )

    def merge(self, *words: str) -> None:
        self.county.git("checkout", "--quiet", "main")
        self.county.git("merge", "--quiet", *(words or ("--no-ff", "--no-edit")), "change")

    def proof(self) -> dict[str, Any]:
        done = self.run("approvals", "--format", "json")
        assert done.returncode in (0, 1), done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        assert told["holds"] is (done.returncode == 0)
        return told

    def missing(self) -> list[str]:
        return [change["missing"] for change in self.proof()["changes"]]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, keys: Path) -> Office:
    """The county with its first release signed."""
    office = Office(County(Path()), keys)
    signers = "".join(
        f'{name}@centre.example namespaces="git" {office.public(name)}\n' for name in PEOPLE
    )
    files = {"reviewing.yml": ROLES, "allowed_signers": signers}
    office.county = County.made(tmp_path_factory.mktemp("office"), files)
    done = office.run(
        *("approvals", "--since", "HEAD", "--release", "1", "--key", str(keys / "kim"))
    )
    assert done.returncode == 0, done.stderr
    return office


@pytest.fixture
def office(begun: Office, tmp_path: Path) -> Office:
    copied = tmp_path / "county"
    shutil.copytree(begun.county.folder, copied)
    return replace(begun, county=County(copied))


def test_a_change_that_enough_people_agreed_to_holds(office: Office) -> None:
    office.county.branch(WIDENING, author="edith@centre.example")
    office.agreed("kim", "pat")
    office.merge()
    (change,) = office.proof()["changes"]
    assert change["kinds"] == ["widening", "directory"]
    assert sorted(change["agreed"]) == ["kim@centre.example", "pat@centre.example"]
    assert change["missing"] == ""


def test_a_change_that_nobody_agreed_to_is_listed(office: Office) -> None:
    office.county.save("Past everybody", RENAMING)
    proof = office.proof()
    assert not proof["holds"]
    (change,) = proof["changes"]
    assert "Past everybody" in change["subject"]
    assert change["missing"] == "1 more person, one of: Keepers"
    told = office.run("approvals").stdout
    assert "MISSING" in told
    assert "1 change since release/1: 1 without the agreement it needs." in told


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (["pat"], ["1 more person"]),
        (["kim", "sam"], ["one of: Privacy"]),
    ],
)
def test_what_widens_needs_two_people_and_one_for_privacy(
    names: list[str], missing: list[str], office: Office
) -> None:
    office.county.branch(WIDENING, author="edith@centre.example")
    office.agreed(*names)
    office.merge()
    assert office.missing() == missing


def test_one_key_under_two_names_is_one_person(office: Office) -> None:
    signers = office.county.folder / "allowed_signers"
    text = f"{signers.read_text()}pim@centre.example {office.public('pat')}\n"
    office.county.save("Another name", {"allowed_signers": text})
    office.run("approvals", "--since", "HEAD", "--release", "2", "--key", str(office.keys / "kim"))
    office.county.branch(WIDENING, author="edith@centre.example")
    office.agreed("pat")
    tree = office.county.git("rev-parse", "HEAD^{tree}")
    base = office.county.git("rev-parse", "main")
    office.forge("pat", "approved/again", tree, f"Agreed\n\nBase: {base}\nCommits: 1")
    office.merge()
    assert office.missing() == ["1 more person"]


def test_whoever_wrote_a_change_does_not_agree_to_it(office: Office) -> None:
    office.county.branch(RENAMING, author="kim@centre.example")
    done = office.approve("kim")
    assert done.returncode == 2
    assert "somebody else has to agree" in done.stderr
    tree = office.county.git("rev-parse", "HEAD^{tree}")
    base = office.county.git("rev-parse", "main")
    office.forge("kim", "approved/mine", tree, f"Agreed\n\nBase: {base}\nCommits: 1")
    office.merge()
    assert office.missing() == ["1 more person, one of: Keepers"]


def test_a_tag_without_a_signature_counts_for_nothing(office: Office) -> None:
    office.county.branch(RENAMING)
    tree = office.county.git("rev-parse", "HEAD^{tree}")
    base = office.county.git("rev-parse", "main")
    message = f"Agreed\n\nBase: {base}\nCommits: 1\nApproved-by: kim@centre.example"
    office.county.git("tag", "--annotate", "--message", message, "approved/plain", tree)
    office.county.git("tag", "approved/light", tree)
    office.merge()
    assert office.missing() == ["1 more person, one of: Keepers"]


def test_a_key_that_is_not_allowed_counts_for_nothing(office: Office) -> None:
    office.county.branch(RENAMING)
    done = office.approve("kim", key="mallory")
    assert done.returncode == 2
    assert "would not count" in done.stderr
    assert office.county.git("tag", "--list", "approved/*") == ""
    tree = office.county.git("rev-parse", "HEAD^{tree}")
    base = office.county.git("rev-parse", "main")
    office.forge("mallory", "approved/forged", tree, f"Agreed\n\nBase: {base}\nCommits: 1")
    office.merge()
    assert office.missing() == ["1 more person, one of: Keepers"]


def test_a_key_that_a_change_brings_does_not_count_for_it(office: Office) -> None:
    signers = office.county.folder / "allowed_signers"
    text = f"{signers.read_text()}mallory@elsewhere.example {office.public('mallory')}\n"
    office.county.branch({"allowed_signers": text, **RENAMING})
    tree = office.county.git("rev-parse", "HEAD^{tree}")
    base = office.county.git("rev-parse", "main")
    office.forge("mallory", "approved/own", tree, f"Agreed\n\nBase: {base}\nCommits: 1")
    office.merge()
    (change,) = office.proof()["changes"]
    assert "guarded" in change["kinds"]
    assert change["agreed"] == []


def test_nobody_begins_anew_with_a_key_of_their_own(office: Office) -> None:
    signers = office.county.folder / "allowed_signers"
    text = f"{signers.read_text()}mallory@elsewhere.example {office.public('mallory')}\n"
    office.county.save("A key", {"allowed_signers": text})
    office.county.save("Something", RENAMING)
    head = office.county.git("rev-parse", "HEAD")
    office.forge("mallory", "release/2", head, "All of it")
    proof = office.proof()
    assert proof["ignored"] == ["release/2"]
    assert len(proof["changes"]) == 2
    assert not proof["holds"]


def test_a_tag_that_says_a_change_is_small_does_not_make_it_so(office: Office) -> None:
    office.county.branch(WIDENING, author="edith@centre.example")
    tree = office.county.git("rev-parse", "HEAD^{tree}")
    base = office.county.git("rev-parse", "main")
    office.forge("kim", "approved/x", tree, f"Agreed\n\nBase: {base}\nCommits: 1\nKinds: form")
    office.merge()
    (change,) = office.proof()["changes"]
    assert change["kinds"] == ["widening", "directory"]
    assert change["missing"] == "1 more person, one of: Privacy"


@pytest.mark.parametrize("how", [("--squash",), ("--ff-only",)], ids=["squashed", "forward"])
def test_it_counts_however_the_change_is_merged(how: tuple[str, ...], office: Office) -> None:
    office.county.branch(RENAMING, author="edith@centre.example")
    office.county.save("More of it", {OWEN: {"Owain": "Owain R."}}, author="edith@centre.example")
    office.agreed("kim")
    office.merge(*how)
    if how == ("--squash",):
        office.county.save("All in one", {}, author="edith@centre.example")
    (change,) = office.proof()["changes"]
    assert change["missing"] == ""


@pytest.mark.parametrize("commits", ["2", "9" * 5000, "²"], ids=["two", "too many", "no number"])
def test_a_forged_tag_hides_nothing_that_the_next_change_took_back(
    commits: str, office: Office
) -> None:
    """Together both do what somebody agreed to; on the way the network saw what it may not."""
    county = office.county
    county.branch(RENAMING, author="edith@centre.example")
    office.agreed("kim")
    county.git("checkout", "--quiet", "main")
    base = county.git("rev-parse", "HEAD")
    county.save("Show", WIDENING)
    county.git("checkout", base, "--", FREDA)
    county.save("Take back", RENAMING)
    message = f"Agreed\n\nBase: {base}\nCommits: {commits}"
    office.forge("mallory", "approved/together", county.git("rev-parse", "HEAD^{tree}"), message)
    shown, taken_back = office.proof()["changes"]
    assert "widening" in shown["kinds"]
    assert shown["agreed"] == taken_back["agreed"] == []
    county.git("reset", "--quiet", "--hard", "change")
    assert office.missing() == [""], "the control: what was agreed to, alone"


def test_it_counts_where_the_branch_has_gone_on_meanwhile(office: Office) -> None:
    office.county.branch(RENAMING, author="edith@centre.example")
    office.agreed("kim")
    office.county.git("checkout", "--quiet", "main")
    office.county.git("checkout", "--quiet", "-b", "other")
    office.county.save("Other", {FREDA: {"960413": "960414"}}, author="edith@centre.example")
    office.agreed("pat")
    office.county.git("checkout", "--quiet", "main")
    office.county.git("merge", "--quiet", "--ff-only", "other")
    office.merge()
    assert office.missing() == ["", ""]


def test_it_does_not_count_where_the_same_lines_do_something_else_by_now(office: Office) -> None:
    """A page was agreed to for the network; its folder is public when it is merged."""
    page = "content/news/storm.md"
    office.county.branch({page: "# Storm\n\nWho was there.\n"}, author="edith@centre.example")
    office.agreed("kim", "pat")
    office.county.git("checkout", "--quiet", "main")
    office.county.git("checkout", "--quiet", "-b", "other")
    office.county.save(
        "Open",
        {"content/news/.meta.yml": "title: News\naudience: public\n"},
        author="edith@centre.example",
    )
    office.agreed("kim", "pat")
    office.county.git("checkout", "--quiet", "main")
    office.county.git("merge", "--quiet", "--ff-only", "other")
    office.merge()
    assert office.missing() == ["", "1 more person"]


def test_a_merge_that_holds_more_than_was_agreed_to_is_listed(office: Office) -> None:
    office.county.branch(RENAMING, author="edith@centre.example")
    office.agreed("kim")
    office.county.git("checkout", "--quiet", "main")
    office.county.git("merge", "--quiet", "--no-ff", "--no-commit", "change")
    office.county.save("Merge, and more", {FREDA: {"960413": "960419"}})
    assert office.missing() == ["1 more person, one of: Keepers"]


@pytest.mark.parametrize(("taken", "missing"), [(True, "1 more person"), (False, "")])
def test_whoever_takes_back_in_a_merge_what_the_branch_did_wrote_it(
    taken: bool, missing: str, office: Office
) -> None:
    county = office.county
    county.branch(RENAMING, author="edith@centre.example")
    base = county.git("rev-parse", "main")
    county.git("checkout", "--quiet", "-b", "other", "main")
    county.save("Narrow", {FREDA: {"audience: winter-resilience": "audience: team"}})
    office.agreed("kim")
    county.git("checkout", "--quiet", "main")
    county.git("merge", "--quiet", "--ff-only", "other")
    county.git("checkout", "--quiet", "change")
    office.agreed("kim")
    county.git("checkout", "--quiet", "main")
    county.git("merge", "--quiet", "--no-ff", "--no-commit", "change")
    if taken:
        county.git("checkout", base, "--", FREDA)
    county.save("Merge", {}, author="kim@centre.example")
    tree = county.git("rev-parse", "HEAD^{tree}")
    for who in ("kim", "pat"):
        message = f"Agreed\n\nBase: {county.git('rev-parse', 'HEAD^')}\nCommits: 1"
        office.forge(who, f"approved/{who}", tree, message)
    assert office.missing() == ["", missing]


def test_a_small_correction_by_an_assistant_needs_one_person_of_any_role(office: Office) -> None:
    office.county.branch({FREDA: {"960413": "960414"}}, author="rhys.lomas@southmere-fire.example")
    office.agreed("sam")
    office.merge()
    (change,) = office.proof()["changes"]
    assert (change["kinds"], change["missing"]) == (["correction"], "")


def test_the_same_correction_by_somebody_else_needs_a_keeper(office: Office) -> None:
    office.county.branch({FREDA: {"960413": "960414"}}, author="edith@centre.example")
    office.agreed("sam")
    office.merge()
    assert office.missing() == ["one of: Keepers"]


def test_a_release_is_signed_where_all_holds_and_the_next_goes_on_from_it(office: Office) -> None:
    office.county.branch(RENAMING, author="edith@centre.example")
    office.agreed("kim")
    office.merge()
    key = str(office.keys / "pat")
    done = office.run("approvals", "--release", "2", "--key", key)
    assert done.returncode == 0, done.stderr
    assert office.proof()["since"] == "release/2"
    assert office.proof()["changes"] == []
    office.county.save("Past everybody", {OWEN: {"Owain": "Owen"}})
    done = office.run("approvals", "--release", "3", "--key", key)
    assert done.returncode == 1
    assert office.county.git("tag", "--list", "release/3") == ""


def test_nothing_is_signed_in_a_checkout_that_is_not_committed(office: Office) -> None:
    office.county.branch(RENAMING, author="edith@centre.example")
    office.county.write({OWEN: {"Owain": "Owen"}})
    for done in (office.approve("kim"), office.run("approvals")):
        assert done.returncode == 2
        assert "not everything here is committed" in done.stderr
    assert office.county.git("tag", "--list", "approved/*") == ""


def test_nobody_agrees_to_files_with_problems(office: Office) -> None:
    office.county.branch({OWEN: {"southmere-fire/deputy": "no/post"}})
    done = office.approve("kim")
    assert done.returncode == 1
    assert "[unknown-post]" in done.stderr
    assert office.county.git("tag", "--list", "approved/*") == ""


def test_nobody_agrees_without_being_asked(office: Office) -> None:
    office.county.branch(RENAMING, author="edith@centre.example")
    key = str(office.keys / "kim")
    done = office.run("approve", "--as", "kim@centre.example", "--key", key)
    assert done.returncode == 2
    assert "nobody to ask" in done.stderr
    assert office.county.git("tag", "--list", "approved/*") == ""


def test_without_a_release_it_is_said_where_to_begin(tmp_path: Path, keys: Path) -> None:
    office = Office(County.made(tmp_path), keys)
    done = office.run("approvals")
    assert done.returncode == 2
    assert "no signed release yet" in done.stderr


def test_a_remark_in_the_signers_that_is_no_utf_8_does_no_harm(office: Office) -> None:
    office.county.branch(WIDENING, author="edith@centre.example")
    office.agreed("kim", "pat")
    office.merge()
    signers = office.county.folder / "allowed_signers"
    elsewhere = office.county.folder.parent / "signers"
    elsewhere.write_bytes("# gehören Jürgen\n".encode("latin-1") + signers.read_bytes())
    done = office.run("approvals", "--signers", str(elsewhere))
    assert done.returncode == 0, done.stderr
    assert "all of it agreed to" in done.stdout


def test_owners_are_printed_and_problems_of_their_rules_told_beside(office: Office) -> None:
    rules = office.county.folder / "reviewing.yml"
    assert office.run("approvals", "--owners").stdout.startswith("# Made from reviewing.yml")
    rules.write_bytes(f"# für alle\n{ROLES}".encode("latin-1"))
    done = office.run("approvals", "--owners")
    assert done.returncode == 1
    assert "reviewing.yml:1:4: byte 0xFC is not UTF-8 text [encoding]" in done.stderr
    assert done.stdout == ""
