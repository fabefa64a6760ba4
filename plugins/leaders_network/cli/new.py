"""new: ask for a leader, an organisation or an item of content, and write its file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import DATA_VARIABLE, data_folder
from leaders_network.cli.pages import content_kind, page_text
from leaders_network.cli.questions import ask_all, is_set
from leaders_network.importing.composing import Composition, described
from leaders_network.importing.folder import Existing
from leaders_network.importing.kinds import KINDS
from leaders_network.importing.staging import put_in_place
from leaders_network.marks import Mark
from leaders_network.problems import InvalidDirectoryError, Problems, SettingsError
from leaders_network.records.kinds import KINDS as CONTENT
from leaders_network.records.network import Network
from leaders_network.records.validation import validated

_RECORDS = ("leader", "organisation")
_UNTITLED = ("missing-field", "the field `title` is missing", "add `title:` (What it is called.)")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments and options."""
    default = data_folder()
    parser.add_argument(
        "kind",
        choices=(*_RECORDS, "item", *CONTENT),
        metavar="KIND",
        help=f"what to write: {', '.join(_RECORDS)}, item (of the library), {', '.join(CONTENT)}",
    )
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="FOLDER",
        help="the folder of pages (default: content)",
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        dest="given",
        metavar="FIELD=VALUE",
        help="a field's value, as in name=… or appointments.0.post=…; may be repeated",
    )
    parser.add_argument("--id", default="", help="the file's name (default: made of the name)")
    parser.add_argument(
        "--data",
        type=Path,
        default=default,
        metavar="FOLDER",
        help=f"the data folder; or set {DATA_VARIABLE} (default: {default})",
    )
    parser.epilog = (
        "On a terminal it asks for what is not given. In a script, without --set, it reads lines\n"
        "FIELD=VALUE from standard input.\n"
        "exit codes: 0 written; 1 a value has a problem; 2 called wrongly, or the file is there"
    )


def run(options: argparse.Namespace) -> int:
    """Write a new record's file; return 1 where a value has a problem.

    Raises:
        SettingsError: When a field does not exist, or the record does already.
        BuildError: When the file cannot be written.
    """
    folder = Path.cwd() / options.data
    if not folder.is_dir():
        raise SettingsError(f"there is no folder {options.data}; name the data folder with --data")
    problems = Problems()
    existing = Existing(folder, folder.name, problems)
    is_record = options.kind in _RECORDS
    kind = KINDS[options.kind] if is_record else content_kind(options.kind, options.content)
    made = Composition(kind, existing, _country(existing))
    asking = sys.stdin.isatty()
    lines = options.given or ([] if asking else [line for line in sys.stdin if line.strip()])
    _set_all(made, lines)
    home = folder if is_record else Path.cwd() / options.content
    try:
        wanted = options.id
        if asking:
            wanted = ask_all(made, wanted, lambda each: _file(made, each, home, problems))
        return _written(made, wanted, home, problems)
    except EOFError:
        print("\nStopped; nothing was written.", file=sys.stderr)
        return PROBLEMS


def _set_all(made: Composition, lines: Iterable[str]) -> None:
    given: set[str] = set()
    for line in lines:
        path, equals, value = line.partition("=")
        path = path.strip()
        if not equals:
            raise SettingsError(f"`{line.strip()}` sets nothing; write FIELD=VALUE")
        if path in given:
            raise SettingsError(f"`{path}` is given twice; say it once")
        given.add(path)
        if value.strip():
            made.set(path, value.strip())


def _written(made: Composition, wanted: str, folder: Path, problems: Problems) -> int:
    faults = made.faults()
    is_page = made.kind.name in CONTENT
    if is_page and not is_set(made, "title"):
        faults.setdefault("", []).insert(0, _UNTITLED)
    if faults:
        for path, all_told in sorted(faults.items()):
            for told in all_told:
                print(described(path, told))
        print("Nothing was written.", file=sys.stderr)
        return PROBLEMS
    file = _file(made, wanted, folder, problems)
    put_in_place(folder, {file: page_text(made) if is_page else made.text()})
    print(folder / file)
    print(f"Next: {_advice(made)}, then `python build.py check`.", file=sys.stderr)
    return DONE


def _file(made: Composition, wanted: str, folder: Path, problems: Problems) -> str:
    """Return where a record goes, relative to its folder.

    Raises:
        SettingsError: When its id cannot be had.
        InvalidDirectoryError: When files cannot be read, and so may bear it.
    """
    identifier = made.identifier(wanted)
    if len(problems):
        raise InvalidDirectoryError(tuple(problems))
    if made.kind.name not in CONTENT:
        return made.kind.file(identifier)
    file = f"{made.kind.plural}/{identifier}.md"
    if (folder / file).exists():
        raise SettingsError(f"{file} is there already; name another with `--id`")
    return file


def _advice(made: Composition) -> str:
    if made.kind.name in CONTENT:
        return "write its text below the second line of hyphens"
    if made.kind.name == "leader":
        return "add contacts and a summary to it"
    if is_set(made, "posts"):
        return "add a contact or a website to it, so that it can be reached"
    return "add posts to it, so that leaders can hold them"


def _country(existing: Existing) -> str:
    """Return whose telephone numbers may be written without their country's code."""
    nowhere = Mark((1, 1), (1, 1))
    values = existing.values("network.yml")
    settings = validated(Network, values, nowhere, "network.yml", Problems())
    return settings.country if settings else Network().country
