"""welcome: write the invitation to a new leader as an e-mail draft."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from leaders_network.cli.codes import DONE
from leaders_network.cli.options import add_drafts, add_folders
from leaders_network.cli.signing_in import add_gate, checked_records, page_address, signing_in
from leaders_network.content.navigation import notices as notices_of
from leaders_network.inbox.drafts import write_drafts
from leaders_network.inbox.welcoming import addressee, invitation
from leaders_network.problems import SettingsError, near_word
from leaders_network.records.records import Records


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments and options."""
    parser.add_argument("id", metavar="ID", help="the leader's id: the name of their file")
    add_drafts(parser)
    add_folders(parser)
    add_gate(parser)


def run(options: argparse.Namespace) -> int:
    """Write the draft; nothing is sent.

    Raises:
        SettingsError: When there is no such leader, or nobody to write to.
        InvalidDirectoryError: When the data has problems.
    """
    sources, day = checked_records(options)
    records = sources.records
    identifier = _known_leader(records, options.id)
    to = addressee(records, identifier, day)
    if to is None:
        raise SettingsError(
            f"nobody could confirm it: give leaders/{identifier}.yml a `sign_in:`, or an assistant "
            "with an address and `may_edit: true` in an appointment that is held"
        )
    _, secret = signing_in(options)
    link = page_address(records, to.key, secret)
    root = records.network.address.rstrip("/")
    notices = {title: f"{root}/{way}" for title, way in notices_of(sources.content).items()}
    message = invitation(records, identifier, day, to=to, link=link, notices=notices)
    write_drafts(Path.cwd() / options.drafts, {f"welcome-{identifier}": message})
    print(Path.cwd() / options.drafts / f"welcome-{identifier}.eml")
    if not records.leaders[identifier].invited:
        print(
            "The network sees the entry already. To keep it to the team until it is confirmed, add "
            f"`invited: {day}` to leaders/{identifier}.yml.",
            file=sys.stderr,
        )
    return DONE


def _known_leader(records: Records, identifier: str) -> str:
    """Return the id of a leader, also by one they had before.

    Raises:
        SettingsError: When there is no such leader.
    """
    if identifier in records.leaders:
        return identifier
    for key, leader in records.leaders.items():
        if identifier in leader.former_ids:
            return key
    near = near_word(identifier, records.leaders)
    meant = f"; did you mean {near}?" if near else ""
    raise SettingsError(f"there is no leader {identifier}{meant}")
