"""chase: list whose details fall due, week by week, and write the reminders as e-mail drafts."""

from __future__ import annotations

import argparse
from itertools import groupby
from pathlib import Path

from leaders_network.cli.options import add_folders
from leaders_network.cli.signing_in import add_gate, checked_records, page_address, signing_in
from leaders_network.gate.people import access_list
from leaders_network.inbox.chasing import WEEKS, Due, due_people, monday, reminders
from leaders_network.inbox.drafts import write_drafts
from leaders_network.problems import visible
from leaders_network.records.records import Records


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "--weeks",
        type=int,
        default=WEEKS,
        metavar="N",
        help=f"how many weeks are listed, this one included (default: {WEEKS})",
    )
    parser.add_argument(
        "--drafts", type=Path, metavar="FOLDER", help="write this week's reminders there"
    )
    add_folders(parser)
    add_gate(parser)


def run(options: argparse.Namespace) -> int:
    """List who is asked when; with `--drafts` write this week's reminders. Nothing is sent.

    Raises:
        InvalidDirectoryError: When the data has problems.
        BuildError: When a draft cannot be written.
    """
    sources, day = checked_records(options)
    team, secret = signing_in(options)
    people = access_list(sources.records, day, team)
    due = due_people(sources.records, people, day, weeks=max(1, options.weeks))
    for week, group in groupby(due, key=lambda each: each.week):
        print("\n".join(_lines(f"Week of {week}", list(group), sources.records)))
    now = [each for each in due if each.week == monday(day)]
    print(f"{len(due)} to ask in {max(1, options.weeks)} weeks, {len(now)} of them in this one.")
    if options.drafts:
        links = {
            one.person.key: page_address(sources.records, one.person.key, secret) for one in now
        }
        written = dict(reminders(now, sources.records, links))
        write_drafts(Path.cwd() / options.drafts, written)
        print(f"{len(written)} drafts in {Path.cwd() / options.drafts}; nothing was sent.")
    return 0


def _lines(heading: str, group: list[Due], records: Records) -> list[str]:
    told = [f"{heading}: {len(group)}"]
    for each in group:
        names = ", ".join(records.leaders[leader].name for leader in each.leaders)
        about = "" if each.person.leader in each.leaders else f" for {names}"
        told.append(visible(f"  {each.person.name}{about}, due {each.due}"))
    return told
