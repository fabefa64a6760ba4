"""`python build.py VERB`: finds the verb, runs it, and turns failures into words and exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from types import ModuleType

from leaders_network.cli import building, checking, importing, new, serving
from leaders_network.problems import BuildError, NetworkError

DONE, PROBLEMS, MISUSED, FAILED, INTERRUPTED = 0, 1, 2, 3, 130

VERBS: dict[str, ModuleType] = {
    "build": building,
    "serve": serving,
    "check": checking,
    "import": importing,
    "new": new,
}

_DESCRIPTION = """\
Builds the Leaders' Network: one static site for each audience, from Markdown and YAML.
"""

_EPILOGUE = """\
two more verbs belong to the checkout itself:
  test      install what the tests need, and run all of them
  bench     measure this program beside its peers

exit codes:
  0    done
  1    the data or the content has problems; nothing was published
  2    called or configured in a way that cannot work
  3    a step could not be completed; the last good site still stands
  4    the checkout could not be set up
  130  stopped from the keyboard

examples:
  python build.py serve                         look at every audience while you write
  python build.py check --format github         annotate a pull request
  python build.py build --day 2027-01-04        the sites as they will be on a day to come
  python build.py build --audience public       one audience only
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb and return the exit code; no failure that we know of shows a traceback."""
    options = parser().parse_args(arguments)
    try:
        return int(VERBS[options.verb].run(options))
    except BuildError as error:
        return _failed(error, FAILED)
    except NetworkError as error:
        return _failed(error, MISUSED)
    except KeyboardInterrupt:
        return INTERRUPTED


def parser() -> argparse.ArgumentParser:
    """Return the parser of every verb and option."""
    made = argparse.ArgumentParser(
        prog="build.py",
        description=_DESCRIPTION,
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = made.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, module in VERBS.items():
        purpose = (module.__doc__ or "").splitlines()[0].split(": ", 1)[-1]
        verb = verbs.add_parser(
            name,
            help=purpose,
            description=purpose[:1].upper() + purpose[1:],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(verb)
    return made


def _failed(error: NetworkError, code: int) -> int:
    print(f"error: {error}", file=sys.stderr)
    return code
