"""The figures as a page of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.search.judge import Quality


@dataclass(frozen=True, slots=True)
class Row:
    """One engine on one directory."""

    corpus: str
    people: int
    engine: str
    kinds: dict[str, Quality]
    cost: dict[str, Any]
    cpu: float
    on: str
    """The day it was measured."""


def earlier(told: Mapping[str, Any], measured: Sequence[Row]) -> list[Row]:
    """Return what an earlier run told of the directories that were not measured this time."""
    again = {row.corpus for row in measured}
    return [_row(row) for row in told["rows"] if row["corpus"] not in again]


def _row(told: Mapping[str, Any]) -> Row:
    kinds = {kind: Quality(**figures) for kind, figures in told["kinds"].items()}
    return Row(**{**told, "kinds": kinds})


_COSTS = (
    "engine | MRR@10 (19 in 20) | success@1 (19 in 20) | recall@10 | empty | "
    "first answer, brotli | gzip | turns | "
    "Node: script | ready | p50 | p95 | Chromium: script | ready | p50 | p95"
)


def page(machine: Mapping[str, str], rows: Sequence[Row]) -> str:
    """Return every directory's figures, and the quality by kind of query."""
    parts = ["# Search\n", "; ".join(f"{key}: {value}" for key, value in machine.items()) + ".\n"]
    for corpus in dict.fromkeys(row.corpus for row in rows):
        parts += _directory([row for row in rows if row.corpus == corpus])
    return "\n".join(parts)


def _directory(rows: Sequence[Row]) -> Iterable[str]:
    first = rows[0]
    yield f"## {first.corpus}: {first.people:,} people\n"
    cpu = 1000 * first.cpu / first.people
    yield f"Measured on {first.on}. Making the index took {cpu:.2f} ms of CPU a person.\n"
    yield from _table(_COSTS.split(" | "), [_costs(row) for row in rows])
    kinds = [kind for kind in first.kinds if kind != "all"]
    yield "MRR@10 by kind of query (how many):\n"
    yield from _table(
        ["kind", *(row.engine for row in rows)],
        [
            [f"{kind} ({first.kinds[kind].count})", *(f"{row.kinds[kind].mrr:.3f}" for row in rows)]
            for kind in kinds
        ],
    )


def _costs(row: Row) -> list[str]:
    found, cost = row.kinds["all"], row.cost
    return [
        row.engine,
        f"{found.mrr:.3f} ({_span(found.mrr_interval)})",
        f"{found.success:.3f} ({_span(found.success_interval)})",
        f"{found.recall:.3f}",
        str(found.empty),
        f"{cost['brotli'] / 1000:.1f} KB",
        f"{cost['gzip'] / 1000:.1f} KB",
        str(cost["turns"]),
        *_times(cost["node"]),
        *_times(cost["chromium"]),
    ]


def _times(timing: Mapping[str, float] | None) -> Iterable[str]:
    if timing is None:
        return ["–"] * 4
    whole = [f"{timing[name]:.0f} ms" for name in ("script", "ready")]
    return [*whole, *(f"{timing[name]:.2f} ms" for name in ("p50", "p95"))]


def _span(interval: tuple[float, float]) -> str:
    return f"{interval[0]:.3f}–{interval[1]:.3f}"


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield "| " + " | ".join(heading) + " |"
    yield "|" + "---|" * len(heading)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""
