"""Reports of consultations: who answered, what they said, in figures, and in words of theirs."""

from __future__ import annotations

from leaders_network.compact import view
from leaders_network.publish.body import Body
from leaders_network.publish.views.basics import Day, Link
from leaders_network.publish.views.charts import Chart
from leaders_network.publish.views.consultations import StatementView
from leaders_network.publish.views.rows import ItemRow


@view
class TurnoutRow:
    """How many of a group there were, and how many answered; None is not told."""

    group: Link
    members: int
    answered: int | None
    least: int | None = None
    """How many at least, in tens, where the number itself is not told."""


@view
class CrossTable:
    """A question's figures by sector or by region; None is not told."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link, tuple[int | None, ...]], ...]


@view
class AnsweredQuestion:
    """A question, and what was answered to it."""

    number: int
    ask: str
    told: str
    """What stands out, in a sentence."""
    chart: Chart | None
    tables: tuple[CrossTable, ...] = ()
    themes: tuple[tuple[str, str], ...] = ()
    """What was written about: what each theme is called, and what was meant by it."""
    quotations: tuple[str, ...] = ()


@view
class ReportView:
    """A report's own page; the brief is made of it as well."""

    row: ItemRow
    body: Body
    consultation: Link
    why: str
    decides: str
    opened: Day
    closed: Day
    whole: TurnoutRow
    turnout: str
    """How many answered, in a sentence."""
    sectors: tuple[TurnoutRow, ...]
    areas: tuple[TurnoutRow, ...]
    questions: tuple[AnsweredQuestion, ...]
    method: tuple[str, ...]
    """How it was done, in paragraphs."""
    aside: tuple[tuple[str, int], ...]
    """Letters that were set aside: the reason, and how many."""
    threshold: int
    statement: StatementView | None
    brief: str
    """Where the brief stands: two pages to print."""
    pdf: str
    """Where the same stands as PDF."""
    source: str
    section: Link | None
    section_page: str = ""
