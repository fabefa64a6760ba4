"""`format` puts every file into its form or none; `check` names those that are not in it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from leaders_network.lock import alone_in
from leaders_network.records.photo import photo_fault
from tests.files import write
from tests.unit.data import SOUND
from tests.unit.test_cli import DONE, HOME, MISUSED, PROBLEMS, Captured, network, run, spoil
from tests.unit.test_photo import picture

__all__ = ["network"]

UNTIDY = "title: Old news\naudience:    network # for now\n"
TIDY = "title: Old news\naudience: network  # for now\n"
NOTE = "not in the one form of its kind; run `python build.py format`"


@pytest.fixture
def untidy(network: Path) -> Path:
    write(network / "content", {"old/.meta.yml": UNTIDY})
    write(network / "directory_data", {"leaders/bo.yml": "summary: Here\nname: 'Bo Marsh' # so\n"})
    return network


def contents(folder: Path) -> dict[str, bytes]:
    files = sorted((folder / "directory_data").rglob("*")) + sorted((folder / "content").rglob("*"))
    return {str(file): file.read_bytes() for file in files if file.is_file()}


def settle(folder: Path) -> None:
    assert run("format", folder) == DONE


def test_everything_is_put_into_its_form_and_then_nothing_is(
    untidy: Path, capsys: Captured
) -> None:
    settle(untidy)
    said = capsys.readouterr().out.splitlines()
    assert {"content/old/.meta.yml", "directory_data/leaders/bo.yml"} <= set(said)
    assert (untidy / "content/old/.meta.yml").read_text("utf-8") == TIDY
    bo = (untidy / "directory_data/leaders/bo.yml").read_text("utf-8")
    assert bo == "name: Bo Marsh  # so\nsummary: Here\n"
    before = contents(untidy)
    settle(untidy)
    assert contents(untidy) == before
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x85\n", "\u2028\n"])
def test_comments_in_lines_of_any_end_keep_no_file_from_being_looked_at(
    network: Path, end: str
) -> None:
    file = network / "directory_data/leaders/bo.yml"
    file.write_text(f"# One{end}# Two{end}name: Bo Marsh{end}# End{end}", "utf-8", newline="")
    assert run("check", network) == DONE
    settle(network)
    assert "# Two" in file.read_text("utf-8")
    assert run("check", network) == DONE


def test_a_page_with_a_sign_that_no_file_may_hold_is_told_of_and_not_formed(
    network: Path, capsys: Captured
) -> None:
    slip = HOME.replace("title: Home\n", "title: Home # ours\x1b\n")
    write(network / "content", {"index.md": slip})
    for verb in ("check", "format"):
        assert run(verb, network) == PROBLEMS
        assert "content/index.md:2:19: the character U+001B" in capsys.readouterr().out
    assert (network / "content/index.md").read_text("utf-8") == slip


PLAIN = picture("PNG", (9, 5))
DRAWN = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'


@pytest.mark.parametrize(
    ("name", "noted", "plain"),
    [
        ("moor.png", PLAIN[:33] + b"\0\0\0\7tIME" + bytes(11) + PLAIN[33:], PLAIN),
        ("MOOR.SVG", DRAWN.replace(b"<path", b"<!-- by Freda --><path"), DRAWN),
    ],
)
def test_a_picture_beside_a_page_loses_what_its_file_says_besides(
    network: Path, name: str, noted: bytes, plain: bytes
) -> None:
    write(network / "content", {"old/.meta.yml": "audience: network\n"})
    (network / "content/old" / name).write_bytes(noted)
    settle(network)
    assert (network / "content/old" / name).read_bytes() == plain


@pytest.mark.skipif(sys.platform == "win32", reason="it locks no folder")
def test_no_file_is_formed_while_another_verb_writes_records(
    untidy: Path, capsys: Captured
) -> None:
    before = contents(untidy)
    with alone_in(untidy / "directory_data"):
        assert run("format", untidy) == MISUSED
        assert "another verb is writing records in" in capsys.readouterr().err
        assert run("format", untidy, "--check") == PROBLEMS
    assert contents(untidy) == before
    settle(untidy)
    assert contents(untidy) != before


def test_a_named_file_alone_is_formed(untidy: Path) -> None:
    before = contents(untidy)
    file = untidy / "content/old/.meta.yml"
    assert run("format", untidy, str(file)) == DONE
    after = contents(untidy)
    assert {name for name in after if after[name] != before[name]} == {str(file)}


def test_a_named_folder_is_formed_with_all_in_it(untidy: Path) -> None:
    assert run("format", untidy, str(untidy / "content")) == DONE
    assert (untidy / "content/old/.meta.yml").read_text("utf-8") == TIDY
    assert "'Bo Marsh'" in (untidy / "directory_data/leaders/bo.yml").read_text("utf-8")


def test_a_file_that_is_no_part_of_the_directory_is_refused(untidy: Path, capsys: Captured) -> None:
    write(untidy, {"notes.txt": "x"})
    assert run("format", untidy, str(untidy / "notes.txt")) == MISUSED
    assert "notes.txt is no record, page, photo or picture" in capsys.readouterr().err


def test_the_form_can_be_asked_for_without_writing(untidy: Path, capsys: Captured) -> None:
    before = contents(untidy)
    assert run("format", untidy, "--check") == PROBLEMS
    assert "content/old/.meta.yml" in capsys.readouterr().out
    assert contents(untidy) == before
    settle(untidy)
    assert run("format", untidy, "--check") == DONE


def test_one_file_that_cannot_be_read_stops_all(untidy: Path, capsys: Captured) -> None:
    write(untidy / "directory_data", {"leaders/cy.yml": "name: [\n"})
    before = contents(untidy)
    assert run("format", untidy) == PROBLEMS
    said, aside = capsys.readouterr()
    assert "leaders/cy.yml:" in said
    assert aside.endswith("Nothing was written.\n")
    assert contents(untidy) == before


@pytest.mark.parametrize("missing", ["directory_data", "content"])
def test_a_folder_that_is_not_there_is_told_and_not_taken_for_an_empty_one(
    untidy: Path, missing: str, capsys: Captured
) -> None:
    (untidy / missing).rename(untidy / "elsewhere")
    before = {file: file.read_bytes() for file in untidy.rglob("*") if file.is_file()}
    for words in ((), ("--check",)):
        assert run("format", untidy, *words) == PROBLEMS
        assert f"{missing}:1:1: there is no such folder [no-" in capsys.readouterr().out
    assert {file: file.read_bytes() for file in untidy.rglob("*") if file.is_file()} == before


def test_check_names_what_is_not_in_its_form_and_does_not_refuse_it(
    untidy: Path, capsys: Captured
) -> None:
    settle(untidy)
    capsys.readouterr()
    write(untidy / "content", {"old/.meta.yml": UNTIDY})
    for _ in range(2):
        assert run("check", untidy) == DONE
        assert capsys.readouterr() == ("", f"content/old/.meta.yml: {NOTE}\nNo problems.\n")
    assert run("check", untidy, "--format", "github") == DONE
    told = f"::notice file=content/old/.meta.yml,title=format::{NOTE}\n"
    assert capsys.readouterr().out == told
    settle(untidy)
    capsys.readouterr()
    assert run("check", untidy) == DONE
    assert capsys.readouterr() == ("", "No problems.\n")


def test_check_names_ten_and_counts_the_rest(network: Path, capsys: Captured) -> None:
    settle(network)
    many = {f"notes/n{number}.md": HOME.replace("title:", "title: ") for number in range(13)}
    write(network / "content", many)
    capsys.readouterr()
    assert run("check", network) == DONE
    aside = capsys.readouterr().err
    assert aside.count(NOTE) == 10
    assert "and 3 more files" in aside


def test_a_problem_is_told_beside_the_form(untidy: Path, capsys: Captured) -> None:
    spoil(untidy)
    assert run("check", untidy) == PROBLEMS
    said, aside = capsys.readouterr()
    assert "no group `winter`" in said
    assert NOTE in aside


def test_a_photo_becomes_one_that_check_allows(network: Path, capsys: Captured) -> None:
    photo = network / "directory_data/photos/ada.jpg"
    photo.parent.mkdir()
    photo.write_bytes(picture("JPEG", (90, 60), comment=b"canary"))
    assert run("check", network) == PROBLEMS
    assert "run `python build.py format`" in capsys.readouterr().out
    assert run("format", network, str(photo)) == DONE
    assert photo_fault("ada.jpg", photo.read_bytes()) is None
    assert b"canary" not in photo.read_bytes()
    assert run("check", network) == DONE


def test_windows_line_ends_become_plain_ones_and_a_body_stays(network: Path) -> None:
    page = network / "content/index.md"
    page.write_bytes(
        b"---\r\naudience:   public\r\ntitle: 'Home'\r\n---\r\n# Home\r\n\r\n* a  \r\n"
    )
    assert run("format", network, str(page)) == DONE
    assert page.read_bytes() == b"---\ntitle: Home\naudience: public\n---\n# Home\n\n* a  \n"


def test_the_sound_network_is_in_its_form(network: Path) -> None:
    """Else the tests above would show less than they seem to."""
    write(network / "directory_data", SOUND)
    settle(network)
    assert run("format", network, "--check") == DONE
