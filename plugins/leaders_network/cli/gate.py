"""gate: write the configuration of the server that lets in only those who may."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from leaders_network.building.build import checked_sources
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import ROOT, add_folders, settings
from leaders_network.cli.signing_in import add_gate
from leaders_network.cli.telling import tell_problems
from leaders_network.gate.boxes import boxes_of
from leaders_network.gate.counts import audiences_of, count
from leaders_network.gate.groups import MEMBERS
from leaders_network.gate.plan import GatePlan, Order, plan, write
from leaders_network.gate.settings import read_gate
from leaders_network.gate.targets import TARGETS
from leaders_network.gate.tokens import token_key
from leaders_network.outputs.templates import Templates
from leaders_network.problems import InvalidDirectoryError, Problems, SettingsError
from leaders_network.records.reading import read_records


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "what",
        nargs="?",
        choices=("counts",),
        help="counts: make totals of the pages that were read; else the gate's files are written",
    )
    add_folders(parser)
    add_gate(parser)
    parser.add_argument(
        "--into",
        type=Path,
        default=Path("gate"),
        metavar="FOLDER",
        help="where the files are written (default: gate)",
    )
    parser.add_argument(
        "--target",
        choices=sorted(TARGETS),
        default="apache",
        help="which server or host they are for (default: apache)",
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="say what would change, and who loses and gains access; write nothing",
    )
    parser.epilog = (
        "These files never hold secrets: docs/deploying.md names the variables for them."
    )


def run(options: argparse.Namespace) -> int:
    """Write the gate's files, and say what changed and for whom.

    Raises:
        SettingsError: When there is no site yet, or the settings cannot be used.
        BuildError: When a file cannot be written.
    """
    if options.what == "counts":
        return _count(options)
    try:
        made = _planned(options)
    except InvalidDirectoryError as error:
        tell_problems(error)
        return PROBLEMS
    _tell(made)
    if options.dry_run:
        print("Nothing was written.")
    else:
        write(made)
        print(f"Written into {options.into}.")
    return DONE


def _count(options: argparse.Namespace) -> int:
    chosen = settings(options)
    gate = read_gate(Path.cwd() / options.gate)
    network = read_records(chosen.data, Problems()).network
    for day, found in count(Path(gate.settings.state), chosen.day, network).items():
        pages = ", ".join(f"{name} {number:,}" for name, number in audiences_of(found).items())
        print(f"{day}  {pages}")
    return DONE


def _planned(options: argparse.Namespace) -> GatePlan:
    chosen = settings(options)
    if not (chosen.site / "public").is_dir():
        raise SettingsError(
            f"there is no site in {options.site}; run `python build.py build` first"
        )
    gate = read_gate(Path.cwd() / options.gate)
    into = Path.cwd() / options.into
    sources = checked_sources(chosen, Templates(chosen.theme / "directory"))
    if note := leading_elsewhere(gate.settings.origin, sources.records.network.address):
        print(note)
    away = (chosen.site, chosen.data, chosen.content, chosen.theme, into, ROOT)
    key = token_key(Path(gate.settings.state), away_from=away, kept=not options.dry_run)
    audiences = tuple(sources.audiences.values())
    boxes = boxes_of(sources.content, chosen.day)
    order = Order(sources.records, audiences, chosen.day, gate, key, chosen.site, boxes)
    return plan(order, into, TARGETS[options.target])


def leading_elsewhere(origin: str, network: str | None) -> str:
    """Return a note where links in e-mails, feeds and calendars do not lead to the gate.

    The gate serves the public site at its root, so an address with a path is another one.
    """
    if not network or network.rstrip("/") == origin:
        return ""
    return (
        f"note: network.yml has the address {network}, and the gate stands at {origin}/;"
        " links in e-mails, feeds and calendars lead to the first"
    )


def _tell(made: GatePlan) -> None:
    for verb, names in (("new", made.new), ("changed", made.changed), ("gone", made.gone)):
        # Whose they are is said below, in words.
        for name in (name for name in names if not name.startswith(MEMBERS)):
            print(f"{verb:8} {name}")
    for change in made.people:
        print(f"access   {change}")
    losing = sum(bool(change.loses) for change in made.people)
    gaining = sum(bool(change.gains) for change in made.people)
    print(
        f"{len(made.access):,} people may sign in; {losing:,} addresses lose access to something,"
        f" {gaining:,} gain it."
    )
    if made.unvouched:
        print(f"warning: no provider may vouch for {', '.join(made.unvouched)}", file=sys.stderr)
