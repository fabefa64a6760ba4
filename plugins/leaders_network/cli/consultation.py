"""consultation: collect answers, count them, report what was said, and destroy the answers."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from leaders_network.cli.options import add_folders
from leaders_network.cli.signing_in import add_gate

ACTIONS = {
    "collect": "collecting",
    "count": "counting",
    "purge": "purging",
    "report": "reporting",
}
"""What can be done, and the module of `cli/consulting/` that does it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments and options."""
    parser.add_argument("action", choices=tuple(ACTIONS), help="what to do")
    parser.add_argument("consultation", metavar="ID", help="the consultation's id: its file's name")
    add_folders(parser)
    add_gate(parser)
    parser.add_argument(
        "--letters",
        type=Path,
        metavar="FOLDER",
        help="the letter boxes (default: those of the gate's settings)",
    )
    parser.add_argument("--mail", type=Path, metavar="FOLDER", help="messages, saved as .eml files")
    parser.add_argument("--files", type=Path, metavar="FOLDER", help="answers handed in as files")
    parser.add_argument(
        "--verified-by",
        default="",
        metavar="NAME",
        help="who has checked that messages and files come from whoever they say",
    )
    parser.add_argument(
        "--store",
        type=Path,
        metavar="FOLDER",
        help="where answers are kept, outside the repository and every site"
        " (default: `consultations` in the gate's `state:`)",
    )
    parser.add_argument(
        "--recipients",
        type=Path,
        default=Path("deploy/recipients.txt"),
        metavar="FILE",
        help="the team's public age keys; with them answers are encrypted"
        " (default: deploy/recipients.txt, where it is there)",
    )
    parser.add_argument(
        "--identity",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a secret age key, to read what is encrypted; may be repeated",
    )
    parser.add_argument(
        "--state",
        type=Path,
        default=Path(".inbox"),
        metavar="FOLDER",
        help="what `inbox` keeps; `purge` looks there too (default: .inbox)",
    )
    parser.add_argument(
        "--coding",
        type=Path,
        metavar="FILE",
        help="what the team made of answers in words (default: coding.yml in the store)",
    )
    parser.add_argument(
        "--apply", action="store_true", help="do it (else only show what would be done)"
    )
    parser.epilog = (
        "exit codes: 0 done; 1 a letter was set aside, something is left, or the data has problems;"
        "\n            2 called wrongly"
    )


def run(options: argparse.Namespace) -> int:
    """Do one of the actions.

    Raises:
        SettingsError: When a folder, a key or the consultation cannot be used.
    """
    module = import_module(f"leaders_network.cli.consulting.{ACTIONS[options.action]}")
    return int(module.run(options))
