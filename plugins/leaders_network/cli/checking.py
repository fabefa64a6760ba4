"""check: report every problem of the data and the content, and build nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from leaders_network.building.build import check
from leaders_network.building.forms import unformed
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import add_folders, add_format, settings
from leaders_network.cli.renderer import installed_renderer
from leaders_network.cli.telling import tell_unguarded
from leaders_network.problems import Format, Problem, notice, render, summary
from leaders_network.publish.phrases import count

_UNFORMED = "not in the one form of its kind; run `python build.py format`"
_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    add_folders(parser)
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Check, and return 1 when there is any problem.

    A file that is not in its one form is told of, and is no problem: it says what it should.
    """
    chosen = settings(options)
    checked = check(chosen)
    checked.extend(installed_renderer(chosen.theme).problems())
    problems = tuple(checked)
    if problems or options.format in ("json", "gitlab"):
        print(render(problems, options.format))
    _tell_warnings(checked.warnings, options.format)
    _tell_unformed(unformed(chosen), options.format)
    tell_unguarded(chosen.data, chosen.forgotten_key)
    if problems:
        print(summary(problems), file=sys.stderr)
        return PROBLEMS
    print("No problems.", file=sys.stderr)
    return DONE


def _tell_warnings(warnings: Sequence[Problem], form: Format) -> None:
    """Say what is worth a word, beside the problems and never among them."""
    for warning in warnings:
        if form == "github":
            print(notice(warning.location.path, warning.message, warning.code))
        else:
            print(f"warning: {warning}", file=sys.stderr)


def _tell_unformed(names: Sequence[str], form: Format) -> None:
    """Say which files are not in their one form, beside the problems and never among them."""
    for name in names[:_SHOWN]:
        if form == "github":
            print(notice(name, _UNFORMED, "format"))
        else:
            print(f"{name}: {_UNFORMED}", file=sys.stderr)
    if more := len(names[_SHOWN:]):
        print(f"and {count(more, 'more file')}", file=sys.stderr)
