"""All audiences change from one site to the next in one step, and readers never notice."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from leaders_network.building.settings import Settings
from leaders_network.problems import SettingsError
from tests.integration.hamlets import RECORDS, hamlet
from tests.integration.sites import built, files, settings

REBUILDS = 10
PAGES = (
    "public/organisations/mere-fire/index.html",
    "network/organisations/mere-fire/index.html",
    "network/leaders/ada-mere/index.html",
)
"""What says the word of a record, once."""
PHOTO = "directory_data/photos/ada-mere.jpg"


@pytest.fixture
def chosen(standing: Settings) -> Settings:
    return standing


@pytest.fixture
def unbuilt(tmp_path: Path) -> Settings:
    return settings(hamlet(tmp_path), audiences=("public", "network"))


class Reader(threading.Thread):
    """Reads every page over and over, and keeps what it says and what was missing."""

    def __init__(self, site: Path, words: tuple[str, ...]) -> None:
        super().__init__(daemon=True)
        self.site, self.words = site, words
        self.rounds: list[list[str]] = []
        self.missing: list[str] = []
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.is_set():
            before = self.site.readlink()
            said = [self.said(page) for page in PAGES]
            # What is read while the link changes may come from either site, but never from both
            # sides of a page; a round that saw one link throughout must agree with itself.
            if self.site.readlink() == before:
                self.rounds.append(said)
            self.stopped.wait(0.002)

    def said(self, page: str) -> str:
        try:
            text = (self.site / page).read_text(encoding="utf-8")
        except OSError as error:
            self.missing.append(f"{page}: {error}")
            return ""
        if not text.rstrip().endswith("</html>"):
            self.missing.append(f"{page}: cut short")
        found = [word for word in self.words if word in text]
        return found[0] if len(found) == 1 else f"{page} says {found}"


@contextmanager
def reading(site: Path, words: tuple[str, ...]) -> Iterator[Reader]:
    reader = Reader(site, words)
    reader.start()
    try:
        yield reader
    finally:
        reader.stopped.set()
        reader.join()


def test_readers_see_one_whole_site_at_any_time(chosen: Settings, tmp_path: Path) -> None:
    words = tuple(f"edition-{letter * 3}" for letter in "abcdefghijk")
    hamlet(tmp_path, words[0], RECORDS)
    built(chosen)
    with reading(chosen.site, words) as reader:
        for number in range(1, REBUILDS + 1):
            hamlet(tmp_path, words[number], RECORDS)
            built(chosen)
    assert reader.missing == []
    assert [said for said in reader.rounds if len(set(said)) != 1] == []
    seen = {word for said in reader.rounds for word in said}
    assert seen <= set(words)
    assert len(seen) > REBUILDS // 2


def test_a_reader_would_notice_a_site_that_is_mixed_or_gone(
    chosen: Settings, tmp_path: Path
) -> None:
    """The control: the same reader, and a site that is changed in place."""
    with reading(chosen.site, ("first", "second")) as reader:
        page = chosen.site / PAGES[0]
        page.write_text(page.read_text().replace("first", "second"))
        _wait_for(lambda: any(len(set(said)) > 1 for said in reader.rounds))
        page.unlink()
        _wait_for(lambda: bool(reader.missing))


def _wait_for(holds: object) -> None:
    waiting = threading.Event()
    for _ in range(6000):
        if callable(holds) and holds():
            return
        waiting.wait(0.01)
    raise AssertionError("nothing was noticed")


def test_what_did_not_change_stays_the_same_file(chosen: Settings, tmp_path: Path) -> None:
    before = _inodes(chosen.site)
    leader = tmp_path / "directory_data/leaders/bo-fen.yml"
    leader.write_text(leader.read_text().replace("Bo Fen", "Bo Fenn"))
    built(chosen)
    after = _inodes(chosen.site)
    same = {name for name in before if after.get(name) == before[name]}
    changed = set(after) - same
    assert "network/leaders/bo-fen/index.html" in changed
    assert {"network/notes/inside/index.html", "network/photos/ada-mere.jpg"} <= same
    assert {name for name in changed if name.startswith("public/")} == set()
    assert len(changed) < len(same)


def _inodes(site: Path) -> dict[str, int]:
    return {name: (site / name).stat().st_ino for name in files(site)}


def test_nothing_of_the_sources_or_the_cache_is_the_same_file_as_one_that_is_served(
    chosen: Settings, tmp_path: Path
) -> None:
    served = set(_inodes(chosen.site).values())
    others = [tmp_path / "directory_data", tmp_path / "content", chosen.cache, chosen.theme]
    shared = [
        path
        for folder in others
        for path in folder.rglob("*")
        if path.is_file() and path.stat().st_ino in served
    ]
    assert shared == []
    assert (chosen.site / "network/photos/ada-mere.jpg").read_bytes() == (
        tmp_path / PHOTO
    ).read_bytes()


def test_writing_to_the_editors_photo_does_not_touch_the_site(
    chosen: Settings, tmp_path: Path
) -> None:
    before = files(chosen.site)
    with (tmp_path / PHOTO).open("r+b") as photo:
        photo.write(b"\0\0\0\0")
    assert files(chosen.site) == before


def test_a_foreign_folder_in_the_place_of_the_site_is_refused_and_left_alone(
    unbuilt: Settings,
) -> None:
    unbuilt.site.mkdir()
    (unbuilt.site / "thesis.txt").write_text("ten years of work")
    with pytest.raises(SettingsError, match="holds something that no build put there"):
        built(unbuilt)
    assert files(unbuilt.site) == {"thesis.txt": b"ten years of work"}


def test_a_foreign_file_in_the_place_of_the_site_is_refused_and_left_alone(
    unbuilt: Settings,
) -> None:
    unbuilt.site.write_text("a letter")
    with pytest.raises(SettingsError):
        built(unbuilt)
    assert unbuilt.site.read_text() == "a letter"


def test_a_link_of_somebody_elses_in_the_place_of_the_site_is_left_alone(
    unbuilt: Settings, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "thesis.txt").write_text("ten years of work")
    unbuilt.site.symlink_to(elsewhere)
    before = files(tmp_path)
    with pytest.raises(SettingsError, match="holds something that no build put there"):
        built(unbuilt)
    assert unbuilt.site.readlink() == elsewhere
    made = files(tmp_path).keys() - before.keys()
    assert {name.partition("/")[0] for name in made} <= {".site", "cache"}
    assert files(elsewhere) == {"thesis.txt": b"ten years of work"}


def test_an_empty_folder_in_the_place_of_the_site_gives_way(unbuilt: Settings) -> None:
    unbuilt.site.mkdir()
    built(unbuilt)
    assert unbuilt.site.is_symlink()
    assert os.access(unbuilt.site / "public/index.html", os.R_OK)
