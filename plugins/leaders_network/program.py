"""This program, as a digest: what it makes is kept for as long as it is the same."""

from __future__ import annotations

import os
from functools import cache
from hashlib import blake2b
from pathlib import Path

_COMPILED = "__pycache__"


def program_digest(folder: Path) -> bytes:
    """Return a digest of all modules below a folder, and of where in it they stand."""
    digest = blake2b(digest_size=16)
    for inside, folders, _ in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != _COMPILED)
        digest.update(Path(inside).relative_to(folder).as_posix().encode() + b"\0")
        digest.update(modules_digest(Path(inside)))
    return digest.digest()


@cache
def modules_digest(folder: Path) -> bytes:
    """Return a digest of the modules in a folder, and of their names.

    Several things that are kept ask for some of the same folders; a run reads each once.
    """
    digest = blake2b(digest_size=16)
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 - there are hundreds
        if name.endswith(".py"):
            with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - see above
                content = file.readall()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.digest()
