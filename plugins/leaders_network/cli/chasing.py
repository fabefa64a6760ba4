"""chase: list whose details fall due, week by week, and write the reminders as e-mail drafts."""

from __future__ import annotations

import argparse
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from leaders_network.cli.codes import DONE
from leaders_network.cli.options import add_folders
from leaders_network.cli.signing_in import add_gate, checked_records, page_address, signing_in
from leaders_network.gate.people import access_list
from leaders_network.inbox.chasing import WEEKS, Due, due_people, monday, reminders
from leaders_network.inbox.drafts import write_drafts
from leaders_network.inbox.offices import DueOffice, due_offices, office_reminders
from leaders_network.problems import visible
from leaders_network.publish.phrases import count
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
    records, weeks = sources.records, max(1, options.weeks)
    due = due_people(records, people, day, weeks=weeks)
    offices = due_offices(records, day, weeks=weeks)
    told = [(each.week, _person(each, records)) for each in due]
    told += [(each.week, _office(each)) for each in offices]
    for week, group in groupby(sorted(told, key=itemgetter(0)), key=itemgetter(0)):
        lines = [line for _, line in group]
        print("\n".join([f"Week of {week}: {len(lines)}", *lines]))
    now = [each for each in due if each.week == monday(day)]
    here = [each for each in offices if each.week == monday(day)]
    span = count(weeks, "week")
    print(f"{len(told)} to ask in {span}, {len(now) + len(here)} of them in this one.")
    if options.drafts:
        links = {one.person.key: page_address(records, one.person.key, secret) for one in now}
        written = dict(reminders(now, records, links))
        written |= office_reminders(here, records.network)
        write_drafts(Path.cwd() / options.drafts, written)
        print(f"{count(len(written), 'draft')} in {Path.cwd() / options.drafts}; nothing was sent.")
    return DONE


def _person(due: Due, records: Records) -> str:
    names = ", ".join(records.leaders[leader].name for leader in due.leaders)
    about = "" if due.person.leader in due.leaders else f" for {names}"
    return visible(f"  {due.person.name}{about}, due {due.due}")


def _office(office: DueOffice) -> str:
    when = f"due {office.due}" if office.due else "never confirmed"
    how = "" if office.email else "; it has no address to write to"
    return visible(f"  {office.name}, its offices, {when}{how}")
