"""Reports of consultations: the figures that may be told, as the command wrote them for review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StrictBool, StrictInt, StrictStr, model_validator

from leaders_network.records.consultation import Question, Tens
from leaders_network.records.fault import fault
from leaders_network.records.field import item, record
from leaders_network.records.items import ItemFront
from leaders_network.records.text import Code, Date, Id, Line, Note

FEWEST = 10
"""The smallest threshold: of a smaller group nothing is ever told, whatever a report says."""

Count = Annotated[StrictInt, Field(ge=FEWEST, le=1_000_000)]
_FIGURE = re.compile(r"-|[1-9]\d{0,6}", re.ASCII)
UNSAID = "(none)"
"""The column of those who left a question out."""

UNTOLD = "-"
"""Stands where a figure may not be told."""


def _figures(text: str) -> str:
    if not all(_FIGURE.fullmatch(word) for word in text.split()):
        fix = "write numbers, and a hyphen for each that may not be told, as in 12 - 40"
        raise fault("figures", f"`{text}` is not a row of figures", fix)
    return " ".join(text.split())


Figures = Annotated[StrictStr, AfterValidator(_figures), Field(max_length=300)]
"""A row of counts, and a hyphen for each that may not be told: `12 - 40`."""


def numbers(row: str) -> tuple[int | None, ...]:
    """Return a row's counts, None for each that may not be told."""
    return tuple(None if word == UNTOLD else int(word) for word in row.split())


Members = Annotated[StrictInt, Field(ge=0, le=1_000_000)]


By = Literal["all", "sector", "area"]


@record
class FigureRow:
    """The figures of one group: of all, of a sector, or of a region or nation."""

    sector: Id | None = item("The sector's id.", default=None)
    area: Code | None = item("The code of the region or nation.", default=None)
    elsewhere: StrictBool = item(
        "Whether it holds those without a single sector, or a single region or nation.",
        default=False,
    )
    counts: Figures = item("How many answered each column, `-` where that may not be told.")


@record
class Turnout:
    """How many of a group there are in the network, and how many of them answered."""

    by: By = item("The kind of group: all, sector or area.")
    sector: Id | None = item("The sector's id.", default=None)
    area: Code | None = item("The code of the region or nation.", default=None)
    elsewhere: StrictBool = item("Whether it holds those without a single one.", default=False)
    members: Members = item("How many leaders the network had.")
    answered: Count | None = item("How many answered, where that may be told.", default=None)
    least: Tens | None = item(
        "How many answered at least, in tens, where the number itself may not be told.",
        default=None,
    )


@record
class FigureTable:
    """One question's figures."""

    question: Id = item("The question's key.")
    option: Id | None = item("The option whose ranks it holds, of a ranking.", default=None)
    theme: Id | None = item("The theme, of a question answered in words.", default=None)
    by: By = item("The groups in its rows: all, sector or area.")
    first: StrictBool = item(
        "Whether its columns are the options of a ranking, counted where they stood first.",
        default=False,
    )
    columns: tuple[Line, ...] = item(
        "What was answered: options, points of a scale as 1 or 1..2, ranks; (none) is no answer."
    )
    rows: tuple[FigureRow, ...] = item("A row for each group.")

    @model_validator(mode="after")
    def _fits(self) -> FigureTable:
        if not self.rows or (self.by == "all" and len(self.rows) != 1):
            told = f"a table by `{self.by}` has {len(self.rows)} rows"
            raise fault("rows", told, "let `consultation report` write the tables")
        for row in self.rows:
            count = len(numbers(row.counts))
            if count != len(self.columns):
                told = f"a row has {count} figures for {len(self.columns)} columns"
                raise fault("columns", told, "let `consultation report` write the tables")
        return self


@record
class Theme:
    """Something that several wrote about, as the team coded it."""

    question: Id = item("The question's key.")
    key: Id = item("A short name for it.")
    label: Line = item("What it is called.")
    note: Note | None = item(
        "What those who wrote it meant, in one or two sentences.", default=None
    )


@record
class Quotation:
    """What somebody wrote who agreed to be quoted without a name, redacted."""

    question: Id = item("The question's key.")
    text: Note = item("The words, after whatever points to somebody was taken out.")


