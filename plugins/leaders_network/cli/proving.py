"""approvals: prove from git alone that every change since the last release was agreed to."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.options import add_folders, settings
from leaders_network.decoding import bytes_of, decode
from leaders_network.problems import Problems, SettingsError, render, visible
from leaders_network.publish.phrases import count
from leaders_network.reviewing.history import cut_off, refuse_unfinished, text_of
from leaders_network.reviewing.proof import RELEASES, Proof, Release, Step, last_release, prove
from leaders_network.reviewing.settings import FILE, owners, read_reviewing, reviewing_of
from leaders_network.reviewing.signatures import remove_tag, sign_tag, signer_of
from leaders_network.reviewing.verdicts import ReviewDesk, desk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's options."""
    parser.add_argument(
        "--since",
        metavar="REVISION",
        help="after which revision changes must be agreed to (default: the last signed release)",
    )
    parser.add_argument(
        "--signers",
        type=Path,
        metavar="FILE",
        help="allowed signers kept elsewhere, for all (default: the file as it was before each)",
    )
    parser.add_argument(
        "--release",
        metavar="NAME",
        help="where all were agreed to, sign the tag release/NAME, at which the next proof begins",
    )
    parser.add_argument("--key", metavar="FILE", help="the ssh key to sign the release with")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how the proof is written"
    )
    parser.add_argument(
        "--owners",
        action="store_true",
        help=f"print CODEOWNERS, made from {FILE}, and do nothing else",
    )
    add_folders(parser, site=False)
    parser.epilog = (
        "exit codes: 0 every change had the agreement it needs; 1 one had not; 2 called wrongly,\n"
        "or something is not committed"
    )


def run(options: argparse.Namespace) -> int:
    """Print the proof; return 1 where a change lacks agreement.

    Raises:
        SettingsError: When there is no release to begin from, or it cannot be signed.
    """
    if options.owners:
        return _print_owners()
    with desk(settings(options)) as at:
        refuse_unfinished(at.repository)
        signers = _read(options.signers)
        release, ignored = _beginning(options, at, signers)
        head = str(at.repository.tip("HEAD"))
        proof = prove(at, release.commit, head, signers)
        _tell(proof, release, ignored, options.format)
        if not proof.holds:
            return PROBLEMS
        if options.release:
            _sign(options, at, head, release, signers)
    return DONE


def _print_owners() -> int:
    problems = Problems()
    file = Path.cwd() / FILE
    if not file.is_file():
        raise SettingsError(f"there is no {FILE} here")
    found = read_reviewing(decode(bytes_of(file), FILE, problems) or "", problems)
    if problems:
        # What is printed goes into a file; who wrote the rules reads the problems beside it.
        print(render(tuple(problems)), file=sys.stderr)
        return PROBLEMS
    print(owners(found), end="")
    return DONE


def _read(file: Path | None) -> str | None:
    try:
        return file.read_text(encoding="utf-8", errors="replace") if file else None
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}") from None


def _beginning(
    options: argparse.Namespace, at: ReviewDesk, signers: str | None
) -> tuple[Release, tuple[str, ...]]:
    """Return the release from which on changes are looked at, and the tags that are none.

    Raises:
        SettingsError: When there is none, or the named one is not before what is checked out.
    """
    repository = at.repository
    if options.since:
        commit = repository.tip(options.since)
        line = repository.git("rev-list", "--first-parent", "HEAD").split()
        if commit not in line:
            raise SettingsError(f"{options.since} is no commit on the line of this branch")
        return Release(options.since, str(commit)), ()
    release, ignored = last_release(repository, signers)
    if release is None:
        why = f" ({', '.join(ignored)} bear no signature that counts)" if ignored else ""
        raise SettingsError(
            f"there is no signed release yet{why}"
            + (
                cut_off(repository)
                or "; say with --since from which commit on changes have to be agreed to, and sign"
                " the first with --release"
            )
        )
    return release, ignored


def _tell(proof: Proof, release: Release, ignored: tuple[str, ...], form: str) -> None:
    if form == "json":
        print(json.dumps(_plain(proof, release, ignored), indent=2, ensure_ascii=False))
    else:
        print("\n".join(_lines(proof, release, ignored)))


def _lines(proof: Proof, release: Release, ignored: tuple[str, ...]) -> list[str]:
    lines = [
        f"{name} is no release: nobody signed it who could at the release before."
        for name in ignored
    ]
    for step in proof.steps:
        who = ", ".join(signer.principal for signer in step.count.signers) or "nobody"
        lines.append(visible(f"{'agreed ' if step.is_agreed else 'MISSING'}  {step.subject}"))
        lines.append(visible(f"           {', '.join(step.verdict.kinds)}; agreed to by {who}"))
        if step.count.missing:
            lines.append(f"           missing: {step.count.missing}")
    lacking = sum(not step.is_agreed for step in proof.steps)
    total = count(len(proof.steps), "change")
    verdict = f"{lacking} without the agreement it needs" if lacking else "all of it agreed to"
    lines.append(f"{total} since {release.name}: {verdict if proof.steps else 'nothing to show'}.")
    return lines


def _plain(proof: Proof, release: Release, ignored: tuple[str, ...]) -> dict[str, object]:
    return {
        "since": release.name,
        "head": proof.head,
        "holds": proof.holds,
        "ignored": list(ignored),
        "changes": [_plain_step(step) for step in proof.steps],
    }


def _plain_step(step: Step) -> dict[str, object]:
    return {
        "before": step.before,
        "after": step.after,
        "subject": step.subject,
        "kinds": list(step.verdict.kinds),
        "approvals": step.verdict.approvals,
        "agreed": [signer.principal for signer in step.count.signers],
        "missing": step.count.missing,
    }


def _sign(
    options: argparse.Namespace, at: ReviewDesk, head: str, release: Release, signers: str | None
) -> None:
    """Sign the release.

    Raises:
        SettingsError: When the signature is of nobody who may sign one.
    """
    repository = at.repository
    name = f"{RELEASES}/{options.release}"
    found = reviewing_of(repository, release.commit, Problems())
    allowed = signers or text_of(repository, release.commit, found.allowed_signers)
    message = f"Every change since {release.name} was agreed to\n\nSince: {release.commit}\n"
    tag = sign_tag(repository, name, head, message, options.key)
    if signer_of(repository, tag, allowed) is None:
        remove_tag(repository, tag)
        raise SettingsError(
            f"this signature would not count: its key is not in {found.allowed_signers} as that"
            f" was at {release.name}. No tag was written"
        )
    print(f"Signed {name}. Push it: git push origin refs/tags/{name}", file=sys.stderr)
