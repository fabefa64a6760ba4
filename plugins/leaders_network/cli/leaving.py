"""leavers: list the appointments that ended longer ago than they are kept, and what to do."""

from __future__ import annotations

import argparse
import json

from leaders_network.care.leavers import Leaver, leavers
from leaders_network.cli.caring import add_form, settled_records
from leaders_network.cli.options import add_folders
from leaders_network.problems import visible


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    add_form(parser)
    add_folders(parser)
    parser.epilog = (
        "How long an appointment is kept after its end is `retention_days` in network.yml.\n"
        "Nothing is written.\n"
        "exit codes: 0 listed; 1 the files have problems; 2 called wrongly, or not all is committed"
    )


def run(options: argparse.Namespace) -> int:
    """Print the list.

    Raises:
        SettingsError: When the files are not in a settled state.
        InvalidDirectoryError: When they have problems.
    """
    sources, day = settled_records(options)
    found = list(leavers(sources.records, day))
    if options.form == "json":
        print(json.dumps([_as_json(each) for each in found], indent=2, ensure_ascii=False))
        return 0
    for each in found:
        print("\n".join(_lines(each)))
    gone = sum(each.gone for each in found)
    kept = sources.records.network.retention_days
    print(
        f"{len(found)} with an appointment that ended more than {kept} days before {day};"
        f" {gone} of them hold nothing later. Take the old ones of the others out of their files."
    )
    return 0


def _as_json(leaver: Leaver) -> object:
    ended = [
        {
            "post": each.reference,
            "end": each.end.isoformat(),
            "days_over": each.days_over,
            "contacts_and_assistants": each.kept,
        }
        for each in leaver.ended
    ]
    return {"id": leaver.id, "name": leaver.name, "whole_entry": leaver.gone, "ended": ended}


def _lines(leaver: Leaver) -> list[str]:
    who = f"{leaver.name} ({leaver.id})"
    if not leaver.gone:
        ended = "; ".join(f"{each.post}, ended {each.end}" for each in leaver.ended)
        return [visible(f"{who}, still in post: {ended}")]
    lines = [f"{who}, nothing later: python build.py forget {leaver.id}"]
    for each in leaver.ended:
        kept = f", {each.kept} contacts and assistants still in it" if each.kept else ""
        lines.append(f"  {each.post}: ended {each.end}, {each.days_over} days too long{kept}")
    return [visible(line) for line in lines]
