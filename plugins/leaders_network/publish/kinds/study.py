"""What is told of a study."""

from __future__ import annotations

from leaders_network.publish.kinds.telling import Pairs, Telling
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.phrases import listed
from leaders_network.records.research import Outcome, Study

PUBLICATIONS = {
    "report": "Report",
    "article": "Journal article",
    "working-paper": "Working paper",
    "evaluation": "Evaluation",
    "chapter": "Book chapter",
    "thesis": "Thesis",
}
STRENGTHS = {
    "strong": "Strong evidence",
    "moderate": "Moderate evidence",
    "limited": "Limited evidence",
    "emerging": "Emerging evidence",
}
OUTCOMES: dict[Outcome, str] = {
    "leadership": "Leadership",
    "well-being": "Well-being",
    "productivity": "Productivity",
}


def _facts(front: Study) -> list[str]:
    names = listed(author.name for author in front.authors)
    return [names, str(front.date.year), STRENGTHS[front.strength]]


def _facets(front: Study) -> Pairs:
    return [
        *(("About", OUTCOMES[outcome]) for outcome in front.about),
        ("Evidence", STRENGTHS[front.strength]),
        *(("Links", one) for one in _links(front)),
        ("Kind", PUBLICATIONS[front.publication]),
        ("Year", str(front.date.year)),
    ]


def _links(front: Study) -> list[str]:
    """Return which outcomes were found to bear on which others: `Well-being on leadership`."""
    pairs = dict.fromkeys((one.of, one.on) for one in front.findings if one.of != one.on)
    return [f"{OUTCOMES[of]} on {OUTCOMES[on].lower()}" for of, on in pairs]


def _known(front: Study) -> Pairs:
    doi = [("DOI", front.doi)] if front.doi else []
    return [
        ("Published", day_view(front.date).text),
        ("Kind", PUBLICATIONS[front.publication]),
        ("In", front.publisher),
        *doi,
        *(("Asks", question) for question in front.questions),
    ]


def _sections(front: Study) -> Pairs:
    rated = STRENGTHS[front.strength]
    note = f"{rated}. {front.strength_note}" if front.strength_note else f"{rated}."
    return [
        ("In a minute", front.minute),
        ("So what for you", front.so_what),
        ("How it was done", front.method),
        ("How strong the evidence is", note),
        *(
            (f"{OUTCOMES[found.of]} and {OUTCOMES[found.on].lower()}", found.note)
            for found in front.findings
            if found.note
        ),
    ]


TELLING = Telling(
    facts=_facts,
    dated=lambda front: front.date,
    facets=_facets,
    credits=lambda front: [("By", one.person) for one in front.authors if one.person],
    known=_known,
    sections=_sections,
    charted=lambda front: [(chart.title, chart.summary) for chart in front.charts],
    link=lambda front: front.link or (f"https://doi.org/{front.doi}" if front.doi else None),
)
