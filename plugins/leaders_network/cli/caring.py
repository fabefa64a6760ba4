"""What verbs share that tell how people's data stands, and write nothing."""

from __future__ import annotations

import argparse
from datetime import date

from leaders_network.building.sources import Sources
from leaders_network.care.standing import settled_repository
from leaders_network.cli.options import settings
from leaders_network.cli.signing_in import checked_records


def add_form(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how what is found is written."""
    parser.add_argument(
        "--as",
        choices=("text", "json"),
        default="text",
        dest="form",
        help="how it is written (default: text)",
    )


def settled_records(options: argparse.Namespace) -> tuple[Sources, date]:
    """Return everything that people wrote, committed and checked, and the day.

    Raises:
        SettingsError: When the files are not in a settled state.
        InvalidDirectoryError: When they have problems.
    """
    chosen = settings(options)
    settled_repository(chosen.data, chosen.content)
    return checked_records(options)
