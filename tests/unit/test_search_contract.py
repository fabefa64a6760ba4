"""The builder's search keeps to the table that Node's tests read too."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaders_network.search.columns import large, shared, wide
from leaders_network.search.names import NameParts
from leaders_network.search.nicknames import nicknames
from leaders_network.search.sounds import sounds
from leaders_network.search.spellings import spellings
from leaders_network.search.writing import writing
from tools.environment import ROOT

CASES: dict[str, Any] = json.loads((ROOT / "tests/contract/search.json").read_text("utf-8"))


@pytest.mark.parametrize(("written", "folded"), CASES["fold"])
def test_words_are_folded_as_the_table_says(written: str, folded: str) -> None:
    assert writing().fold(written) == folded


@pytest.mark.parametrize(("text", "words"), CASES["words"])
def test_text_is_split_into_the_words_the_table_says(text: str, words: list[str]) -> None:
    assert writing().words(text) == words


@given(st.text(st.characters(max_codepoint=127)) | st.text("aZ9_'`-. \n"))
def test_plain_texts_are_taken_apart_as_any_other_is(text: str) -> None:
    assert writing().words(text) == [word.folded for word in writing().written(text)]


@pytest.mark.parametrize(("word", "keys"), CASES["sounds"])
def test_sound_keys_are_the_tables(word: str, keys: list[str]) -> None:
    assert sounds().keys(word) == keys


@pytest.mark.parametrize(("one", "other"), CASES["alike"])
def test_names_said_alike_share_a_key(one: str, other: str) -> None:
    assert heard(one) & heard(other)


@pytest.mark.parametrize(("one", "other"), CASES["unlike"])
def test_names_said_otherwise_share_no_key(one: str, other: str) -> None:
    assert heard(one)
    assert not heard(one) & heard(other)


def test_the_nicknames_of_an_index_are_the_tables() -> None:
    kept = nicknames(CASES["nicknames"]["borne"])
    column = "\n".join(" ".join((formal, *short)) for formal, short in kept.items())
    assert column == CASES["nicknames"]["column"]


@pytest.mark.parametrize("case", CASES["names"])
def test_a_name_is_found_by_the_words_the_table_says(case: dict[str, Any]) -> None:
    parts = NameParts(case["before"], case["family"], case["after"])
    others = case["others"].split("|") if case["others"] else []
    assert sorted(spellings(parts, others)) == case["words"]


def heard(word: str) -> set[str]:
    return set(sounds().keys(writing().fold(word)))


@pytest.mark.parametrize("case", CASES["large"])
def test_large_numbers_are_written_as_the_table_says(case: dict[str, Any]) -> None:
    assert large(case["numbers"]) == case["columns"]


def test_rows_may_share_more_texts_than_one_character_can_tell_apart() -> None:
    names = [f"name {number:05}" for number in range(60_000)]
    lines, more, rest = shared(names)
    assert lines.split("\n") == names
    places = [
        (ord(high) - 48) * 2**14 + ord(low) - 48 for high, low in zip(more, rest, strict=True)
    ]
    assert places == list(range(60_000))
    assert len(shared(names[:50_000])) == 2
    assert wide([3, 55_247]) == ["3" + chr(0xD7FF)]
    assert len(wide([3, 55_248])) == 2
