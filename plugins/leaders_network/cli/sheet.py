"""Carries out `import` of a sheet, of cards and of lists of people."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from leaders_network.audiences import RUNGS, Audience, audience_named
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import today
from leaders_network.cli.telling import tell_files, tell_problems, write_report
from leaders_network.directory.room import rooms_of
from leaders_network.placing import replace_files
from leaders_network.problems import (
    InvalidDirectoryError,
    Problems,
    SettingsError,
)
from leaders_network.publish.plain import plain_records
from leaders_network.records.reading import read_records
from leaders_network.records.records import Records
from leaders_network.sheets.matching import NEW
from leaders_network.sheets.people import ListedPerson
from leaders_network.sheets.run import run_sheet


def import_sheet(options: argparse.Namespace, folder: Path) -> int:
    """Write what was changed in a sheet; return 1 where a row could not be placed.

    Raises:
        SettingsError: When a file is missing, or one that changes has changes of its own in git.
        BuildError: When the records cannot be written.
    """
    problems = Problems()
    try:
        records = read_records(folder, problems)
        problems.raise_if_any()
        plain = plain_records(records, _audience(records, options.audience), today())
        ask = _asking(options.same, options.new, plain["leaders"])
        report = run_sheet(options.mapping, folder, plain, records.network.country, ask)
    except InvalidDirectoryError as error:
        tell_problems(error)
        return PROBLEMS
    _refuse_unsaved(folder, report.files)
    print(report.text())
    if not options.dry_run:
        replace_files({folder / name: text.encode() for name, text in report.files.items()})
    tell_files(len(report.files), dry_run=options.dry_run)
    if options.report:
        rows = [one._asdict() for one in report.outcomes]
        write_report(options.report, {"rows": rows, "files": sorted(report.files)})
    return DONE if report.is_whole else PROBLEMS


def _audience(records: Records, name: str) -> Audience:
    known = {one.name: one for one in (*RUNGS, *(room.audience for room in rooms_of(records)))}
    return audience_named(name, known)


class _Asking:
    """Answers from the options; else asks on a terminal; else leaves the row."""

    def __init__(self, same: Mapping[str, str], new: Iterable[str]) -> None:
        self.same, self.new = same, set(new)

    def __call__(self, person: ListedPerson, likely: str, name: str) -> str | None:
        row = f"{person.source}:{person.line}"
        if row in self.same:
            return self.same[row]
        if row in self.new:
            return NEW
        if not sys.stdin.isatty():
            return None
        print(f"{row}: is {person.name} the same person as {name} ({likely})?", file=sys.stderr)
        try:
            answer = input("  y = yes, n = somebody new, anything else leaves the row: ")
        except EOFError:
            return None
        return {"y": likely, "n": NEW}.get(answer.strip().lower())


def _asking(same: Iterable[str], new: Iterable[str], known: Container[str]) -> _Asking:
    pairs = {}
    for each in same:
        row, equals, identifier = each.rpartition("=")
        if not equals:
            raise SettingsError(f"`--same {each}` names no leader; write ROW=ID")
        if identifier not in known:
            raise SettingsError(f"`--same {each}`: there is no leader {identifier}")
        pairs[row] = identifier
    return _Asking(pairs, new)


def _refuse_unsaved(folder: Path, files: Iterable[str]) -> None:
    """Refuse to write over what git has not got yet, or into a merge that is not done."""
    command = ["git", "-C", str(folder), "status", "--porcelain", "--", *files]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    unsaved = [line[3:] for line in done.stdout.splitlines()] if done.returncode == 0 else []
    if unsaved and list(files):
        raise SettingsError(
            f"{unsaved[0]} has changes that are not committed; commit them, or take them back, and "
            "import again; nothing was written"
        )
