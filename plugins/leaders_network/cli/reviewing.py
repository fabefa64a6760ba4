"""review: say in words what a change does, to whom, and who has to agree to it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from leaders_network.cli.options import add_folders, settings
from leaders_network.problems import Problem, SettingsError, render, summary
from leaders_network.records.field import TEAM
from leaders_network.reviewing.history import Span, refuse_unfinished, span_of, staged_span
from leaders_network.reviewing.reader import Reader
from leaders_network.reviewing.summary import summary_of
from leaders_network.reviewing.verdicts import Desk, Review, desk, review
from leaders_network.reviewing.words import written

DONE, PROBLEMS = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments and options."""
    add_range(parser)
    parser.add_argument(
        "--staged", action="store_true", help="review what is staged, before it is committed"
    )
    parser.add_argument(
        "--for", default=TEAM, dest="reader", metavar="AUDIENCE",
        help="who reads the summary; no value they may not see is in it (default: team)",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("text", "markdown", "json"), default="text", help="its form"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it there as well")
    add_folders(parser)
    parser.epilog = (
        "What each audience is given before and after is compared, never the YAML.\n"
        "exit codes: 0 reviewed; 1 the files of the change have problems, so nobody should agree\n"
        "to it; 2 called wrongly, or something here is not committed"
    )


def add_range(parser: argparse.ArgumentParser) -> None:
    """Add what says which change is meant."""
    parser.add_argument(
        "range", nargs="?", metavar="BASE..HEAD",
        help="the change (default: from where it left --onto to what is checked out)",
    )  # fmt: skip
    parser.add_argument(
        "--onto", default="main", metavar="BRANCH",
        help="what the change is to be merged into (default: main)",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Print the summary; return 1 where the change has problems.

    Raises:
        SettingsError: When the revisions cannot be compared.
    """
    chosen = settings(options)
    with desk(chosen) as at:
        span, checked_out = _span(options, at)
        found, problems = review(at, span, checked_out=checked_out)
    return _tell(options, found, problems)


def _span(options: argparse.Namespace, at: Desk) -> tuple[Span, bool]:
    if options.staged:
        if options.range:
            raise SettingsError("with --staged there is no range to name")
        return staged_span(at.repository), False
    refuse_unfinished(at.repository)
    span = span_of(at.repository, options.range, options.onto)
    if span.base == span.head:
        raise SettingsError(f"{span.name} changes nothing; name a range, as in HEAD~1..HEAD")
    return span, span.head == at.repository.tip("HEAD")


def _tell(options: argparse.Namespace, found: Review, problems: tuple[Problem, ...]) -> int:
    if options.reader not in found.rooms:
        known = ", ".join(found.rooms)
        raise SettingsError(f"there is no audience {options.reader}. There are {known}")
    reader = Reader(found.rooms[options.reader], found.day, *found.judged.sides)
    text = written(summary_of(found, reader), options.format)
    print(text)
    if options.out:
        (Path.cwd() / options.out).write_text(f"{text}\n", encoding="utf-8")
    if problems:
        print(render(problems), file=sys.stderr)
        told = f"{summary(problems)} What is left out for them is not in the review."
        print(told, file=sys.stderr)
        return PROBLEMS
    return DONE
