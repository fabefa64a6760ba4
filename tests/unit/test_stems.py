"""The builder's stemmer keeps to the table that Node's tests read too."""

from __future__ import annotations

import json
from typing import Any

import pytest

from leaders_network.search.stems import stem, stems
from tools.environment import ROOT

CASES: dict[str, Any] = json.loads((ROOT / "tests/contract/stems.json").read_text("utf-8"))


@pytest.mark.parametrize(("word", "expected"), CASES["stems"])
def test_words_have_the_stems_that_the_table_says(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(("text", "expected"), CASES["texts"])
def test_a_text_is_read_as_the_stems_that_the_table_says(text: str, expected: list[str]) -> None:
    assert stems(text) == expected
