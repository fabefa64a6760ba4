"""What a change does is said in these words, to each reader.

Each file of `cases/` holds a change to the county and, for each reader, the whole summary but the
pages that change: which pages there are is no matter of reviews.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaders_network.reviewing.summary import Summary
from leaders_network.reviewing.words import written
from tests.reviewing.county import County, told

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yml"))


def case_of(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def summaries(case: dict[str, Any], folder: Path) -> dict[str, str]:
    """Return what each reader of a case is told."""
    county = County.made(folder, case.get("before"))
    county.branch(case["change"], author=case.get("author", ""))
    found, problems = county.review()
    assert problems == ()
    return {name: words(told(found, name)) for name in case["told"]}


def words(summary: Summary) -> str:
    """Return a summary as text, without the pages that change."""
    sections = tuple(section for section in summary.sections if section.id != "pages")
    return written(replace(summary, sections=sections), "text") + "\n"


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_change_is_told_in_these_words(file: Path, tmp_path: Path) -> None:
    case = case_of(file)
    assert summaries(case, tmp_path) == case["told"]


def test_there_are_cases() -> None:
    assert len(CASES) > 20
