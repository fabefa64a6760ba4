"""The charts of a study, made from the tables that its audience may open."""

from __future__ import annotations

from collections.abc import Iterator

from leaders_network.content.checks import path_from
from leaders_network.content.tables import Table, decimals, figure, table_of
from leaders_network.publish.curation import Curation, Shown
from leaders_network.publish.views.charts import Chart, ChartKind, Series
from leaders_network.records import research

_KINDS: dict[research.ChartKind, ChartKind] = {
    "bar": "bars",
    "stacked": "stacked",
    "line": "lines",
    "dot": "dots",
}


def charts_of(curation: Curation, item: Shown) -> Iterator[Chart]:
    """Yield an item's charts, each where its table is for the audience too.

    Args:
        curation: What of the content one audience sees.
        item: An item of any kind; only studies have charts.
    """
    for number, drawn in enumerate(getattr(item.front, "charts", ()), start=1):
        path = path_from(item.page.path, drawn.file)
        file = curation.files.get(path or "")
        if file is not None:
            place = curation.places[file.path]
            yield _chart(f"{item.path}chart-{number}", place, table_of(file), drawn)


def _chart(path: str, place: str, table: Table, drawn: research.Chart) -> Chart:
    figures = (*drawn.y, *drawn.lower, *drawn.upper)
    cells = [cell for name in figures for cell in table.column(name)]
    return Chart(
        path=path,
        title=drawn.title,
        summary=drawn.summary,
        kind=_KINDS[drawn.kind],
        labels=table.column(drawn.x),
        series=tuple(_series(table, drawn, number) for number in range(len(drawn.y))),
        axis=drawn.x,
        unit=drawn.unit or "",
        decimals=max(map(decimals, cells), default=0),
        note=drawn.note or "",
        table=place,
    )


def _series(table: Table, drawn: research.Chart, number: int) -> Series:
    values = tuple(map(figure, table.column(drawn.y[number])))
    if not drawn.lower:
        return Series(drawn.y[number], values)
    ends = zip(
        map(figure, table.column(drawn.lower[number])),
        map(figure, table.column(drawn.upper[number])),
        strict=True,
    )
    intervals = tuple(
        (low, high) if low is not None and high is not None else None for low, high in ends
    )
    return Series(drawn.y[number], values, intervals)
