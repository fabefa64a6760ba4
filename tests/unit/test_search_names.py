"""Invented people of many languages and scripts are found however their names are put."""

from __future__ import annotations

import json
from typing import Any

import pytest

from leaders_network.search.index import people_index
from leaders_network.search.names import name_parts
from tests.unit.search_samples import Name, asker, people
from tools.environment import ROOT

CASES: dict[str, Any] = json.loads(
    (ROOT / "tests/contract/search-names.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def first() -> dict[str, str]:
    """Return the name of the first person found for each query."""
    queries = [query for query, _ in CASES["queries"]]
    files = people_index(people([Name(given, family) for given, family in CASES["names"]]))
    with asker() as search:
        answers = search.ask(files, queries)
    return {
        query: answer["people"][0]["name"] if answer["people"] else ""
        for query, answer in zip(queries, answers, strict=True)
    }


@pytest.mark.parametrize(("query", "name"), CASES["queries"])
def test_the_person_meant_is_first(first: dict[str, str], query: str, name: str) -> None:
    assert first[query] == name


@pytest.mark.parametrize(
    ("name", "title", "given"),
    [
        ("Dame Amara Penrose", "Dame", "Amara"),
        ("Rt Hon. Dr Jo Anne Penrose", "Rt Hon. Dr", "Jo Anne"),
        ("Professor Penrose", "Professor", ""),
        ("Amara Dame Penrose", "", "Amara Dame"),
        ("Dr (Amara) Penrose", "", "Dr (Amara)"),
        ("Dr  Amara Penrose", "Dr ", "Amara"),
        ("Penrose", "", ""),
    ],
)
def test_honorifics_are_kept_apart_from_given_names(name: str, title: str, given: str) -> None:
    parts = name_parts(name, "Penrose")
    assert parts.titled == (title, given)
    assert " ".join(filter(None, parts.titled)) == parts.before
