"""format: put records, pages, photos and pictures into the one form of their kind."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection
from contextlib import nullcontext
from pathlib import Path

from leaders_network.building.forms import Written, reformed, written_files
from leaders_network.building.settings import Settings
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import add_folders, settings
from leaders_network.lock import alone_in
from leaders_network.placing import replace_files
from leaders_network.problems import Problems, SettingsError, render, summary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments and options."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="what to format (default: everything)"
    )
    parser.add_argument(
        "--check", action="store_true", help="name what is not in its form; write nothing"
    )
    add_folders(parser)
    parser.epilog = (
        "Keys take the order of docs/data-dictionary.md, comments stay with what they are about,\n"
        "photos become square and small; they and the pictures beside pages lose all that is not\n"
        "picture. No value changes.\n"
        "exit codes: 0 all is in its form, or is now; 1 a file or folder cannot be read, and\n"
        "nothing was written; or, with --check, a file is not in its form; 2 called wrongly"
    )


def run(options: argparse.Namespace) -> int:
    """Write every file anew that is not in its form; return 1 where one cannot be read.

    Raises:
        SettingsError: When a named file is none that has a form, or another verb is writing.
        BuildError: When a file cannot be written.
    """
    at = settings(options)
    with nullcontext() if options.check else alone_in(at.data):
        return _form(options, at)


def _form(options: argparse.Namespace, at: Settings) -> int:
    unread = Problems()
    chosen = _chosen(options.files, list(written_files(at, unread)))
    problems = Problems() if options.files else unread
    changes = reformed(chosen, problems)
    if len(problems):
        found = tuple(problems)
        print(render(found))
        print(f"{summary(found)} Nothing was written.", file=sys.stderr)
        return PROBLEMS
    for one in changes:
        print(one.name)
    counted = _counted(len(changes), len(chosen))
    if options.check:
        print(f"{counted} not in the one form.", file=sys.stderr)
        return PROBLEMS if changes else DONE
    replace_files({one.file: content for one, content in changes.items()})
    print(f"{counted} written anew.", file=sys.stderr)
    return DONE


def _chosen(names: Collection[Path], files: Collection[Written]) -> list[Written]:
    if not names:
        return list(files)
    wanted = {(Path.cwd() / name).resolve(): name for name in names}
    chosen = [one for one in files if one.file.resolve() in wanted]
    found = {one.file.resolve() for one in chosen}
    for path, name in wanted.items():
        if path.is_dir():
            inside = [one for one in files if one.file.resolve().is_relative_to(path)]
            chosen += [one for one in inside if one not in chosen]
        elif path not in found:
            raise SettingsError(f"{name} is no record, page, photo or picture of this directory")
    return chosen


def _counted(changed: int, total: int) -> str:
    return f"{changed:,} of {total:,} files" if total != 1 else f"{changed} of 1 file"
