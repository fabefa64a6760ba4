"""digest: write what changed in the last seven days as an e-mail draft, for one audience."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from leaders_network.building.build import checked_sources, chosen
from leaders_network.cli.codes import DONE
from leaders_network.cli.options import add_drafts, add_folders, settings
from leaders_network.inbox.drafts import write_drafts
from leaders_network.outputs.mailing import digest_draft
from leaders_network.outputs.templates import Templates
from leaders_network.publish.publication import publish
from leaders_network.records.field import NETWORK


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "--audience",
        default=NETWORK,
        metavar="NAME",
        help="whose digest it is: public, network, team or a room's id (default: network)",
    )
    add_drafts(parser)
    add_folders(parser)


def run(options: argparse.Namespace) -> int:
    """Write the draft, and say how much is in it; nothing is sent.

    Raises:
        InvalidDirectoryError: When the data or the content has problems.
        SettingsError: When there is no such audience.
        BuildError: When the draft cannot be written.
    """
    asked = replace(settings(options), audiences=(options.audience,))
    templates = Templates(asked.theme / "directory")
    sources = checked_sources(asked, templates)
    (audience,) = chosen(asked, sources)
    publication = publish(sources.records, audience, asked.day, sources.content)
    digest = publication.front().digests.latest
    name = f"digest-{audience.name}-{digest.last.iso}"
    folder = Path.cwd() / options.drafts
    write_drafts(folder, {name: digest_draft(digest, publication.site, templates)})
    for part in digest.parts:
        print(f"{len(part.lines):4}  {part.heading}")
    print(f"{folder / name}.eml; nothing was sent.")
    return DONE
