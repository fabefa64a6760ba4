"""Which pages change for whom is worked out around the change, and is what a whole build shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from leaders_network.outputs.pages import catalogue
from leaders_network.publish.publication import publish
from leaders_network.reviewing.pages import _drawn
from leaders_network.reviewing.verdicts import Review
from tests.reviewing.county import DAY, FREDA, OWEN, County

LEADERS = "directory_data/leaders"
OTHERS = {
    f"{LEADERS}/{name}.yml": (
        f"name: {name.title()} Vale\nknows_about: [estates]\nappointments:\n"
        f"  - {{post: {post}, start: {start}}}\n"
    )
    for name, post, start in (
        ("ada", "northmoor-fire/chief", "2022-03-01"),
        ("ben", "northmoor-fire/deputy", "2023-03-01"),
        ("cai", "westmere-council/chief", "2021-03-01"),
    )
}
BODIES = {
    "directory_data/organisations/northmoor-fire.yml": (
        "name: Northmoor Fire\nsector: fire-and-rescue\nareas: [E92000001]\nposts:\n"
        "  - {id: chief, title: Chief, role: chief-fire-officer}\n  - {id: deputy, title: Deputy}\n"
    ),
    "directory_data/organisations/westmere-council.yml": (
        "name: Westmere Council\nsector: fire-and-rescue\nparent: southmere-fire\n"
        "posts: [{id: chief, title: Chief}]\n"
    ),
}
CHANGES: dict[str, dict[str, Any]] = {
    "a number": {f"{LEADERS}/freda-harlowe.yml": {"960413": "960414"}},
    "a name": {f"{LEADERS}/owen-lewis.yml": {"Owen Lewis": "Zoe Lewis"}},
    "a move": {
        f"{LEADERS}/ben.yml": {
            "2023-03-01}": "2023-03-01, end: 2026-10-01}\n"
            "  - {post: southmere-fire/deputy, start: 2026-10-02}"
        },
        f"{LEADERS}/owen-lewis.yml": {"2024-01-08\n": "2024-01-08\n    end: 2026-10-01\n"},
    },
    "a switchboard": {"directory_data/organisations/southmere-fire.yml": {"960400": "960401"}},
    "a topic": {"directory_data/vocabulary/topics.yml": {"name: Estates": "name: Buildings"}},
    "somebody gone": {f"{LEADERS}/ada.yml": None},
    "somebody new": {
        f"{LEADERS}/dan.yml": OWEN.replace("Owen", "Dan")
        .replace("southmere-fire/deputy", "westmere-council/chief")
        .replace("start", "job_share: true\n    start")
        .replace("owen", "dan"),
        f"{LEADERS}/cai.yml": {"start": "job_share: true, start"},
    },
    "another organisation": {
        "directory_data/organisations/westmere-council.yml": {
            "Westmere Council": "Westmere City Council"
        }
    },
    "an assistant": {f"{LEADERS}/freda-harlowe.yml": FREDA.replace("Rhys Lomas", "Rhys Loman")},
}


def every_page(found: Review) -> set[tuple[str, str]]:
    """Return the audience and the path of each page that differs, of all that there are."""
    differing = set()
    for name, audience in found.rooms.items():
        sides = []
        for side in (found.before, found.after):
            publication = publish(side.records, audience, DAY, side.content)
            views = ((one.entry.path, one.entry.view()) for one in catalogue(publication))
            sides.append({path: _drawn(_alone(view)) for path, view in views})
        old, new = sides
        differing |= {
            (name, path) for path in old.keys() | new.keys() if old.get(path) != new.get(path)
        }
    return differing


def _alone(view: Any) -> Any:
    """Return a view without those who are alike, which may shift far from a change."""
    from dataclasses import fields, replace

    names = {field.name for field in fields(view)} & {"similar", "alike"}
    return replace(view, **dict.fromkeys(names, ()))


@pytest.mark.parametrize("name", CHANGES)
def test_the_pages_that_change_are_those_of_the_whole_directory(name: str, tmp_path: Path) -> None:
    county = County.made(tmp_path, {**OTHERS, **BODIES})
    county.branch(CHANGES[name])
    found, problems = county.review()
    assert problems == ()
    told = {(page.audience, page.path) for page in found.pages.pages}
    assert told == every_page(found)
    assert told
