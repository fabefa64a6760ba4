"""What Python and the web editor must both write: the table that `node --test` reads as well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leaders_network.content.forming import formed_page
from leaders_network.problems import Problems
from leaders_network.records.dictionary import FILES, sections
from leaders_network.records.formatting import form_of

TABLE: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "contract" / "canonical.json").read_text("utf-8")
)
MODELS = {model.__name__: model for kind in FILES for model in sections(kind.model)}


def named(case: dict[str, str]) -> str:
    return f"{case.get('kind', 'page')}: {case['name']}"


@pytest.mark.parametrize("case", TABLE["records"], ids=named)
def test_a_record_is_written_as_the_table_says(case: dict[str, str]) -> None:
    model = MODELS[case["kind"]]
    assert form_of(case["written"], model) == case["becomes"]
    assert form_of(case["becomes"], model) == case["becomes"]


@pytest.mark.parametrize("case", TABLE["pages"], ids=named)
def test_a_page_is_written_as_the_table_says(case: dict[str, str]) -> None:
    assert formed_page(case["written"], "page.md", Problems()) == case["becomes"]
