"""Pieces are kept for as long as what they were made from is the same, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaders_network.pieces import Pieces


def test_a_piece_is_made_once_for_each_basis() -> None:
    pieces = Pieces()
    made: list[int] = []

    def make() -> bytes:
        made.append(len(made))
        return bytes(made)

    first = pieces.of("ada", b"one", make)
    assert pieces.of("ada", b"one", make) == first
    assert pieces.of("ada", b"two", make) != first
    assert len(made) == 2


def test_pieces_outlive_the_run_that_made_them(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path / "network", b"program")
    pieces.of("ada", b"one", lambda: b"kept")
    pieces.save()
    assert Pieces(tmp_path / "network", b"program").of("ada", b"one", lambda: b"new") == b"kept"
    assert Pieces(tmp_path / "network", b"another").of("ada", b"one", lambda: b"new") == b"new"


def test_what_nobody_asked_for_is_forgotten(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path / "network")
    for name in ("ada", "bo"):
        pieces.of(name, b"one", name.encode)
    pieces.save()
    assert b"bo" in (tmp_path / "network").read_bytes()
    again = Pieces(tmp_path / "network")
    again.of("ada", b"one", bytes)
    again.save()
    assert b"bo" not in (tmp_path / "network").read_bytes()
    assert b"ada" in (tmp_path / "network").read_bytes()


@pytest.mark.parametrize("content", [b"", b"noise", b"\x80\x05K\x01."])
def test_a_damaged_file_holds_no_pieces(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "network").write_bytes(content)
    pieces = Pieces(tmp_path / "network")
    assert pieces.of("ada", b"one", lambda: b"new") == b"new"
    pieces.save()
    assert Pieces(tmp_path / "network").of("ada", b"one", lambda: b"newer") == b"new"
