"""`python build.py VERB`: finds the verb, runs it, and turns failures into words and exit codes."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from leaders_network.building.collector import settled
from leaders_network.cli.codes import FAILED, INTERRUPTED, MISUSED, PROBLEMS, UNHEARD
from leaders_network.problems import (
    BuildError,
    InvalidDirectoryError,
    NetworkError,
    reason_and_file,
    render,
)

VERBS = {
    "build": "building",
    "serve": "serving",
    "check": "checking",
    "format": "formatting",
    "export": "exporting",
    "import": "importing",
    "new": "new",
    "inbox": "inbox",
    "consultation": "consultation",
    "gate": "gate",
    "welcome": "welcoming",
    "chase": "chasing",
    "peer-sets": "peering",
    "links": "links",
    "digest": "digesting",
    "review": "reviewing",
    "freshness": "freshness",
    "subject-access": "subject_access",
    "forget": "forgetting",
    "leavers": "leaving",
    "approve": "approving",
    "approvals": "proving",
}
"""Each verb, and the module of this package that carries it out."""

_DESCRIPTION = """\
Builds the Leaders' Network: one static site for each audience, from Markdown and YAML.
"""

_EPILOGUE = """\
three more verbs belong to the checkout itself:
  test      install what the tests need, and run all of them
  bench     measure this program beside its peers
  try-gate  show the sites behind their gate, with people to sign in as

exit codes:
  0    done
  1    the data, the content or mkdocs.yml has problems; nothing was published
  2    called or configured in a way that cannot work
  3    a step could not be completed; the last good site still stands
  4    the checkout could not be set up
  130  stopped from the keyboard
  141  whoever read what is printed closed it before the end, as `head` does

examples:
  python build.py serve                         look at every audience while you write
  python build.py check --format github         annotate a pull request
  python build.py build --day 2027-01-04        the sites as they will be on a day to come
  python build.py build --audience public       one audience only
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb and return the exit code; no failure that we know of shows a traceback."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _stand_in_for_what_is_closed()
    _never_fail_to_read_or_print()
    # What a record is follows from this program alone; and looking for plugins takes a while.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    with settled():
        options = parser(words[0] if words else None).parse_args(words)
    try:
        code = _run(options)
        sys.stdout.flush()
    except (KeyboardInterrupt, BrokenPipeError) as stop:
        return INTERRUPTED if isinstance(stop, KeyboardInterrupt) else UNHEARD
    except OSError as error:
        return _failed(_told(error), FAILED)
    return code


def _run(options: argparse.Namespace) -> int:
    """Run a verb and return the exit code, having said what it raised."""
    try:
        return int(_module(options.verb).run(options))
    except InvalidDirectoryError as error:
        print(render(error.problems))
        return _failed(error, PROBLEMS)
    except BuildError as error:
        return _failed(error, FAILED)
    except NetworkError as error:
        return _failed(error, MISUSED)


def parser(verb: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of every verb, or of one of them, so that no other needs loading."""
    made = argparse.ArgumentParser(
        prog="build.py",
        description=_DESCRIPTION,
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = made.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name in [verb] if verb in VERBS else VERBS:
        module = _module(name)
        purpose = (module.__doc__ or "").splitlines()[0].split(": ", 1)[-1]
        added = verbs.add_parser(
            name,
            help=purpose,
            description=purpose[:1].upper() + purpose[1:],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(added)
    return made


def _module(verb: str) -> ModuleType:
    return import_module(f"leaders_network.cli.{VERBS[verb]}")


def _stand_in_for_what_is_closed() -> None:
    """Let a verb find nothing to read, and print to nobody, where it was started like that."""
    for name, way in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nobody = Path(os.devnull).open(way, encoding="utf-8")  # noqa: SIM115 -- until the end
            setattr(sys, name, nobody)


def _never_fail_to_read_or_print() -> None:
    """Let a console that lacks a character show its code, and not a traceback.

    What is read and is no text becomes what the checks of values refuse.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _told(error: OSError) -> BuildError:
    """Return what the system said of a file or folder: a disk is full, a name is taken."""
    if error.errno == errno.ENOSPC:  # what is being written, it seldom says then
        named = f"{error.filename}: " if error.filename else ""
        return BuildError(f"{named}the disk is full; make room on it, and run this again")
    return BuildError(reason_and_file(error))


def _failed(error: NetworkError, code: int) -> int:
    print(f"error: {error}", file=sys.stderr)
    return code
