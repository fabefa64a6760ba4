"""inbox: check the letters that came, show what each would change, and make commits of them."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from leaders_network.building.build import check
from leaders_network.building.settings import Settings
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import add_folders, settings
from leaders_network.cli.signing_in import NO_KEY, add_gate, signing_in
from leaders_network.cli.telling import tell_problems
from leaders_network.inbox.judging import Decision
from leaders_network.inbox.letter import letter_schema
from leaders_network.inbox.noting import ASIDE, KEPT
from leaders_network.inbox.run import Inbox, InboxReport, read_inbox
from leaders_network.problems import InvalidDirectoryError, Problems, SettingsError, visible
from leaders_network.publish.phrases import count

_HEADINGS = {
    "follow": "followed",
    "keep": "for the team",
    "wait": "waiting",
    "refuse": "set aside",
    "known": "known",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    add_folders(parser)
    add_gate(parser)
    parser.add_argument(
        "--letters", type=Path, metavar="FOLDER", help="the letter boxes, one folder for each"
    )
    parser.add_argument("--mail", type=Path, metavar="FOLDER", help="messages, saved as .eml files")
    parser.add_argument(
        "--verified-by",
        default="",
        metavar="NAME",
        help="who has checked that the messages come from whoever they say; it goes on record",
    )
    parser.add_argument(
        "--apply",
        action="store_true",
        help="make commits on the branch inbox/DAY, and empty the boxes (else only show)",
    )
    parser.add_argument(
        "--onto",
        default="main",
        metavar="BRANCH",
        help="where a new branch begins (default: main)",
    )
    parser.add_argument(
        "--state",
        type=Path,
        default=Path(".inbox"),
        metavar="FOLDER",
        help="what became of each letter, and those set aside; never published (default: .inbox)",
    )
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of a letter")
    parser.epilog = (
        "The checkout is left as it is: commits are made beside it.\n"
        "exit codes: 0 done; 1 a letter was set aside or left, or the data has problems;"
        "\n            2 called wrongly"
    )


def run(options: argparse.Namespace) -> int:
    """Show or follow the letters; return 1 when one is set aside.

    Raises:
        SettingsError: When a folder or the repository cannot be used.
    """
    if options.schema:
        print(json.dumps(letter_schema(), indent=2))
        return DONE
    inbox = _inbox(options)
    try:
        report = read_inbox(inbox, apply=options.apply)
    except InvalidDirectoryError as error:
        tell_problems(error, "Letters cannot be mixed with them; nothing was done.")
        return PROBLEMS
    _tell(report, inbox, apply=options.apply)
    refused = any(each.verdict == "refuse" for each in report.decisions)
    return PROBLEMS if report.left or refused else DONE


def _inbox(options: argparse.Namespace) -> Inbox:
    if not (options.letters or options.mail):
        raise SettingsError("say where the letters are, with --letters, --mail or both")
    chosen = settings(options)
    team, secret = signing_in(options)
    if options.letters and secret is None:
        raise SettingsError(NO_KEY)
    return Inbox(
        data=chosen.data,
        state=Path.cwd() / options.state,
        day=chosen.day,
        now=_now(options),
        check=partial(_data_problems, chosen),
        team=team,
        secret=secret,
        letters=options.letters and Path.cwd() / options.letters,
        mail=options.mail and Path.cwd() / options.mail,
        verified_by=" ".join(options.verified_by.split()),
        onto=options.onto,
    )


def _data_problems(chosen: Settings, folder: Path) -> Problems:
    """Return the problems of a folder of data, without those of the content beside it."""
    found = check(replace(chosen, data=folder))
    own = Problems()
    own.extend(each for each in found if each.location.path.startswith(f"{folder.name}/"))
    return own


def _now(options: argparse.Namespace) -> datetime:
    """Return the moment, or noon of the day that was named."""
    if options.day is None:
        return datetime.now(UTC)
    return datetime(options.day.year, options.day.month, options.day.day, 12, tzinfo=UTC)


def _tell(report: InboxReport, inbox: Inbox, *, apply: bool) -> None:
    for decision in report.decisions:
        print("\n".join(_lines(decision)))
    counts = {name: sum(each.verdict == name for each in report.decisions) for name in _HEADINGS}
    told = ", ".join(f"{number} {_HEADINGS[name]}" for name, number in counts.items() if number)
    print(f"{told or 'no letters'}.")
    for left in report.left:
        print(visible(f"left where it is: {left}"))
    if not apply:
        print("Nothing was changed; --apply makes commits of what is followed.")
        return
    if report.commits:
        commits = count(len(report.commits), "commit")
        print(f"{commits} on the branch {report.branch}; review and merge it.")
    for name, folder in (("refuse", ASIDE), ("keep", KEPT)):
        if counts[name]:
            print(f"{_HEADINGS[name].capitalize()}: {inbox.state / folder}")


def _lines(decision: Decision) -> list[str]:
    received = decision.received
    sender = received.sender.name if received.sender else received.address or "somebody unknown"
    how = received.checked or "not checked"
    about = f", about {decision.letter.about}" if _has_subject(decision) else ""
    lines = [f"{_HEADINGS[decision.verdict]}: {sender}{about} ({how}, {received.origin})"]
    lines += [f"  {word}" for word in decision.words]
    lines += [f"  look: {warning}" for warning in decision.warnings]
    if decision.reason:
        lines.append(f"  {decision.reason}" + (f" [{decision.code}]" if decision.code else ""))
    return [visible(line) for line in lines]


def _has_subject(decision: Decision) -> bool:
    return not decision.received.key.startswith("malformed-") and bool(decision.letter.about)
