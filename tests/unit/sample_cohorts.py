"""Cohorts at every point of their life, what they learn, and how to join them."""

from __future__ import annotations

from typing import get_args

from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.gathering import (
    ApplyingState,
    ApplyingView,
    CohortState,
    CohortView,
    ModuleView,
    PeerRoundView,
    PeerSetView,
)
from leaders_network.publish.views.items import Resource
from tests.unit.sample_items import LISTED
from tests.unit.sample_pieces import (
    AUTUMN,
    PERSON,
    PICTURED,
    UNPLACED,
)

_ROUND = PeerRoundView(
    "autumn",
    "Autumn 2026",
    AUTUMN,
    (PeerSetView("set-1", (PERSON, PICTURED, UNPLACED), ("Three sectors", "All in the north")),),
    (PeerSetView("set-1", (PERSON, PICTURED), ("Both on the coast",)),),
)
COHORTS = tuple(
    CohortView(
        "Cohort of 2026",
        "14 September 2026",
        state,
        "Works on winter.",
        (PERSON,),
        ("It stays here.",),
        (_ROUND,),
        "../rooms/cohort-2026/",
    )
    for state in get_args(CohortState)
)
MODULE = ModuleView(
    LISTED,
    1,
    (("Cohort of 2026", "14 September 2026, Harrogate"),),
    (Resource("Slides", "https://slides.example/", is_outward=True),),
    (LISTED,),
)
APPLYING = tuple(
    ApplyingView(
        Link("Moorland fires", "topics/moors/"),
        "Cohort of 2027",
        state,
        "Open now, until 31 March 2027: 12 days left",
        "Write two pages.",
        "https://apply.example/",
    )
    for state in get_args(ApplyingState)
)
