"""Ids of people who were forgotten: kept as keyed hashes, so that no id is given out again.

`forgotten.txt` in the data folder holds one hash a line. Without the key nobody can tell from it
who was ever listed; with it, `check` refuses an entry under such an id. Source: RFC 2104 (HMAC).
"""

from __future__ import annotations

import hmac
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from leaders_network.problems import Fault, Location, Problems, SettingsError
from leaders_network.records.records import Records

FILE = "forgotten.txt"
KEY_VARIABLE = "FORGOTTEN_KEY"

HEADING = """\
# Ids of people who asked to be forgotten, as keyed hashes: none of them is ever used again.
# `python build.py forget` adds to it; `check` reads it where FORGOTTEN_KEY is set.
"""
PEOPLE = ("leaders", "contributors")
"""The kinds whose ids are those of people."""
_SHORTEST = 32
_LINE = re.compile(r"(?P<word>key|id) (?P<hash>[0-9a-f]{64})")
_WITNESS = "the key of forgotten ids"
"""What is hashed for the line by which a key is known to be the one."""


def forgotten_key(environment: Mapping[str, str] = os.environ) -> bytes | None:
    """Return the key of forgotten ids, or None where the environment gives none.

    Raises:
        SettingsError: When it is too short to keep anybody from guessing.
    """
    given = environment.get(KEY_VARIABLE, "").strip()
    if not given:
        return None
    if len(given) < _SHORTEST:
        raise SettingsError(
            f"{KEY_VARIABLE} is too short; give at least {_SHORTEST} characters, such as those of:"
            " openssl rand -hex 32"
        )
    return given.encode()


def hashed(identifier: str, key: bytes) -> str:
    """Return what stands in the file for an id."""
    return _hash(f"id {identifier.casefold()}", key)


def with_ids(text: str, identifiers: Iterable[str], key: bytes) -> str:
    """Return the file's text with some ids added to it.

    Args:
        text: The text so far; nothing where there is no file yet.
        identifiers: The ids.
        key: What they are hashed with.

    Raises:
        SettingsError: When the file was begun with another key.
    """
    lines = text.splitlines()
    witness = f"key {_hash(_WITNESS, key)}"
    found = [line for line in lines if line.startswith("key ")]
    if found and found != [witness]:
        raise SettingsError(
            f"{FILE} was begun with another {KEY_VARIABLE}; set that one, or no id in it is guarded"
        )
    ids = {line for line in lines if line.startswith("id ")}
    ids |= {f"id {hashed(identifier, key)}" for identifier in identifiers}
    return HEADING + "\n".join([witness, *sorted(ids), ""])


def check_forgotten(records: Records, key: bytes | None, problems: Problems) -> None:
    """Record each id in use that belonged to somebody who was forgotten.

    Args:
        records: The whole directory.
        key: What the ids are hashed with; without it only the file's form is checked.
        problems: Gets every fault.
    """
    file = records.folder / FILE
    if not os.path.isfile(file):  # noqa: PTH113 - in a closed folder there is none
        return
    if not os.access(file, os.R_OK):
        at, fix = Location(f"{records.name}/{FILE}"), "let this program read it"
        problems.add(at, "the file cannot be read", "unreadable", fix=fix)
        return
    known = dict(_read(file, f"{records.name}/{FILE}", problems))
    at = Location(f"{records.name}/{FILE}")
    if key is None or "key" not in known.values():
        return
    if known.get(_hash(_WITNESS, key)) != "key":
        problems.add(
            at,
            "its ids were hashed with another key",
            "forgotten-key",
            fix=f"set {KEY_VARIABLE} to the key that they were hashed with",
        )
        return
    for identifier, steps, path in _ids(records):
        if known.get(hashed(identifier, key)) == "id":
            code, message, fix = _fault(identifier)
            problems.add(records.locate(path, *steps), message, code, fix=fix)


def guarded(folder: Path) -> tuple[str, ...]:
    """Return the hashes of the ids that a data folder guards; none where nothing can be read."""
    file = folder / FILE
    if not os.access(file, os.R_OK):
        return ()
    return tuple(line.removeprefix("id ") for line in _lines(file) if line.startswith("id "))


def forgotten_fault(identifier: str, hashes: Collection[str], key: bytes) -> Fault | None:
    """Return why an id may not be given to a person, where it was that of a forgotten one.

    Args:
        identifier: The id.
        hashes: Those of the ids that are guarded.
        key: What they were hashed with.
    """
    return _fault(identifier) if hashed(identifier, key) in hashes else None


def _fault(identifier: str) -> Fault:
    fix = "choose another id, and rename the file or the former id"
    return "forgotten-id", f"the id `{identifier}` may not be used again", fix


def unguarded(folder: Path, key: bytes | None) -> int:
    """Return how many ids of a data folder cannot be guarded, for there is no key."""
    return len(guarded(folder)) if key is None else 0


def _read(file: Path, path: str, problems: Problems) -> Iterator[tuple[str, str]]:
    """Yield each hash of the file and what it is of."""
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match:
            yield match["hash"], match["word"]
        else:
            problems.add(
                Location(path, number),
                "this line is no keyed hash",
                "forgotten-file",
                fix="restore the line; only `forget` writes here",
            )


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8", errors="replace").splitlines()


def _ids(records: Records) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    for kind in PEOPLE:
        for identifier, person in getattr(records, kind).items():
            path = f"{kind}/{identifier}.yml"
            yield identifier, (), path
            for position, former in enumerate(person.former_ids):
                yield former, ("former_ids", position), path


def _hash(text: str, key: bytes) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()
