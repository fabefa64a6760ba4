"""Reads back what an earlier run of the program kept, whatever has become of the file since."""

from __future__ import annotations

import pickle
from typing import Any

_DAMAGE = (
    pickle.UnpicklingError,
    *(AttributeError, EOFError, ImportError, LookupError, TypeError, ValueError),
    *(MemoryError, OverflowError),
)
"""What bytes raise that are cut off, altered, or were written by another version."""


def kept(data: bytes) -> Any | None:
    """Return what was pickled, or None where its bytes are not whole.

    Only for files that this program wrote where nobody else may write: a pickle can run code.
    """
    try:
        return pickle.loads(data)  # noqa: S301 - our own file, by our own hand
    except _DAMAGE:
        return None
