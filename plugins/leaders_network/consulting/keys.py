"""The keys of the team: whoever collects needs only the public ones, whoever reports the others.

The files are those of age's own programs: recipients one a line, as `age-keygen -y` prints them,
and identities as `age-keygen` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaders_network.problems import SettingsError

if TYPE_CHECKING:
    from pyrage import x25519

Recipients = Sequence["x25519.Recipient"]
"""Public keys: what is encrypted to them, any one of their owners can read."""

Identities = Sequence["x25519.Identity"]
"""Secret keys."""

_PUBLIC, _SECRET = "age1", "AGE-SECRET-KEY-1"


def recipients_in(file: Path) -> Recipients:
    """Return the public keys of a file.

    Raises:
        SettingsError: When there is no such file, it holds no key, or a line of it is none.
    """
    from pyrage import x25519

    found = [_key(x25519.Recipient, line, file, _PUBLIC) for line in _lines(file)]
    if not found:
        # Whoever has such a file means to encrypt.
        raise SettingsError(f"{file} holds no key; write the team's into it, or remove it")
    return found


def identities_in(files: Sequence[Path]) -> Identities:
    """Return the secret keys of files.

    Raises:
        SettingsError: When a file is not there, or a line of it is no key.
    """
    from pyrage import x25519

    return [_key(x25519.Identity, line, file, _SECRET) for file in files for line in _lines(file)]


def encrypted(content: bytes, recipients: Recipients) -> bytes:
    """Return bytes that only the recipients can read, or the bytes where there are none."""
    if not recipients:
        return content
    import pyrage

    return bytes(pyrage.encrypt(content, list(recipients)))


def decrypted(content: bytes, identities: Identities, file: Path) -> bytes:
    """Return what was encrypted.

    Raises:
        SettingsError: When none of the keys opens it.
    """
    import pyrage

    if not identities:
        raise SettingsError(f"{file} is encrypted; give the team's secret key with --identity")
    try:
        return bytes(pyrage.decrypt(content, list(identities)))
    except pyrage.DecryptError as error:
        raise SettingsError(f"{file} cannot be opened with this key: {error}") from None


def _lines(file: Path) -> Iterator[str]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        raise SettingsError(f"there is no file of keys {file}") from None
    lines = (line.strip() for line in text.splitlines())
    return (line for line in lines if line and not line.startswith("#"))


def _key(kind: Any, line: str, file: Path, begins: str) -> Any:
    if not line.startswith(begins):
        raise SettingsError(f"a line of {file} does not begin with {begins}, so it is no key")
    try:
        return kind.from_str(line)
    except Exception as error:  # noqa: BLE001 - the library's errors have no class in common
        what = "public" if begins == _PUBLIC else "secret"
        raise SettingsError(f"a line of {file} is no {what} key of age: {error}") from None
