"""approve: agree to a change, by a signed tag over what comes of it."""

from __future__ import annotations

import argparse
import sys

from leaders_network.audiences import RUNGS
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import add_folders, settings
from leaders_network.cli.reviewing import add_range
from leaders_network.problems import SettingsError, render
from leaders_network.publish.phrases import count
from leaders_network.reviewing.agreement import change_digest, is_of, message_of, tag_name
from leaders_network.reviewing.history import (
    authors_between,
    refuse_unfinished,
    span_of,
    text_of,
)
from leaders_network.reviewing.reader import Reader
from leaders_network.reviewing.signatures import remove_tag, sign_tag, signer_of
from leaders_network.reviewing.summary import summary_of
from leaders_network.reviewing.verdicts import Review, ReviewDesk, desk, review
from leaders_network.reviewing.words import written


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments and options."""
    add_range(parser)
    parser.add_argument(
        "--as",
        dest="principal",
        metavar="ADDRESS",
        help="who you are among the allowed signers (default: git's user.email)",
    )
    parser.add_argument(
        "--key",
        metavar="FILE",
        help="the ssh key to sign with (default: git's user.signingKey)",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask; the review was read before")
    add_folders(parser, site=False)
    parser.epilog = (
        "Shows the review, asks, and writes the tag approved/TREE-BASE/YOU; push it with\n"
        "  git push origin 'refs/tags/approved/*'\n"
        "exit codes: 0 agreed; 1 the change has problems, or you did not agree; 2 called wrongly,\n"
        "something is not committed, or your signature would not count. Then no tag is written"
    )


def run(options: argparse.Namespace) -> int:
    """Show the review and sign; return 1 where the change has problems or nobody agrees.

    Raises:
        SettingsError: When the signature would not count.
    """
    with desk(settings(options)) as at:
        refuse_unfinished(at.repository)
        span = span_of(at.repository, options.range, options.onto)
        if span.base == span.head:
            raise SettingsError(f"{span.name} changes nothing, so there is nothing to agree to")
        checked_out = span.head == at.repository.tip("HEAD")
        found, problems = review(at, span, checked_out=checked_out)
        reader = Reader(RUNGS[-1], found.day, *found.judged.sides)
        print(written(summary_of(found, reader), "text"))
        if problems:
            print(render(problems), file=sys.stderr)
            print("Nobody can agree to files with problems; no tag was written.", file=sys.stderr)
            return PROBLEMS
        principal = _principal(options, at, found)
        if not options.yes and not _agrees():
            print("You did not agree; no tag was written.", file=sys.stderr)
            return PROBLEMS
        name = _sign(options, at, found, principal)
    print(f"{principal} agreed: {name}. Push it: git push origin refs/tags/{name}")
    return DONE


def _principal(options: argparse.Namespace, at: ReviewDesk, found: Review) -> str:
    """Return who signs.

    Raises:
        SettingsError: When nobody is named, or it is whoever wrote the change.
    """
    principal = str(options.principal or at.repository.git("config", "--default", "", "user.email"))
    if not principal:
        raise SettingsError("say who you are, with --as ADDRESS or git's user.email")
    authors = authors_between(at.repository, found.span.base, found.span.head)
    if principal.casefold() in {one.casefold() for one in authors}:
        raise SettingsError(f"{principal} wrote this; somebody else has to agree to it")
    return principal


def _agrees() -> bool:
    if not sys.stdin.isatty():
        raise SettingsError("there is nobody to ask here; say --yes once the review was read")
    try:
        return input("Do you agree to all of this? Type yes: ").strip().casefold() == "yes"
    except EOFError:
        return False


def _sign(options: argparse.Namespace, at: ReviewDesk, found: Review, principal: str) -> str:
    """Return the name of the tag that was written.

    Raises:
        SettingsError: When the signature is none of the allowed signers', or another's.
    """
    repository, span = at.repository, found.span
    tree = repository.git("rev-parse", "--verify", f"{span.head}^{{tree}}")
    name = tag_name(tree, span.base, principal)
    digest = change_digest(found.files)
    message = message_of(span.name, span.base, span.commits, found.verdict, digest)
    tag = sign_tag(repository, name, tree, message, options.key)
    file = found.settings.allowed_signers
    signer = signer_of(repository, tag, text_of(repository, span.base, file))
    if signer is None or signer.principal.casefold() != principal.casefold():
        remove_tag(repository, tag)
        whose = f"it is {signer.principal}'s" if signer else f"its key is not in {file}"
        raise SettingsError(
            f"this signature of {principal} would not count: {whose} as that was before the change."
            " No tag was written"
        )
    _remind(found, principal)
    return name


def _remind(found: Review, principal: str) -> None:
    verdict = found.verdict
    for role in verdict.roles:
        if not is_of(principal, role, found.settings):
            name = found.settings.role(role).name
            print(f"Somebody else is needed as well, one of: {name}.", file=sys.stderr)
    if verdict.approvals > 1:
        told = count(verdict.approvals, "person", "people")
        print(f"It takes {told} in all; `approvals` counts them.", file=sys.stderr)
