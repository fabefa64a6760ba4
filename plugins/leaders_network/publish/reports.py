"""Reports of consultations as an audience sees them on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaders_network.publish.consultations import statement_view
from leaders_network.publish.curation import Shown
from leaders_network.publish.ground import Ground
from leaders_network.publish.grouping import group_link
from leaders_network.publish.items import body_of
from leaders_network.publish.phrases import day as day_view
from leaders_network.publish.questions import AnsweredQuestions
from leaders_network.publish.rows import item_row
from leaders_network.publish.views.basics import Link
from leaders_network.publish.views.charts import Chart
from leaders_network.publish.views.items import ItemWords
from leaders_network.publish.views.reports import ReportView, TurnoutRow
from leaders_network.records.consultation import Consultation
from leaders_network.records.report import Report, Turnout

KIND = "report"
BRIEF = "-brief/"
"""What follows the name of a report's page in that of its brief."""


def report_view(ground: Ground, identifier: str) -> ReportView:
    """Return what a report's own page shows."""
    item = ground.curation.items[identifier]
    front: Report = item.front
    found = ground.curation.find(front.consultation)
    asked: Consultation | None = found.front if found else None
    rows = [(one, _row(ground, one)) for one in front.response]
    whole = next(row for one, row in rows if one.by == "all")
    return ReportView(
        row=item_row(ground, item),
        body=body_of(ground, item),
        consultation=Link(found.page.title, found.path) if found else Link(item.page.title, ""),
        why=asked.why if asked else "",
        decides=asked.decides if asked else "",
        opened=day_view(asked.opens if asked else front.date),
        closed=day_view(asked.closes if asked else front.date),
        whole=whole,
        turnout=_turnout(whole),
        sectors=tuple(row for one, row in rows if one.by == "sector"),
        areas=tuple(row for one, row in rows if one.by == "area"),
        questions=AnsweredQuestions(ground, item).told(),
        method=tuple(_method(front, whole)),
        aside=tuple((_REASONS.get(one.code, one.code), one.letters) for one in front.aside),
        threshold=front.threshold,
        statement=statement_view(ground, asked) if asked else None,
        brief=brief_path(item.path),
        pdf=f"{item.path}brief.pdf",
        source=item.page.path,
        section=item.section,
        section_page=item.section_page,
    )


def brief_path(path: str) -> str:
    """Return where the brief of a report stands: beside it, as deep as it."""
    return f"{path.rstrip('/')}{BRIEF}"


def report_charts(ground: Ground, item: Shown) -> Iterator[Chart]:
    """Yield the charts of an item; only reports have any that are made of their own figures."""
    if item.kind == KIND:
        told = AnsweredQuestions(ground, item).told()
        yield from (question.chart for question in told if question.chart)


def report_words(ground: Ground, item: Shown) -> ItemWords:
    """Return what a report's page says in words, for the search."""
    view = report_view(ground, item.id)
    sections = [("Who answered", view.turnout)]
    for question in view.questions:
        sections.append((question.ask, question.told))
        sections += question.themes
        sections += [("In their words", words) for words in question.quotations]
    return ItemWords(view.row, view.body, (), tuple(sections), ())


def _row(ground: Ground, one: Turnout) -> TurnoutRow:
    return TurnoutRow(
        group_link(ground, one.sector, one.area, one.by), one.members, one.answered, one.least
    )


def _turnout(whole: TurnoutRow) -> str:
    if whole.answered is None and whole.least is not None:
        return f"{whole.least} or more of the {whole.members} leaders who were asked answered."
    if whole.answered is None:
        told = "How many answered is not told, so that nobody can be found among the few."
        return f"{whole.members} leaders were asked. {told}"
    share = round(100 * whole.answered / whole.members) if whole.members else 0
    return f"{whole.answered} of the {whole.members} leaders who were asked answered: {share}%."


def _method(front: Report, whole: TurnoutRow) -> Iterator[str]:
    fewest = front.threshold
    yield (
        "Every leader who was asked could answer once, and change the answer until it closed. The "
        "answers were kept apart from this site, and only counts were made of them."
    )
    yield (
        f"Nothing is told of fewer than {fewest}. A dash stands for such a figure, and for others "
        "from which it could be worked out; which is which cannot be seen. No figures here, nor "
        f"those of an earlier report, can be subtracted to learn what fewer than {fewest} said."
    )
    if whole.answered and whole.answered < whole.members:
        yield (
            "A share comes with the range in which that of all leaders asked lies 19 times in 20 "
            "(Wilson’s interval, for a group of which many answered), if those who kept silent "
            "think like those who answered. Nobody can know whether they do."
        )
    if _is_weighted(front.response):
        yield (
            "Sectors answered more or less eagerly. Where it changes a share by a point or more, "
            "the share is also given with each sector weighing what it is in the network."
        )


def _is_weighted(rows: Sequence[Turnout]) -> bool:
    return sum(one.by == "sector" and one.answered is not None for one in rows) > 1


_REASONS = {
    "all": "All letters set aside",
    "late": "It came after the consultation had closed",
    "early": "It was written before the consultation opened",
    "sender": "Its sender is not on the access list",
    "not-a-leader": "Its sender is not a leader",
    "not-theirs": "It is signed for somebody else",
    "not-asked": "Its writer is not among those who were asked",
    "repeated": "It came twice under one name",
    "moment": "It says it was written in the future",
    "elsewhere": "It answers another question",
}
