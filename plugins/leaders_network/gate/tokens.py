"""A token stands for a person in addresses of their own, and says nothing of who it is.

It is a keyed hash of the person's key, so it stays the same from build to build, and nobody who has
not the key can tell whose it is or make another's. The key is never kept with the sources or the
sites: it comes from the environment, or from a file that only its owner may read.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from leaders_network.placing import private_file, refuse_open
from leaders_network.problems import SettingsError

KEY_VARIABLE = "GATE_TOKEN_KEY"
KEY_FILE = "token.key"
LENGTH = 26
"""Characters of a token: 130 bits, beyond guessing."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no `i`, `l`, `o` or `u`, which are taken for other characters."""

FORM = f"[{_ALPHABET}]{{{LENGTH}}}"
"""What every token fits, as a pattern."""

_KEY_BYTES = 32


def token(person: str, secret: bytes) -> str:
    """Return the token of a person: lower-case letters and digits.

    Args:
        person: Their key in the access list, as in `leader:amara-penrose`.
        secret: What `token_key` gives.
    """
    digest = hmac.digest(secret, person.encode(), "sha256")
    number = int.from_bytes(digest, "big")
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in range(LENGTH))


def is_token(text: str) -> bool:
    """Return whether a text looks like a token."""
    return re.fullmatch(FORM, text) is not None


def token_key(
    folder: Path,
    *,
    away_from: Iterable[Path] = (),
    environment: Mapping[str, str] = os.environ,
    kept: bool = True,
) -> bytes:
    """Return the key that tokens are made with; one is made where there is none.

    Args:
        folder: Where the file of the key is kept, unless `GATE_TOKEN_KEY` gives the key itself.
        away_from: Folders the file may not stand in: what is published or kept in a repository.
        environment: Where `GATE_TOKEN_KEY` is looked for.
        kept: Whether a key that is made is kept; one that is not serves to try what would be.

    Raises:
        SettingsError: When the key is too short, open to others, or cannot be kept.
    """
    given = environment.get(KEY_VARIABLE)
    if given is not None:
        return _long_enough(given.strip().encode(), KEY_VARIABLE)
    _refuse_inside(folder, away_from)
    file = folder / KEY_FILE
    try:
        if not kept and not file.exists():
            return secrets.token_hex(_KEY_BYTES).encode()
        _make(file)
        refuse_open(file)
        return _long_enough(file.read_bytes().strip(), str(file))
    except OSError as error:
        raise SettingsError(
            f"the key of tokens cannot be kept in {folder} ({error.strerror}); name another folder"
            f" as `state:`, or give the key by {KEY_VARIABLE}"
        ) from error


def _make(file: Path) -> None:
    """Make a key where there is none; nobody ever sees half of one."""
    if file.exists():
        return
    # Not the folders around it, in which a server may keep what others read.
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_name(f"{KEY_FILE}.{secrets.token_hex(8)}")
    with private_file(fresh) as opened:
        opened.write(f"{secrets.token_hex(_KEY_BYTES)}\n".encode())
    try:
        with suppress(FileExistsError):  # another process was first, and its key is the one
            file.hardlink_to(fresh)
    finally:
        fresh.unlink()


def _long_enough(key: bytes, source: str) -> bytes:
    if len(key) < _KEY_BYTES:
        raise SettingsError(
            f"the key of {source} is too short; give at least {_KEY_BYTES} characters, such as"
            " those of: openssl rand -hex 32"
        )
    return key


def _refuse_inside(folder: Path, away_from: Iterable[Path]) -> None:
    kept = folder.resolve()
    for other in away_from:
        if kept.is_relative_to(other.resolve()):
            raise SettingsError(
                f"the key of tokens may not stand in {other}; name a folder elsewhere as `state:`"
            )
