"""What an earlier run kept is read back, or passed over where it is damaged."""

from __future__ import annotations

import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from leaders_network.kept import kept

THING = {"day": date(2026, 11, 22), "names": ("Siân", "O’Neill"), "counts": [1, 2.5, None]}
PACKED = pickle.dumps(THING, 5)


def test_what_is_whole_is_read_back() -> None:
    assert kept(PACKED) == THING


@given(st.integers(0, len(PACKED) - 1))
def test_what_is_cut_off_is_nothing(end: int) -> None:
    assert kept(PACKED[:end]) is None


@given(st.integers(0, len(PACKED) - 1), st.integers(0, 255))
def test_an_altered_byte_raises_nothing(at: int, byte: int) -> None:
    kept(PACKED[:at] + bytes([byte]) + PACKED[at + 1 :])


@given(st.binary(max_size=60))
def test_bytes_of_anything_raise_nothing(data: bytes) -> None:
    kept(data)
