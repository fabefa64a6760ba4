"""A site is swapped in whole, or the one before it stands as it was."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from leaders_network.building.tree import new_tree
from leaders_network.problems import BuildError, SettingsError


def build(site: Path, *builds: dict[str, str]) -> None:
    """Build a site; the files of several builds are put into one tree."""
    with new_tree(site) as tree:
        for path, text in (entry for files in builds for entry in files.items()):
            tree.put(path, text.encode(), text.encode)


def break_off(site: Path, text: str) -> None:
    with new_tree(site) as tree:
        tree.put("a", text.encode(), text.encode)
        raise ZeroDivisionError


def files_of(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): file.read_text(encoding="utf-8")
        for file in site.rglob("*")
        if file.is_file()
    }


def test_a_site_holds_what_the_last_build_put_there_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, {"a/index.html": "one", "b.html": "two"})
    build(site, {"a/index.html": "three"})
    assert files_of(site) == {"a/index.html": "three"}


def test_a_folder_that_is_retained_stays_as_it_was_built_last(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, {"public/a": "one", "team/a": "one", "teamwork/a": "one"})
    with new_tree(site) as tree:
        tree.put("public/a", b"two", "two".encode)
        tree.retain("team")
    assert files_of(site).keys() == {"public/a", "team/a"}
    assert files_of(site)["team/a"] == "one"


def test_what_did_not_change_is_the_same_file(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, {"a": "same", "b": "old"})
    before = {name: (site / name).stat().st_ino for name in "ab"}
    build(site, {"a": "same", "b": "new"})
    assert (site / "a").stat().st_ino == before["a"]
    assert (site / "b").stat().st_ino != before["b"]


def test_a_file_that_says_the_same_is_no_newer_whatever_it_was_made_from(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, {"same": "old", "longer": "old", "other": "old"})
    before = {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in site.iterdir()}
    with new_tree(site) as tree:
        for name, text in (("same", "old"), ("longer", "older"), ("other", "new")):
            tree.put(name, b"made of what a reader may not see", text.encode)
    after = {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in site.iterdir()}
    assert {name for name in before if before[name] == after[name]} == {"same"}
    assert (tree.changed, tree.kept) == (["longer", "other"], 1)
    assert files_of(tmp_path / ".site/a/tree") == files_of(tmp_path / ".site/b/tree")


@pytest.mark.parametrize("held", [True, False])
def test_both_trees_share_every_file_whether_or_not_folders_can_be_held_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: bool
) -> None:
    if not held:
        monkeypatch.setattr(os, "supports_dir_fd", frozenset())
    site = tmp_path / "site"
    build(site, {"a/b/c": "deep", "a/d": "beside", "e": "top"})
    build(site, {"a/b/c": "deep", "a/d": "beside", "e": "new"})
    trees = [tmp_path / ".site" / name / "tree" for name in "ab"]
    assert files_of(trees[0]) == files_of(trees[1]) == files_of(site)
    for name in files_of(site):
        assert (trees[0] / name).samefile(trees[1] / name)


@pytest.mark.parametrize("gone", ["site", "site/..", ".site"])
def test_a_site_whose_files_are_gone_is_made_again(tmp_path: Path, gone: str) -> None:
    site = tmp_path / "site"
    build(site, {"a": "same", "b/c": "same"})
    shutil.rmtree((tmp_path / gone).resolve())
    build(site, {"a": "same", "b/c": "same"})
    trees = [tmp_path / ".site" / name / "tree" for name in "ab"]
    assert (
        files_of(site) == files_of(trees[0]) == files_of(trees[1]) == {"a": "same", "b/c": "same"}
    )


def test_a_build_that_fails_leaves_the_last_site_standing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, {"a": "good"})
    with pytest.raises(ZeroDivisionError):
        break_off(site, "bad")
    assert files_of(site) == {"a": "good"}
    build(site, {"a": "better"})
    assert files_of(site) == {"a": "better"}


def test_two_pages_of_one_address_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"a/index\.html"):
        build(tmp_path / "site", {"a/index.html": "one"}, {"a/index.html": "two"})


def test_a_folder_of_somebody_elses_is_never_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SettingsError, match="no build put there"):
        build(site, {"a": "ours"})
    assert files_of(site) == {"thesis.txt": "mine"}


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    build(site, {"a": "ours"})
    assert files_of(site) == {"a": "ours"}


def test_two_builds_never_write_one_site_together(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with new_tree(site) as tree:
        tree.put("a", b"first", lambda: b"first")
        with pytest.raises(SettingsError, match="another build"):
            build(site, {"a": "second"})
    assert files_of(site) == {"a": "first"}


def test_a_lost_or_damaged_manifest_costs_only_time(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for damage in (b"", b"\x80\xff", b"garbage\n"):
        build(site, {"a": "same"})
        (site.resolve().parent / "manifest").write_bytes(damage)
        before = (site / "a").stat().st_mtime_ns
        build(site, {"a": "same"})
        assert (site / "a").stat().st_mtime_ns != before
        assert files_of(site) == {"a": "same"}


def test_a_file_for_which_there_is_no_room_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int, content: memoryview) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space left") as told:
        build(tmp_path / "site", {"people/index.html": "one"})
    assert str(told.value.filename).endswith("/people/index.html")
