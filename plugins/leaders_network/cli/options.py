"""Options that several verbs share, and the settings they make."""

from __future__ import annotations

import argparse
import os
from datetime import date, datetime
from pathlib import Path
from typing import get_args

from leaders_network.building.settings import Settings
from leaders_network.directory.forgotten import forgotten_key
from leaders_network.problems import Format, SettingsError
from leaders_network.records.text import EARLIEST, LATEST

ROOT = Path(__file__).resolve().parents[3]
"""The checkout."""

THEME = Path("theme")

DATA_VARIABLE = "DIRECTORY_DATA"


def add_folders(parser: argparse.ArgumentParser, *, site: bool = True) -> None:
    """Add the options that say where things stand, and the day.

    Args:
        parser: The verb's.
        site: Whether the verb has to do with where the sites appear.
    """
    folders = parser.add_argument_group("folders")
    records = f"leaders, organisations, vocabularies; or set {DATA_VARIABLE}"
    for name, default, purpose in (
        ("data", str(data_folder()), records),
        ("content", "content", "Markdown pages and other files"),
        ("theme", str(THEME), "templates and styles; the program's own where there are none"),
        ("site", "site", "where the sites appear, one folder an audience"),
        ("cache", ".cache", "what was read and rendered before; it can be deleted at any time"),
    ):
        if name == "site" and not site:
            parser.set_defaults(site=Path(default))
            continue
        folders.add_argument(
            f"--{name}",
            type=Path,
            default=Path(default),
            metavar="FOLDER",
            help=f"{purpose} (default: {default})",
        )
    parser.add_argument(
        "--day",
        type=day_named,
        default=None,
        metavar="YYYY-MM-DD",
        help="the day the site is for; appointments and freshness follow from it (default: today)",
    )


def data_folder() -> Path:
    """Return where the records stand when no option says it."""
    return Path(os.environ.get(DATA_VARIABLE, "directory_data"))


def today() -> date:
    """Return the day by the clock of whoever runs a verb."""
    return datetime.now().astimezone().date()


def add_audiences(parser: argparse.ArgumentParser) -> None:
    """Add the option that chooses audiences."""
    parser.add_argument(
        "--audience",
        action="append",
        default=[],
        dest="audiences",
        metavar="NAME",
        help="public, network, team or a room's id; may be repeated (default: all of them)",
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add the option that says how problems are written."""
    parser.add_argument(
        "--format",
        choices=get_args(Format),
        default="text",
        help="how problems are written: for people, annotations for GitHub or GitLab, or as JSON",
    )


def settings(options: argparse.Namespace) -> Settings:
    """Return the settings of a build; relative folders are those of where it is run.

    Raises:
        SettingsError: When the theme that is named is none, or records would be published.
    """
    return Settings(
        data=_beside(options.content, options.data, "data"),
        content=Path.cwd() / options.content,
        theme=_theme(options.theme),
        site=Path.cwd() / options.site,
        cache=_beside(options.content, options.cache, "cache"),
        day=options.day or today(),
        audiences=tuple(getattr(options, "audiences", ())),
        forgotten_key=forgotten_key(),
    )


def _beside(content: Path, named: Path, option: str) -> Path:
    """Return a folder that holds every record, and so is never among the pages."""
    folder = Path.cwd() / named
    if folder.resolve().is_relative_to((Path.cwd() / content).resolve()):
        raise SettingsError(
            f"{named} is in the folder of pages, where it would be published; name another folder"
            f" with --{option}"
        )
    return folder


def _theme(named: Path) -> Path:
    """Return the theme that is named; where none is named or found, the checkout's own."""
    theme = Path.cwd() / named
    if (theme / "directory").is_dir():
        return theme
    if named == THEME:
        return ROOT / THEME
    raise SettingsError(
        f"{named} is no theme: it has no folder directory/; without --theme the program's is used"
    )


def day_named(text: str) -> date:
    """Return the day that an option names.

    Raises:
        ArgumentTypeError: When it is none, or none that a file may hold.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is not a day; write it as in 2026-09-12"
        ) from None
    if not EARLIEST <= day <= LATEST:
        raise argparse.ArgumentTypeError(f"{text} is not between {EARLIEST} and {LATEST}")
    return day


def add_drafts(parser: argparse.ArgumentParser) -> None:
    """Add the option that says where a draft is written."""
    parser.add_argument(
        "--drafts",
        type=Path,
        default=Path("drafts"),
        metavar="FOLDER",
        help="where the draft is written (default: drafts)",
    )
