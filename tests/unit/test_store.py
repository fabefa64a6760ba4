"""Records are kept by what their file held, and nothing that a file no longer says is kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from leaders_network.problems import Problems
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records
from leaders_network.records.store import RecordStore


def write(folder: Path, name: str, text: str) -> None:
    (folder / "leaders").mkdir(parents=True, exist_ok=True)
    (folder / "leaders" / name).write_text(text, encoding="utf-8")


def read(folder: Path, cache: Path) -> tuple[Records, int]:
    """Return the records of a folder, and how many problems it has."""
    store = RecordStore(cache)
    problems = Problems()
    try:
        return read_records(folder, problems, store=store), len(problems)
    finally:
        store.close()


def kept(cache: Path) -> bytes:
    return b"".join(file.read_bytes() for file in cache.parent.glob(f"{cache.name}*"))


def test_what_is_read_again_is_what_was_read_first(tmp_path: Path) -> None:
    data, cache = tmp_path / "data", tmp_path / "cache" / "records.sqlite"
    write(data, "ada.yml", "name: Ada Vale\nappointments:\n  - {post: a/b, start: 2026-01-01}\n")
    first, second = read(data, cache), read(data, cache)
    assert first == second
    assert first[0].leaders["ada"].name == "Ada Vale"


def test_a_changed_file_is_read_anew_and_its_old_words_are_forgotten(tmp_path: Path) -> None:
    data, cache = tmp_path / "data", tmp_path / "records.sqlite"
    write(data, "ada.yml", "name: Withdrawn Name\n")
    read(data, cache)
    assert b"Withdrawn Name" in kept(cache)
    write(data, "ada.yml", "name: Ada Vale\n")
    assert read(data, cache)[0].leaders["ada"].name == "Ada Vale"
    assert b"Withdrawn Name" not in kept(cache)


def test_an_erased_file_leaves_nothing_behind(tmp_path: Path) -> None:
    data, cache = tmp_path / "data", tmp_path / "records.sqlite"
    write(data, "ada.yml", "name: Ada Vale\n")
    read(data, cache)
    (data / "leaders" / "ada.yml").unlink()
    assert read(data, cache)[0].leaders == {}
    assert b"Ada Vale" not in kept(cache)


def test_a_faulty_file_is_told_of_again_each_time(tmp_path: Path) -> None:
    data, cache = tmp_path / "data", tmp_path / "records.sqlite"
    write(data, "ada.yml", "nome: Ada\n")
    assert [read(data, cache)[1] for _ in range(2)] == [2, 2]


def test_two_files_of_the_same_words_are_two_records(tmp_path: Path) -> None:
    data, cache = tmp_path / "data", tmp_path / "records.sqlite"
    for name in ("ada.yml", "bo.yml"):
        write(data, name, "name: Ada Vale\n")
    for _ in range(2):
        assert set(read(data, cache)[0].leaders) == {"ada", "bo"}


@pytest.mark.parametrize(
    "damage", [b"", b"not a database" * 99, b"SQLite format 3\0" + b"\0" * 999]
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    data, cache = tmp_path / "data", tmp_path / "records.sqlite"
    write(data, "ada.yml", "name: Ada Vale\n")
    cache.write_bytes(damage)
    for _ in range(2):
        assert read(data, cache)[0].leaders["ada"].name == "Ada Vale"


def test_where_nothing_may_be_kept_everything_is_read(tmp_path: Path) -> None:
    write(tmp_path / "data", "ada.yml", "name: Ada Vale\n")
    (tmp_path / "closed").write_text("no folder can be made here", encoding="utf-8")
    for cache in ("open", "closed"):
        records, _ = read(tmp_path / "data", tmp_path / cache / "records.sqlite")
        assert records.leaders["ada"].name == "Ada Vale"
    assert (tmp_path / "open" / "records.sqlite").is_file()


def test_a_damaged_record_is_read_from_its_file(tmp_path: Path) -> None:
    data, cache = tmp_path / "data", tmp_path / "records.sqlite"
    write(data, "ada.yml", "name: Ada Vale\n")
    read(data, cache)
    with sqlite3.connect(cache) as database:
        database.execute("UPDATE records SET record = x'80ff'")
    database.close()
    assert read(data, cache)[0].leaders["ada"].name == "Ada Vale"


def test_a_file_that_is_no_store_is_let_go_of_before_it_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file that is open cannot be deleted, the cache would be in the way for ever."""
    cache = tmp_path / "records.sqlite"
    opened: list[sqlite3.Connection] = []
    cache.write_bytes(b"no database at all" * 100)
    connect = sqlite3.connect

    def noted(file: Path | str, **options: Any) -> sqlite3.Connection:
        opened.append(connect(file, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", noted)
    store = RecordStore(cache)
    damaged, fresh = opened
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        damaged.execute("SELECT 1")
    assert fresh.execute("SELECT 1").fetchone() == (1,)
    store.close()
