"""Reports as templates are given them: one with everything, and one in which nothing is told."""

from __future__ import annotations

from dataclasses import replace

from leaders_network.publish.body import Body
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.charts import Chart
from leaders_network.publish.views.consultations import ConsultationView
from leaders_network.publish.views.reports import (
    AnsweredQuestion,
    CrossTable,
    ReportView,
    TurnoutRow,
)
from leaders_network.publish.views.rows import ItemRow

_ON = Day("6 July 2026", "2026-07-06")
_ROW = ItemRow(
    "heard", "report", "Report", "What we heard", "voice/heard/", "It is said.", _ON, (), ()
)


def full(consultation: ConsultationView, chart: Chart, fire: Link) -> ReportView:
    """Return a report in which everything is told that can be."""
    everywhere = Link("Everywhere", "")
    cross = CrossTable(
        "By sector", ("One", "Other"), ((fire, (12, None)), (everywhere, (None, 20)))
    )
    questions = (
        AnsweredQuestion(1, "How often?", chart.summary, chart, (cross,)),
        AnsweredQuestion(
            2,
            "An example?",
            "Fewer each week.",
            chart,
            (),
            (("Papers", "On paper."), ("Visits", "")),
            ("Twice.",),
        ),
        AnsweredQuestion(3, "And else?", "Too few answered.", None),
    )
    return ReportView(
        _ROW,
        Body("They were asked."),
        Link("Overlap", "voice/overlap/"),
        "Nobody had asked.",
        "The Prime Minister",
        _ON,
        _ON,
        TurnoutRow(Link("", ""), 80, 40),
        "40 of 80 answered.",
        (TurnoutRow(fire, 40, 20), TurnoutRow(everywhere, 40, None, 20)),
        (TurnoutRow(Link("Southmere", "areas/s/"), 80, None),),
        questions,
        ("Each answered once.", "Nothing is told of few."),
        (("Late", 12), ("All", 20)),
        10,
        consultation.statement,
        "voice/heard-brief/",
        "voice/heard/brief.pdf",
        "voice/heard.md",
        Link("Your voice", "voice/"),
        "voice/index.md",
    )


def empty() -> ReportView:
    """Return a report of which this audience may see little, and nothing was told."""
    row = replace(_ROW, title="A", path="a/b/", description="It is.")
    return ReportView(
        row,
        Body(),
        Link("A", ""),
        "",
        "",
        _ON,
        _ON,
        TurnoutRow(Link("", ""), 8, None),
        "8 were asked.",
        (),
        (),
        (AnsweredQuestion(1, "How?", "Too few answered.", None),),
        ("Each answered once.",),
        (),
        10,
        None,
        "a/b-brief/",
        "a/b/brief.pdf",
        "a/b.md",
        None,
    )