def _alike(one: FigureTable, other: FigureTable) -> bool:
    """Return whether two tables count the same, each of other groups."""
    counted = [(each.question, each.option, each.theme, each.first) for each in (one, other)]
    return counted[0] == counted[1]


@record
class Reason:
    """Letters that were set aside for one reason."""

    code: Line = item("The reason.")
    letters: Count = item("How many.")


@record
class Report(ItemFront):
    """What was heard in a consultation: figures for groups of ten and more."""

    consultation: Id = item("The id of the consultation.")
    date: Date = item("The day it is published; before that nobody sees it.")
    release: StrictInt = item(
        "1 for the first report of a consultation, 2 for the next.", ge=1, le=99
    )
    threshold: StrictInt = item("The smallest group that anything is told of.", ge=FEWEST, le=1000)
    questions: tuple[Question, ...] = item("What was asked, as the consultation has it.")
    response: tuple[Turnout, ...] = item("All leaders first, then by sector and by area.")
    tables: tuple[FigureTable, ...] = item("The figures of each question.", default=())
    themes: tuple[Theme, ...] = item("What was written about.", default=())
    quotations: tuple[Quotation, ...] = item("What some wrote, in their words.", default=())
    aside: tuple[Reason, ...] = item("Letters that were set aside.", default=())

    @model_validator(mode="after")
    def _hangs_together(self) -> Report:
        if sum(row.by == "all" for row in self.response) != 1:
            fix = "give `response:` one row with `by: all`"
            raise fault("figures", "it does not say once how many answered in all", fix)
        for table in self.tables:
            if told := self._misfit(table) or self._surplus(table):
                raise fault("figures", told, "let `consultation report` write the tables")
        return self

    def _misfit(self, table: FigureTable) -> str:
        """Return what a table has that the report's questions and themes do not know."""
        asked = next((one for one in self.questions if one.key == table.question), None)
        if asked is None:
            return f"a table is about `{table.question}`, which is no question of it"
        options = [option.key for option in asked.options]
        points = [str(point) for point in range(1, (asked.scale.points if asked.scale else 0) + 1)]
        themes = [one.key for one in self.themes if one.question == table.question]
        ranks = [str(rank) for rank in range(1, len(options) + 1)]
        if table.option is not None or table.first:
            known = options if table.first else ranks
            named, kinds = table.option or options[0] if options else "", options
        elif asked.kind == "text":
            known, named, kinds = ["yes", "no"], table.theme or "", themes
        else:
            known, named, kinds = [*options, *points], table.question, [table.question]
        if named not in kinds:
            return f"a table of `{table.question}` is about `{named}`, which it does not name"
        ends = (end for one in table.columns for end in one.split(".."))
        strange = next((end for end in ends if end not in (*known, UNSAID)), None)
        return f"`{strange}` is no answer to `{table.question}`" if strange else ""

    def _surplus(self, table: FigureTable) -> str:
        """Return what the parts of the network say in a table more often than the whole of it."""
        whole = next((one for one in self.tables if one.by == "all" and _alike(one, table)), None)
        if whole is None or not whole.rows:
            return ""
        # A row with too many or too few figures is told of by itself.
        known = dict(zip(whole.columns, numbers(whole.rows[0].counts), strict=False))
        columns = zip(*(numbers(row.counts) for row in table.rows), strict=False)
        for column, counts in zip(table.columns, columns, strict=False):
            parts, all_ = sum(count or 0 for count in counts), known.get(column)
            if all_ is not None and parts > all_:
                return f"by {table.by}, `{column}` was answered {parts} times, but by all {all_}"
        return ""

    @model_validator(mode="after")
    def _keeps_its_threshold(self) -> Report:
        for count in self._counts():
            if count < self.threshold:
                told = f"{count} is below the threshold of {self.threshold}"
                raise fault("below-threshold", told, "let `consultation report` write the figures")
        return self

    def _counts(self) -> Iterator[int]:
        rows = [numbers(row.counts) for table in self.tables for row in table.rows]
        yield from (one.answered for one in self.response if one.answered is not None)
        yield from (count for row in rows for count in row if count is not None)
        yield from (one.letters for one in self.aside)
