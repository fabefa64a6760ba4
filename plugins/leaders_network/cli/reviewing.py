"""review: say in words what a change does, to whom, and who has to agree to it."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import get_args

from leaders_network.audiences import Audience, audience_named
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import add_folders, settings
from leaders_network.cli.renderer import installed_renderer
from leaders_network.placing import replace_files
from leaders_network.problems import Problem, SettingsError, render, summary
from leaders_network.publish.phrases import count
from leaders_network.records.field import TEAM
from leaders_network.reviewing.history import Span, refuse_unfinished, span_of, staged_span
from leaders_network.reviewing.reader import Reader
from leaders_network.reviewing.summary import summary_of
from leaders_network.reviewing.verdicts import Review, ReviewDesk, desk, review
from leaders_network.reviewing.words import Form, written


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments and options."""
    add_range(parser)
    parser.add_argument(
        "--staged", action="store_true", help="review what is staged, before it is committed"
    )
    parser.add_argument(
        "--for",
        default=TEAM,
        dest="reader",
        metavar="AUDIENCE",
        help="who reads the summary; no value they may not see is in it (default: team)",
    )
    parser.add_argument(
        "--format", choices=get_args(Form), default="text", help="the form of the summary"
    )
    parser.add_argument(
        "--site",
        type=Path,
        metavar="FOLDER",
        dest="preview",
        help="build before and after into a new folder, and compare the pages there; of the"
        " audiences that --for may see",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it there as well")
    add_folders(parser, site=False)
    parser.epilog = (
        "What each audience is given before and after is compared, never the YAML.\n"
        "exit codes: 0 reviewed; 1 the files of the change have problems, so nobody should agree\n"
        "to it; 2 called wrongly, or something here is not committed"
    )


def add_range(parser: argparse.ArgumentParser) -> None:
    """Add what says which change is meant."""
    parser.add_argument(
        "range",
        nargs="?",
        metavar="BASE..HEAD",
        help="the change (default: from where it left --onto to what is checked out)",
    )
    parser.add_argument(
        "--onto",
        default="main",
        metavar="BRANCH",
        help="what the change is to be merged into (default: main)",
    )


def run(options: argparse.Namespace) -> int:
    """Print the summary; return 1 where the change has problems.

    Raises:
        SettingsError: When the revisions cannot be compared.
    """
    with desk(settings(options)) as at:
        span, checked_out = _span(options, at)
        if options.preview and options.staged:
            raise SettingsError("--site builds what is committed; leave out --staged")
        found, problems = review(at, span, checked_out=checked_out)
        text = _tell(options, found, problems)
        if not problems and options.preview:
            _show(options, at, found, text)
    return PROBLEMS if problems else DONE


def _span(options: argparse.Namespace, at: ReviewDesk) -> tuple[Span, bool]:
    if options.staged:
        if options.range:
            raise SettingsError("with --staged there is no range to name")
        return staged_span(at.repository), False
    refuse_unfinished(at.repository)
    span = span_of(at.repository, options.range, options.onto)
    if span.base == span.head:
        raise SettingsError(f"{span.name} changes nothing; name a range, as in HEAD~1..HEAD")
    return span, span.head == at.repository.tip("HEAD")


def _tell(options: argparse.Namespace, found: Review, problems: tuple[Problem, ...]) -> str:
    """Print the summary, and return it as text."""
    reader = Reader(audience_named(options.reader, found.rooms), found.day, *found.judged.sides)
    told = summary_of(found, reader)
    text = written(told, options.format)
    print(text)
    if options.out and not problems:
        replace_files({Path.cwd() / options.out: f"{text}\n".encode()})
    if problems:
        print(render(problems), file=sys.stderr)
        unread = "What cannot be read for them is told as gone, or not at all."
        print(f"{summary(problems)} {unread}", file=sys.stderr)
    return written(told, "text")


def _show(options: argparse.Namespace, at: ReviewDesk, found: Review, text: str) -> None:
    """Build before and after for each audience that changes, and compare them.

    Raises:
        BuildError: When one cannot be built; then the folder is removed.
    """
    from leaders_network.reviewing.gallery import browser, write_gallery
    from leaders_network.reviewing.preview import build_both, claim, compare

    folder = Path.cwd() / options.preview
    shown = _shown(found, options.reader)
    sides = tuple(
        {name: shown[name] for name in side.audiences(found.day) if name in shown}
        for side in found.judged.sides
    )
    claim(folder)
    try:
        build_both(at, found.span, folder, (sides[0], sides[1]), installed_renderer)
        compared = compare(folder, shown)
        pictures = write_gallery(folder, compared, text, shown, browser())
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    pages = count(len(compared.pairs), "page")
    told = f", {count(pictures, 'picture')}" if pictures else "; no browser took pictures"
    print(f"{folder / 'index.html'}: {pages} side by side{told}.", file=sys.stderr)


def _shown(found: Review, reader: str) -> dict[str, Audience]:
    """Return the audiences that are built: those that change, as far as the reader may see them."""
    changed = {page.audience for page in found.pages.pages} or set(found.rooms)
    known = found.rooms[reader]
    return {
        name: audience
        for name, audience in found.rooms.items()
        if (name in changed or found.guarded or found.program)
        and (known.sees(name) or name == known.name)
    }
