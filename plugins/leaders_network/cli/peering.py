"""peer-sets: propose a cohort's peer sets and buddies, explain them, and write them for review."""

from __future__ import annotations

import argparse
from datetime import date
from itertools import chain
from pathlib import Path

from leaders_network.cli.codes import DONE
from leaders_network.cli.options import add_folders, day_named
from leaders_network.cli.signing_in import checked_records
from leaders_network.directory.linking import link
from leaders_network.lock import alone_in
from leaders_network.peering.run import Asked, Proposal, propose, write
from leaders_network.problems import SettingsError, visible
from leaders_network.publish.phrases import count
from leaders_network.publish.phrases import day as day_view
from leaders_network.records.ids import id_fault

_SIZE, _LEAST, _MOST = 6, 2, 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "cohort", metavar="COHORT", help="PROGRAMME/COHORT, the cohort's id or its room's"
    )
    parser.add_argument(
        "--size",
        type=int,
        default=_SIZE,
        metavar="N",
        help=f"how many members a set has at most (default: {_SIZE})",
    )
    parser.add_argument("--id", metavar="ID", help="the id of these sets (default: the month)")
    parser.add_argument("--name", metavar="WORDS", help="what to call them (default: the month)")
    parser.add_argument(
        "--from",
        type=day_named,
        metavar="YYYY-MM-DD",
        dest="start",
        help="the day from which they hold (default: the day)",
    )
    parser.add_argument("--no-buddies", action="store_true", help="propose peer sets alone")
    parser.add_argument("--dry-run", action="store_true", help="show the proposal, write nothing")
    add_folders(parser)


def run(options: argparse.Namespace) -> int:
    """Propose, and write into the programme's file; nothing is seen by anybody before a build.

    Raises:
        InvalidDirectoryError: When the data has problems.
        SettingsError: When the proposal cannot be made as it is asked for, or another verb is
            writing records.
        BuildError: When the file cannot be written.
    """
    with alone_in(Path.cwd() / options.data):
        return _propose(options)


def _propose(options: argparse.Namespace) -> int:
    sources, day = checked_records(options)
    proposal = propose(link(sources.records), _asked(options, day))
    print("\n".join(map(visible, chain(_told(proposal), _closing(proposal)))))
    if options.dry_run:
        print("Nothing was written.")
        return DONE
    write(sources.records.folder, proposal)
    where = f"{sources.records.name}/{proposal.file}"
    print(f"Written into {where}: look at the change, correct what you know better, commit it.")
    return DONE


def _asked(options: argparse.Namespace, day: date) -> Asked:
    if not _LEAST <= options.size <= _MOST:
        raise SettingsError(f"--size is from {_LEAST} to {_MOST}, not {options.size}")
    start = options.start or day
    identifier = options.id or f"{start:%Y-%m}"
    if fault := id_fault(identifier):
        raise SettingsError(f"--id {identifier}: {fault[1]}; {fault[2]}")
    name = options.name or day_view(start).text.split(" ", 1)[1]
    return Asked(options.cohort, options.size, day, identifier, name, start, not options.no_buddies)


def _told(proposal: Proposal) -> list[str]:
    lines = [
        f"{proposal.gathering.cohort.name}: {count(len(proposal.gathering.members), 'member')}"
    ]
    for number, (group, why) in enumerate(proposal.sets, start=1):
        lines += ["", f"Set {number}", *(f"  {name}" for name in proposal.names(group))]
        lines += [f"    because: {reason}" for reason in why]
    if proposal.pairs:
        lines += ["", "Buddies"]
    for group, why in proposal.pairs:
        lines.append(f"  {' and '.join(proposal.names(group))}: {'; '.join(why)}")
    return lines


def _closing(proposal: Proposal) -> list[str]:
    made = f"{count(len(proposal.sets), 'set')}, {count(len(proposal.pairs), 'pair')}"
    if not proposal.doubts:
        return ["", f"{made}. Nobody is with anybody they met before, and every wish is met."]
    return ["", "Please look at:", *(f"  {words}" for words in proposal.doubts), "", f"{made}."]
