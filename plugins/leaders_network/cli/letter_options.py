"""Options that say where letters, messages and drafts lie, for verbs that look for somebody."""

from __future__ import annotations

import argparse
from pathlib import Path

from leaders_network.care.letters import LetterPlaces
from leaders_network.problems import SettingsError

PERSON = "a leader's or a contributor's id, or an assistant's e-mail address"


def add_letters(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("letters")
    group.add_argument(
        "--letters", type=Path, metavar="FOLDER", help="the letter boxes, one folder for each"
    )
    group.add_argument("--mail", type=Path, metavar="FOLDER", help="messages, saved as .eml files")
    group.add_argument(
        "--state",
        type=Path,
        default=Path(".inbox"),
        metavar="FOLDER",
        help="what the inbox keeps (default: .inbox)",
    )
    group.add_argument(
        "--drafts",
        type=Path,
        default=Path("drafts"),
        metavar="FOLDER",
        help="invitations and reminders (default: drafts)",
    )


def letter_places(options: argparse.Namespace) -> LetterPlaces:
    """Return where they lie.

    Raises:
        SettingsError: When a folder was named that is not there.
    """
    named = {"letters": options.letters, "mail": options.mail}
    for option, folder in named.items():
        if folder is not None and not (Path.cwd() / folder).is_dir():
            raise SettingsError(f"there is no folder {folder}; name another with --{option}")
    return LetterPlaces(
        state=Path.cwd() / options.state,
        boxes=Path.cwd() / options.letters if options.letters else None,
        mail=Path.cwd() / options.mail if options.mail else None,
        drafts=Path.cwd() / options.drafts,
    )
