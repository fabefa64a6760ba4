"""import: write what was changed in an exported sheet, or records from somebody else's list."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from leaders_network.cli.bars import progress_bars
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import DATA_VARIABLE, data_folder
from leaders_network.cli.sheet import import_sheet
from leaders_network.cli.telling import (
    refuse_report,
    tell_files,
    tell_problems,
    tell_unguarded,
    write_report,
)
from leaders_network.directory.forgotten import forgotten_key
from leaders_network.importing.report import ImportReport
from leaders_network.importing.run import run_import
from leaders_network.lock import alone_in
from leaders_network.problems import InvalidDirectoryError, summary
from leaders_network.records.field import TEAM


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments and options."""
    default = data_folder()
    parser.add_argument(
        "mapping",
        type=Path,
        metavar="MAPPING",
        help="the YAML file that says what goes where; docs/importing.md explains it. Without"
        " SOURCE, this is itself the sheet, the vCards, the Popolo file or the list of people",
    )
    parser.add_argument(
        "source",
        type=Path,
        metavar="SOURCE",
        nargs="?",
        help="a workbook (.xlsx, .ods), CSV or the like, JSON, JSON Lines or YAML; encoding and"
        " delimiter are found out",
    )
    parser.add_argument(
        "--into",
        "--data",
        type=Path,
        default=default,
        metavar="FOLDER",
        help=f"the data folder; or set {DATA_VARIABLE} (default: {default})",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would change; write nothing"
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write the whole report there as JSON"
    )
    parser.add_argument(
        "--same",
        action="append",
        default=[],
        metavar="ROW=ID",
        help="the person of this row, as in list.csv:4, is this leader",
    )
    parser.add_argument(
        "--new", action="append", default=[], metavar="ROW", help="the person of this row is new"
    )
    parser.add_argument(
        "--audience", default=TEAM, metavar="NAME", help="whom the sheet was exported for"
    )
    parser.epilog = (
        "Importing again changes only what changed in the source, and keeps what editors changed.\n"
        "exit codes: 0 done; 1 a row or a value could not be placed, or the mapping has faults;\n"
        "2 called wrongly; 3 the files could not be written"
    )


def run(options: argparse.Namespace) -> int:
    """Import, say what was done, and return 1 when something could not be placed.

    Raises:
        SettingsError: When a file cannot be read, the report not be written, or another verb is
            writing records.
        BuildError: When the records cannot be written.
    """
    into = Path.cwd() / options.into
    refuse_report(options.report)
    with alone_in(into):
        return import_sheet(options, into) if options.source is None else _import(options, into)


def _import(options: argparse.Namespace, into: Path) -> int:
    """Import by a mapping."""
    try:
        with progress_bars() as bars:
            report = run_import(
                options.mapping, options.source, into, dry_run=options.dry_run, progress=bars
            )
    except InvalidDirectoryError as error:
        tell_problems(error)
        return PROBLEMS
    _tell(report, options.dry_run)
    tell_unguarded(into, forgotten_key())
    if options.report:
        write_report(options.report, report.as_json())
    return PROBLEMS if report.problems else DONE


def _tell(report: ImportReport, dry_run: bool) -> None:
    if report.problems:
        print(report.faults())
        print(summary(tuple(report.problems)), file=sys.stderr)
    print(report.text())
    tell_files(len(report.changed), dry_run=dry_run)
