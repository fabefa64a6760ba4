"""forget: remove a person, their photo, letters and mentions; rewrite history; prove it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from leaders_network.building.build import check
from leaders_network.building.settings import Settings
from leaders_network.care.applying import apply
from leaders_network.care.forgetting import WORDS, Forgetting, ForgettingGround, prepare
from leaders_network.care.plan import RUNBOOK, ForgettingPlan, read_plan
from leaders_network.care.proof import Searched, search
from leaders_network.care.rewriting import rewrite, same_tree
from leaders_network.care.standing import refuse_unread_letters, settled_repository
from leaders_network.care.whom import Whom, whom
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.letter_options import PERSON, add_letters, letter_places
from leaders_network.cli.options import add_folders, settings
from leaders_network.cli.signing_in import add_gate, checked_records, signing_in
from leaders_network.directory.forgotten import KEY_VARIABLE
from leaders_network.gate.tokens import token
from leaders_network.problems import Problems, SettingsError, visible
from leaders_network.publish.phrases import count

_SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the verb's arguments and options."""
    parser.add_argument("id", metavar="PERSON", nargs="?", help=PERSON)
    parser.add_argument(
        "--apply",
        action="store_true",
        help="make the commit on a branch, remove letters, write the plan (else only show)",
    )
    parser.add_argument(
        "--words",
        default=WORDS,
        metavar="TEXT",
        help=f"what takes the place of their name (default: {WORDS})",
    )
    parser.add_argument(
        "--plan",
        type=Path,
        default=Path(".forget"),
        metavar="FOLDER",
        help="where the plan and the runbook are kept, never published (default: .forget)",
    )
    parser.add_argument(
        "--rewrite",
        type=Path,
        metavar="CLONE",
        help="by the plan, make a clone there whose history holds nothing of them, and prove it",
    )
    parser.add_argument(
        "--prove",
        type=Path,
        nargs="+",
        metavar="FOLDER",
        help="by the plan, search clones and folders for anything that is left",
    )
    add_letters(parser)
    add_folders(parser)
    add_gate(parser)
    parser.epilog = (
        f"{KEY_VARIABLE} is the key that ids are hashed with; `check` needs the same one.\n"
        "The checkout is left as it is: the commit is made beside it, on the branch forget/….\n"
        "exit codes: 0 done, or nothing is left; 1 something is left, has to be changed by hand,\n"
        "or would be a problem; 2 called wrongly, or not all is committed; 3 could not be done"
    )


def run(options: argparse.Namespace) -> int:
    """Show, do or prove it; return 1 while something is left.

    Raises:
        SettingsError: When the files are not in a settled state, or it is called wrongly.
        InvalidDirectoryError: When the files have problems, or would have.
        BuildError: When a step fails; then nothing was changed.
    """
    if options.prove:
        return _prove(options)
    if options.rewrite:
        return _rewrite(options)
    if not options.id:
        raise SettingsError("say who; or name a plan with --rewrite or --prove")
    return _forget(options)


def _forget(options: argparse.Namespace) -> int:
    chosen = settings(options)
    key = _key(chosen)
    ground, somebody = _ground(options, chosen)
    made = prepare(ground, somebody, key)
    print("\n".join(map(visible, _told(made, ground.repository.top))))
    if made.by_hand:
        print("Change these first; nothing was done.")
        return PROBLEMS
    if not options.apply:
        print("Nothing was changed; --apply does it.")
        return DONE
    folder = Path.cwd() / options.plan
    commit = apply(ground, made, folder)
    print(f"Commit {commit[:12]} on the branch {made.plan.branch}; review and merge it.")
    print(f"What is left to do: {folder / RUNBOOK}")
    return DONE


def _key(chosen: Settings) -> bytes:
    if chosen.forgotten_key is None:
        raise SettingsError(
            f"set {KEY_VARIABLE} to the key of forgotten ids; make one by: openssl rand -hex 32,"
            " and keep it with the gate's secrets"
        )
    return chosen.forgotten_key


def _ground(options: argparse.Namespace, chosen: Settings) -> tuple[ForgettingGround, Whom]:
    """Return where they are to be forgotten, when nothing there is half done, and who it is."""
    letters = letter_places(options)
    refuse_unread_letters(letters.boxes)
    repository = settled_repository(chosen.data, chosen.content, history=True)
    sources, _ = checked_records(options)
    somebody = whom(sources.records, options.id)
    _, secret = signing_in(options)
    ground = ForgettingGround(
        sources.records,
        sources.content,
        chosen.content,
        repository,
        letters,
        token(somebody.sign_in, secret) if secret else None,
        lambda data, content: _problems(chosen, data, content),
        " ".join(options.words.split()),
    )
    return ground, somebody


def _problems(chosen: Settings, data: Path, content: Path) -> Problems:
    return check(replace(chosen, data=data, content=content))


def _told(made: Forgetting, top: Path) -> list[str]:
    lines = ["To go:"]
    for file, text in made.files.items():
        name = file.relative_to(top) if file.is_relative_to(top) else file
        lines.append(f"  {'delete' if text is None else 'change'} {name}")
    lines += [
        f"  {'delete' if paper.rest is None else 'cut'} {paper.file} ({paper.kind})"
        for paper in made.papers
    ]
    lines += [f"  vacant from then on: {post}" for post in made.vacant]
    paths, pictures = count(len(made.plan.paths), "path"), count(len(made.plan.photos), "picture")
    lines.append(f"  from history: {paths}, {pictures}")
    if made.plan.identity.shared:
        names = ", ".join(made.plan.identity.shared)
        lines.append(f"  look by hand: somebody else is called {names} as well")
    lines += [f"  look by hand: {each}" for each in made.look[:_SHOWN]]
    if len(made.look) > _SHOWN:
        lines.append(f"  look by hand: and {len(made.look) - _SHOWN} more")
    return [*lines, *(f"  by hand: {each}" for each in made.by_hand)]


def _rewrite(options: argparse.Namespace) -> int:
    chosen = settings(options)
    plan = read_plan(Path.cwd() / options.plan)
    repository = settled_repository(chosen.data, chosen.content, history=True)
    clone = Path.cwd() / options.rewrite
    dropped = rewrite(repository, plan, clone)
    for name in dropped:
        print(visible(f"left out, for it cannot be rewritten: {name}"))
    changed = same_tree(repository, clone)
    for path in changed[:_SHOWN]:
        print(visible(f"other than today: {path}"))
    print(f"{count(len(changed), 'file')} of today's changed by it.")
    return _tell(search(clone, plan.identity, plan.photos), clone)


def _prove(options: argparse.Namespace) -> int:
    plan: ForgettingPlan = read_plan(Path.cwd() / options.plan)
    results = [
        _tell(search(Path.cwd() / folder, plan.identity, plan.photos), folder)
        for folder in options.prove
    ]
    return max(results)


def _tell(found: Searched, folder: Path) -> int:
    for left in found.left[:_SHOWN]:
        print(visible(f"left in {left.where}: {', '.join(left.words)}"))
    if len(found.left) > _SHOWN:
        print(f"and {len(found.left) - _SHOWN:,} more")
    looked = f"{count(found.objects, 'object')} and {count(found.files, 'file')}"
    if found.left:
        print(f"{folder}: {len(found.left):,} of {looked} still speak of them.")
        return PROBLEMS
    print(f"{folder}: nothing is left in {looked}.")
    return DONE
