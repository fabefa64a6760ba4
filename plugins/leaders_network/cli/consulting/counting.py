"""count: say how many have answered, in steps of ten, and write it into the page."""

from __future__ import annotations

import argparse
import sys

from leaders_network.cli.codes import DONE
from leaders_network.cli.consulting.surroundings import identities, surroundings
from leaders_network.consulting.counting import response_of
from leaders_network.consulting.pages import write
from leaders_network.consulting.reporting import members_of
from leaders_network.consulting.store import collected
from leaders_network.problems import SettingsError


def run(options: argparse.Namespace) -> int:
    """Count; with `--apply` write it into the page as `response:`.

    Raises:
        SettingsError: When the store cannot be read, or there is no such consultation, or it has
            closed.
        InvalidDirectoryError: When the data or the content has problems.
    """
    around = surroundings(options)
    if around.day > around.page.front.closes:
        # Of how many had answered in the end a report says what may be said, and reckons with it.
        raise SettingsError(f"{around.page.id} closed on {around.page.front.closes}; report it")
    smallest = around.sources.records.network.smallest_group
    answers = collected(around.store, identities(options)).answers
    members = members_of(around.sources.records, around.page)
    response = response_of(answers, members, around.day, smallest)
    if response is None:
        print(f"Fewer than {smallest} have answered, or have not, so nothing is told.")
    else:
        print(f"{response['answers']} or more have answered.")
        for name in ("sectors", "areas"):
            for one in response[name]:
                print(f"  {one[name[:-1]]}: {one['answers']} or more")
    if options.apply:
        write(around.page, "response", response)
        print(f"Written into {around.page.file}; review it and commit it.")
    else:
        print("Nothing was changed; --apply writes it into the page.", file=sys.stderr)
    return DONE
