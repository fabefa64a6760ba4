"""Results as a file for programs and a page for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from benchmarks.peers.peer import Peer
from benchmarks.results import Result, Spread, Target, targets

_MEGABYTE = 1_000_000
_METHOD = (
    "Medians, with the least and the most in brackets. CPU is user and system time of the whole "
    "tree of processes; peak memory is the greatest sum over them of what is private to each, "
    "plus once the most that one of them shares, looked at every 50 ms. Contenders took turns in "
    "one run; a first build of 30 people by each, which fills the caches of compiled code, is not "
    "counted. Other work on the machine adds to the clock and a little to the CPU."
)
_VERDICTS = {True: " reached ", False: " **missed** ", None: " "}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was measured, and on what."""

    day: date
    machine: dict[str, str]
    versions: dict[str, str]
    results: list[Result]


def write(report: Report, peers: Sequence[Peer], folder: Path) -> None:
    """Write `build.json` and `build.md` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "build.json").write_text(_as_json(report), encoding="utf-8", newline="\n")
    page = "\n".join(_as_page(report, peers)) + "\n"
    (folder / "build.md").write_text(page, encoding="utf-8", newline="\n")


def _as_json(report: Report) -> str:
    told = {
        "day": str(report.day),
        "machine": report.machine,
        "versions": report.versions,
        "targets": [{**asdict(target), "met": target.met} for target in targets(report.results)],
        "results": [
            {**asdict(result.case), **{k: v for k, v in asdict(result).items() if k != "case"}}
            for result in report.results
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _as_page(report: Report, peers: Sequence[Peer]) -> Iterator[str]:
    machine = ", ".join(f"{name}: {value}" for name, value in report.machine.items())
    versions = "; ".join(f"{name}: {version}" for name, version in report.versions.items())
    yield from ("# What building costs", "", f"Measured on {report.day} by `make bench`.", "")
    yield from (f"Machine: {machine}.", "", f"Versions: {versions}.", "")
    yield from ("## To be reached", "", "| figure | measured | limit | |", "|---|---:|---:|---|")
    yield from map(_target, targets(report.results))
    for people in sorted({result.case.people for result in report.results}):
        chosen = [result for result in report.results if result.case.people == people]
        yield from ("", f"## {people:,} people", "")
        yield "| | CPU | clock | peak memory | pages | CPU for 1,000 | files | size |"
        yield "|---|---:|---:|---:|---:|---:|---:|---:|"
        yield from map(_row, chosen)
    yield from _explained(peers)
    yield from ("", "## Commands", "")
    commands = dict.fromkeys(f"- `{result.command}`" for result in report.results)
    yield from commands


def _explained(peers: Sequence[Peer]) -> Iterator[str]:
    yield from ("", _METHOD, "", "## What each does and does not do", "")
    for peer in peers:
        yield from (f"**{peer.name}**: {peer.does}", "")
        yield from (f"It does not: {_lower(peer.does_not)}", "")


def _target(target: Target) -> str:
    measured = _figure(target.value, target.unit, "not measured")
    limit = _figure(target.limit, target.unit, "none asked")
    return f"| {target.name} | {measured} | {limit} |{_VERDICTS[target.met]}|"


def _figure(value: float | None, unit: str, none: str) -> str:
    if value is None:
        return none
    return f"{value:.0f}{unit}" if unit else f"{value:.3g}"


def _row(result: Result) -> str:
    out = result.output
    cells = [
        f"{result.case.peer}: {result.case.step}",
        _seconds(result.cpu),
        _seconds(result.wall),
        f"{result.peak.median:.0f} MiB ({result.peak.least:.0f}–{result.peak.most:.0f})",
        f"{out.pages:,}",
        f"{1000 * result.cpu.median / max(out.pages, 1):.2f} s",
        f"{out.files:,}",
        f"{out.size / _MEGABYTE:.1f} MB",
    ]
    return f"| {' | '.join(cells)} |"


def _seconds(spread: Spread) -> str:
    return f"{spread.median:.2f} s ({spread.least:.2f}–{spread.most:.2f})"


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
