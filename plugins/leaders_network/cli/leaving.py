"""leavers: list who left and may still sign in, what ended too long ago, and what to do."""

from __future__ import annotations

import argparse
import json

from leaders_network.care.leavers import Leaver, leavers
from leaders_network.cli.caring import add_form, settled_records
from leaders_network.cli.codes import DONE
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
        return DONE
    for each in found:
        print("\n".join(_lines(each)))
    past, gone = (sum(bool(each.ended) for each in found), sum(each.gone for each in found))
    kept = sources.records.network.retention_days
    print(
        f"{past} with an appointment that ended more than {kept} days before {day};"
        f" {gone} of them hold nothing later. Take the old ones of the others out of their files."
    )
    inside = sum(each.signs_in for each in found)
    print(f"{inside} with no post, today or later, who may still sign in.")
    return DONE


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
    return {
        "id": leaver.id,
        "name": leaver.name,
        "may_sign_in": leaver.signs_in,
        "left": leaver.left and leaver.left.isoformat(),
        "whole_entry": leaver.gone,
        "ended": ended,
    }


def _lines(leaver: Leaver) -> list[str]:
    who = f"{leaver.name} ({leaver.id})"
    lines = []
    if leaver.signs_in:
        since = f", no post since {leaver.left}" if leaver.left else ", no post"
        lines.append(f"{who}{since}, may still sign in: take out `sign_in`, unless they stay")
    if leaver.ended and not leaver.gone:
        ended = "; ".join(f"{each.post}, ended {each.end}" for each in leaver.ended)
        lines.append(f"{who}, others of theirs stay: {ended}")
    if not leaver.gone:
        return [visible(line) for line in lines]
    lines.append(f"{who}, nothing later: python build.py forget {leaver.id}")
    for each in leaver.ended:
        kept = f", {each.kept} contacts and assistants still in it" if each.kept else ""
        lines.append(f"  {each.post}: ended {each.end}, {each.days_over} days too long{kept}")
    return [visible(line) for line in lines]
