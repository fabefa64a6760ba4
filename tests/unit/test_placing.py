"""A file takes another's place whole, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest

from leaders_network.placing import PRIVATE, replace_files, replacing
from leaders_network.problems import BuildError


def test_a_file_takes_anothers_place_when_all_is_written(tmp_path: Path) -> None:
    file = tmp_path / "list"
    file.write_bytes(b"old")
    with replacing(file) as opened:
        opened.write(b"new")
        opened.flush()
        assert file.read_bytes() == b"old"
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_what_breaks_off_leaves_nothing_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "list"
    file.write_bytes(b"old")
    with suppress(KeyboardInterrupt), replacing(file) as opened:
        opened.write(b"ne")
        assert len(list(tmp_path.iterdir())) == 2
        raise KeyboardInterrupt
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_what_a_crash_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".list.new").write_bytes(b"much more than is written now")
    with replacing(tmp_path / "list") as opened:
        opened.write(b"new")
    assert (tmp_path / "list").read_bytes() == b"new"


def test_of_files_that_cannot_all_be_written_the_one_at_fault_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def full(file: Path, content: bytes) -> int:
        if "second" in file.name:
            raise OSError(28, "No space left on device")  # the system names no file here
        return write(file, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    files = {tmp_path / name: b"new" for name in ("first", "second")}
    with pytest.raises(BuildError) as caught:
        replace_files(files)
    assert str(caught.value) == (
        f"nothing was written: {tmp_path / 'second'}: No space left on device"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_a_secret_is_never_readable_by_others_nor_narrowed_by_the_system(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        for name, mode in (("key", 0o600), ("page", 0o644)):
            with replacing(tmp_path / name, mode=mode):
                assert not (tmp_path / f".{name}.new").stat().st_mode & 0o077
            assert (tmp_path / name).stat().st_mode & 0o777 == mode
        os.umask(0)
        with replacing(tmp_path / "key", mode=0o600):
            assert (tmp_path / ".key.new").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_what_must_last_is_on_the_disk_before_it_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda _: there.append((tmp_path / "letter").exists()))
    with replacing(tmp_path / "page") as opened:
        opened.write(b"new")
    assert there == []
    with replacing(tmp_path / "letter", is_lasting=True) as opened:
        opened.write(b"new")
    assert there == [False]


def test_a_private_file_is_its_owners_alone_whatever_stood_in_its_place(tmp_path: Path) -> None:
    old, new, open_to_all = (tmp_path / name for name in ("old", "new", "open"))
    for file in (old, open_to_all):
        file.touch(mode=0o644)
    replace_files({old: b"new", new: b"new"}, mode=PRIVATE)
    replace_files({open_to_all: b"new"})
    assert [file.stat().st_mode & 0o777 for file in (old, new)] == [0o600, 0o600]
    assert open_to_all.stat().st_mode & 0o777 == 0o644
