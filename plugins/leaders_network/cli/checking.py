"""check: report every problem of the data and the content, and build nothing."""

from __future__ import annotations

import argparse
import sys

from leaders_network.building.build import check
from leaders_network.cli.options import add_folders, settings
from leaders_network.problems import render, summary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    add_folders(parser)
    add_format(parser)


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how problems are written."""
    parser.add_argument(
        "--format", choices=("text", "github", "json"), default="text",
        help="how problems are written: for people, as GitHub's annotations, or as JSON",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Check, and return 1 when there is any problem."""
    problems = tuple(check(settings(options)))
    if problems or options.format == "json":
        print(render(problems, options.format))
    if problems:
        print(summary(problems), file=sys.stderr)
        return 1
    print("No problems.", file=sys.stderr)
    return 0
