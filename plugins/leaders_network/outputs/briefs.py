"""A report's brief as PDF: two pages, tagged for those who listen to them (PDF/UA)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from leaders_network.compact import digest
from leaders_network.installed import version
from leaders_network.outputs.files import File
from leaders_network.outputs.measures import interval_of, measured, written
from leaders_network.outputs.printing import source_digest
from leaders_network.publish.entry import Entry
from leaders_network.publish.views.basics import SiteView
from leaders_network.publish.views.charts import Chart
from leaders_network.publish.views.reports import AnsweredQuestion, ReportView, TurnoutRow

PAGES = 2
_SIZES = (11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)
"""Sizes of type, in points: the first in which all fits on two pages is taken."""

_TEMPLATE = Path(__file__).with_suffix(".typ").with_name("brief.typ")
_MOST_QUOTED, _MOST_NAMED = 2, 24
_MARKUP = re.compile(r"[*_`#>]+")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def brief_files(entries: Iterable[Entry[ReportView]], site: SiteView) -> Iterator[tuple[str, File]]:
    """Yield the PDF of each report's brief."""
    for entry in entries:
        path = f"{entry.path}brief.pdf"
        yield path, File(partial(_key, entry, site), partial(_made, entry, site))


def brief(view: ReportView, site: SiteView) -> bytes:
    """Return a brief as PDF; the same report gives the same bytes.

    The largest type is taken in which it fits on two pages. Of many names the first stand in it,
    and the number of the others; of many quotations, two for each question.
    """
    data = content(view, site)
    fitting = (size for size in _SIZES if len(_compiled(data, size, "svg")) <= PAGES)
    return _compiled(data, next(fitting, _SIZES[-1]), "pdf")[0]


def content(view: ReportView, site: SiteView) -> dict[str, Any]:
    """Return everything that a brief says."""
    row, statement = view.row, view.statement
    signed = statement.signed if statement else None
    people = signed.people if signed else ()
    on = date.fromisoformat(row.date.iso if row.date else site.day.iso)
    return {
        "title": view.consultation.name,
        "author": site.name,
        "eyebrow": f"{site.name} · Brief for the Prime Minister’s Office",
        "date": [on.year, on.month, on.day],
        "shown": f"Published on {row.date.text}" if row.date else "",
        "turnout": f"{view.turnout} Open from {_span(view.opened.text, view.closed.text)}.",
        "why": view.why,
        "decides": view.decides,
        "statement": _paragraphs(statement.text.text) if statement else [],
        "names": [
            {
                "name": one.name,
                "post": ", ".join(held.named for held in one.posts[:1]),
            }
            for one in people[:_MOST_NAMED]
        ],
        "others": (signed.others if signed else 0) + len(people[_MOST_NAMED:]),
        "sectors": list(_turnouts(view.sectors)),
        "questions": [_question(one, view.whole.members) for one in view.questions],
        "method": list(view.method),
    }


def _turnouts(rows: Iterable[TurnoutRow]) -> Iterator[dict[str, Any]]:
    for row in rows:
        known = row.answered or row.least
        some = f"{row.least}+" if row.least else "–"
        figure = f"{row.answered if row.answered is not None else some} of {row.members}"
        share = known / row.members if known and row.members else None
        yield {"label": row.group.name, "share": share, "figure": figure}


def _question(one: AnsweredQuestion, members: int) -> dict[str, Any]:
    chart = one.chart
    series = chart.series[0] if chart else None
    ranked = chart is not None and chart.kind == "stacked"
    return {
        "ask": f"{one.number}. {one.ask}",
        "told": one.told,
        "head": chart.axis if chart else "",
        "unit": "Placed first" if ranked else series.name if series else "",
        "rows": list(_rows(chart, members)) if chart else [],
        "quotations": [f"“{words}”" for words in one.quotations[:_MOST_QUOTED]],
    }


def _rows(chart: Chart, members: int) -> Iterator[dict[str, Any]]:
    series = chart.series[0]
    whole = 100 if chart.unit == "%" else members
    for place, label in enumerate(chart.labels):
        value, interval = series.values[place], interval_of(series, place)
        figure = measured(chart, value)
        if interval:
            figure += f" ({written(chart, interval[0])} to {written(chart, interval[1])})"
        share = None if value is None or not whole else value / whole
        yield {"label": label, "share": share, "figure": figure}


def _span(first: str, last: str) -> str:
    """Return two days, what they share said once: `11 to 29 May 2026`."""
    _, month, year = first.split(" ")
    shared = next((one for one in (f" {month} {year}", f" {year}") if last.endswith(one)), "")
    return f"{first.removesuffix(shared)} to {last}"


def _paragraphs(text: str) -> list[list[dict[str, Any]]]:
    """Return Markdown as plain paragraphs, parted into what is said strongly and what is not."""
    parts = (" ".join(_LINK.sub(r"\1", part).split()) for part in text.split("\n\n"))
    return [list(_runs(part)) for part in parts if _MARKUP.sub("", part).strip()]


def _runs(paragraph: str) -> Iterator[dict[str, Any]]:
    for number, part in enumerate(_STRONG.split(paragraph)):
        if plain := _MARKUP.sub("", part):
            yield {"text": plain, "strong": number % 2 == 1}


def _compiled(data: dict[str, Any], size: float, kind: str) -> list[bytes]:
    # Only a build in which a brief changed loads what sets it.
    import typst

    made: bytes | list[bytes] = typst.compile(  # type: ignore[call-overload]
        _TEMPLATE,
        format=kind,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data), "size": str(size)},
        pdf_standards="ua-1" if kind == "pdf" else [],
    )
    return made if isinstance(made, list) else [made]


def _key(entry: Entry[ReportView], site: SiteView) -> bytes:
    return digest((entry.basis(), site, source_digest(), _typesetter(), _TEMPLATE.read_bytes()))


def _made(entry: Entry[ReportView], site: SiteView) -> bytes:
    return brief(entry.view(), site)


@cache
def _typesetter() -> str:
    return version("typst")
