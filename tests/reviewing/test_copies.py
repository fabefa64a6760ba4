"""What was kept from somebody is told where it is written again, whichever way it comes there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from leaders_network.reviewing.words import written
from tests.reviewing.county import BASE, FREDA, OWEN, County, told

LEADER = "directory_data/leaders/freda-harlowe.yml"
GROUP = "directory_data/groups/winter-resilience.yml"
HOME = "content/index.md"
LIST = "# Staffing\n\n- Bob is on sick leave\n- Ann leaves in May\n- Two posts will close\n"
ASK = "asks: [{text: Somebody to run our nights, until: 2027-01-31, audience: team}]\n"


def page(text: str) -> dict[str, str]:
    """Return the front page, which the public reads, with one line more."""
    return {HOME: (BASE / HOME).read_text(encoding="utf-8") + f"\n{text}\n"}


def group(text: str) -> dict[str, str]:
    return {GROUP: (BASE / GROUP).read_text(encoding="utf-8") + text}


@pytest.mark.parametrize(
    ("before", "change", "home"),
    [
        (
            group("summary: We are short of people at night.\n"),
            page("We are short of people at night."),
            "Winter Res",
        ),
        ({LEADER: FREDA + ASK}, page("Wanted: somebody to run our nights."), "Freda Harlowe"),
        ({}, page("Leads fire and rescue in Southmere."), "Freda Harlowe"),
        (
            {"content/centre/list.md": LIST},
            {"content/centre/list.md": None, "content/news/list.md": f"{LIST}- No more\n"},
            "Staffing (centre/list.md)",
        ),
    ],
    ids=["of a group", "an ask", "a summary", "a page that was moved and altered"],
)
def test_what_was_kept_from_those_who_read_it_now_is_told(
    before: dict[str, Any], change: dict[str, Any], home: str, tmp_path: Path
) -> None:
    county = County.made(tmp_path, before)
    county.branch(change)
    found = county.review()[0]
    assert "widening" in found.verdict.kinds
    assert f"with words of {home}" in written(told(found, "team"), "text")


@pytest.mark.parametrize(
    ("before", "change"),
    [
        (
            group("summary: We are short of people at night.\n"),
            page("We are short of people by day."),
        ),
        (
            group("summary: We are short of people at night.\n")
            | page("We are short of people at night."),
            {"content/index.md": {"We are": "Now we are"}},
        ),
        (
            {"content/news/list.md": LIST},
            {"content/news/list.md": None, "content/centre/list.md": f"{LIST}- No more\n"},
        ),
    ],
    ids=["other words", "what everybody reads already", "a page that fewer read"],
)
def test_what_nobody_was_kept_from_widens_nothing(
    before: dict[str, Any], change: dict[str, Any], tmp_path: Path
) -> None:
    county = County.made(tmp_path, before)
    county.branch(change)
    assert "widening" not in county.review()[0].verdict.kinds


def test_a_photo_kept_from_those_who_see_it_now_as_another_ones_is_told(tmp_path: Path) -> None:
    owen = "directory_data/leaders/owen-lewis.yml"
    county = County.made(tmp_path, {LEADER: FREDA + "audiences: {photo: team}\n"})
    county.branch({owen: f"{OWEN}photo: freda-harlowe.jpg\n"})
    found = county.review()[0]
    assert "widening" in found.verdict.kinds
    words = "Owen Lewis: BECOMES VISIBLE to the network: photo, with a photo of Freda Harlowe"
    assert words in written(told(found, "team"), "text")
    seen = County.made(tmp_path / "seen")
    seen.branch({owen: f"{OWEN}photo: freda-harlowe.jpg\n"})
    assert "widening" not in seen.review()[0].verdict.kinds, "the control"


def test_an_appointment_that_began_on_another_day_is_the_same_one(tmp_path: Path) -> None:
    owen = "directory_data/leaders/owen-lewis.yml"
    kept = OWEN.replace("2024-01-08\n", "2024-01-08\n    audience: team\n")
    county = County.made(tmp_path, {owen: kept})
    county.branch({owen: {"2024-01-08\n    audience: team": "2024-01-09"}})
    found = county.review()[0]
    assert "widening" in found.verdict.kinds
    shown = written(told(found, "team"), "text")
    assert "BECOMES VISIBLE to the network: the post Deputy Chief Fire Officer" in shown
    assert "Fire and Rescue Service: 8 January 2024 → 9 January 2024" in shown
    county.git("checkout", "--quiet", "main")
    county.branch({owen: {"2024-01-08": "2024-01-09"}}, "only")
    only = county.review()[0]
    assert only.verdict.kinds == ("directory",), "the control"
    assert "8 January 2024 → 9 January 2024" in written(told(only, "team"), "text")
