"""A report of a consultation as a file to review: figures that may be told, and nothing else.

What stands in it is made of counts alone. Nobody's answers stand together anywhere in it, nor does
the order of anything follow from who answered or when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from leaders_network.audiences import Audience
from leaders_network.consulting.answers import Collected, Stratum
from leaders_network.consulting.coding import themes_of
from leaders_network.consulting.facts import Known
from leaders_network.consulting.figures import cells_of, response_rows, tables
from leaders_network.consulting.pages import ConsultationPage
from leaders_network.consulting.steps import least_of, told_with_steps
from leaders_network.consulting.tables import Cell, Survey, survey_of
from leaders_network.content.front import parts_of
from leaders_network.content.pages import Content
from leaders_network.directory.standing import asked
from leaders_network.problems import NetworkError, Problems
from leaders_network.publish.sight import visible
from leaders_network.records.coding import Coding
from leaders_network.records.field import LADDER, NETWORK, PUBLIC
from leaders_network.records.records import Records
from leaders_network.records.report import Report
from leaders_network.records.validation import validated
from leaders_network.records.writing import canonical


class ChangedAnswersError(NetworkError):
    """The answers are not those of an earlier report: two reports could be subtracted."""


@dataclass(frozen=True, slots=True)
class Heard:
    """All that a report is made from."""

    page: ConsultationPage
    title: str
    collected: Collected
    members: Mapping[Stratum, int]
    """How many leaders were asked, of each stratum."""
    threshold: int
    coding: Coding = field(default_factory=Coding)
    earlier: Sequence[Report] = ()


def members_of(records: Records, page: ConsultationPage) -> dict[Stratum, int]:
    """Return how many leaders were asked, by the sector and the region each stands for.

    Those alone are counted whom readers see as well: else they would learn of one more.
    """
    name, day = _audience(page), page.front.closes
    reader = Audience(name, name, is_room=name not in LADDER)
    standings = asked(visible(records, reader, day), page.front, page.audience, day).values()
    return dict(Counter(Stratum(one.sector, one.region) for one in standings))


def earlier(content: Content, consultation: str, day: date) -> tuple[Report, ...]:
    """Return the reports of a consultation that were published by a day, the first one first."""
    return tuple(one for one in _reports(content, consultation) if one.date <= day)


def draft(content: Content, consultation: str, day: date) -> Report | None:
    """Return the report of a consultation that was written and is not published by a day."""
    return max(
        (one for one in _reports(content, consultation) if one.date > day),
        key=lambda one: one.release,
        default=None,
    )


def _reports(content: Content, consultation: str) -> list[Report]:
    """Return every report of a consultation, the first one first."""
    fronts = (item.front for item, _ in content.items())
    found = [one for one in fronts if isinstance(one, Report) and one.consultation == consultation]
    return sorted(found, key=lambda one: one.release)


def withdrawn(draft: Report, written: str) -> int:
    """Return how many figures of a draft are not those of the file that takes its place."""
    problems = Problems()
    parts = parts_of(written, "report", problems)
    now = parts and validated(Report, parts.data, parts.mark, "report", problems)
    return len(cells_of(draft).items() - (cells_of(now).items() if now else set()))


def report(heard: Heard, day: date) -> str:
    """Return the file of a report: its front matter, and a place for what the team writes.

    Raises:
        ChangedAnswersError: When an earlier report told other figures.
        AlreadyDisclosedError: When earlier reports give a group under the threshold away.
    """
    collected, front = heard.collected, heard.page.front
    survey = survey_of(front.questions, collected.answers, heard.members, themes_of(heard.coding))
    cells, least = _told(survey, heard)
    cells = _named(heard.coding, cells)
    values = {
        "title": f"What we heard: {heard.title}",
        "description": f"What leaders answered to “{heard.title}”, in figures that name nobody.",
        "audience": _audience(heard.page),
        "kind": "report",
        "topics": list(front.topics),
        "consultation": heard.page.id,
        "date": front.heard or day,
        "release": len(heard.earlier) + 1,
        "threshold": heard.threshold,
        "questions": [asdict(question) for question in front.questions],
        "response": response_rows(survey, cells, least),
        "tables": tables(survey, cells),
        "themes": _themes(heard.coding, cells),
        "quotations": _quotations(heard),
        "aside": reasons(collected.aside or {}, heard.threshold),
    }
    return f"---\n{canonical(Report, values)}---\n\n"


def reasons(aside: Mapping[str, int], threshold: int) -> list[dict[str, Any]]:
    """Return how many letters were set aside for each reason, as far as that may be told.

    The last line is all of them. As long as it gives away what was left out, it stays alone.
    """
    whole = sum(aside.values())
    if whole < threshold:
        return []
    shown = {code: number for code, number in aside.items() if number >= threshold}
    while shown and 0 < whole - sum(shown.values()) < threshold:
        del shown[min(shown, key=lambda code: (shown[code], code))]
    return [{"code": code, "letters": shown[code]} for code in sorted(shown)] + [
        {"code": "all", "letters": whole}
    ]


def _audience(page: ConsultationPage) -> str:
    """Return who sees a report: the network, unless fewer saw what was asked."""
    return NETWORK if page.audience == PUBLIC else page.audience


def _told(survey: Survey, heard: Heard) -> tuple[dict[Cell, int], dict[Cell, int]]:
    """Return the cells that may be told, and what may be told of others: that they reach a ten."""
    known = _known(heard, survey)
    since = least_of(survey, heard.threshold, heard.page.front.response, ())
    return told_with_steps(survey, heard.threshold, known, since)


def _known(heard: Heard, survey: Survey) -> Known:
    """Return what was told before; of the same answers, or nothing may be told at all."""
    cells: dict[Cell, int] = {}
    for earlier in heard.earlier:
        cells |= cells_of(earlier)
    now = set(survey.cells())
    other = [
        cell for cell, count in cells.items() if cell not in now or survey.count(cell) != count
    ]
    if other:
        raise ChangedAnswersError(
            f"the answers no longer give {len(other)} of the figures that were reported before; "
            "a second report of other answers could be subtracted from the first. "
            "Restore the answers, or leave it at the report that there is"
        )
    return Known(cells, least_of(survey, heard.threshold, heard.page.front.response, heard.earlier))


def _named(coding: Coding, cells: Mapping[Cell, int]) -> dict[Cell, int]:
    """Return the cells without those of themes that few wrote about: a name tells of them too."""
    themes = {f"{one.question}/{one.key}" for one in coding.themes}
    unsaid = themes - {cell.variable for cell in cells if cell.categories == ("yes",)}
    return {cell: count for cell, count in cells.items() if cell.variable not in unsaid}


def _themes(coding: Coding, cells: Iterable[Cell]) -> list[dict[str, Any]]:
    """Return the themes that enough wrote about for it to be told."""
    shown = {cell.variable for cell in cells}
    return [
        {"question": one.question, "key": one.key, "label": one.label, "note": one.note}
        for one in coding.themes
        if f"{one.question}/{one.key}" in shown
    ]


def _quotations(heard: Heard) -> list[dict[str, str]]:
    few = unquoted(heard)
    found = sorted(
        (one.question, one.quote)
        for one in heard.coding.texts
        if one.quote and one.question not in few
    )
    return [{"question": question, "text": text} for question, text in dict.fromkeys(found)]


def unquoted(heard: Heard) -> set[str]:
    """Return the questions whose quotations are left out: of a few who wrote, each is guessed."""
    wrote = Counter(key for answered in heard.collected.answers for key in answered.values)
    quoted = {one.question for one in heard.coding.texts if one.quote}
    return {question for question in quoted if wrote[question] < heard.threshold}
