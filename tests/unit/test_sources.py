"""What people wrote is read together, so that a link is judged by what its readers may see."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest

from leaders_network.building.settings import Settings
from leaders_network.building.sound import Sound
from leaders_network.building.sources import Sources, read_sources
from leaders_network.directory.ruling import Proven
from leaders_network.outputs.templates import Templates
from leaders_network.problems import Problems
from tests.files import write
from tests.unit.data import SOUND
from tests.unit.filled import DAY

THEME = Path(__file__).parents[2] / "theme"


def read(folder: Path, data: Mapping[str, str], home: str = "Words.") -> tuple[Sources, list[str]]:
    """Return the sources of a small network, and the place and code of everything wrong."""
    write(folder / "data", {**SOUND, **data})
    page = f"---\ntitle: Home\naudience: public\n---\n# Home\n\n{home}\n"
    write(folder / "content", {"index.md": page})
    settings = Settings(
        folder / "data", folder / "content", THEME, folder / "site", folder / "cache", DAY
    )
    problems = Problems()
    sources = read_sources(settings, Templates(THEME / "directory"), problems)
    return sources, [f"{p.location.path}:{p.location.line} {p.code}" for p in problems]


def test_a_small_network_has_its_audiences_its_pages_and_no_fault(tmp_path: Path) -> None:
    sources, found = read(tmp_path, {"groups/winter.yml": "name: Winter\n"})
    assert found == []
    assert list(sources.audiences) == ["public", "network", "team", "winter"]
    assert list(sources.content.pages) == ["index.md"]
    assert "leaders/index.md" in sources.fronts


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("[The fire service](organisation:fire)", None),
        ("[Ada](leader:ada)", "hidden-link"),
        ("[Ada](leader:nobody)", "unknown-leader"),
    ],
)
def test_a_public_page_links_to_what_the_public_may_see(
    tmp_path: Path, link: str, code: str | None
) -> None:
    _, found = read(tmp_path, {}, link)
    assert [fault.split(" ")[1] for fault in found] == ([code] if code else [])


def biography(target: str, narrowed: str = "") -> dict[str, str]:
    text = f"name: Bo Marsh\nbiography: |\n\n  She learnt\n  of [them]({target}).\n{narrowed}"
    secret = "name: Cy Fell\naudience: team\n"
    return {"leaders/bo.yml": text, "leaders/cy.yml": secret}


@pytest.mark.parametrize(
    ("target", "narrowed", "refused"),
    [
        ("leader:ada", "", False),
        ("leader:cy", "", True),
        ("leader:cy", "audience: team\n", False),
        ("leader:cy", "audiences:\n  biography: team\n", False),
        ("leader:ada", "audiences:\n  name: public\n  biography: public\n", True),
    ],
)
def test_a_biographys_links_are_judged_by_its_widest_reader(
    tmp_path: Path, target: str, narrowed: str, refused: bool
) -> None:
    _, found = read(tmp_path, biography(target, narrowed))
    assert [fault.rpartition(":")[0] for fault in found] == ["data/leaders/bo.yml"] * refused


def test_a_link_in_a_block_is_told_on_its_own_line(tmp_path: Path) -> None:
    _, found = read(tmp_path, biography("leader:cy"))
    assert [fault.split(" ")[0] for fault in found] == ["data/leaders/bo.yml:5"]


def test_a_link_to_a_file_with_a_fault_is_not_a_second_fault(tmp_path: Path) -> None:
    broken = {"organisations/care.yml": "name: Care\n"}
    _, found = read(tmp_path, broken, "[Care](organisation:care)")
    assert [fault.split(":")[0] for fault in found] == ["data/organisations/care.yml"]


def test_what_was_read_once_is_kept_and_read_the_same(tmp_path: Path) -> None:
    first, _ = read(tmp_path, {})
    again, _ = read(tmp_path, {})
    assert (tmp_path / "cache" / "records.sqlite").is_file()
    assert again.records.leaders == first.records.leaders


TWICE = {"leaders/ada.yml": SOUND["leaders/ada.yml"] + "knows_about: [estates, estates]\n"}


def test_a_fault_of_one_file_is_told_of_until_it_is_mended(tmp_path: Path) -> None:
    assert read(tmp_path, {})[1] == []
    for _ in range(2):
        assert "data/leaders/ada.yml:6 repeated-item" in read(tmp_path, TWICE)[1]
    assert read(tmp_path, {})[1] == []


def test_a_file_is_taken_as_sound_by_its_bytes_and_by_the_rules_alone(tmp_path: Path) -> None:
    sources, found = read(tmp_path, TWICE)
    told, kept = "data/leaders/ada.yml:6 repeated-item", Sound(tmp_path / "cache" / "sound")
    assert told in found
    assert kept.proven.files == frozenset()
    kept.keep(Proven(frozenset(sources.records.digests.values()), b""))
    assert told not in read(tmp_path, TWICE)[1]  # so what is kept is believed
    kept.file.write_bytes(pickle.dumps((b"other rules", Sound(kept.file).proven.files, b"")))
    assert told in read(tmp_path, TWICE)[1]


@pytest.mark.parametrize("damage", [b"", b"\x80\x05", b"no pickle", pickle.dumps(7)])
def test_what_is_known_of_sound_files_may_be_damaged(tmp_path: Path, damage: bytes) -> None:
    read(tmp_path, {})
    (tmp_path / "cache" / "sound").write_bytes(damage)
    assert read(tmp_path, {})[1] == []
    assert Sound(tmp_path / "cache" / "sound").proven.files


def test_a_reference_of_a_sound_file_is_told_of_once_what_it_names_is_gone(tmp_path: Path) -> None:
    named = {"groups/winter.yml": "name: Winter\nconvener: bo\n", "leaders/bo.yml": "name: Bo\n"}
    assert read(tmp_path, named)[1] == []
    assert read(tmp_path, named)[1] == []
    (tmp_path / "data/leaders/bo.yml").unlink()
    del named["leaders/bo.yml"]
    for _ in range(2):
        assert read(tmp_path, named)[1] == ["data/groups/winter.yml:2 unknown-leader"]
