"""The team's own pages about the care of it all, full and empty."""

from __future__ import annotations

from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.charts import Chart, Series
from leaders_network.publish.views.dictionary import DictionaryView, FieldRow, FieldTable
from leaders_network.publish.views.freshness import (
    DueDetails,
    FreshnessRow,
    FreshnessView,
    ToAsk,
    ToAskShelf,
)
from leaders_network.publish.views.mine import MineSight, SeenView
from tests.unit.sample_pieces import (
    FIRE,
    PERSON,
)

FULL_DICTIONARY = DictionaryView(
    "data-dictionary/fields/",
    (
        FieldTable(
            "Leader",
            "leader",
            "A person listed.",
            "leaders/*.yml",
            (
                FieldRow("name", "The name.", "text", None, True, "network"),
                FieldRow("posts", "Held.", "a list", Link("Post", "post"), False, "team"),
            ),
        ),
        FieldTable(
            "Post", "post", "A job.", "", (FieldRow("id", "Its id.", "an id", None, True, "all"),)
        ),
    ),
)
EMPTY_DICTIONARY = DictionaryView("data-dictionary/fields/", ())
SECTOR_ROW = FreshnessRow(FIRE, 5, 4, 3, 2, 1, "ask-fire")
FULL_FRESHNESS = FreshnessView(
    "freshness/details/",
    (SECTOR_ROW,),
    FreshnessRow(Link("All sectors", "sectors/"), 5, 4, 3, 2, 1),
    180,
    365,
    (
        Chart(
            path="freshness/details/details",
            title="Details by state",
            summary="Most are confirmed.",
            kind="bars",
            labels=("Fire",),
            series=(Series("Confirmed", (5,)),),
            unit="details",
        ),
    ),
    (
        ToAskShelf(
            FIRE,
            "ask-fire",
            (
                ToAsk(
                    Link("Rhys Lomas", "assistants/rhys-lomas-1/"),
                    "Secretary",
                    "rhys@southmere.example",
                    "mailto:rhys@southmere.example",
                    (DueDetails(Link(PERSON.name, PERSON.path), "1 lapsed, 2 ageing"),),
                ),
                ToAsk(Link("Southmere", FIRE.path), "", "", "", (DueDetails(FIRE, "1 ageing"),)),
            ),
        ),
    ),
)
EMPTY_FRESHNESS = FreshnessView(
    "freshness/details/", (), FreshnessRow(Link("All", "sectors/"), 0, 0, 0, 0, 0), 180, 365
)
SIGHTS = (
    MineSight("Public", ("Not listed", "—")),
    MineSight("Network", ("Freda", "Direct (01632 960412)")),
)
FULL_SEEN = SeenView(
    f"{PERSON.path}seen/", Link(PERSON.name, PERSON.path), ("Name", "Ways to reach them"), SIGHTS
)
EMPTY_SEEN = SeenView("leaders/a/seen/", Link("A", "leaders/a/"), (), ())
