"""What verbs know of who signs in: the team, and the key of tokens, where there is a gate."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaders_network.building.build import checked_sources
from leaders_network.building.sources import Sources
from leaders_network.cli.options import ROOT, settings
from leaders_network.gate.tokens import KEY_FILE, KEY_VARIABLE, token, token_key
from leaders_network.outputs.templates import Templates
from leaders_network.problems import SettingsError
from leaders_network.records.records import Records
from leaders_network.records.team import TeamMember

if TYPE_CHECKING:
    from leaders_network.gate.counts import Totals
    from leaders_network.gate.settings import Gate

SETTINGS = Path("deploy") / "gate.yml"
NO_KEY = (
    "without the key of tokens no box is anybody's; name the gate's settings with --settings,"
    f" or set {KEY_VARIABLE}"
)
"""What is in the way of whoever reads boxes without knowing whose each is."""


def add_gate(parser: argparse.ArgumentParser) -> None:
    """Add the option that says where the gate's settings are."""
    parser.add_argument(
        "--settings",
        type=Path,
        default=SETTINGS,
        metavar="FILE",
        dest="gate",
        help=f"the gate's settings, where there is a gate (default: {SETTINGS})",
    )


def gate_of(options: argparse.Namespace) -> Gate | None:
    """Return what the gate's own files say; None where there is no gate.

    Raises:
        SettingsError: When a file that was named is not there.
        InvalidDirectoryError: With every problem of the gate's settings.
    """
    file = Path.cwd() / options.gate
    if file.is_file():
        from leaders_network.gate.settings import read_gate

        return read_gate(file)
    if options.gate != SETTINGS:
        raise SettingsError(f"there is no file {options.gate}")
    return None


def signing_in(
    options: argparse.Namespace, *, away_from: Iterable[Path] | None = None
) -> tuple[tuple[TeamMember, ...], bytes | None]:
    """Return the team's members and the key of tokens; nobody and none without a gate.

    Args:
        options: Say where the gate's settings are.
        away_from: The folders that a key may not stand in, for the verbs that make one where there
            is none yet; the others use the one that is there.

    Raises:
        SettingsError: When a file that was named is not there, or the key cannot be used.
        InvalidDirectoryError: With every problem of the gate's settings.
    """
    is_given = KEY_VARIABLE in os.environ
    gate = gate_of(options)
    if gate is None:
        return (), token_key(ROOT) if is_given else None
    state = Path(gate.settings.state)
    if is_given or away_from is not None or (state / KEY_FILE).is_file():
        return gate.team, token_key(state, away_from=away_from or ())
    return gate.team, None


def visits(options: argparse.Namespace) -> Totals:
    """Return how many pages were read on each day; none without a gate.

    Raises:
        SettingsError: When the counts cannot be read, or a file that was named is not there.
        InvalidDirectoryError: With every problem of the gate's settings.
    """
    gate = gate_of(options)
    if gate is None:
        return {}
    from leaders_network.gate.counts import known_totals

    return known_totals(Path(gate.settings.state))


def checked_records(options: argparse.Namespace) -> tuple[Sources, date]:
    """Return everything that people wrote, checked, and the day.

    Raises:
        InvalidDirectoryError: With every problem.
    """
    chosen = settings(options)
    templates = Templates(chosen.theme / "directory")
    return checked_sources(chosen, templates), chosen.day


def page_address(records: Records, person: str, secret: bytes | None) -> str:
    """Return the address of somebody's own page; without a key, the one that leads there.

    Args:
        records: Say where the sites stand.
        person: Their key in the access list.
        secret: What tokens are made with.
    """
    root = records.network.address.rstrip("/")
    return f"{root}/mine/{token(person, secret)}/" if secret else f"{root}/mine/"
