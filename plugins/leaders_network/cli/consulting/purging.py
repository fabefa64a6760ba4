"""purge: destroy the answers to a consultation, and show that nothing of them is left."""

from __future__ import annotations

import argparse
from pathlib import Path

from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.consulting.surroundings import surroundings
from leaders_network.consulting.pages import write
from leaders_network.consulting.purging import Whereabouts, known, purge
from leaders_network.publish.phrases import count


def run(options: argparse.Namespace) -> int:
    """Destroy; return 1 when something is left that only somebody else can delete.

    Raises:
        SettingsError: When it is still open, or a file cannot be removed.
        InvalidDirectoryError: When the data or the content has problems.
    """
    around = surroundings(options)
    page = around.page
    handed_in = tuple(Path.cwd() / one for one in (options.mail, options.files) if one)
    whereabouts = Whereabouts(
        around.store,
        around.letters,
        handed_in,
        Path.cwd() / options.state,
        options.coding and Path.cwd() / options.coding,
    )
    if not options.apply:
        found = known(whereabouts, page.id)
        print(f"{count(len(found), 'file')} would be destroyed, due by {page.front.destroyed_by}.")
        print("Nothing was changed; --apply destroys them, and nothing brings them back.")
        return DONE
    made = purge(whereabouts, page.id, page.front, around.day)
    print(
        f"Destroyed: {count(made.stored, 'file')} of the store, {made.letters} of the letter box."
    )
    for path in made.left:
        print(f"left: {path}; delete it, and its copies, then run this again")
    if made.left:
        return PROBLEMS
    write(page, "destroyed", around.day)
    print("Nothing of the answers is left here. Look after copies and backups as well.")
    print(f"Written into {page.file} as `destroyed:`; review it and commit it.")
    return DONE
