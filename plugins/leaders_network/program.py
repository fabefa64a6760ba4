"""This program, as a digest: what it makes is kept for as long as it is the same."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

_COMPILED = "__pycache__"


def folder_digest(folder: Path, ending: str) -> bytes:
    """Return a digest of the files below a folder whose names end so, and of these names.

    It is asked for by every build, of hundreds of files.
    """
    digest = blake2b(digest_size=16)
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != _COMPILED)
        for name in sorted(names):
            if name.endswith(ending):
                with open(f"{inside}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - see above
                    content = file.readall()
                digest.update(f"{name}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.digest()
