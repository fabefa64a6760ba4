"""Views of every kind of item, each once with everything in it and once with nothing."""

from __future__ import annotations

from dataclasses import replace

from leaders_network.publish.body import Body
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.charts import Chart, Series
from leaders_network.publish.views.events import (
    Happening,
)
from leaders_network.publish.views.items import Credit, ItemView, Resource, Step
from leaders_network.publish.views.rows import Facet, ItemList, ItemRow
from leaders_network.publish.views.studies import Citation, CitedName
from tests.unit import sample_reports, sample_voice
from tests.unit.sample_pieces import (
    AUTUMN,
    FIRE,
    NORTH,
    PERSON,
    PICTURED,
    RESILIENCE,
    SPRING,
)

ROW = ItemRow(
    "first-ninety-minutes",
    "library",
    "Library item",
    "The first ninety minutes",
    "library/first-ninety-minutes/",
    "What a duty chief needs to have decided.",
    AUTUMN,
    ("Read", "12 minutes", AUTUMN.text),
    (RESILIENCE,),
    (Facet("Format", ("Read",)), Facet("Topic", ("Resilience",))),
    12,
    "Due for review since 1 November 2026",
)
KINDS = (
    *("library", "collection", "study", "event", "article", "module"),
    *("consultation", "report"),
)
ROWS = tuple(replace(ROW, kind=kind) for kind in KINDS)
LISTED = replace(ROW, noun="")
"""An item in a list of one kind, where its kind is not said."""
CHART = Chart(
    "library/it/chart-1",
    "Calls in a night",
    "Fewer each week.",
    "lines",
    ("First", "Second"),
    (Series("Calls", (4.0, None), ((3.0, 5.0), None)),),
    "Week",
    "calls",
    note="Of 40 rooms.",
)
CITATION = Citation(
    "it",
    "report",
    "library/it/",
    "It",
    (CitedName("Harlowe", "Freda"),),
    SPRING,
    "Southmere Fire",
    "10.5555/it",
    "",
    "Ask first.",
    ("Resilience",),
    "Harlowe, Freda (2026). It. Southmere Fire. https://doi.org/10.5555/it",
)
HAPPENING = Happening(
    ROW,
    "2026-12-01T09:30",
    "2026-12-01T11:00",
    "Europe/London",
    "It cannot be taken back.",
    "",
    "Ask first.",
    "Winter calls",
    "Ask first.",
    "https://papers.example/",
    "",
    0,
    False,
    "2026-09-12",
    "2026-09-12",
    "09:30",
)
FULL_ITEM = ItemView(
    ROW,
    Body("# A title\n\nSee [it](item:it).", (("item:it", "library/it/"),), "../../"),
    credits=(
        Credit("Chosen by", Link(PERSON.name, PERSON.path), PERSON.portrait, "Chief Fire Officer"),
        Credit("By", Link("A member of the network", "")),
    ),
    facts=(("Source", "Southmere Fire"),),
    sections=(("Why it matters", "It cannot be taken back."), ("In a minute", "Ask first.")),
    charts=(CHART,),
    citation=CITATION,
    happening=HAPPENING,
    series=ItemList((ROW,)),
    link="https://papers.example/",
    steps=(Step(ROW, "The table on its second page."),),
    resources=(
        Resource("Slides", "https://slides.example/", is_outward=True),
        Resource("Notes", "library/files/notes.pdf", is_outward=False),
    ),
    found_in=(ROW,),
    meant_for=(FIRE,),
    places=(NORTH,),
    related=(ROW,),
    who_knows=(PERSON,),
    section=Link("Library", "library/"),
    section_page="library/index.md",
)
EMPTY_ITEM = ItemView(
    ItemRow("a", "article", "News article", "A", "a/b/", "It is.", None, (), ()), Body(), (), ()
)
FULL_CONSULTATION = sample_voice.full((PERSON, PICTURED), FIRE)
EMPTY_CONSULTATION = sample_voice.empty()
FULL_REPORT = sample_reports.full(FULL_CONSULTATION, CHART, FIRE)
EMPTY_REPORT = sample_reports.empty()
