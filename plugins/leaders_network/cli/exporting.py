"""export: write what one audience sees as a sheet, JSON, Popolo or address cards."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from leaders_network.audiences import audience_named
from leaders_network.building.build import checked_sources
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import add_folders, settings
from leaders_network.cli.telling import tell_problems
from leaders_network.outputs.templates import Templates
from leaders_network.placing import PRIVATE, replace_files
from leaders_network.problems import InvalidDirectoryError
from leaders_network.publish.phrases import count
from leaders_network.publish.plain import plain_records
from leaders_network.publish.publication import publish
from leaders_network.records.field import PUBLIC, TEAM
from leaders_network.sheets.others import as_cards, as_json, as_popolo
from leaders_network.sheets.tables import tables
from leaders_network.sheets.writing import as_csv, as_workbook

_WHOLE: dict[str, Callable[..., bytes]] = {"json": as_json, "popolo": as_popolo}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "--to",
        required=True,
        choices=("xlsx", "csv", "json", "popolo", "vcf"),
        help="the form to write",
    )
    parser.add_argument(
        "--audience",
        default=TEAM,
        metavar="NAME",
        help="whom it is for: public, network, team or a room's id (default: team)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="PATH",
        required=True,
        help="the file to write; for csv a folder, with a file for each table",
    )
    add_folders(parser)
    parser.epilog = (
        "It holds nothing that the audience may not see on that day. Edit an xlsx or csv and\n"
        "import it: only what you changed is changed. Treat it as what it is: people's data.\n"
        "No other account of this machine may read the file, unless it is the public's.\n"
        "exit codes: 0 written; 1 the files have problems; 2 called wrongly; 3 not written"
    )


def run(options: argparse.Namespace) -> int:
    """Write the export; return 1 where the files have problems.

    Raises:
        SettingsError: When there is no such audience.
        BuildError: When it cannot be written.
    """
    chosen = settings(options)
    try:
        sources = checked_sources(chosen, Templates(chosen.theme / "directory"))
    except InvalidDirectoryError as error:
        tell_problems(error)
        return PROBLEMS
    audience = audience_named(options.audience, sources.audiences)
    records = plain_records(sources.records, audience, chosen.day)
    out = Path.cwd() / options.out
    if options.to == "vcf":
        records = {"leaders": records["leaders"]}  # nobody else has a card
        files = {out: as_cards(publish(sources.records, audience, chosen.day))}
    elif options.to in _WHOLE:
        files = {out: _WHOLE[options.to](records)}
    elif options.to == "xlsx":
        files = {out: as_workbook(tables(records))}
    else:
        made = tables(records)
        files = {out / f"{one.shape.name.replace(' ', '.')}.csv": as_csv(one) for one in made}
    replace_files(files, mode=None if audience.name == PUBLIC else PRIVATE)
    number = sum(len(kind) for kind in records.values())
    print(f"{out}: {count(number, 'record')} for {audience.title}, as on {chosen.day}.")
    return DONE
