"""Cells as the tables of a report, and back: what one release told is known to all later ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leaders_network.consulting.tables import ALL, NONE, Cell, Group, Survey, Variable
from leaders_network.directory.response import at_least
from leaders_network.records.consultation import Response
from leaders_network.records.report import (
    UNSAID,
    UNTOLD,
    By,
    FigureRow,
    FigureTable,
    Report,
    Turnout,
    numbers,
)


def response_rows(
    survey: Survey, told: Mapping[Cell, int], least: Mapping[Cell, int] | None = None
) -> list[dict[str, Any]]:
    """Return how many of each group answered, as a report has it."""
    return [
        {
            "by": group.kind,
            **_named(group),
            "members": survey.size(group),
            "answered": told.get(Cell(group)),
            "least": None if Cell(group) in told else (least or {}).get(Cell(group)),
        }
        for group in survey.groups()
    ]


def steps(survey: Survey, threshold: int) -> dict[Cell, int]:
    """Return what may be told of how many of each group answered, where that is not told itself."""
    counts = {group: survey.count(Cell(group)) for group in survey.groups()}
    return _may_be_told(survey, counts, threshold)


def tables(survey: Survey, told: Mapping[Cell, int]) -> list[dict[str, Any]]:
    """Return the tables of each question, as a report has them."""
    found = []
    for head, columns, groups in _layouts(survey):
        rows = [(group, [Cell(group, *column) for column in columns]) for group in groups]
        if any(cell in told for _, row in rows for cell in row):
            names = [_column(key, one, "first" in head) for key, one in columns]
            found.append({**head, "columns": names, "rows": _rows(rows, told)})
    return found


def cells_of(report: Report) -> dict[Cell, int]:
    """Return every cell that a report tells."""
    found = {
        Cell(_group(row, row.by)): row.answered
        for row in report.response
        if row.answered is not None
    }
    for table in report.tables:
        for row in table.rows:
            for column, count in zip(table.columns, numbers(row.counts), strict=True):
                if count is not None:
                    found[_cell(_group(row, table.by), table, column)] = count
    return found


def least_of(
    survey: Survey, threshold: int, response: Response | None, earlier: Iterable[Report]
) -> dict[Cell, int]:
    """Return what each group was said to reach, while answers came in and in earlier reports.

    While they came in, a page told no more than may be told, whatever stood in its file.
    """
    rows = [row for report in earlier for row in report.response]
    reported = {Cell(_group(row, row.by)): row.least for row in rows if row.least is not None}
    if response is None:
        return reported
    sectors = {Group("sector", one.sector): one.answers for one in response.sectors}
    areas = {Group("area", one.area): one.answers for one in response.areas}
    counts = {ALL: response.answers, **sectors, **areas}
    return {**_may_be_told(survey, counts, threshold), **reported}


def _may_be_told(survey: Survey, counts: Mapping[Group, int], threshold: int) -> dict[Cell, int]:
    found = {Cell(one): at_least(n, survey.size(one), threshold) for one, n in counts.items()}
    return {cell: least for cell, least in found.items() if least is not None}


_Columns = list[tuple[str, tuple[str, ...]]]


def _layouts(survey: Survey) -> Iterator[tuple[dict[str, Any], _Columns, list[Group]]]:
    """Yield each table's head, what its columns count, and the groups in its rows."""
    kinds = dict.fromkeys(group.kind for group in survey.groups())
    for question in dict.fromkeys(one.question for one in survey.variables):
        variables = [one for one in survey.variables if one.question == question]
        for kind in kinds:
            groups = [group for group in survey.groups() if group.kind == kind]
            if question in survey.rankings and kind != "all":
                head = {"question": question, "by": kind, "first": True}
                yield head, [(one.key, ("1",)) for one in variables], groups
                continue
            for variable in variables:
                cells = survey.categories(variable, groups[0])
                yield _head(survey, variable, kind), [(variable.key, one) for one in cells], groups


def _head(survey: Survey, variable: Variable, kind: str) -> dict[str, Any]:
    inside = variable.key.partition("/")[2]
    named = {"option" if variable.question in survey.rankings else "theme": inside}
    return {"question": variable.question, **(named if inside else {}), "by": kind}


def _rows(rows: Iterable[tuple[Group, list[Cell]]], told: Mapping[Cell, int]) -> list[Any]:
    return [
        {**_named(group), "counts": " ".join(str(told.get(cell, UNTOLD)) for cell in cells)}
        for group, cells in rows
    ]


def _column(key: str, categories: tuple[str, ...], is_first: bool) -> str:
    if is_first:
        return key.partition("/")[2]
    if categories == (NONE,):
        return UNSAID
    return categories[0] if len(categories) == 1 else f"{categories[0]}..{categories[-1]}"


def _cell(group: Group, table: FigureTable, column: str) -> Cell:
    """Return the cell that a column of a table stands for."""
    inside = column if table.first else table.option or table.theme
    key = f"{table.question}/{inside}" if inside else table.question
    if table.first:
        return Cell(group, key, ("1",))
    if column == UNSAID:
        return Cell(group, key, (NONE,))
    first, between, last = column.partition("..")
    if between:
        return Cell(group, key, tuple(str(one) for one in range(int(first), int(last) + 1)))
    return Cell(group, key, (column,))


def _named(group: Group) -> dict[str, Any]:
    if group == ALL:
        return {}
    return {group.kind: group.key} if group.key else {"elsewhere": True}


def _group(row: FigureRow | Turnout, by: By) -> Group:
    return ALL if by == "all" else Group(by, (row.sector or row.area) or "")
