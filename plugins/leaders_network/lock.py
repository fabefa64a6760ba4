"""One at a time: a lock that the system lets go of when the process ends, however it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leaders_network.problems import SettingsError

BUILDING = "another build is writing this site; wait for it, or name another with --site"
"""What is said where two builds write one site."""


@contextmanager
def alone(file: Path, otherwise: str) -> Iterator[None]:
    """Hold a lock.

    Args:
        file: What is locked; it is made where it is not there.
        otherwise: What is said where another process holds it.

    Raises:
        SettingsError: When another process holds it.
    """
    with file.open("a+b") as opened:
        try:
            _lock(opened.fileno())
        except OSError as error:
            raise SettingsError(otherwise) from error
        yield


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
