"""freshness: count how many details are confirmed, ageing and lapsed, sector by sector."""

from __future__ import annotations

import argparse
import json

from leaders_network.cli.caring import add_form, settled_records
from leaders_network.cli.codes import DONE
from leaders_network.cli.options import add_folders
from leaders_network.publish.freshness import freshness_view
from leaders_network.publish.views.freshness import FreshnessRow, FreshnessView

_STATES = ("confirmed", "ageing", "lapsed", "unconfirmed", "total", "waiting")
_HEADINGS = ("confirmed", "ageing", "lapsed", "never", "all", "leaders to ask")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    add_form(parser)
    add_folders(parser)
    parser.epilog = (
        "It counts contacts of organisations, posts and appointments held that day, and\n"
        "assistants. The team's site shows the same at freshness/details/. Nothing is written.\n"
        "exit codes: 0 counted; 1 the files have problems; 2 called wrongly, or not all is"
        " committed"
    )


def run(options: argparse.Namespace) -> int:
    """Print the counts.

    Raises:
        SettingsError: When the files are not in a settled state.
        InvalidDirectoryError: When they have problems.
    """
    sources, day = settled_records(options)
    view = freshness_view(sources.records, day)
    if options.form == "json":
        print(json.dumps(_as_json(view, day.isoformat()), indent=2, ensure_ascii=False))
    else:
        print("\n".join(_as_text(view)))
        print(
            f"As on {day}. Confirmed: within {view.confirmed_days} days;"
            f" ageing: within {view.lapsed_days}; then lapsed."
        )
    return DONE


def _as_json(view: FreshnessView, day: str) -> object:
    rows = [{"sector": row.sector.name, **_numbers(row)} for row in view.rows]
    return {"day": day, "sectors": rows, "whole": _numbers(view.whole)}


def _numbers(row: FreshnessRow) -> dict[str, int]:
    return {state: getattr(row, state) for state in _STATES}


def _as_text(view: FreshnessView) -> list[str]:
    rows = [*view.rows, view.whole]
    width = max(len(row.sector.name) for row in rows)
    head = " ".join([" " * width, *(f"{word:>{max(6, len(word))}}" for word in _HEADINGS)])
    return [head, *(_line(row, width) for row in rows)]


def _line(row: FreshnessRow, width: int) -> str:
    told = zip(_HEADINGS, _numbers(row).values(), strict=True)
    cells = (f"{number:>{max(6, len(word))},}" for word, number in told)
    return " ".join([f"{row.sector.name:<{width}}", *cells])
