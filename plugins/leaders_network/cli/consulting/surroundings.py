"""What every action knows: the consultation, the records, and where its answers are kept."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from leaders_network.building.sources import Sources
from leaders_network.cli.options import ROOT, settings
from leaders_network.cli.signing_in import checked_records, gate_of
from leaders_network.consulting.keys import Identities, Recipients, identities_in, recipients_in
from leaders_network.consulting.pages import ConsultationPage, find
from leaders_network.consulting.store import Store
from leaders_network.problems import SettingsError

_RECIPIENTS = Path("deploy/recipients.txt")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an action works with."""

    sources: Sources
    page: ConsultationPage
    store: Store
    letters: Path | None
    """The folder of the letter boxes."""
    day: date
    now: datetime


def surroundings(options: argparse.Namespace) -> Surroundings:
    """Return what an action works with.

    Raises:
        SettingsError: When there is no such consultation, or nowhere to keep answers.
        InvalidDirectoryError: When the data or the content has problems.
    """
    sources, day = checked_records(options)
    chosen = settings(options)
    page = find(sources.content, chosen.content, options.consultation)
    state = _state(options)
    root = options.store or (state and state / "consultations")
    if root is None:
        raise SettingsError("say where answers are kept, with --store")
    away = (chosen.site, chosen.site.parent / ".site", chosen.data, chosen.content, chosen.theme)
    store = Store.of(Path.cwd() / root, page.id, away_from=(*away, ROOT))
    letters = options.letters or _boxes(state)
    return Surroundings(sources, page, store, letters and Path.cwd() / letters, day, _now(options))


def recipients(options: argparse.Namespace) -> Recipients:
    """Return the public keys that answers are encrypted to; none where none are configured.

    Raises:
        SettingsError: When a file that was named is not there, or holds what is no key.
    """
    file = Path.cwd() / options.recipients
    if not file.is_file() and options.recipients == _RECIPIENTS:
        return ()
    return recipients_in(file)


def identities(options: argparse.Namespace) -> Identities:
    """Return the secret keys that were given."""
    return identities_in([Path.cwd() / file for file in options.identity])


def _state(options: argparse.Namespace) -> Path | None:
    """Return the folder that the gate keeps its state in, where there is a gate."""
    gate = gate_of(options)
    return Path(gate.settings.state) if gate else None


def _boxes(state: Path | None) -> Path | None:
    boxes = state / "inbox" if state else None
    return boxes if boxes and boxes.is_dir() else None


def _now(options: argparse.Namespace) -> datetime:
    """Return the moment, or the end of the day that was named."""
    if options.day is None:
        return datetime.now(UTC)
    return datetime(options.day.year, options.day.month, options.day.day, 23, 59, tzinfo=UTC)
