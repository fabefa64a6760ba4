"""subject-access: gather everything that is held about one person into one readable bundle."""

from __future__ import annotations

import argparse
from pathlib import Path

from leaders_network.care.bundle import bundle
from leaders_network.care.held import Held, Places, held_about
from leaders_network.care.standing import refuse_unread_letters, settled_repository
from leaders_network.care.whom import whom
from leaders_network.cli.bars import progress_bars
from leaders_network.cli.codes import DONE
from leaders_network.cli.letter_options import PERSON, add_letters, letter_places
from leaders_network.cli.options import add_folders, settings
from leaders_network.cli.signing_in import add_gate, checked_records, signing_in
from leaders_network.placing import PRIVATE, replacing
from leaders_network.problems import BuildError
from leaders_network.publish.phrases import count
from leaders_network.records.slugs import slug


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments and options."""
    parser.add_argument("id", metavar="PERSON", help=PERSON)
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="the bundle, a zip file (default: subject-access-PERSON.zip)",
    )
    add_letters(parser)
    add_folders(parser)
    add_gate(parser)
    parser.epilog = (
        "It looks through the files, the whole history, letters, messages, drafts, approvals,\n"
        "and the sites as last built. Open index.html in the bundle, and read it through\n"
        "before it is handed over, for others are named in it. Keep it out of the repository.\n"
        "exit codes: 0 written; 1 the files have problems; 2 called wrongly, or not all is"
        " committed; 3 not written"
    )


def run(options: argparse.Namespace) -> int:
    """Write the bundle and say what is in it.

    Raises:
        SettingsError: When there is no such person, or the files are not in a settled state.
        InvalidDirectoryError: When they have problems.
        BuildError: When the bundle cannot be written.
    """
    chosen = settings(options)
    letters = letter_places(options)
    refuse_unread_letters(letters.boxes)
    repository = settled_repository(chosen.data, chosen.content, history=True)
    sources, day = checked_records(options)
    somebody = whom(sources.records, options.id)
    team, secret = signing_in(options)
    places = Places(chosen.data, chosen.content, chosen.site, letters, team, secret)
    with progress_bars() as bars:
        held = held_about(sources.records, somebody, day, places, repository, progress=bars)
    out = Path.cwd() / (options.out or f"subject-access-{slug(somebody.key)}.zip")
    _write(out, bundle(held, sources.records.network.centre))
    print("\n".join(_told(held)))
    print(f"{out}: open index.html in it, and read it through before it is handed over.")
    return DONE


def _write(out: Path, content: bytes) -> None:
    try:
        with replacing(out, mode=PRIVATE) as file:
            file.write(content)
    except OSError as error:
        raise BuildError(f"nothing was written: {out}: {error.strerror}") from None


def _told(held: Held) -> list[str]:
    sites = sum(len(files) for files in held.published.values())
    published = (
        f"{count(sites, 'file')} of {count(len(held.published), 'site')}"
        if held.built
        else "no site is built"
    )
    files, mentions = count(len(held.files), "file"), count(len(held.mentions), "mention")
    return [
        f"{held.name}, as on {held.day}:",
        f"  {files} of their own, {mentions} elsewhere",
        f"  {count(len(held.commits), 'commit')}, {count(len(held.approvals), 'approval')}",
        f"  {len(held.papers)} letters, messages and drafts",
        f"  published: {published}",
    ]
