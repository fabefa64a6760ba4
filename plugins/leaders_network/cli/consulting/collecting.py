"""collect: check answers, keep those that fit, and set the others aside with the reason."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from leaders_network.addresses import ANSWERS
from leaders_network.cli.codes import DONE, PROBLEMS
from leaders_network.cli.consulting.surroundings import Surroundings, recipients, surroundings
from leaders_network.cli.signing_in import NO_KEY, signing_in
from leaders_network.cli.telling import tell_problems
from leaders_network.consulting.collecting import Found, Incoming, Round, collect
from leaders_network.consulting.intake import People, from_answers, from_files, from_messages
from leaders_network.content.consultations import window
from leaders_network.directory.linking import link
from leaders_network.directory.standing import asked
from leaders_network.gate.people import access_list
from leaders_network.gate.tokens import token
from leaders_network.inbox.boxes import BoxFile, discard, emptying, files_in, read_each, take
from leaders_network.problems import InvalidDirectoryError, SettingsError, visible
from leaders_network.publish.phrases import count


def run(options: argparse.Namespace) -> int:
    """Collect; return 1 when a letter is set aside or cannot be read.

    Raises:
        SettingsError: When a folder, a key or the consultation cannot be used.
    """
    try:
        around = surroundings(options)
    except InvalidDirectoryError as error:
        tell_problems(error, "Nothing was collected.")
        return PROBLEMS
    keys, asked_about = recipients(options), _round(around)
    with emptying(around.letters if options.apply else None):
        taken = _boxes(around, apply=options.apply)
        letters, boxes, left = _letters(options, around, asked_about, taken)
        found = collect(asked_about, letters)
        if options.apply and found.batch:
            around.store.add(found.batch, window(around.page.front)[0], keys)
        if options.apply:
            # Only now: whatever breaks off before leaves the letters for the next time.
            discard(boxes)
    for one in left:
        print(visible(f"left where it is: {one}"))
    _tell(found, around, apply=options.apply, sealed=bool(keys))
    return PROBLEMS if left or found.batch.aside else DONE


def _round(around: Surroundings) -> Round:
    page, directory = around.page, link(around.sources.records)
    standings = asked(directory, page.front, page.audience, page.front.closes)
    return Round(page.id, page.front, standings, around.now)


def _boxes(around: Surroundings, *, apply: bool) -> list[BoxFile]:
    if around.letters is None:
        return []
    box = f"{ANSWERS}{around.page.id}"
    return take(around.letters, box) if apply else files_in(around.letters, box)


def _letters(
    options: argparse.Namespace, around: Surroundings, asked_about: Round, boxes: list[BoxFile]
) -> tuple[list[Incoming], list[BoxFile], list[str]]:
    team, secret = signing_in(options)
    if boxes and secret is None:
        raise SettingsError(NO_KEY)
    people = access_list(around.sources.records, around.day, team)
    tokens = {one.key: token(one.key, secret) for one in people} if secret else {}
    known = People.of(people, tokens)
    checked = " ".join(options.verified_by.split())
    letters, read, left = read_each(boxes, lambda file: from_answers(file, known))
    if options.mail:
        letters += from_messages(Path.cwd() / options.mail, asked_about, known, checked)
    if options.files:
        letters += from_files(Path.cwd() / options.files, known, checked)
    return letters, read, left


def _tell(found: Found, around: Surroundings, *, apply: bool, sealed: bool) -> None:
    """Say what came of all, and of each letter that was set aside; of no other."""
    for one in found.batch.aside:
        sender = one.sender or "somebody unknown"
        print(visible(f"set aside: {sender} ({one.origin}): {one.reason} [{one.code}]"))
    codes = Counter(one.code for one in found.batch.aside)
    reasons = ", ".join(f"{number} {code}" for code, number in sorted(codes.items()))
    print(
        f"{count(len(found.batch.accepted), 'answer')} taken, {len(found.batch.aside)} set aside"
        f"{f' ({reasons})' if reasons else ''}."
    )
    if found.waiting:
        print(f"{found.waiting} waiting until --verified-by says who has checked their senders.")
    if found.others:
        print(f"{count(found.others, 'other letter')} left in place.")
    if not apply:
        print("Nothing was changed; --apply keeps them and empties the box.")
    elif found.batch:
        how = "encrypted" if sealed else "not encrypted: there are no keys in deploy/recipients.txt"
        print(f"Kept in {around.store.folder}, {how}.")
