"""Letters, their ledger, messages and drafts that have to do with somebody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from leaders_network.care.finding import speaks_of
from leaders_network.care.identity import Identity
from leaders_network.inbox.boxes import all_files_in
from leaders_network.inbox.ledger import FILE as LEDGER
from leaders_network.inbox.noting import ASIDE, KEPT


@dataclass(frozen=True, slots=True)
class LetterPlaces:
    """Where letters, messages and drafts lie; a place that is not used is None."""

    state: Path | None = None
    """The folder of the inbox's ledger, and of the letters that it kept."""
    boxes: Path | None = None
    mail: Path | None = None
    drafts: Path | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """One file in which somebody is spoken of, whole or in part."""

    file: Path
    kind: str
    """What it is, in words."""
    theirs: bytes
    """The part of it that is about them or by them."""
    rest: bytes | None
    """What stays when they are forgotten; None where nothing does, and the file goes."""


def papers(places: LetterPlaces, identity: Identity, token: str | None) -> Iterator[Paper]:
    """Yield every file of letters that holds something by somebody or about them.

    Args:
        places: Where to look.
        identity: Who they are.
        token: What their own file in a box is called; None without a gate.
    """
    if places.state and (places.state / LEDGER).is_file():
        yield from _ledger(places.state / LEDGER, identity)
    for folder, kind in ((ASIDE, "a letter that was set aside"), (KEPT, "a letter for the team")):
        for file in sorted((places.state / folder).rglob("*")) if places.state else ():
            yield from _whole(file, kind, identity)
    if places.boxes and places.boxes.is_dir():
        yield from _boxes(places.boxes, identity, token)
    for where, kind in ((places.mail, "a message"), (places.drafts, "a draft")):
        for file in sorted(where.rglob("*.eml")) if where and where.is_dir() else ():
            yield from _whole(file, kind, identity)


def is_about(letter: Any, identity: Identity) -> bool:
    """Return whether a letter, as plain data, is about somebody or names them."""
    return bool(speaks_of(identity, json.dumps(letter, ensure_ascii=False).encode()))


def _whole(file: Path, kind: str, identity: Identity) -> Iterator[Paper]:
    if file.is_file():
        content = file.read_bytes()
        if speaks_of(identity, content):
            yield Paper(file, kind, content, None)


def _ledger(file: Path, identity: Identity) -> Iterator[Paper]:
    """Yield the lines of the ledger that are theirs; the others stay, so no letter counts twice."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
    theirs = [line for line in lines if speaks_of(identity, line.encode())]
    if theirs:
        rest = [line for line in lines if line not in theirs]
        yield Paper(file, "what became of letters", _text(theirs), _text(rest) if rest else None)


def _boxes(boxes: Path, identity: Identity, token: str | None) -> Iterator[Paper]:
    for found in all_files_in(boxes):
        content = found.content()
        if found.token == token:
            yield Paper(found.path, "their own letters, not yet read", content, None)
        elif speaks_of(identity, content):
            yield _shared(
                Paper(found.path, "somebody else's letter about them", content, None), identity
            )


def _shared(paper: Paper, identity: Identity) -> Paper:
    """Return a file of somebody else's letters, parted into those about a person and the rest."""
    try:
        held = json.loads(paper.theirs)
        letters = held["letters"]
        theirs = [letter for letter in letters if is_about(letter, identity)]
        rest = [letter for letter in letters if letter not in theirs]
    except (ValueError, TypeError, KeyError, RecursionError):
        return paper
    if not theirs or not rest:
        return paper
    return replace(paper, theirs=_json({"letters": theirs}), rest=_json({**held, "letters": rest}))


def _json(held: object) -> bytes:
    return json.dumps(held, ensure_ascii=False, indent=2).encode()


def _text(lines: list[str]) -> bytes:
    return "".join(lines).encode()
