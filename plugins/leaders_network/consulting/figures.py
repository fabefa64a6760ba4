"""Cells as the tables of a report, and back: what one release told is known to all later ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leaders_network.consulting.tables import ALL, NONE, Cell, Group, Survey, Variable
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
    survey: Survey, told: Mapping[Cell, int], least: Mapping[Cell, int]
) -> list[dict[str, Any]]:
    """Return how many of each group answered, as a report has it."""
    return [
        {
            "by": group.kind,
            **_named(group),
            "members": survey.size(group),
            "answered": told.get(Cell(group)),
            "least": None if Cell(group) in told else least.get(Cell(group)),
        }
        for group in survey.groups()
    ]


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
        Cell(group_of(row, row.by)): row.answered
        for row in report.response
        if row.answered is not None
    }
    for table in report.tables:
        for row in table.rows:
            for column, count in zip(table.columns, numbers(row.counts), strict=True):
                if count is not None:
                    found[_cell(group_of(row, table.by), table, column)] = count
    return found


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


def group_of(row: FigureRow | Turnout, by: By) -> Group:
    """Return the group that a row is of."""
    return ALL if by == "all" else Group(by, (row.sector or row.area) or "")
