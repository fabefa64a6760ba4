"""Stamps: a small file that says from what a step was last made, so that it is not made twice."""

from __future__ import annotations

import hashlib
from pathlib import Path


def fingerprint(*inputs: Path) -> str:
    """Return a digest of the files' names and contents; an absent file counts as absent."""
    digest = hashlib.sha256()
    for path in inputs:
        content = path.read_bytes() if path.is_file() else None
        digest.update(repr((path.name, content)).encode())
    return digest.hexdigest()


def reads(stamp: Path) -> str | None:
    """Return what a stamp says, or None where there is none or it is half written."""
    try:
        return stamp.read_text(encoding="ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def put(stamp: Path, print_: str) -> None:
    """Write a stamp in one move. Called last, so that an interrupted step is done again."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    fresh = stamp.with_name(f"{stamp.name}.new")
    fresh.write_text(f"{print_}\n", encoding="ascii")
    fresh.replace(stamp)
