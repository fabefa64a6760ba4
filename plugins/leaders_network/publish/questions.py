"""What was answered to each question of a report: charts, tables, and a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaders_network.publish.curation import Shown
from leaders_network.publish.ground import Ground
from leaders_network.publish.grouping import group_link
from leaders_network.publish.headlines import IN_WORDS, NOTHING_TOLD, Verb, headline
from leaders_network.publish.shares import Share, Stratum, share, weighted
from leaders_network.publish.views.charts import Chart, Series
from leaders_network.publish.views.reports import AnsweredQuestion, CrossTable
from leaders_network.records.consultation import Question
from leaders_network.records.report import UNSAID, FigureTable, Report, Turnout, numbers

_NO_ANSWER = "No answer"
_POINT = 0.01
"""By how much a share must change for the weighted one to be worth telling."""


class AnsweredQuestions:
    """The questions of one report, each with its figures."""

    def __init__(self, ground: Ground, item: Shown) -> None:
        self.ground, self.path = ground, item.path
        self.front: Report = item.front
        self._whole: Turnout = next(one for one in self.front.response if one.by == "all")

    def told(self) -> tuple[AnsweredQuestion, ...]:
        """Return each question with what may be told of it."""
        return tuple(self._told(number, one) for number, one in enumerate(self.front.questions, 1))

    def _told(self, number: int, question: Question) -> AnsweredQuestion:
        tables = [one for one in self.front.tables if one.question == question.key]
        chart = self._chart(number, question, [one for one in tables if one.by == "all"])
        themes = {one.key: one for one in self.front.themes if one.question == question.key}
        return AnsweredQuestion(
            number,
            question.ask,
            chart.summary if chart else _without_figures(question),
            chart,
            tuple(one for one in self._crosses(question, tables) if one.rows),
            tuple((one.label, one.note or "") for one in themes.values()),
            tuple(one.text for one in self.front.quotations if one.question == question.key),
        )

    def _crosses(self, question: Question, tables: list[FigureTable]) -> Iterator[CrossTable]:
        return (self._cross(question, one) for one in tables if one.by != "all")

    def _cross(self, question: Question, table: FigureTable) -> CrossTable:
        by = "By sector" if table.by == "sector" else "By region or nation"
        if table.theme:
            label = self._theme_names(question)[table.theme]
            by = f"{label}, {by.lower()}"
        elif table.first:
            by = f"{by}: what stood first"
        rows = tuple(
            (group_link(self.ground, row.sector, row.area, table.by), numbers(row.counts))
            for row in table.rows
            if any(count is not None for count in numbers(row.counts))
        )
        return CrossTable(by, tuple(_label(question, one) for one in table.columns), rows)

    def _chart(self, number: int, question: Question, tables: list[FigureTable]) -> Chart | None:
        if not tables:
            return None
        path = f"{self.path}question-{number}"
        if question.kind == "ranking":
            return _ranked(path, number, question, tables, self._sizes)
        if question.kind == "text":
            return self._themed(path, number, question, tables)
        counts = numbers(tables[0].rows[0].counts)
        labels = tuple(_label(question, one) for one in tables[0].columns)
        strata = [self._strata(question, place) for place in range(len(labels))]
        cells = tuple(zip(labels, counts, strict=True))
        return _counted(path, _titled(number), cells, self._sizes, strata)

    @property
    def _sizes(self) -> tuple[int, int | None]:
        """How many leaders were asked, and how many answered where that is told."""
        return self._whole.members, self._whole.answered

    def _theme_names(self, question: Question) -> dict[str, str]:
        themes = self.front.themes
        return {one.key: one.label for one in themes if one.question == question.key}

    def _themed(
        self, path: str, number: int, question: Question, tables: list[FigureTable]
    ) -> Chart | None:
        names = self._theme_names(question)
        found = [(names[one.theme], numbers(one.rows[0].counts)[0]) for one in tables if one.theme]
        known = sorted(
            ((label, count) for label, count in found if count is not None),
            key=lambda pair: (-pair[1], pair[0]),
        )
        if not known:
            return None
        labels, counts = zip(*known, strict=True)
        told = headline(known, "theme")
        series = (Series("Leaders who wrote of it", tuple(map(float, counts))),)
        return Chart(path, _titled(number), told, "bars", labels, series, "Theme")

    def _strata(self, question: Question, place: int) -> list[Stratum]:
        """Return the sectors that tell all their figures, and the rest of the network as one more.

        All of it is worked out from figures that are told: what a sector does not tell is part of
        the rest, whose number anybody can subtract.
        """
        table = next(
            (
                one
                for one in self.front.tables
                if one.question == question.key and one.by == "sector" and not one.theme
            ),
            None,
        )
        whole = self._whole
        total = _column(self.front, question, place)
        if table is None or whole.answered is None or total is None or question.kind != "choice":
            return []
        members = {one.sector: one for one in self.front.response if one.by == "sector"}
        strata = []
        for row in table.rows:
            group, counts = members.get(row.sector), numbers(row.counts)
            known = [count for count in counts if count is not None]
            if group and group.answered is not None and len(known) == len(counts):
                strata.append(Stratum(group.members, group.answered, known[place]))
        rest = Stratum(
            whole.members - sum(one.members for one in strata),
            whole.answered - sum(one.answered for one in strata),
            total - sum(one.count for one in strata),
        )
        return [*strata, rest] if strata and rest.members else strata


def _without_figures(question: Question) -> str:
    return IN_WORDS if question.kind == "text" else NOTHING_TOLD


def _counted(
    path: str,
    title: str,
    cells: tuple[tuple[str, int | None], ...],
    sizes: tuple[int, int | None],
    strata: list[list[Stratum]],
    verb: Verb = "chosen",
) -> Chart:
    """Return the chart of a question: shares with intervals, or counts where they are few."""
    labels, counts = zip(*cells, strict=True)
    members, took_part = sizes
    answered = _sum(counts) or took_part or 0
    said = [cell for cell in cells if cell[0] != _NO_ANSWER]
    untold = None if took_part is None else took_part - sum(filter(None, counts))
    note = _together(labels, counts, took_part)
    shares = [
        share(count, answered, members) if count is not None and answered else None
        for count in counts
    ]
    if not any(shares):
        told = headline(said, verb, untold=untold)
        values = tuple(None if count is None else float(count) for count in counts)
        return Chart(
            path, title, told, "bars", labels, (Series("Leaders", values),), "Answer", note=note
        )
    series = [_shares("Share of answers", shares)]
    evened = [weighted(one) if one else None for one in strata]
    if _differ(shares, evened):
        series.append(_shares("Each sector as in the network", evened))
    told = headline(said, verb, answered=answered, untold=untold)
    return Chart(path, title, told, "dots", labels, tuple(series), "Answer", "%", note=note)


def _ranked(
    path: str,
    number: int,
    question: Question,
    tables: list[FigureTable],
    sizes: tuple[int, int | None],
) -> Chart:
    """Return the chart of a ranking: how often each option stood where, or how often first."""
    known = {one.option: numbers(one.rows[0].counts) for one in tables}
    options = question.options
    labels = tuple(one.label for one in options)
    rows = [known.get(one.key, (None,) * len(options))[: len(options)] for one in options]
    firsts = tuple(row[0] for row in rows)
    if any(count is None for row in rows for count in row):
        # Who left an optional ranking out is in no column of it.
        known_sizes = (sizes[0], None) if question.optional else sizes
        title = f"{_titled(number)}: what stood first"
        cells = tuple(zip(labels, firsts, strict=True))
        return _counted(path, title, cells, known_sizes, [], "first")
    told = headline(zip(labels, firsts, strict=True), "first")
    series = tuple(
        Series(f"{place + 1}", tuple(float(row[place] or 0) for row in rows))
        for place in range(len(options))
    )
    note = "1 is what stood first."
    return Chart(path, _titled(number), told, "stacked", labels, series, "Option", note=note)


def _titled(number: int) -> str:
    return f"Answers to question {number}"


def _together(labels: tuple[str, ...], counts: tuple[int | None, ...], answered: int | None) -> str:
    """Return what those that may not be told apart are together, which anybody could work out."""
    untold = [label for label, count in zip(labels, counts, strict=True) if count is None]
    if not untold or answered is None:
        return ""
    rest = answered - sum(count for count in counts if count is not None)
    return f"Not told apart: {'; '.join(untold)}. Together {rest}."


def _shares(name: str, shares: list[Share | None]) -> Series:
    return Series(
        name,
        tuple(100 * one.value if one else None for one in shares),
        tuple((100 * one.low, 100 * one.high) if one else None for one in shares),
    )


def _differ(shares: list[Share | None], evened: list[Share | None]) -> bool:
    pairs = zip(shares, evened, strict=True) if evened else ()
    return any(one and other and abs(one.value - other.value) >= _POINT for one, other in pairs)


def _sum(counts: Iterable[int | None]) -> int:
    """Return how many answered a question, where every count of it is told."""
    known = list(counts)
    return 0 if None in known else sum(one for one in known if one is not None)


def _label(question: Question, column: str) -> str:
    if column == UNSAID:
        return _NO_ANSWER
    options = {one.key: one.label for one in question.options}
    if column in options:
        return options[column]
    if question.kind == "text":
        return "Wrote of it" if column == "yes" else "Did not"
    if question.scale is None:
        return column
    first, _, last = column.partition("..")
    ends = {"1": question.scale.low, str(question.scale.points): question.scale.high}
    named = ends.get(first) or ends.get(last or first)
    points = f"{first} to {last}" if last else first
    return f"{points}: {named}" if named else points


def _column(front: Report, question: Question, place: int) -> int | None:
    for table in front.tables:
        if table.question == question.key and table.by == "all" and not table.option:
            return numbers(table.rows[0].counts)[place]
    return None
