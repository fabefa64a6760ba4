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
HEALTH = "directory_data/organisations/southmere-health.yml"
FIRE = "directory_data/organisations/southmere-fire.yml"
OWEN_AT = "directory_data/leaders/owen-lewis.yml"
ADVISER = "  - {id: adviser, title: Special Adviser, audience: team}\n"
OPEN = ADVISER.replace(", audience: team", "")
PAY = "who,pay\nAnn,80000\nBob,90000\n"
EVENT = """\
---
description: Meet the minister.
start: 2026-12-01 19:00
end: 2026-12-01 22:00
---
# Dinner
"""
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


ROTA = "content/centre/rota.csv"
DUTY = "who,phone\nBob,01632 960498\n"


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("where", ["news/mutual-aid.md", "news/numbers.csv"])
def test_a_number_that_stood_in_a_table_alone_is_told_where_others_read_it_now(
    where: str, public: bool, tmp_path: Path
) -> None:
    """The control: those who read the table know the number already."""
    table = "content/news/rota.csv" if public else ROTA
    county = County.made(tmp_path, {table: DUTY})
    text = (county.folder / "content" / where).read_text()
    county.branch({f"content/{where}": f"{text}\nBob,+44 1632 960498\n"})
    told_it = "with a telephone number of file (centre/rota.csv)"
    assert (told_it in county.text()) is not public
    assert ("widening" in county.review()[0].verdict.kinds) is not public


def test_a_table_that_more_may_read_holds_nothing_of_another_place(tmp_path: Path) -> None:
    county = County.made(tmp_path, {"content/news/rota.csv": DUTY})
    county.branch({"content/news/.meta.yml": "title: News\naudience: public\n"})
    told_it = [line for line in county.text().splitlines() if "news/rota.csv): BECOMES" in line]
    assert len(told_it) == 1
    assert "to the public: what it holds: " in told_it[0]
    assert "elsewhere" not in told_it[0]


@pytest.mark.parametrize("text", ["2026-12-24", "2025-2026", "51.5072178"])
def test_neither_days_nor_years_nor_fractions_are_taken_for_a_telephone_number(
    text: str, tmp_path: Path
) -> None:
    county = County.made(tmp_path, {ROTA: f"{DUTY}{text},1\n"})
    county.branch({"content/news/mutual-aid.md": {"Five": f"{text}: five"}})
    assert county.review()[0].verdict.kinds == ("content",)


def adviser(post: str = ADVISER, held: str = "southmere-health/adviser") -> dict[str, str]:
    """Return Owen as special adviser of the health service."""
    posts = (
        "name: Southmere Health\nsector: fire-and-rescue\nposts:\n"
        "  - {id: chief-operating-officer, title: Chief Operating Officer}\n"
    )
    return {HEALTH: posts + post, OWEN_AT: OWEN.replace("southmere-fire/deputy", held)}


def fire(post: str) -> dict[str, dict[str, str]]:
    return {FIRE: {"  - id: deputy": f"{post}  - id: deputy"}}


RENAMED = adviser(OPEN.replace("id: adviser", "id: special"), "southmere-health/special")
ELSEWHERE = adviser("", "southmere-fire/adviser") | fire(OPEN)


@pytest.mark.parametrize(
    ("before", "change", "subjects"),
    [
        (adviser(), RENAMED, {"leader:owen-lewis", "post:southmere-health/special"}),
        (adviser(), ELSEWHERE, {"leader:owen-lewis", "post:southmere-fire/adviser"}),
        (
            {LEADER: FREDA + ASK},
            {LEADER: {"our nights": "the nights", ", audience: team": ""}},
            {"leader:freda-harlowe"},
        ),
        (
            {"content/centre/pay.csv": PAY},
            {"content/centre/pay.csv": None, "content/news/pay-2027.csv": f"{PAY}Cy,7\n"},
            {"file:news/pay-2027.csv"},
        ),
        (
            {"content/centre/pay.csv": PAY},
            {"content/centre/pay.csv": None, "content/news/pay.csv": "Ann has 80,000\n"},
            {"file:news/pay.csv"},
        ),
        (
            {
                "content/centre/events/.meta.yml": "kind: event\n",
                "content/news/events/.meta.yml": "kind: event\n",
                "content/centre/events/dinner.md": EVENT,
            },
            {
                "content/centre/events/dinner.md": None,
                "content/news/events/dinner.md": EVENT.replace("Meet", "See"),
            },
            {"page:news/events/dinner.md"},
        ),
    ],
    ids=[
        *("a post under another id", "a post at another body", "an ask in other words"),
        *("a table with one more row", "a file of the same name", "an event"),
    ],
)
def test_what_went_and_came_where_others_see_it_is_told_as_widened(
    before: dict[str, Any], change: dict[str, Any], subjects: set[str], tmp_path: Path
) -> None:
    county = County.made(tmp_path, before)
    county.branch(change)
    found, problems = county.review()
    assert problems == ()
    assert {one.subject for one in found.changes if one.widened} == subjects
    assert "widening" in found.verdict.kinds


@pytest.mark.parametrize(
    ("before", "change"),
    [
        (adviser(OPEN), RENAMED),
        (adviser(), adviser("", "southmere-fire/adviser") | fire(ADVISER)),
        (
            {LEADER: FREDA + ASK},
            {LEADER: {"Somebody to run our nights": "A van", ", audience: team": ""}},
        ),
        (
            {"content/centre/pay.csv": PAY},
            {"content/centre/pay.csv": None, "content/news/cars.csv": "car,age\nFord,3\n"},
        ),
    ],
    ids=["seen by all before", "as narrow as before", "another ask", "another table"],
)
def test_what_went_and_came_for_the_same_or_is_another_widens_nothing(
    before: dict[str, Any], change: dict[str, Any], tmp_path: Path
) -> None:
    county = County.made(tmp_path, before)
    county.branch(change)
    found, problems = county.review()
    assert problems == ()
    assert {one.subject for one in found.changes if one.widened} == set()
